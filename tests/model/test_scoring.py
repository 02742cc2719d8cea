from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.errors import InvalidInput, NotFound
from model.scoring import Bounds, ScoreTable, rank
from model.weights import INDEX_POSITION, Weights
from model.what_if import apply_what_ifs
from tests.model import oracle, strategies

REPORT = Weights((3, 1, 1, 2, 2, 1))


def group_of(total: int, weight_sum: int, bounds: Bounds) -> int:
    return oracle.group_of(total, weight_sum, (bounds.group_1, bounds.group_2))


def test_ties_share_a_rank_and_the_next_rank_is_left_out() -> None:
    ranking = rank(ScoreTable([5, 3, 9, 1], [[2] * 6, [1] * 6, [2] * 6, [3] * 6]), REPORT)
    assert ranking.totals.tolist() == [20, 10, 20, 30]
    assert ranking.ranks.tolist() == [2, 4, 2, 1]
    assert ranking.tied.tolist() == [True, False, True, False]
    assert ranking.ids[ranking.order].tolist() == [1, 5, 9, 3]
    assert len(ranking) == 4


def test_groups_begin_at_20_and_14_of_30_under_the_reports_weights() -> None:
    scores = [[2, 2, 1, 2, 2, 3], [2, 1, 1, 3, 2, 2], [1, 1, 1, 1, 2, 3], [1, 1, 1, 1, 2, 2]]
    ranking = rank(ScoreTable([1, 2, 3, 4], scores), REPORT)
    assert ranking.totals.tolist() == [20, 20, 14, 13]
    assert ranking.groups.tolist() == [1, 1, 2, 3]
    assert ranking.least_totals == (20, 14)
    assert ranking.points_up.tolist() == [0, 0, 6, 1]
    assert ranking.points_down.tolist() == [1, 1, 1, 0]
    assert ranking.group_counts == {1: 2, 2: 1, 3: 1}
    assert ranking.mean_hundredths.tolist() == [200, 200, 140, 130]
    assert ranking.mean(4) == Fraction(13, 10)


def test_a_ranking_of_nobody_is_empty() -> None:
    ranking = rank(ScoreTable([], []), REPORT)
    assert ranking.totals.shape == ranking.ranks.shape == ranking.order.shape == (0,)
    assert ranking.contributions.shape == (0, 6)
    assert ranking.tied.tolist() == []
    assert ranking.group_counts == {1: 0, 2: 0, 3: 0}


def test_an_unknown_service_has_no_mean() -> None:
    with pytest.raises(NotFound):
        rank(ScoreTable([1], [[1] * 6]), REPORT).mean(2)


