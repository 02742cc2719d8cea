"""Extreme ranks and nearest weights as mixed integer programs, solved by HiGHS.

Kadziński, Greco & Słowiński (2012). Strictly better is taken as better by a lead. A large one may
overlook narrow regions; with a small one the solver takes level services as better. So the worst
rank lies between two answers, which nearly always agree.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from model.robustness.box import Box

LARGE, SMALL = 0.05, 1e-6
"""In units of a box."""
Array = npt.NDArray[Any]


def least(coefficients: Array, box: Box) -> float:
    """Least weighted sum over a box, in units."""
    bounds = list(zip(box.lows, box.highs, strict=True))
    return float(linprog(coefficients, A_eq=np.ones((1, 6)), b_eq=[box.unit], bounds=bounds).fun)


def best_rank(differences: Array, counts: Array, box: Box) -> int:
    """`differences` are the others' scores less the service's, of everybody else."""
    most = np.array([-least(-row, box) for row in differences])
    rows = LinearConstraint(np.hstack([differences, -np.diag(np.maximum(most, 0))]), -np.inf, 0)
    return 1 + round(_solve(counts, [rows], box).fun)


def is_worst_rank(rank: int, differences: Array, counts: Array, box: Box) -> bool:
    if rank == _worst_rank(differences, counts, box, LARGE):
        return True
    low, high = (_worst_rank(differences, counts, box, lead) for lead in (LARGE, SMALL))
    return low < rank <= high


def _worst_rank(differences: Array, counts: Array, box: Box, lead: float) -> int:
    lows = np.array([min(least(row, box), 0) for row in differences])
    rows = LinearConstraint(np.hstack([differences, np.diag(lows - lead)]), lows, np.inf)
    return 1 + round(-_solve(-counts, [rows], box).fun)


def nearest_change(differences: Array, counts: Array, weights: Array, k: int) -> float | None:
    """Sum of the changes of all shares to the nearest weights that give a rank up to k."""
    r, unit = len(counts), int(weights.sum())
    box = Box(np.zeros(6, dtype=np.int64), np.full(6, unit), unit)
    most = np.array([max(-least(-row, box), 0) for row in differences])
    moves = np.hstack([np.eye(6), np.zeros((6, r)), np.eye(6), -np.eye(6)])
    better = np.hstack([differences, -np.diag(most), np.zeros((r, 12))])
    room = np.concatenate([np.zeros(6), counts, np.zeros(12)])
    rows = [
        LinearConstraint(moves, weights, weights),
        LinearConstraint(better, -np.inf, 0),
        LinearConstraint(room, -np.inf, k - 1),
    ]
    cost = np.concatenate([np.zeros(r), np.ones(12)])
    solved = _solve(cost, rows, box, r)
    return float(solved.fun) / unit if solved.success else None


def _solve(cost: Array, rows: list[LinearConstraint], box: Box, chosen: int | None = None) -> Any:
    r = len(cost) if chosen is None else chosen
    more = len(cost) - r
    whole = np.concatenate([np.ones(6), np.zeros(r + more)])
    return milp(
        np.concatenate([np.zeros(6), cost]),
        integrality=np.concatenate([np.zeros(6), np.ones(r), np.zeros(more)]),
        bounds=Bounds(
            np.concatenate([box.lows, np.zeros(r + more)]),
            np.concatenate([box.highs, np.ones(r), np.full(more, box.unit)]),
        ),
        constraints=[*rows, LinearConstraint(whole, box.unit, box.unit)],
        options={"mip_rel_gap": 0.0},
    )
