"""Ids of the comparison of cities."""

from __future__ import annotations

from enum import StrEnum


class Cities(StrEnum):
    """The cities side by side."""

    OPENED = "cities-opened"
    BODY = "cities-body"
