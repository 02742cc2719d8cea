"""Records of the prerequisites, of who owes them and of what they hold up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.calendar import Quarter
from model.catalogue.base import Entered, Record, Titled
from model.catalogue.statuses import PrerequisiteStatus, StepKind


@dataclass(frozen=True, kw_only=True)
class Prerequisite(Titled):
    """Something that must be there before services can open; `kind` is own or external.

    No source says how far it is: `status` and all below it are people's, and empty until somebody
    has said.

    Attributes
    ----------
    contact_unit : str or None
        The unit of ours that speaks with those responsible.
    council : str or None
        The `Council` that carries it.
    expected_quarter : Quarter or None
        When it is expected to be delivered.
    next_step, next_step_date
        What is to be done next, and by which day.
    """

    prerequisite_id: str
    kind: str
    printed_title_fa: str
    status: PrerequisiteStatus
    contact_unit: str | None = None
    council: str | None = None
    expected_quarter: Quarter | None = None
    next_step: str | None = None
    next_step_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class PrerequisiteStep(Entered):
    """Something that was done to move a prerequisite on; such a line is never edited.

    Attributes
    ----------
    prerequisite : str
        May name one that the newest data package no longer has: the step is kept.
    day : date
        When it was done.
    letter_number, letter_date
        What stands on the letter, if it was one.
    withdrawn : bool
        Whether its author took it back at once; it stays to be seen.
    """

    step_id: str
    prerequisite: str
    kind: StepKind
    day: date
    letter_number: str | None
    letter_date: date | None
    text: str
    withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class Body(Titled):
    """An organisation that is responsible for something."""

    body_id: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class PrerequisiteBody(Record):
    """A body is responsible for a prerequisite."""

    prerequisite: str
    body: str
    position: int
    printed_body_fa: str


@dataclass(frozen=True, kw_only=True)
class PrerequisiteService(Record):
    """A service can't open before a prerequisite is delivered: proposed, with its reason.

    `basis` says whose word it is (``assumed``: ours); `holds` is False once somebody has looked at
    the link and taken it away. `added_by` names the person who added it; None if a data package
    brought it.
    """

    link_id: str
    prerequisite: str
    service: int
    holds: bool
    basis: str
    reason_fa: str
    reason_en: str
    added_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class PrerequisiteSystem(Record):
    """A system can't be done before a prerequisite is delivered; see `PrerequisiteService`."""

    link_id: str
    prerequisite: str
    system: str
    holds: bool
    basis: str
    reason_fa: str
    reason_en: str
    added_by: str | None = None
