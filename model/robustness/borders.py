"""Where a service changes group while one weight moves.

A service is in a group when its mean reaches the group's bound, which is a condition on one
straight line: ``A (1 - t) + B t >= 0`` for a share ``t`` of the moving weight, with whole ``A`` and
``B``. It changes at ``t = A / (A - B)`` and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from model.robustness.ray import Ray
from model.scores import IntArray

BoolArray = npt.NDArray[np.bool_]
Lines = tuple[tuple[int, int], ...]
"""``A`` and ``B`` of each border of a profile."""


@dataclass(frozen=True, eq=False, slots=True)
class Change:
    """Where profiles change group.

    Attributes
    ----------
    share : Fraction
        Share of the moving weight.
    included : bool
        Whether nothing has changed yet at that very share, only beyond it.
    profiles : ndarray of intp
        Those that change there.
    """

    share: Fraction
    included: bool
    profiles: npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Borders:
    """The two group borders of every profile on a line.

    Attributes
    ----------
    at_none, at_all : ndarray of int64, shape (2, p)
        ``A`` and ``B``: on the scale of hundredths, how far the profile is above the bounds of
        groups 1 and 2 when the moving weight has no share and when it has all.
    """

    at_none: IntArray
    at_all: IntArray

    def groups(self, share: Fraction) -> IntArray:
        """Groups of the profiles at a share, shape (p,)."""
        return np.asarray(3 - (self._above(share) >= 0).sum(axis=0))

    def on_border(self, share: Fraction) -> BoolArray:
        """Which profiles have exactly the mean of a bound at a share, shape (p,)."""
        return np.asarray((self._above(share) == 0).any(axis=0))

    def _above(self, share: Fraction) -> IntArray:
        part, whole = share.numerator, share.denominator
        return self.at_none * (whole - part) + self.at_all * part

    def lines(self, profile: int) -> Lines:
        """Both borders of one profile."""
        ends = zip(self.at_none[:, profile].tolist(), self.at_all[:, profile].tolist(), strict=True)
        return tuple(ends)

    def first_change(self, share: Fraction, upwards: bool, off_border: bool) -> Change | None:
        """Where the first profile changes group on the way from a share; None if none does.

        Parameters
        ----------
        share : Fraction
        upwards : bool
            Whether the share grows.
        off_border : bool
            Whether to leave out the profiles that are exactly on a bound at that share.
        """
        above = self._above(share)
        inside = above >= 0
        slope = (self.at_all - self.at_none) * (1 if upwards else -1)
        leaving, entering = inside & (slope < 0), ~inside & (slope > 0)
        shares = np.divide(
            self.at_none,
            self.at_none - self.at_all,
            where=slope != 0,
            out=np.full(slope.shape, np.nan),
        )
        # One that leaves only beyond the end of the line never does.
        leaving &= shares != (1 if upwards else 0)
        ahead = (leaving | entering) & (shares >= 0) & (shares <= 1)
        if off_border:
            ahead &= (above != 0).all(axis=0)
        if not ahead.any():
            return None
        # Both parts are below 2**16: different fractions differ as floats, equal ones are equal.
        here = ahead & (shares == (shares[ahead].min() if upwards else shares[ahead].max()))
        # Those that enter are in at the share itself, those that leave are out only beyond it.
        included = not (here & entering).any()
        first = here if included else here & entering
        border, profile = np.argwhere(first)[0]
        low, high = int(self.at_none[border, profile]), int(self.at_all[border, profile])
        return Change(Fraction(low, low - high), included, np.flatnonzero(first.any(axis=0)))


def group_at(lines: Lines, share: Fraction) -> int:
    """Group of a profile at a share."""
    part, rest = share.numerator, share.denominator - share.numerator
    return 3 - sum(low * rest + high * part >= 0 for low, high in lines)


def crossings(lines: Lines) -> list[Fraction]:
    """Shares, neither none nor all, at which a profile may change group, ascending."""
    return sorted({Fraction(low, low - high) for low, high in lines if low * high < 0})


def borders(ray: Ray) -> Borders:
    """The group borders of every profile along a line."""
    bounds = np.array([[ray.ranking.bounds.group_1], [ray.ranking.bounds.group_2]])
    # As shares of the whole: the totals of the others' weights are R times too large.
    return Borders(
        at_none=100 * ray.base - bounds * ray.rest, at_all=ray.rest * (100 * ray.slope - bounds)
    )
