"""Where the rules place each project, why, and which printed levels they do not explain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from model.catalogue import Catalogue, Level, Project
from model.portfolio.rules import (
    Attributes,
    Fixes,
    Rule,
    RuleSet,
    attributes_of,
    fixed,
    level_at,
    lower,
    rooms,
)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the rules place a project.

    Attributes
    ----------
    level, reached : Level
        Where it stands, and where it would if its gap were filled; the same for a clear project.
    key : tuple of int
        What each rule that is on makes of it, in their order.
    better, tied : int
        How many clear projects stand before it, and how many others beside it.
    decided_by : Rule or None
        The rule that sets it apart from the level above: the first by which it is behind the last
        that still came in there. None on the highest level.
    kept_by : Rule or None
        The rule that keeps it above the next lower level. None on the lowest.
    lowered : bool
        Whether an open gap costs it a level.
    """

    project: Project
    attributes: Attributes
    level: Level
    reached: Level
    key: tuple[int, ...]
    better: int
    tied: int
    decided_by: Rule | None
    kept_by: Rule | None
    lowered: bool

    @property
    def explained(self) -> bool:
        """Whether the rules give the printed level."""
        return self.level is self.project.level


@dataclass(frozen=True, slots=True)
class Placed:
    """All projects, placed: in the order of the rules, within it in the source's."""

    rules: RuleSet
    placements: tuple[Placement, ...]

    @property
    def counts(self) -> Counter[Level]:
        """How many projects stand on each level."""
        return Counter(placement.level for placement in self.placements)

    @property
    def unexplained(self) -> tuple[Placement, ...]:
        """Those whose printed level the rules do not give, in the source's order."""
        wrong = (placement for placement in self.placements if not placement.explained)
        return tuple(sorted(wrong, key=lambda placement: placement.project.project_id))

    def of(self, project_id: int) -> Placement:
        """The placement of a project."""
        return next(p for p in self.placements if p.project.project_id == project_id)


def place(
    catalogue: Catalogue,
    rules: RuleSet | None = None,
    fixes: Fixes | None = None,
    filled: Collection[int] = (),
) -> Placed:
    """Place all projects.

    Parameters
    ----------
    rules : RuleSet, optional
        The source's own if omitted.
    fixes : mapping, optional
        Attributes taken otherwise.
    filled : collection of int
        Ambiguous projects whose gap is filled.
    """
    rules = rules or RuleSet()
    known = {
        project.project_id: fixed(attributes_of(project), fixes or {}, project.project_id)
        for project in catalogue.projects
    }
    keys = {number: attributes.key(rules) for number, attributes in known.items()}
    clear = [p.project_id for p in catalogue.projects if not p.ambiguous]
    room = rooms(catalogue)
    standing = Counter(keys[number] for number in clear)
    before = {key: sum(n for other, n in standing.items() if other > key) for key in keys.values()}
    levels = {key: level_at(before[key], room) for key in before}
    placements = []
    for project in catalogue.projects:
        key = keys[project.project_id]
        open_gap = project.ambiguous and rules.clarity and project.project_id not in filled
        reached = levels[key]
        above = [other for other in standing if levels[other] < reached]
        below = [other for other in standing if levels[other] > reached]
        level = lower(reached) if open_gap else reached
        placements.append(
            Placement(
                project=project,
                attributes=known[project.project_id],
                level=level,
                reached=reached,
                key=key,
                better=before[key],
                tied=standing[key] - (not project.ambiguous),
                decided_by=_first_difference(rules, key, min(above)) if above else None,
                kept_by=_first_difference(rules, key, max(below)) if below else None,
                lowered=level is not reached,
            )
        )
    placements.sort(key=lambda p: (p.level, tuple(-part for part in p.key)))
    return Placed(rules, tuple(placements))


def _first_difference(rules: RuleSet, key: tuple[int, ...], other: tuple[int, ...]) -> Rule | None:
    pairs = zip(rules.order, key, other, strict=True)
    return next((rule for rule, mine, theirs in pairs if mine != theirs), None)
