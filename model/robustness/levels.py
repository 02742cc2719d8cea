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
        is one more.
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
    """Profiles and how many services share each, ready to be put in order.

    Parameters
    ----------
    profiles : ndarray of int, shape (p, 6)
    counts : ndarray of int64, shape (p,)
    """

    def __init__(self, profiles: npt.NDArray[np.integer], counts: IntArray) -> None:
        p = len(profiles)
        self._bits = max(p - 1, 1).bit_length()
        # The better a total, the smaller its key.
        self._columns: FloatArray = -(profiles.T.astype(np.int64) << self._bits).astype(np.float64)
        self._numbers: FloatArray = np.arange(p, dtype=np.float64)
        self._counts = counts
        self._alone = bool((counts == 1).all())

    def levels(self, weightings: FloatArray) -> Levels:
        """Order the profiles under each weighting.

        Parameters
        ----------
        weightings : ndarray of float64, shape (m, 6)
            Whole numbers whose sum is below 2**36, so that every key is exact.
        """
        keys = weightings @ self._columns
        keys += self._numbers
        return self._unpack(keys)

    def levels_of(self, totals: IntArray) -> Levels:
        """Order the profiles by given totals, shape (m, p), each below 2**38."""
        return self._unpack(self._numbers - (totals << self._bits))

    def _unpack(self, keys: FloatArray) -> Levels:
        keys.sort(axis=1)
        whole = keys.astype(np.int64)
        profile = whole & ((1 << self._bits) - 1)
        whole >>= self._bits
        if self._alone:
            above = np.broadcast_to(np.arange(profile.shape[1]), profile.shape)
        else:
            sizes = self._counts[profile]
            above = sizes.cumsum(axis=1)
            above -= sizes
        tied = whole[:, 1:] == whole[:, :-1]
        if tied.any():
            # A place level with the one before has as many above it as that one.
            above = above.copy()
            above[:, 1:][tied] = 0
            np.maximum.accumulate(above, axis=1, out=above)
        return Levels(profile, above)
