"""Milestones against a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar import parse_jalali
from model.catalogue import Milestone
from model.periods import Period, parse_period
from model.portfolio.dates import State, milestones_on, months, span, state_on
from tests.model.cities import tehran

MILESTONE = tehran().milestones[0]


def milestone(planned: str | None, replanned: str | None, done: str | None) -> Milestone:
    read = [None if text is None else parse_period(text) for text in (planned, replanned, done)]
    return replace(MILESTONE, planned=read[0], replanned=read[1], done=read[2])


@pytest.mark.parametrize(
    ("dates", "day", "state"),
    [
        (("1399-03", None, None), "1399-03-31", State.DUE),
        (("1399-03", None, None), "1399-04-01", State.OVERDUE),
        (("1399-03", "1399-06", None), "1399-06-31", State.DUE),
        (("1399-03", "1399-06", None), "1399-07-01", State.OVERDUE),
        (("1399-03", None, "1399-03-31"), "1399-04-01", State.DONE),
        (("1399-03", None, "1399-04-01"), "1399-04-01", State.DONE_LATE),
        (("1399-03", None, "1399-04-02"), "1399-04-01", State.OVERDUE),
        ((None, None, None), "1399-04-01", State.UNDATED),
        ((None, None, "1399-04-01"), "1399-04-01", State.DONE),
        (("1403", None, None), "1403-12-30", State.DUE),
    ],
)
def test_how_a_milestone_stands(
    dates: tuple[str | None, str | None, str | None], day: str, state: State
) -> None:
    assert state_on(milestone(*dates), parse_jalali(day)) is state


def test_milestones_are_counted_on_a_day() -> None:
    day = parse_jalali("1399-06-31")
    states = [one.state for one in milestones_on(tehran(), day)]
    assert len(states) == 33
    # Portal 6, permits 1, open data 3, oversight lines 1, bicycles 4.
    assert states.count(State.OVERDUE) == 15
    assert states.count(State.UNDATED) == 2
    assert states[-2:] == [State.UNDATED] * 2
    late = milestones_on(tehran(), day)[0]
    assert late.milestone.charter == "c-5"
    assert late.late_days == (day - parse_jalali("1398-12-29")).days


@given(st.integers(0, 2000))
def test_who_is_overdue_stays_so(days: int) -> None:
    first = parse_jalali("1398-01-01")
    before = milestones_on(tehran(), first + timedelta(days))
    after = {
        one.milestone.milestone_id: one
        for one in milestones_on(tehran(), first + timedelta(days + 1))
    }
    for one in before:
        later = after[one.milestone.milestone_id]
        if one.state is State.OVERDUE:
            assert later.state is State.OVERDUE
            assert later.late_days == one.late_days + 1


def test_the_span_is_that_of_the_document() -> None:
    assert span(tehran()) == (Period(1398, 8), Period(1400, 1))
    assert span(replace(tehran(), milestones=())) is None
    assert len(months(Period(1398, 8), Period(1400, 1))) == 18
    assert months(Period(1399, 12), Period(1400, 1)) == (Period(1399, 12), Period(1400, 1))
