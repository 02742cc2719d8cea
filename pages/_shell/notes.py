"""What a page says after somebody did something: that it went well, or why it was refused."""

from __future__ import annotations

from dash import html

from model.errors import TarazuError
from pages._shell.i18n import Texts
from pages._shell.words import field_words


def told(says: object, *, warns: bool = False) -> html.Div:
    """Say how something went."""
    return html.Div(says, className="notice notice-warning" if warns else "notice notice-done")


def refusal(texts: Texts, error: TarazuError) -> html.Div:
    """Say why something was refused, with the field's name as the page has it."""
    params = dict(error.params)
    if "field" in params:
        params["field"] = field_words(texts, str(params["field"]))
    return told(texts(error.code, **params), warns=True)
