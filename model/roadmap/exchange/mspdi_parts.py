"""The parts of which the XML of Microsoft Project is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement

from model.calendar import Quarter
from model.roadmap.exchange.days import first_moment, hours, last_moment
from model.roadmap.exchange.loose import Row
from model.roadmap.exchange.mspdi import MUST_START, NOT_SOONER

DAYS: Final = 7
"""How Project is to write durations and lags: in days."""
_UNSAYABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fill(parent: Element, **values: object) -> None:
    """Put elements into one, in the order given, without characters that no XML can hold."""
    for name, value in values.items():
        SubElement(parent, name).text = sayable(value)


def sayable(value: object) -> str:
    """Write a value without characters that no XML can hold."""
    return _UNSAYABLE.sub("", str(value))


def span(rows: Iterable[Row]) -> dict[str, object]:
    """Beginning, end and length of some rows; nothing if none is in the plan."""
    placed = [(row.start, row.finish) for row in rows if row.start and row.finish]
    if not placed:
        return {}
    first: Quarter = min(start for start, _ in placed)
    last: Quarter = max(finish for _, finish in placed)
    return {
        "Start": first_moment(first),
        "Finish": last_moment(last),
        "Duration": duration(60 * hours(first, last)),
        "DurationFormat": DAYS,
    }


def course(row: Row) -> Mapping[str, Any]:
    """What really happened, as Project tells it."""
    course = row.course
    if course is None:
        return {}
    found: dict[str, Any] = {"PercentComplete": course.percent}
    if course.start is not None:
        found["ActualStart"] = first_moment(course.start)
    if course.finish is not None:
        found["ActualFinish"] = last_moment(course.finish)
    if row.start is not None and row.finish is not None:
        whole = 60 * hours(row.start, row.finish)
        done = whole * course.percent // 100
        found["ActualDuration"] = duration(done)
        found["RemainingDuration"] = duration(whole - done)
    return found


def constraint(row: Row) -> Mapping[str, Any]:
    """A pin is a must; what the plan chose is only not begun sooner."""
    found: dict[str, Any] = {"ConstraintType": 0}
    at = row.pin or row.start
    if at is not None:
        found["ConstraintType"] = NOT_SOONER if row.pin is None else MUST_START
        found["ConstraintDate"] = first_moment(at)
    if row.latest is not None:
        found["Deadline"] = last_moment(row.latest)
    return found


def duration(minutes: int) -> str:
    """Write a duration."""
    return f"PT{minutes // 60}H{minutes % 60}M0S"


def share_of(amount: int, share: int) -> str:
    """Write how many there are of what is counted in parts."""
    return decimal(amount / share)


def decimal(value: float) -> str:
    """Write a number without needless digits."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
