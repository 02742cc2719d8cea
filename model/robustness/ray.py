"""The line along which one weight moves while the others keep their proportions.

With ``R`` the sum of the other weights and ``u`` the weight that moves, a service's total is
``a + u x``: ``x`` its score on that index and ``a`` what the other weights give it. The share of
the moving weight is ``t = u / (R + u)``, from 0 to 1, and every share from 0 to 1 is reached; it is
the change of weights of Triantaphyllou & Sánchez (1997), "A sensitivity analysis approach for some
deterministic multi-criteria decision-making methods", Decision Sciences 28(1), 151-194.

Scores differ by 1 or 2, so two totals meet only where ``2 u`` is whole. It is enough to look at
each quarter of a slider step: the even ones are all the places where services can draw level, the
odd ones all that lies between.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import gcd
from typing import Final, NamedTuple

import numpy as np

from model.robustness.levels import Packing
from model.scores import IntArray, ScoreTable, frozen
from model.scoring import Ranking
from model.weights import INDEX_POSITION, MAX_WEIGHT, Weights

QUARTERS: Final = 4


class Place(NamedTuple):
    """A place on the line.

    Attributes
    ----------
    share : Fraction
        Share of the moving weight in the sum of all.
    slider : Fraction or None
        The same as a position of its slider, the others left as they are; None at share 1, which
        lies beyond every position.
    """

    share: Fraction
    slider: Fraction | None


@dataclass(frozen=True, eq=False)
class Ray:
    """The line of one index through the weights of a ranking.

    Where the index has all the weight, the others have no proportions to keep: they are taken as
    equal, and `assumed` says so.

    Parameters
    ----------
    ranking : Ranking
    index : str
        One of `INDEX_IDS`.

    Attributes
    ----------
    others : ndarray of int64, shape (6,)
        The other weights; 0 for the index itself.
    rest : int
        Their sum, at least 1.
    position : int or None
        Where the moving weight stands on its slider; None if it has all the weight.
    assumed : bool
        Whether the others are taken as equal.
    """

    ranking: Ranking
    index: str

    @property
    def column(self) -> int:
        """Place of the index in `INDEX_IDS`."""
        return INDEX_POSITION[self.index]

    @property
    def table(self) -> ScoreTable:
        """The services."""
        return self.ranking.table

    @property
    def assumed(self) -> bool:  # noqa: D102 - see Attributes
        return self.ranking.weights[self.index] == self.ranking.weight_sum

    @property
    def position(self) -> int | None:  # noqa: D102 - see Attributes
        return None if self.assumed else self.ranking.weights[self.index]

    @cached_property
    def others(self) -> IntArray:  # noqa: D102 - see Attributes
        vector = np.ones_like(self.ranking.weights.vector)
        if not self.assumed:
            vector = self.ranking.weights.vector.copy()
        vector[self.column] = 0
        return frozen(vector)

    @cached_property
    def rest(self) -> int:  # noqa: D102 - see Attributes
        return int(self.others.sum())

    @cached_property
    def base(self) -> IntArray:
        """What the other weights give each profile, shape (p,)."""
        return self.table.profiles @ self.others

    @property
    def slope(self) -> IntArray:
        """Score of each profile on the index, shape (p,)."""
        return self.table.profiles[:, self.column]

    @property
    def share(self) -> Fraction:
        """Share that the index has now."""
        return self.at(self.position).share

    def at(self, slider: Fraction | int | None) -> Place:
        """Place at a position of the slider, None being all the weight."""
        if slider is None:
            return Place(Fraction(1), None)
        return Place(Fraction(slider) / (self.rest + slider), Fraction(slider))

    def at_share(self, share: Fraction) -> Place:
        """Place at a share from 0 to 1."""
        return Place(share, None if share == 1 else self.rest * share / (1 - share))

    @cached_property
    def ranks(self) -> IntArray:
        """Ranks of the profiles at every quarter of a slider step, shape (g, p).

        Row ``q`` is slider position ``q / 4``; beyond the last but one row nothing changes until
        the last, which is share 1.
        """
        last = QUARTERS * max(2 * self.rest, self.position or 0) + 1
        quarters = np.arange(last + 1)[:, None]
        totals = np.vstack([QUARTERS * self.base + quarters * self.slope, self.slope])
        return frozen(Packing(self.table.profile_counts).levels(totals).ranks)

    def row_at(self, slider: Fraction | int | None) -> int:
        """Row of `ranks` that holds at a position of the slider."""
        if slider is None:
            return len(self.ranks) - 1
        half, inside = divmod(2 * Fraction(slider), 1)
        return min(2 * int(half) + bool(inside), len(self.ranks) - 2)

    @property
    def row(self) -> int:
        """Row of `ranks` that holds now."""
        return self.row_at(self.position)

    @cached_property
    def places(self) -> tuple[tuple[Place, Place], ...]:
        """Where each row of `ranks` holds: a single place and what lies between two, in turn."""
        last = len(self.ranks) - 2
        points = [self.at(Fraction(row, QUARTERS)) for row in range(0, last, 2)] + [self.at(None)]
        found = [(points[0], points[0])]
        for low, high in pairwise(points):
            found += [(low, high), (high, high)]
        return tuple(found)

    def settings(self, upwards: bool) -> list[list[tuple[Fraction | None, Weights]]]:
        """Whole settings on the line, away from the present one, by scale of the other weights.

        The first list leaves the other sliders as they are. The later ones reach further by
        setting the others lower in the same proportions; the last ends with all the weight on the
        index or, downwards, none.
        """
        largest = gcd(*self.others.tolist())
        scales = range(largest, 0, -1) if not self.assumed else (1,)
        return [self._settings_at(scale, largest, upwards) for scale in scales]

    def _settings_at(
        self, scale: int, largest: int, upwards: bool
    ) -> list[tuple[Fraction | None, Weights]]:
        others = self.others // largest * scale
        found: list[tuple[Fraction | None, Weights]] = []
        for value in range(MAX_WEIGHT + 1):
            slider = Fraction(value * largest, scale)
            beyond = self.position is None or (slider > self.position) == upwards
            if beyond and slider != self.position and not (self.assumed and upwards):
                found.append((slider, self._with(others, value)))
        if not upwards:
            return found[::-1]
        if scale == 1 and not self.assumed:
            found.append((None, self._with(0 * others, MAX_WEIGHT)))
        return found

    def _with(self, others: IntArray, value: int) -> Weights:
        vector = others.copy()
        vector[self.column] = value
        return Weights(tuple(vector.tolist()))
