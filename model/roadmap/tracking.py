"""How far the work is: planned, expected and actual, item by item and in priority points.

A service earns its priority points in the quarter in which it opens, none before: in the adopted
plan, in what is expected now, and in what has happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from model.calendar import Quarter
from model.roadmap.actuals import Actual
from model.roadmap.plan import Plan
from model.roadmap.problem import Problem
from model.roadmap.push import push
from model.roadmap.records import Fact, ItemKind


class Course(StrEnum):
    """How an item stands against the adopted plan."""

    DONE = "done"
    UNDER_WAY = "under_way"
    WAITING = "waiting"
    """It has not begun, and its quarter has not come."""
    LATE = "late"
    """It is expected later than planned, or should have begun."""
    OUT = "out"
    """The adopted plan has no place for it."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """One item, planned, expected and actual.

    Attributes
    ----------
    item : str
    planned_start, planned_finish : Quarter or None
        In the adopted plan.
    expected_start, expected_finish : Quarter or None
        As it really was, else as the plan of today has it.
    actual_start, actual_finish : Quarter or None
    percent : int
        Done.
    planned_percent : int
        What the adopted plan would have done by the end of the quarter before now.
    variance : int or None
        Quarters by which it is expected later than planned, negative if sooner; None if it lacks a
        place in either.
    course : Course
    """

    item: str
    planned_start: Quarter | None
    planned_finish: Quarter | None
    expected_start: Quarter | None
    expected_finish: Quarter | None
    actual_start: Quarter | None
    actual_finish: Quarter | None
    percent: int
    planned_percent: int
    variance: int | None
    course: Course


@dataclass(frozen=True)
class Tracking:
    """How far the work is against an adopted plan.

    Attributes
    ----------
    now : Quarter
    quarters : tuple of Quarter
        From the first of the adopted plan to the last of either plan.
    planned, forecast : tuple of int
        Priority points of all services open by the end of each quarter: as adopted, and as it
        really was and is expected now.
    actual : tuple of (int or None)
        Those that really are, of the present quarter so far; None after it.
    whole : int
        The points of all services of the adopted plan's problem.
    items : tuple of Tracked
        In the order of that problem.
    """

    now: Quarter
    quarters: tuple[Quarter, ...]
    planned: tuple[int, ...]
    forecast: tuple[int, ...]
    actual: tuple[int | None, ...]
    whole: int
    items: tuple[Tracked, ...]

    @property
    def earned(self) -> int:
        """The points of the services that really are open."""
        return next((value for value in reversed(self.actual) if value is not None), 0)

    @property
    def due(self) -> int:
        """The points that the adopted plan would have open by now."""
        past = [
            value for at, value in zip(self.quarters, self.planned, strict=True) if at < self.now
        ]
        return past[-1] if past else 0

    def open_by(self, services: Collection[str], quarter: Quarter) -> int:
        """How many of some services are open by a quarter, as it was and is expected."""
        return sum(
            one.expected_finish is not None and one.expected_finish <= quarter
            for one in self.items
            if one.item in services
        )

    @property
    def late(self) -> tuple[Tracked, ...]:
        """What is late, the latest first."""
        found = [one for one in self.items if one.course is Course.LATE]
        return tuple(sorted(found, key=lambda one: (-(one.variance or 0), one.item)))


def track(
    problem: Problem,
    baseline: Plan,
    current: Plan,
    actuals: Iterable[Actual],
    now: Quarter,
    there: Collection[str] = (),
) -> Tracking:
    """Hold what happened, and what is expected now, against an adopted plan.

    Parameters
    ----------
    problem : Problem
        Of the adopted plan.
    baseline : Plan
        The adopted plan.
    current : Plan
        The plan of today; it may begin in another quarter and lack what is finished.
    actuals : iterable of Actual
        Of items that the adopted plan does not know nothing is told.
    now : Quarter
        The quarter that it is.
    there : collection of str
        Items that there is nothing left to plan for: they are there, even if nobody said since
        when; this quarter then counts.
    """
    known = {item: Actual(item, finish=now) for item in there}
    known |= {one.item: one for one in actuals if one.finish or one.item not in known}
    items = tuple(
        _tracked(item.id, baseline, current, known.get(item.id, Actual(item.id)), now)
        for item in problem.items
    )
    points = {i.id: i.points for i in problem.items if i.kind is ItemKind.SERVICE}
    ends = [one.expected_finish for one in items if one.expected_finish is not None]
    last = max([baseline.start.later(baseline.quarters - 1), *ends])
    quarters = tuple(baseline.start.later(n) for n in range(last.since(baseline.start) + 1))
    actual = _curve(quarters, points, {one.item: one.actual_finish for one in items})
    return Tracking(
        now=now,
        quarters=quarters,
        planned=_curve(quarters, points, {one.item: one.planned_finish for one in items}),
        forecast=_curve(quarters, points, {one.item: one.expected_finish for one in items}),
        actual=tuple(
            value if at <= now else None for at, value in zip(quarters, actual, strict=True)
        ),
        whole=sum(points.values()),
        items=items,
    )


def delivered(before: Problem, now: Problem) -> frozenset[str]:
    """What an older problem had to plan and the one of today does not: it is there."""
    return frozenset(before.index.keys() - now.index.keys())


def overdue(problem: Problem) -> tuple[str, ...]:
    """The prerequisites that were expected in a quarter that is over, and are not there."""
    return tuple(item.id for item in problem.items if item.fact is Fact.LATE)


def forecast(problem: Problem, adopted: Plan) -> Plan:
    """Carry an adopted plan on as things really stand: nothing is planned anew, all is pushed.

    Wishes and, where what happened rules it out, the strict order of the groups fall away.
    """
    free = replace(problem, wishes=())
    pushed = push(free, adopted) or push(replace(free, hard_groups=False), adopted)
    assert pushed is not None
    return pushed


def _curve(
    quarters: tuple[Quarter, ...], points: Mapping[str, int], ends: Mapping[str, Quarter | None]
) -> tuple[int, ...]:
    """The points of the services finished by each quarter; before the first counts in the first."""
    earned = [0] * len(quarters)
    for item, worth in points.items():
        end = ends.get(item)
        if end is not None:
            place = max(0, end.since(quarters[0]))
            if place < len(earned):
                earned[place] += worth
    return tuple(accumulate(earned))


def _tracked(item: str, baseline: Plan, current: Plan, actual: Actual, now: Quarter) -> Tracked:
    planned = _quarters(baseline, item)
    expected = _quarters(current, item)
    start = actual.start or actual.finish or expected[0]
    finish = actual.finish or expected[1]
    variance = None
    if planned[1] is not None and finish is not None:
        variance = finish.since(planned[1])
    return Tracked(
        item=item,
        planned_start=planned[0],
        planned_finish=planned[1],
        expected_start=start,
        expected_finish=finish,
        actual_start=actual.start,
        actual_finish=actual.finish,
        percent=actual.done,
        planned_percent=_planned_percent(planned, now),
        variance=variance,
        course=_course(planned, actual, finish, variance, now),
    )


Span = tuple[Quarter | None, Quarter | None]


def _quarters(plan: Plan, item: str) -> Span:
    entry = plan.by_id.get(item)
    if entry is None:
        return None, None
    return plan.quarter(entry.start), plan.quarter(entry.finish)


def _planned_percent(planned: Span, now: Quarter) -> int:
    start, finish = planned
    if start is None or finish is None:
        return 0
    whole = finish.since(start) + 1
    return 100 * min(whole, max(0, now.since(start))) // whole


def _course(
    planned: Span, actual: Actual, finish: Quarter | None, variance: int | None, now: Quarter
) -> Course:
    if actual.finish is not None:
        return Course.DONE
    start, end = planned
    if start is None or end is None:
        return Course.OUT
    overdue = end < now or (start < now and actual.start is None)
    if overdue or finish is None or (variance is not None and variance > 0):
        return Course.LATE
    return Course.UNDER_WAY if actual.start is not None else Course.WAITING
