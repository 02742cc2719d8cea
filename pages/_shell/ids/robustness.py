"""Ids of the page of robustness."""

from __future__ import annotations

from enum import StrEnum


class Robustness(StrEnum):
    """How sure the order is, and what would change it."""

    OPENED = "robustness-opened"
    ADDRESS = "robustness-address"
    WEIGHTS = "robustness-weights"
    KEPT = "robustness-kept"
    LAID = "robustness-laid"
    SECTION = "robustness-section"
    NOTICE = "robustness-notice"
    ANSWER = "robustness-answer"

    TOP = "robustness-top"
    POINTS = "robustness-points"

    HOLD = "robustness-hold"
    HOLD_SAYS = "robustness-hold-says"

    SERVICE = "robustness-service"
    TARGET = "robustness-target"
    OTHER = "robustness-other"
    REACH = "robustness-reach"
    REACH_SAYS = "robustness-reach-says"
    REACH_WISH = "robustness-reach-wish"
    REACH_WAIT = "robustness-reach-wait"
    REACH_BAR = "robustness-reach-bar"
    REACH_CANCEL = "robustness-reach-cancel"
    REACH_FOUND = "robustness-reach-found"
    REACH_STOPPED = "robustness-reach-stopped"
    REACH_AGAIN = "robustness-reach-again"

    CERTAIN = "robustness-certain"
    CERTAIN_SAYS = "robustness-certain-says"
    CERTAIN_GRAPH = "robustness-certain-graph"
    CERTAIN_DRAWN = "robustness-certain-drawn"
    CERTAIN_GRAPH_SAYS = "robustness-certain-graph-says"
    CERTAIN_WISH = "robustness-certain-wish"
    CERTAIN_READY = "robustness-certain-ready"
    CERTAIN_WAIT = "robustness-certain-wait"
    CERTAIN_BAR = "robustness-certain-bar"
    CERTAIN_CANCEL = "robustness-certain-cancel"
    CERTAIN_FOUND = "robustness-certain-found"
    CERTAIN_TELLS = "robustness-certain-tells"
    CERTAIN_GRID = "robustness-certain-grid"
    CERTAIN_STOPPED = "robustness-certain-stopped"
    CERTAIN_AGAIN = "robustness-certain-again"

    PAIRS = "robustness-pairs"
    PAIRS_ASKED = "robustness-pairs-asked"
    PAIRS_OF = "robustness-pairs-of"
    PAIRS_SAYS = "robustness-pairs-says"
    PAIRS_GRID = "robustness-pairs-grid"

    SAMPLES = "robustness-samples"
    SEED = "robustness-seed"
    KIND = "robustness-kind"
    WRONG = "robustness-wrong"
    CHANCE = "robustness-chance"
    CHANCE_SAYS = "robustness-chance-says"
    CHANCE_WISH = "robustness-chance-wish"
    CHANCE_WAIT = "robustness-chance-wait"
    CHANCE_BAR = "robustness-chance-bar"
    CHANCE_CANCEL = "robustness-chance-cancel"
    CHANCE_FOUND = "robustness-chance-found"
    CHANCE_TELLS = "robustness-chance-tells"
    CHANCE_MAP = "robustness-chance-map"
    CHANCE_GRID = "robustness-chance-grid"
    CHANCE_STOPPED = "robustness-chance-stopped"
    CHANCE_AGAIN = "robustness-chance-again"

    SCORES_SAYS = "robustness-scores-says"
    SCORES_TELLS = "robustness-scores-tells"
    SCORES_GRID = "robustness-scores-grid"

    WEIGHTS_SAYS = "robustness-weights-says"
    OBJECTIVE = "robustness-objective"
    COMPARED = "robustness-compared"


def pair(number: int) -> str:
    """Name the menu of one comparison of two indices."""
    return f"robustness-pair-{number}"
