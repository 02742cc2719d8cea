"""Why a service stands where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from model.scores import MAX_SCORE
from model.scoring import Ranking


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one index gives to a total.

    Attributes
    ----------
    index : str
    score, weight, points : int
        ``points = score * weight``.
    most : int
        Points that the index gives at the highest score.
    share : Fraction
        Share of the service's total.
    """

    index: str
    score: int
    weight: int
    points: int
    most: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A service nearby; `gap` is its total less that of the service explained."""

    id: int
    rank: int
    total: int
    gap: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """One service's place with all that it follows from.

    Attributes
    ----------
    id, rank, group, total, weight_sum : int
    mean : Fraction
        ``total / weight_sum``.
    mean_hundredths : int
        The same in hundredths, rounded down.
    contributions : tuple of Contribution
        One per index, in the order of `INDEX_IDS`; their points sum to `total`.
    points_up, points_down : int
        Points to the next better group, and points whose loss drops it a group; 0 if there is none.
    tied_with : tuple of int
        Ids of the services with the same total, ascending.
    above, below : tuple of Neighbour
        The nearest services with a higher and with a lower total, from first to last.
    """

    id: int
    rank: int
    group: int
    total: int
    weight_sum: int
    mean: Fraction
    mean_hundredths: int
    contributions: tuple[Contribution, ...]
    points_up: int
    points_down: int
    tied_with: tuple[int, ...]
    above: tuple[Neighbour, ...]
    below: tuple[Neighbour, ...]


def explain(ranking: Ranking, service_id: int, neighbours: int = 2) -> Explanation:
    """Explain the place of one service.

    Parameters
    ----------
    ranking : Ranking
    service_id : int
    neighbours : int, default 2
        How many services to name above and below.

    Raises
    ------
    NotFound
        ``error.service.unknown``.
    """
    row = ranking.table.row(service_id)
    total = int(ranking.totals[row])
    # In ranking.order the totals fall, so those above, level and below are three runs of it.
    falling = -ranking.totals[ranking.order]
    first, behind = (int(np.searchsorted(falling, -total, side=side)) for side in ("left", "right"))
    return Explanation(
        id=int(ranking.ids[row]),
        rank=int(ranking.ranks[row]),
        group=int(ranking.groups[row]),
        total=total,
        weight_sum=ranking.weight_sum,
        mean=ranking.mean(service_id),
        mean_hundredths=int(ranking.mean_hundredths[row]),
        contributions=_contributions(ranking, row),
        points_up=int(ranking.points_up[row]),
        points_down=int(ranking.points_down[row]),
        tied_with=tuple(int(ranking.ids[r]) for r in ranking.order[first:behind] if r != row),
        above=_neighbours(ranking, total, max(first - neighbours, 0), first),
        below=_neighbours(ranking, total, behind, behind + neighbours),
    )


def _contributions(ranking: Ranking, row: int) -> tuple[Contribution, ...]:
    total = int(ranking.totals[row])
    return tuple(
        Contribution(
            index=index,
            score=int(ranking.table.scores[row, j]),
            weight=weight,
            points=int(ranking.contributions[row, j]),
            most=weight * MAX_SCORE,
            share=Fraction(int(ranking.contributions[row, j]), total),
        )
        for j, (index, weight) in enumerate(ranking.weights.as_dict().items())
    )


def _neighbours(ranking: Ranking, total: int, start: int, stop: int) -> tuple[Neighbour, ...]:
    return tuple(
        Neighbour(
            id=int(ranking.ids[row]),
            rank=int(ranking.ranks[row]),
            total=int(ranking.totals[row]),
            gap=int(ranking.totals[row]) - total,
        )
        for row in ranking.order[start:stop]
    )
