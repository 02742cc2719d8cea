"""Records of what the charters of projects say, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from model.catalogue.base import Measured, Record, Titled
from model.periods import Period

UNITS: Final = ("percent", "number", "user", "service", "body")
"""What indicators are counted in."""

PARTS: Final = (
    "owner",
    "executor",
    "supervisor",
    "technical_supervisor",
    "content_supervisor",
    "partner",
    "financier",
    "user",
)
"""What a body does in a project."""

BUDGETS: Final = ("line", "class", "new")
"""What a charter names of the budget: a line, a class of lines, or a line to be made."""

NEEDS: Final = ("project", "system", "action")
"""What a charter may wait for."""


class CharterStatus(StrEnum):
    """What a charter says of how far its project is."""

    IN_USE = "in_use"
    STARTED = "started"
    PLANNING = "planning"
    ZERO = "zero"


class ItemField(StrEnum):
    """The fields of a charter that are lists of short texts."""

    STAGE = "stage"
    AIM_LONG = "aim_long"
    AIM_SHORT = "aim_short"
    FINANCING = "financing"
    PAPER = "paper"


@dataclass(frozen=True, kw_only=True)
class Charter(Record):
    """What a charter says in single values; the rest is in rows of its own.

    `state` is ``printed`` if the source has the charter, else ``blank``: a form to fill.
    """

    charter_id: str
    state: str
    printed_title_fa: str | None
    programme: str | None
    printed_programme_fa: str | None
    status: CharterStatus | None
    status_fa: str | None
    status_en: str | None
    started: Period | None
    cost_million: int | None
    cost_fa: str | None
    cost_en: str | None
    mandate_fa: str | None
    mandate_en: str | None


@dataclass(frozen=True, kw_only=True)
class CharterField(Record):
    """Whether a charter of the source fills a field of the form."""

    charter: str
    field: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Row(Record):
    """A row of a charter that people may add and take away.

    `holds` is False once it was taken away; `added_by` names who added it, None if a data package
    brought it.
    """

    charter: str
    position: int
    holds: bool
    added_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class CharterItem(Row):
    """A stage, an aim, a way of financing or a paper to write.

    `parent` is the stage that a stage is part of, `project` a project that it names.
    """

    item_id: str
    field: ItemField
    parent: str | None
    title_fa: str
    title_en: str
    project: int | None


@dataclass(frozen=True, kw_only=True)
class Milestone(Row):
    """A date of a charter: planned, planned anew, and done."""

    milestone_id: str
    item: str | None
    title_fa: str
    title_en: str
    printed_planned_fa: str | None
    planned: Period | None
    replanned: Period | None
    done: Period | None
    basis: str

    @property
    def due(self) -> Period | None:
        """When it is due as things stand."""
        return self.replanned or self.planned


@dataclass(frozen=True, kw_only=True)
class Mandate(Titled):
    """A clause of the city's development programme.

    `added_by` names who added it, None if a data package brought it.
    """

    mandate_id: str
    article: int
    clause: int
    added_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class CharterMandate(Row):
    """A charter names a clause as its mandate; `printed_clause` is the number that it prints."""

    mandate: str
    printed_clause: str

    @property
    def link_id(self) -> str:
        """What names the row in edits and in the history."""
        return f"{self.charter}/{self.mandate}"


@dataclass(frozen=True, kw_only=True)
class Indicator(Row):
    """What a charter measures; `target` is in whole units, None if none can be read."""

    indicator_id: str
    title_fa: str
    title_en: str
    unit: str
    unit_basis: str
    target: int | None
    printed_target_fa: str | None
    due: Period | None


@dataclass(frozen=True, kw_only=True)
class IndicatorValue(Measured):
    """A measured value of an indicator of a charter."""

    indicator: str


@dataclass(frozen=True, kw_only=True)
class CharterActor(Row):
    """A body takes part in a project."""

    actor_id: str
    body: str
    part: str
    title_fa: str
    title_en: str


@dataclass(frozen=True, kw_only=True)
class CharterBudget(Row):
    """A budget line that a charter names; the source may print no code."""

    budget_id: str
    code: str | None
    title_fa: str
    title_en: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class CharterPrerequisite(Row):
    """What must be there first: another project, a system, or a step."""

    link_id: str
    kind: str
    project: int | None
    system: str | None
    title_fa: str | None
    title_en: str | None
    basis: str
