"""The council's view: where a city stands, and what waits for its council.

Pure questions to a catalogue and to a ranking of it; the answers are counts with the things they
were counted from, so that a page can lead to each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from model.catalogue import Catalogue, Domain, Finding, Service, ServiceStatus
from model.readiness import QuickWins
from model.scoring import GROUPS, Ranking

CHANGING: Final = ("changes_group", "changes_link", "changes_count")
"""Severities of findings that change something, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the services of a domain, or of the whole city (`domain` None), are."""

    domain: str | None
    existing: int
    in_progress: int
    to_do: int

    @property
    def total(self) -> int:
        """All services: the target, if every identified service is to be electronic."""
        return self.existing + self.in_progress + self.to_do

    @property
    def missing(self) -> int:
        """Services short of the target."""
        return self.total - self.existing


def city_standing(catalogue: Catalogue) -> Standing:
    """How far the services of the whole city are."""
    return _standing(None, catalogue.services)


def domain_standings(catalogue: Catalogue) -> tuple[Standing, ...]:
    """How far the services of each domain are, without the domains that have none."""
    by_domain: dict[str, list[Service]] = {}
    for service in catalogue.services:
        by_domain.setdefault(service.domain, []).append(service)
    return tuple(
        _standing(domain.domain_id, by_domain[domain.domain_id])
        for domain in _in_order(catalogue)
        if domain.domain_id in by_domain
    )


def empty_domains(catalogue: Catalogue) -> tuple[Domain, ...]:
    """The domains to which no service belongs."""
    used = {service.domain for service in catalogue.services}
    return tuple(domain for domain in _in_order(catalogue) if domain.domain_id not in used)


def _in_order(catalogue: Catalogue) -> list[Domain]:
    return sorted(catalogue.domains, key=lambda domain: domain.position)


def _standing(domain: str | None, services: Iterable[Service]) -> Standing:
    counts = Counter(service.status for service in services)
    return Standing(domain, *(counts[status] for status in ServiceStatus))


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many services a priority group has, as printed and as computed."""

    group: int
    printed: int
    computed: int


def group_counts(catalogue: Catalogue, ranking: Ranking) -> tuple[GroupCount, ...]:
    """How many services each priority group has."""
    printed = Counter(score.printed_group for score in catalogue.scores)
    return tuple(GroupCount(group, printed[group], ranking.group_counts[group]) for group in GROUPS)


@dataclass(frozen=True, slots=True)
class TotalCount:
    """How many services share a total, and the priority group that the total gives."""

    total: int
    services: int
    group: int


def total_counts(ranking: Ranking) -> tuple[TotalCount, ...]:
    """How many services have each total, from the highest to the lowest, empty ones between too."""
    if not len(ranking):
        return ()
    counts = Counter(ranking.totals.tolist())
    first, second = ranking.least_totals
    return tuple(
        TotalCount(total, counts[total], 1 if total >= first else 2 if total >= second else 3)
        for total in range(max(counts), min(counts) - 1, -1)
    )


@dataclass(frozen=True, slots=True)
class Regrouped:
    """A service whose printed group is not the one that follows from its scores."""

    service: Service
    printed_group: int
    group: int
    printed_total: int
    total: int


def regrouped(catalogue: Catalogue, ranking: Ranking) -> tuple[Regrouped, ...]:
    """The services that the report's own scores put into another group than it prints."""
    found = []
    for score in catalogue.scores:
        row = ranking.table.row(score.todo_id)
        group = int(ranking.groups[row])
        if group != score.printed_group:
            service = catalogue.service_by_todo[score.todo_id]
            total = int(ranking.totals[row])
            found.append(Regrouped(service, score.printed_group, group, score.printed_total, total))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Leaders:
    """The first services of a ranking.

    Attributes
    ----------
    ids : tuple of int
        Their ids, from first to last.
    beyond : int
        How many services are left out.
    tie_cut : int
        How many of those have the same rank as the last one that is named.
    """

    ids: tuple[int, ...]
    beyond: int
    tie_cut: int


def leaders(ranking: Ranking, most: int) -> Leaders:
    """Name the first services, at most `most`, without parting a tie unless it alone is longer."""
    order = ranking.order
    shown = min(most, len(order))
    if shown < len(order):
        border = ranking.totals[order[shown]]
        tie = int((ranking.totals[order[:shown]] == border).sum())
        if tie < shown:
            shown -= tie
    last = ranking.totals[order[shown - 1]] if shown else 0
    rest = order[shown:]
    return Leaders(
        ids=tuple(int(ranking.ids[row]) for row in order[:shown]),
        beyond=len(rest),
        tie_cut=int((ranking.totals[rest] == last).sum()),
    )


def changing_findings(catalogue: Catalogue) -> Mapping[str, tuple[Finding, ...]]:
    """The findings that change something, by severity, the weightiest first."""
    return {
        severity: tuple(f for f in catalogue.findings if f.severity == severity)
        for severity in CHANGING
    }


class NeedKind(StrEnum):
    """What waits for the council, the most pressing first."""

    REGROUPED = "regrouped"
    MISSING_TABLE = "missing_table"
    FINISH_FIRST = "finish_first"
    NO_SERVICE_YET = "no_service_yet"
    OPEN_FINDING = "open_finding"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that waits for the council, with the ids of what it is about."""

    kind: NeedKind
    subjects: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many things it is about."""
        return len(self.subjects)


def needs(
    catalogue: Catalogue, ranking: Ranking | None, quick: QuickWins | None
) -> tuple[Need, ...]:
    """What waits for the council, the most pressing first; nothing that is empty.

    Parameters
    ----------
    ranking, quick
        None if the city scores no services.
    """
    moved = regrouped(catalogue, ranking) if ranking else ()
    found: dict[NeedKind, list[object]] = {
        NeedKind.REGROUPED: [item.service.service_id for item in moved],
        NeedKind.MISSING_TABLE: [
            table.table_id for table in catalogue.source_tables if table.state == "missing"
        ],
        NeedKind.FINISH_FIRST: [item.id for item in quick.in_progress] if quick else [],
        NeedKind.NO_SERVICE_YET: [
            standing.domain for standing in domain_standings(catalogue) if not standing.existing
        ],
        NeedKind.OPEN_FINDING: [
            finding.finding_id for finding in catalogue.findings if finding.treatment == "open"
        ],
    }
    return tuple(Need(kind, tuple(map(str, found[kind]))) for kind in NeedKind if found[kind])
