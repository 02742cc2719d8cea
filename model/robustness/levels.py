"""Ranks under many weightings at once, exact.

Totals are whole numbers here too. Each is packed with the number of its profile into one key,
because sorting keys is several times faster than an argsort.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.scores import IntArray

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Levels:
    """Profiles in descending order of their totals, under each of m weightings.

    Attributes
    ----------
    profile : ndarray of int64, shape (m, p)
        Profile at each place, the best first.
    above : ndarray of int64, shape (m, p)
        How many services have a strictly greater total than the profile at that place; its rank
        is one more. It never falls from one place to the next.
    """

    profile: IntArray
    above: IntArray

    @property
    def ranks(self) -> IntArray:
        """Competition rank of every profile, shape (m, p)."""
        ranks = np.empty_like(self.above)
        np.put_along_axis(ranks, self.profile, self.above + 1, axis=1)
        return ranks


class Packing:
    """Puts profiles in order.

    It keeps its working space, since asking the system for memory takes longer than all the
    arithmetic: what `levels` gives holds until it is called again.

    Parameters
    ----------
    counts : ndarray of int64, shape (p,)
        How many services have each profile.
    """

    def __init__(self, counts: IntArray) -> None:
        p = len(counts)
        self._bits = max(p - 1, 1).bit_length()
        self._numbers: FloatArray = np.arange(p, dtype=np.float64)
        self._counts = counts
        self._keys: FloatArray = np.empty((0, p))
        self._whole = np.empty((3, 0, p), dtype=np.int64)
        self._tied = np.empty((0, max(p - 1, 0)), dtype=bool)

    def levels(self, totals: npt.NDArray[np.integer] | FloatArray) -> Levels:
        """Order the profiles by their totals.

        Parameters
        ----------
        totals : ndarray, shape (m, p)
            Whole numbers from 0 to below 2**38, so that with up to 2**14 profiles every key is
            exact as a float.
        """
        keys = self._space(len(totals))
        # The better a total, the smaller its key.
        np.multiply(totals, -(1 << self._bits), out=keys)
        keys += self._numbers
        return self._unpack(keys)

    def _space(self, rows: int) -> FloatArray:
        if len(self._keys) < rows:
            p = self._keys.shape[1]
            self._keys = np.empty((rows, p))
            self._whole = np.empty((3, rows, p), dtype=np.int64)
            self._tied = np.empty((rows, max(p - 1, 0)), dtype=bool)
        return self._keys[:rows]

    def _unpack(self, keys: FloatArray) -> Levels:
        whole, profile, above = self._whole[:, : len(keys)]
        keys.sort(axis=1)
        np.copyto(whole, keys, casting="unsafe")
        np.bitwise_and(whole, (1 << self._bits) - 1, out=profile)
        np.right_shift(whole, self._bits, out=whole)
        tied = np.equal(whole[:, 1:], whole[:, :-1], out=self._tied[: len(keys)])
        sizes = np.take(self._counts, profile, out=whole, mode="clip")
        np.cumsum(sizes, axis=1, out=above)
        above -= sizes
        if tied.any():
            # A place level with the one before has as many above it as that one.
            above[:, 1:][tied] = 0
            np.maximum.accumulate(above, axis=1, out=above)
        return Levels(profile, above)
