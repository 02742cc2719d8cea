from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.robustness.judging import group_confidence, score_errors
from model.scoring import ScoreTable, rank
from tests.model import strategies
from tests.model.robustness import brute
from tests.model.robustness.budget import fewer
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT


def chance(score: int, error: int, q: Fraction) -> Fraction:
    if error == 0:
        return 1 - q
    return q / 2 if score == 2 else q


def test_a_score_is_one_off_with_probability_q() -> None:
    scores = np.array([[1, 2, 3, 1, 2, 3]], dtype=np.int8)
    errors = score_errors(np.random.default_rng(3), scores, 0.3, 40_000)
    assert errors.shape == (40_000, 1, 6)
    assert errors.dtype == np.int8
    for column, score in enumerate(scores[0].tolist()):
        found = Counter(errors[:, 0, column].tolist())
        for error in (-1, 0, 1):
            allowed = 1 <= score + error <= 3
            expected = float(chance(score, error, Fraction(3, 10))) if allowed else 0
            assert found[error] / 40_000 == pytest.approx(expected, abs=0.012)
            assert allowed or not found[error]


def test_without_errors_and_with_errors_only() -> None:
    scores = np.array([[1, 2, 3, 3, 3, 3]] * 5, dtype=np.int8)
    rng = np.random.default_rng(3)
    assert not score_errors(rng, scores, 0.0, 100).any()
    errors = score_errors(rng, scores, 1.0, 100)
    assert (errors[:, :, 0] == 1).all()
    assert (np.abs(errors[:, :, 1]) == 1).all()
    assert (errors[:, :, 2:] == -1).all()


@fewer(7)
@given(strategies.tables(max_size=3), strategies.weights, strategies.bounds, st.fractions(0, 1))
def test_group_chances_are_sums_over_all_errors(table, weights, bounds, q) -> None:  # type: ignore[no-untyped-def]
    found = group_confidence(rank(table, weights, bounds), float(q))
    pair = (bounds.group_1, bounds.group_2)
    for row, scores in enumerate(table.scores.tolist()):
        expected = dict.fromkeys((1, 2, 3), Fraction(0))
        for errors in product((-1, 0, 1), repeat=6):
            right = [score + error for score, error in zip(scores, errors, strict=True)]
            if min(right) >= 1 and max(right) <= 3:
                weight = Fraction(1)
                for score, error in zip(scores, errors, strict=True):
                    weight *= chance(score, error, q)
                expected[brute.groups([right], weights.shares, pair)[0]] += weight
        assert found.chances[row] == pytest.approx([float(expected[g]) for g in (1, 2, 3)])


def test_the_report_if_each_score_is_wrong_once_in_ten() -> None:
    ranking = rank(report_table(), REPORT)
    sure = group_confidence(ranking, 0)
    assert (sure.staying == 1).all()
    found = group_confidence(ranking, 0.1)
    assert found.chances.sum(axis=1) == pytest.approx(np.ones(60))
    assert len(found.surer_than(0.9)) == 33
    assert set(found.surer_than(0.99)) <= set(found.surer_than(0.9))


@pytest.mark.parametrize("q", [-0.1, 1.1, "a", None])
def test_q_is_a_probability(q: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        group_confidence(rank(report_table(), REPORT), q)
    assert caught.value.code == "error.robustness.probability"


def test_nobody_to_be_sure_of() -> None:
    empty = ScoreTable([], np.zeros((0, 6), dtype=int))
    assert group_confidence(rank(empty, REPORT), 0.5).chances.shape == (0, 3)
