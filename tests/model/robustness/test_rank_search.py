"""Best and worst ranks held to mixed integer programs and to a fine grid of weights."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.robustness.box import Box, anywhere, around
from model.robustness.progress import Cancelled, Watch
from model.robustness.rank_search import Extreme, best_rank, worst_rank
from model.robustness.region import region_of
from model.robustness.rivals import rivals
from model.scoring import ScoreTable
from model.weights import Weights
from tests.model import strategies
from tests.model.robustness import brute, programs
from tests.model.robustness.budget import fewer
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT

GRID = list(brute.grid(6))


def both(table: ScoreTable, profile: int, box: Box) -> tuple[Extreme, Extreme]:
    those, region = rivals(table, profile, box), region_of(box)
    return best_rank(those, region), worst_rank(those, region)


def everybody_else(table: ScoreTable, profile: int) -> tuple[np.ndarray, np.ndarray]:
    others = np.arange(len(table.profiles)) != profile
    return (table.profiles - table.profiles[profile])[others], table.profile_counts[others]


@fewer(5)
@given(strategies.tables(min_size=2, max_size=10), strategies.weights, st.integers(0, 100))
def test_extreme_ranks_are_those_of_the_programs(table, weights, points) -> None:  # type: ignore[no-untyped-def]
    box = around(weights, points)
    scores = table.profiles[table.profile_of].tolist()
    for profile in range(len(table.profiles)):
        best, worst = both(table, profile, box)
        differences, counts = everybody_else(table, profile)
        if len(counts):
            assert best.rank == programs.best_rank(differences, counts, box)
            assert programs.is_worst_rank(worst.rank, differences, counts, box)
        row = int(np.flatnonzero(table.profile_of == profile)[0])
        for extreme in (best, worst):
            assert sum(extreme.shares) == 1
            assert brute.ranks(scores, extreme.shares)[row] == extreme.rank
            bounds = box.bounds.values()
            assert all(
                low <= w <= high for (low, high), w in zip(bounds, extreme.shares, strict=True)
            )


@fewer(7)
@given(strategies.tables(min_size=2, max_size=6))
def test_no_weights_of_a_grid_lie_outside(table) -> None:  # type: ignore[no-untyped-def]
    scores = table.scores.tolist()
    found = [both(table, profile, anywhere()) for profile in range(len(table.profiles))]
    for shares in GRID:
        for row, rank in enumerate(brute.ranks(scores, shares)):
            best, worst = found[table.profile_of[row]]
            assert best.rank <= rank <= worst.rank


def test_without_room_both_are_the_present_rank() -> None:
    table = report_table()
    ranks = brute.ranks(table.scores.tolist(), REPORT.shares)
    for row, profile in enumerate(table.profile_of.tolist()):
        best, worst = both(table, profile, around(REPORT, 0))
        assert best.rank == worst.rank == ranks[row]


@pytest.mark.parametrize("points", [5, 20, 100])
def test_the_report_within_points(points: int) -> None:
    """Sixty services in 39 profiles, each against HiGHS."""
    table, box = report_table(), around(REPORT, points)
    for profile in range(1, len(table.profiles), 6):
        differences, counts = everybody_else(table, profile)
        best, worst = both(table, profile, box)
        assert best.rank == programs.best_rank(differences, counts, box)
        assert programs.is_worst_rank(worst.rank, differences, counts, box)


def test_being_level_is_not_being_better() -> None:
    """2w1 = w2 is the only place where the two are level with the service, and nobody is above."""
    table = ScoreTable([1, 2, 3], [[1, 2, 2, 2, 2, 2], [3, 1, 2, 2, 2, 2], [1, 2, 2, 2, 2, 2]])
    only = Box(np.array([1, 2, 0, 0, 0, 0]), np.array([1, 2, 0, 0, 0, 0]), 3)
    for profile in range(2):
        best, worst = both(table, profile, only)
        assert best.rank == worst.rank == 1
        assert best.shares == (Fraction(1, 3), Fraction(2, 3), 0, 0, 0, 0)


def test_a_search_can_be_stopped() -> None:
    table = report_table()
    with pytest.raises(Cancelled):
        worst_rank(rivals(table, 20, anywhere()), region_of(anywhere()), Watch(stop=lambda: True))


def test_many_rivals() -> None:
    """More than are looked at for pairs."""
    scores = np.random.default_rng(7).integers(1, 4, (150, 6))
    table = ScoreTable(np.arange(150), scores)
    box = around(Weights((3, 1, 1, 2, 2, 1)), 8)
    differences, counts = everybody_else(table, 70)
    best, worst = both(table, 70, box)
    assert best.rank == programs.best_rank(differences, counts, box)
    assert programs.is_worst_rank(worst.rank, differences, counts, box)
