"""Records of the councils and of the actions that they steer."""

from __future__ import annotations

from dataclasses import dataclass

from model.catalogue.base import Record, Titled
from model.catalogue.statuses import ActionStatus


@dataclass(frozen=True, kw_only=True)
class Action(Titled):
    """A step towards the smart city."""

    action_id: str
    list: str
    owner: str
    printed_title_fa: str | None
    status: ActionStatus


@dataclass(frozen=True, kw_only=True)
class ActionBody(Record):
    """A body carries an action."""

    action: str
    body: str
    position: int
    printed_body_fa: str


@dataclass(frozen=True, kw_only=True)
class Council(Titled):
    """A council, why it exists and when it meets."""

    council_id: str
    purpose_fa: str
    purpose_en: str
    meets_fa: str | None
    meets_en: str | None


@dataclass(frozen=True, kw_only=True)
class CouncilReason(Record):
    """One reason why a council is set up as it is."""

    reason_id: str
    council: str
    position: int
    text_fa: str
    text_en: str


@dataclass(frozen=True, kw_only=True)
class CouncilSeat(Record):
    """A seat in a council, by office and never by person."""

    seat_id: str
    council: str
    position: int
    seat_fa: str
    seat_en: str
    role: str
    role_fa: str
    role_en: str
    represents_fa: str | None
    represents_en: str | None
    basis: str
