"""The smallest change of weights that brings a service among the first k: exact best first search.

The change is the sum of the changes of all shares. Where it is fixed which shares grow and which
fall it is linear, so that within each such region its least value is at a corner. The region with
the least value is looked at first. If its best corner gives the rank, no weights nearer do; if not,
a rival that is better there is either put behind the service or counted as better, and the region
divided accordingly. (The question as a mixed integer program: minimise the change so that
``(x_b - x_a) w <= M z_b`` and at most k - 1 of the ``z_b`` are 1.)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.robustness.progress import UNWATCHED, Watch
from model.robustness.rank_search import MOST_PAIRED, paired
from model.robustness.region import Region, Shares, shares_of, sides_of
from model.robustness.rivals import Rivals
from model.scores import IntArray
from model.weights import Weights


@dataclass(frozen=True, slots=True)
class Nearest:
    """Shares, and the sum of the changes of all shares that leads to them."""

    shares: Shares
    change: Fraction


class _Node(NamedTuple):
    """A region that may hold the nearest weights, ordered by its nearest corner.

    Attributes
    ----------
    change : float
        The change to that corner.
    depth : int
        Minus how often the region was divided.
    tick : int
        Makes nodes comparable.
    region : Region
    corner : int
        Its nearest corner.
    better : int
        How many services count as better all over it.
    unsure : ndarray of intp, shape (u,)
        Rivals that are better in part of it.
    leads : ndarray of int64, shape (u, v)
        Their leads at its corners.
    """

    change: float
    depth: int
    tick: int
    region: Region
    corner: int
    better: int
    unsure: npt.NDArray[np.intp]
    leads: IntArray


def nearest(rivals: Rivals, weights: Weights, k: int, watch: Watch = UNWATCHED) -> Nearest | None:
    """The shares nearest to those of `weights` that give a rank up to `k`; None if none do.

    Parameters
    ----------
    rivals : Rivals
        Within a box that holds all weights.
    weights : Weights
    k : int
    watch : Watch, optional

    Raises
    ------
    Cancelled
    """
    search = _Search(rivals, weights, k)
    for region in sides_of(weights):
        search.look_at(region, 0, np.arange(len(rivals.counts)), 0)
    while search.queue:
        watch.pause()
        node = heappop(search.queue)
        if not search.divide(node):
            shares = shares_of(node.region.corners[node.corner])
            moves = zip(shares, weights.shares, strict=True)
            return Nearest(shares, sum((abs(new - old) for new, old in moves), Fraction(0)))
    return None


class _Search:
    def __init__(self, rivals: Rivals, weights: Weights, k: int) -> None:
        self.queue: list[_Node] = []
        self._differences = rivals.differences
        self._counts = rivals.counts
        self._room = k - 1 - rivals.always
        self._weights = weights
        self._ticks = count()

    def divide(self, node: _Node) -> bool:
        """Divide a region by a rival that is better at its nearest corner, if too many are."""
        ahead_there = np.flatnonzero(node.leads[:, node.corner] > 0)
        if node.better + self._counts[node.unsure[ahead_there]].sum() <= self._room:
            return False
        above = np.count_nonzero(node.leads[ahead_there] > 0, axis=1)
        chosen = ahead_there[np.minimum(above, node.leads.shape[1] - above).argmax()]
        ahead, behind = node.region.split(node.leads[chosen])
        rest = np.delete(node.unsure, chosen)
        more = node.better + int(self._counts[node.unsure[chosen]])
        self.look_at(behind, node.better, rest, node.depth - 1)
        self.look_at(ahead, more, rest, node.depth - 1)
        return True

    def look_at(
        self, region: Region, better: int, unsure: npt.NDArray[np.intp], depth: int
    ) -> None:
        """Keep a region unless too many are better all over it."""
        leads = self._differences[unsure] @ region.corners.T
        everywhere = leads.min(axis=1, initial=1) > 0
        open_ = ~everywhere & (leads.max(axis=1, initial=0) > 0)
        better += int(self._counts[unsure[everywhere]].sum())
        unsure, leads = unsure[open_], leads[open_]
        if better > self._room:
            return
        sums = leads[:MOST_PAIRED, None] + leads[:MOST_PAIRED]
        linked = (sums > 0).all(axis=2)
        if better + paired(linked, self._counts[unsure[:MOST_PAIRED]]) > self._room:
            return
        changes = self._changes(region.corners)
        corner = int(changes.argmin())
        tick = next(self._ticks)
        node = _Node(changes[corner], depth, tick, region, corner, better, unsure, leads)
        heappush(self.queue, node)

    def _changes(self, corners: IntArray) -> npt.NDArray[np.float64]:
        """The sum of the changes of all shares to each corner, shape (v,)."""
        whole, wholes = self._weights.sum, corners.sum(axis=1)
        moves = np.abs(whole * corners - self._weights.vector * wholes[:, None]).sum(axis=1)
        return np.asarray(moves / (whole * wholes))
