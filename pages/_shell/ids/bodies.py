"""Ids of one responsible body."""

from __future__ import annotations

from enum import StrEnum


class Bodies(StrEnum):
    """One responsible body."""

    OPENED = "bodies-opened"
    BODY = "bodies-body"
