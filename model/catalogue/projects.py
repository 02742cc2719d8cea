"""Records of a city's portfolio: programmes, projects, and what the rules ask of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.catalogue.base import Record, Titled


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
