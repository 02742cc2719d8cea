"""Two to five rankings of the same services, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Final

import numpy as np

from model.errors import InvalidInput
from model.movement import Movement, compare
from model.robustness.agreement import Concordance, PairOrder, concordance, pair_order
from model.robustness.inputs import checked_top
from model.scores import IntArray, frozen
from model.scoring import Ranking
from model.weights import INDEX_IDS

FEWEST: Final = 2
MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the rankings.

    Attributes
    ----------
    first, second : int
        Their places among the rankings given, from 0.
    movement : Movement
        Who moved from the first to the second.
    order : PairOrder
        Pairs of services in the same order, tau-b and Spearman's rho.
    shared_first : tuple of int
        Ids of the services among the first k of both, ascending.
    """

    first: int
    second: int
    movement: Movement
    order: PairOrder
    shared_first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A service whose rank differs.

    Attributes
    ----------
    id : int
    ranks : tuple of int
        Its rank in each ranking.
    best, worst : int
        Places, among the rankings given, of the first one that ranks it best and worst.
    cause : str
        The index that did most to bring it from its worst rank to its best.
    effects : tuple of Fraction
        What each index did, in the order of `INDEX_IDS`: by how many points of mean score, summed
        over the services that it passes, its lead on them changes. They sum to more than zero.
    """

    id: int
    ranks: tuple[int, ...]
    best: int
    worst: int
    cause: str
    effects: tuple[Fraction, ...]

    @property
    def places(self) -> int:
        """How many places lie between its best and its worst rank."""
        return max(self.ranks) - min(self.ranks)


@dataclass(frozen=True, eq=False)
class Comparison:
    """What `compare_rankings` found.

    Attributes
    ----------
    rankings : tuple of Ranking
    k : int
        How many services count as the first ones.
    ids : ndarray of int64, shape (n,)
        Ids of the services, ascending; the columns of `ranks` and `groups`.
    ranks, groups : ndarray of int64, shape (m, n)
        Rank and group of every service in each ranking.
    pairs : tuple of Pair
        Every two rankings.
    concordance : Concordance or None
        Agreement of them all; None if all services are level in all rankings.
    """

    rankings: tuple[Ranking, ...]
    k: int
    ids: IntArray
    ranks: IntArray
    groups: IntArray
    pairs: tuple[Pair, ...]
    concordance: Concordance | None

    @property
    def changing_group(self) -> tuple[int, ...]:
        """Ids of the services that are not in the same group in all rankings, ascending."""
        return tuple(self.ids[np.ptp(self.groups, axis=0) > 0].tolist())

    @property
    def always_first(self) -> tuple[int, ...]:
        """Ids of the services among the first k of every ranking, ascending."""
        return tuple(self.ids[(self.ranks <= self.k).all(axis=0)].tolist())

    @property
    def ever_first(self) -> tuple[int, ...]:
        """Ids of the services among the first k of some ranking, ascending."""
        return tuple(self.ids[(self.ranks <= self.k).any(axis=0)].tolist())

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Services whose rank differs: those that lie furthest apart first, then by id."""
        places = np.ptp(self.ranks, axis=0)
        order = np.argsort(-places, kind="stable")
        return tuple(self._disagreement(int(c)) for c in order[: np.count_nonzero(places)])

    def _disagreement(self, column: int) -> Disagreement:
        ranks = self.ranks[:, column]
        best, worst = int(ranks.argmin()), int(ranks.argmax())
        effects = _effects(self.rankings[best], self.rankings[worst], int(self.ids[column]))
        cause = max(range(len(effects)), key=effects.__getitem__)
        return Disagreement(
            id=int(self.ids[column]),
            ranks=tuple(ranks.tolist()),
            best=best,
            worst=worst,
            cause=INDEX_IDS[cause],
            effects=effects,
        )


def compare_rankings(rankings: Sequence[Ranking], k: object) -> Comparison:
    """Compare two to five rankings of the same services.

    Parameters
    ----------
    rankings : sequence of Ranking
        Their scores and bounds may differ too.
    k : int
        How many services count as the first ones.

    Raises
    ------
    InvalidInput
        ``error.robustness.rankings`` for fewer or more, ``error.robustness.top``, or
        ``error.compare.services`` if they do not rank the same services.
    """
    if not FEWEST <= len(rankings) <= MOST:
        raise InvalidInput(
            "error.robustness.rankings", count=len(rankings), minimum=FEWEST, maximum=MOST
        )
    k = checked_top(k, len(rankings[0]))
    pairs = [
        (first, second, compare(rankings[second], rankings[first]))
        for first, second in combinations(range(len(rankings)), 2)
    ]
    by_id = [ranking.table.rows_by_id for ranking in rankings]
    ids = rankings[0].ids[by_id[0]]
    ranks = np.array([r.ranks[rows] for r, rows in zip(rankings, by_id, strict=True)])
    groups = np.array([r.groups[rows] for r, rows in zip(rankings, by_id, strict=True)])
    return Comparison(
        rankings=tuple(rankings),
        k=k,
        ids=frozen(ids),
        ranks=frozen(ranks),
        groups=frozen(groups),
        pairs=tuple(
            Pair(
                first=first,
                second=second,
                movement=movement,
                order=pair_order(ranks[first], ranks[second]),
                shared_first=tuple(ids[(ranks[[first, second]] <= k).all(axis=0)].tolist()),
            )
            for first, second, movement in pairs
        ),
        concordance=concordance(ranks),
    )


def _effects(best: Ranking, worst: Ranking, service_id: int) -> tuple[Fraction, ...]:
    """What each index did to a service's lead on those that it passes from `worst` to `best`."""
    here, lead_here = _standing(best, service_id)
    there, lead_there = _standing(worst, service_id)
    passed = np.sign(lead_here) > np.sign(lead_there)
    gains = worst.weight_sum * here[passed] - best.weight_sum * there[passed]
    whole = best.weight_sum * worst.weight_sum
    return tuple(Fraction(gain, whole) for gain in gains.sum(axis=0).tolist())


def _standing(ranking: Ranking, service_id: int) -> tuple[IntArray, IntArray]:
    """A service's lead on every other, by id: per index in points, and in total."""
    contributions = ranking.contributions[ranking.table.rows_by_id]
    leads = ranking.contributions[ranking.table.row(service_id)] - contributions
    return leads, leads.sum(axis=1)
