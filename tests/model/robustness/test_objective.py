"""Objective weights held to published cases and to pymcdm."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from pymcdm import weights as pymcdm_weights

from model.errors import InvalidInput
from model.robustness.objective import (
    critic_shares,
    critic_weights,
    entropy_shares,
    entropy_weights,
)
from model.scoring import ScoreTable
from tests.model import strategies
from tests.model.robustness.test_intervals import report_table


def test_entropy_in_elsayed_dawood_and_karthikeyan_2017() -> None:
    """Int. J. Eng. Trends Technol. 46(2), 60-66: twelve web sites on five criteria."""
    matrix = np.array(
        [
            [7, 312, 1891, 6613, 163],
            [72, 88, 728, 941804, 1078],
            [10, 252, 2594, 3466, 117471],
            [10, 145, 980, 2371, 86329],
            [65, 54, 350, 501, 29897],
            [29, 48, 380, 912, 34051],
            [7, 476, 3300, 78470, 2212],
            [70, 87, 650, 733, 819000],
            [4, 86, 591, 3015, 103],
            [12, 79, 579, 3240, 96098],
            [21, 45, 261, 1253, 453],
            [1, 72, 530, 4333, 0.1048],
        ]
    )
    expected = [0.104991, 0.069124, 0.071373, 0.449937, 0.304575]
    assert entropy_shares(matrix) == pytest.approx(expected, abs=5e-7)


def test_critic_in_tus_and_adali_2019() -> None:
    """Opsearch 56(2), 528-538: five time and attendance programmes on six criteria."""
    matrix = np.array(
        [
            [5000, 3, 3, 4, 3, 2],
            [680, 5, 3, 2, 2, 1],
            [2000, 3, 2, 3, 4, 3],
            [600, 4, 3, 1, 2, 2],
            [800, 2, 4, 3, 3, 4],
        ]
    )
    expected = [0.157, 0.249, 0.168, 0.121, 0.154, 0.151]
    assert critic_shares(matrix.astype(float)) == pytest.approx(expected, abs=5e-4)


@given(strategies.tables(min_size=3))
def test_pymcdm_agrees_where_no_index_is_constant(table: ScoreTable) -> None:
    assume((np.ptp(table.scores, axis=0) > 0).all())
    scores = table.scores.astype(float)
    correlations = np.corrcoef(scores, rowvar=False)
    assume((1 - correlations).max() > 1e-9)
    assert entropy_weights(table).shares == pytest.approx(pymcdm_weights.entropy_weights(scores))
    assert critic_weights(table).shares == pytest.approx(pymcdm_weights.critic_weights(scores))


@given(strategies.tables(min_size=2))
def test_shares_are_shares_and_constant_indices_get_none(table: ScoreTable) -> None:
    varies = np.ptp(table.scores, axis=0) > 0
    assume(varies.any())
    for found in (entropy_weights(table), critic_weights(table)):
        assert found.shares.sum() == pytest.approx(1)
        assert (found.shares >= -1e-12).all()
        assert (found.shares[~varies] == 0).all()
        assert len(found.constant) == 6 - varies.sum()
        assert found.nearest.weights.vector.any()


def test_the_report() -> None:
    table = report_table()
    assert entropy_weights(table).constant == ()
    assert entropy_weights(table).nearest.weights.values == (9, 6, 7, 9, 8, 3)
    assert critic_weights(table).nearest.weights.values == (6, 5, 6, 6, 6, 8)


def test_indices_in_full_agreement_count_by_their_deviation() -> None:
    table = ScoreTable([1, 2, 3], [[1, 1, 2, 2, 2, 2], [2, 2, 2, 2, 2, 2], [3, 3, 2, 2, 2, 2]])
    assert critic_weights(table).shares == pytest.approx([0.5, 0.5, 0, 0, 0, 0])
    alone = ScoreTable([1, 2], [[1, 2, 2, 2, 2, 2], [3, 2, 2, 2, 2, 2]])
    assert critic_weights(alone).shares.tolist() == [1, 0, 0, 0, 0, 0]
    assert entropy_weights(alone).shares.tolist() == [1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("services", [0, 1, 3])
def test_scores_that_tell_nobody_apart_give_no_weights(services: int) -> None:
    table = ScoreTable(np.arange(services), np.full((services, 6), 2))
    for method in (entropy_weights, critic_weights):
        with pytest.raises(InvalidInput) as caught:
            method(table)
        assert caught.value.code == "error.robustness.no_variation"
