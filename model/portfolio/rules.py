"""The rules that put projects in order: no weights, the first rule that tells two apart decides.

The order is lexicographic over the rules that are on. A level has room for as many projects as the
source gives it among those it does not call ambiguous; projects that no rule tells apart stand on
one level, so a level may hold more than its room. An ambiguous project is held against the clear
ones and then stands one level lower, as long as its gap is open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from model.catalogue import Catalogue, CityProblem, Level, Progress, Project, ProjectOwner
from model.errors import InvalidInput, quoted


class Rule(StrEnum):
    """The rules, in the order of the source."""

    PROGRESS = "progress"
    OWNER = "owner"
    DIRECT = "direct"
    PROBLEM = "problem"


PROGRESS_ORDER: Final[Mapping[Progress, int]] = {
    Progress.TO_UPGRADE: 3,
    Progress.UNDERWAY: 2,
    Progress.PLANNED: 1,
    Progress.NOT_PLANNED: 0,
    Progress.IN_USE: 0,
}
"""The rule of progress: in operation and in want of an upgrade first; what wants none is last."""

LEVELS: Final = tuple(Level)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Which rules decide, in which order, and whether an open gap costs a level.

    Raises
    ------
    InvalidInput
        ``error.rules.empty``, ``error.rules.unknown`` or ``error.rules.twice``
    """

    order: tuple[Rule, ...] = tuple(Rule)
    clarity: bool = True

    def __post_init__(self) -> None:
        if not self.order:
            raise InvalidInput("error.rules.empty")
        if len(set(self.order)) < len(self.order):
            raise InvalidInput("error.rules.twice")


def parse_rules(names: Sequence[object], *, clarity: bool = True) -> RuleSet:
    """Read a rule set from what came from outside.

    Raises
    ------
    InvalidInput
        As `RuleSet`.
    """
    for name in names:
        if not isinstance(name, str) or name not in tuple(Rule):
            raise InvalidInput("error.rules.unknown", value=quoted(name))
    return RuleSet(tuple(Rule(str(name)) for name in names), clarity)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the rules ask of a project."""

    progress: Progress
    owner: ProjectOwner
    direct: bool
    problem: CityProblem

    def answer(self, rule: Rule) -> int:
        """What a rule makes of it; more is better."""
        match rule:
            case Rule.PROGRESS:
                return PROGRESS_ORDER[self.progress]
            case Rule.OWNER:
                return int(self.owner is ProjectOwner.ICT)
            case Rule.DIRECT:
                return int(self.direct)
            case Rule.PROBLEM:
                return int(self.problem is not CityProblem.NONE)

    def key(self, rules: RuleSet) -> tuple[int, ...]:
        """What the rules make of it, the first one first."""
        return tuple(self.answer(rule) for rule in rules.order)


def attributes_of(project: Project) -> Attributes:
    """What the catalogue says of a project."""
    return Attributes(project.progress, project.owner, project.direct, project.problem)


Fixes = Mapping[tuple[int, Rule], object]
"""By project and rule, what its attribute is taken to be instead."""


def fixed(given: Attributes, fixes: Fixes, project_id: int) -> Attributes:
    """Attributes with those that were fixed otherwise."""
    own = {str(rule): value for (number, rule), value in fixes.items() if number == project_id}
    return replace(given, **own)  # type: ignore[arg-type]


def rooms(catalogue: Catalogue) -> tuple[int, ...]:
    """How many clear projects the source puts on each level but the last."""
    clear = [project for project in catalogue.projects if not project.ambiguous]
    return tuple(sum(project.level is level for project in clear) for level in LEVELS[:-1])


def level_at(better: int, room: Sequence[int]) -> Level:
    """The level of a project that so many clear ones stand before."""
    bound = 0
    for level, places in zip(LEVELS, room, strict=False):
        bound += places
        if better < bound:
            return level
    return LEVELS[-1]


def lower(level: Level) -> Level:
    """The next lower level, if there is one."""
    return LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]
