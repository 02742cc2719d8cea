"""What a picture reads and finds changed, by name: whose value, which one, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from model.calendar import Quarter, parse_quarter
from model.catalogue import Catalogue
from model.errors import InvalidInput
from model.scenarios.readings import KEYS, READS, Difference, place_of
from model.weights import INDEX_IDS
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import item_title, quarter_name
from pages._shell.scenario_seen import Seen, index_names
from pages._shell.words import STATUS_WORDS

ENDS = {
    "service_system": ("service", "system"),
    "system_link": ("system", "related_system", "related_integrated"),
    "prerequisite_body": ("prerequisite", "body"),
    "prerequisite_service": ("prerequisite", "service"),
    "prerequisite_system": ("prerequisite", "system"),
}
"""By kind of link, the fields that name what it ties together."""
ITEMS = ("service", "system", "prerequisite")


def subject(texts: Texts, seen: Seen, one: Difference) -> str:
    """Say whose value has changed."""
    named = {"title": _title(texts, seen, one)}
    if one.kind in ENDS:
        return texts("scenario.kind.link", **named)
    if one.kind in ("quick_win", "in_progress_score"):
        return texts("scenario.kind.score", **named)
    return texts(f"scenario.kind.{one.kind}", **named)


def field(texts: Texts, seen: Seen, one: Difference) -> str:
    """Say which of its values."""
    if one.field is None:
        return texts("scenario.row")
    if one.field in INDEX_IDS:
        return index_names(texts, seen.replay.now)[one.field]
    return texts(f"scenario.field.{one.field}")


def value(texts: Texts, seen: Seen, one: Difference, said: object) -> str:
    """Write such a value."""
    if one.field is None:
        return texts("scenario.there" if said else "scenario.not_there")
    if said is None:
        return "–"
    if isinstance(said, bool):
        return texts("scenario.yes" if said else "scenario.no")
    if one.field == "status" and one.kind in STATUS_WORDS:
        return texts(f"{STATUS_WORDS[one.kind]}.{said}")
    if (one.kind, one.field) == ("prerequisite", "kind"):
        return texts(f"prerequisites.kind.{said}")
    if one.kind not in READS:
        return _named(texts, seen, one.field, said)
    return texts.number(said)


def _sides(seen: Seen) -> tuple[Catalogue, Catalogue]:
    return seen.replay.now, seen.replay.then


def _rows(seen: Seen, one: Difference) -> Iterator[object]:
    """The row as it is, and as it was, as far as it is there."""
    for catalogue in _sides(seen):
        for row in getattr(catalogue, place_of(one.kind)):
            if KEYS[one.kind](row) == one.key:
                yield row


def _title(texts: Texts, seen: Seen, one: Difference) -> str:
    if one.kind == "index":
        return index_names(texts, seen.replay.then)[one.key]
    if one.kind in ("score", "quick_win"):
        for catalogue in _sides(seen):
            if one.key in catalogue.service_by_todo:
                return catalogue.service_by_todo[int(one.key)].short(texts.language)
        return texts.number(one.key)
    if one.kind == "roadmap_actual":
        return _thing(texts, seen, str(one.key))
    if one.kind in (*ITEMS, "in_progress_score"):
        kind = "service" if one.kind == "in_progress_score" else one.kind
        return _thing(texts, seen, f"{kind}:{one.key}")
    row = next(_rows(seen, one))
    if one.kind in ENDS:
        ends = ((name, getattr(row, name)) for name in ENDS[one.kind])
        named = [_named(texts, seen, name, end) for name, end in ends if end is not None]
        return texts("list.and").join(named)
    return texts.of(row)


def _named(texts: Texts, seen: Seen, name: str, said: object) -> str:
    """Name what a value of a field stands for."""
    kind = name.removeprefix("related_")
    if kind in ITEMS:
        return _thing(texts, seen, f"{kind}:{said}")
    places = {"body": "bodies", "integrated": "integrated_systems", "domain": "domains"}
    place = places.get(kind.removesuffix("_system"))
    for catalogue in _sides(seen) if place else ():
        for row in getattr(catalogue, str(place)):
            if said in (getattr(row, f"{key}_id", None) for key in (kind, "integrated_system")):
                return texts.of(row)
    if name in ("start", "finish", "expected_quarter"):
        return _quarter(texts, str(said))
    return texts.number(said)


def _quarter(texts: Texts, said: str) -> str:
    try:
        found: Quarter = parse_quarter(said)
    except InvalidInput:
        return said
    return quarter_name(texts, found)


def _thing(texts: Texts, seen: Seen, name: str) -> str:
    for catalogue in _sides(seen):
        title = item_title(texts, catalogue, name)
        if title != name:
            return title
    return texts.number(name)
