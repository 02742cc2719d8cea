"""Refusals of the planner in the page's words: items by their titles, quarters by their names."""

from __future__ import annotations

import re

from model.calendar import Quarter
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.roadmap.records import Measure
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import item_title, quarter_name

_ITEM = re.compile(r"(?:service|system|prerequisite):[^\s,()]+")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_RULES = ("fixed", "horizon", "need", "group", "pin", "forbid", "latest")
_WHY = ("expected", "late", "assumed", "started", "finished", "unknown", "refused", "beyond")


def refusal(texts: Texts, catalogue: Catalogue, error: TarazuError) -> str:
    """Say what was refused and why, by name."""
    params = {
        name: in_words(texts, catalogue, value) if isinstance(value, str) else value
        for name, value in error.params.items()
    }
    if params.get("why") in _WHY:
        params["why"] = texts(f"roadmap.fact.{params['why']}")
    rule = params.get("rule")
    if isinstance(rule, str):
        params["rule"] = (
            texts(f"roadmap.rule.{rule}") if rule in _RULES else _resource(texts, catalogue, rule)
        )
    if isinstance(params.get("resource"), str):
        params["resource"] = _resource(texts, catalogue, str(params["resource"]))
    return texts(error.code, **texts.named(params))


def _resource(texts: Texts, catalogue: Catalogue, value: str) -> str:
    """Name the capacity that a value names, with its quarter after it, or leave it as it is."""
    name, _, quarter = value.partition(" ")
    measure, _, domain = name.partition(":")
    if measure not in list(Measure) or (domain and domain not in catalogue.domain_by_id):
        return value
    named = resource_name(texts, catalogue, name)
    return f"{named}{texts('list.comma')}{quarter}" if quarter else named


def resource_name(texts: Texts, catalogue: Catalogue, name: str) -> str:
    """Name a capacity: what it counts, and of whom."""
    measure, _, domain = name.partition(":")
    of = texts("roadmap.capacity.all")
    if domain:
        of = catalogue.domain_by_id[domain].title(texts.language)
    return texts("roadmap.capacity.of", measure=texts(f"roadmap.capacity.{measure}"), of=of)


def in_words(texts: Texts, catalogue: Catalogue, value: str) -> str:
    """Name the items and quarters of a text."""
    titled = _ITEM.sub(lambda found: f"«{item_title(texts, catalogue, found[0])}»", value)
    written = _QUARTER.sub(
        lambda found: quarter_name(texts, Quarter(int(found[1]), int(found[2]))), titled
    )
    return written.replace(", ", texts("list.comma"))
