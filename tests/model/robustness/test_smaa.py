"""Acceptability held to a loop over the same samples, to pysensmcda by cell, and to volumes."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput, NotFound
from model.robustness import smaa
from model.robustness.box import around
from model.robustness.confidence import confidence_factors
from model.robustness.extremes import extremes
from model.robustness.judging import score_errors
from model.robustness.progress import Cancelled, Watch
from model.robustness.sampling import Anywhere, InOrder, Within, order_of
from model.robustness.smaa import Acceptability, acceptability, samples_for, standard_error
from model.scoring import Ranking, ScoreTable, rank
from model.weights import Weights
from tests.model import strategies
from tests.model.robustness import brute, smaa_vectors
from tests.model.robustness.budget import fewer
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT

VECTORS = json.loads(smaa_vectors.PATH.read_text(encoding="utf-8"))


def sampled(found: Acceptability, model: Any) -> tuple[np.ndarray, np.ndarray]:
    """The weights and the scores of a run, drawn once more."""
    of_weights, of_scores = np.random.default_rng(found.seed).spawn(2)
    weights = np.concatenate(list(model.samples(of_weights, found.samples)))
    scores = found.ranking.table.scores
    errors = score_errors(of_scores, scores, found.q, found.samples)
    return weights, scores + (errors if found.q else np.zeros_like(errors))


@fewer(5)
@given(
    strategies.tables(max_size=7),
    strategies.weights,
    strategies.bounds,
    st.integers(1, 7),
    st.sampled_from([0.0, 0.3]),
    st.integers(0, 2),
)
def test_counts_are_those_of_a_loop(table, weights, bounds, k, q, kind) -> None:  # type: ignore[no-untyped-def]
    model = [Anywhere(), Within(around(weights, 15)), InOrder(order_of(weights))][kind]
    ranking, k = rank(table, weights, bounds), min(k, len(table))
    found = acceptability(ranking, model, samples=25, seed=3, k=k, q=q)
    ranks, groups, first = loop(found, *sampled(found, model))
    assert (found.rank_chances * 25).round(9).tolist() == ranks.tolist()
    assert (found.group_chances * 25).round(9).tolist() == groups.tolist()
    assert found.first_chances == pytest.approx(ranks[:, :k].sum(axis=1) / 25)
    assert found.mean_ranks == pytest.approx(ranks @ np.arange(1, len(table) + 1) / 25)
    assert np.nan_to_num(found.central_weights) == pytest.approx(np.nan_to_num(first))
    assert (np.isnan(found.central_weights) == np.isnan(first)).all()
    rows = np.arange(len(table))
    assert found.staying == pytest.approx(groups[rows, ranking.groups - 1] / 25)


def loop(
    found: Acceptability, weights: np.ndarray, scores: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    n, bounds = len(found.ranking), found.ranking.bounds
    ranks, groups, first = np.zeros((n, n), int), np.zeros((n, 3), int), np.zeros((n, 6))
    for row, table in zip(weights, scores, strict=True):
        shares = [Fraction(int(w), int(row.sum())) for w in row]
        for i, rank_ in enumerate(brute.ranks(table.tolist(), shares)):
            ranks[i, rank_ - 1] += 1
            if rank_ <= found.k:
                first[i] += row / row.sum()
        for i, group in enumerate(
            brute.groups(table.tolist(), shares, (bounds.group_1, bounds.group_2))
        ):
            groups[i, group - 1] += 1
    counts = ranks[:, : found.k].sum(axis=1)[:, None]
    central = np.full((n, 6), np.nan)
    np.divide(first, counts, out=central, where=counts > 0)
    return ranks, groups, central


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_pysensmcda_counts_the_same(case: dict[str, Any]) -> None:
    ranking, model = smaa_vectors.question(case)
    found = acceptability(
        ranking, model, samples=case["samples"], seed=case["seed"], k=case["k"], q=case["q"]
    )
    assert found.rank_counts[found.row_of].tolist() == case["rank_counts"]
    central = np.array([row or [np.nan] * 6 for row in case["central_weights"]])
    assert found.central_weights == pytest.approx(central, abs=1e-12, nan_ok=True)
    if case["q"]:
        assert list(confidence_factors(found).values()) == pytest.approx(case["confidence_factors"])


def test_volumes_are_found() -> None:
    """Chances that are volumes: w1 > w2 half of the time, 2 w1 > w2 two thirds of it."""
    table = ScoreTable([1, 2, 3], [[2, 1, 1, 1, 1, 1], [1, 2, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]])
    found = acceptability(rank(table, REPORT), samples=40_000, seed=1)
    assert found.ranks(1)[0] == pytest.approx(1 / 2, abs=4 * found.largest_error)
    assert found.ranks(3).tolist() == [0, 0, 1]
    table = ScoreTable([1, 2], [[3, 1, 1, 1, 1, 1], [1, 2, 1, 1, 1, 1]])
    found = acceptability(rank(table, REPORT), samples=40_000, seed=1)
    assert found.ranks(1)[0] == pytest.approx(2 / 3, abs=4 * found.largest_error)
    # Of the weights with 2 w1 > w2 the mean of w1 / (w1 + w2) is 2/3, and w1 + w2 is a third.
    assert found.central_weights[0, 0] == pytest.approx(2 / 9, abs=0.004)


def test_sampled_ranks_lie_within_the_exact_ones() -> None:
    ranking, box = rank(report_table(), REPORT), around(REPORT, 10)
    found, exact = (
        acceptability(ranking, Within(box), samples=3_000, seed=4),
        extremes(ranking, box),
    )
    for row, service_id in enumerate(ranking.ids.tolist()):
        ranks = np.flatnonzero(found.ranks(service_id)) + 1
        assert exact.best_ranks[row] <= ranks.min()
        assert ranks.max() <= exact.worst_ranks[row]
    for one in exact.groups:
        assert set(one.staying) <= set(found.surer_than(1.0))


def test_services_with_the_same_scores_are_always_level() -> None:
    table = ScoreTable([5, 6, 7], [[2, 1, 3, 1, 2, 3]] * 2 + [[1, 3, 1, 2, 2, 1]])
    found = acceptability(rank(table, REPORT), samples=500)
    assert found.ranks(5).tolist() == found.ranks(6).tolist()
    assert found.ranks(5)[2] == 0
    assert found.ranks(7)[1] == 0
    apart = acceptability(rank(table, REPORT), samples=500, q=0.2)
    assert apart.ranks(5).tolist() != apart.ranks(6).tolist()


def test_without_room_all_is_as_it_is() -> None:
    ranking = rank(report_table(), REPORT)
    found = acceptability(ranking, Within(around(REPORT, 0)), samples=7)
    assert (found.rank_chances.argmax(axis=1) + 1).tolist() == ranking.ranks.tolist()
    assert (found.staying == 1).all()
    assert found.largest_error == 0
    assert found.surer_than(1.0) == tuple(sorted(ranking.ids.tolist()))


def test_the_seed_is_all_that_chance_has_a_say_in() -> None:
    ranking = rank(report_table(), REPORT)
    one, same, other = (acceptability(ranking, samples=2_500, seed=s, q=0.1) for s in (1, 1, 2))
    assert (one.rank_counts == same.rank_counts).all()
    assert (one.central_weights == same.central_weights)[~np.isnan(one.central_weights)].all()
    assert (one.rank_counts != other.rank_counts).any()
    assert one.rank_counts.sum(axis=1).tolist() == [2_500] * 60


def test_standard_errors() -> None:
    """Of 10,000 samples a chance of one half has an error of half a point."""
    assert standard_error(0.5, 10_000) == 0.005
    assert standard_error(0.0, 10_000) == 0
    assert samples_for(0.005) == 10_000
    assert samples_for(0.01) == 2_500
    found = acceptability(rank(report_table(), REPORT), samples=1_000)
    chances = np.concatenate([found.rank_chances.ravel(), found.group_chances.ravel()])
    errors = [standard_error(float(chance), 1_000) for chance in chances]
    assert found.largest_error == pytest.approx(max(errors))


def test_many_services_are_counted_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other way of counting agrees with the loop as well."""
    scores = np.random.default_rng(0).integers(1, 4, (200, 6))
    ranking = rank(ScoreTable(np.arange(200), scores), REPORT)
    monkeypatch.setattr(smaa, "SPARSE", 0)
    monkeypatch.setattr(smaa, "KEPT", 3)  # counted once in between, and once at the end
    found = acceptability(ranking, samples=4, q=0.2, seed=5)
    ranks, _, _ = loop(found, *sampled(found, Anywhere()))
    assert found.rank_counts.tolist() == ranks.tolist()


