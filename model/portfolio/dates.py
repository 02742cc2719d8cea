"""Milestones in time: which are due, late, done, and when each was planned anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.catalogue import Catalogue, Milestone, Project
from model.periods import Period


class State(StrEnum):
    """How a milestone stands on a day."""

    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    DUE = "due"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Dated:
    """A milestone on a day; `late_days` counts from the last day of the period it is due in."""

    milestone: Milestone
    projects: tuple[Project, ...]
    state: State
    late_days: int


def state_on(milestone: Milestone, day: date) -> State:
    """How a milestone stands on a day; what is done after that day is not done yet."""
    due, done = milestone.due, milestone.done
    if done is not None and done.first_day <= day:
        late = due is not None and done.first_day > due.last_day
        return State.DONE_LATE if late else State.DONE
    if due is None:
        return State.UNDATED
    return State.OVERDUE if due.last_day < day else State.DUE


def milestones_on(catalogue: Catalogue, day: date) -> tuple[Dated, ...]:
    """All milestones that hold, by the day they are due, those without a date last."""
    of: dict[str, list[Project]] = {}
    for project in catalogue.projects:
        of.setdefault(project.charter, []).append(project)
    dated = [
        Dated(
            milestone,
            tuple(of.get(milestone.charter, ())),
            state_on(milestone, day),
            _late(milestone, day),
        )
        for milestone in catalogue.milestones
        if milestone.holds
    ]
    return tuple(sorted(dated, key=lambda one: (_end(one.milestone.due), one.milestone.position)))


def span(catalogue: Catalogue) -> tuple[Period, Period] | None:
    """The first and the last month in which a milestone is planned, planned anew or done."""
    said = [
        period
        for milestone in catalogue.milestones
        if milestone.holds
        for period in (milestone.planned, milestone.replanned, milestone.done)
        if period is not None
    ]
    if not said:
        return None
    first = min(said, key=lambda period: period.first_day)
    last = max(said, key=lambda period: period.last_day)
    return Period(first.year, first.month or 1), Period(last.year, last.month or 12)


def months(first: Period, last: Period) -> tuple[Period, ...]:
    """Every month from one to another."""
    start, end = (12 * p.year + (p.month or 1) - 1 for p in (first, last))
    return tuple(Period(number // 12, number % 12 + 1) for number in range(start, end + 1))


def _late(milestone: Milestone, day: date) -> int:
    due, done = milestone.due, milestone.done
    if due is None:
        return 0
    until = done.first_day if done is not None and done.first_day <= day else day
    return max(0, (until - due.last_day).days)


def _end(period: Period | None) -> date:
    return date.max if period is None else period.last_day
