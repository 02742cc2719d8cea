"""How likely each rank and each group is when weights, and perhaps scores, are uncertain: SMAA-2.

Lahdelma & Salminen (2001), "SMAA-2: stochastic multicriteria acceptability analysis for group
decision making", Operations Research 49(3), 444-454; the sampling after Tervonen & Lahdelma (2007);
a review is Tervonen & Figueira (2008), "A survey on stochastic multicriteria acceptability analysis
methods", Journal of Multi-Criteria Decision Analysis 15, 1-14. Each sampled order is exact: weights
are whole numbers, and services that are level share their rank.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, sqrt
from typing import Final

import numpy as np
import numpy.typing as npt

from model.robustness.inputs import (
    checked_probability,
    checked_samples,
    checked_seed,
    checked_top,
)
from model.robustness.judging import score_errors
from model.robustness.levels import FloatArray, Levels, Packing
from model.robustness.progress import UNWATCHED, Watch
from model.robustness.sampling import Anywhere, WeightModel
from model.scores import IntArray, frozen
from model.scoring import GROUPS, Ranking
from model.weights import INDEX_IDS

CELLS: Final = 1_000_000
"""At most so many services times samples are drawn at once when scores may be wrong."""

SPARSE: Final = 16
"""A block is counted row by row if there are more cells than so many times its entries."""

KEPT: Final = 2_500
"""Samples whose ranks are kept until they are counted row by row."""


@dataclass(frozen=True, eq=False)
class Acceptability:
    """What `acceptability` found.

    Services with the same scores share a row of the counts unless their scores may be wrong.

    Attributes
    ----------
    ranking : Ranking
        The services, their bounds, and the present groups.
    samples : int
    seed : int
    k : int
        How many services count as the first ones.
    q : float
        How likely each score is one off.
    row_of : ndarray of intp, shape (n,)
        Row of each service in the counts.
    rank_counts : ndarray of int32, shape (r, n)
        In how many samples each row had each rank.
    group_counts : ndarray of int64, shape (r, 3)
        In how many samples each row was in each group.
    first_weights : ndarray of float64, shape (r, 6)
        Sums of the weights, out of one, of the samples in which the row was among the first k.
    """

    ranking: Ranking
    samples: int
    seed: int
    k: int
    q: float
    row_of: npt.NDArray[np.intp]
    rank_counts: npt.NDArray[np.int32]
    group_counts: IntArray
    first_weights: FloatArray

    @property
    def ids(self) -> IntArray:
        """Ids of the services, shape (n,)."""
        return self.ranking.ids

    def ranks(self, service_id: int) -> FloatArray:
        """How likely each rank is for a service, shape (n,): its rank acceptability indices.

        Raises
        ------
        NotFound
            ``error.service.unknown``.
        """
        row = self.row_of[self.ranking.table.row(service_id)]
        return np.asarray(self.rank_counts[row] / self.samples)

    @property
    def rank_chances(self) -> FloatArray:
        """How likely each rank is for every service, shape (n, n); not for thousands of them."""
        return np.asarray(self.rank_counts[self.row_of] / self.samples)

    @cached_property
    def group_chances(self) -> FloatArray:
        """How likely each group is for every service, shape (n, 3)."""
        return frozen(np.asarray(self.group_counts[self.row_of] / self.samples))

    @cached_property
    def staying(self) -> FloatArray:
        """How likely each service belongs to the group it is in now, shape (n,)."""
        rows = np.arange(len(self.ranking))
        return frozen(self.group_chances[rows, self.ranking.groups - 1])

    @cached_property
    def first_chances(self) -> FloatArray:
        """How likely each service is among the first k, shape (n,)."""
        counts = self.rank_counts[:, : self.k].sum(axis=1)
        return frozen(np.asarray(counts[self.row_of] / self.samples))

    @cached_property
    def mean_ranks(self) -> FloatArray:
        """Mean rank of every service, shape (n,)."""
        places = np.arange(1, self.rank_counts.shape[1] + 1)
        sums = np.array([row @ places for row in self.rank_counts])
        return frozen(np.asarray(sums[self.row_of] / self.samples))

    @cached_property
    def central_weights(self) -> FloatArray:
        """Mean shares of the samples in which each service is among the first k, shape (n, 6).

        A row is NaN if there is no such sample. For k above 1 these are the central weights for the
        k best ranks of Lahdelma & Salminen.
        """
        counts = self.rank_counts[:, : self.k].sum(axis=1)[:, None]
        unknown = np.full(self.first_weights.shape, np.nan)
        central = np.divide(self.first_weights, counts, out=unknown, where=counts > 0)
        return frozen(central[self.row_of])

    def surer_than(self, level: float) -> tuple[int, ...]:
        """Ids of the services at least so likely to be in the group they are in now, ascending."""
        return tuple(sorted(self.ids[self.staying >= level].tolist()))

    @cached_property
    def largest_error(self) -> float:
        """The largest standard error of any chance given here."""
        rows = (*self.rank_counts, *self.group_counts)
        from_half = min(int(np.abs(2 * row - self.samples).min()) for row in rows)
        return standard_error((self.samples - from_half) / 2 / self.samples, self.samples)


def standard_error(chance: float, samples: int) -> float:
    """Standard error of a chance estimated from so many samples."""
    return sqrt(chance * (1 - chance) / samples)


def samples_for(error: float) -> int:
    """How many samples keep every standard error within `error`."""
    return ceil(round(0.25 / error**2, 6))


def acceptability(
    ranking: Ranking,
    model: WeightModel | None = None,
    samples: object = 10_000,
    seed: object = 0,
    k: object = 1,
    q: object = 0.0,
    watch: Watch = UNWATCHED,
) -> Acceptability:
    """Sample weights, and scores if they may be wrong, and count ranks and groups.

    Parameters
    ----------
    ranking : Ranking
    model : WeightModel, optional
        What is known about the weights; by default nothing.
    samples : int
        From 1 to 1,000,000.
    seed : int
        The same seed gives the same counts.
    k : int
        How many services count as the first ones.
    q : float
        How likely each score is one off.
    watch : Watch, optional

    Raises
    ------
    InvalidInput
        ``error.robustness.samples``, ``.seed``, ``.top`` or ``.probability``.
    Cancelled
    """
    samples, seed = checked_samples(samples), checked_seed(seed)
    k, q = checked_top(k, len(ranking)), checked_probability(q)
    of_weights, of_scores = np.random.default_rng(seed).spawn(2)
    tally = _Tally(ranking, k, apart=q > 0)
    done = 0
    for block in (model or Anywhere()).samples(of_weights, samples):
        rows = max(CELLS // len(ranking), 1) if q > 0 else len(block)
        for low in range(0, len(block), rows):
            watch.pause()
            part = block[low : low + rows].astype(np.float64)
            tally.add(part, _wrong(ranking, of_scores, part, q) if q > 0 else None)
        done += len(block)
        watch.step(done, samples)
    tally.finish()
    return Acceptability(
        ranking=ranking,
        samples=samples,
        seed=seed,
        k=k,
        q=q,
        row_of=tally.row_of,
        rank_counts=frozen(tally.rank_counts),
        group_counts=frozen(tally.group_counts),
        first_weights=frozen(tally.first_weights),
    )


def _wrong(
    ranking: Ranking, rng: np.random.Generator, weightings: FloatArray, q: float
) -> FloatArray:
    """How much the totals are off, shape (m, n), for drawn errors of the scores."""
    errors = score_errors(rng, ranking.table.scores, q, len(weightings))
    off = np.zeros(errors.shape[:2])
    for j in range(len(INDEX_IDS)):
        off += weightings[:, j, None] * errors[:, :, j]
    return off


class _Tally:
    """Counts over samples.

    Parameters
    ----------
    ranking : Ranking
    k : int
    apart : bool
        Whether services with the same scores may differ and are counted apart.
    """

    def __init__(self, ranking: Ranking, k: int, apart: bool) -> None:
        table, n = ranking.table, len(ranking)
        self._k = k
        self._scores = (table.scores if apart else table.profiles).astype(np.float64)
        counts = np.ones(n, dtype=np.int64) if apart else table.profile_counts
        self._packing = Packing(counts)
        self._bounds = (ranking.bounds.group_1, ranking.bounds.group_2)
        self._totals: FloatArray = np.empty((0, len(self._scores)))
        self.row_of = np.arange(n) if apart else table.profile_of
        r = len(self._scores)
        self.rank_counts = np.zeros((r, n), dtype=np.int32)
        self.group_counts = np.zeros((r, len(GROUPS)), dtype=np.int64)
        self.first_weights = np.zeros((r, len(INDEX_IDS)))
        self._kept: npt.NDArray[np.unsignedinteger] | None = None
        self._filled = 0

    def add(self, weightings: FloatArray, off: FloatArray | None) -> None:
        """Count one block of weights, shape (m, 6), whose totals are off by so much."""
        m, whole = len(weightings), int(weightings[0].sum())
        if len(self._totals) < m:
            self._totals = np.empty((m, len(self._scores)))
        totals = np.matmul(weightings, self._scores.T, out=self._totals[:m])
        if off is not None:
            totals += off
        first, second = (
            np.count_nonzero(totals >= -(-bound * whole // 100), axis=0) for bound in self._bounds
        )
        self.group_counts += np.stack([first, second - first, m - second], axis=1)
        levels = self._packing.levels(totals)
        self._add_first(levels, weightings)
        self._add_ranks(levels)

    def _add_ranks(self, levels: Levels) -> None:
        r, n = self.rank_counts.shape
        if r * n <= SPARSE * levels.profile.size:
            cells = np.multiply(levels.profile, n, out=levels.profile)
            cells += levels.above
            counts = np.bincount(cells.ravel(), minlength=r * n)
            self.rank_counts += counts.reshape(r, n).astype(np.int32)
        else:
            self._keep(levels)

    def _keep(self, levels: Levels) -> None:
        """Keep ranks by row: of a large table the counts of many rows lie far apart in memory."""
        r, n = self.rank_counts.shape
        if self._kept is None:
            self._kept = np.empty((r, KEPT), dtype=np.min_scalar_type(n))
        for rows, above in zip(levels.profile, levels.above, strict=True):
            self._kept[rows, self._filled] = above
            self._filled += 1
            if self._filled == KEPT:
                self.finish()

    def finish(self) -> None:
        """Count the ranks that are kept."""
        n = self.rank_counts.shape[1]
        if self._kept is not None:
            for counts, ranks in zip(self.rank_counts, self._kept[:, : self._filled], strict=True):
                counts += np.bincount(ranks, minlength=n)
        self._filled = 0

    def _add_first(self, levels: Levels, weightings: FloatArray) -> None:
        places = min(self._k, len(self._scores))
        while places < len(self._scores) and (levels.above[:, places] < self._k).any():
            places += 1
        samples, columns = np.nonzero(levels.above[:, :places] < self._k)
        rows = levels.profile[samples, columns]
        shares = weightings[samples] / weightings[0].sum()
        for j, column in enumerate(shares.T):
            self.first_weights[:, j] += np.bincount(rows, column, minlength=len(self.first_weights))
