"""Ids of the frame around every page."""

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
    NAME = "shell-name"
    NAME_BUTTON = "shell-name-button"
    NAME_DIALOG = "shell-name-dialog"
    NAME_TITLE = "shell-name-title"
    NAME_INPUT = "shell-name-input"
    NAME_SAID = "shell-name-said"
    NAME_SAVE = "shell-name-save"
    NAME_CANCEL = "shell-name-cancel"
