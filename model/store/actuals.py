"""The rules of what people say about the real course of a roadmap's items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select

from model.calendar import quarter_of, today
from model.errors import InvalidInput, quoted
from model.store.tables import Prerequisite, Service, System
from model.store.work import Work

COURSE: Final = ("item", "start", "finish", "percent")
DONE: Final = 100


def actual(work: Work, given: Mapping[str, Any]) -> None:
    """Check what is said about an item of which nothing was said before.

    Raises
    ------
    InvalidInput
        ``error.roadmap.item.unknown`` or what `check_course` refuses
    """
    name = given["item"]
    if not _is_there(work, name):
        raise InvalidInput("error.roadmap.item.unknown", item=quoted(name))
    check_course(given)


def check_course(values: Mapping[str, Any]) -> None:
    """Hold what is said of an item against itself and the calendar.

    Raises
    ------
    InvalidInput
        ``error.roadmap.actual.`` and ``percent``, ``order``, ``start``, ``done`` or ``future``
    """
    _, start, finish, percent = (values[field] for field in COURSE)
    if not 0 <= percent <= DONE:
        raise InvalidInput("error.roadmap.actual.percent", item=values["item"], value=percent)
    now = quarter_of(today())
    for quarter in (start, finish):
        if quarter is not None and quarter > now:
            raise InvalidInput("error.roadmap.actual.future", value=str(quarter))
    if start is None and (finish is not None or percent):
        raise InvalidInput("error.roadmap.actual.start")
    if finish is not None and finish < start:
        params = {"item": values["item"], "start": str(start), "finish": str(finish)}
        raise InvalidInput("error.roadmap.actual.order", **params)
    if (finish is not None) != (percent == DONE):
        raise InvalidInput("error.roadmap.actual.done", value=percent)


def _is_there(work: Work, name: str) -> bool:
    kind, _, key = name.partition(":")
    if "\0" in key:
        return False
    if kind == "service":
        number = int(key) if key.isascii() and key.isdigit() and len(key) < 10 else 0
        return work.session.get(Service, (work.city, number)) is not None
    table, column = {
        "system": (System, System.system_id),
        "prerequisite": (Prerequisite, Prerequisite.prerequisite_id),
    }.get(kind, (None, None))
    if table is None or column is None:
        return False
    query = select(column).where(table.city == work.city, column == key)
    return work.session.scalars(query).first() is not None
