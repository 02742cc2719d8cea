"""Whole settings of the six sliders, from the nearest on.

There are 11**6 - 1 settings, few enough to look through all of them, so that the smallest change in
slider steps is found and not estimated, and so is that there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from model.robustness.progress import UNWATCHED, Watch
from model.scores import IntArray, frozen
from model.weights import INDEX_IDS, MAX_WEIGHT, Weights

BoolArray = npt.NDArray[np.bool_]

CHUNK: Final = 16_384


def nearest_setting(
    weights: Weights, met: Callable[[IntArray], BoolArray], watch: Watch = UNWATCHED
) -> Weights | None:
    """The setting that meets a condition in the fewest slider steps; None if none does.

    Of several the one that moves the fewest sliders is taken, then the one whose shares change
    least.

    Parameters
    ----------
    weights : Weights
        Where the sliders stand.
    met : callable
        Which of some settings, shape (m, 6), meet the condition.
    watch : Watch, optional

    Raises
    ------
    Cancelled
    """
    settings = _all_settings()
    steps = np.abs(settings - weights.vector.astype(np.int8)).sum(axis=1, dtype=np.uint8)
    order = steps.argsort(kind="stable")
    ends = np.bincount(steps).cumsum()
    start = 0
    for end in ends.tolist():
        found = []
        for low in range(start, end, CHUNK):
            watch.pause()
            chunk = settings[order[low : min(low + CHUNK, end)]].astype(np.int64)
            found.append(chunk[met(chunk)])
        those = np.concatenate([np.zeros((0, len(INDEX_IDS)), np.int64), *found])
        if len(those):
            return Weights(tuple(_simplest(those, weights).tolist()))
        watch.step(end, len(settings))
        start = end
    return None


def _simplest(settings: IntArray, weights: Weights) -> IntArray:
    whole, wholes = weights.sum, settings.sum(axis=1)
    moved = np.count_nonzero(settings != weights.vector, axis=1)
    changes = np.abs(whole * settings - weights.vector * wholes[:, None]).sum(axis=1)
    # Changes are fractions of small whole numbers: as floats, equal ones are equal.
    simplest: IntArray = settings[np.lexsort([changes / wholes, moved])[0]]
    return simplest


@cache
def _all_settings() -> npt.NDArray[np.int8]:
    """Every setting but that of all sliders at zero, shape (11**6 - 1, 6)."""
    places = np.indices((MAX_WEIGHT + 1,) * len(INDEX_IDS), dtype=np.int8)
    return frozen(places.reshape(len(INDEX_IDS), -1).T[1:].copy())
