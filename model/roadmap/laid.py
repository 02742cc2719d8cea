"""A plan laid out on its problem: what is used in each quarter, and who could stand elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from model.roadmap.plan import Plan, Starts, starts_of
from model.roadmap.problem import Problem
from model.roadmap.records import Resource
from model.roadmap.windows import gated, windows


@dataclass(frozen=True, slots=True)
class Usage:
    """What a plan uses of a capacity.

    Attributes
    ----------
    resource : Resource
    used : tuple of int
        In each quarter, what is under way already included.
    full : tuple of bool
        Whether some item of the problem that uses it finds no more room in that quarter.
    """

    resource: Resource
    used: tuple[int, ...]
    full: tuple[bool, ...]


class Laid:
    """A plan on its problem.

    Parameters
    ----------
    problem : Problem
    plan : Plan or list
        A sound plan of the problem, or the starts of one.

    Attributes
    ----------
    starts : list of (int or None)
        By the places of the items.
    used : list of list of int
        What the free items use, by resource and quarter; to be held against `Problem.left`.
    """

    def __init__(self, problem: Problem, plan: Plan | Starts) -> None:
        self.problem = problem
        self.starts = starts_of(problem, plan) if isinstance(plan, Plan) else list(plan)
        self.spans = windows(problem)
        self.used = [[0] * problem.quarters for _ in problem.resources]
        for place in problem.free:
            self._lay(place, 1)

    def _lay(self, place: int, sign: int) -> None:
        start = self.starts[place]
        if start is not None:
            for resource, amount in self.problem.uses[place]:
                for quarter in range(start, start + self.problem.items[place].duration):
                    self.used[resource][quarter] += sign * amount

    def move(self, place: int, start: int | None) -> None:
        """Put an item elsewhere, wherever that is."""
        self._lay(place, -1)
        self.starts[place] = start
        self._lay(place, 1)

    def end(self, place: int) -> int | None:
        """The last quarter of an item's work."""
        start = self.starts[place]
        return None if start is None else start + self.problem.items[place].duration - 1

    def lacks(self, place: int, start: int) -> list[tuple[int, int, int]]:
        """The capacities that would lack if an item began then: resource, quarter, how much."""
        duration, own = self.problem.items[place].duration, self.starts[place]
        found = []
        for resource, amount in self.problem.uses[place]:
            for quarter in range(start, start + duration):
                mine = amount if own is not None and own <= quarter < own + duration else 0
                over = self.used[resource][quarter] - mine + amount
                lack = over - self.problem.left[resource][quarter]
                if lack > 0:
                    found.append((resource, quarter, lack))
        return found

    def gate(self, place: int) -> int:
        """The first quarter in which a service may open under hard groups."""
        item, first = self.problem.items[place], 0
        if self.problem.hard_groups and place in self._gated:
            for other in self._gated:
                if (self.problem.items[other].group or 0) < (item.group or 0):
                    end = self.end(other)
                    first = max(first, self.problem.quarters if end is None else end)
        return first

    def closes(self, place: int) -> int:
        """The last quarter in which a service may open under hard groups, as the others stand."""
        item, last = self.problem.items[place], self.problem.quarters
        if self.problem.hard_groups and place in self._gated:
            for other in self._gated:
                end = self.end(other)
                if end is not None and (self.problem.items[other].group or 0) > (item.group or 0):
                    last = min(last, end)
        return last

    @property
    def _gated(self) -> tuple[int, ...]:
        return gated(self.problem)

    def fits(self, place: int, start: int) -> bool:
        """Whether an item could begin then, all others staying where they are."""
        problem, item = self.problem, self.problem.items[place]
        if start not in self.spans.quarters(place) or self.lacks(place, start):
            return False
        for need in problem.needs[place]:
            end = self.end(need)
            if end is None or end >= start:
                return False
        end = start + item.duration - 1
        for user in problem.needed_by[place]:
            other = self.starts[user]
            if other is not None and problem.items[user].free and other <= end:
                return False
        return self.gate(place) <= end <= self.closes(place)

    def slack(self, place: int) -> int:
        """By how many quarters an item could slip without anything else having to move."""
        start, item = self.starts[place], self.problem.items[place]
        if start is None:
            return 0
        if item.free:
            slack = 0
            while self.fits(place, start + slack + 1):
                slack += 1
            return slack
        users = (self.starts[user] for user in self.problem.needed_by[place])
        firsts = [other for other in users if other is not None]
        return max(0, min([self.problem.quarters, *firsts]) - start - item.duration)

    def holders(self, resource: int, quarter: int) -> tuple[int, ...]:
        """The free items that use a capacity in a quarter, the most valuable first."""
        found = [
            place
            for place in self.problem.free
            if (start := self.starts[place]) is not None
            and start <= quarter < start + self.problem.items[place].duration
            and any(used == resource for used, _ in self.problem.uses[place])
        ]
        return tuple(sorted(found, key=lambda place: (-self.problem.items[place].value, place)))


def settle(problem: Problem, starts: Starts) -> Starts:
    """A plan in which nothing could stand sooner, or be taken in, with all else in its place."""
    laid = Laid(problem, starts)
    moved = True
    while moved:
        moved = False
        for place in sorted(problem.free, key=lambda one: _turn(laid, one)):
            before = laid.starts[place]
            for quarter in laid.spans.quarters(place):
                if before is not None and quarter >= before:
                    break
                if laid.fits(place, quarter):
                    laid.move(place, quarter)
                    moved = True
                    break
    return laid.starts


def _turn(laid: Laid, place: int) -> tuple[int, int, int]:
    start = laid.starts[place]
    turn = laid.problem.quarters if start is None else start
    return turn, -laid.problem.items[place].value, place


def usage(problem: Problem, plan: Plan) -> tuple[Usage, ...]:
    """What a plan uses of each capacity, in the order of the problem's resources."""
    found = []
    for place, resource in enumerate(problem.resources):
        amounts = {amount for uses in problem.uses for used, amount in uses if used == place}
        least = min(amounts, default=0)
        used = [0] * problem.quarters
        for item in problem.items:
            entry = plan.by_id.get(item.id)
            amount = resource.use(item)
            if entry is not None and amount:
                for quarter in range(max(0, entry.start), min(problem.quarters, entry.finish + 1)):
                    used[quarter] += amount
        full = (
            bool(least) and amount + least > limit
            for amount, limit in zip(used, resource.capacity, strict=True)
        )
        found.append(Usage(resource, tuple(used), tuple(full)))
    return tuple(found)
