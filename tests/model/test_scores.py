from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from model.errors import InvalidInput, NotFound
from model.scores import ScoreTable, checked_score
from tests.model import strategies

ROW = [1, 2, 3, 1, 2, 3]


def refusal(ids: object, scores: object) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        ScoreTable(ids, scores)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(
    "scores",
    [
        [ROW, [2] * 6],
        np.array([ROW, [2] * 6], dtype=np.uint8),
        np.array([ROW, [2] * 6], dtype=float),
        np.array([ROW, [2.0] * 6], dtype=object),
        pd.DataFrame([ROW, [2] * 6], columns=list("abcdef")),
    ],
)
def test_scores_come_as_rows_arrays_or_frames(scores: object) -> None:
    table = ScoreTable(pd.Series([9, 4]), scores)  # type: ignore[arg-type]
    assert table.ids.tolist() == [9, 4]
    assert table.scores.tolist() == [ROW, [2] * 6]
    assert table.scores.dtype == np.int8
    assert table.rows_by_id.tolist() == [1, 0]
    assert (table.row(9), table.row(4)) == (0, 1)
    assert len(table) == 2


def test_a_table_may_be_empty() -> None:
    for scores in ([], np.zeros((0, 6), dtype=int)):
        assert ScoreTable([], scores).scores.shape == (0, 6)


@pytest.mark.parametrize(
    ("ids", "scores", "code"),
    [
        ([1], [ROW[:5]], "error.scores.shape"),
        ([1, 2], [ROW], "error.scores.shape"),
        ([1], [], "error.scores.shape"),
        ([], [ROW], "error.scores.shape"),
        ([1, 2], [ROW, ROW[:2]], "error.scores.shape"),
        ([1], [[1, 2, 3, 1, 2, 0]], "error.scores.out_of_range"),
        ([1], [[1, 2, 3, 1, 2, 4]], "error.scores.out_of_range"),
        ([1], [[1, 2, 3, 1, 2, 257]], "error.scores.out_of_range"),
        ([1], [[1, 2, 3, 1, 2, 10**30]], "error.scores.out_of_range"),
        ([1], [[1, 2, 3, 1, 2, 1.5]], "error.scores.not_integer"),
        ([1], [[1, 2, 3, 1, 2, float("nan")]], "error.scores.not_integer"),
        ([1], [[1, 2, 3, 1, 2, float("inf")]], "error.scores.not_integer"),
        ([1], [[1, 2, 3, 1, 2, None]], "error.scores.not_integer"),
        ([1], [[1, 2, 3, 1, 2, "1"]], "error.scores.not_integer"),
        ([1], [[True] * 6], "error.scores.not_integer"),
        ([1, 2, 1], [ROW] * 3, "error.service.duplicate"),
        (["a"], [ROW], "error.service.id"),
        ([1.5], [ROW], "error.service.id"),
        ([True], [ROW], "error.service.id"),
        ([10**30], [ROW], "error.service.id"),
        ([2**63], [ROW], "error.service.id"),
        ([[1, 2]], [ROW], "error.service.id"),
        ([[1], [1, 2]], [ROW, ROW], "error.service.id"),
        (np.array([1.0]), [ROW], "error.service.id"),
        (np.array([[1]]), [ROW], "error.service.id"),
    ],
)
def test_a_bad_table_is_refused(ids: object, scores: object, code: str) -> None:
    assert refusal(ids, scores).code == code


def test_the_refusal_names_service_index_and_value() -> None:
    error = refusal([7, 8], [ROW, [1, 1, 1, 5, 1, 1]])
    assert error.params == {"id": 8, "index": "coverage", "value": "5"}


@pytest.mark.parametrize("unknown", [3, "4", None, [], 4.5])
def test_an_unknown_service_is_not_found(unknown: object) -> None:
    with pytest.raises(NotFound) as caught:
        ScoreTable([4], [ROW]).row(unknown)  # type: ignore[arg-type]
    assert caught.value.code == "error.service.unknown"


def test_a_score_is_a_whole_number_from_1_to_3() -> None:
    assert [checked_score(value) for value in (1, 2.0, np.int8(3))] == [1, 2, 3]


def test_nobody_can_change_a_table() -> None:
    mine = np.array([ROW], dtype=np.int8)
    table = ScoreTable([1], mine)
    mine[0, 0] = 3
    assert table.scores[0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        table.scores[0, 0] = 2
    with pytest.raises(ValueError, match="read-only"):
        table.ids[0] = 2


@given(strategies.tables(min_size=0))
def test_profiles_stand_for_the_rows(table: ScoreTable) -> None:
    assert table.profiles[table.profile_of].tolist() == table.scores.tolist()
    assert len(np.unique(table.profiles, axis=0)) == len(table.profiles)
    assert np.bincount(table.profile_of, minlength=0).tolist() == table.profile_counts.tolist()
