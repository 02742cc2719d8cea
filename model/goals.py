"""Goals: which services are to be open by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from model.calendar import parse_jalali
from model.catalogue import Catalogue, Service
from model.errors import InvalidInput, NotFound, quoted


@dataclass(frozen=True)
class Goal:
    """Which services are to be open by when.

    Attributes
    ----------
    due : mapping of int to date
        The day by which each of its services is to be open, Gregorian.
    """

    due: Mapping[int, date]

    @property
    def last_day(self) -> date | None:
        """The day by which all of it is due; None if it names no service."""
        return max(self.due.values(), default=None)

    def due_by(self, day: date) -> frozenset[int]:
        """The services that are to be open at the end of a day."""
        return frozenset(service for service, by in self.due.items() if by <= day)

    def with_services(self, services: Iterable[int], by: date) -> Goal:
        """The same goal with some services due by another day."""
        return Goal(MappingProxyType({**self.due, **dict.fromkeys(services, by)}))

    def without(self, services: Iterable[int]) -> Goal:
        """The same goal without some services."""
        gone = frozenset(services)
        kept = {service: by for service, by in self.due.items() if service not in gone}
        return Goal(MappingProxyType(kept))


NO_GOAL = Goal(MappingProxyType({}))


def everything(catalogue: Catalogue, by: date) -> Goal:
    """Every service of the catalogue, by one day."""
    return NO_GOAL.with_services((s.service_id for s in catalogue.services), by)


def parse_goal(catalogue: Catalogue, due: object) -> Goal:
    """Read a goal that came from outside.

    Parameters
    ----------
    due : mapping of int or str to str
        Jalali dates, such as ``1401-12-29`` in any digits, by the numbers of services.

    Raises
    ------
    InvalidInput
        ``error.goal.malformed``, or what `model.calendar.parse_jalali` raises.
    NotFound
        ``error.service.unknown``.
    """
    if not isinstance(due, Mapping):
        raise InvalidInput("error.goal.malformed", value=quoted(due))
    by_name: dict[str, Service] = {str(s.service_id): s for s in catalogue.services}
    read: dict[int, date] = {}
    for name, by in due.items():
        service = by_name.get(str(name))
        if service is None:
            raise NotFound("error.service.unknown", value=quoted(name))
        if not isinstance(by, str):
            raise InvalidInput("error.goal.malformed", value=quoted(by))
        read[service.service_id] = parse_jalali(by)
    return Goal(MappingProxyType(read))
