"""Which pairs of services keep their order for all weights in a box.

One service is necessarily at least as good as another if it is so for all these weights (Greco,
Mousseau & Słowiński 2008, "Ordinal regression revisited: multiple criteria ranking using a set of
additive value functions", European Journal of Operational Research 191(2), 416-436). With linear
totals the least lead over a box is found by pouring, see `model.robustness.box`; over all weights
it is the least difference of scores, and the relation is that of Pareto.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from model.robustness.box import Box
from model.scores import IntArray, ScoreTable, frozen

BoolArray = npt.NDArray[np.bool_]

ROWS: Final = 64


@dataclass(frozen=True, slots=True)
class SurePair:
    """Two services whose order is the same for all weights in a box.

    Attributes
    ----------
    better, worse : int
        The first is never below the second.
    level : bool
        Whether they are always level.
    """

    better: int
    worse: int
    level: bool


@dataclass(frozen=True, eq=False)
class Preference:
    """The order that holds for all weights in a box.

    Attributes
    ----------
    table : ScoreTable
    box : Box
    at_least : ndarray of bool, shape (p, p)
        Whether the first profile's total is at least the second's everywhere in the box.
    """

    table: ScoreTable
    box: Box
    at_least: BoolArray

    @cached_property
    def level(self) -> BoolArray:
        """Profiles that are level everywhere in the box, shape (p, p)."""
        return frozen(self.at_least & self.at_least.T)

    @cached_property
    def above(self) -> BoolArray:
        """Profiles of which the first is at least as good everywhere, and not level, (p, p)."""
        return frozen(self.at_least & ~self.at_least.T)

    @cached_property
    def class_of(self) -> IntArray:
        """Class of each profile, shape (p,): those that are level everywhere share one."""
        alike = [int(np.flatnonzero(row)[0]) for row in self.level]
        return frozen(np.unique(np.array(alike, dtype=np.int64), return_inverse=True)[1])

    @cached_property
    def members(self) -> tuple[tuple[int, ...], ...]:
        """Ids of the services of each class, ascending."""
        of_row = self.class_of[self.table.profile_of]
        found: list[list[int]] = [[] for _ in range(int(self.class_of.max(initial=-1)) + 1)]
        for row in self.table.rows_by_id.tolist():
            found[of_row[row]].append(int(self.table.ids[row]))
        return tuple(tuple(ids) for ids in found)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """The fewest pairs of classes, better first, that the whole order follows from.

        This is the transitive reduction of Aho, Garey & Ullman (1972): what is above something that
        is above a class need not be drawn to it.
        """
        first = np.unique(self.class_of, return_index=True)[1]
        above = self.above[np.ix_(first, first)]
        between = above.astype(np.float32) @ above.astype(np.float32) > 0
        return tuple((int(a), int(b)) for a, b in np.argwhere(above & ~between))

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """How far down each class is: one below the lowest of those that are above it."""
        found = [0] * len(self.members)
        # Whoever is above a class is above all that is below it, and so comes first here.
        first = np.unique(self.class_of, return_index=True)[1]
        beneath = self.above[np.ix_(first, first)].sum(axis=1)
        for one in np.argsort(-beneath, kind="stable").tolist():
            for a, b in self.edges:
                if a == one:
                    found[b] = max(found[b], found[a] + 1)
        return tuple(found)

    @cached_property
    def decided_pairs(self) -> int:
        """Pairs of services whose order is the same for all these weights, level ones included."""
        counts = self.table.profile_counts
        known = self.at_least | self.at_least.T
        return int((counts @ known @ counts - counts.sum()) // 2)

    @property
    def pairs(self) -> int:
        """All pairs of services."""
        return len(self.table) * (len(self.table) - 1) // 2

    def sure_pairs(self, service: int | None = None) -> tuple[SurePair, ...]:
        """Name the pairs whose order is the same for all these weights; level ones once.

        Parameters
        ----------
        service : int, optional
            Only the pairs that this service is one of.

        Raises
        ------
        NotFound
            ``error.service.unknown``.
        """
        of_row = self.table.profile_of
        sure = self.at_least[of_row[:, None], of_row]
        level = sure & sure.T
        # Of two that are level each is at least as good as the other: one of both is enough.
        sure = sure & ~np.tril(level)
        if service is not None:
            row = self.table.row(service)
            sure[np.arange(len(sure)) != row] &= np.arange(len(sure)) == row
        ids = self.table.ids
        return tuple(
            SurePair(int(ids[a]), int(ids[b]), bool(level[a, b])) for a, b in np.argwhere(sure)
        )

    def holds(self, better: int, worse: int) -> bool:
        """Whether one service is at least as good as another for all these weights.

        Raises
        ------
        NotFound
            ``error.service.unknown``.
        """
        rows = self.table.row(better), self.table.row(worse)
        return bool(self.at_least[tuple(self.table.profile_of[row] for row in rows)])


def preference(table: ScoreTable, box: Box) -> Preference:
    """Find the pairs whose order holds for all weights in a box.

    Parameters
    ----------
    table : ScoreTable
    box : Box
    """
    profiles = table.profiles
    at_least = np.empty((len(profiles), len(profiles)), dtype=bool)
    for low in range(0, len(profiles), ROWS):
        some = slice(low, low + ROWS)
        at_least[some] = box.least(profiles[some, None] - profiles) >= 0
    return Preference(table, box, frozen(at_least))


@dataclass(frozen=True, slots=True)
class Dominated:
    """A service that no weights put above some others.

    Attributes
    ----------
    id : int
    by : tuple of int
        Services with scores at least as high on every index and higher on one, ascending.
    """

    id: int
    by: tuple[int, ...]


def dominated(table: ScoreTable) -> tuple[Dominated, ...]:
    """Name the services that others dominate, by id (Pareto dominance).

    Parameters
    ----------
    table : ScoreTable
    """
    profiles = table.profiles
    found = {}
    for profile, scores in enumerate(profiles):
        better = (profiles >= scores).all(axis=1) & (profiles > scores).any(axis=1)
        found[profile] = tuple(sorted(table.ids[better[table.profile_of]].tolist()))
    return tuple(
        Dominated(int(table.ids[row]), found[profile])
        for row in table.rows_by_id.tolist()
        if found[profile := int(table.profile_of[row])]
    )
