"""How far rankings agree: Kendall's tau-b, Spearman's rho and Kendall's W, with ties.

Kendall (1945), "The treatment of ties in ranking problems", Biometrika 33(3), 239-251; Kendall &
Babington Smith (1939), "The problem of m rankings", Annals of Mathematical Statistics 10, 275-287.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt

import numpy as np
from scipy.stats import chi2, rankdata, spearmanr

from model.scores import IntArray


class Strength(StrEnum):
    """What a number between -1 and 1 says about agreement, in a word."""

    SAME = "same"
    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    NONE = "none"
    OPPOSED = "opposed"


LEAST = (
    (Strength.SAME, 0.9),
    (Strength.STRONG, 0.7),
    (Strength.MODERATE, 0.5),
    (Strength.WEAK, 0.3),
    (Strength.NONE, -0.3),
)
"""From where each word holds; these bounds are a convention and not a result."""


def strength(value: float) -> Strength:
    """The word for a coefficient."""
    return next((word for word, least in LEAST if value >= least), Strength.OPPOSED)


@dataclass(frozen=True, slots=True)
class PairOrder:
    """What becomes of the pairs of services from one ranking to another.

    Attributes
    ----------
    same, turned : int
        Pairs in the same order, and in the opposite order.
    level : int
        Pairs that are level in one of the rankings or in both.
    tau : float or None
        Kendall's tau-b; None if all services are level in one of the rankings.
    rho : float or None
        Spearman's rank correlation; None likewise.
    """

    same: int
    turned: int
    level: int
    tau: float | None
    rho: float | None


def pair_order(one: IntArray, other: IntArray) -> PairOrder:
    """Compare two rankings of the same services.

    Parameters
    ----------
    one, other : ndarray of int64, shape (n,)
        Ranks, in the same order of services.
    """
    # Services with the same two ranks behave alike.
    alike, counts = np.unique(np.stack([one, other]), axis=1, return_counts=True)
    same = turned = 0
    for (first, second), count in zip(alike.T.tolist(), counts.tolist(), strict=True):
        signs = np.sign(alike[0] - first) * np.sign(alike[1] - second)
        same += count * int(counts[signs > 0].sum())
        turned += count * int(counts[signs < 0].sum())
    pairs = len(one) * (len(one) - 1) // 2
    untied = [pairs - _tied_pairs(ranks) for ranks in (one, other)]
    same, turned = same // 2, turned // 2
    comparable = all(untied)
    return PairOrder(
        same=same,
        turned=turned,
        level=pairs - same - turned,
        tau=(same - turned) / sqrt(untied[0] * untied[1]) if comparable else None,
        rho=float(spearmanr(one, other).statistic) if comparable else None,
    )


def _tied_pairs(ranks: IntArray) -> int:
    counts = np.unique(ranks, return_counts=True)[1]
    return int((counts * (counts - 1)).sum()) // 2


@dataclass(frozen=True, slots=True)
class Concordance:
    """How far several rankings agree.

    Attributes
    ----------
    w : Fraction
        Kendall's W, corrected for ties: 0 to 1, exact.
    chi_square : float
        Friedman's statistic, W m (n - 1) for m rankings of n services.
    chance : float
        How likely rankings without any agreement give as much, by the chi-square approximation.
    """

    w: Fraction
    chi_square: float
    chance: float


def concordance(ranks: IntArray) -> Concordance | None:
    """Kendall's W of several rankings; None if all services are level in all of them.

    Parameters
    ----------
    ranks : ndarray of int64, shape (m, n)
        Any ranks in which equal ones are level.
    """
    m, n = ranks.shape
    doubled = [np.rint(2 * rankdata(row)).astype(np.int64) for row in ranks]  # whole, ties halved
    sums = [int(value) for value in np.sum(doubled, axis=0)]
    # 12 sum R^2 - 3 m^2 n (n + 1)^2, where R are the sums of undoubled ranks.
    spread = 3 * sum(value**2 for value in sums) - 3 * m**2 * n * (n + 1) ** 2
    ties = sum(
        count**3 - count
        for row in ranks
        for count in np.unique(row, return_counts=True)[1].tolist()
    )
    most = m**2 * (n**3 - n) - m * ties
    if not most:
        return None
    w = Fraction(spread, most)
    chi_square = float(w * m * (n - 1))
    return Concordance(w, chi_square, float(chi2.sf(chi_square, n - 1)))