def test_nobody_can_change_a_result() -> None:
    ranking = rank(ScoreTable([1], [[1] * 6]), REPORT)
    for array in (ranking.totals, ranking.ranks, ranking.tied, ranking.groups, ranking.order):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@pytest.mark.parametrize(
    ("group_1", "group_2", "code"),
    [
        (200.0, 140, "not_integer"),
        (200, "140", "not_integer"),
        (True, 140, "not_integer"),
        (301, 140, "out_of_range"),
        (200, 99, "out_of_range"),
        pytest.param(10**5000, 140, "out_of_range", id="huge"),
        (200, 200, "order"),
        (140, 200, "order"),
    ],
)
def test_bounds_are_two_falling_means(group_1: int, group_2: int, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        Bounds(group_1, group_2)
    assert caught.value.code == f"error.bounds.{code}"


@given(strategies.tables(min_size=0), strategies.weights, strategies.bounds)
def test_a_ranking_equals_the_brute_force(
    table: ScoreTable, weights: Weights, bounds: Bounds
) -> None:
    ranking = rank(table, weights, bounds)
    expected = oracle.rank(
        table.ids.tolist(),
        table.scores.tolist(),
        weights.values,
        (bounds.group_1, bounds.group_2),
    )
    counts = expected.pop("group_counts")
    assert ranking.weight_sum == expected.pop("weight_sum")
    assert list(ranking.group_counts.values()) == counts
    for name, values in expected.items():
        assert getattr(ranking, name).tolist() == values, name


@given(strategies.tables(), strategies.weights, strategies.bounds)
def test_contributions_sum_to_the_total(
    table: ScoreTable, weights: Weights, bounds: Bounds
) -> None:
    ranking = rank(table, weights, bounds)
    assert ranking.contributions.sum(axis=1).tolist() == ranking.totals.tolist()
    assert sum(ranking.group_counts.values()) == len(table)
    for service, total in zip(table.ids.tolist(), ranking.totals.tolist(), strict=True):
        assert ranking.mean(service) * ranking.weight_sum == total


@given(strategies.tables(), strategies.weights, strategies.bounds, st.randoms())
def test_the_order_of_the_rows_does_not_matter(
    table: ScoreTable, weights: Weights, bounds: Bounds, random: st.random_module
) -> None:
    rows = list(range(len(table)))
    random.shuffle(rows)  # type: ignore[attr-defined]
    straight = rank(table, weights, bounds)
    shuffled = rank(ScoreTable(table.ids[rows], table.scores[rows]), weights, bounds)
    assert shuffled.ranks.tolist() == straight.ranks[rows].tolist()
    assert shuffled.groups.tolist() == straight.groups[rows].tolist()
    assert shuffled.ids[shuffled.order].tolist() == straight.ids[straight.order].tolist()


@given(
    strategies.tables(),
    st.lists(st.integers(0, 3), min_size=6, max_size=6).filter(any),
    st.sampled_from([2, 3]),
    strategies.bounds,
)
def test_weights_in_proportion_give_the_same_ranks_and_groups(
    table: ScoreTable, values: list[int], factor: int, bounds: Bounds
) -> None:
    once = rank(table, Weights(tuple(values)), bounds)
    scaled = rank(table, Weights(tuple(factor * value for value in values)), bounds)
    assert scaled.totals.tolist() == (factor * once.totals).tolist()
    assert scaled.ranks.tolist() == once.ranks.tolist()
    assert scaled.groups.tolist() == once.groups.tolist()
    assert scaled.mean_hundredths.tolist() == once.mean_hundredths.tolist()
    assert scaled.order.tolist() == once.order.tolist()


@given(st.data(), strategies.tables(), strategies.weights, strategies.bounds)
def test_a_higher_score_never_does_harm(
    data: st.DataObject, table: ScoreTable, weights: Weights, bounds: Bounds
) -> None:
    service, index = data.draw(strategies.cells(table))
    row, column = table.row(service), INDEX_POSITION[index]
    assume(table.scores[row, column] < 3)
    before = rank(table, weights, bounds)
    raised = apply_what_ifs(table, {(service, index): int(table.scores[row, column]) + 1})
    after = rank(raised, weights, bounds)
    assert after.totals[row] - before.totals[row] == weights[index]
    assert after.ranks[row] <= before.ranks[row]
    assert after.groups[row] <= before.groups[row]
    others = np.arange(len(table)) != row
    assert (after.ranks[others] >= before.ranks[others]).all()
    assert (after.groups[others] == before.groups[others]).all()


@given(strategies.tables(), strategies.weights, strategies.bounds)
def test_equal_totals_and_only_they_share_a_rank(
    table: ScoreTable, weights: Weights, bounds: Bounds
) -> None:
    ranking = rank(table, weights, bounds)
    level = ranking.totals[:, None] == ranking.totals
    assert (level == (ranking.ranks[:, None] == ranking.ranks)).all()
    assert ranking.tied.tolist() == (level.sum(axis=1) > 1).tolist()
    assert sorted(ranking.order.tolist()) == list(range(len(table)))
    assert (np.diff(ranking.ranks[ranking.order]) >= 0).all()


@given(strategies.tables(), strategies.weights, strategies.bounds)
def test_points_reach_the_border_and_one_less_does_not(
    table: ScoreTable, weights: Weights, bounds: Bounds
) -> None:
    ranking = rank(table, weights, bounds)
    for total, group, up, down in zip(
        ranking.totals.tolist(),
        ranking.groups.tolist(),
        ranking.points_up.tolist(),
        ranking.points_down.tolist(),
        strict=True,
    ):
        assert (up == 0) == (group == 1)
        assert (down == 0) == (group == 3)
        if up:
            assert group_of(total + up, weights.sum, bounds) < group
            assert group_of(total + up - 1, weights.sum, bounds) == group
        if down:
            assert group_of(total - down, weights.sum, bounds) > group
            assert group_of(total - down + 1, weights.sum, bounds) == group


@given(strategies.tables(), strategies.weights, strategies.bounds)
def test_a_mean_as_shown_never_contradicts_its_group(
    table: ScoreTable, weights: Weights, bounds: Bounds
) -> None:
    ranking = rank(table, weights, bounds)
    shown = ranking.mean_hundredths
    expected = np.select([shown >= bounds.group_1, shown >= bounds.group_2], [1, 2], 3)
    assert ranking.groups.tolist() == expected.tolist()
