"""What the council sets for a plan: the horizon, capacities, what goes first, and its wishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from model.calendar import Quarter, quarter_of
from model.errors import InvalidInput, quoted
from model.roadmap.assumptions import Assumptions
from model.roadmap.problem import check_horizon
from model.roadmap.records import Measure, Resource, WishKind

QUARTERS: Final = 12
"""Three years, as section 4-4 of the report has it."""

MOST_CAPACITY: Final = 100_000
MOST_STRENGTH: Final = 1_000


class Unknown(StrEnum):
    """What to make of an outside body's delivery of which nobody knows when."""

    ASSUME = "assume"
    """Take the quarter that the assumptions give for such a body, and mark it as assumed."""
    WAIT = "wait"
    """Leave it, and all that waits for it, out of the plan."""


@dataclass(frozen=True, slots=True, order=True)
class QuarterWish:
    """A wish of the council about an item, with the Jalali quarter it names."""

    kind: WishKind
    item: str
    quarter: Quarter


@dataclass(frozen=True)
class Capacities:
    """How much can be done in a quarter.

    Attributes
    ----------
    effort, count : int
        Person-months, and items in work at once, of the whole municipality.
    domain_effort, domain_count : int
        The same of each domain.
    by_domain : mapping of str to int
        What differs, by `Resource.id`, such as ``effort:transport``.
    exceptions : mapping of (str, Quarter) to int
        What differs in single quarters, by `Resource.id` and quarter.
    """

    effort: int
    count: int
    domain_effort: int
    domain_count: int
    by_domain: Mapping[str, int] = field(default_factory=dict)
    exceptions: Mapping[tuple[str, Quarter], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        everywhere = {
            "effort": self.effort,
            "count": self.count,
            "domain_effort": self.domain_effort,
            "domain_count": self.domain_count,
        }
        single = {f"{name} {quarter}": v for (name, quarter), v in self.exceptions.items()}
        for name, value in {**everywhere, **self.by_domain, **single}.items():
            whole = isinstance(value, int) and not isinstance(value, bool)
            if not whole or not 0 <= value <= MOST_CAPACITY:
                params = {"resource": name, "value": quoted(value), "maximum": MOST_CAPACITY}
                raise InvalidInput("error.roadmap.capacity.value", **params)

    def resources(
        self, domains: tuple[str, ...], start: Quarter, quarters: int
    ) -> tuple[Resource, ...]:
        """The capacities of each quarter of a horizon: in total, then by domain.

        Raises
        ------
        InvalidInput
            ``error.roadmap.capacity.unknown`` for one of no such domain,
            ``error.roadmap.capacity.quarter`` for one of a quarter outside the horizon.
        """
        names = {f"{measure}:{domain}" for measure in Measure for domain in domains}
        self._check(names, start, quarters)
        found = []
        for measure, whole, each in (
            (Measure.EFFORT, self.effort, self.domain_effort),
            (Measure.COUNT, self.count, self.domain_count),
        ):
            for domain in (None, *domains):
                name = measure.value if domain is None else f"{measure}:{domain}"
                usual = whole if domain is None else self.by_domain.get(name, each)
                row = (
                    self.exceptions.get((name, start.later(number)), usual)
                    for number in range(quarters)
                )
                found.append(Resource(measure, domain, tuple(row)))
        return tuple(found)

    def _check(self, names: set[str], start: Quarter, quarters: int) -> None:
        """Refuse single capacities that would change nothing."""
        whole = {measure.value for measure in Measure}
        for name in (*self.by_domain, *(name for name, _ in self.exceptions)):
            known = name in names or (name in whole and name not in self.by_domain)
            if not known:
                raise InvalidInput("error.roadmap.capacity.unknown", resource=quoted(name))
        for name, quarter in self.exceptions:
            if not 0 <= quarter.since(start) < quarters:
                params = {"resource": name, "quarter": str(quarter), "quarters": quarters}
                raise InvalidInput("error.roadmap.capacity.quarter", **params)


@dataclass(frozen=True)
class Settings:
    """What the council sets for a plan.

    Attributes
    ----------
    start : Quarter
        The first quarter of the horizon.
    capacities : Capacities
    quarters : int
    now : Quarter or None
        Nothing new begins before it; None for `start`.
    group_strength : int
        By how many percent each quarter in use counts more for each group that a service stands
        higher: at 50 group 1 counts 200, group 2 150, group 3 100.
    hard_groups : bool
        Whether no service may open before all of the groups before its own.
    quick_win_strength : int
        By how many percent each quarter in use of a quick win counts more.
    unknown : Unknown
    arrivals : mapping of str to Quarter
        When outside prerequisites come, where the council wants to reckon with another quarter than
        the catalogue's; by ``prerequisite:ext-3``.
    wishes : tuple of QuarterWish
    stability : int
        0 to 100: how much a new plan stays near the adopted one, 100 moving only what it must.

    Raises
    ------
    InvalidInput
        ``error.roadmap.quarters``, ``error.roadmap.strength``, ``error.roadmap.stability``.
    """

    start: Quarter
    capacities: Capacities
    quarters: int = QUARTERS
    now: Quarter | None = None
    group_strength: int = 50
    hard_groups: bool = False
    quick_win_strength: int = 50
    unknown: Unknown = Unknown.ASSUME
    arrivals: Mapping[str, Quarter] = field(default_factory=dict)
    wishes: tuple[QuarterWish, ...] = ()
    stability: int = 20

    def __post_init__(self) -> None:
        check_horizon(self.quarters)
        for value in (self.group_strength, self.quick_win_strength):
            if not isinstance(value, int) or not 0 <= value <= MOST_STRENGTH:
                params = {"value": quoted(value), "maximum": MOST_STRENGTH}
                raise InvalidInput("error.roadmap.strength", **params)
        if not isinstance(self.stability, int) or not 0 <= self.stability <= 100:
            raise InvalidInput("error.roadmap.stability", value=quoted(self.stability))


def default_capacities(assumed: Assumptions) -> Capacities:
    """The capacities that we assume."""
    return Capacities(
        effort=assumed["capacity_effort"],
        count=assumed["capacity_count"],
        domain_effort=assumed["capacity_domain_effort"],
        domain_count=assumed["capacity_domain_count"],
    )


def default_settings(assumed: Assumptions, day: date) -> Settings:
    """What is set until somebody sets it: twelve quarters from the one after a day's."""
    return Settings(quarter_of(day).later(1), default_capacities(assumed))
