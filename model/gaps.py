"""The gap: how far the services are, how far they should be, and the distance.

The services of a city are split by domain, by priority group or by integrated system, and counted
or weighed. Whatever the split and the measure, the parts add up to the catalogue: a part without a
name holds the services that belong nowhere (not scored, or of no named system), and what belongs to
several integrated systems stands in each of them, the surplus being told as repeats.

    gap = target - reached

where the target is what is to be open (all of it, or what is due by the day), and reached is what
of that target is open on the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from model.catalogue import Catalogue, Service, ServiceStatus
from model.goals import Goal
from model.scoring import GROUPS
from model.statuses import ServiceChange, Statuses, statuses_on
from model.worth import Worth, Worths


class Split(StrEnum):
    """What the services are split by."""

    DOMAIN = "domain"
    GROUP = "group"
    INTEGRATED_SYSTEM = "integrated_system"


class Measure(StrEnum):
    """What a service counts for."""

    COUNT = "count"
    """One."""
    PRIORITY = "priority"
    """Its priority total; nothing if it is not scored."""
    IMPACT = "impact"
    """The points that it has from the impact indices."""
    READINESS = "readiness"
    """The points that it has from the readiness indices."""
    COVERAGE = "coverage"
    """Its score of population coverage, 1 to 3."""


_WEIGHT: Final[Mapping[Measure, Callable[[Worth], int]]] = {
    Measure.PRIORITY: lambda worth: worth.total,
    Measure.IMPACT: lambda worth: worth.impact,
    Measure.READINESS: lambda worth: worth.readiness,
    Measure.COVERAGE: lambda worth: worth.coverage,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """How far some services are on a day.

    Attributes
    ----------
    key : str or None
        Domain, group or integrated system; None for the services that belong to none, and for
        whole cities.
    existing, in_progress, to_do : int
        By the measure chosen.
    target : int
        What is to be open some day.
    due : int
        What of it is to be open by this day.
    reached : int
        What of the target is open.
    overdue : int
        What of the due is not open.
    services : int
        How many services these are.
    unscored : int
        How many of them have no scores, and so no weight.
    """

    key: str | None
    existing: int = 0
    in_progress: int = 0
    to_do: int = 0
    target: int = 0
    due: int = 0
    reached: int = 0
    overdue: int = 0
    services: int = 0
    unscored: int = 0

    @property
    def total(self) -> int:
        """All of them, whatever their status."""
        return self.existing + self.in_progress + self.to_do

    @property
    def gap(self) -> int:
        """What of the target is not open yet."""
        return self.target - self.reached

    def share(self, status: ServiceStatus) -> Fraction | None:
        """The part that has a status; None if there is nothing to take a part of."""
        return Fraction(getattr(self, status), self.total) if self.total else None

    @property
    def percents(self) -> tuple[int, ...]:
        """The parts existing, in progress and to do in whole percents that add up to 100.

        What rounding down leaves goes to the largest remainders (Hamilton's method); none of them
        if there is nothing to take a part of.
        """
        if not self.total:
            return ()
        counts = (self.existing, self.in_progress, self.to_do)
        found = [100 * count // self.total for count in counts]
        order = sorted(range(len(counts)), key=lambda i: -(100 * counts[i] % self.total))
        for place in order[: 100 - sum(found)]:
            found[place] += 1
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gap of a city on a day, in parts.

    Attributes
    ----------
    day : date
        Gregorian; at its end.
    split : Split
    measure : Measure
    parts : tuple of Gap
        In the catalogue's order, without those that have no service; what belongs nowhere is last.
    repeats : Gap
        What stands in more than one part, as often as it stands once too often.
    whole : Gap
        The city: the parts together less the repeats.
    """

    day: date
    split: Split
    measure: Measure
    parts: tuple[Gap, ...]
    repeats: Gap
    whole: Gap


def gaps(
    catalogue: Catalogue,
    worths: Worths,
    day: date,
    *,
    split: Split = Split.DOMAIN,
    measure: Measure = Measure.COUNT,
    goal: Goal | None = None,
    history: Sequence[ServiceChange] = (),
) -> Gaps:
    """The gap of a city at the end of a day.

    Parameters
    ----------
    worths : mapping of int to Worth
        By service, under the chosen weights; see `model.worth`.
    day : date
        Gregorian.
    goal : Goal, optional
        None sets none: the gap is then zero.
    history : sequence of ServiceChange, optional
        What happened since; see `model.statuses`.

    Raises
    ------
    NotFound
        As `model.statuses.statuses_on`.
    """
    count = _Counter(worths, statuses_on(catalogue, history, day), day, measure, goal)
    belonging = _belonging(catalogue, worths, split)
    members: dict[str | None, list[Service]] = {key: [] for key in _keys(catalogue, split)}
    again: list[Service] = []
    for service in catalogue.services:
        keys = belonging[service.service_id] or (None,)
        for key in keys:
            members[key].append(service)
        again += [service] * (len(keys) - 1)
    return Gaps(
        day=day,
        split=split,
        measure=measure,
        parts=tuple(count(key, services) for key, services in members.items() if services),
        repeats=count(None, again),
        whole=count(None, catalogue.services),
    )


def gap_over_time(
    catalogue: Catalogue,
    worths: Worths,
    days: Iterable[date],
    *,
    measure: Measure = Measure.COUNT,
    goal: Goal | None = None,
    history: Sequence[ServiceChange] = (),
) -> tuple[tuple[date, Gap], ...]:
    """The gap of the whole city at the end of each of some days.

    Raises
    ------
    NotFound
        As `model.statuses.statuses_on`.
    """
    return tuple(
        (
            day,
            _Counter(worths, statuses_on(catalogue, history, day), day, measure, goal)(
                None, catalogue.services
            ),
        )
        for day in days
    )


class _Counter:
    """Counts services on one day by one measure."""

    def __init__(
        self,
        worths: Worths,
        statuses: Statuses,
        day: date,
        measure: Measure,
        goal: Goal | None,
    ) -> None:
        self._worths = worths
        self._statuses = statuses
        self._measure = measure
        self._wanted = frozenset(goal.due) if goal else frozenset()
        self._due = goal.due_by(day) if goal else frozenset()

    def __call__(self, key: str | None, services: Iterable[Service]) -> Gap:
        numbers = [service.service_id for service in services]
        status = self._statuses
        open_ = {number for number in numbers if status[number] is ServiceStatus.EXISTING}

        def weigh(which: Callable[[int], bool]) -> int:
            return sum(self._weight(number) for number in numbers if which(number))

        return Gap(
            key=key,
            existing=weigh(open_.__contains__),
            in_progress=weigh(lambda number: status[number] is ServiceStatus.IN_PROGRESS),
            to_do=weigh(lambda number: status[number] is ServiceStatus.TO_DO),
            target=weigh(self._wanted.__contains__),
            due=weigh(self._due.__contains__),
            reached=weigh((self._wanted & open_).__contains__),
            overdue=weigh((self._due - open_).__contains__),
            services=len(numbers),
            unscored=sum(number not in self._worths for number in numbers),
        )

    def _weight(self, number: int) -> int:
        if self._measure is Measure.COUNT:
            return 1
        worth = self._worths.get(number)
        return 0 if worth is None else _WEIGHT[self._measure](worth)


def _keys(catalogue: Catalogue, split: Split) -> list[str | None]:
    """The names of the parts, in order, and None for what belongs nowhere."""
    if split is Split.GROUP:
        return [*map(str, GROUPS), None]
    if split is Split.DOMAIN:
        domains = sorted(catalogue.domains, key=lambda domain: domain.position)
        return [*(domain.domain_id for domain in domains), None]
    families = sorted(catalogue.integrated_systems, key=lambda family: family.position)
    return [*(family.integrated_system_id for family in families), None]


def _belonging(catalogue: Catalogue, worths: Worths, split: Split) -> Mapping[int, tuple[str, ...]]:
    """The parts that each service belongs to."""
    if split is Split.GROUP:
        return {
            s.service_id: (str(worths[s.service_id].group),) if s.service_id in worths else ()
            for s in catalogue.services
        }
    if split is Split.DOMAIN:
        return {service.service_id: (service.domain,) for service in catalogue.services}
    return _families(catalogue)


def _families(catalogue: Catalogue) -> Mapping[int, tuple[str, ...]]:
    """The integrated systems whose systems give each service."""
    found: dict[int, dict[str, None]] = {s.service_id: {} for s in catalogue.services}
    for link in catalogue.service_systems:
        family = catalogue.system_by_id[link.system].integrated_system
        if link.service is not None and family is not None:
            found[link.service][family] = None
    return {service: tuple(families) for service, families in found.items()}
