"""The best and the worst rank of one service within a region of weights: exact branch and bound.

The question is that of Kadziński, Greco & Słowiński (2012), "Extreme ranking analysis in robust
ordinal regression", Omega 40(4), 488-501, who pose it as a mixed integer program. Six weights allow
more: a region is divided by the plane on which one rival is level with the service, and its corners
tell exactly who is better all over it, nowhere in it, or in part of it. No solver's tolerance comes
in, and ties are ties.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from model.robustness.progress import UNWATCHED, Watch
from model.robustness.region import Region, Shares, shares_of
from model.robustness.rivals import Rivals
from model.scores import IntArray

BoolArray = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]

MOST_PAIRED: Final = 64
"""So many rivals are looked at for pairs; fewer pairs only bound less closely."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The best or the worst rank, and shares that give it."""

    rank: int
    shares: Shares


class _Node(NamedTuple):
    """A region that may hold a better answer than the one found, ordered by its bound.

    Attributes
    ----------
    bound : int
        No place in it costs less.
    depth : int
        Minus how often it was divided; of equal bounds the smallest region comes first.
    tick : int
        Makes nodes comparable.
    region : Region
    better : ndarray of intp
        Rivals that count as better all over it.
    unsure : ndarray of intp, shape (u,)
        Rivals that are better in part of it.
    leads : ndarray of int64, shape (u, v)
        Their leads at its corners.
    """

    bound: int
    depth: int
    tick: int
    region: Region
    better: Rows
    unsure: Rows
    leads: IntArray


class _Search:
    """Looks for the place where the fewest rivals are better, or the most.

    A place costs as many services as are better there, or minus as many if the most are wanted.
    """

    def __init__(self, rivals: Rivals, most: bool, watch: Watch) -> None:
        self._differences = rivals.differences
        self._counts = rivals.counts
        self._most = most
        self._sign = -1 if most else 1
        self._watch = watch
        self._queue: list[_Node] = []
        self._ticks = count()
        self.cost: float = np.inf
        self.place: IntArray

    def run(self, region: Region) -> None:
        """Find the least cost and a place that has it."""
        everyone = np.arange(len(self._counts))
        self._look_at(region, everyone[:0], everyone, 0)
        while self._queue and self._queue[0].bound < self.cost:
            self._watch.pause()
            self._divide(heappop(self._queue))

    def _divide(self, node: _Node) -> None:
        """Divide a region where one rival, better in about half of it, draws level."""
        above = np.count_nonzero(node.leads > 0, axis=1)
        chosen = int(np.minimum(above, node.leads.shape[1] - above).argmax())
        ahead, behind = node.region.split(node.leads[chosen])
        rest = np.delete(node.unsure, chosen)
        better = np.append(node.better, node.unsure[chosen])
        self._look_at(ahead, better, rest, node.depth - 1)
        self._look_at(behind, node.better, rest, node.depth - 1)

    def _look_at(self, region: Region, better: Rows, unsure: Rows, depth: int) -> None:
        """Try the corners and the middle of a region; keep it if it promises more."""
        leads = self._differences @ region.corners.T
        self._try(region, leads)
        leads = leads[unsure]
        somewhere, everywhere = self._where(leads)
        better = np.concatenate([better, unsure[everywhere]])
        open_ = somewhere & ~everywhere
        unsure, leads = unsure[open_], leads[open_]
        bound = self._sign * int(self._counts[better].sum())
        if self._most:
            bound -= int(self._counts[unsure].sum())
        if len(unsure) and bound < self.cost:
            bound += self._paired(leads, self._counts[unsure])
            if bound < self.cost:
                tick = next(self._ticks)
                heappush(self._queue, _Node(bound, depth, tick, region, better, unsure, leads))

    def _try(self, region: Region, leads: IntArray) -> None:
        middle = leads.sum(axis=1, keepdims=True)
        costs = self._sign * (self._counts @ (np.hstack([leads, middle]) > 0))
        place = int(costs.argmin())
        if costs[place] < self.cost:
            self.cost = int(costs[place])
            corners = region.corners
            self.place = corners[place] if place < len(corners) else corners.sum(axis=0)

    def _where(self, leads: IntArray) -> tuple[BoolArray, BoolArray]:
        """Which rivals are better somewhere in a region, and which all over it.

        When the most are wanted, the inside of the region is meant: there a rival that is not
        behind at any corner and ahead at one is better.
        """
        least = leads.min(axis=1)
        somewhere = leads.max(axis=1) > 0
        return somewhere, (least >= 0) & somewhere if self._most else least > 0

    def _paired(self, leads: IntArray, counts: IntArray) -> int:
        """What unsure rivals cost at least, two by two.

        If the leads of two sum to more than zero all over a region, one of them is better at every
        place of it; if they never do, they are nowhere better together.
        """
        leads, counts = leads[:MOST_PAIRED], counts[:MOST_PAIRED]
        sums = leads[:, None] + leads
        linked = (sums.max(axis=2) <= 0) if self._most else (sums.min(axis=2) > 0)
        return paired(linked, counts)


def paired(linked: BoolArray, counts: IntArray) -> int:
    """What disjoint linked pairs cost, each as much as the cheaper of the two.

    Parameters
    ----------
    linked : ndarray of bool, shape (u, u)
    counts : ndarray of int64, shape (u,)
    """
    free = np.ones(len(counts), dtype=bool)
    cost = 0
    for one in np.count_nonzero(linked, axis=1).argsort(kind="stable"):
        partners = np.flatnonzero(linked[one] & free)
        if free[one] and len(partners):
            free[[one, partners[0]]] = False
            cost += int(min(counts[one], counts[partners[0]]))
    return cost


def best_rank(rivals: Rivals, region: Region, watch: Watch = UNWATCHED) -> Extreme:
    """The best rank within a region; who is level counts as not better.

    Parameters
    ----------
    rivals : Rivals
        Within a box that holds the region.
    region : Region
    watch : Watch, optional

    Raises
    ------
    Cancelled
    """
    return _extreme(rivals, region, most=False, watch=watch)


def worst_rank(rivals: Rivals, region: Region, watch: Watch = UNWATCHED) -> Extreme:
    """The worst rank within a region; only who is strictly better counts.

    Parameters
    ----------
    rivals : Rivals
        Within a box that holds the region.
    region : Region
    watch : Watch, optional

    Raises
    ------
    Cancelled
    """
    return _extreme(rivals, region, most=True, watch=watch)


def _extreme(rivals: Rivals, region: Region, most: bool, watch: Watch) -> Extreme:
    search = _Search(rivals, most, watch)
    search.run(region)
    return Extreme(1 + rivals.always + abs(int(search.cost)), shares_of(search.place))
