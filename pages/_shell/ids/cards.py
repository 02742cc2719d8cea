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
