from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    QUARTERS,
    Quarter,
    day_of,
    format_jalali,
    parse_jalali,
    parse_quarter,
    quarter_of,
    today,
)
from model.errors import InvalidInput

days = st.dates(date(1900, 3, 21), date(2099, 3, 20))

# First days of Jalali years as the University of Tehran's calendar centre announced them.
NEW_YEARS = {
    1375: date(1996, 3, 20),
    1376: date(1997, 3, 21),
    1398: date(2019, 3, 21),
    1399: date(2020, 3, 20),
    1400: date(2021, 3, 21),
    1403: date(2024, 3, 20),
    1404: date(2025, 3, 21),
    1405: date(2026, 3, 21),
}


@pytest.mark.parametrize(("year", "day"), NEW_YEARS.items())
def test_new_year(year: int, day: date) -> None:
    assert parse_jalali(f"{year}-01-01") == day
    assert quarter_of(day) == Quarter(year, 1)
    assert quarter_of(day - timedelta(days=1)) == Quarter(year - 1, 4)


@pytest.mark.parametrize("text", ["1398-10-30", "1398/10/30", "۱۳۹۸/۱۰/۳۰", " ١٣٩٨-١٠-٣٠\u200f"])
def test_a_date_is_read_in_any_digits(text: str) -> None:
    assert parse_jalali(text) == date(2020, 1, 20)


def test_a_date_is_written_in_both_languages() -> None:
    day = date(2019, 12, 25)
    assert format_jalali(day) == "۱۳۹۸/۱۰/۰۴"
    assert format_jalali(day, "en") == "1398/10/04"
    assert format_jalali(day, month_name=True) == "۴ دی ۱۳۹۸"
    assert format_jalali(day, "en", month_name=True) == "4 Dey 1398"


def test_only_a_leap_year_has_a_thirtieth_of_esfand() -> None:
    assert parse_jalali("1403-12-30") == date(2025, 3, 20)
    with pytest.raises(InvalidInput) as caught:
        parse_jalali("1404-12-30")
    assert caught.value.code == "error.date.impossible"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "malformed"),
        ("دیروز", "malformed"),
        ("1398-10", "malformed"),
        ("1398-10/30", "malformed"),
        ("98-10-30", "malformed"),
        ("1398-10-30-1", "malformed"),
        ("1398-1x-30", "malformed"),
        ("1398-¹-1", "malformed"),
        ("१३९८-01-01", "malformed"),
        ("2020-01-20", "out_of_range"),
        ("0001-01-01", "out_of_range"),
        (f"{FIRST_YEAR - 1}-01-01", "out_of_range"),
        (f"{LAST_YEAR + 1}-01-01", "out_of_range"),
        ("1398-13-01", "impossible"),
        ("1398-00-01", "impossible"),
        ("1398-07-31", "impossible"),
        ("1398-01-32", "impossible"),
        ("1398-01-00", "impossible"),
    ],
)
def test_what_is_no_date_is_refused(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_jalali(text)
    assert caught.value.code == f"error.date.{code}"
    assert caught.value.params["value"] == text


@given(days)
def test_a_date_comes_back(day: date) -> None:
    assert parse_jalali(format_jalali(day)) == day
    assert parse_jalali(format_jalali(day, "en")) == day


@pytest.mark.parametrize(
    ("year", "number"), [(1403, 0), (1403, 5), (FIRST_YEAR - 1, 1), (LAST_YEAR + 1, 1)]
)
def test_a_quarter_that_cannot_be_is_refused(year: int, number: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        Quarter(year, number)
    assert caught.value.code == "error.quarter.out_of_range"


def test_a_quarter_knows_its_days_and_its_name() -> None:
    autumn = Quarter(1403, 3)
    assert (autumn.first_day, autumn.last_day) == (date(2024, 9, 22), date(2024, 12, 20))
    assert autumn.name_key == "calendar.quarter.3"
    assert str(autumn) == "1403-Q3"
    assert Quarter(1403, 4).last_day == parse_jalali("1403-12-30")
    assert Quarter(1404, 4).last_day == parse_jalali("1404-12-29")
    assert Quarter(1403, 4) < Quarter(1404, 1)


@pytest.mark.parametrize("year", [FIRST_YEAR, 1403, LAST_YEAR])
def test_quarters_fill_a_year_without_gaps(year: int) -> None:
    quarters = [Quarter(year, number) for number in QUARTERS]
    for this, following in pairwise(quarters):
        assert this.last_day + timedelta(days=1) == following.first_day
    length = (quarters[-1].last_day - quarters[0].first_day).days + 1
    assert length in (365, 366)


@given(days)
def test_a_day_lies_in_its_quarter(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.first_day <= day <= quarter.last_day


@pytest.mark.parametrize(
    "text",
    ["1400-Q2", "1400-q2", "1400 Q2", "1400Q2", "1400/2", "۱۴۰۰-Q۲", " ١٤٠٠ - ٢", "تابستان ۱۴۰۰"],
)
def test_a_quarter_is_read_as_people_write_it(text: str) -> None:
    assert parse_quarter(text) == Quarter(1400, 2)


@given(st.integers(FIRST_YEAR, LAST_YEAR), st.sampled_from(QUARTERS))
def test_a_written_quarter_is_read_again(year: int, number: int) -> None:
    assert parse_quarter(str(Quarter(year, number))) == Quarter(year, number)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "malformed"),
        ("14002", "malformed"),
        ("1400", "malformed"),
        ("1400-05-12", "malformed"),
        ("سال ۱۴۰۰", "malformed"),
        ("1400-Q22", "malformed"),
        ("1400-Q0", "out_of_range"),
        ("1400-Q5", "out_of_range"),
        ("2021-Q2", "out_of_range"),
        ("بهار ۹۹۹۹", "out_of_range"),
    ],
)
def test_what_is_no_quarter_is_refused(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_quarter(text)
    assert caught.value.code == f"error.quarter.{code}"


def test_a_day_begins_at_midnight_in_tehran() -> None:
    assert day_of(datetime(2026, 11, 22, 20, 29, tzinfo=UTC)) == date(2026, 11, 22)
    assert day_of(datetime(2026, 11, 22, 20, 30, tzinfo=UTC)) == date(2026, 11, 23)
    assert today() - date.today() in (timedelta(0), timedelta(1), timedelta(-1))
