"""Ids of the identity card of one service."""

from __future__ import annotations

from enum import StrEnum


class Card(StrEnum):
    """The national card on the page of a service."""

    BODY = "service-card"
    FORM = "service-card-form"
    WISH = "service-card-wish"
    ANSWER = "service-card-answer"
    ANSWERED = "service-card-answered"
    LOADED = "service-card-loaded"
    PRINT = "service-card-print"
    PRINT_WAIT = "service-card-print-wait"
    PRINT_BAR = "service-card-print-bar"
    PRINT_CANCEL = "service-card-print-cancel"
    PAPER = "service-card-paper"
    UNDO = "service-card-undo"
    UNDONE = "service-card-undone"
    UNDO_SAYS = "service-card-undo-says"
