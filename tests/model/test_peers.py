"""Totals and ranks held to scikit-criteria and pymcdm.

Both are given whole weights, under which their floats are exact; with shares of 1, as they are
usually called, they split ties. They rank otherwise than we do, so ranks are translated:
scikit-criteria's are dense (1, 2, 2, 3), pymcdm's are averages (1, 2.5, 2.5, 4).
"""

from __future__ import annotations

import numpy as np
import pytest
from pymcdm.methods import WSM
from skcriteria import mkdm
from skcriteria.agg.simple import WeightedSumModel

from model.scoring import Ranking, ScoreTable, rank
from model.weights import Weights

WEIGHTS = [
    Weights((3, 1, 1, 2, 2, 1)),
    Weights((1, 1, 1, 1, 1, 1)),
    Weights((10, 7, 9, 8, 10, 3)),
    Weights((10, 10, 10, 10, 10, 10)),
]
BENEFIT = [max] * 6


@pytest.fixture(params=[2, 60, 2_000])
def table(request: pytest.FixtureRequest) -> ScoreTable:
    services = int(request.param)
    scores = np.random.default_rng(services).integers(1, 4, (services, 6))
    return ScoreTable(np.arange(services), scores)


def dense(ranking: Ranking) -> list[int]:
    return (np.unique(ranking.ranks, return_inverse=True)[1] + 1).tolist()


def averages(ranking: Ranking) -> list[float]:
    level = np.bincount(ranking.ranks)[ranking.ranks]
    return (ranking.ranks + (level - 1) / 2).tolist()


@pytest.mark.parametrize("weights", WEIGHTS, ids=str)
def test_scikit_criteria_agrees(table: ScoreTable, weights: Weights) -> None:
    matrix = mkdm(table.scores, BENEFIT, weights=weights.values)
    theirs = WeightedSumModel().evaluate(matrix)
    ours = rank(table, weights)
    assert ours.totals.tolist() == theirs.e_.score.tolist()
    assert dense(ours) == theirs.rank_.tolist()


@pytest.mark.parametrize("weights", WEIGHTS, ids=str)
def test_pymcdm_agrees(table: ScoreTable, weights: Weights) -> None:
    method = WSM(normalization_function=lambda column, cost=False: column)
    totals = method(table.scores, weights.values, np.ones(6), validation=False)
    ours = rank(table, weights)
    assert ours.totals.tolist() == totals.tolist()
    assert averages(ours) == method.rank(totals).tolist()
