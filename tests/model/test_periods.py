"""Jalali days, months and years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar import FIRST_YEAR, LAST_YEAR, format_jalali, parse_jalali
from model.errors import InvalidInput
from model.periods import Period, parse_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1399", Period(1399)),
        ("۱۳۹۹/۰۳", Period(1399, 3)),
        ("1398-08-20", Period(1398, 8, 20)),
        ("خرداد ۱۳۹۹", Period(1399, 3)),
        ("۲۰ آبان ۱۳۹۸", Period(1398, 8, 20)),
    ],
)
def test_a_period_is_read(text: str, period: Period) -> None:
    assert parse_period(text) == period
    assert parse_period(str(period)) == period
    assert parse_period(period.written("fa")) == period


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1404/12/30", "error.date.impossible"),
        ("1399-13", "error.date.impossible"),
        ("1399-00", "error.date.impossible"),
        ("۳۱ مهر ۱۳۹۹", "error.date.impossible"),
        ("1200", "error.date.out_of_range"),
        ("99", "error.period.malformed"),
        ("1399-03/01", "error.period.malformed"),
        ("soon", "error.period.malformed"),
        ("", "error.period.malformed"),
    ],
)
def test_what_is_no_period_is_refused(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_period(text)
    assert refusal.value.code == code


def test_a_period_ends_with_its_last_day() -> None:
    assert Period(1403).last_day == parse_jalali("1403-12-30")
    assert Period(1404, 12).last_day == parse_jalali("1404-12-29")
    assert Period(1399, 3).first_day == parse_jalali("1399-03-01")
    assert Period(1399, 3).last_day == parse_jalali("1399-03-31")
    assert Period(1398, 8, 20).last_day == parse_jalali("1398-08-20")


def test_a_period_is_written() -> None:
    assert [Period(*p).written("en") for p in ((1399,), (1399, 3), (1399, 3, 2))] == [
        "1399",
        "Khordad 1399",
        "2 Khordad 1399",
    ]


@given(st.integers(FIRST_YEAR, LAST_YEAR - 1), st.integers(1, 12))
def test_the_months_make_up_the_year(year: int, month: int) -> None:
    whole, part = Period(year), Period(year, month)
    assert whole.first_day <= part.first_day <= part.last_day <= whole.last_day
    assert (part.last_day - part.first_day).days + 1 in (29, 30, 31)
    assert format_jalali(part.first_day, "en").endswith("/01")
