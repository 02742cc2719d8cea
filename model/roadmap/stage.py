"""One plan on the screen: the picture in the address, the problem that it makes, and a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from model.calendar import Quarter, quarter_of
from model.catalogue import Catalogue, DataVersion
from model.errors import TarazuError
from model.roadmap.actuals import Actual
from model.roadmap.address import read_roadmap
from model.roadmap.assumptions import Assumptions, assumptions_of
from model.roadmap.city import city_problem
from model.roadmap.plan import Plan
from model.roadmap.problem import Problem
from model.roadmap.records import ItemKind
from model.roadmap.serial import first_plan
from model.roadmap.settings import Settings, default_settings
from model.roadmap.view import RoadmapView
from model.view import View
from model.weighing import ranking_of, report_weights

MOST_USUAL: Final = 8
_USUAL: dict[tuple[DataVersion, date, str], Stage] = {}


@dataclass(frozen=True)
class Stage:
    """What is planned and how.

    Attributes
    ----------
    catalogue : Catalogue
    view : RoadmapView
    assumed : Assumptions
    problem : Problem
    plan : Plan
    """

    catalogue: Catalogue
    view: RoadmapView
    assumed: Assumptions
    problem: Problem
    plan: Plan

    def with_plan(self, plan: Plan) -> Stage:
        """The same with another plan."""
        return replace(self, plan=plan)

    @cached_property
    def services(self) -> tuple[str, ...]:
        """The services to plan, by id."""
        items = self.problem.items
        return tuple(item.id for item in items if item.kind is ItemKind.SERVICE)

    @cached_property
    def opening(self) -> tuple[tuple[str, int], ...]:
        """The services that open within the horizon, with their quarters, the first ones first."""
        found = (
            (name, finish)
            for name in self.services
            if (finish := self.plan.finish_of(name)) is not None
        )
        return tuple(sorted(found, key=lambda one: one[1]))


def read_stage_view(
    catalogue: Catalogue, query: object, day: date
) -> tuple[RoadmapView, tuple[TarazuError, ...]]:
    """Read the picture of an address; see `read_roadmap`."""
    return read_roadmap(query, catalogue, usual_settings(catalogue, day))


def usual_settings(catalogue: Catalogue, day: date) -> Settings:
    """What holds until somebody sets it: nothing new begins before the quarter of the day."""
    return replace(default_settings(assumptions_of(catalogue), day), now=quarter_of(day))


def actuals_of(catalogue: Catalogue) -> tuple[Actual, ...]:
    """What people said of the real course of items."""
    return tuple(
        Actual(one.item, one.start, one.finish, one.percent) for one in catalogue.roadmap_actuals
    )


def problem_of(catalogue: Catalogue, view: RoadmapView) -> Problem:
    """Make the problem that a picture asks for.

    Raises
    ------
    InvalidInput, NotFound
        As the weighing and `Problem` do.
    """
    ranking = ranking_of(catalogue, view.weighing)
    assumed = assumptions_of(catalogue)
    return city_problem(catalogue, ranking, view.settings, assumed, actuals=actuals_of(catalogue))


def stage_of(catalogue: Catalogue, view: RoadmapView) -> Stage:
    """Plan at once what a picture asks for.

    Raises
    ------
    InvalidInput, NotFound
        As `problem_of` and `first_plan` do.
    """
    problem = problem_of(catalogue, view)
    return Stage(catalogue, view, assumptions_of(catalogue), problem, first_plan(problem))


def report_stage(catalogue: Catalogue, day: date) -> Stage:
    """Plan by the report's weights and what is assumed until somebody sets it.

    Every other plan is held against it.
    """
    return usual_stage(catalogue, day, "", usual_view(catalogue, day))


def usual_stage(catalogue: Catalogue, day: date, name: str, view: RoadmapView) -> Stage:
    """Plan what many pages speak of, once for each state of the data.

    Parameters
    ----------
    name : str
        Tells one such plan from another, and one state of its settings from the next.

    Raises
    ------
    InvalidInput, NotFound
        As `stage_of`.
    """
    key = catalogue.version, day, name
    found = _USUAL.get(key)
    if found is None or found.catalogue is not catalogue:
        found = stage_of(catalogue, view)
        while len(_USUAL) >= MOST_USUAL:
            _USUAL.pop(next(iter(_USUAL)), None)
        _USUAL[key] = found
    return found


def usual_view(catalogue: Catalogue, day: date) -> RoadmapView:
    """The picture of an address that says nothing."""
    return RoadmapView(View(report_weights(catalogue)), usual_settings(catalogue, day))


@dataclass(frozen=True, slots=True)
class Shift:
    """An item that stands in another quarter than in another plan.

    Attributes
    ----------
    item : str
    before, after : int or None
        The quarter in which it is finished, counted from the first of the later plan's horizon;
        None if it is not in the plan.
    """

    item: str
    before: int | None
    after: int | None

    @property
    def later(self) -> bool:
        """Whether it comes later than before, or no more at all."""
        return self.after is None or (self.before is not None and self.after > self.before)

    @property
    def quarters(self) -> int:
        """By how many quarters it comes later; 0 if it is in one of the plans only."""
        if self.before is None or self.after is None:
            return 0
        return self.after - self.before


def shifts(before: Plan, after: Plan, problem: Problem) -> Iterator[Shift]:
    """The items of a problem that two plans finish in different quarters."""
    offset = before.start.since(after.start)
    for item in problem.items:
        old, new = before.finish_of(item.id), after.finish_of(item.id)
        moved = None if old is None else old + offset
        if moved != new:
            yield Shift(item.id, moved, new)


def today_in(start: Quarter, day: date) -> float:
    """Where a day lies on the axis of quarters: 0.5 is the middle of the first."""
    quarter = quarter_of(day)
    length = (quarter.last_day - quarter.first_day).days + 1
    return quarter.since(start) + (day - quarter.first_day).days / length
