from __future__ import annotations

import pytest
from hypothesis import given

from model.errors import InvalidInput
from model.movement import Crossing, compare
from model.scoring import ScoreTable, rank
from model.weights import Weights
from tests.model import oracle, strategies

REPORT = Weights((3, 1, 1, 2, 2, 1))
EASE_ONLY = Weights((0, 0, 0, 0, 0, 1))
TABLE = ScoreTable([8, 2, 5], [[3, 3, 3, 3, 3, 1], [1, 1, 1, 1, 1, 3], [2] * 6])


def test_who_gains_and_who_loses() -> None:
    movement = compare(rank(TABLE, EASE_ONLY), rank(TABLE, REPORT))
    assert movement.ids.tolist() == [8, 2, 5]
    assert movement.rank_change.tolist() == [-2, 2, 0]
    assert movement.group_change.tolist() == [-2, 2, 0]
    assert movement.crossings == (Crossing(2, 3, 1, 3, 1), Crossing(8, 1, 3, 1, 3))
    assert [crossing.better for crossing in movement.crossings] == [True, False]
    assert movement.top_movers(5) == (2, 8)
    assert movement.top_movers(1) == (2,)
    assert movement.group_count_change == {1: 0, 2: 0, 3: 0}


def test_rows_are_matched_by_id() -> None:
    base = rank(ScoreTable(TABLE.ids[[2, 0, 1]], TABLE.scores[[2, 0, 1]]), REPORT)
    assert compare(rank(TABLE, EASE_ONLY), base).rank_change.tolist() == [-2, 2, 0]


def test_other_services_cannot_be_compared() -> None:
    other = rank(ScoreTable([8, 2, 6], TABLE.scores), REPORT)
    with pytest.raises(InvalidInput) as caught:
        compare(other, rank(TABLE, REPORT))
    assert caught.value.code == "error.compare.services"
    assert caught.value.params == {"ids": [5, 6]}
    with pytest.raises(InvalidInput):
        compare(rank(ScoreTable([8], TABLE.scores[:1]), REPORT), rank(TABLE, REPORT))


@given(strategies.tables(min_size=0), strategies.weights, strategies.weights, strategies.bounds)
def test_movement_equals_the_brute_force(table, now, base, bounds) -> None:  # type: ignore[no-untyped-def]
    found = compare(rank(table, now, bounds), rank(table, base, bounds))
    ids, scores, pair = table.ids.tolist(), table.scores.tolist(), (bounds.group_1, bounds.group_2)
    expected = oracle.movement(
        ids, oracle.rank(ids, scores, now.values, pair), oracle.rank(ids, scores, base.values, pair)
    )
    assert found.rank_change.tolist() == expected["rank_change"]
    assert found.group_change.tolist() == expected["group_change"]
    assert [crossing.id for crossing in found.crossings] == expected["crossings"]
    assert list(found.top_movers(5)) == expected["top_movers"]
    assert list(found.group_count_change.values()) == expected["group_count_change"]
    assert sum(found.group_count_change.values()) == 0


@given(strategies.tables(), strategies.weights, strategies.bounds)
def test_nobody_moves_against_the_same_ranking(table, weights, bounds) -> None:  # type: ignore[no-untyped-def]
    ranking = rank(table, weights, bounds)
    movement = compare(ranking, ranking)
    assert not movement.rank_change.any()
    assert movement.crossings == movement.top_movers(9) == ()
