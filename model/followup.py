"""Following prerequisites up: the last step, the days without one, and what stands out.

A prerequisite of which nobody has said anything neither is late nor grows stale: what is not known
is not held against anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from model.calendar import Quarter, day_of
from model.catalogue import Catalogue, Prerequisite, PrerequisiteStatus, PrerequisiteStep

STALE_AFTER: Final = 30
"""Days without a step after which something under way is called stale; our choice."""

UNDER_WAY: Final = frozenset(
    {
        PrerequisiteStatus.REQUESTED,
        PrerequisiteStatus.UNDER_NEGOTIATION,
        PrerequisiteStatus.AGREED,
        PrerequisiteStatus.IN_PROGRESS,
    }
)
"""The statuses in which somebody is expected to act."""


class Attention(StrEnum):
    """Why a prerequisite stands out, gravest first."""

    REFUSED = "refused"
    LATE = "late"
    STEP_LATE = "step_late"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a prerequisite is followed up, on one day.

    Attributes
    ----------
    prerequisite : Prerequisite
    last_step : PrerequisiteStep or None
        The newest that was not withdrawn.
    days_without_step : int or None
        Days since the last step; without any, since somebody last changed what is said of the
        prerequisite; None if nobody has.
    attentions : tuple of Attention
        What stands out, in the order of `Attention`.
    """

    prerequisite: Prerequisite
    last_step: PrerequisiteStep | None
    days_without_step: int | None
    attentions: tuple[Attention, ...]


def follow_ups(catalogue: Catalogue, today: date) -> tuple[FollowUp, ...]:
    """How each prerequisite is followed up, in the catalogue's order."""
    return tuple(follow_up(catalogue, one, today) for one in catalogue.prerequisites)


def follow_up(catalogue: Catalogue, prerequisite: Prerequisite, today: date) -> FollowUp:
    """How one prerequisite is followed up."""
    steps = catalogue.steps_of(prerequisite.prerequisite_id)
    last = next((step for step in steps if not step.withdrawn), None)
    since = last.day if last is not None else _said_on(prerequisite)
    days = None if since is None else max(0, (today - since).days)
    return FollowUp(prerequisite, last, days, _attentions(prerequisite, days, today))


def asks_about_quarter(quarter: Quarter | None, status: str, today: date) -> bool:
    """Whether a quarter is over that something not delivered is expected in: ask if it is meant."""
    late = quarter is not None and quarter.last_day < today
    return late and status != PrerequisiteStatus.DELIVERED


def _said_on(prerequisite: Prerequisite) -> date | None:
    """The day on which a person last changed what is said of a prerequisite."""
    who, moment = prerequisite.updated_by, prerequisite.updated_at
    if who is None or moment is None or who.startswith("package:"):
        return None
    return day_of(moment)


def _attentions(prerequisite: Prerequisite, days: int | None, today: date) -> tuple[Attention, ...]:
    status, due = prerequisite.status, prerequisite.next_step_date
    found = {
        Attention.REFUSED: status is PrerequisiteStatus.REFUSED,
        Attention.LATE: asks_about_quarter(prerequisite.expected_quarter, status, today),
        Attention.STEP_LATE: (
            due is not None and due < today and status is not PrerequisiteStatus.DELIVERED
        ),
        Attention.STALE: status in UNDER_WAY and days is not None and days > STALE_AFTER,
    }
    return tuple(attention for attention, holds in found.items() if holds)
