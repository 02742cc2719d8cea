"""The plan of a scenario that holds the roadmap's settings, as it was seen and as it is today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from model.calendar import Quarter
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.roadmap.assumptions import assumptions_of
from model.roadmap.city import city_problem
from model.roadmap.plan import Plan
from model.roadmap.problem import Problem
from model.roadmap.records import ItemKind
from model.roadmap.serial import first_plan
from model.roadmap.settings import QuarterWish, Settings
from model.roadmap.stage import actuals_of
from model.scoring import Ranking


@dataclass(frozen=True, eq=False)
class Planned:
    """A plan at once, and what it was made of.

    Attributes
    ----------
    settings : Settings
    problem : Problem
    plan : Plan
    """

    settings: Settings
    problem: Problem
    plan: Plan

    @cached_property
    def opening(self) -> Mapping[int, Quarter | None]:
        """By service that is to be planned, the quarter in which it opens; None if it does not."""
        return {
            int(item.id.partition(":")[2]): self._opens(item.id)
            for item in self.problem.items
            if item.kind is ItemKind.SERVICE
        }

    def _opens(self, item: str) -> Quarter | None:
        finish = self.plan.finish_of(item)
        return None if finish is None else self.problem.quarter(finish)

    @property
    def opened(self) -> int:
        """How many services open within the horizon."""
        return sum(quarter is not None for quarter in self.opening.values())


@dataclass(frozen=True, slots=True)
class Opening:
    """A service in both plans: the quarter in which it opens, None if it does not."""

    service: int
    then: Quarter | None
    now: Quarter | None


def problem_under(catalogue: Catalogue, ranking: Ranking, settings: Settings) -> Problem:
    """Give what there is to plan under the settings of a scenario.

    Raises
    ------
    InvalidInput
        ``error.roadmap.*`` if they can't hold for this city.
    """
    assumed, actuals = assumptions_of(catalogue), actuals_of(catalogue)
    return city_problem(catalogue, ranking, settings, assumed, actuals)


def plan_under(catalogue: Catalogue, ranking: Ranking, settings: Settings) -> Planned:
    """Plan at once under the settings of a scenario.

    Raises
    ------
    InvalidInput, WishesConflict
        As `problem_under` and `model.roadmap.serial.first_plan` do.
    """
    problem = problem_under(catalogue, ranking, settings)
    return Planned(settings, problem, first_plan(problem))


@dataclass(frozen=True, eq=False)
class Course:
    """The plan as it was seen beside the one that the same settings give today.

    Attributes
    ----------
    then, now : Planned or TarazuError
        Or why there is none.
    gone : tuple of QuarterWish
        Wishes about what there is no longer to plan; today's plan lacks them.
    """

    then: Planned | TarazuError
    now: Planned | TarazuError
    gone: tuple[QuarterWish, ...] = ()

    @cached_property
    def rows(self) -> tuple[Opening, ...]:
        """Every service of either plan, the first ones to open first."""
        then, now = (
            one.opening if isinstance(one, Planned) else {} for one in (self.then, self.now)
        )
        found = (Opening(one, then.get(one), now.get(one)) for one in {**then, **now})
        return tuple(sorted(found, key=_when))

    @property
    def moved(self) -> tuple[Opening, ...]:
        """The services that open in another quarter today."""
        return tuple(row for row in self.rows if row.then != row.now)


def _when(row: Opening) -> tuple[bool, str, int]:
    quarter = row.then or row.now
    return quarter is None, str(quarter), row.service


def course(
    settings: Settings,
    then: tuple[Catalogue, Ranking],
    now: tuple[Catalogue, Ranking],
    today: Quarter,
) -> Course:
    """Plan under kept settings with the data of then, and with those of today.

    Parameters
    ----------
    then, now : (Catalogue, Ranking)
    today : Quarter
        Nothing begins before it any more.
    """
    before = tried_plan(*then, settings)
    moved_on = replace(settings, now=max(today, settings.now or today))
    there = set(_items(*now, moved_on))
    kept = tuple(wish for wish in settings.wishes if wish.item in there)
    gone = tuple(wish for wish in settings.wishes if wish.item not in there)
    return Course(before, tried_plan(*now, replace(moved_on, wishes=kept)), gone)


def tried_plan(catalogue: Catalogue, ranking: Ranking, settings: Settings) -> Planned | TarazuError:
    """Plan under settings, or say why that cannot be; see `plan_under`."""
    try:
        return plan_under(catalogue, ranking, settings)
    except TarazuError as error:
        return error


def _items(catalogue: Catalogue, ranking: Ranking, settings: Settings) -> Iterator[str]:
    """What there is to plan, whatever is wished of it."""
    try:
        problem = problem_under(catalogue, ranking, replace(settings, wishes=()))
    except TarazuError:
        return
    yield from (item.id for item in problem.items)
