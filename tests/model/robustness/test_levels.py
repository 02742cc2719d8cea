from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.robustness.levels import Packing
from model.scoring import rank
from tests.model import strategies


@given(strategies.tables(min_size=0), st.lists(strategies.weights, min_size=1, max_size=5))
def test_ranks_are_those_of_the_weighing(table, many) -> None:  # type: ignore[no-untyped-def]
    packing = Packing(table.profiles, table.profile_counts)
    weightings = np.array([weights.values for weights in many], dtype=float)
    levels = packing.levels(weightings)
    expected = [rank(table, weights).ranks.tolist() for weights in many]
    assert levels.ranks[:, table.profile_of].tolist() == expected
    totals = weightings.astype(np.int64) @ table.profiles.T
    assert packing.levels_of(totals).ranks.tolist() == levels.ranks.tolist()
    ordered = np.take_along_axis(totals, levels.profile, axis=1)
    assert (np.diff(ordered, axis=1) <= 0).all()


@given(st.lists(st.integers(0, 2**38 - 1), min_size=1, max_size=30))
def test_large_totals_stay_exact(totals: list[int]) -> None:
    profiles = np.ones((len(totals), 6), dtype=np.int64)
    levels = Packing(profiles, np.ones(len(totals), dtype=np.int64)).levels_of(np.array([totals]))
    assert levels.ranks[0].tolist() == [1 + sum(o > t for o in totals) for t in totals]
