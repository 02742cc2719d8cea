"""Tables of what a roadmap needs beside the facts."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.calendar import Quarter
from model.store.base import EDITABLE, Entered, Kept
from model.store.tables.columns import WHOSE, refers


class RoadmapAssumption(Kept):
    """roadmap_assumptions.csv."""

    __tablename__ = "roadmap_assumptions"
    __table_args__ = refers()
    assumption_id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column(info=EDITABLE)
    unit: Mapped[str]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    basis: Mapped[str] = mapped_column(info=WHOSE)
    reason_fa: Mapped[str] = mapped_column(info=EDITABLE)
    reason_en: Mapped[str] = mapped_column(info=EDITABLE)
    position: Mapped[int]


class RoadmapActual(Entered):
    """What was really begun and finished."""

    __tablename__ = "roadmap_actuals"
    __table_args__ = (ForeignKeyConstraint(["city"], ["cities.city"]),)
    item: Mapped[str] = mapped_column(primary_key=True)
    start: Mapped[Quarter | None] = mapped_column(info=EDITABLE)
    finish: Mapped[Quarter | None] = mapped_column(info=EDITABLE)
    percent: Mapped[int] = mapped_column(info=EDITABLE)
