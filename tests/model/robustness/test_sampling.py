from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.robustness.box import Box, around, between
from model.robustness.sampling import Anywhere, InOrder, WeightModel, Within, order_of
from model.weights import INDEX_IDS, Weights
from tests.model import strategies
from tests.model.robustness.budget import fewer
from tests.model.robustness.test_box import boxes
from tests.model.test_report import REPORT

MANY = 40_000


def draw(model: WeightModel, count: int = MANY, seed: int = 1) -> np.ndarray:
    blocks = list(model.samples(np.random.default_rng(seed), count))
    assert all(0 < len(block) <= 1_000 for block in blocks)
    rows = np.concatenate(blocks)
    assert rows.dtype == np.int64
    assert len(rows) == count
    assert (rows >= 0).all()
    assert len(np.unique(rows.sum(axis=1))) == 1
    return rows


def shares(rows: np.ndarray) -> np.ndarray:
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))


def test_any_weights_are_as_likely_as_any_others() -> None:
    """Dirichlet(1, ..., 1): P(w_j > t) = (1 - t)**5 for every j, and mean 1/6."""
    found = shares(draw(Anywhere()))
    error = 4 * np.sqrt(0.25 / MANY)
    for t in (0.05, 0.2, 0.5):
        assert np.abs((found > t).mean(axis=0) - (1 - t) ** 5).max() < error
    assert np.abs(found.mean(axis=0) - 1 / 6).max() < 4 * np.sqrt(5 / 252 / MANY)
    assert np.abs((found[:, 0] > 2 * found[:, 1]).mean() - 1 / 3) < error


@fewer(2)
@given(boxes())
def test_no_sample_leaves_its_box(box: Box) -> None:
    rows = draw(Within(box), 300)
    assert box.holds(rows, int(rows[0].sum())).all()


@fewer(2)
@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted), min_size=6, max_size=6
    )
)
def test_nor_other_bounds(pairs: list[list[int]]) -> None:
    bounds = dict(zip(INDEX_IDS, map(tuple, pairs), strict=True))
    if sum(low for low, _ in pairs) <= 100 <= sum(high for _, high in pairs):
        box = between(bounds)
        rows = draw(Within(box), 50)
        assert box.holds(rows, int(rows[0].sum())).all()


@pytest.mark.parametrize(
    "box",
    [
        around(REPORT, 5),
        around(REPORT, 30),
        around(REPORT, 100),
        around(Weights((10, 0, 0, 0, 0, 0)), 10),
        between(dict.fromkeys(INDEX_IDS, (0, 20))),
        between({"smartness": (30, 30), "ease": (0, 0)}),
    ],
    ids=["narrow", "wide", "everything", "corner", "from above", "flat"],
)
def test_samples_in_a_box_are_those_of_everything_that_lie_in_it(box: Box) -> None:
    """Uniform: a plane cuts off as many as of samples of a wider shape that fall into the box."""
    found = shares(draw(Within(box), 8_000))
    expected = rejected(box, 4_000)
    for j in range(6):
        for quantile in (0.25, 0.5, 0.75):
            cut = np.quantile(expected[:, j], quantile)
            ours, theirs = (found[:, j] < cut).mean(), (expected[:, j] < cut).mean()
            assert abs(ours - theirs) < 5 * np.sqrt(0.25 / 4_000)


def rejected(box: Box, count: int) -> np.ndarray:
    """Uniform samples of the free shares of a box, by throwing away whatever falls outside."""
    rng = np.random.default_rng(2)
    low, high = box.lows / box.unit, box.highs / box.unit
    free = np.flatnonzero(high > low)
    rows: list[np.ndarray] = []
    while sum(map(len, rows)) < count:
        drawn = np.tile(low, (200_000, 1))
        inner = free[:-1]
        drawn[:, inner] = rng.uniform(low[inner], high[inner], (200_000, len(inner)))
        drawn[:, free[-1]] += 1 - drawn.sum(axis=1)
        last = drawn[:, free[-1]]
        rows.append(drawn[(last >= low[free[-1]]) & (last <= high[free[-1]])])
    return np.concatenate(rows)[:count]


def test_a_box_without_room_gives_its_only_weights() -> None:
    rows = draw(Within(around(REPORT, 0)), 5)
    assert (rows * 10 == rows.sum(axis=1, keepdims=True) * REPORT.vector).all()


def test_an_order_of_importance_is_kept() -> None:
    """Mean of the k-th largest of six uniform shares: the sum of 1/j from k to 6, over 6."""
    order = (("ease",), ("smartness",), ("coverage",), ("economy",), ("frequency",), ("resources",))
    found = shares(draw(InOrder(order)))
    by_importance = found[:, [INDEX_IDS.index(index) for (index,) in order]]
    assert (np.diff(by_importance, axis=1) <= 0).all()
    means = [sum(1 / j for j in range(k, 7)) / 6 for k in range(1, 7)]
    assert by_importance.mean(axis=0) == pytest.approx(means, abs=0.005)


def test_nothing_is_known_of_those_that_stand_together() -> None:
    found = shares(draw(InOrder((("smartness", "ease"), INDEX_IDS[1:5]))))
    first, rest = found[:, [0, 5]], found[:, 1:5]
    assert (first.min(axis=1) >= rest.max(axis=1)).all()
    assert abs((first[:, 0] > first[:, 1]).mean() - 0.5) < 0.02
    assert rest.mean(axis=0) == pytest.approx([rest.mean()] * 4, abs=0.002)
    assert shares(draw(InOrder((INDEX_IDS,)))).mean(axis=0) == pytest.approx([1 / 6] * 6, abs=0.004)


def test_the_order_that_weights_express() -> None:
    assert order_of(REPORT) == (
        ("smartness",),
        ("coverage", "frequency"),
        ("resources", "economy", "ease"),
    )


@given(strategies.weights, st.integers(0, 2**32 - 1))
def test_the_same_seed_gives_the_same_weights(weights: Weights, seed: int) -> None:
    for model in (Anywhere(), Within(around(weights, 10)), InOrder(order_of(weights))):
        assert draw(model, 30, seed).tolist() == draw(model, 30, seed).tolist()


@pytest.mark.parametrize(
    "order", [(), (("ease",),), (INDEX_IDS, ("ease",)), ((*INDEX_IDS[:5], "beauty"),)]
)
def test_an_order_names_every_index_once(order: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(InvalidInput) as caught:
        InOrder(order)
    assert caught.value.code == "error.robustness.order"


def test_a_batch_of_which_nothing_fits_is_passed_over() -> None:
    class Rare(WeightModel):
        drawn = 0

        def _batch(self, rng: np.random.Generator) -> np.ndarray:
            self.drawn += 1
            return np.tile(REPORT.vector, (self.drawn % 2, 1))

    assert len(draw(Rare(), 3)) == 3
