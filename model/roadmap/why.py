"""Why an item stands in its quarter, and what slack it has.

The reason of a place is what stands in the way of the quarter before: all that would have to
change, everything else staying where it is. So the reasons are true: without all of them the item
could begin a quarter sooner, and without one of them the others still hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.roadmap.laid import Laid
from model.roadmap.plan import Plan
from model.roadmap.problem import Problem
from model.roadmap.records import OUTSIDE, WishKind


class ReasonKind(StrEnum):
    """What can hold an item in its quarter."""

    FACT = "fact"
    """Its quarter is not for the plan to choose; `Item.fact` says why."""
    BLOCKED = "blocked"
    """It cannot be planned; `Item.blocked` says why, the items are those it waits for in vain."""
    NEED = "need"
    """These items are finished only in the quarter before."""
    OUTSIDE = "outside"
    """These prerequisites of outside bodies come only in the quarter before."""
    CAPACITY = "capacity"
    """The resource is full in that quarter, with these items."""
    PIN = "pin"
    FORBID = "forbid"
    GROUP = "group"
    """Groups are hard, and these services of groups before its own open only now."""
    NOW = "now"
    """Nothing new begins sooner."""
    RELEASE = "release"
    """Something that is no item of the plan holds it up until now."""
    HORIZON = "horizon"
    """It does not fit into the horizon: what it needs is finished too late, or is not planned."""
    PLAN = "plan"
    """Nothing stands in the way: the plan has it here, such as to stay near an adopted one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands in the way.

    Attributes
    ----------
    kind : ReasonKind
    items : tuple of str
        The items meant; of a full capacity those that fill it, the most valuable first.
    ahead : tuple of str
        Of these, the ones that the aim puts before it: they are worth more, or what waits for them
        is.
    resource : str or None
        `Resource.id` of what is full.
    quarter : int or None
        In which quarter.
    """

    kind: ReasonKind
    items: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    resource: str | None = None
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why an item stands where it does.

    Attributes
    ----------
    item : str
    start, finish : int or None
        None if it is not in the plan.
    reasons : tuple of Reason
        All that stands in the way of the quarter before; of an item that is not in the plan what
        keeps it out.
    slack : int
        By how many quarters it could slip without anything else having to move.
    """

    item: str
    start: int | None
    finish: int | None
    reasons: tuple[Reason, ...]
    slack: int


def why(problem: Problem, plan: Plan, name: object) -> Why:
    """Why an item stands where it does in a plan.

    Raises
    ------
    InvalidInput
        ``error.roadmap.item.unknown``.
    """
    return Whys(problem, plan).of(name)


