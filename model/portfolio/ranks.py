"""The rank within a level: what the rules would give, and whether anything else explains it.

The source divides each level into two or three classes and numbers them. It says of the first that
it comes first, and of none how its projects were chosen. So the rules are held to the printed ranks
in the way in which they are held to the printed levels, and beside them whatever else the source
says of a project.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from model.catalogue import Catalogue, Level, Project
from model.portfolio.rules import Fixes, Rule, RuleSet, attributes_of, fixed

Key = Callable[[Project], tuple[int, ...]]
"""What puts projects in order; more comes first."""

RULES: Final = "rules"
BEST: Final = "best"
COMMONEST: Final = "commonest"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A clear project within its printed level: the rank that an order gives it."""

    project: Project
    rank: int

    @property
    def explained(self) -> bool:
        """Whether that is the printed one."""
        return self.rank == self.project.rank


@dataclass(frozen=True, slots=True)
class Tried:
    """How many of the printed ranks something explains.

    Attributes
    ----------
    name : str
        `RULES`, a `Rule` alone, ``programme``, ``reason`` or ``charter``, in the order in which the
        source lists them; `BEST` of all orders of rules; `COMMONEST` takes the most frequent rank
        of each level for every project, knowing nothing.
    by_level : mapping
        By level, how many it explains there.
    rules : tuple of Rule
        The order meant by `BEST`.
    """

    name: str
    by_level: Mapping[Level, int]
    rules: tuple[Rule, ...] = ()

    @property
    def explained(self) -> int:
        """How many it explains in all."""
        return sum(self.by_level.values())


def ranks(
    catalogue: Catalogue, rules: RuleSet | None = None, fixes: Fixes | None = None
) -> tuple[Ranked, ...]:
    """Rank the clear projects of each printed level by the rules, as `place` gives levels.

    A rank has room for as many projects as the source gives it; those that no rule tells apart
    share the first rank that any of them reaches.
    """
    order = rules or RuleSet()

    def key(project: Project) -> tuple[int, ...]:
        own = attributes_of(project)
        return fixed(own, fixes or {}, project.project_id).key(order)

    return _ranked(catalogue, key)


def unexplained(found: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """Those whose printed rank is another, in the source's order."""
    return tuple(one for one in found if not one.explained)


def tried(catalogue: Catalogue) -> tuple[Tried, ...]:
    """Hold what is known of projects to the printed ranks."""
    programmes = {one.programme_id: -one.position for one in catalogue.programmes}
    reasons = {one.reason_id: -one.position for one in catalogue.placement_reasons}
    printed = {one.charter_id: int(one.state == "printed") for one in catalogue.charters}
    orders: Mapping[str, Key] = {
        RULES: lambda project: attributes_of(project).key(RuleSet()),
        **{rule: _alone(rule) for rule in Rule},
        "programme": lambda project: (programmes[project.programme],),
        "reason": lambda project: (reasons[project.reason],),
        "charter": lambda project: (printed[project.charter],),
    }
    found = [_counted(str(name), _ranked(catalogue, key)) for name, key in orders.items()]
    return (*found, _best(catalogue), _commonest(catalogue))


def _alone(rule: Rule) -> Key:
    return lambda project: (attributes_of(project).answer(rule),)


def _best(catalogue: Catalogue) -> Tried:
    """Try every order of some of the rules; of equals the shortest."""
    orders = [order for n in range(1, len(Rule) + 1) for order in permutations(Rule, n)]
    found = [_counted(BEST, ranks(catalogue, RuleSet(order)), order) for order in orders]
    return max(found, key=lambda one: one.explained)


def _commonest(catalogue: Catalogue) -> Tried:
    clear = _clear(catalogue)
    standing = {level: Counter(p.rank for p in clear if p.level is level) for level in Level}
    most = {level: max(count.values(), default=0) for level, count in standing.items()}
    return Tried(COMMONEST, most)


def _counted(name: str, found: tuple[Ranked, ...], rules: tuple[Rule, ...] = ()) -> Tried:
    explained = Counter(one.project.level for one in found if one.explained)
    return Tried(name, {level: explained[level] for level in Level}, rules)


def _clear(catalogue: Catalogue) -> list[Project]:
    return [project for project in catalogue.projects if project.rank is not None]


def _ranked(catalogue: Catalogue, key: Key) -> tuple[Ranked, ...]:
    found = []
    for level in Level:
        here = [project for project in _clear(catalogue) if project.level is level]
        room = Counter(project.rank or 0 for project in here)
        keys = {project.project_id: key(project) for project in here}
        for project in here:
            better = sum(other > keys[project.project_id] for other in keys.values())
            found.append(Ranked(project, _rank_at(better, room)))
    return tuple(found)


def _rank_at(better: int, room: Counter[int]) -> int:
    """The rank of a project that so many of its level stand before."""
    bound = 0
    for rank in sorted(room):
        bound += room[rank]
        if better < bound:
            break
    return rank
