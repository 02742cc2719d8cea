"""Ids of the rollout."""

from __future__ import annotations

from enum import StrEnum


class Rollout(StrEnum):
    """The rollout by district and channel."""

    OPENED = "rollout-opened"
    CHANGED = "rollout-changed"
    ANSWER = "rollout-answer"
    BODY = "rollout-body"
    STEPS = "rollout-steps"
    UNDO = "rollout-undo"
    UNDO_SAYS = "rollout-undo-says"
    TOLD = "rollout-told"
    SUBJECT = "rollout-subject"
    PILOT = "rollout-pilot"
    START = "rollout-start"
    PILOT_WEEKS = "rollout-pilot-weeks"
    PER_WAVE = "rollout-per-wave"
    WEEKS_BETWEEN = "rollout-weeks-between"
    ENDING_WEEKS = "rollout-ending-weeks"
    PREVIEW = "rollout-preview"
    PREVIEWED = "rollout-previewed"
    KEEP = "rollout-keep"


STEP_BUTTON = "rollout-step-button"
"""``type`` of the buttons that stand at each step."""