class Whys:
    """The reasons of a whole plan."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        self.laid = Laid(problem, plan)
        self.weight = [item.value for item in problem.items]
        for place in reversed(problem.order):
            behind = [self.weight[user] for user in problem.needed_by[place]]
            self.weight[place] = max([self.weight[place], *behind])

    def of(self, name: object) -> Why:
        """Why an item stands where it does.

        Raises
        ------
        InvalidInput
            ``error.roadmap.item.unknown``.
        """
        item = self.problem.item(name)
        place = self.problem.index[item.id]
        start = self.laid.starts[place]
        if not item.free:
            kind = ReasonKind.BLOCKED if item.blocked else ReasonKind.FACT
            reasons: tuple[Reason, ...] = (Reason(kind, item.blocked_by or item.bodies),)
        elif start is None:
            reasons = self._kept_out(place)
        else:
            reasons = self.reasons(place, start) or (Reason(ReasonKind.PLAN),)
        return Why(
            item=item.id,
            start=start,
            finish=self.laid.end(place),
            reasons=reasons,
            slack=self.laid.slack(place),
        )

    def _ids(self, places: list[int]) -> tuple[str, ...]:
        return tuple(self.problem.items[place].id for place in places)

    def reasons(self, place: int, start: int) -> tuple[Reason, ...]:
        """What stands in the way of beginning a quarter before ``start``."""
        problem, laid = self.problem, self.laid
        before = start - 1
        found = list(self._asked(place, start))
        if start <= problem.now:
            return (*found, Reason(ReasonKind.NOW))
        if start <= problem.items[place].release:
            found.append(Reason(ReasonKind.RELEASE, quarter=start))
        needs = [
            need
            for need in problem.needs[place]
            if (end := laid.end(need)) is None or end >= before
        ]
        for kind, outside in ((ReasonKind.OUTSIDE, True), (ReasonKind.NEED, False)):
            mine = [need for need in needs if (problem.items[need].fact in OUTSIDE) is outside]
            if mine:
                found.append(Reason(kind, self._ids(mine)))
        end = before + problem.items[place].duration - 1
        if laid.gate(place) > end:
            found.append(Reason(ReasonKind.GROUP, self._ids(self._openers(place, end))))
        for resource, quarter, _ in laid.lacks(place, before):
            found.append(self._full(place, resource, quarter))
        return tuple(found)

    def _asked(self, place: int, start: int) -> list[Reason]:
        found = []
        for wish in self.problem.wishes_by_item.get(self.problem.items[place].id, ()):
            if wish.kind is WishKind.PIN:
                found.append(Reason(ReasonKind.PIN, quarter=wish.quarter))
            elif wish.kind is WishKind.FORBID and wish.quarter == start - 1:
                found.append(Reason(ReasonKind.FORBID, quarter=wish.quarter))
        return list(dict.fromkeys(found))

    def _openers(self, place: int, end: int) -> list[int]:
        group = self.problem.items[place].group or 0
        return [
            other
            for other in self.problem.free
            if 0 < (self.problem.items[other].group or 0) < group
            and ((opened := self.laid.end(other)) is None or opened > end)
        ]

    def _full(self, place: int, resource: int, quarter: int) -> Reason:
        holders = [one for one in self.laid.holders(resource, quarter) if one != place]
        holders.sort(key=lambda one: (-self.weight[one], one))
        ahead = [one for one in holders if self.weight[one] > self.weight[place]]
        name = self.problem.resources[resource].id
        kind = ReasonKind.CAPACITY
        return Reason(kind, self._ids(holders), self._ids(ahead), name, quarter)

    def _kept_out(self, place: int) -> tuple[Reason, ...]:
        """Why a free item is not in the plan: the horizon, and what is full in its last quarter."""
        problem, laid = self.problem, self.laid
        last = problem.quarters - problem.items[place].duration
        late = [
            need for need in problem.needs[place] if (end := laid.end(need)) is None or end >= last
        ]
        found = [Reason(ReasonKind.HORIZON, self._ids(late), quarter=last)]
        if last >= 0:
            found += [self._full(place, r, quarter) for r, quarter, _ in laid.lacks(place, last)]
        return tuple(found)

    def chain(self, name: object) -> tuple[tuple[str, ReasonKind], ...]:
        """The items that hold one another back to the beginning, with what ties each to the last.

        Each step goes to what binds most: an item that the last needs, an outside body, or one that
        leaves a full capacity just then. The first is the item itself, which nothing ties.

        Raises
        ------
        InvalidInput
            ``error.roadmap.item.unknown``.
        """
        place: int | None = self.problem.index[self.problem.item(name).id]
        found: list[tuple[str, ReasonKind]] = []
        tie = ReasonKind.PLAN
        while place is not None:
            found.append((self.problem.items[place].id, tie))
            place, tie = self._before(place)
            if place is not None and self.problem.items[place].id in dict(found):
                break
        return tuple(found)

    def _before(self, place: int) -> tuple[int | None, ReasonKind]:
        start = self.laid.starts[place]
        if start is None or not self.problem.items[place].free:
            return None, ReasonKind.FACT
        for reason in self.reasons(place, start):
            if reason.kind in (ReasonKind.OUTSIDE, ReasonKind.NEED, ReasonKind.GROUP):
                return self.problem.index[reason.items[0]], reason.kind
            if reason.kind is ReasonKind.CAPACITY:
                for other in reason.items:
                    if self.laid.end(self.problem.index[other]) == start - 1:
                        return self.problem.index[other], reason.kind
        return None, ReasonKind.PLAN
