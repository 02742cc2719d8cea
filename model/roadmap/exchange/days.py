"""Quarters as the working days of a calendar: where a bar begins and ends, and how long it is.

Plans are made in whole quarters; a file of tasks wants days and hours. The working week is Saturday
to Wednesday, eight hours a day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from model.calendar import Quarter, quarter_of
from model.errors import InvalidInput, quoted

HOURS: Final = 8
FREE_DAYS: Final = (3, 4)
"""Thursday and Friday, counted from Monday as Python does."""
BEGIN, REST, GO_ON, END = "08:00:00", "12:00:00", "13:00:00", "17:00:00"


def _works(day: date) -> bool:
    return day.weekday() not in FREE_DAYS


def first_moment(quarter: Quarter) -> str:
    """When work begins in a quarter, such as ``2026-12-22T08:00:00``."""
    day = quarter.first_day
    while not _works(day):
        day += timedelta(days=1)
    return f"{day.isoformat()}T{BEGIN}"


def last_moment(quarter: Quarter) -> str:
    """When work ends in a quarter."""
    day = quarter.last_day
    while not _works(day):
        day -= timedelta(days=1)
    return f"{day.isoformat()}T{END}"


def hours(first: Quarter, last: Quarter) -> int:
    """The working hours from the beginning of one quarter to the end of another."""
    return HOURS * sum(_days(first.later(n)) for n in range(last.since(first) + 1))


@lru_cache(maxsize=256)
def _days(quarter: Quarter) -> int:
    length = (quarter.last_day - quarter.first_day).days + 1
    return sum(_works(quarter.first_day + timedelta(days=n)) for n in range(length))


def quarter_at(moment: str) -> Quarter:
    """The quarter in which a moment lies.

    Raises
    ------
    InvalidInput
        ``error.exchange.date``
    """
    try:
        return quarter_of(date.fromisoformat(moment.strip()[:10]))
    except (ValueError, OverflowError):
        raise InvalidInput("error.exchange.date", value=quoted(moment)) from None
