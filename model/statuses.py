"""How far the services were on an earlier day, from the history that is kept.

The catalogue says how far they are now; what was changed after a day is taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from model.catalogue import Catalogue, ServiceStatus
from model.errors import NotFound, quoted

Statuses = Mapping[int, ServiceStatus]
"""How far each service is, by its number."""


@dataclass(frozen=True, slots=True)
class ServiceChange:
    """A service got another status.

    Attributes
    ----------
    day : date
        Gregorian; the new status counts from this day on.
    service : int
    old, new : ServiceStatus
    """

    day: date
    service: int
    old: ServiceStatus
    new: ServiceStatus


def current_statuses(catalogue: Catalogue) -> Statuses:
    """How far the services are now."""
    return MappingProxyType({s.service_id: s.status for s in catalogue.services})


def statuses_on(catalogue: Catalogue, history: Sequence[ServiceChange], day: date) -> Statuses:
    """How far the services were at the end of a day.

    A day before the oldest change shows what stood before it: of the time before, nothing is known.
    Where a change does not lead to what stood after it, as when a data package took a service away
    and brought it back otherwise, what stood after it is shown from the day of that change on.

    Parameters
    ----------
    history : sequence of ServiceChange
        In any order of days; those of one day in the order in which they were made.

    Raises
    ------
    NotFound
        ``error.service.unknown`` for a change of a service that the catalogue lacks.
    """
    statuses = dict(current_statuses(catalogue))
    later = [change for change in history if change.day > day]
    for change in sorted(later, key=lambda change: change.day)[::-1]:
        if change.service not in statuses:
            raise NotFound("error.service.unknown", value=quoted(change.service))
        statuses[change.service] = change.old
    return MappingProxyType(statuses)
