"""Records of a city's portfolio: programmes, projects and what their charters say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from model.catalogue.base import Entered, Record, Titled
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


class Level(StrEnum):
    """The levels of priority, the first being the highest."""

    A = "A"
    B = "B"
    C = "C"


class Progress(StrEnum):
    """How far a project is, as the rule of progress asks.

    ``to_upgrade`` is in operation and wants an upgrade; ``in_use`` is in operation and wants none.
    """

    TO_UPGRADE = "to_upgrade"
    UNDERWAY = "underway"
    PLANNED = "planned"
    NOT_PLANNED = "not_planned"
    IN_USE = "in_use"


class ProjectOwner(StrEnum):
    """Whether the city's ICT organisation owns a project, or somebody else."""

    ICT = "ict"
    OTHER = "other"


class CityProblem(StrEnum):
    """The main problem of the city that a project is about."""

    TRANSPORT = "transport"
    WASTE = "waste"
    ENVIRONMENT = "environment"
    SAFETY = "safety"
    OTHER = "other"
    NONE = "none"


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
class Programme(Titled):
    """A programme that projects belong to."""

    programme_id: str
    position: int


@dataclass(frozen=True, kw_only=True)
class PriorityRule(Titled):
    """A criterion by which the source puts its projects in order."""

    rule_id: str
    position: int


@dataclass(frozen=True, kw_only=True)
class PlacementReason(Titled):
    """Why the source places projects where they stand, in short."""

    reason_id: str
    position: int


@dataclass(frozen=True, kw_only=True)
class PortfolioSystem(Titled):
    """A system of the municipality that charters name."""

    system_id: str
    position: int


@dataclass(frozen=True, kw_only=True)
class Project(Titled):
    """A project: where the source places it, and what the rules ask about it.

    Attributes
    ----------
    level, rank, reason
        As the source prints them; `rank` is None for those it calls ambiguous.
    programme_basis, reason_basis : str
        ``printed`` if the project's own cell says it, ``resolved`` if a merged cell above does.
    charter : str
        The `Charter`; projects may share one.
    progress, owner, direct, problem
        What the rules ask, each with its basis.
    """

    project_id: int
    printed_title_fa: str
    programme: str
    programme_basis: str
    level: Level
    printed_level_fa: str
    rank: int | None
    reason: str
    reason_basis: str
    ambiguous: bool
    charter: str
    progress: Progress
    progress_basis: str
    owner: ProjectOwner
    owner_basis: str
    direct: bool
    direct_basis: str
    problem: CityProblem
    problem_basis: str


@dataclass(frozen=True, kw_only=True)
class ProjectGap(Record):
    """What an ambiguous project lacks: `gap` names a part of its charter."""

    project: int
    gap: str
    position: int
    basis: str


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
    """A clause of the city's development programme."""

    mandate_id: str
    article: int
    clause: int


@dataclass(frozen=True, kw_only=True)
class CharterMandate(Record):
    """A charter names a clause as its mandate."""

    charter: str
    mandate: str
    position: int
    printed_clause: str


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
class IndicatorValue(Entered):
    """A measured value; lines are added and never changed."""

    value_id: str
    indicator: str
    day: date
    hundredths: int
    note: str | None
    withdrawn: bool


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
