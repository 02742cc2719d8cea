"""Quick wins: the services that are readiest, by frequency of use and ease of execution alone.

The report orders them by these two indices under their weights (Tables 8 and 9) and says that the
foremost are chosen, but prints no cut-off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from model.errors import InvalidInput
from model.scores import MAX_SCORE, checked_score
from model.weights import READINESS, Weights

QUICK_WIN_SHARE: Final = Fraction(8, 9)
"""Our assumption, not the report's: a quick win reaches 8 of the 9 possible points under the
report's weights, and this share of the most possible under any others."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready one service is.

    Attributes
    ----------
    id, frequency, ease : int
        The service and its two scores.
    total : int
        Their weighted sum.
    most : int
        The highest total possible under the weights.
    rank : int
        Competition rank, equal totals share one.
    quick_win : bool
        Whether `total` reaches `QUICK_WIN_SHARE` of `most`; assumed.
    """

    id: int
    frequency: int
    ease: int
    total: int
    most: int
    rank: int
    quick_win: bool


def readiness_total(frequency: int, ease: int, weights: Weights) -> int:
    """Weighted sum of the two readiness scores.

    Raises
    ------
    InvalidInput
        ``error.scores.not_integer``, ``error.scores.out_of_range``, or
        ``error.weights.no_readiness`` if both readiness weights are zero.
    """
    _most(weights)
    return sum(
        weights[index] * checked_score(score, index=index)
        for index, score in zip(READINESS, (frequency, ease), strict=True)
    )


def rank_readiness(
    ids: Sequence[int], frequency: Sequence[int], ease: Sequence[int], weights: Weights
) -> tuple[Readiness, ...]:
    """Services from the readiest on, equal totals by id as in Table 8.

    Parameters
    ----------
    ids, frequency, ease : sequence of int, length n
    weights : Weights
        Only the weights of frequency and ease count.

    Raises
    ------
    InvalidInput
        As `readiness_total`.
    """
    most = _most(weights)
    totals = [readiness_total(f, e, weights) for f, e in zip(frequency, ease, strict=True)]
    rows = sorted(zip(ids, frequency, ease, totals, strict=True), key=lambda row: (-row[3], row[0]))
    falling = [total for *_, total in rows]
    return tuple(
        Readiness(
            id=int(service_id),
            frequency=int(f),
            ease=int(e),
            total=total,
            most=most,
            rank=falling.index(total) + 1,
            quick_win=Fraction(total, most) >= QUICK_WIN_SHARE,
        )
        for service_id, f, e, total in rows
    )


def _most(weights: Weights) -> int:
    """The highest readiness total possible under `weights`, above zero."""
    most = MAX_SCORE * sum(weights[index] for index in READINESS)
    if most == 0:
        raise InvalidInput("error.weights.no_readiness")
    return most
