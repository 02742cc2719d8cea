"""When scores may be wrong: each may be one off, independently of the others.

With probability q the right score is a neighbour of the one given. In the middle of the scale both
neighbours are equally likely; at its ends there is only one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from model.robustness.inputs import checked_probability
from model.robustness.levels import FloatArray
from model.scores import MAX_SCORE, MIN_SCORE, frozen
from model.scoring import GROUPS, Ranking


def score_errors(
    rng: np.random.Generator, scores: npt.NDArray[np.int8], q: float, count: int
) -> npt.NDArray[np.int8]:
    """Draw how far the right scores are from those given.

    Parameters
    ----------
    rng : numpy.random.Generator
    scores : ndarray of int8, shape (n, 6)
    q : float
    count : int

    Returns
    -------
    ndarray of int8, shape (count, n, 6)
        -1, 0 or 1.
    """
    drawn = rng.random((count, *scores.shape), dtype=np.float32)
    errors = (drawn < q * _upwards(scores)).view(np.int8)
    errors -= (drawn >= 1 - q * (1 - _upwards(scores))).view(np.int8)
    return errors


def _upwards(scores: npt.NDArray[np.int8]) -> npt.NDArray[np.float32]:
    """How likely a wrong score is too low."""
    return ((MAX_SCORE - scores) / (MAX_SCORE - MIN_SCORE)).astype(np.float32)


@dataclass(frozen=True, eq=False)
class GroupConfidence:
    """How sure each service's group is if scores may be wrong; exact, nothing is sampled.

    Attributes
    ----------
    ranking : Ranking
    q : float
        How likely each score is wrong.
    chances : ndarray of float64, shape (n, 3)
        How likely each service belongs to groups 1, 2 and 3 at the present weights.
    """

    ranking: Ranking
    q: float
    chances: FloatArray

    @property
    def staying(self) -> FloatArray:
        """How likely each service belongs to the group it is in, shape (n,)."""
        return self.chances[np.arange(len(self.ranking)), self.ranking.groups - 1]

    def surer_than(self, level: float) -> tuple[int, ...]:
        """Ids of the services whose group is at least so likely right, ascending."""
        return tuple(sorted(self.ranking.ids[self.staying >= level].tolist()))


def group_confidence(ranking: Ranking, q: object) -> GroupConfidence:
    """Say how likely each service's group is right if each score is wrong with probability q.

    Parameters
    ----------
    ranking : Ranking
    q : float
        From 0 to 1.

    Raises
    ------
    InvalidInput
        ``error.robustness.probability``.
    """
    chance = checked_probability(q)
    weights = ranking.weights.values
    first, second = ranking.least_totals
    rows = []
    for scores in ranking.table.profiles.astype(np.int8):
        steps = zip(weights, _upwards(scores).tolist(), strict=True)
        spread = reduce(np.convolve, [_spread(weight, chance, up) for weight, up in steps])
        totals = int(scores @ ranking.weights.vector) + np.arange(len(spread)) - ranking.weight_sum
        groups = 2 - (totals >= first).astype(np.int64) - (totals >= second)
        rows.append(np.bincount(groups, spread, minlength=len(GROUPS)))
    chances: FloatArray = np.array(rows, dtype=np.float64).reshape(-1, len(GROUPS))
    return GroupConfidence(ranking, chance, frozen(chances[ranking.table.profile_of]))


def _spread(weight: int, q: float, up: float) -> FloatArray:
    """How likely an index gives each amount from its weight too little to its weight too much."""
    found = np.zeros(2 * weight + 1)
    np.add.at(found, [0, weight, 2 * weight], [q * (1 - up), 1 - q, q * up])
    return found
