"""Ids of the council's view."""

from __future__ import annotations

from enum import StrEnum


class Home(StrEnum):
    """The council's view."""

    OPENED = "home-opened"
    BODY = "home-body"
