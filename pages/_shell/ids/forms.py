"""Ids of the forms of rows that people add and change."""

from __future__ import annotations

from enum import StrEnum


class Forms(StrEnum):
    """What a page with such forms has, beside what it shows."""

    OPENED = "form-opened"
    PLACE = "form-place"
    FORMS = "form-forms"
    FORMED = "form-formed"
    WISH = "form-wish"
    WISHED = "form-wished"
    SHOWN = "form-shown"
    CHANGED = "form-changed"
    SAID = "form-said"
