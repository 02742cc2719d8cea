"""What a service may be wanted to reach, and what that asks of the weights."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from model.errors import InvalidInput, quoted
from model.robustness.box import anywhere
from model.robustness.inputs import checked_top
from model.robustness.nearest import Nearest, nearest
from model.robustness.progress import Watch
from model.robustness.rank_search import best_rank
from model.robustness.region import region_of
from model.robustness.rivals import rivals
from model.scores import IntArray, ScoreTable
from model.scoring import GROUPS, Bounds
from model.weights import Weights

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class IntoGroup:
    """Into a priority group, or a better one."""

    group: int


@dataclass(frozen=True, slots=True)
class Above:
    """Strictly above another service."""

    id: int


@dataclass(frozen=True, slots=True)
class IntoFirst:
    """Among the first k: at most k - 1 services strictly better."""

    k: int


Target = IntoGroup | Above | IntoFirst


class Goal(ABC):
    """A target as a condition on weights.

    Attributes
    ----------
    best : int
        The best that any weights can give: see the kinds of goal.
    needed : int
        What the target asks for, in the same terms.
    """

    best: int
    needed: int

    @property
    @abstractmethod
    def possible(self) -> bool:
        """Whether some weights meet the target."""

    @abstractmethod
    def met(self, settings: IntArray) -> BoolArray:
        """Which of some whole weights, shape (m, 6), meet the target."""

    @abstractmethod
    def nearest(self, weights: Weights, watch: Watch) -> Nearest | None:
        """The shares nearest to those of `weights` that meet the target, if it is possible."""


class LinearGoal(Goal):
    """One linear condition on the weights.

    For a group `best` is a hundred times the service's highest score and `needed` the bound in
    hundredths; to be above another, `best` is the greatest lead on any index and `needed` is 1.

    Parameters
    ----------
    coefficients : ndarray of int64, shape (6,)
        Their sum, weighted, must not be negative.
    strict : bool
        Whether it must be above zero.
    needed : int
        Added to the largest coefficient to give `best`.
    """

    def __init__(self, coefficients: IntArray, strict: bool, needed: int) -> None:
        self._coefficients = coefficients
        self._strict = strict
        self.needed = needed
        self.best = int(coefficients.max()) + (0 if strict else needed)

    @property
    def possible(self) -> bool:  # noqa: D102 - see Goal
        return self.best >= self.needed

    def met(self, settings: IntArray) -> BoolArray:  # noqa: D102 - see Goal
        values = settings @ self._coefficients
        return np.asarray(values > 0 if self._strict else values >= 0)

    def nearest(self, weights: Weights, watch: Watch) -> Nearest | None:
        """The nearest shares; for a strict condition those beyond which it is met.

        Share by share goes from the indices with the smallest coefficients to the one with the
        largest, which gains most per share moved.
        """
        if not self.possible:
            return None
        coefficients = self._coefficients.tolist()
        shares = list(weights.shares)
        to = max(range(len(shares)), key=lambda j: (coefficients[j], shares[j]))
        short = -sum((c * w for c, w in zip(coefficients, shares, strict=True)), Fraction(0))
        for giver in sorted(range(len(shares)), key=coefficients.__getitem__):
            gain = coefficients[to] - coefficients[giver]
            if short > 0 and gain:
                moved = min(shares[giver], short / gain)
                shares[giver] -= moved
                shares[to] += moved
                short -= gain * moved
        moves = zip(shares, weights.shares, strict=True)
        return Nearest(tuple(shares), sum((abs(new - old) for new, old in moves), Fraction(0)))


class FirstGoal(Goal):
    """A rank up to k; `best` is the best rank under any weights and `needed` is k."""

    def __init__(self, table: ScoreTable, row: int, k: int, watch: Watch) -> None:
        self._rivals = rivals(table, int(table.profile_of[row]), anywhere())
        self.needed = k
        self.best = best_rank(self._rivals, region_of(anywhere()), watch).rank

    @property
    def possible(self) -> bool:  # noqa: D102 - see Goal
        return self.best <= self.needed

    def met(self, settings: IntArray) -> BoolArray:  # noqa: D102 - see Goal
        # In floats a product of matrices is several times faster, and here just as exact.
        leads = settings.astype(np.float32) @ self._rivals.differences.T.astype(np.float32)
        better = (leads > 0) @ self._rivals.counts
        return np.asarray(self._rivals.always + better < self.needed)

    def nearest(self, weights: Weights, watch: Watch) -> Nearest | None:  # noqa: D102 - see Goal
        return nearest(self._rivals, weights, self.needed, watch) if self.possible else None


def goal_of(
    table: ScoreTable, bounds: Bounds, service_id: int, target: Target, watch: Watch
) -> Goal:
    """Say what a target asks of the weights.

    Raises
    ------
    NotFound
        ``error.service.unknown``, of the service or of the one to pass.
    InvalidInput
        ``error.group.unknown``, ``error.robustness.top``, or ``error.robustness.itself`` if the
        service is to pass itself.
    """
    row = table.row(service_id)
    scores = table.scores[row].astype(np.int64)
    if isinstance(target, IntoFirst):
        return FirstGoal(table, row, checked_top(target.k, len(table)), watch)
    if isinstance(target, Above):
        if target.id == service_id:
            raise InvalidInput("error.robustness.itself", id=service_id)
        return LinearGoal(scores - table.scores[table.row(target.id)], strict=True, needed=1)
    if target.group not in GROUPS:
        raise InvalidInput("error.group.unknown", value=quoted(target.group))
    bound = {1: bounds.group_1, 2: bounds.group_2, 3: 100}[target.group]
    return LinearGoal(100 * scores - bound, strict=False, needed=bound)
