"""Ids of the roadmap."""

from __future__ import annotations

from enum import StrEnum


class Roadmap(StrEnum):
    """The roadmap; the script names them without their beginning."""

    OPENED = "roadmap-opened"
    ADDRESS = "roadmap-address"
    DATASET = "roadmap-dataset"
    MOUNTED = "roadmap-mounted"
    ASK = "roadmap-ask"
    ANSWER = "roadmap-plan"
    WHY_ASK = "roadmap-why-ask"
    CHAIN_ASK = "roadmap-chain-ask"
    CHAIN = "roadmap-chain"
    NOTICE = "roadmap-notice"
    SCALES = "roadmap-scales"
    PRESETS = "roadmap-presets"
    FORM = "roadmap-form"
    ANSWERED = "roadmap-answer"
    METHOD = "roadmap-method"
    BY = "roadmap-by"
    LAYOUT = "roadmap-layout"
    KINDS = "roadmap-kinds"
    TEXT = "roadmap-text"
    SCROLL = "roadmap-scroll"
    NOTHING = "roadmap-nothing"
    USAGE = "roadmap-usage"
    CAPACITY_ANSWER = "roadmap-capacity-answer"
    QUARTERS = "roadmap-quarters"
    GRID = "roadmap-grid"
    MOVED = "roadmap-moved"
    MOVED_ANSWER = "roadmap-moved-answer"
    WHY = "roadmap-why"
    WISH_QUARTER = "roadmap-quarter"
