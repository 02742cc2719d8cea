"""Between which quarters each item can begin: longest paths, pins, latest quarters, hard groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.roadmap.problem import Problem, earliest_starts
from model.roadmap.records import ItemKind, WishKind


@dataclass(frozen=True)
class Windows:
    """The quarters in which the items may begin, by their places in the problem.

    Attributes
    ----------
    first, last : tuple of int
        Of each item; it cannot be planned if the last is before the first.
    forbidden : mapping of int to frozenset of int
        Quarters inside the window that a wish forbids.
    must : frozenset of int
        The items that a wish wants in the plan, and all that these need.
    """

    first: tuple[int, ...]
    last: tuple[int, ...]
    forbidden: Mapping[int, frozenset[int]]
    must: frozenset[int]

    def quarters(self, place: int) -> list[int]:
        """The quarters in which an item may begin."""
        refused = self.forbidden.get(place, frozenset())
        span = range(self.first[place], self.last[place] + 1)
        return [quarter for quarter in span if quarter not in refused]

    @property
    def impossible(self) -> tuple[int, ...]:
        """The items that a wish wants in the plan and that have no quarter left."""
        return tuple(sorted(place for place in self.must if not self.quarters(place)))


def windows(problem: Problem) -> Windows:
    """The windows that needs, wishes and the horizon leave; capacities are not looked at."""
    first = earliest_starts(problem)
    last = [problem.quarters - item.duration for item in problem.items]
    pins, forbidden, must = _read_wishes(problem, last)
    for place in problem.free:
        needed = [
            first[need] + problem.items[need].duration
            for need in problem.needs[place]
            if problem.items[need].free
        ]
        first[place] = max([first[place], *needed, *pins.get(place, ())])
        if pins.get(place):
            last[place] = min(last[place], *pins[place])
    wanted = _wanted(problem, must, last)
    for place in reversed(problem.free):
        if place in wanted:
            for need in problem.needs[place]:
                if problem.items[need].free:
                    last[need] = min(last[need], last[place] - problem.items[need].duration)
    return Windows(tuple(first), tuple(last), forbidden, frozenset(wanted))


def _read_wishes(
    problem: Problem, last: list[int]
) -> tuple[dict[int, list[int]], dict[int, frozenset[int]], set[int]]:
    """The pins and the forbidden quarters by item, and who must be planned; narrows ``last``."""
    pins: dict[int, list[int]] = {}
    forbidden: dict[int, frozenset[int]] = {}
    must: set[int] = set()
    for wish in problem.wishes:
        place = problem.index[wish.item]
        if wish.kind is WishKind.FORBID:
            forbidden[place] = forbidden.get(place, frozenset()) | {wish.quarter}
            continue
        must.add(place)
        if wish.kind is WishKind.PIN:
            pins.setdefault(place, []).append(wish.quarter)
        else:
            end = wish.quarter - problem.items[place].duration + 1
            last[place] = min(last[place], end)
    return pins, forbidden, must


def _wanted(problem: Problem, must: set[int], last: list[int]) -> set[int]:
    """All that must be planned so that ``must`` is; narrows ``last`` by hard groups."""
    wanted = set(must)
    if problem.hard_groups:
        _pull_groups(problem, wanted, last)
    todo = list(wanted)
    while todo:
        for need in problem.needs[todo.pop()]:
            if need not in wanted and problem.items[need].free:
                wanted.add(need)
                todo.append(need)
    return wanted


def _pull_groups(problem: Problem, wanted: set[int], last: list[int]) -> None:
    """Under hard groups a service that must open asks for all of the groups before."""
    for place in sorted(wanted):
        item = problem.items[place]
        if item.kind is not ItemKind.SERVICE or item.group is None:
            continue
        end = last[place] + item.duration
        for other in gated(problem):
            before = problem.items[other]
            if before.group is not None and before.group < item.group:
                wanted.add(other)
                last[other] = min(last[other], end - before.duration)


def gated(problem: Problem) -> tuple[int, ...]:
    """The services that stand in a group and whose quarter the plan chooses."""
    return tuple(
        place
        for place in problem.free
        if problem.items[place].kind is ItemKind.SERVICE and problem.items[place].group is not None
    )
