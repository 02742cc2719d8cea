"""Who moved: one ranking held against another of the same services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.errors import InvalidInput
from model.scores import IntArray, frozen
from model.scoring import GROUPS, Ranking


@dataclass(frozen=True, slots=True)
class Crossing:
    """A service that crossed a group border."""

    id: int
    from_group: int
    to_group: int
    from_rank: int
    to_rank: int

    @property
    def better(self) -> bool:
        """Whether it came into a better group."""
        return self.to_group < self.from_group


@dataclass(frozen=True, eq=False)
class Movement:
    """What `compare` found; arrays are read-only and in the row order of the newer ranking.

    Attributes
    ----------
    now : Ranking
        The ranking that the rows follow.
    rank_change : ndarray of int64, shape (n,)
        Places gained since the base; negative if lost.
    group_change : ndarray of int64, shape (n,)
        Groups gained since the base; negative if lost.
    crossings : tuple of Crossing
        Those that changed group: first the ones that gained most, then by place.
    group_count_change : mapping of int to int
        By how many services each group grew.
    """

    now: Ranking
    rank_change: IntArray
    group_change: IntArray
    crossings: tuple[Crossing, ...]
    group_count_change: Mapping[int, int]

    @property
    def ids(self) -> IntArray:
        """Ids of the services, shape (n,)."""
        return self.now.ids

    def top_movers(self, count: int) -> tuple[int, ...]:
        """Ids of the `count` services whose rank changed most, equal changes by place."""
        rows = self.now.order
        by_change = rows[np.argsort(-np.abs(self.rank_change[rows]), kind="stable")[:count]]
        return tuple(int(self.ids[row]) for row in by_change if self.rank_change[row])


def compare(now: Ranking, base: Ranking) -> Movement:
    """Say who moved from `base` to `now`.

    The rows may stand in another order, the services must be the same.

    Raises
    ------
    InvalidInput
        ``error.compare.services`` if one ranking has a service that the other lacks.
    """
    rows = _rows_in_base(now, base)
    base_ranks, base_groups = base.ranks[rows], base.groups[rows]
    group_change = frozen(base_groups - now.groups)
    crossed = [row for row in now.order if group_change[row]]
    crossed.sort(key=lambda row: -int(group_change[row]))
    return Movement(
        now=now,
        rank_change=frozen(base_ranks - now.ranks),
        group_change=group_change,
        crossings=tuple(
            Crossing(
                id=int(now.ids[row]),
                from_group=int(base_groups[row]),
                to_group=int(now.groups[row]),
                from_rank=int(base_ranks[row]),
                to_rank=int(now.ranks[row]),
            )
            for row in crossed
        ),
        group_count_change={
            group: now.group_counts[group] - base.group_counts[group] for group in GROUPS
        },
    )


def _rows_in_base(now: Ranking, base: Ranking) -> npt.NDArray[np.intp]:
    """For every row of `now` the row of the same service in `base`."""
    here, there = now.table.rows_by_id, base.table.rows_by_id
    if not np.array_equal(now.ids[here], base.ids[there]):
        missing = sorted(set(now.ids.tolist()) ^ set(base.ids.tolist()))
        raise InvalidInput("error.compare.services", ids=missing)
    rows = np.empty(len(now), dtype=np.intp)
    rows[here] = there
    return rows
