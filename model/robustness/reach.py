"""What it would take to bring a service where it is wanted.

The smallest change of shares is exact, and so is the smallest change in slider steps, which does it
when it is applied. If no weights do it, the best that any give proves it; and for every index it is
said whether one point more there would be enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from model.robustness.goals import Above, Goal, IntoFirst, IntoGroup, Target, goal_of
from model.robustness.nearest import Nearest
from model.robustness.progress import UNWATCHED, Watch
from model.robustness.region import Shares
from model.robustness.settings import nearest_setting
from model.scores import MAX_SCORE
from model.scoring import Ranking
from model.weights import INDEX_IDS, Weights
from model.what_if import apply_what_ifs

__all__ = ["Above", "IntoFirst", "IntoGroup", "Judgement", "Move", "Reach", "Target", "reach"]


@dataclass(frozen=True, slots=True)
class Move:
    """A slider to move."""

    index: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one point more on one index would do.

    Attributes
    ----------
    index : str
    score, judged : int
        The score as it is and one higher.
    enough : bool
        Whether the target is met then, at the present weights.
    opens : bool
        Whether some weights meet it then.
    """

    index: str
    score: int
    judged: int
    enough: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """What `reach` found.

    Attributes
    ----------
    id : int
        The service.
    target : Target
    already : bool
        Whether it is there at the present weights.
    possible : bool
        Whether some weights bring it there.
    best, needed : int
        The best that any weights can give and what the target asks for: a mean in hundredths, a
        lead in points or a rank. They are the proof where it is not possible.
    shares : tuple of Fraction or None
        The nearest shares that do it; None if none do.
    change : Fraction or None
        The sum of the changes of all shares to there.
    beyond : bool
        Whether it is done only beyond these shares, however little: at them both are level.
    setting : Weights or None
        The whole weights that do it in the fewest slider steps; None if no setting does.
    steps : int or None
        The sum of those slider steps.
    moves : tuple of Move
        The sliders to move.
    judgements : tuple of Judgement
        Every index that has a point to gain.
    """

    id: int
    target: Target
    already: bool
    possible: bool
    best: int
    needed: int
    shares: Shares | None
    change: Fraction | None
    beyond: bool
    setting: Weights | None
    steps: int | None
    moves: tuple[Move, ...]
    judgements: tuple[Judgement, ...]

    @property
    def enough_alone(self) -> tuple[Judgement, ...]:
        """The single points that would be enough at the present weights."""
        return tuple(one for one in self.judgements if one.enough)


def reach(ranking: Ranking, service_id: int, target: Target, watch: Watch = UNWATCHED) -> Reach:
    """Find what it would take to bring a service to a target.

    Parameters
    ----------
    ranking : Ranking
        The present weights, bounds and scores.
    service_id : int
    target : IntoGroup, Above or IntoFirst
    watch : Watch, optional

    Raises
    ------
    NotFound, InvalidInput
        See `model.robustness.goals.goal_of`.
    Cancelled
    """
    weights = ranking.weights
    goal = goal_of(ranking.table, ranking.bounds, service_id, target, watch)
    already = _met(goal, weights)
    way: Nearest | None = Nearest(weights.shares, Fraction(0))
    setting: Weights | None = weights
    if not already:
        way = goal.nearest(weights, watch)
        setting = nearest_setting(weights, goal.met, watch) if goal.possible else None
    moves = () if setting is None else _moves(weights, setting)
    return Reach(
        id=service_id,
        target=target,
        already=already,
        possible=goal.possible,
        best=goal.best,
        needed=goal.needed,
        shares=None if way is None else way.shares,
        change=None if way is None else way.change,
        beyond=isinstance(target, Above) and goal.possible and not already,
        setting=setting,
        steps=None if setting is None else sum(abs(move.after - move.before) for move in moves),
        moves=moves,
        judgements=tuple(_judgements(ranking, service_id, target, watch)),
    )


def _met(goal: Goal, weights: Weights) -> bool:
    return bool(goal.met(weights.vector[None])[0])


def _moves(before: Weights, after: Weights) -> tuple[Move, ...]:
    return tuple(
        Move(index, before[index], after[index])
        for index in INDEX_IDS
        if before[index] != after[index]
    )


def _judgements(
    ranking: Ranking, service_id: int, target: Target, watch: Watch
) -> Iterator[Judgement]:
    scores = ranking.table.scores[ranking.table.row(service_id)].tolist()
    for index, score in zip(INDEX_IDS, scores, strict=True):
        if score < MAX_SCORE:
            table = apply_what_ifs(ranking.table, {(service_id, index): score + 1})
            goal = goal_of(table, ranking.bounds, service_id, target, watch)
            yield Judgement(index, score, score + 1, _met(goal, ranking.weights), goal.possible)
