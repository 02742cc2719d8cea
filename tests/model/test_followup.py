"""The last step, the days without one, and what stands out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar import Quarter
from model.catalogue import (
    Catalogue,
    Prerequisite,
    PrerequisiteStatus,
    PrerequisiteStep,
    StepKind,
)
from model.followup import (
    STALE_AFTER,
    UNDER_WAY,
    Attention,
    asks_about_quarter,
    follow_up,
    follow_ups,
)
from tests.model.cities import qom

TODAY = date(2021, 8, 3)
NOON = datetime(2021, 8, 3, 12, tzinfo=UTC)


def city(*steps: PrerequisiteStep, **said: Any) -> tuple[Catalogue, Prerequisite]:
    """Qom with one prerequisite as it is said, and what was done about it."""
    one = replace(qom().prerequisites[0], **said)
    return replace(qom(), prerequisites=(one,), prerequisite_steps=steps), one


def step(days_ago: int, *, withdrawn: bool = False) -> PrerequisiteStep:
    return PrerequisiteStep(
        step_id=f"2-{days_ago}",
        prerequisite=qom().prerequisites[0].prerequisite_id,
        kind=StepKind.CALL,
        day=TODAY - timedelta(days_ago),
        letter_number=None,
        letter_date=None,
        text="تماس",
        withdrawn=withdrawn,
        added_at=NOON,
        added_by="سارا",
    )


def test_what_nobody_spoke_of_does_not_stand_out() -> None:
    found = follow_ups(qom(), TODAY)
    assert [one.prerequisite for one in found] == list(qom().prerequisites)
    assert {(one.last_step, one.days_without_step, one.attentions) for one in found} == {
        (None, None, ())
    }


def test_days_are_counted_from_the_last_step_that_stands() -> None:
    last = step(5)
    found = follow_up(*city(step(9), last, step(2, withdrawn=True)), TODAY)
    assert (found.last_step, found.days_without_step) == (last, 5)
    assert follow_up(*city(step(0)), TODAY - timedelta(1)).days_without_step == 0


def test_without_a_step_days_are_counted_from_what_was_said() -> None:
    said = {"updated_at": NOON - timedelta(8), "updated_by": "سارا"}
    assert follow_up(*city(**said), TODAY).days_without_step == 8
    loaded = {**said, "updated_by": "package:tarazu-qom 2.0.0"}
    assert follow_up(*city(**loaded), TODAY).days_without_step is None


@pytest.mark.parametrize("status", PrerequisiteStatus)
def test_what_stands_out_follows_from_the_status(status: PrerequisiteStatus) -> None:
    late = {"expected_quarter": Quarter(1400, 1), "next_step_date": TODAY - timedelta(1)}
    found = follow_up(*city(step(STALE_AFTER + 1), status=status, **late), TODAY)
    wanted = [
        *([Attention.REFUSED] if status == "refused" else []),
        *([] if status == "delivered" else [Attention.LATE, Attention.STEP_LATE]),
        *([Attention.STALE] if status in UNDER_WAY else []),
    ]
    assert found.attentions == tuple(wanted)


def test_the_last_day_is_not_late() -> None:
    on_time = {"expected_quarter": Quarter(1400, 2), "next_step_date": TODAY}
    agreed = PrerequisiteStatus.AGREED
    assert follow_up(*city(step(STALE_AFTER), status=agreed, **on_time), TODAY).attentions == ()
    last = Quarter(1400, 2).last_day
    assert not asks_about_quarter(Quarter(1400, 2), agreed, last)
    assert asks_about_quarter(Quarter(1400, 2), agreed, last + timedelta(1))
    assert not asks_about_quarter(None, agreed, last)


@given(
    st.sampled_from(list(PrerequisiteStatus)),
    st.lists(st.tuples(st.integers(0, 90), st.booleans()), max_size=5),
    st.integers(0, 60),
)
def test_a_day_more_never_takes_an_attention_away(
    status: PrerequisiteStatus, done: list[tuple[int, bool]], days: int
) -> None:
    steps = [step(ago, withdrawn=withdrawn) for ago, withdrawn in done]
    late = {"expected_quarter": Quarter(1400, 2), "next_step_date": TODAY}
    known = city(*steps, status=status, **late)
    now = follow_up(*known, TODAY + timedelta(days))
    then = follow_up(*known, TODAY + timedelta(days + 1))
    assert set(now.attentions) <= set(then.attentions)
