"""Quarters as working days."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar import Quarter
from model.errors import InvalidInput
from model.roadmap.exchange.days import first_moment, hours, last_moment, quarter_at

QUARTERS = st.builds(Quarter, st.integers(1300, 1470), st.integers(1, 4))


@given(QUARTERS, st.integers(0, 7))
def test_work_begins_and_ends_on_working_days_of_its_quarter(first: Quarter, more: int) -> None:
    last = first.later(more)
    begin, end = (datetime.fromisoformat(text) for text in (first_moment(first), last_moment(last)))
    for day in (begin, end):
        assert day.strftime("%A") not in ("Thursday", "Friday")
    assert (begin.hour, end.hour) == (8, 17)
    assert 0 <= (begin.date() - first.first_day).days <= 2
    assert 0 <= (last.last_day - end.date()).days <= 2
    assert (quarter_at(first_moment(first)), quarter_at(last_moment(last))) == (first, last)
    days = (last.last_day - first.first_day).days + 1
    assert abs(hours(first, last) - days * 5 / 7 * 8) <= 2 * 8


def test_the_hours_of_a_quarter_are_those_of_its_working_days() -> None:
    """Spring of 1405 is 93 days, from a Saturday to a Sunday: 13 weeks and two days."""
    assert Quarter(1405, 1).first_day.strftime("%A") == "Saturday"
    assert hours(Quarter(1405, 1), Quarter(1405, 1)) == 8 * (13 * 5 + 2)


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "0001-01-01T00:00:00", "26-1-1"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as error:
        quarter_at(text)
    assert error.value.code == "error.exchange.date"
