"""Refusals of the planner in the page's words: items by their titles, quarters by their names."""

from __future__ import annotations

import re

from model.calendar import Quarter
from model.catalogue import Catalogue
from model.errors import TarazuError
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import item_title, quarter_name

_ITEM = re.compile(r"(?:service|system|prerequisite):[^\s,()]+")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_WHY = ("expected", "late", "assumed", "started", "finished", "unknown", "refused", "beyond")


def refusal(texts: Texts, catalogue: Catalogue, error: TarazuError) -> str:
    """Say what was refused and why, by name."""
    params = {
        name: in_words(texts, catalogue, value) if isinstance(value, str) else value
        for name, value in error.params.items()
    }
    if params.get("why") in _WHY:
        params["why"] = texts(f"roadmap.fact.{params['why']}")
    return texts(error.code, **texts.named(params))


def in_words(texts: Texts, catalogue: Catalogue, value: str) -> str:
    """Name the items and quarters of a text."""
    titled = _ITEM.sub(lambda found: f"«{item_title(texts, catalogue, found[0])}»", value)
    written = _QUARTER.sub(
        lambda found: quarter_name(texts, Quarter(int(found[1]), int(found[2]))), titled
    )
    return written.replace(", ", texts("list.comma"))
