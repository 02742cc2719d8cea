"""Which single score, judged one higher or lower, would change a group.

A list for the experts: the scores to look at again first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.scores import MAX_SCORE, MIN_SCORE, IntArray
from model.scoring import Ranking
from model.weights import INDEX_IDS


@dataclass(frozen=True, slots=True)
class Stake:
    """What becomes of a service if one of its scores is judged one off.

    Attributes
    ----------
    id : int
    index : str
    score, judged : int
        The score as it is, and the other.
    from_group, to_group : int
    from_rank, to_rank : int
    """

    id: int
    index: str
    score: int
    judged: int
    from_group: int
    to_group: int
    from_rank: int
    to_rank: int

    @property
    def groups(self) -> int:
        """Groups gained; negative if lost."""
        return self.from_group - self.to_group

    @property
    def places(self) -> int:
        """Places gained; negative if lost."""
        return self.from_rank - self.to_rank


@dataclass(frozen=True, slots=True)
class ScoreStakes:
    """What `score_stakes` found.

    Attributes
    ----------
    stakes : tuple of Stake
        Every judgement of one score by one that changes the service's group: first those that
        change it by two, then by places, then by id and index.
    scores : int
        How many scores there are.
    """

    stakes: tuple[Stake, ...]
    scores: int

    @property
    def cells(self) -> tuple[tuple[int, str], ...]:
        """The scores on which a group hangs, service and index, in the order of the stakes."""
        return tuple(dict.fromkeys((stake.id, stake.index) for stake in self.stakes))

    @property
    def services(self) -> tuple[int, ...]:
        """Ids of the services whose group hangs on a single score, ascending."""
        return tuple(sorted({stake.id for stake in self.stakes}))


def score_stakes(ranking: Ranking) -> ScoreStakes:
    """List the scores on which a group hangs, most first.

    Only the service itself can change group: the others' means stay as they are.

    Parameters
    ----------
    ranking : Ranking
    """
    found = [stake for step in (1, -1) for stake in _stakes(ranking, step)]
    found.sort(key=_most_first)
    return ScoreStakes(tuple(found), ranking.table.scores.size)


def _most_first(stake: Stake) -> tuple[int, int, int, int]:
    place = INDEX_IDS.index(stake.index)
    return -abs(stake.groups), -abs(stake.places), stake.id, place


def _stakes(ranking: Ranking, step: int) -> list[Stake]:
    table = ranking.table
    judged = table.scores + step
    allowed = (judged >= MIN_SCORE) & (judged <= MAX_SCORE)
    totals = ranking.totals[:, None] + step * ranking.weights.vector
    first, second = ranking.least_totals
    groups = 3 - (totals >= first).astype(np.int64) - (totals >= second)
    ranks = _ranks_alone(ranking, totals)
    return [
        Stake(
            id=int(table.ids[row]),
            index=INDEX_IDS[column],
            score=int(table.scores[row, column]),
            judged=int(judged[row, column]),
            from_group=int(ranking.groups[row]),
            to_group=int(groups[row, column]),
            from_rank=int(ranking.ranks[row]),
            to_rank=int(ranks[row, column]),
        )
        for row, column in np.argwhere(allowed & (groups != ranking.groups[:, None])).tolist()
    ]


def _ranks_alone(ranking: Ranking, totals: IntArray) -> IntArray:
    """The rank of each service if it alone had another total, shape (n, 6)."""
    ordered = np.sort(ranking.totals)
    better = len(ordered) - np.searchsorted(ordered, totals, side="right")
    better -= ranking.totals[:, None] > totals  # not better than itself
    return np.asarray(1 + better)
