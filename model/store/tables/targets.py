"""The table of the targets that people set."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.catalogue import (
    TargetScope,
)
from model.store.base import EDITABLE, Entered


class Target(Entered):
    """The services that people want to be open by a day."""

    __tablename__ = "targets"
    __table_args__ = (
        ForeignKeyConstraint(["city"], ["cities.city"]),
        ForeignKeyConstraint(["city", "service"], ["services.city", "services.service_id"]),
        ForeignKeyConstraint(["city", "domain"], ["domains.city", "domains.domain_id"]),
    )
    target_id: Mapped[str] = mapped_column(primary_key=True)
    scope: Mapped[TargetScope]
    service: Mapped[int | None]
    domain: Mapped[str | None]
    by: Mapped[date] = mapped_column(info=EDITABLE)
    note: Mapped[str | None] = mapped_column(info=EDITABLE)
