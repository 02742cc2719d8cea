"""Records of the systems and their links."""

from __future__ import annotations

from dataclasses import dataclass

from model.catalogue.base import Record, Titled
from model.catalogue.statuses import SystemStatus


@dataclass(frozen=True, kw_only=True)
class IntegratedSystem(Titled):
    """A family of systems that share their data."""

    integrated_system_id: str
    domain: str
    printed_title_fa: str
    printed_domain_fa: str
    position: int


@dataclass(frozen=True, kw_only=True)
class System(Titled):
    """A system; `printed_code` may be used twice by the source, `system_id` is not."""

    system_id: str
    printed_code: str
    kind: str
    printed_title_fa: str
    integrated_system: str | None
    domain: str
    printed_domain_fa: str
    status: SystemStatus
    printed_status: str | None


@dataclass(frozen=True, kw_only=True)
class ServiceSystem(Record):
    """A system gives a service: as printed, and as resolved (`service` is None if it can't be)."""

    link_id: str
    system: str
    position: int
    printed_number: str
    service: int | None
    numbering: str
    reason_fa: str | None
    reason_en: str | None


@dataclass(frozen=True, kw_only=True)
class SystemLink(Record):
    """A system relates to another system or to an integrated one."""

    link_id: str
    system: str
    position: int
    printed_code: str
    related_system: str | None
    related_integrated: str | None
    reason_fa: str | None
    reason_en: str | None
