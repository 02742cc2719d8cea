"""Shares made whole settings of the sliders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.robustness.levels import FloatArray
from model.scores import IntArray
from model.weights import INDEX_IDS, MAX_WEIGHT, Weights


@dataclass(frozen=True, slots=True)
class Rounded:
    """Whole weights near given shares.

    Attributes
    ----------
    weights : Weights
    error : float
        The sum of the differences of all shares.
    """

    weights: Weights
    error: float


def rounded(shares: FloatArray) -> Rounded:
    """The setting from 0 to 10 whose shares are nearest, the smallest numbers of several.

    For a given sum of the weights, rounding down and giving what is left to the largest remainders
    is nearest (Hamilton's method of apportionment); so each sum is tried.

    Parameters
    ----------
    shares : ndarray, shape (6,)
        Not negative, summing to 1.
    """
    found: list[tuple[float, IntArray]] = []
    for whole in range(1, len(INDEX_IDS) * MAX_WEIGHT + 1):
        parts = np.floor(shares * whole).astype(np.int64)
        left = shares * whole - parts
        parts[left.argsort(kind="stable")[::-1][: whole - parts.sum()]] += 1
        if parts.max() <= MAX_WEIGHT:
            error = float(np.abs(parts / whole - shares).sum())
            found.append((round(error, 12), parts))
    error, parts = min(found, key=lambda one: one[0])
    return Rounded(Weights(tuple(parts.tolist())), error)
