"""A plan: who begins and ends when, what that is worth, and how good it is at most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from model.calendar import Quarter
from model.roadmap.problem import Problem
from model.roadmap.records import ItemKind


class Method(StrEnum):
    """How a plan was found."""

    SERIAL = "serial"
    """One item after the other, by a rule."""
    SOLVER = "solver"
    """By the solver, which also bounds what can be reached."""
    PUSHED = "pushed"
    """An older plan in its own order, pushed to where it fits."""
    GIVEN = "given"
    """As people laid it out in a file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The place of one item.

    Attributes
    ----------
    id : str
    start, finish : int
        First and last quarter of its work, counted from 0; `start` is negative for what began
        before the horizon.
    """

    id: str
    start: int
    finish: int


@dataclass(frozen=True)
class Plan:
    """Who begins and ends when.

    Attributes
    ----------
    start : Quarter
        The first quarter of the horizon.
    quarters : int
    entries : tuple of Entry
        In the order of the problem's items; what is not in the plan has none.
    value : int
        Sum over the items that the plan places of value times quarters in use.
    bound : int
        No plan of the problem has more.
    method : Method
    rule : str
        The serial rule that found it, or that found what the solver began with; ``relaxation`` for
        the order of the linear relaxation.
    seed : int
    optimal : bool
        Whether it is proven that nothing is better.
    """

    start: Quarter
    quarters: int
    entries: tuple[Entry, ...]
    value: int
    bound: int
    method: Method
    rule: str = ""
    seed: int = 0
    optimal: bool = False

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The entries by item."""
        return {entry.id: entry for entry in self.entries}

    @property
    def gap(self) -> float:
        """What is missing to the bound, as a share of the bound: 0 for an optimal plan."""
        return (self.bound - self.value) / self.bound if self.bound else 0.0

    def start_of(self, item: str) -> int | None:
        """The first quarter of an item's work; None if it is not in the plan."""
        entry = self.by_id.get(item)
        return None if entry is None else entry.start

    def finish_of(self, item: str) -> int | None:
        """The last quarter of an item's work; None if it is not in the plan."""
        entry = self.by_id.get(item)
        return None if entry is None else entry.finish

    def quarter(self, number: int) -> Quarter:
        """The Jalali quarter of a number."""
        return self.start.later(number)


Starts = list[int | None]
"""For each item of a problem, by its place, the first quarter of its work; None if not planned."""


def make_plan(
    problem: Problem,
    starts: Iterable[int | None],
    *,
    bound: int,
    method: Method,
    rule: str = "",
    seed: int = 0,
    optimal: bool = False,
) -> Plan:
    """The plan that places the items of a problem so."""
    placed = list(starts)
    entries = tuple(
        Entry(item.id, start, start + item.duration - 1)
        for item, start in zip(problem.items, placed, strict=True)
        if start is not None
    )
    value = value_of(problem, placed)
    return Plan(
        problem.start,
        problem.quarters,
        entries,
        value,
        max(bound, value),
        method,
        rule,
        seed,
        optimal or bound <= value,
    )


def starts_of(problem: Problem, plan: Plan) -> Starts:
    """Where a plan places the items of a problem, by their places; items it lacks are None."""
    return [plan.start_of(item.id) for item in problem.items]


def value_of(problem: Problem, starts: Starts) -> int:
    """What a plan is worth: value times quarters in use, over the items whose place it chooses.

    A service is in use from the quarter in which it opens, which is the last of its work.
    """
    return sum(
        problem.items[place].value * (problem.quarters - start - problem.items[place].duration + 1)
        for place in problem.free
        if (start := starts[place]) is not None
    )


def priority_quarters(problem: Problem, plan: Plan) -> int:
    """Priority totals times quarters in use, over all services of a plan."""
    return sum(
        item.points * max(0, problem.quarters - max(0, finish))
        for item in problem.items
        if item.kind is ItemKind.SERVICE and (finish := plan.finish_of(item.id)) is not None
    )
