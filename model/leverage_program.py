"""The mixed-integer program behind `model.leverage`: at most so many things for the most gain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Set = frozenset[int]
"""What one or more services need, as places of a graph."""


class Program:
    """Choose at most so many of the things, for the greatest gain with the fewest.

    Variables are 0 or 1: first one for each thing, then one for each set of needs. A set opens only
    if each of its things is chosen: y_s <= x_i.
    """

    def __init__(self, needs: Sequence[Set], gains: Sequence[int], most: int) -> None:
        self.things = sorted(set().union(*needs))
        column = {place: number for number, place in enumerate(self.things)}
        rows, columns, values = list[int](), list[int](), list[int]()
        for number, need in enumerate(needs):
            for place in sorted(need):
                row = len(rows) // 2
                rows += [row, row]
                columns += [len(self.things) + number, column[place]]
                values += [1, -1]
        self.column = column
        self.width = len(self.things) + len(needs)
        shape = (len(rows) // 2, self.width)
        self.opening = LinearConstraint(csr_array((values, (rows, columns)), shape), ub=0)
        # One point of priority outweighs any number of deliveries, so gains come first.
        self.cost = np.concatenate(
            [np.ones(len(self.things)), -(most + 1) * np.asarray(gains, dtype=float)]
        )
        self.count = LinearConstraint(self._row(self.things)[None, :], ub=most)

    def _row(self, places: Iterable[int]) -> npt.NDArray[np.float64]:
        row = np.zeros(self.width)
        row[[self.column[place] for place in places]] = 1
        return row

    def solve(self, taken: Iterable[Sequence[int]], seconds: float) -> tuple[list[int], bool]:
        """The best choice that holds none of ``taken`` whole, and whether it is proven best."""
        others = [LinearConstraint(self._row(one)[None, :], ub=len(one) - 1) for one in taken]
        result = milp(
            self.cost,
            integrality=np.ones(self.width, dtype=int),
            bounds=Bounds(0, 1),
            constraints=[self.opening, self.count, *others],
            options={"mip_rel_gap": 0, "time_limit": seconds},
        )
        if result.x is None:
            return [], False
        chosen = np.flatnonzero(result.x[: len(self.things)] > 0.5)
        return [self.things[number] for number in chosen], not result.status
