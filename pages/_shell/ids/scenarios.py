"""Ids of the scenarios: the list, the comparison, one of them, and the dialog that saves."""

from __future__ import annotations

from enum import StrEnum


class Scenarios(StrEnum):
    """The list of the scenarios, and two to five side by side."""

    OPENED = "scenarios-opened"
    ADDRESS = "scenarios-address"
    NOTICE = "scenarios-notice"
    ANSWER = "scenarios-answer"
    TEXT = "scenarios-text"
    STATUSES = "scenarios-statuses"
    TAGS = "scenarios-tags"
    CLEAR = "scenarios-clear"
    SUMMARY = "scenarios-summary"
    LIST = "scenarios-list"
    LISTED = "scenarios-listed"
    QUERY = "scenarios-query"
    KEPT = "scenarios-kept"
    CHANGED = "scenarios-changed"
    PUT = "scenarios-put"
    PUT_SAID = "scenarios-put-said"
    COMPARE_OPENED = "scenarios-compare-opened"
    COMPARE_ADDRESS = "scenarios-compare-address"
    COMPARE_NOTICE = "scenarios-compare-notice"
    COMPARED = "scenarios-compared"
    TOP = "scenarios-top"
    TOP_SAID = "scenarios-top-said"
    COMPARE_QUERY = "scenarios-compare-query"
    COMPARE_KEPT = "scenarios-compare-kept"


class Scenario(StrEnum):
    """One scenario."""

    OPENED = "scenario-opened"
    BODY = "scenario-body"
    SEEN = "scenario-seen"
    WISH = "scenario-wish"
    ASKED = "scenario-asked"
    CHANGED = "scenario-changed"
    SAID = "scenario-said"
    DOWNLOAD = "scenario-download"
    WORDS = "scenario-words"
    WORDS_TITLE = "scenario-words-title"
    WORDS_SAID = "scenario-words-said"
    TITLE = "scenario-title"
    TAGS = "scenario-tags"
    WORDS_SAVE = "scenario-words-save"
    WORDS_CANCEL = "scenario-words-cancel"
    SURE = "scenario-sure"
    SURE_TITLE = "scenario-sure-title"
    SURE_TEXT = "scenario-sure-text"
    SURE_YES = "scenario-sure-yes"
    SURE_CANCEL = "scenario-sure-cancel"


class ScenarioSave(StrEnum):
    """The dialog that keeps the picture of the weighing table, or of the roadmap."""

    OPEN = "scenario-save-open"
    OPEN_PLANNED = "scenario-save-open-planned"
    DIALOG = "scenario-save-dialog"
    HEADING = "scenario-save-heading"
    WHERE = "scenario-save-where"
    TITLE = "scenario-save-title"
    TAGS = "scenario-save-tags"
    REASON = "scenario-save-reason"
    FIRST = "scenario-save-first"
    SECOND = "scenario-save-second"
    PICTURE = "scenario-save-picture"
    SEEN = "scenario-save-seen"
    WISH = "scenario-save-wish"
    SAVE = "scenario-save"
    CANCEL = "scenario-save-cancel"
    SAID = "scenario-save-said"
    DONE = "scenario-save-done"
