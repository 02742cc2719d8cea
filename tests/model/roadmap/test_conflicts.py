"""Wishes that can't hold together are named: as few as it takes, and each of them needed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from model.roadmap.conflicts import conflict
from model.roadmap.problem import Problem
from model.roadmap.records import Wish, WishKind
from model.roadmap.serial import Conflict, WishesConflict
from model.roadmap.solve import improve
from tests.model.roadmap.brute import best
from tests.model.roadmap.examples import problem, problems, service, system


def pin(name: str, quarter: int) -> Wish:
    return Wish(WishKind.PIN, name, quarter)


def test_two_pins_for_one_person() -> None:
    wishes = (pin("a", 1), pin("b", 1), pin("c", 2))
    one = problem(*(service(name) for name in "abc"), effort=1, wishes=wishes)
    assert conflict(one) == Conflict((pin("a", 1), pin("b", 1)), False)
    with pytest.raises(WishesConflict) as refused:
        improve(one)
    assert refused.value.code == "error.roadmap.wishes.conflict"
    assert refused.value.params == {"items": "a, b"}
    assert refused.value.conflict == conflict(one)


def test_a_latest_quarter_that_a_pin_makes_impossible() -> None:
    items = (service("s", needs=("m",)), system("m"))
    latest = Wish(WishKind.LATEST, "s", 2)
    one = problem(*items, wishes=(pin("m", 2), latest))
    assert conflict(one) == Conflict((pin("m", 2), latest), False)


def test_hard_groups_may_be_part_of_it() -> None:
    items = (service("a", 3), service("b", group=2))
    one = problem(*items, wishes=(pin("b", 1),), hard_groups=True)
    assert conflict(one) == Conflict((pin("b", 1),), True)
    assert conflict(replace(one, hard_groups=False)) is None


@given(problems(most=4, quarters=4))
@settings(max_examples=30)
def test_what_is_named_fails_and_less_does_not(one: Problem) -> None:
    found = conflict(one)
    if found is None:
        assert best(one) is not None
        return
    alone = replace(one, wishes=found.wishes, hard_groups=found.groups)
    assert best(alone) is None
    for wish in found.wishes:
        fewer = tuple(other for other in found.wishes if other != wish)
        assert best(replace(alone, wishes=fewer)) is not None
    if found.groups:
        assert best(replace(alone, hard_groups=False)) is not None
