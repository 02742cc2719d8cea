"""Ids of the weighing table."""

from __future__ import annotations

from enum import StrEnum


class Priorities(StrEnum):
    """The weighing table."""

    OPENED = "priorities-opened"
    ADDRESS = "priorities-address"
    DATASET = "priorities-dataset"
    VIEW = "priorities-view"
    ARRANGED = "priorities-arranged"
    SHOWN = "priorities-shown"
    NOTICE = "priorities-notice"
    SCALES = "priorities-scales"
    GIST = "priorities-gist"
    STEPS = "priorities-steps"
    PRESETS = "priorities-presets"
    UNDO = "priorities-undo"
    REDO = "priorities-redo"
    RESET = "priorities-reset"
    SUMMARY = "priorities-summary"
    GRID = "priorities-grid"
    PAPER = "priorities-paper"
    TEXT = "priorities-text"
    DOMAINS = "priorities-domains"
    GROUPS = "priorities-groups"
    COLUMNS = "priorities-columns"
    COUNTS = "priorities-counts"
    MOVEMENT = "priorities-movement"
    MOVERS = "priorities-movers"
    GOAL = "priorities-goal"
    GOAL_FIRST = "priorities-goal-first"
    REACHED = "priorities-reached"
    REACHED_FIRST = "priorities-reached-first"
    REACH_FAILED = "priorities-reach-failed"
    REACH_WORK = "priorities-reach-work"
    REACH_BAR = "priorities-reach-bar"
    REACH_STOP = "priorities-reach-stop"
    WHY = "priorities-why"
    CSV = "priorities-csv"
    EXCEL = "priorities-excel"
    PICTURE = "priorities-picture"
    LINK = "priorities-link"
    DOWNLOAD = "priorities-download"


def scale(index_id: str) -> str:
    """Give the id of the slider of one index."""
    return f"scale-{index_id}"
