"""Tables of what the charters of projects say, row by row."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.catalogue import CharterStatus, ItemField
from model.catalogue.charters import BUDGETS, NEEDS, PARTS, UNITS
from model.periods import Period
from model.store.base import EDITABLE, LATER, OWN, Kept, Measured
from model.store.tables.columns import WHOSE, listed, refers


def one_of(*values: str) -> dict[str, Any]:
    """``info`` of an editable column that takes one of a few words."""
    return {**EDITABLE, "choices": values}


class Charter(Kept):
    """charters.csv."""

    __tablename__ = "charters"
    __table_args__ = refers(programme="programmes.programme_id")
    charter_id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    printed_title_fa: Mapped[str | None]
    programme: Mapped[str | None]
    printed_programme_fa: Mapped[str | None]
    status: Mapped[CharterStatus | None] = mapped_column(info=EDITABLE)
    status_fa: Mapped[str | None] = mapped_column(info=EDITABLE)
    status_en: Mapped[str | None] = mapped_column(info=EDITABLE)
    started: Mapped[Period | None] = mapped_column(info=EDITABLE)
    cost_million: Mapped[int | None] = mapped_column(info=EDITABLE)
    cost_fa: Mapped[str | None] = mapped_column(info=EDITABLE)
    cost_en: Mapped[str | None] = mapped_column(info=EDITABLE)
    mandate_fa: Mapped[str | None] = mapped_column(info=EDITABLE)
    mandate_en: Mapped[str | None] = mapped_column(info=EDITABLE)


class CharterField(Kept):
    """charter_fields.csv."""

    __tablename__ = "charter_fields"
    __table_args__ = refers(charter="charters.charter_id")
    charter: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]


class CharterRow(Kept):
    """Columns of every row of a charter that people may add and take away."""

    __abstract__ = True

    charter: Mapped[str] = mapped_column(sort_order=1)
    position: Mapped[int] = mapped_column(sort_order=1)
    holds: Mapped[bool] = mapped_column(info=EDITABLE, sort_order=9)
    added_by: Mapped[str | None] = mapped_column(info=OWN, sort_order=LATER)


class CharterItem(CharterRow):
    """charter_items.csv."""

    __tablename__ = "charter_items"
    __table_args__ = refers(charter="charters.charter_id", project="projects.project_id")
    item_id: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[ItemField] = mapped_column(sort_order=2)
    parent: Mapped[str | None] = mapped_column(info=listed("charter_items.item_id"), sort_order=2)
    title_fa: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    title_en: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    project: Mapped[int | None] = mapped_column(info=EDITABLE, sort_order=2)


class Milestone(CharterRow):
    """milestones.csv."""

    __tablename__ = "milestones"
    __table_args__ = refers(charter="charters.charter_id")
    milestone_id: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str | None] = mapped_column(info=listed("charter_items.item_id"), sort_order=2)
    title_fa: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    title_en: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    printed_planned_fa: Mapped[str | None] = mapped_column(sort_order=2)
    planned: Mapped[Period | None] = mapped_column(info=EDITABLE, sort_order=2)
    replanned: Mapped[Period | None] = mapped_column(info=EDITABLE, sort_order=2)
    done: Mapped[Period | None] = mapped_column(info=EDITABLE, sort_order=2)
    basis: Mapped[str] = mapped_column(info=WHOSE, sort_order=2)


class Mandate(Kept):
    """mandates.csv."""

    __tablename__ = "mandates"
    __table_args__ = refers()
    mandate_id: Mapped[str] = mapped_column(primary_key=True)
    article: Mapped[int]
    clause: Mapped[int]
    title_fa: Mapped[str] = mapped_column(info=EDITABLE)
    title_en: Mapped[str] = mapped_column(info=EDITABLE)
    added_by: Mapped[str | None] = mapped_column(info=OWN, sort_order=LATER)


class CharterMandate(CharterRow):
    """charter_mandates.csv."""

    __tablename__ = "charter_mandates"
    __table_args__ = refers(charter="charters.charter_id", mandate="mandates.mandate_id")
    charter: Mapped[str] = mapped_column(primary_key=True)
    mandate: Mapped[str] = mapped_column(primary_key=True)
    printed_clause: Mapped[str] = mapped_column(sort_order=2)
    holds: Mapped[bool] = mapped_column(info=EDITABLE, sort_order=LATER)


class Indicator(CharterRow):
    """indicators.csv."""

    __tablename__ = "indicators"
    __table_args__ = refers(charter="charters.charter_id")
    indicator_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    title_en: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    unit: Mapped[str] = mapped_column(info=one_of(*UNITS), sort_order=2)
    unit_basis: Mapped[str] = mapped_column(info=WHOSE, sort_order=2)
    target: Mapped[int | None] = mapped_column(info=EDITABLE, sort_order=2)
    printed_target_fa: Mapped[str | None] = mapped_column(sort_order=2)
    due: Mapped[Period | None] = mapped_column(info=EDITABLE, sort_order=2)


class IndicatorValue(Measured):
    """Measured values of the indicators of charters."""

    __tablename__ = "indicator_values"
    __table_args__ = (ForeignKeyConstraint(["city"], ["cities.city"]),)
    indicator: Mapped[str] = mapped_column(info=listed("indicators.indicator_id"), sort_order=1)


class CharterActor(CharterRow):
    """charter_actors.csv."""

    __tablename__ = "charter_actors"
    __table_args__ = refers(charter="charters.charter_id", body="bodies.body_id")
    actor_id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    part: Mapped[str] = mapped_column(info=one_of(*PARTS), sort_order=2)
    title_fa: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    title_en: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)


class CharterBudget(CharterRow):
    """charter_budgets.csv."""

    __tablename__ = "charter_budgets"
    __table_args__ = refers(charter="charters.charter_id")
    budget_id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str | None] = mapped_column(info=EDITABLE, sort_order=2)
    title_fa: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    title_en: Mapped[str] = mapped_column(info=EDITABLE, sort_order=2)
    kind: Mapped[str] = mapped_column(info=one_of(*BUDGETS), sort_order=2)


class CharterPrerequisite(CharterRow):
    """charter_prerequisites.csv."""

    __tablename__ = "charter_prerequisites"
    __table_args__ = refers(
        charter="charters.charter_id",
        project="projects.project_id",
        system="portfolio_systems.system_id",
    )
    link_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(info=one_of(*NEEDS), sort_order=2)
    project: Mapped[int | None] = mapped_column(info=EDITABLE, sort_order=2)
    system: Mapped[str | None] = mapped_column(info=EDITABLE, sort_order=2)
    title_fa: Mapped[str | None] = mapped_column(info=EDITABLE, sort_order=2)
    title_en: Mapped[str | None] = mapped_column(info=EDITABLE, sort_order=2)
    basis: Mapped[str] = mapped_column(info=WHOSE, sort_order=2)
