"""Waves: the pilot first, everybody once at each stage, nobody early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.catalogue import Basis, District, RolloutStage
from model.errors import InvalidInput
from model.rollout import WavePlan, plan_waves, read_plan
from model.rollout.waves import LIMITS

START = date(2026, 3, 21)
TYPED: dict[str, Any] = {
    "pilot": "d5",
    "start": "۱۴۰۵/۰۱/۰۱",
    "pilot_weeks": "۸",
    "per_wave": 3,
    "weeks_between": 4,
    "ending_weeks": 12,
}


def districts(count: int) -> list[District]:
    return [
        District(
            district_id=f"d{n}", number=n, title_fa=f"{n}", title_en=f"{n}", basis=Basis.PRINTED
        )
        for n in range(1, count + 1)
    ]


def test_eight_districts_in_three_waves() -> None:
    plan = read_plan(TYPED)
    assert plan.start == START
    planned = plan_waves(districts(8), plan)
    running = {d: day for d, stage, day in planned if stage is RolloutStage.RUNNING}
    weeks = {d: (day - START).days // 7 for d, day in running.items()}
    assert weeks == {"d5": 8, "d1": 8, "d2": 8, "d3": 8, "d4": 12, "d6": 12, "d7": 12, "d8": 16}
    assert planned[0] == ("d5", RolloutStage.PILOT, START)
    assert planned[-1] == ("d8", RolloutStage.IN_PERSON_ENDED, START + timedelta(weeks=28))


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 30), st.integers(1, 30), st.integers(1, 20), st.integers(1, 9), st.integers(1, 9)
)
def test_every_district_passes_through_the_stages_in_order(
    count: int, pilot: int, pilot_weeks: int, per_wave: int, weeks: int
) -> None:
    name = f"d{min(pilot, count)}"
    plan = WavePlan(name, START, pilot_weeks, per_wave, weeks, 5)
    planned = plan_waves(districts(count), plan)
    assert [day for *_, day in planned] == sorted(day for *_, day in planned)
    assert len({(d, stage) for d, stage, _ in planned}) == len(planned) == 2 * count + 1
    running = {d: day for d, stage, day in planned if stage is RolloutStage.RUNNING}
    ended = {d: day for d, stage, day in planned if stage is RolloutStage.IN_PERSON_ENDED}
    assert all(ended[d] - running[d] == timedelta(weeks=5) for d in running)
    assert min(running.values()) == running[name] == START + timedelta(weeks=pilot_weeks)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"pilot": None}, "error.rollout.pilot"),
        ({"pilot": ["d5"]}, "error.rollout.pilot"),
        ({"start": "1404/12/30"}, "error.date.impossible"),
        ({"start": None}, "error.date.malformed"),
        ({"pilot_weeks": 0}, "error.rollout.pilot_weeks"),
        ({"per_wave": 1.5}, "error.rollout.per_wave"),
        ({"weeks_between": None}, "error.rollout.weeks_between"),
        ({"ending_weeks": 10**9}, "error.rollout.ending_weeks"),
        ({"ending_weeks": True}, "error.rollout.ending_weeks"),
    ],
)
def test_a_wrong_plan_is_refused(wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read_plan({**TYPED, **wrong})
    assert refusal.value.code == code


@pytest.mark.parametrize("field", LIMITS)
def test_each_number_may_reach_its_limits_and_not_pass_them(field: str) -> None:
    least, most = LIMITS[field]
    for number in (least, most):
        assert getattr(read_plan({**TYPED, field: number}), field) == number
    for number in (least - 1, most + 1):
        with pytest.raises(InvalidInput) as refusal:
            read_plan({**TYPED, field: number})
        assert refusal.value.code == f"error.rollout.{field}"


def test_a_pilot_that_is_no_district_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        plan_waves(districts(3), read_plan(TYPED))
    assert refusal.value.code == "error.rollout.pilot"
