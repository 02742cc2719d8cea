"""A convex region of weights, held by its corners, and its exact division by planes.

The division is the double description method of Motzkin, Raiffa, Thompson & Thrall (1953), in the
form of Fukuda & Prodon (1996), "Double description method revisited": a plane meets a region in the
corners that lie on it and in a new corner on each edge that joins its two sides, and two corners
are joined by an edge if no third lies on all the borders that they share. Six weights make this
cheap, and whole numbers make it exact: a corner is any positive multiple of its shares, kept
without a common factor. Borders have coefficients of -2 to 2 but for those of a box, so by
Hadamard's bound no coordinate exceeds the box's unit times 40,000, and no product 64 bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from model.robustness.box import Box
from model.scores import IntArray
from model.weights import INDEX_IDS, Weights

BoolArray = npt.NDArray[np.bool_]
Shares = tuple[Fraction, ...]

N: Final = len(INDEX_IDS)
EDGE: Final = N - 2
"""An edge lies on at least so many borders."""


@dataclass(frozen=True, eq=False)
class Region:
    """Weights between flat borders.

    Attributes
    ----------
    corners : ndarray of int64, shape (v, 6)
        Each corner as whole numbers in the proportions of its shares; at least one.
    tight : ndarray of bool, shape (v, m)
        On which borders each corner lies.
    """

    corners: IntArray
    tight: BoolArray

    def split(self, values: IntArray) -> tuple[Region, Region]:
        """Divide the region by a plane.

        Parameters
        ----------
        values : ndarray of int64, shape (v,)
            A linear function of the weights at the corners; the plane is where it is zero.

        Returns
        -------
        tuple of Region
            Where the function is not negative, and where it is not positive. Each must have a
            corner.
        """
        on = values == 0
        above, below = np.flatnonzero(values > 0), np.flatnonzero(values < 0)
        high, low, shared = self._edges(above, below)
        met = values[high, None] * self.corners[low] - values[low, None] * self.corners[high]
        met //= np.gcd.reduce(met, axis=1, keepdims=True)
        return (
            self._side(above, np.flatnonzero(on), met, shared),
            self._side(below, np.flatnonzero(on), met, shared),
        )

    def _edges(
        self, above: npt.NDArray[np.intp], below: npt.NDArray[np.intp]
    ) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], BoolArray]:
        """Pairs of corners, one of each kind, that an edge joins, and the borders they share."""
        shared = self.tight[above][:, None] & self.tight[below]
        i, j = np.nonzero(np.count_nonzero(shared, axis=2) >= EDGE)
        common = shared[i, j]
        # On how many of the shared borders does each corner not lie?
        missed = common.astype(np.float32) @ ~self.tight.T
        joined = np.count_nonzero(missed == 0, axis=1) == 2
        return above[i[joined]], below[j[joined]], common[joined]

    def _side(
        self,
        inside: npt.NDArray[np.intp],
        on: npt.NDArray[np.intp],
        met: IntArray,
        shared: BoolArray,
    ) -> Region:
        kept = np.concatenate([inside, on])
        tight = np.vstack([self.tight[kept], shared])
        border = np.arange(len(tight)) >= len(inside)
        tight = np.column_stack([tight[:, tight.any(axis=0)], border])
        return Region(np.vstack([self.corners[kept], met]), tight)


def shares_of(weights: IntArray) -> Shares:
    """The exact shares of whole weights, shape (6,)."""
    whole = int(weights.sum())
    return tuple(Fraction(weight, whole) for weight in weights.tolist())


def region_of(box: Box) -> Region:
    """The region that a box is: at most one share of a corner is not at one of its bounds."""
    found = set()
    ends = list(zip(box.lows.tolist(), box.highs.tolist(), strict=True))
    for free, (low, high) in enumerate(ends):
        for chosen in product(*ends[:free], *ends[free + 1 :]):
            rest = box.unit - sum(chosen)
            if low <= rest <= high:
                found.add((*chosen[:free], rest, *chosen[free:]))
    units = np.array(sorted(found), dtype=np.int64)
    tight = np.hstack([units == box.lows, units == box.highs])
    return Region(units // np.gcd.reduce(units, axis=1, keepdims=True), tight)


def sides_of(weights: Weights) -> list[Region]:
    """All weights, divided by which shares grow and which fall from those of `weights`.

    Within one of these regions the sum of the changes of all shares is linear.
    """
    whole = Region(np.eye(N, dtype=np.int64), ~np.eye(N, dtype=bool))
    regions = [whole]
    for j, weight in enumerate(weights.values):
        divided: list[Region] = []
        for region in regions:
            change = weights.sum * region.corners[:, j] - weight * region.corners.sum(axis=1)
            if change.min() < 0 < change.max():
                divided += region.split(change)
            else:
                divided.append(region)
        regions = divided
    return regions
