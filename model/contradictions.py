"""Where the statuses of services and systems contradict each other.

The source calls every e-service the output of at least one system, so a service cannot be open
while none of its systems is there, and a system that is done should have something to show for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from model.catalogue import Catalogue, ServiceStatus, SystemStatus

LIVE: Final = (SystemStatus.DONE, SystemStatus.NEEDS_DEVELOPMENT)
"""Statuses of a system that is there, in whatever state."""


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Where services and systems contradict each other.

    Attributes
    ----------
    open_without_system : tuple of int
        Open services that no system gives.
    open_without_live : tuple of int
        Open services that systems give, none of which is there, not even in need of development.
    done_without_open : tuple of str
        Systems that are done and give services, none of which is open.
    done_without_service : tuple of str
        Systems that are done and of which the source names no service.
    """

    open_without_system: tuple[int, ...]
    open_without_live: tuple[int, ...]
    done_without_open: tuple[str, ...]
    done_without_service: tuple[str, ...]


def contradictions(catalogue: Catalogue) -> Contradictions:
    """Where the statuses of services and systems contradict each other now."""
    givers: dict[int, list[SystemStatus]] = {s.service_id: [] for s in catalogue.services}
    given: dict[str, list[ServiceStatus]] = {s.system_id: [] for s in catalogue.systems}
    for link in catalogue.service_systems:
        if link.service is not None:
            givers[link.service].append(catalogue.system_by_id[link.system].status)
            given[link.system].append(catalogue.service_by_id[link.service].status)
    open_ = [s for s in catalogue.services if s.status is ServiceStatus.EXISTING]
    done = [s.system_id for s in catalogue.systems if s.status is SystemStatus.DONE]
    numbers = [service.service_id for service in open_]
    return Contradictions(
        open_without_system=tuple(number for number in numbers if not givers[number]),
        open_without_live=tuple(
            number
            for number in numbers
            if givers[number] and not any(status in LIVE for status in givers[number])
        ),
        done_without_open=tuple(
            name for name in done if given[name] and ServiceStatus.EXISTING not in given[name]
        ),
        done_without_service=tuple(name for name in done if not given[name]),
    )
