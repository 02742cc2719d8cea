"""Jalali dates and quarters. Inside, dates are Gregorian `datetime.date`; Jalali is for people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final, Literal

from persiantools.jdatetime import JalaliDate

from model.errors import InvalidInput, quoted
from model.text import normalise, to_ascii_digits

FIRST_YEAR: Final = 1279
LAST_YEAR: Final = 1477
"""Jalali years for which the conversion was checked (1900 to 2098)."""

QUARTERS: Final = (1, 2, 3, 4)
MONTHS_PER_QUARTER: Final = 3

TEHRAN: Final = timezone(timedelta(hours=3, minutes=30), "Tehran")
"""The clock of the people who use this; Iran keeps no summer time since 1401."""

_DATE = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})", re.ASCII)
_QUARTER = re.compile(r"(?P<year>\d{4}) ?(?:[-/ ] ?Q?|Q)(?P<number>\d)", re.ASCII | re.IGNORECASE)
_SEASONS: Final = ("بهار", "تابستان", "پاییز", "زمستان")
_SEASON = re.compile(rf"(?P<season>{'|'.join(_SEASONS)}) (?P<year>\d{{4}})")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a Jalali year, spring being 1.

    Parameters
    ----------
    year : int
        Jalali year, `FIRST_YEAR` to `LAST_YEAR`.
    number : int
        1 to 4.

    Raises
    ------
    InvalidInput
        ``error.quarter.out_of_range``.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR or self.number not in QUARTERS:
            raise InvalidInput("error.quarter.out_of_range", value=str(self))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    def later(self, quarters: int) -> Quarter:
        """The quarter that comes so many later; earlier if negative.

        Raises
        ------
        InvalidInput
            ``error.quarter.out_of_range``.
        """
        year, number = divmod(4 * self.year + self.number - 1 + quarters, 4)
        return Quarter(year, number + 1)

    def since(self, other: Quarter) -> int:
        """How many quarters this one comes after another; negative if before."""
        return 4 * (self.year - other.year) + self.number - other.number

    @property
    def name_key(self) -> str:
        """Key of the season's name in the catalogues."""
        return f"calendar.quarter.{self.number}"

    @property
    def first_day(self) -> date:
        """Its first day."""
        return _gregorian(self.year, MONTHS_PER_QUARTER * (self.number - 1) + 1, 1)

    @property
    def last_day(self) -> date:
        """Its last day; of winter the 29th or 30th of Esfand."""
        following = self.year + self.number // 4, MONTHS_PER_QUARTER * self.number % 12 + 1
        return _gregorian(*following, 1) - timedelta(days=1)


def parse_jalali(text: str) -> date:
    """Read a Jalali date such as ``1398-10-30`` or ``۱۳۹۸/۱۰/۳۰``.

    Raises
    ------
    InvalidInput
        ``error.date.malformed``, ``error.date.out_of_range`` (year) or ``error.date.impossible``
        (no such day, such as 1404-12-30).
    """
    found = _DATE.fullmatch(to_ascii_digits(normalise(text)))
    if found is None:
        raise InvalidInput("error.date.malformed", value=quoted(text))
    year, month, day = (int(found[part]) for part in (1, 3, 4))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidInput(
            "error.date.out_of_range", value=quoted(text), first=FIRST_YEAR, last=LAST_YEAR
        )
    try:
        return _gregorian(year, month, day)
    except ValueError:
        raise InvalidInput("error.date.impossible", value=quoted(text)) from None


def parse_quarter(text: str) -> Quarter:
    """Read a quarter such as ``1400-Q2``, ``۱۴۰۰/۲`` or «تابستان ۱۴۰۰».

    Raises
    ------
    InvalidInput
        ``error.quarter.malformed`` or ``error.quarter.out_of_range``.
    """
    plain = to_ascii_digits(normalise(text))
    found = _QUARTER.fullmatch(plain)
    if found is not None:
        return Quarter(int(found["year"]), int(found["number"]))
    found = _SEASON.fullmatch(plain)
    if found is not None:
        return Quarter(int(found["year"]), _SEASONS.index(found["season"]) + 1)
    raise InvalidInput("error.quarter.malformed", value=quoted(text))


def day_of(moment: datetime) -> date:
    """The day that it was in Tehran at a moment."""
    return moment.astimezone(TEHRAN).date()


def today() -> date:
    """The day that it is in Tehran."""
    return day_of(datetime.now(TEHRAN))


def format_jalali(
    day: date, language: Literal["fa", "en"] = "fa", *, month_name: bool = False
) -> str:
    """Write a day as a Jalali date.

    Parameters
    ----------
    day : date
        Gregorian.
    language : {"fa", "en"}
        Persian digits and month names, or Latin ones.
    month_name : bool, default False
        ``۳۰ دی ۱۳۹۸`` instead of ``۱۳۹۸/۱۰/۳۰``.
    """
    jalali = _jalali(day)
    pattern = "%d %B %Y" if month_name else "%Y/%m/%d"
    return jalali.strftime(pattern, locale=language).lstrip("0۰")


def format_partial(text: str, language: Literal["fa", "en"] = "fa") -> str:
    """Write a Jalali year, month or day as a source gives it: ``1399-06`` is ``شهریور ۱۳۹۹``.

    Raises
    ------
    InvalidInput
        ``error.date.*`` if there is no such year, month or day.
    """
    parts = text.split("-")
    first = _jalali(parse_jalali("-".join([*parts, "01", "01"][:3])))
    pattern = ("%Y", "%B %Y", "%d %B %Y")[len(parts[:3]) - 1]
    return first.strftime(pattern, locale=language).lstrip("0۰")


def quarter_of(day: date) -> Quarter:
    """The Jalali quarter in which a Gregorian day lies."""
    jalali = _jalali(day)
    return Quarter(jalali.year, (jalali.month - 1) // MONTHS_PER_QUARTER + 1)


def _jalali(day: date) -> JalaliDate:
    return JalaliDate(day)  # type: ignore[no-untyped-call]


def _gregorian(year: int, month: int, day: int) -> date:
    return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
