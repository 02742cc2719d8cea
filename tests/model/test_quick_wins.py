from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.quick_wins import QUICK_WIN_SHARE, rank_readiness, readiness_total
from model.weights import Weights
from tests.model import strategies

REPORT = Weights((3, 1, 1, 2, 2, 1))
score = st.integers(1, 3)


def test_frequency_counts_twice_under_the_reports_weights() -> None:
    assert readiness_total(frequency=3, ease=1, weights=REPORT) == 7
    assert readiness_total(frequency=1, ease=3, weights=REPORT) == 5


def test_services_stand_by_total_and_then_by_id() -> None:
    rows = rank_readiness([9, 4, 6, 2], [3, 1, 3, 2], [2, 3, 2, 1], REPORT)
    assert [row.id for row in rows] == [6, 9, 2, 4]
    assert [row.total for row in rows] == [8, 8, 5, 5]
    assert [row.rank for row in rows] == [1, 1, 3, 3]
    assert [row.quick_win for row in rows] == [True, True, False, False]
    assert {row.most for row in rows} == {9}
    assert (rows[0].frequency, rows[0].ease) == (3, 2)


def test_eight_of_nine_is_a_quick_win_and_seven_is_not() -> None:
    rows = rank_readiness([1, 2, 3], [3, 3, 2], [3, 2, 3], REPORT)
    assert [(row.total, row.quick_win) for row in rows] == [(9, True), (8, True), (7, False)]


def test_nobody_is_ready_if_nobody_is_asked() -> None:
    assert rank_readiness([], [], [], REPORT) == ()


def test_without_a_weight_on_readiness_there_is_no_readiness() -> None:
    impact_only = Weights((3, 1, 1, 2, 0, 0))
    for ask in (
        lambda: readiness_total(1, 1, impact_only),
        lambda: rank_readiness([], [], [], impact_only),
    ):
        with pytest.raises(InvalidInput) as caught:
            ask()
        assert caught.value.code == "error.weights.no_readiness"


@pytest.mark.parametrize(("frequency", "ease", "index"), [(4, 1, "frequency"), (1, 0, "ease")])
def test_a_score_outside_1_to_3_is_refused(frequency: int, ease: int, index: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        readiness_total(frequency, ease, REPORT)
    assert caught.value.code == "error.scores.out_of_range"
    assert caught.value.params["index"] == index


@given(st.lists(st.tuples(score, score)), strategies.weights.filter(lambda w: any(w.values[4:])))
def test_readiness_equals_the_brute_force(pairs: list[tuple[int, int]], weights: Weights) -> None:
    frequency, ease = [f for f, _ in pairs], [e for _, e in pairs]
    rows = rank_readiness(range(len(pairs)), frequency, ease, weights)
    totals = [weights["frequency"] * f + weights["ease"] * e for f, e in pairs]
    assert [row.id for row in rows] == sorted(range(len(pairs)), key=lambda i: (-totals[i], i))
    for row in rows:
        assert row.total == totals[row.id]
        assert row.rank == 1 + sum(total > row.total for total in totals)
        assert row.quick_win == (
            QUICK_WIN_SHARE.denominator * row.total >= QUICK_WIN_SHARE.numerator * row.most
        )
