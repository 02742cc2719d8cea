from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.robustness.box import anywhere
from model.robustness.nearest import Nearest, nearest
from model.robustness.progress import Cancelled, Watch
from model.robustness.rivals import rivals
from model.scoring import ScoreTable
from model.weights import Weights
from tests.model import strategies
from tests.model.robustness import brute, programs
from tests.model.robustness.budget import fewer
from tests.model.robustness.test_intervals import report_table
from tests.model.robustness.test_rank_search import everybody_else
from tests.model.test_report import REPORT


def found(table: ScoreTable, profile: int, weights: Weights, k: int) -> Nearest | None:
    return nearest(rivals(table, profile, anywhere()), weights, k)


def holds(table: ScoreTable, profile: int, weights: Weights, k: int) -> None:
    one = found(table, profile, weights, k)
    differences, counts = everybody_else(table, profile)
    expected = programs.nearest_change(differences, counts, weights.vector, k)
    if expected is None:
        assert one is None
        return
    assert one is not None
    assert float(one.change) == pytest.approx(expected, abs=1e-6)
    moves = zip(one.shares, weights.shares, strict=True)
    assert one.change == sum(abs(new - old) for new, old in moves)
    assert sum(one.shares) == 1
    assert min(one.shares) >= 0
    row = int(np.flatnonzero(table.profile_of == profile)[0])
    assert brute.ranks(table.scores.tolist(), one.shares)[row] <= k


@fewer(2)
@given(strategies.tables(min_size=2, max_size=10), strategies.weights, st.integers(1, 5), st.data())
def test_the_change_is_the_smallest(table, weights, k, data) -> None:  # type: ignore[no-untyped-def]
    holds(table, data.draw(st.integers(0, len(table.profiles) - 1)), weights, k)


@pytest.mark.parametrize("k", [1, 5, 20])
def test_in_the_report(k: int) -> None:
    table = report_table()
    for profile in range(2, len(table.profiles), 9):
        holds(table, profile, REPORT, k)


def test_nothing_is_near_where_no_weights_do_it() -> None:
    table = ScoreTable([1, 2], [[1] * 6, [2] * 6])
    assert found(table, 0, REPORT, 1) is None
    assert found(table, 0, REPORT, 2) == Nearest(REPORT.shares, 0)  # type: ignore[arg-type]


def test_a_search_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        nearest(rivals(report_table(), 20, anywhere()), REPORT, 5, Watch(stop=lambda: True))
