from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput, NotFound, TarazuError
from model.scoring import ScoreTable, rank
from model.weights import INDEX_POSITION, Weights
from model.what_if import apply_what_ifs
from tests.model import strategies

TABLE = ScoreTable([4, 7], [[1, 2, 3, 1, 2, 3], [2] * 6])


def test_only_the_named_scores_change_and_only_in_the_copy() -> None:
    changed = apply_what_ifs(TABLE, {(7, "smartness"): 3, (4, "ease"): 1})
    assert changed.scores.tolist() == [[1, 2, 3, 1, 2, 1], [3, 2, 2, 2, 2, 2]]
    assert TABLE.scores.tolist() == [[1, 2, 3, 1, 2, 3], [2] * 6]


def test_no_what_if_is_the_table_itself() -> None:
    assert apply_what_ifs(TABLE, {}) is TABLE


@pytest.mark.parametrize(
    ("cell", "score", "kind", "code"),
    [
        ((5, "ease"), 1, NotFound, "error.service.unknown"),
        (("4", "ease"), 1, NotFound, "error.service.unknown"),
        ((4, "beauty"), 1, InvalidInput, "error.what_if.index"),
        ((4, 0), 1, InvalidInput, "error.what_if.index"),
        ((4, "ease"), 0, InvalidInput, "error.what_if.score"),
        ((4, "ease"), 4, InvalidInput, "error.what_if.score"),
        ((4, "ease"), 1.5, InvalidInput, "error.what_if.score"),
        ((4, "ease"), float("nan"), InvalidInput, "error.what_if.score"),
        ((4, "ease"), "2", InvalidInput, "error.what_if.score"),
        ((4, "ease"), True, InvalidInput, "error.what_if.score"),
        ((4, "ease"), None, InvalidInput, "error.what_if.score"),
    ],
)
def test_a_what_if_that_cannot_be_is_refused(
    cell: tuple[int, str], score: int, kind: type[TarazuError], code: str
) -> None:
    with pytest.raises(kind) as caught:
        apply_what_ifs(TABLE, {cell: score})
    assert caught.value.code == code


@given(strategies.tables(), strategies.weights, st.data())
def test_judging_as_before_changes_nothing(
    table: ScoreTable, weights: Weights, data: st.DataObject
) -> None:
    service, index = data.draw(strategies.cells(table))
    as_before = int(table.scores[table.row(service), INDEX_POSITION[index]])
    same = apply_what_ifs(table, {(service, index): as_before})
    assert same.scores.tolist() == table.scores.tolist()
    assert rank(same, weights).ranks.tolist() == rank(table, weights).ranks.tolist()


@given(strategies.tables(), st.data(), st.integers(1, 3))
def test_a_what_if_taken_back_leaves_the_table(
    table: ScoreTable, data: st.DataObject, score: int
) -> None:
    service, index = data.draw(strategies.cells(table))
    as_before = int(table.scores[table.row(service), INDEX_POSITION[index]])
    there = apply_what_ifs(table, {(service, index): score})
    back = apply_what_ifs(there, {(service, index): as_before})
    assert back.scores.tolist() == table.scores.tolist()
