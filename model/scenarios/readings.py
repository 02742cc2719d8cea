"""What a picture depends on: its fingerprint, and what has changed between two states of the data.

A picture reads the scores, what the ranked services and the indices are called, and the report's
weights, against which it shows who moved. `READS` names every field; nothing else can change it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from model.catalogue import Catalogue, Record
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

Readings = Mapping[tuple[str, int | str], Mapping[str, Any]]
"""By kind and key, the values of the fields that a picture reads."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a picture reads and that is not what it was.

    Attributes
    ----------
    kind : str
        ``index``, ``score`` or ``service``.
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


def readings(catalogue: Catalogue) -> Readings:
    """Give all that a picture of a city reads."""
    ranked = {score.todo_id for score in catalogue.scores}
    rows: Iterable[tuple[str, int | str, Record]] = (
        *(("index", index.index_id, index) for index in catalogue.indices),
        *(("score", score.todo_id, score) for score in catalogue.scores),
        *(("service", one.service_id, one) for one in catalogue.services if one.todo_id in ranked),
    )
    return {
        (kind, key): {name: getattr(row, name) for name in READS[kind]} for kind, key, row in rows
    }


def fingerprint(content: Content, catalogue: Catalogue) -> str:
    """Give the SHA-256 of all that a picture depends on, whatever order its rows stand in."""
    return sealed(content, catalogue.city.city, reads_digest(catalogue))


def reads_digest(catalogue: Catalogue) -> str:
    """Give the SHA-256 of what every picture of a city reads."""
    rows = ([kind, str(key), dict(row)] for (kind, key), row in readings(catalogue).items())
    return digest(sorted(rows, key=lambda row: row[:2]))


def sealed(content: Content, city: str, reads: str) -> str:
    """Give the fingerprint of settings on data whose `reads_digest` is known."""
    return digest({"schema": SCHEMA, "city": city, "content": as_plain(content), "reads": reads})


def digest(value: object) -> str:
    """Give the SHA-256 of a value that JSON can hold, written in one way only."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def differences(then: Catalogue, now: Catalogue) -> tuple[Difference, ...]:
    """Say what a picture reads differently in two states of a city's data, by kind and key."""
    before, after = readings(then), readings(now)
    places = sorted({*before, *after}, key=lambda place: (place[0], str(place[1]).zfill(9)))
    found: list[Difference] = []
    for kind, key in places:
        old, new = before.get((kind, key)), after.get((kind, key))
        if old is None or new is None:
            found.append(Difference(kind, key, None, old is not None, new is not None))
        else:
            found += (
                Difference(kind, key, name, old[name], new[name])
                for name in READS[kind]
                if old[name] != new[name]
            )
    return tuple(found)
