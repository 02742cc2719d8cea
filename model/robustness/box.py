"""All weights between bounds: a box cut by the plane on which the shares sum to one.

Shares are whole numbers of a unit that makes every bound whole, so that the least and the greatest
value of a weighted sum over the box are exact: the least is found by pouring what the lower bounds
leave over into the indices in ascending order of their coefficients, each up to its upper bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from model.errors import InvalidInput, quoted
from model.robustness.inputs import MAX_POINTS, checked_points
from model.scores import IntArray, frozen
from model.weights import INDEX_IDS, INDEX_POSITION, Weights


@dataclass(frozen=True, eq=False)
class Box:
    """Bounds of the six shares.

    Attributes
    ----------
    lows, highs : ndarray of int64, shape (6,)
        Least and greatest share, in units; the lows sum to no more than `unit`, the highs to no
        less.
    unit : int
        How many units make the whole.
    """

    lows: IntArray
    highs: IntArray
    unit: int

    def least(self, coefficients: npt.NDArray[np.integer]) -> IntArray:
        """Least weighted sum, in units, of coefficients of shape (..., 6)."""
        order = np.argsort(coefficients, axis=-1, kind="stable")
        ascending = np.take_along_axis(coefficients, order, axis=-1)
        room = (self.highs - self.lows)[order]
        before = room.cumsum(axis=-1) - room
        poured = np.clip(self.unit - self.lows.sum() - before, 0, room)
        sums: IntArray = coefficients @ self.lows + (ascending * poured).sum(axis=-1)
        return sums

    def greatest(self, coefficients: npt.NDArray[np.integer]) -> IntArray:
        """Greatest weighted sum, in units, of coefficients of shape (..., 6)."""
        return -self.least(-coefficients)

    def holds(self, shares: npt.NDArray[np.integer], unit: int) -> npt.NDArray[np.bool_]:
        """Which rows of shares, shape (m, 6) and each summing to `unit`, lie in the box."""
        shares = shares * self.unit
        inside = (shares >= unit * self.lows) & (shares <= unit * self.highs)
        return np.asarray(inside.all(axis=1))

    @property
    def bounds(self) -> dict[str, tuple[Fraction, Fraction]]:
        """Least and greatest share of every index."""
        return {
            index: (Fraction(low, self.unit), Fraction(high, self.unit))
            for index, low, high in zip(
                INDEX_IDS, self.lows.tolist(), self.highs.tolist(), strict=True
            )
        }


def around(weights: Weights, points: object) -> Box:
    """All weights whose shares lie within percentage points of the given ones.

    Parameters
    ----------
    weights : Weights
    points : int
        From 0 to 100; with 100 every weight may be anything.

    Raises
    ------
    InvalidInput
        ``error.robustness.points``.
    """
    move = checked_points(points) * weights.sum
    unit = MAX_POINTS * weights.sum
    middle = MAX_POINTS * weights.vector
    lows, highs = np.maximum(middle - move, 0), np.minimum(middle + move, unit)
    return Box(frozen(lows), frozen(highs), unit)


def anywhere() -> Box:
    """All weights."""
    return around(Weights((1,) * len(INDEX_IDS)), MAX_POINTS)


def between(bounds: Mapping[str, tuple[object, object]]) -> Box:
    """All weights between bounds in percent; an index without bounds may have any share.

    Parameters
    ----------
    bounds : mapping of str to (int, int)
        Least and greatest share of an index, in percent.

    Raises
    ------
    InvalidInput
        ``error.robustness.index`` or ``.points``; ``.bounds.order`` if a least share is above the
        greatest, ``.bounds.empty`` if no weights fit.
    """
    lows, highs = np.zeros(len(INDEX_IDS), np.int64), np.full(len(INDEX_IDS), MAX_POINTS)
    for index, (least, greatest) in bounds.items():
        if index not in INDEX_POSITION:
            raise InvalidInput("error.robustness.index", value=quoted(index))
        low, high = checked_points(least), checked_points(greatest)
        if low > high:
            raise InvalidInput("error.robustness.bounds.order", index=index, low=low, high=high)
        lows[INDEX_POSITION[index]], highs[INDEX_POSITION[index]] = low, high
    if lows.sum() > MAX_POINTS or highs.sum() < MAX_POINTS:
        raise InvalidInput(
            "error.robustness.bounds.empty", low=int(lows.sum()), high=int(highs.sum())
        )
    return Box(frozen(lows), frozen(highs), MAX_POINTS)