def test_confidence_needs_central_weights() -> None:
    ranking = rank(report_table(), REPORT)
    found = acceptability(ranking, samples=300, q=0.1, k=3)
    factors = confidence_factors(found, [1, 47])
    assert factors[47] is None
    assert factors[1] is not None
    assert 0 < factors[1] <= 1
    assert confidence_factors(found)[1] == factors[1]
    with pytest.raises(NotFound):
        confidence_factors(found, [99])


def test_with_right_scores_a_factor_is_0_or_1() -> None:
    found = acceptability(rank(report_table(), REPORT), samples=300, k=2)
    assert set(confidence_factors(found).values()) <= {None, 0.0, 1.0}


def test_a_run_reports_and_stops() -> None:
    ranking: Ranking = rank(report_table(), REPORT)
    told: list[tuple[int, int]] = []
    watch = Watch(report=lambda *step: told.append(step), stop=lambda: len(told) >= 2)
    with pytest.raises(Cancelled):
        acceptability(ranking, samples=5_000, watch=watch)
    assert told == [(1_000, 5_000), (2_000, 5_000)]
    told.clear()
    found = acceptability(ranking, samples=1_200, q=0.1, watch=watch)
    assert told == [(1_000, 1_200), (1_200, 1_200)]
    with pytest.raises(Cancelled):
        confidence_factors(found, watch=watch)


@pytest.mark.parametrize(
    ("settings_", "code"),
    [
        ({"samples": 0}, "samples"),
        ({"samples": 10**9}, "samples"),
        ({"samples": 10.0}, "samples"),
        ({"seed": -1}, "seed"),
        ({"k": 0}, "top"),
        ({"k": 61}, "top"),
        ({"q": -0.1}, "probability"),
        ({"q": 1.5}, "probability"),
        ({"q": float("nan")}, "probability"),
    ],
)
def test_wrong_settings_are_refused(settings_: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        acceptability(rank(report_table(), REPORT), **settings_)
    assert caught.value.code == f"error.robustness.{code}"


def test_weights_are_not_looked_at_but_for_the_groups_they_give() -> None:
    one, other = (
        acceptability(rank(report_table(), w), samples=200) for w in (REPORT, Weights((1,) * 6))
    )
    assert (one.rank_counts == other.rank_counts).all()
    assert (one.staying != other.staying).any()
