"""Tables of the councils and of the actions that they steer."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from model.catalogue import (
    ActionStatus,
)
from model.store.base import EDITABLE, LATER, Kept
from model.store.tables.columns import refers


class Action(Kept):
    """actions.csv."""

    __tablename__ = "actions"
    __table_args__ = refers()
    action_id: Mapped[str] = mapped_column(primary_key=True)
    list: Mapped[str]
    owner: Mapped[str]
    title_fa: Mapped[str]
    title_en: Mapped[str]
    printed_title_fa: Mapped[str | None]
    status: Mapped[ActionStatus] = mapped_column(info=EDITABLE, sort_order=LATER)


class ActionBody(Kept):
    """action_bodies.csv."""

    __tablename__ = "action_bodies"
    __table_args__ = refers(action="actions.action_id", body="bodies.body_id")
    action: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    printed_body_fa: Mapped[str]


class Council(Kept):
    """councils.csv."""

    __tablename__ = "councils"
    __table_args__ = refers()
    council_id: Mapped[str] = mapped_column(primary_key=True)
    title_fa: Mapped[str]
    title_en: Mapped[str]
    purpose_fa: Mapped[str]
    purpose_en: Mapped[str]
    meets_fa: Mapped[str | None]
    meets_en: Mapped[str | None]


class CouncilReason(Kept):
    """council_reasons.csv."""

    __tablename__ = "council_reasons"
    __table_args__ = refers(council="councils.council_id")
    reason_id: Mapped[str] = mapped_column(primary_key=True)
    council: Mapped[str]
    position: Mapped[int]
    text_fa: Mapped[str]
    text_en: Mapped[str]


class CouncilSeat(Kept):
    """council_seats.csv."""

    __tablename__ = "council_seats"
    __table_args__ = refers(council="councils.council_id")
    seat_id: Mapped[str] = mapped_column(primary_key=True)
    council: Mapped[str]
    position: Mapped[int]
    seat_fa: Mapped[str]
    seat_en: Mapped[str]
    role: Mapped[str]
    role_fa: Mapped[str]
    role_en: Mapped[str]
    represents_fa: Mapped[str | None]
    represents_en: Mapped[str | None]
    basis: Mapped[str]
