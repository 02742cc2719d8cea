"""Ids of the card with which many rows of a kind go out and come back as a sheet."""

from __future__ import annotations

from enum import StrEnum


class SheetPart(StrEnum):
    """The parts of such a card."""

    GET = "get"
    DOWNLOAD = "download"
    PUT = "put"
    PREVIEW = "preview"
    APPLY = "apply"
    SAID = "said"
    DONE = "done"
    READ_WAIT = "read-wait"
    READ_BAR = "read-bar"
    READ_CANCEL = "read-cancel"
    KEEP_WAIT = "keep-wait"
    KEEP_BAR = "keep-bar"
    KEEP_CANCEL = "keep-cancel"


def sheet_id(kind: str, part: SheetPart) -> str:
    """Give the id of a part of the card of one kind, such as ``system``."""
    return f"sheet-{kind}-{part}"
