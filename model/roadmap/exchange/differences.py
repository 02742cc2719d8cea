"""What a plan that came back says otherwise than the one on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from model.roadmap.exchange.loose import Row, loosen
from model.roadmap.exchange.parcel import Parcel

PLACE: Final = ("span", "pin", "latest", "forbid")
"""What is said of an item's place."""
COURSE: Final = "course"
TOLD: Final = ("assumption", "baseline")
"""What is told and stays here as it is: it is kept with the city, not with a plan."""

_CAPACITY: Final = ("capacities.", "start", "quarters")
"""What the settings begin with that capacities by quarter follow from."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is said otherwise.

    Attributes
    ----------
    part : str
        ``span``, ``pin``, ``latest``, ``forbid``, ``course``, ``baseline``, ``needs``, ``bodies``,
        one of an item's facts, ``setting``, ``capacity`` or ``assumption``.
    subject : str
        The item, or the name of what is set.
    now, wanted : str
        As on the screen and as in the file; empty where nothing is said.
    """

    part: str
    subject: str
    now: str
    wanted: str


def differences(here: Parcel, there: Parcel) -> tuple[Difference, ...]:
    """What another parcel says otherwise, items first.

    Capacities by quarter are told only where no setting says why they differ.
    """
    ours, theirs = dict(_said(here)), dict(_said(there))
    found = tuple(
        Difference(*key, ours.get(key, ""), theirs.get(key, ""))
        for key in dict.fromkeys((*ours, *theirs))
        if ours.get(key, "") != theirs.get(key, "")
    )
    said = any(one.part == "setting" and one.subject.startswith(_CAPACITY) for one in found)
    return tuple(one for one in found if not (said and one.part == "capacity"))


def is_same_plan(here: Parcel, there: Parcel) -> bool:
    """Whether two parcels hold the same plan, whatever is known beside it."""
    return here.kept == there.kept


def _said(parcel: Parcel) -> Iterator[tuple[Key, str]]:
    loose = loosen(parcel)
    for row in loose.rows:
        for part, text in _row(row):
            if text:
                yield (part, row.item), text
    head = loose.head
    for actual in head["courses"]:
        yield (COURSE, actual[0]), _course(*actual[1:])
    for path, value in (*_flat("", head["settings"]), *_flat("", head["weighing"])):
        yield ("setting", path), value
    for name, row_of in loose.capacities.items():
        yield ("capacity", name), " ".join(map(str, row_of))
    for name, figure in parcel.assumptions.items():
        yield ("assumption", name), str(figure)


def _row(row: Row) -> Iterator[tuple[str, str]]:
    yield "span", " – ".join(dict.fromkeys(str(at) for at in (row.start, row.finish) if at))
    for part, at in (("pin", row.pin), ("latest", row.latest)):
        yield part, str(at or "")
    yield "forbid", ", ".join(map(str, row.forbids))
    if row.course is not None:
        yield COURSE, _course(row.course.start, row.course.finish, row.course.percent)
    if row.baseline is not None:
        yield "baseline", " – ".join(map(str, row.baseline))
    yield "needs", ", ".join(row.needs)
    yield "bodies", ", ".join(f"body:{body}" for body in row.bodies)
    yield from row.facts.items()


def _course(start: object, finish: object, percent: int) -> str:
    return " ".join([*(str(at) for at in (start, finish) if at), f"{percent}%"])


def _flat(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Each single value that is set, with the way to it; of a row the last is the value."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _flat(f"{path}.{name}" if path else str(name), inner)
    elif isinstance(value, list):
        for row in value:
            *names, last = row.values() if isinstance(row, Mapping) else row
            yield f"{path}.{' '.join(map(str, names))}", str(last)
    elif value is not None and path != "schema":
        yield path, str(value)
