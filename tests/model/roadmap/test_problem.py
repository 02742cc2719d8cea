"""Problems that nobody can plan are refused, and the message names the items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from model.errors import InvalidInput
from model.roadmap.problem import MOST_NAMED, Problem, named
from model.roadmap.records import Measure, Resource, Wish, WishKind
from model.roadmap.serial import first_plan
from tests.model.roadmap.examples import START, outside, problem, service, system


def pinned(name: str, quarter: int) -> tuple[Wish, ...]:
    return (Wish(WishKind.PIN, name, quarter),)


def with_capacity(*capacity: int) -> Problem:
    items = (service("a"), service("b", load=3))
    return Problem(START, 2, items, (Resource(Measure.EFFORT, None, capacity),))


CIRCLE = (service("a", needs=("b",)), system("b", needs=("c",)), system("c", needs=("a",)))

REFUSED: dict[str, tuple[Callable[[], Problem], dict[str, object]]] = {
    "quarters": (lambda: problem(quarters=0), {}),
    "quarters.many": (lambda: problem(quarters=41), {}),
    "twice": (lambda: problem(service("a"), service("a")), {"items": "a"}),
    "need.unknown": (lambda: problem(service("a", needs=("b",))), {"item": "a", "items": "b"}),
    "cycle": (lambda: problem(*CIRCLE), {"items": "a, b, c"}),
    "duration": (lambda: problem(service("a", -1), service("b", 0)), {"items": "a, b"}),
    "too_long": (lambda: problem(service("a", 7)), {"items": "a", "quarters": 6}),
    "load": (lambda: problem(service("a", load=-1)), {"items": "a"}),
    "value": (lambda: problem(service("a", value=-1)), {"items": "a"}),
    "capacity.length": (lambda: with_capacity(3), {"resource": "effort"}),
    "capacity.negative": (lambda: with_capacity(3, -1), {"resource": "effort"}),
    "capacity.zero": (lambda: with_capacity(0, 0), {"items": "a, b"}),
    "capacity.small": (lambda: with_capacity(2, 2), {"items": "b", "capacity": 2}),
    "wish.unknown": (lambda: problem(wishes=pinned("a", 1)), {"item": "a"}),
    "wish.quarter": (lambda: problem(service("a"), wishes=pinned("a", 6)), {"item": "a"}),
    "wish.quarter.before": (lambda: problem(service("a"), wishes=pinned("a", -1)), {"item": "a"}),
    "wish.fixed": (lambda: problem(outside("a", 1), wishes=pinned("a", 2)), {"item": "a"}),
    "wish.two_pins": (
        lambda: problem(service("a"), wishes=(*pinned("a", 1), *pinned("a", 2))),
        {"item": "a"},
    ),
    "wish.finish": (lambda: problem(service("a", 2), wishes=pinned("a", 5)), {"item": "a"}),
    "pin.needs": (
        lambda: problem(service("a", needs=("b",)), system("b", 2), wishes=pinned("a", 1)),
        {"item": "a", "items": "b", "quarter": "1406-Q1", "earliest": "1406-Q2"},
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_nobody_can_plan_is_refused_by_name(name: str) -> None:
    make, params = REFUSED[name]
    with pytest.raises(InvalidInput) as refused:
        make()
    code = refused.value.code.removeprefix("error.roadmap.")
    assert name.startswith(code)
    assert refused.value.params.items() >= params.items()


def test_a_quarter_without_capacity_is_no_fault() -> None:
    found = first_plan(with_capacity(0, 4))
    assert {entry.start for entry in found.entries} == {1}


def test_an_unknown_item_is_refused() -> None:
    for name in ("x", None, 3, ["a"]):
        with pytest.raises(InvalidInput):
            problem(service("a")).item(name)


def test_a_message_names_only_some() -> None:
    assert named("abc") == "a, b, c"
    assert named(str(number) for number in range(MOST_NAMED + 2)).endswith("5 (+2)")


def test_too_many_items_are_refused() -> None:
    item = service("a")
    with pytest.raises(InvalidInput):
        problem(*(replace(item, id=str(number)) for number in range(20_001)))
