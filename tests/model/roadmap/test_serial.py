"""The plan at once: sound by the independent checker, on Qom and on anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from model.errors import InvalidInput
from model.roadmap.plan import Method, priority_quarters
from model.roadmap.problem import Problem
from model.roadmap.records import Wish, WishKind
from model.roadmap.serial import WishesConflict, first_plan
from tests.model.roadmap.checker import faults
from tests.model.roadmap.examples import outside, problem, problems, qom_problem, service, system


def test_qom_gets_a_sound_plan() -> None:
    found = first_plan(qom_problem())
    assert faults(qom_problem(), found) == []
    assert found.method is Method.SERIAL
    assert len(found.entries) > 130
    assert 0 < found.gap < 0.12
    assert priority_quarters(qom_problem(), found) > 0


@given(problems(wished=False))
@settings(max_examples=60)
def test_any_problem_gets_a_sound_plan(one: Problem) -> None:
    assert faults(one, first_plan(one)) == []


def test_what_is_needed_comes_first() -> None:
    one = problem(service("s", needs=("m",)), system("m", 2))
    found = first_plan(one)
    assert [(e.id, e.start, e.finish) for e in found.entries] == [("s", 2, 2), ("m", 0, 1)]
    assert found.value == 10 * 4
    assert found.optimal


def test_a_service_waits_for_the_outside_body() -> None:
    one = problem(service("s", needs=("p",)), outside("p", 3, "police"))
    assert first_plan(one).start_of("s") == 4


def test_what_does_not_fit_stays_out() -> None:
    one = problem(*(service(f"s{n}") for n in range(9)), quarters=2, effort=2)
    assert len(first_plan(one).entries) == 4


def test_a_pin_is_kept() -> None:
    wishes = (Wish(WishKind.PIN, "s2", 0),)
    one = problem(service("s1", value=30), service("s2"), effort=1, wishes=wishes)
    found = first_plan(one)
    assert (found.start_of("s2"), found.start_of("s1")) == (0, 1)


def test_what_a_pinned_service_needs_comes_in_time() -> None:
    items = (service("s1", value=30), service("s2", needs=("m",)), system("m"))
    one = problem(*items, effort=1, wishes=(Wish(WishKind.PIN, "s2", 1),))
    found = first_plan(one)
    assert (found.start_of("m"), found.start_of("s2"), found.start_of("s1")) == (0, 1, 2)


def test_a_forbidden_quarter_is_left_out() -> None:
    one = problem(service("s"), wishes=tuple(Wish(WishKind.FORBID, "s", q) for q in (0, 1)))
    assert first_plan(one).start_of("s") == 2


def test_a_latest_quarter_is_kept() -> None:
    items = (service("s1", 2, value=30), service("s2", value=1))
    one = problem(*items, effort=1, wishes=(Wish(WishKind.LATEST, "s2", 0),))
    assert first_plan(one).finish_of("s2") == 0


def test_hard_groups_open_in_order() -> None:
    first, second = service("s1", 3), service("s2", value=99, group=2)
    found = first_plan(problem(first, second, hard_groups=True))
    assert (found.finish_of("s1"), found.finish_of("s2")) == (2, 2)


def test_nothing_new_begins_before_now() -> None:
    assert first_plan(problem(service("s"), now=2)).start_of("s") == 2


def test_wishes_that_no_order_keeps() -> None:
    wishes = tuple(Wish(WishKind.PIN, name, 0) for name in ("s1", "s2"))
    with pytest.raises(WishesConflict):
        first_plan(problem(service("s1"), service("s2"), effort=1, wishes=wishes))


def test_the_same_problem_gives_the_same_plan() -> None:
    assert first_plan(qom_problem()) == first_plan(qom_problem())


def test_a_pin_before_what_it_needs_is_refused_by_name() -> None:
    items = (service("s", needs=("m",)), system("m", 2))
    with pytest.raises(InvalidInput) as refused:
        problem(*items, wishes=(Wish(WishKind.PIN, "s", 1),))
    assert refused.value.code == "error.roadmap.pin.needs"
    assert refused.value.params["items"] == "m"
