"""Goals: which services are to be open by when."""

from __future__ import annotations

from datetime import date

import pytest

from model.errors import InvalidInput, NotFound
from model.goals import NO_GOAL, everything, parse_goal
from tests.model.cities import city, service

SPRING, AUTUMN = date(2023, 3, 21), date(2023, 9, 23)
LITTLE = city(services=(service(1, "d", "to_do"), service(2, "d", "existing")))


def test_everything_by_one_day() -> None:
    goal = everything(LITTLE, SPRING)
    assert goal.due == {1: SPRING, 2: SPRING}
    assert goal.due_by(SPRING) == {1, 2}
    assert goal.due_by(date(2023, 3, 20)) == frozenset()
    assert goal.last_day == SPRING
    assert NO_GOAL.last_day is None


def test_services_are_set_and_taken_out() -> None:
    goal = everything(LITTLE, SPRING).with_services([1], AUTUMN)
    assert goal.due == {1: AUTUMN, 2: SPRING}
    assert goal.due_by(SPRING) == {2}
    assert goal.last_day == AUTUMN
    assert goal.without([1, 7]).due == {2: SPRING}


def test_a_goal_is_read_in_jalali_days_and_any_digits() -> None:
    assert parse_goal(LITTLE, {"1": "۱۴۰۲/۰۱/۰۱", 2: "1402-07-01"}).due == {1: SPRING, 2: AUTUMN}
    assert parse_goal(LITTLE, {}) == NO_GOAL


@pytest.mark.parametrize(
    ("due", "code"),
    [
        (None, "error.goal.malformed"),
        ([1], "error.goal.malformed"),
        ({1: None}, "error.goal.malformed"),
        ({1: 1402}, "error.goal.malformed"),
        ({1: "soon"}, "error.date.malformed"),
        ({1: "1404-12-30"}, "error.date.impossible"),
    ],
)
def test_a_goal_that_is_none_is_refused(due: object, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_goal(LITTLE, due)
    assert refusal.value.code == code


@pytest.mark.parametrize("number", [3, "03", "1.0", None, ""])
def test_an_unknown_service_is_not_found(number: object) -> None:
    with pytest.raises(NotFound):
        parse_goal(LITTLE, {number: "1402-01-01"})
