"""Jalali periods: a day, a month or a year, as precise as a document or a person says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from model.calendar import format_jalali, parse_jalali
from model.errors import InvalidInput, quoted
from model.text import normalise, to_ascii_digits

MONTHS = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)

_PERIOD = re.compile(r"(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?", re.ASCII)
_NAMED = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A Jalali year, a month of it, or a day of that.

    Raises
    ------
    InvalidInput
        ``error.date.out_of_range`` or ``error.date.impossible``, such as for 1404-12-30.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        parse_jalali(f"{self.year:04}-{self.month or 1:02}-{self.day or 1:02}")

    def __str__(self) -> str:
        parts = (self.month, self.day)
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in parts if part)])

    @property
    def first_day(self) -> date:
        """Its first day, Gregorian."""
        return parse_jalali(f"{self.year:04}-{self.month or 1:02}-{self.day or 1:02}")

    @property
    def last_day(self) -> date:
        """Its last day, Gregorian: what is planned for it is late after that."""
        if self.day is not None:
            return self.first_day
        if self.month is None or self.month == len(MONTHS):
            following = Period(self.year + 1)
        else:
            following = Period(self.year, self.month + 1)
        return following.first_day - timedelta(days=1)

    def written(self, language: Literal["fa", "en"]) -> str:
        """Write it as people do: ``خرداد ۱۳۹۹``, ``Khordad 1399``, or the year alone."""
        parts = format_jalali(self.first_day, language, month_name=True).split(" ")
        return " ".join(parts[2 - (self.month is not None) - (self.day is not None) :])


def parse_period(text: str) -> Period:
    """Read a period such as ``1399``, ``۱۳۹۹/۰۳``, ``1398-08-20`` or «خرداد ۱۳۹۹».

    Raises
    ------
    InvalidInput
        ``error.period.malformed``, ``error.date.out_of_range`` or ``error.date.impossible``.
    """
    plain = to_ascii_digits(normalise(text))
    named = _NAMED.fullmatch(plain)
    if named is not None:
        day = None if named[1] is None else int(named[1])
        return _period(text, int(named[3]), MONTHS.index(named[2]) + 1, day)
    found = _PERIOD.fullmatch(plain)
    if found is None:
        raise InvalidInput("error.period.malformed", value=quoted(text))
    parts = [None if found[part] is None else int(found[part]) for part in (3, 4)]
    return _period(text, int(found[1]), *parts)


def _period(text: str, year: int, month: int | None, day: int | None) -> Period:
    if month == 0 or day == 0:
        raise InvalidInput("error.date.impossible", value=quoted(text))
    return Period(year, month, day)
