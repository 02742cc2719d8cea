"""The weighted sum: totals, ranks and priority groups, exact.

A service has a score of 1, 2 or 3 on each of six indices. Its total is the sum of weight times
score (report, section 3-2); its group follows from its mean score, total / sum of weights: the
report puts 20 of 30 and more into group 1 and 14 of 30 and more into group 2 under weights of sum
10, which are mean scores of 2.0 and 1.4 and so carry over to any weights.

Everything is compared as integers. There are only 3**6 = 729 ways to score a service, so the
profiles that occur are ranked and every service takes the result of its profile.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from model.errors import InvalidInput, quoted
from model.scores import MAX_SCORE, MIN_SCORE, IntArray, ScoreTable, frozen
from model.weights import IMPACT, INDEX_IDS, READINESS, Weights, format_weights, parse_weights

__all__ = [
    "DEFAULT_BOUNDS",
    "GROUPS",
    "IMPACT",
    "INDEX_IDS",
    "MAX_SCORE",
    "MIN_SCORE",
    "READINESS",
    "Bounds",
    "Ranking",
    "ScoreTable",
    "Weights",
    "format_weights",
    "parse_weights",
    "rank",
]

BoolArray = npt.NDArray[np.bool_]

GROUPS: Final = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the priority groups begin, in hundredths of the mean score.

    Parameters
    ----------
    group_1, group_2 : int
        Least mean score of groups 1 and 2, in hundredths;
        ``100 <= group_2 < group_1 <= 300``. The defaults are the report's 20 and 14 of 30.

    Raises
    ------
    InvalidInput
        ``error.bounds.not_integer``, ``.out_of_range`` or ``.order``.
    """

    group_1: int = 200
    group_2: int = 140

    def __post_init__(self) -> None:
        for group, value in ((1, self.group_1), (2, self.group_2)):
            if isinstance(value, bool) or not isinstance(value, int):
                raise InvalidInput("error.bounds.not_integer", group=group, value=quoted(value))
            if not 100 * MIN_SCORE <= value <= 100 * MAX_SCORE:
                raise InvalidInput("error.bounds.out_of_range", group=group, value=quoted(value))
        if self.group_2 >= self.group_1:
            raise InvalidInput("error.bounds.order", group_1=self.group_1, group_2=self.group_2)

    def least_totals(self, weight_sum: int) -> tuple[int, int]:
        """The least totals that reach group 1 and group 2 under weights of that sum."""
        return -(-self.group_1 * weight_sum // 100), -(-self.group_2 * weight_sum // 100)


DEFAULT_BOUNDS: Final = Bounds()


@dataclass(frozen=True, eq=False)
class Ranking:
    """What `rank` found; arrays are read-only and in the row order of `table`.

    Attributes
    ----------
    table : ScoreTable
    weights : Weights
    bounds : Bounds
    weight_sum : int
        The sum of the weights.
    totals : ndarray of int64, shape (n,)
        Sum of weight times score.
    ranks : ndarray of int64, shape (n,)
        Competition ranks: 1 is best, equal totals share one (1, 2, 2, 4).
    """

    table: ScoreTable
    weights: Weights
    bounds: Bounds
    weight_sum: int
    totals: IntArray
    ranks: IntArray
    _profile_totals: IntArray

    def __len__(self) -> int:
        return len(self.table)

    def _per_row(self, per_profile: npt.NDArray[np.int64]) -> IntArray:
        return frozen(per_profile[self.table.profile_of])

    @property
    def ids(self) -> IntArray:
        """Ids of the services, shape (n,)."""
        return self.table.ids

    @cached_property
    def tied(self) -> BoolArray:
        """Whether another service has the same total, shape (n,)."""
        sharing = np.bincount(self.totals, minlength=1)
        return frozen(sharing[self.totals] > 1)

    @cached_property
    def contributions(self) -> IntArray:
        """Weight times score of every index, shape (n, 6); rows sum to `totals`."""
        return self._per_row(self.table.profiles * self.weights.vector)

    @cached_property
    def least_totals(self) -> tuple[int, int]:
        """The least totals of groups 1 and 2 under these weights."""
        return self.bounds.least_totals(self.weight_sum)

    @cached_property
    def groups(self) -> IntArray:
        """Priority groups 1, 2 or 3, shape (n,)."""
        first, second = self.least_totals
        return self._per_row(3 - (self._profile_totals >= first) - (self._profile_totals >= second))

    @cached_property
    def points_up(self) -> IntArray:
        """Points missing to the next better group, shape (n,); 0 in group 1."""
        first, second = self.least_totals
        target = np.where(self._profile_totals >= second, first, second)
        return self._per_row(np.maximum(target - self._profile_totals, 0))

    @cached_property
    def points_down(self) -> IntArray:
        """The fewest points whose loss drops the service a group, shape (n,); 0 in group 3."""
        first, second = self.least_totals
        floor = np.where(self._profile_totals >= first, first, second)
        return self._per_row(np.maximum(self._profile_totals - floor + 1, 0))

    @cached_property
    def mean_hundredths(self) -> IntArray:
        """Mean score in hundredths, rounded down, shape (n,).

        Rounded down because then a mean shown never contradicts its group: bounds are whole
        hundredths, so the mean reaches one if and only if the rounded mean does.
        """
        return self._per_row(100 * self._profile_totals // self.weight_sum)

    @cached_property
    def order(self) -> npt.NDArray[np.intp]:
        """Rows from first to last, shape (n,): by rank, ties by id."""
        by_id = self.table.rows_by_id
        # At most 180 points, and on 16-bit keys numpy's stable sort is a radix sort.
        short = (MAX_SCORE * self.weight_sum - self.totals).astype(np.uint16)
        return frozen(by_id[np.argsort(short[by_id], kind="stable")])

    @cached_property
    def group_counts(self) -> dict[int, int]:
        """How many services each group has."""
        counts = np.bincount(self.groups, minlength=len(GROUPS) + 1)
        return {group: int(counts[group]) for group in GROUPS}

    def mean(self, service_id: int) -> Fraction:
        """The exact mean score of one service.

        Raises
        ------
        NotFound
            ``error.service.unknown``.
        """
        return Fraction(int(self.totals[self.table.row(service_id)]), self.weight_sum)


def rank(table: ScoreTable, weights: Weights, bounds: Bounds = DEFAULT_BOUNDS) -> Ranking:
    """Rank the services of `table` by their weighted sum.

    Parameters
    ----------
    table : ScoreTable
    weights : Weights
    bounds : Bounds, default the report's

    Returns
    -------
    Ranking
    """
    totals = table.profiles.dot(weights.vector)
    weight_sum = weights.sum
    # With n services, the rank of a total is n + 1 less those that have no more than it.
    steps = np.zeros(MAX_SCORE * weight_sum + 1, dtype=np.int64)
    steps[0] = len(table) + 1
    np.subtract.at(steps, totals, table.profile_counts)
    rank_of_total = steps.cumsum()
    row_totals = frozen(totals[table.profile_of])
    ranks = frozen(rank_of_total[row_totals])
    return Ranking(table, weights, bounds, weight_sum, row_totals, ranks, totals)
