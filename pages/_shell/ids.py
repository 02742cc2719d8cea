"""Ids of components, one StrEnum per page: a typo fails at import, not in the browser."""

from __future__ import annotations

from enum import StrEnum


class Shell(StrEnum):
    """The frame around every page."""

    FRAME = "shell"
    HEADER = "shell-header"
    LANGUAGE = "shell-language"
    LANGUAGE_BUTTON = "shell-language-button"
    THEME_BUTTON = "shell-theme-button"
    PRESENT_BUTTON = "shell-present-button"
    PRINT_BUTTON = "shell-print-button"
    MENU_BUTTON = "shell-menu-button"
    NAVIGATION = "shell-navigation"
    NAVIGATED = "shell-navigated"
    TOAST = "shell-toast"
    ANNOUNCE = "shell-announce"


class Home(StrEnum):
    """The council's view."""

    OPENED = "home-opened"
    BODY = "home-body"


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
    WHY = "priorities-why"
    CSV = "priorities-csv"
    EXCEL = "priorities-excel"
    PICTURE = "priorities-picture"
    LINK = "priorities-link"
    DOWNLOAD = "priorities-download"


class Service(StrEnum):
    """One service."""

    OPENED = "service-opened"
    BODY = "service-body"


class Services(StrEnum):
    """All services."""

    OPENED = "services-opened"
    ADDRESS = "services-address"
    NOTICE = "services-notice"
    TEXT = "services-text"
    STATUS = "services-status"
    DOMAIN = "services-domain"
    CLEAR = "services-clear"
    SUMMARY = "services-summary"
    GRID = "services-grid"
    QUERY = "services-query"
    KEPT = "services-kept"


class Data(StrEnum):
    """Sources, findings and downloads."""

    OPENED = "data-opened"
    ADDRESS = "data-address"
    BODY = "data-body"
    NOTICE = "data-notice"
    TEXT = "data-text"
    SEVERITY = "data-severity"
    KIND = "data-kind"
    TREATMENT = "data-treatment"
    CLEAR = "data-clear"
    SUMMARY = "data-summary"
    FINDINGS = "data-findings"
    QUERY = "data-query"
    KEPT = "data-kept"


def scale(index_id: str) -> str:
    """Give the id of the slider of one index."""
    return f"scale-{index_id}"
