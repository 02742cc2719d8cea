"""The linear relaxation of a problem: a bound at once, and the order in which it would have items.

Steps may be fractions. What the relaxation reaches no plan exceeds, and where it begins each item,
on average or to some share, gives an order from which the serial scheme makes plans that are hardly
worse: on problems of a city's size within a hundredth of the bound in a few hundredths of a second,
which is why the solver itself is only asked when that is not enough. (HiGHS' dual simplex; orders
by the points at which a share of an item has begun: Hall, Schulz, Shmoys & Wein 1997.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import csr_array

from model.roadmap.plan import Starts
from model.roadmap.serial import closure, place_in_order
from model.roadmap.steps import ALWAYS, NEVER, Steps, Terms

SHARES: Final = (0.25, 0.5, 0.75, 1.0)
"""An item is taken to begin in the quarter by which this share of it has begun."""
SLIGHTLY: Final = 1e-6
"""What the bound is raised by, relatively, so that rounding in the simplex cannot make it lie."""
INFEASIBLE: Final = 2


class Relaxation:
    """The relaxation of a program, solved.

    Parameters
    ----------
    steps : Steps
    aim : mapping of int to int
        What each variable adds.
    constant : int
    seconds : float
        How long it may take.

    Attributes
    ----------
    feasible : bool
        False if not even fractions hold all rows, so that there is no plan.
    bound : int or None
        No plan reaches more; None if it was not found in time.
    """

    def __init__(self, steps: Steps, aim: Terms, constant: int, seconds: float) -> None:
        self.steps = steps
        self.feasible, self.bound = True, None
        self._values: npt.NDArray[np.float64] | None = None
        cost = np.zeros(len(steps.owners))
        cost[list(aim)] = [-amount for amount in aim.values()]
        if not len(cost):
            self._without_variables(constant)
            return
        matrix, limits = _rows(steps)
        found = linprog(
            cost,
            A_ub=matrix,
            b_ub=limits,
            bounds=(0, 1),
            method="highs-ds",
            options={"time_limit": seconds},
        )
        self.feasible = found.status != INFEASIBLE
        if found.status == 0 and found.fun is not None:
            value = constant - float(found.fun)
            self.bound = int(np.floor(value + SLIGHTLY * max(1.0, abs(value))))
            self._values = found.x

    def _without_variables(self, constant: int) -> None:
        """Nothing is to be chosen, and every row says so or fails."""
        _, limits = _rows(self.steps)
        self.feasible = bool((limits >= 0).all())
        self.bound = constant

    def plans(self) -> Iterator[Starts]:
        """Plans in the orders that the relaxation suggests.

        For each order two: with every item as soon as it can be, and with none sooner than the
        relaxation has it, which stays nearer to an older plan if the aim wants that.
        """
        if self._values is None:
            return
        for begun in self._begun(self._values):
            order = self._order(begun)
            whole: Starts = [int(at + SLIGHTLY) for at in begun]
            for not_before in (None, whole):
                starts = place_in_order(self.steps.problem, self.steps.spans, order, not_before)
                if starts is not None:
                    yield starts

    def _begun(self, values: npt.NDArray[np.float64]) -> Iterator[list[float]]:
        """Where each item begins: on average, then to each share; by the items' places."""
        problem, spans = self.steps.problem, self.steps.spans
        mean = [float(first) for first in spans.first]
        by_share = {share: [float(problem.quarters)] * len(mean) for share in SHARES}
        for place in problem.free:
            for quarter in range(spans.first[place], spans.last[place] + 1):
                step = self.steps.step(place, quarter)
                part = 1.0 if step == ALWAYS else 0.0 if step == NEVER else float(values[step])
                mean[place] += 1 - part
                for share, at in by_share.items():
                    if part >= share - SLIGHTLY:
                        at[place] = min(at[place], quarter)
        yield mean
        yield from by_share.values()

    def _order(self, begun: Sequence[float]) -> list[int]:
        """The free items by where they begin, each after what it needs."""
        problem, first = self.steps.problem, self.steps.spans.first
        free = set(problem.free)
        order: dict[int, None] = {}
        for place in sorted(problem.free, key=lambda one: (begun[one], first[one], one)):
            if any(need in free and need not in order for need in problem.needs[place]):
                inner = closure(problem, place, free)
                order.update(dict.fromkeys(sorted(inner, key=lambda one: (first[one], one))))
            order[place] = None
        return list(order)


def _rows(steps: Steps) -> tuple[Any, npt.NDArray[np.float64]]:
    """All rows of a program as a matrix and its upper limits."""
    rows: list[tuple[Terms, int]] = list(steps.capacity_rows())
    for pairs in (steps.order(), steps.group_order()):
        for low, high in pairs:
            if low in (NEVER, high) or high == ALWAYS:
                continue
            terms = {high: -1} if high >= 0 else {}
            if low >= 0:
                terms[low] = 1
            rows.append((terms, -1 if low == ALWAYS else 0))
    if steps.spans.impossible:
        rows.append(({}, -1))
    places = [row for row, (terms, _) in enumerate(rows) for _ in terms]
    columns = [step for terms, _ in rows for step in terms]
    amounts = [float(amount) for terms, _ in rows for amount in terms.values()]
    shape = (len(rows), len(steps.owners))
    matrix = csr_array((amounts, (places, columns)), shape)
    return matrix, np.array([limit for _, limit in rows], dtype=float)
