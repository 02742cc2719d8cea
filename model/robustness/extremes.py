"""What is certain while each weight may move by some points: best and worst ranks and groups.

Ranks are those of `model.robustness.rank_search`; the least and the greatest mean come from
`model.robustness.box`. All of them are exact, and both ends of the box belong to it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.robustness.box import Box
from model.robustness.inputs import checked_top
from model.robustness.progress import UNWATCHED, Watch
from model.robustness.rank_search import Extreme, best_rank, worst_rank
from model.robustness.region import region_of
from model.robustness.rivals import rivals
from model.scores import IntArray, ScoreTable, frozen
from model.scoring import GROUPS, Ranking

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class GroupCertainty:
    """How many services of a group stay in it.

    Attributes
    ----------
    group : int
    size : int
        How many services the group has at the present weights.
    staying : tuple of int
        Ids of those that are in it for all weights in the box, ascending.
    """

    group: int
    size: int
    staying: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Extremes:
    """What `extremes` found; arrays are read-only and in the row order of the ranking's table.

    Attributes
    ----------
    ranking : Ranking
    box : Box
    best_ranks, worst_ranks : ndarray of int64, shape (n,)
        No weights in the box give a better or a worse rank, and some give these.
    best_groups, worst_groups : ndarray of int64, shape (n,)
        The same for groups.
    """

    ranking: Ranking
    box: Box
    best_ranks: IntArray
    worst_ranks: IntArray
    best_groups: IntArray
    worst_groups: IntArray
    _best: tuple[Extreme, ...]
    _worst: tuple[Extreme, ...]

    @property
    def ids(self) -> IntArray:
        """Ids of the services, shape (n,)."""
        return self.ranking.ids

    def at_best(self, service_id: int) -> Extreme:
        """The best rank of a service and shares that give it.

        Raises
        ------
        NotFound
            ``error.service.unknown``.
        """
        return self._best[self._profile(service_id)]

    def at_worst(self, service_id: int) -> Extreme:
        """The worst rank of a service and shares that give it.

        Raises
        ------
        NotFound
            ``error.service.unknown``.
        """
        return self._worst[self._profile(service_id)]

    @property
    def fixed(self) -> tuple[int, ...]:
        """Ids of the services whose rank is the same for all these weights, ascending."""
        return self._ids(self.best_ranks == self.worst_ranks)

    def always_first(self, k: int) -> tuple[int, ...]:
        """Ids of the services that are among the first `k` for all these weights, ascending.

        Raises
        ------
        InvalidInput
            ``error.robustness.top``.
        """
        return self._ids(self.worst_ranks <= checked_top(k, len(self.ranking)))

    def ever_first(self, k: int) -> tuple[int, ...]:
        """Ids of the services that are among the first `k` for some of these weights, ascending.

        Raises
        ------
        InvalidInput
            ``error.robustness.top``.
        """
        return self._ids(self.best_ranks <= checked_top(k, len(self.ranking)))

    @property
    def groups(self) -> tuple[GroupCertainty, ...]:
        """How many services of each group stay there for all these weights."""
        return _certain(self.ranking, self.best_groups, self.worst_groups)

    def _profile(self, service_id: int) -> int:
        table = self.ranking.table
        return int(table.profile_of[table.row(service_id)])

    def _ids(self, marked: BoolArray) -> tuple[int, ...]:
        return tuple(sorted(self.ids[marked].tolist()))


def extremes(ranking: Ranking, box: Box, watch: Watch = UNWATCHED) -> Extremes:
    """Find the best and the worst rank and group of every service within a box of weights.

    Parameters
    ----------
    ranking : Ranking
        The services and the group bounds; its weights need not lie in the box.
    box : Box
    watch : Watch, optional

    Raises
    ------
    Cancelled
    """
    table = ranking.table
    region = region_of(box)
    best, worst = [], []
    for profile in range(len(table.profiles)):
        those = rivals(table, profile, box)
        best.append(best_rank(those, region, watch))
        worst.append(worst_rank(those, region, watch))
        watch.step(profile + 1, len(table.profiles))
    low, high = box.least(table.profiles), box.greatest(table.profiles)
    return Extremes(
        ranking=ranking,
        box=box,
        best_ranks=_per_row(table, [extreme.rank for extreme in best]),
        worst_ranks=_per_row(table, [extreme.rank for extreme in worst]),
        best_groups=_per_row(table, _groups(ranking, box, high)),
        worst_groups=_per_row(table, _groups(ranking, box, low)),
        _best=tuple(best),
        _worst=tuple(worst),
    )


def group_certainty(ranking: Ranking, box: Box) -> tuple[GroupCertainty, ...]:
    """Say how many services of each group stay there, without looking for their ranks."""
    table = ranking.table
    best, worst = (
        _per_row(table, _groups(ranking, box, totals))
        for totals in (box.greatest(table.profiles), box.least(table.profiles))
    )
    return _certain(ranking, best, worst)


def _certain(ranking: Ranking, best: IntArray, worst: IntArray) -> tuple[GroupCertainty, ...]:
    return tuple(
        GroupCertainty(
            group=group,
            size=ranking.group_counts[group],
            staying=tuple(sorted(ranking.ids[(best == group) & (worst == group)].tolist())),
        )
        for group in GROUPS
    )


def _groups(ranking: Ranking, box: Box, totals: IntArray) -> IntArray:
    bounds = ranking.bounds
    inside = [100 * totals >= bound * box.unit for bound in (bounds.group_1, bounds.group_2)]
    return np.asarray(3 - np.sum(inside, axis=0))


def _per_row(table: ScoreTable, values: IntArray | list[int]) -> IntArray:
    return frozen(np.asarray(values, dtype=np.int64)[table.profile_of])
