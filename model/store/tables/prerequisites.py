"""Tables of the prerequisites, of who owes them and of what they hold up."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.calendar import Quarter
from model.catalogue import (
    PrerequisiteStatus,
    StepKind,
)
from model.store.base import EDITABLE, LATER, OWN, Entered, Kept
from model.store.tables.columns import PEOPLES, WHOSE, listed, refers


class Prerequisite(Kept):
    """prerequisites.csv."""

    __tablename__ = "prerequisites"
    __table_args__ = refers()
    prerequisite_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    printed_title_fa: Mapped[str]
    status: Mapped[PrerequisiteStatus] = mapped_column(info=EDITABLE, sort_order=LATER)
    contact_unit: Mapped[str | None] = mapped_column(info=PEOPLES, sort_order=LATER)
    council: Mapped[str | None] = mapped_column(
        info={**PEOPLES, **listed("councils.council_id")}, sort_order=LATER
    )
    expected_quarter: Mapped[Quarter | None] = mapped_column(info=PEOPLES, sort_order=LATER)
    next_step: Mapped[str | None] = mapped_column(info=PEOPLES, sort_order=LATER)
    next_step_date: Mapped[date | None] = mapped_column(info=PEOPLES, sort_order=LATER)


class Body(Kept):
    """bodies.csv."""

    __tablename__ = "bodies"
    __table_args__ = refers()
    body_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    kind: Mapped[str]


class PrerequisiteBody(Kept):
    """prerequisite_bodies.csv."""

    __tablename__ = "prerequisite_bodies"
    __table_args__ = refers(prerequisite="prerequisites.prerequisite_id", body="bodies.body_id")
    prerequisite: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    printed_body_fa: Mapped[str]


class PrerequisiteService(Kept):
    """prerequisite_services.csv."""

    __tablename__ = "prerequisite_services"
    __table_args__ = refers(
        prerequisite="prerequisites.prerequisite_id", service="services.service_id"
    )
    link_id: Mapped[str] = mapped_column(primary_key=True)
    prerequisite: Mapped[str]
    service: Mapped[int]
    holds: Mapped[bool] = mapped_column(info=EDITABLE)
    basis: Mapped[str] = mapped_column(info=WHOSE)
    reason_fa: Mapped[str] = mapped_column(info=EDITABLE)
    reason_en: Mapped[str] = mapped_column(info=EDITABLE)
    added_by: Mapped[str | None] = mapped_column(info=OWN, sort_order=LATER)


class PrerequisiteSystem(Kept):
    """prerequisite_systems.csv."""

    __tablename__ = "prerequisite_systems"
    __table_args__ = refers(
        prerequisite="prerequisites.prerequisite_id", system="systems.system_id"
    )
    link_id: Mapped[str] = mapped_column(primary_key=True)
    prerequisite: Mapped[str]
    system: Mapped[str]
    holds: Mapped[bool] = mapped_column(info=EDITABLE)
    basis: Mapped[str] = mapped_column(info=WHOSE)
    reason_fa: Mapped[str] = mapped_column(info=EDITABLE)
    reason_en: Mapped[str] = mapped_column(info=EDITABLE)
    added_by: Mapped[str | None] = mapped_column(info=OWN, sort_order=LATER)


class PrerequisiteStep(Entered):
    """What people did to move a prerequisite on; rows are added and never taken away."""

    __tablename__ = "prerequisite_steps"
    __table_args__ = (ForeignKeyConstraint(["city"], ["cities.city"]),)
    step_id: Mapped[str] = mapped_column(primary_key=True)
    prerequisite: Mapped[str] = mapped_column(info=listed("prerequisites.prerequisite_id"))
    kind: Mapped[StepKind]
    day: Mapped[date]
    letter_number: Mapped[str | None]
    letter_date: Mapped[date | None]
    text: Mapped[str]
    withdrawn: Mapped[bool]
