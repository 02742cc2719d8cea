"""Two plans side by side: who moved, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.calendar import Quarter
from model.roadmap.plan import Plan, priority_quarters
from model.roadmap.problem import Problem
from model.roadmap.records import Item
from model.roadmap.why import Reason, Whys


class Ground(StrEnum):
    """What differs between two problems."""

    ADDED = "added"
    REMOVED = "removed"
    DURATION = "duration"
    LOAD = "load"
    VALUE = "value"
    NEEDS = "needs"
    FIXED = "fixed"
    """The quarter of its arrival, or what really happened to it."""
    BLOCKED = "blocked"
    RELEASE = "release"
    WISH = "wish"
    CAPACITY = "capacity"
    HARD_GROUPS = "hard_groups"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two problems.

    Attributes
    ----------
    ground : Ground
    subject : str
        The id of an item or of a resource; empty for what concerns all.
    """

    ground: Ground
    subject: str


@dataclass(frozen=True, slots=True)
class Shift:
    """An item that stands elsewhere in the second plan.

    Attributes
    ----------
    item : str
    before, after : Quarter or None
        The quarter in which it is finished; None if it is not in that plan.
    quarters : int or None
        By how many it comes later; None if it is not in both.
    grounds : tuple of Ground
        What differs about the item itself; empty if it moved because of others.
    reasons : tuple of Reason
        Of an item that comes later, or not at all: what holds it in the second plan. Of one that
        comes sooner: what held it in the first, and has given way.
    """

    item: str
    before: Quarter | None
    after: Quarter | None
    quarters: int | None
    grounds: tuple[Ground, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Comparison:
    """Two plans side by side.

    Attributes
    ----------
    shifts : tuple of Shift
        Those that move furthest first.
    differences : tuple of Difference
        What differs between their problems.
    gained : int
        Priority-quarters that the second has more.
    """

    shifts: tuple[Shift, ...]
    differences: tuple[Difference, ...]
    gained: int


def compare(problem: Problem, plan: Plan, other_problem: Problem, other: Plan) -> Comparison:
    """Who moved between two plans of one city, and why.

    Parameters
    ----------
    problem, plan
        The first plan and its problem.
    other_problem, other
        The second; its horizon may begin in another quarter.
    """
    differences = _differences(problem, other_problem)
    grounds: dict[str, list[Ground]] = {}
    for one in differences:
        grounds.setdefault(one.subject, []).append(one.ground)
    first, second = Whys(problem, plan), Whys(other_problem, other)
    shifts = []
    names = dict.fromkeys(item.id for item in (*problem.items, *other_problem.items))
    for name in names:
        before, after = _finish(plan, name), _finish(other, name)
        if before == after:
            continue
        sooner = after is not None and (before is None or after < before)
        whys = first if sooner else second
        known = name in whys.problem.index
        shifts.append(
            Shift(
                item=name,
                before=before,
                after=after,
                quarters=None if before is None or after is None else after.since(before),
                grounds=tuple(grounds.get(name, ())),
                reasons=whys.of(name).reasons if known else (),
            )
        )
    shifts.sort(key=lambda one: (one.quarters is not None, -abs(one.quarters or 0)))
    gained = priority_quarters(other_problem, other) - priority_quarters(problem, plan)
    return Comparison(tuple(shifts), differences, gained)


def _finish(plan: Plan, item: str) -> Quarter | None:
    finish = plan.finish_of(item)
    return None if finish is None else plan.quarter(finish)


def _differences(one: Problem, other: Problem) -> tuple[Difference, ...]:
    found = []
    for item in one.items:
        place = other.index.get(item.id)
        if place is None:
            found.append(Difference(Ground.REMOVED, item.id))
        else:
            grounds = _item_differences(one, item, other, other.items[place])
            found += [Difference(ground, item.id) for ground in grounds]
    found += [Difference(Ground.ADDED, i.id) for i in other.items if i.id not in one.index]
    rows = {row.id: row.capacity for row in other.resources}
    found += [
        Difference(Ground.CAPACITY, row.id)
        for row in one.resources
        if rows.get(row.id) != row.capacity
    ]
    if one.hard_groups != other.hard_groups:
        found.append(Difference(Ground.HARD_GROUPS, ""))
    return tuple(found)


def _item_differences(one: Problem, item: Item, other: Problem, same: Item) -> list[Ground]:
    def at(problem: Problem, quarter: int | None) -> Quarter | None:
        return None if quarter is None else problem.quarter(quarter)

    def wished(problem: Problem) -> set[tuple[str, Quarter]]:
        wishes = problem.wishes_by_item.get(item.id, ())
        return {(wish.kind.value, problem.quarter(wish.quarter)) for wish in wishes}

    pairs = {
        Ground.DURATION: (item.duration, same.duration),
        Ground.LOAD: (item.load, same.load),
        Ground.VALUE: (item.value, same.value),
        Ground.NEEDS: (set(item.needs), set(same.needs)),
        Ground.FIXED: (
            (item.fact, at(one, item.fixed)),
            (same.fact, at(other, same.fixed)),
        ),
        Ground.BLOCKED: (item.blocked, same.blocked),
        Ground.RELEASE: (
            max(one.start, one.quarter(item.release)),
            max(other.start, other.quarter(same.release)),
        ),
        Ground.WISH: (wished(one), wished(other)),
    }
    if not item.release and not same.release:
        del pairs[Ground.RELEASE]
    return [ground for ground, (before, after) in pairs.items() if before != after]
