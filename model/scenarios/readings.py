"""What a picture depends on: its fingerprint, and what has changed between two states of the data.

A picture reads the scores, what the ranked services and the indices are called, and the report's
weights, against which it shows who moved. `READS` names every field; nothing else can change it.
A scenario that holds the roadmap's settings has a plan besides, which reads `PLAN_READS`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from model.calendar import Quarter
from model.catalogue import Catalogue
from model.scenarios.content import Content, as_plain
from model.weights import INDEX_IDS

SCHEMA: Final = "tarazu-scenario/1"
"""Name of the form in which scenarios are written, and of what their fingerprint covers."""

READS: Final[Mapping[str, tuple[str, ...]]] = {
    "index": ("weight", "title_fa", "title_en", "short_fa", "short_en"),
    "score": INDEX_IDS,
    "service": ("todo_id", "domain", "title_fa", "short_fa", "title_en"),
}
"""By kind, the fields that a picture reads."""

PLAN_READS: Final[Mapping[str, tuple[str, ...]]] = {
    "index": READS["index"],
    "score": READS["score"],
    "service": (*READS["service"], "status"),
    "quick_win": ("ease", "frequency"),
    "in_progress_score": ("ease", "frequency"),
    "system": ("title_fa", "title_en", "domain", "integrated_system", "status"),
    "service_system": ("system", "service"),
    "system_link": ("system", "related_system", "related_integrated"),
    "prerequisite": ("title_fa", "title_en", "kind", "status", "expected_quarter"),
    "body": ("kind",),
    "prerequisite_body": (),
    "prerequisite_service": ("prerequisite", "service", "holds"),
    "prerequisite_system": ("prerequisite", "system", "holds"),
    "roadmap_assumption": ("value",),
    "roadmap_actual": ("start", "finish", "percent"),
}
"""The same of a picture with a plan; of a kind without fields only that its rows are there."""

KEYS: Final[Mapping[str, Callable[[Any], int | str]]] = {
    "index": lambda row: str(row.index_id),
    "score": lambda row: int(row.todo_id),
    "service": lambda row: int(row.service_id),
    "quick_win": lambda row: int(row.todo_id),
    "in_progress_score": lambda row: int(row.service_id),
    "system": lambda row: str(row.system_id),
    "service_system": lambda row: str(row.link_id),
    "system_link": lambda row: str(row.link_id),
    "prerequisite": lambda row: str(row.prerequisite_id),
    "body": lambda row: str(row.body_id),
    "prerequisite_body": lambda row: f"{row.prerequisite}/{row.body}",
    "prerequisite_service": lambda row: str(row.link_id),
    "prerequisite_system": lambda row: str(row.link_id),
    "roadmap_assumption": lambda row: str(row.assumption_id),
    "roadmap_actual": lambda row: str(row.item),
}
"""By kind, what tells its rows apart."""

PLACES: Final[Mapping[str, str]] = {
    "index": "indices",
    "body": "bodies",
    "prerequisite_body": "prerequisite_bodies",
}
"""By kind, where its rows stand in the catalogue, if not under its name with an s."""

Readings = Mapping[tuple[str, int | str], Mapping[str, Any]]
"""By kind and key, the values of the fields that a picture reads."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a picture reads and that is not what it was.

    Attributes
    ----------
    kind : str
        One of `PLAN_READS`.
    key : int or str
        Its id; a score has the number of its service in the list of those to do.
    field : str or None
        None if the whole row came or went.
    then, now : object
        Its value in the two states; of a whole row, whether it was there.
    """

    kind: str
    key: int | str
    field: str | None
    then: object
    now: object


def readings(catalogue: Catalogue, planned: bool = False) -> Readings:
    """Give all that a picture of a city reads.

    Parameters
    ----------
    planned : bool
        Whether the picture has a plan.
    """
    ranked = {score.todo_id for score in catalogue.scores}
    found: dict[tuple[str, int | str], Mapping[str, Any]] = {}
    for kind, names in (PLAN_READS if planned else READS).items():
        for row in getattr(catalogue, place_of(kind)):
            if planned or kind != "service" or row.todo_id in ranked:
                found[kind, KEYS[kind](row)] = {name: _plain(getattr(row, name)) for name in names}
    return found


def place_of(kind: str) -> str:
    """Say where the catalogue has the rows of a kind."""
    return PLACES.get(kind, f"{kind}s")


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Quarter) else value


def fingerprint(content: Content, catalogue: Catalogue) -> str:
    """Give the SHA-256 of all that a picture depends on, whatever order its rows stand in."""
    reads = reads_digest(catalogue, content.roadmap is not None)
    return sealed(content, catalogue.city.city, reads)


def reads_digest(catalogue: Catalogue, planned: bool = False) -> str:
    """Give the SHA-256 of what every picture of a city reads, or every one with a plan."""
    rows = (
        [kind, str(key), dict(row)] for (kind, key), row in readings(catalogue, planned).items()
    )
    return digest(sorted(rows, key=lambda row: row[:2]))


def sealed(content: Content, city: str, reads: str) -> str:
    """Give the fingerprint of settings on data whose `reads_digest` is known."""
    return digest({"schema": SCHEMA, "city": city, "content": as_plain(content), "reads": reads})


def digest(value: object) -> str:
    """Give the SHA-256 of a value that JSON can hold, written in one way only."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def differences(then: Catalogue, now: Catalogue, planned: bool = False) -> tuple[Difference, ...]:
    """Say what a picture reads differently in two states of a city's data, by kind and key."""
    reads = PLAN_READS if planned else READS
    before, after = readings(then, planned), readings(now, planned)
    places = sorted({*before, *after}, key=lambda place: (place[0], str(place[1]).zfill(9)))
    found: list[Difference] = []
    for kind, key in places:
        old, new = before.get((kind, key)), after.get((kind, key))
        if old is None or new is None:
            found.append(Difference(kind, key, None, old is not None, new is not None))
        else:
            found += (
                Difference(kind, key, name, old[name], new[name])
                for name in reads[kind]
                if old[name] != new[name]
            )
    return tuple(found)
