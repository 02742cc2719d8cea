"""Tables of the systems and their links."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from model.catalogue import (
    SystemStatus,
)
from model.store.base import EDITABLE, Kept
from model.store.tables.columns import refers


class IntegratedSystem(Kept):
    """integrated_systems.csv."""

    __tablename__ = "integrated_systems"
    __table_args__ = refers(domain="domains.domain_id")
    integrated_system_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    domain: Mapped[str]
    printed_title_fa: Mapped[str]
    printed_domain_fa: Mapped[str]
    position: Mapped[int]


class System(Kept):
    """systems.csv."""

    __tablename__ = "systems"
    __table_args__ = refers(
        domain="domains.domain_id", integrated_system="integrated_systems.integrated_system_id"
    )
    system_id: Mapped[str] = mapped_column(primary_key=True)
    printed_code: Mapped[str]
    kind: Mapped[str]
    integrated_system: Mapped[str | None]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    printed_title_fa: Mapped[str]
    domain: Mapped[str]
    printed_domain_fa: Mapped[str]
    status: Mapped[SystemStatus] = mapped_column(info=EDITABLE)
    printed_status: Mapped[str | None]


class ServiceSystem(Kept):
    """service_systems.csv."""

    __tablename__ = "service_systems"
    __table_args__ = refers(system="systems.system_id", service="services.service_id")
    link_id: Mapped[str] = mapped_column(primary_key=True)
    system: Mapped[str]
    position: Mapped[int]
    printed_number: Mapped[str]
    service: Mapped[int | None] = mapped_column(info=EDITABLE)
    numbering: Mapped[str]
    reason_fa: Mapped[str | None] = mapped_column(info=EDITABLE)
    reason_en: Mapped[str | None] = mapped_column(info=EDITABLE)


class SystemLink(Kept):
    """system_links.csv."""

    __tablename__ = "system_links"
    __table_args__ = refers(
        system="systems.system_id",
        related_system="systems.system_id",
        related_integrated="integrated_systems.integrated_system_id",
    )
    link_id: Mapped[str] = mapped_column(primary_key=True)
    system: Mapped[str]
    position: Mapped[int]
    printed_code: Mapped[str]
    related_system: Mapped[str | None] = mapped_column(info=EDITABLE)
    related_integrated: Mapped[str | None] = mapped_column(info=EDITABLE)
    reason_fa: Mapped[str | None] = mapped_column(info=EDITABLE)
    reason_en: Mapped[str | None] = mapped_column(info=EDITABLE)
