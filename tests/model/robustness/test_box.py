from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.robustness.box import Box, anywhere, around, between
from model.weights import INDEX_IDS, Weights
from tests.model import strategies
from tests.model.robustness import programs

REPORT = Weights((3, 1, 1, 2, 2, 1))

coefficients = st.lists(st.integers(-5, 5), min_size=6, max_size=6)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    return around(draw(strategies.weights), draw(st.integers(0, 100)))


@given(boxes(), st.lists(coefficients, min_size=1, max_size=4))
def test_pouring_finds_what_a_linear_program_finds(box: Box, rows: list[list[int]]) -> None:
    array = np.array(rows)
    assert box.least(array).tolist() == pytest.approx([programs.least(row, box) for row in array])
    assert box.greatest(array).tolist() == (-box.least(-array)).tolist()
    assert box.least(array[0]) == box.least(array)[0]


def test_points_are_taken_from_both_sides_and_end_at_none_and_all() -> None:
    bounds = around(REPORT, 20).bounds
    assert bounds["smartness"] == (Fraction(1, 10), Fraction(1, 2))
    assert bounds["resources"] == (0, Fraction(3, 10))
    assert set(around(REPORT, 100).bounds.values()) == {(0, 1)}
    assert set(anywhere().bounds.values()) == {(0, 1)}
    assert around(REPORT, 0).bounds["ease"] == (Fraction(1, 10), Fraction(1, 10))


def test_bounds_in_percent() -> None:
    box = between({"ease": (10, 30), "coverage": (0, 20)})
    assert box.bounds["ease"] == (Fraction(1, 10), Fraction(3, 10))
    assert box.bounds["smartness"] == (0, 1)
    assert box.least(np.eye(6, dtype=np.int64)).tolist() == [0, 0, 0, 0, 0, 10]


def test_rows_of_shares_are_inside_or_not() -> None:
    rows = np.array([[3, 1, 1, 2, 2, 1], [4, 1, 1, 2, 1, 1], [5, 1, 1, 1, 1, 1]])
    assert around(REPORT, 10).holds(rows, 10).tolist() == [True, True, False]
    assert around(REPORT, 0).holds(rows * 7, 70).tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("bounds", "code"),
    [
        ({"beauty": (0, 1)}, "error.robustness.index"),
        ({"ease": (-1, 5)}, "error.robustness.points"),
        ({"ease": (0, 101)}, "error.robustness.points"),
        ({"ease": (0, 2.5)}, "error.robustness.points"),
        ({"ease": (30, 20)}, "error.robustness.bounds.order"),
        (dict.fromkeys(INDEX_IDS, (20, 30)), "error.robustness.bounds.empty"),
        (dict.fromkeys(INDEX_IDS, (0, 16)), "error.robustness.bounds.empty"),
    ],
)
def test_bounds_that_no_weights_keep_are_refused(
    bounds: dict[str, tuple[object, object]], code: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        between(bounds)
    assert caught.value.code == code


@pytest.mark.parametrize("points", [-1, 101, 0.5, None, True])
def test_points_below_zero_are_refused(points: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        around(REPORT, points)
    assert caught.value.code == "error.robustness.points"
