"""The better plan: sound, never worse than the first, exact on what can be enumerated."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.roadmap.plan import Method, Plan
from model.roadmap.problem import Problem
from model.roadmap.records import Resource, Wish, WishKind
from model.roadmap.serial import WishesConflict, first_plan
from model.roadmap.solve import Nearness, bound_of, improve
from model.robustness.progress import Cancelled, Watch
from tests.model.roadmap.brute import best
from tests.model.roadmap.checker import faults
from tests.model.roadmap.examples import problem, problems, qom_problem, service, system


@cache
def qom_plan() -> Plan:
    return improve(qom_problem())


def test_qom_gets_a_sound_plan_close_to_its_bound() -> None:
    found = qom_plan()
    assert faults(qom_problem(), found) == []
    assert found.method is Method.SOLVER
    assert found.gap <= 0.01
    assert found.value >= first_plan(qom_problem()).value


@given(problems(most=4, quarters=4))
@settings(max_examples=30)
def test_nothing_is_better_than_the_best_of_all(one: Problem) -> None:
    exact = best(one)
    if exact is None:
        with pytest.raises(WishesConflict, match="conflict"):
            improve(one, gap=0)
        return
    found = improve(one, gap=0)
    assert faults(one, found) == []
    assert found.value == found.bound == exact.value
    assert found.optimal
    assert bound_of(one) >= exact.value


@given(problems(most=10))
@settings(max_examples=40)
def test_never_worse_than_the_first_and_never_above_the_bound(one: Problem) -> None:
    with suppress(WishesConflict):
        found = improve(one, seconds=0.2)
        assert faults(one, found) == []
        with suppress(WishesConflict):
            assert found.value >= first_plan(one).value


@given(problems(most=7), st.integers(0, 3), st.integers(1, 3))
@settings(max_examples=25)
def test_more_capacity_never_hurts(one: Problem, which: int, more: int) -> None:
    def freer(place: int, resource: Resource) -> Resource:
        extra = more if place == which else 0
        return replace(resource, capacity=tuple(c + extra for c in resource.capacity))

    resources = tuple(freer(place, row) for place, row in enumerate(one.resources))
    with suppress(WishesConflict):
        before = improve(one, gap=0)
        assert improve(replace(one, resources=resources), gap=0).value >= before.value


def test_a_hand_computed_optimum() -> None:
    # Two services need the system that takes two quarters; one person at a time. The one worth 9
    # goes first, then the system, then the one worth 5: 9 * 6 + 5 * 3 against 5 * 4 + 9 * 3.
    items = (service("a", value=9), service("b", value=5, needs=("m",)), system("m", 2))
    found = improve(problem(*items, effort=1), gap=0)
    assert found.value == 9 * 6 + 5 * 3
    assert [found.start_of(name) for name in ("a", "m", "b")] == [0, 1, 3]


def test_the_serial_rules_can_miss_what_the_solver_finds() -> None:
    # No gap in the two slots of two quarters: the long one has to wait for the two short ones.
    items = (service("long", 2, value=11), service("a", value=10), service("b", value=1))
    found = improve(problem(*items, quarters=3, effort=1), gap=0)
    assert found.value == max(11 * 2 + 10 * 1, 10 * 3 + 11 * 1)


def test_a_pin_is_kept() -> None:
    place = next(p for p in qom_problem().free if qom_problem().items[p].kind == "service")
    pinned = qom_problem().items[place]
    wish = Wish(WishKind.PIN, pinned.id, 9)
    one = replace(qom_problem(), wishes=(wish,))
    found = improve(one)
    assert found.start_of(pinned.id) == 9
    assert faults(one, found) == []


def test_full_stability_changes_nothing_when_nothing_changed() -> None:
    first = first_plan(qom_problem())
    again = improve(qom_problem(), near=Nearness(first, 100))
    assert again.entries == first.entries


def test_stability_moves_fewer() -> None:
    longer = tuple(
        replace(item, duration=item.duration + 2) if item.id == "system:LG01-2" else item
        for item in qom_problem().items
    )
    one = replace(qom_problem(), items=longer)

    def moved(stability: int) -> int:
        found = improve(one, near=Nearness(qom_plan(), stability), gap=0.001)
        assert faults(one, found) == []
        return sum(found.start_of(i.id) != qom_plan().start_of(i.id) for i in one.items)

    assert moved(100) <= moved(60) < moved(0)


def test_the_same_seed_gives_the_same_plan() -> None:
    assert improve(qom_problem()) == qom_plan()


def test_any_limit_ends_with_a_valid_plan() -> None:
    found = improve(qom_problem(), seconds=0.001)
    assert faults(qom_problem(), found) == []
    assert found.value >= first_plan(qom_problem()).value


def test_it_says_how_far_it_is_and_stops_when_asked() -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(lambda done, total: told.append((done, total)))
    assert improve(qom_problem(), watch=watch) == qom_plan()
    assert told
    with pytest.raises(Cancelled):
        improve(qom_problem(), watch=Watch(stop=lambda: len(told) > 0))
    turns = iter([False, True])
    with pytest.raises(Cancelled):
        improve(qom_problem(), watch=Watch(stop=lambda: next(turns, True)))


@pytest.mark.parametrize("seconds", [0, -1, 601, float("nan")])
def test_impossible_limits_are_refused(seconds: float) -> None:
    with pytest.raises(InvalidInput):
        improve(problem(service("s")), seconds=seconds)
