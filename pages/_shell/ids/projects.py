"""Ids of the portfolio and of one project."""

from __future__ import annotations

from enum import StrEnum


class Projects(StrEnum):
    """The portfolio."""

    OPENED = "projects-opened"
    ADDRESS = "projects-address"
    NOTICE = "projects-notice"
    ANSWER = "projects-answer"
    RULES = "projects-rules"
    RULES_PANEL = "projects-rules-panel"
    RULES_TOLD = "projects-rules-told"
    BOARD = "projects-board"
    BOARD_DATA = "projects-board-data"
    BOARD_SAYS = "projects-board-says"
    DRAWN = "projects-drawn"
    UNEXPLAINED = "projects-unexplained"
    RANKS = "projects-ranks"
    TRIED = "projects-tried"
    PARTS = "projects-parts"
    TEXT = "projects-text"
    LEVEL = "projects-level"
    PROGRAMME = "projects-programme"
    STATE = "projects-state"
    CLEAR = "projects-clear"
    SUMMARY = "projects-summary"
    GRID = "projects-grid"
    QUERY = "projects-query"
    KEPT = "projects-kept"
    PROGRAMMES = "projects-programmes"
    DAY = "projects-day"
    DAY_TOLD = "projects-day-told"
    TIMELINE = "projects-timeline"
    GRAPH = "projects-graph"
    GRAPH_DATA = "projects-graph-data"
    GRAPH_DRAWN = "projects-graph-drawn"
    GRAPH_TWIN = "projects-graph-twin"
    BUDGETS = "projects-budgets"


class Project(StrEnum):
    """One project and its charter."""

    OPENED = "project-opened"
    BODY = "project-body"
    UNDO = "project-undo"
    UNDO_SAYS = "project-undo-says"
