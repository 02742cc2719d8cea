"""The targets that people have set, as a goal; and what is assumed as long as nobody set one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model.catalogue import Catalogue, ServiceStatus, StatusChange, Target, TargetScope
from model.goals import NO_GOAL, Goal, everything
from model.statuses import ServiceChange

_WIDEST_FIRST = (TargetScope.ALL, TargetScope.DOMAIN, TargetScope.SERVICE)


@dataclass(frozen=True, slots=True)
class Aim:
    """Which services are to be open by when, and whether anybody said so.

    Attributes
    ----------
    goal : Goal
    assumed : bool
        Nobody has set a target: then all services are meant, by no day.
    """

    goal: Goal
    assumed: bool


def aim_of(catalogue: Catalogue) -> Aim:
    """The goal that the kept targets make.

    A service is due by the day of the narrowest target that it is in: its own, else its domain's,
    else that of all.
    """
    if not catalogue.targets:
        return Aim(everything(catalogue, date.max), assumed=True)
    goal = NO_GOAL
    for scope in _WIDEST_FIRST:
        for target in catalogue.targets:
            if target.scope is scope:
                goal = goal.with_services(services_in(catalogue, target), target.by)
    return Aim(goal, assumed=False)


def services_in(catalogue: Catalogue, target: Target) -> tuple[int, ...]:
    """The services that a target is about, whatever narrower ones say."""
    return tuple(
        service.service_id
        for service in catalogue.services
        if target.scope is TargetScope.ALL
        or (target.scope is TargetScope.DOMAIN and service.domain == target.domain)
        or (target.scope is TargetScope.SERVICE and service.service_id == target.service)
    )


@dataclass(frozen=True, slots=True)
class Outlook:
    """How far one target is.

    Attributes
    ----------
    target : Target
    services : int
        How many services it decides on: those in it that no narrower target takes out.
    open : int
        How many of them are open.
    days_left : int
        Until its day; below zero once that is over.
    """

    target: Target
    services: int
    open: int
    days_left: int

    @property
    def missing(self) -> int:
        """How many of its services are not open yet."""
        return self.services - self.open

    @property
    def late(self) -> bool:
        """Whether its day is over and something is missing."""
        return self.days_left < 0 and self.missing > 0


def outlooks(catalogue: Catalogue, today: date) -> tuple[Outlook, ...]:
    """How far each target is, the widest first and then by day."""
    deciding: dict[int, str] = {}
    ordered = sorted(
        catalogue.targets,
        key=lambda one: (_WIDEST_FIRST.index(one.scope), one.by, one.target_id),
    )
    for target in ordered:
        deciding.update(dict.fromkeys(services_in(catalogue, target), target.target_id))
    open_ = {s.service_id for s in catalogue.services if s.status is ServiceStatus.EXISTING}
    found = []
    for target in ordered:
        mine = {number for number, name in deciding.items() if name == target.target_id}
        days = (target.by - today).days
        found.append(Outlook(target, len(mine), len(mine & open_), days))
    return tuple(found)


def service_history(
    catalogue: Catalogue, changes: Iterable[StatusChange]
) -> tuple[ServiceChange, ...]:
    """The changes of the statuses of the catalogue's services, oldest first.

    A service that a data package added or took away did not change its status by that.
    """
    return tuple(
        ServiceChange(
            day=change.day,
            service=int(change.key),
            old=ServiceStatus(change.old),
            new=ServiceStatus(change.new),
        )
        for change in changes
        if change.old is not None
        and change.new is not None
        and int(change.key) in catalogue.service_by_id
    )
