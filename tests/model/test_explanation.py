from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import NotFound
from model.explanation import Contribution, Neighbour, explain
from model.scoring import ScoreTable, rank
from model.weights import Weights
from tests.model import oracle, strategies

REPORT = Weights((3, 1, 1, 2, 2, 1))
SCORES = [[3] * 6, [2, 2, 1, 2, 2, 3], [2] * 6, [1, 1, 1, 1, 2, 3], [1] * 6]


def test_why_here() -> None:
    found = explain(rank(ScoreTable([11, 3, 7, 5, 2], SCORES), REPORT), 7)
    assert (found.id, found.rank, found.group, found.total) == (7, 2, 1, 20)
    assert (found.mean, found.mean_hundredths, found.weight_sum) == (2, 200, 10)
    assert found.contributions[0] == Contribution("smartness", 2, 3, 6, 9, Fraction(6, 20))
    assert (found.points_up, found.points_down) == (0, 1)
    assert found.tied_with == (3,)
    assert found.above == (Neighbour(11, 1, 30, 10),)
    assert found.below == (Neighbour(5, 4, 14, -6), Neighbour(2, 5, 10, -10))


def test_as_many_neighbours_as_asked_for() -> None:
    ranking = rank(ScoreTable([11, 3, 7, 5, 2], SCORES), REPORT)
    assert explain(ranking, 7, neighbours=0).above == explain(ranking, 7, neighbours=0).below == ()
    assert [n.id for n in explain(ranking, 2, neighbours=3).above] == [3, 7, 5]


def test_an_unknown_service_is_not_found() -> None:
    with pytest.raises(NotFound):
        explain(rank(ScoreTable([1], [[1] * 6]), REPORT), 2)


@given(strategies.tables(), strategies.weights, strategies.bounds, st.integers(0, 4), st.data())
def test_an_explanation_adds_up(table, weights, bounds, count, data) -> None:  # type: ignore[no-untyped-def]
    ranking = rank(table, weights, bounds)
    service = int(data.draw(st.sampled_from(table.ids.tolist())))
    found = explain(ranking, service, count)
    ids = table.ids.tolist()
    pair = (bounds.group_1, bounds.group_2)
    result = oracle.rank(ids, table.scores.tolist(), weights.values, pair)
    around = oracle.neighbours(ids, result, service, count) if count else None
    assert sum(part.points for part in found.contributions) == found.total
    assert sum(part.share for part in found.contributions) == 1
    assert all(part.points == part.score * part.weight <= part.most for part in found.contributions)
    assert found.mean == Fraction(found.total, weights.sum)
    if around:
        assert list(found.tied_with) == around["tied"]
        assert [n.id for n in found.above] == around["above"]
        assert [n.id for n in found.below] == around["below"]
    assert all(n.gap > 0 and n.rank < found.rank for n in found.above)
    assert all(n.gap < 0 and n.rank > found.rank for n in found.below)
