from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.robustness.levels import Packing
from model.scoring import rank
from tests.model import strategies


@given(strategies.tables(min_size=0), st.lists(strategies.weights, min_size=1, max_size=5))
def test_ranks_are_those_of_the_weighing(table, many) -> None:  # type: ignore[no-untyped-def]
    packing = Packing(table.profile_counts)
    totals = np.array([table.profiles @ weights.vector for weights in many])
    levels = packing.levels(totals)
    expected = [rank(table, weights).ranks.tolist() for weights in many]
    assert levels.ranks[:, table.profile_of].tolist() == expected
    ordered = np.take_along_axis(totals, levels.profile, axis=1)
    assert (np.diff(ordered, axis=1) <= 0).all()
    assert (np.diff(levels.above, axis=1) >= 0).all()
    assert packing.levels(totals[:1].astype(float)).ranks[0].tolist() == (
        rank(table, many[0]).ranks[np.unique(table.profile_of, return_index=True)[1]].tolist()
    )


@given(st.lists(st.integers(0, 2**38 - 1), min_size=1, max_size=30))
def test_large_totals_stay_exact(totals: list[int]) -> None:
    levels = Packing(np.ones(len(totals), dtype=np.int64)).levels(np.array([totals]))
    assert levels.ranks[0].tolist() == [1 + sum(o > t for o in totals) for t in totals]
