"""Random weights: of any kind, within bounds, or in an order of importance.

All are uniform: every weight vector that fits is as likely as any other. Without bounds that is the
Dirichlet distribution with all parameters 1, and not six uniform numbers divided by their sum,
which favour equal weights. Sorted, it is uniform over the weights that keep an order (Tervonen &
Lahdelma 2007, "Implementing stochastic multicriteria acceptability analysis", European Journal of
Operational Research 178(2), 500-513). Within bounds the samples that do not fit are thrown away.

Weights are whole numbers of one unit, about 2**30 in the whole, so that totals are exact, services
with the same scores stay level, and no sample leaves its bounds by a rounding error.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import factorial, prod
from typing import Final

import numpy as np

from model.errors import InvalidInput, quoted
from model.robustness.box import Box
from model.scores import IntArray
from model.weights import INDEX_IDS, INDEX_POSITION, Weights

N: Final = len(INDEX_IDS)
WHOLE: Final = 2**30
BATCH: Final = 1_000


class WeightModel(ABC):
    """What is known about the weights."""

    @abstractmethod
    def _batch(self, rng: np.random.Generator) -> IntArray:
        """At most `BATCH` samples, shape (m, 6)."""

    def samples(self, rng: np.random.Generator, count: int) -> Iterator[IntArray]:
        """Draw weights.

        Parameters
        ----------
        rng : numpy.random.Generator
        count : int

        Yields
        ------
        ndarray of int64, shape (m, 6)
            Blocks of at most `BATCH` rows, `count` rows in all. All rows have the same sum.
        """
        left = count
        while left:
            block = self._batch(rng)[:left]
            left -= len(block)
            if len(block):
                yield block


class Anywhere(WeightModel):
    """Nothing is known: any weights."""

    def _batch(self, rng: np.random.Generator) -> IntArray:
        return _simplex(rng, WHOLE, N)


class Within(WeightModel):
    """The weights lie in a box.

    Samples are drawn from the tightest of three shapes around the region, and those outside it left
    out: the simplex above the lower bounds, the simplex below the upper ones, and the box itself
    with one share following from the others.

    Parameters
    ----------
    box : Box
    """

    def __init__(self, box: Box) -> None:
        scale = WHOLE // box.unit
        self.box = box
        self._lows, self._highs = box.lows * scale, box.highs * scale
        self._whole = box.unit * scale
        widths = self._highs - self._lows
        self._free = np.flatnonzero(widths)
        self._last = int(widths.argmax())
        dimensions = max(len(self._free) - 1, 0)
        self._above = self._whole - int(self._lows.sum())
        self._below = int(self._highs.sum()) - self._whole
        others = [width for j, width in enumerate(widths.tolist()) if width and j != self._last]
        volumes = {
            self._from_box: Fraction(prod(others)),
            self._from_lows: Fraction(self._above**dimensions, factorial(dimensions)),
            self._from_highs: Fraction(self._below**dimensions, factorial(dimensions)),
        }
        self._draw = min(volumes, key=volumes.__getitem__)

    def _batch(self, rng: np.random.Generator) -> IntArray:
        drawn = self._draw(rng)
        inside: IntArray = drawn[((drawn >= self._lows) & (drawn <= self._highs)).all(axis=1)]
        return inside

    def _from_lows(self, rng: np.random.Generator) -> IntArray:
        drawn = np.tile(self._lows, (BATCH, 1))
        drawn[:, self._free] += _simplex(rng, self._above, len(self._free))
        return drawn

    def _from_highs(self, rng: np.random.Generator) -> IntArray:
        drawn = np.tile(self._highs, (BATCH, 1))
        drawn[:, self._free] -= _simplex(rng, self._below, len(self._free))
        return drawn

    def _from_box(self, rng: np.random.Generator) -> IntArray:
        drawn = rng.integers(self._lows, self._highs, (BATCH, N), endpoint=True)
        drawn[:, self._last] += self._whole - drawn.sum(axis=1)
        return drawn


class InOrder(WeightModel):
    """The indices have an order of importance, perhaps with several of unknown order together.

    Parameters
    ----------
    order : sequence of sequence of str
        Index ids, the most important ones first; every index once. Of those that stand together
        nothing is known.

    Raises
    ------
    InvalidInput
        ``error.robustness.order``.
    """

    def __init__(self, order: Sequence[Sequence[str]]) -> None:
        given = [index for together in order for index in together]
        if sorted(given) != sorted(INDEX_IDS):
            raise InvalidInput("error.robustness.order", value=quoted(given))
        self._places = np.argsort([INDEX_POSITION[index] for index in given])
        ends = np.cumsum([len(together) for together in order])
        self._together = [
            slice(int(end) - len(together), int(end))
            for end, together in zip(ends, order, strict=True)
            if len(together) > 1
        ]

    def _batch(self, rng: np.random.Generator) -> IntArray:
        drawn = np.sort(_simplex(rng, WHOLE, N), axis=1)[:, ::-1]
        for columns in self._together:
            drawn[:, columns] = rng.permuted(drawn[:, columns], axis=1)
        placed: IntArray = drawn[:, self._places]
        return placed


def order_of(weights: Weights) -> tuple[tuple[str, ...], ...]:
    """The order of importance that weights express; equal weights stand together."""
    levels = sorted(set(weights.values), reverse=True)
    return tuple(tuple(index for index in INDEX_IDS if weights[index] == level) for level in levels)


def _simplex(rng: np.random.Generator, whole: int, columns: int) -> IntArray:
    """`BATCH` uniform divisions of a whole number into whole parts."""
    drawn = rng.standard_exponential((BATCH, columns))
    parts: IntArray = (drawn * (whole / drawn.sum(axis=1, keepdims=True))).astype(np.int64)
    # What rounding left over, at most one unit for each part.
    parts[:, -1:] += whole - parts.sum(axis=1, keepdims=True)
    return parts
