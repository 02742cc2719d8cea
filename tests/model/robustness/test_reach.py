"""What it would take, applied with the weighing itself."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from model.errors import InvalidInput, NotFound
from model.robustness.progress import Cancelled, Watch
from model.robustness.reach import Above, IntoFirst, IntoGroup, Move, Target, reach
from model.scoring import Ranking, ScoreTable, rank
from model.weights import INDEX_IDS, Weights
from model.what_if import apply_what_ifs
from tests.model import strategies
from tests.model.robustness.budget import fewer
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT


def met(ranking: Ranking, service_id: int, target: Target) -> bool:
    row = ranking.table.row(service_id)
    if isinstance(target, IntoGroup):
        return bool(ranking.groups[row] <= target.group)
    if isinstance(target, Above):
        return bool(ranking.totals[row] > ranking.totals[ranking.table.row(target.id)])
    return bool(ranking.ranks[row] <= target.k)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Ranking, int, Target]:
    table = draw(strategies.tables(min_size=2, max_size=8))
    ranking = rank(table, draw(strategies.weights), draw(strategies.bounds))
    one, other = draw(st.permutations(table.ids.tolist()))[:2]
    target = draw(
        st.one_of(
            st.integers(1, 3).map(IntoGroup),
            st.just(Above(other)),
            st.integers(1, len(table)).map(IntoFirst),
        )
    )
    return ranking, one, target


@fewer(2)
@given(questions(), st.data())
def test_the_setting_does_it_and_none_with_fewer_steps(question, data) -> None:  # type: ignore[no-untyped-def]
    ranking, service_id, target = question
    found = reach(ranking, service_id, target)
    table, now = ranking.table, ranking.weights
    assert found.already == met(ranking, service_id, target)
    if found.setting is None:
        assert not found.already
        assert found.steps is None
        fewer = 60
    else:
        assert found.possible
        assert met(rank(table, found.setting, ranking.bounds), service_id, target)
        assert found.steps == sum(abs(move.after - move.before) for move in found.moves)
        assert found.steps == int(np.abs(found.setting.vector - now.vector).sum())
        fewer = found.steps - 1
    for other in nearer(now, fewer, data):
        assert not met(rank(table, other, ranking.bounds), service_id, target)


def nearer(now: Weights, steps: int, data: st.DataObject) -> list[Weights]:
    """Some settings at most so many steps away: all of the nearest, and a few of the others."""
    found = [
        np.add(now.values, move)
        for move in product((-1, 0, 1), repeat=6)
        if sum(map(abs, move)) <= min(steps, 2)
    ]
    for _ in range(10):
        other = data.draw(strategies.weights)
        if np.abs(other.vector - now.vector).sum() <= steps:
            found.append(other.vector)
    return [
        Weights(tuple(row.tolist()))
        for row in found
        if row.min() >= 0 and row.max() <= 10 and row.any()
    ]


@fewer(2)
@given(questions())
def test_no_smaller_change_of_shares_does_it(question) -> None:  # type: ignore[no-untyped-def]
    """Against a linear program; the first k are held to programs of their own elsewhere."""
    ranking, service_id, target = question
    if isinstance(target, IntoFirst):
        return
    found = reach(ranking, service_id, target)
    if found.already:
        assert found.change == 0
        assert found.shares == ranking.weights.shares
        return
    condition = linear(ranking, service_id, target)
    shares = np.array(ranking.weights.shares, dtype=float)
    solved = linprog(
        np.concatenate([np.zeros(6), np.ones(12)]),
        A_ub=np.concatenate([-condition, np.zeros(12)])[None],
        b_ub=[0],
        A_eq=np.vstack(
            [
                np.concatenate([np.ones(6), np.zeros(12)]),
                np.hstack([np.eye(6), -np.eye(6), np.eye(6)]),
            ]
        ),
        b_eq=np.concatenate([[1], shares]),
    )
    if not found.possible:
        assert found.shares is None
        assert found.change is None
        assert condition.max() < 0 or (isinstance(target, Above) and condition.max() <= 0)
        assert found.best < found.needed
        return
    assert solved.fun == pytest.approx(float(found.change), abs=1e-9)
    value = sum((int(c) * w for c, w in zip(condition, found.shares, strict=True)), Fraction(0))
    assert value == 0
    assert sum(found.shares) == 1
    assert found.beyond == isinstance(target, Above)


def linear(ranking: Ranking, service_id: int, target: IntoGroup | Above) -> np.ndarray:
    scores = ranking.table.scores.astype(int)
    mine = scores[ranking.table.row(service_id)]
    if isinstance(target, Above):
        return mine - scores[ranking.table.row(target.id)]
    bounds = ranking.bounds
    return 100 * mine - {1: bounds.group_1, 2: bounds.group_2, 3: 100}[target.group]


@fewer(3)
@given(questions())
def test_one_point_more_does_what_it_is_said_to_do(question) -> None:  # type: ignore[no-untyped-def]
    ranking, service_id, target = question
    found = reach(ranking, service_id, target)
    scores = ranking.table.scores[ranking.table.row(service_id)].tolist()
    assert [one.index for one in found.judgements] == [
        index for index, score in zip(INDEX_IDS, scores, strict=True) if score < 3
    ]
    for one in found.judgements:
        table = apply_what_ifs(ranking.table, {(service_id, one.index): one.judged})
        changed = rank(table, ranking.weights, ranking.bounds)
        assert one.enough == met(changed, service_id, target)
        assert one.opens == reach(changed, service_id, target).possible
        assert one.judged == one.score + 1
    assert found.enough_alone == tuple(one for one in found.judgements if one.enough)


def test_the_service_that_the_report_adds_up_wrongly() -> None:
    """One step of ease brings service 47 into the group that the report prints for it."""
    found = reach(rank(report_table(), REPORT), 47, IntoGroup(2))
    assert found.setting == Weights((3, 1, 1, 2, 2, 2))
    assert found.moves == (Move("ease", 1, 2),)
    assert found.change == Fraction(1, 10)
    assert {one.index for one in found.enough_alone} == {
        "smartness",
        "resources",
        "economy",
        "coverage",
        "frequency",
    }


def test_what_no_weights_can_do_is_proved() -> None:
    found = reach(rank(report_table(), REPORT), 47, Above(1))
    assert not found.possible
    assert (found.best, found.needed) == (0, 1)
    assert (found.setting, found.steps, found.moves) == (None, None, ())
    assert [one.index for one in found.judgements if one.opens] == ["economy"]
    assert found.enough_alone == ()
    table = ScoreTable([1, 2], [[1] * 6, [2] * 6])
    first = reach(rank(table, REPORT), 1, IntoFirst(1))
    assert (first.possible, first.best, first.needed) == (False, 2, 1)
    group = reach(rank(table, REPORT), 1, IntoGroup(1))
    assert (group.possible, group.best, group.needed) == (False, 100, 200)
    assert all(one.opens and not one.enough for one in group.judgements)


def test_already_there() -> None:
    found = reach(rank(report_table(), REPORT), 1, IntoFirst(60))
    assert found.already
    assert (found.steps, found.moves, found.setting) == (0, (), REPORT)
    assert not found.beyond


@pytest.mark.parametrize(
    ("service_id", "target", "error", "code"),
    [
        (99, IntoGroup(1), NotFound, "error.service.unknown"),
        (1, Above(99), NotFound, "error.service.unknown"),
        (1, Above(1), InvalidInput, "error.robustness.itself"),
        (1, IntoGroup(4), InvalidInput, "error.group.unknown"),
        (1, IntoFirst(0), InvalidInput, "error.robustness.top"),
        (1, IntoFirst(61), InvalidInput, "error.robustness.top"),
    ],
)
def test_wrong_targets_are_refused(
    service_id: int, target: Target, error: type[Exception], code: str
) -> None:
    with pytest.raises(error) as caught:
        reach(rank(report_table(), REPORT), service_id, target)
    assert caught.value.code == code  # type: ignore[attr-defined]


def test_a_search_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        reach(rank(report_table(), REPORT), 47, IntoFirst(3), Watch(stop=lambda: True))
