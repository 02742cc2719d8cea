"""What hypothesis draws for the weighing."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from model.scoring import Bounds, ScoreTable
from model.weights import INDEX_IDS, MAX_WEIGHT, Weights

profile = st.lists(st.integers(1, 3), min_size=6, max_size=6)
weights = (
    st.lists(st.integers(0, MAX_WEIGHT), min_size=6, max_size=6)
    .filter(any)
    .map(lambda values: Weights(tuple(values)))
)
bounds = (
    st.lists(st.integers(100, 300), min_size=2, max_size=2, unique=True)
    .map(sorted)
    .map(lambda pair: Bounds(group_1=pair[1], group_2=pair[0]))
)


@st.composite
def tables(draw: st.DrawFn, min_size: int = 1, max_size: int = 25) -> ScoreTable:
    scores = draw(st.lists(profile, min_size=min_size, max_size=max_size))
    ids = draw(
        st.lists(st.integers(1, 10**6), min_size=len(scores), max_size=len(scores), unique=True)
    )
    return ScoreTable(ids, np.array(scores).reshape(-1, 6))


@st.composite
def cells(draw: st.DrawFn, table: ScoreTable) -> tuple[int, str]:
    """One score of a table: service and index."""
    return int(draw(st.sampled_from(table.ids.tolist()))), draw(st.sampled_from(INDEX_IDS))
