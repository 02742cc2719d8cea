"""Regions held to linear programs: in every direction they reach as far."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from model.robustness.box import Box, around
from model.robustness.region import Region, region_of, shares_of, sides_of
from model.weights import Weights
from tests.model import strategies
from tests.model.robustness.test_box import boxes, coefficients

planes = st.lists(st.integers(-2, 2), min_size=6, max_size=6)


def reach(region: Region, direction: list[int]) -> float:
    shares = region.corners / region.corners.sum(axis=1, keepdims=True)
    return float((shares @ direction).max())


def reach_by_program(box: Box, cuts: list[np.ndarray], direction: list[int]) -> float:
    solved = linprog(
        -np.array(direction),
        A_ub=np.array(cuts) if cuts else None,
        b_ub=np.zeros(len(cuts)) if cuts else None,
        A_eq=np.ones((1, 6)),
        b_eq=[1],
        bounds=list(zip(box.lows / box.unit, box.highs / box.unit, strict=True)),
    )
    return float(-solved.fun)


@given(
    boxes(), st.lists(planes, max_size=5), st.lists(coefficients, min_size=1, max_size=3), st.data()
)
def test_a_divided_box_reaches_as_far_as_its_borders_allow(box, cuts, directions, data) -> None:  # type: ignore[no-untyped-def]
    region, kept = region_of(box), []
    for plane in cuts:
        values = region.corners @ plane
        above = data.draw(st.booleans())
        if (values.max() if above else -values.min()) >= 0:
            region = region.split(values)[0 if above else 1]
            kept.append(np.array(plane) * (-1 if above else 1))
    for direction in directions:
        assert reach(region, direction) == pytest.approx(reach_by_program(box, kept, direction))
    assert (np.gcd.reduce(region.corners, axis=1) == 1).all()
    assert len(np.unique(region.corners, axis=0)) == len(region.corners)


def test_the_corners_of_all_weights_are_the_indices() -> None:
    corners = region_of(around(Weights((3, 1, 1, 2, 2, 1)), 100)).corners
    assert sorted(corners.tolist()) == sorted(np.eye(6, dtype=int).tolist())


def test_a_box_without_room_is_one_corner() -> None:
    region = region_of(around(Weights((3, 1, 1, 2, 2, 1)), 0))
    assert region.corners.tolist() == [[3, 1, 1, 2, 2, 1]]
    assert shares_of(region.corners[0])[0] == Fraction(3, 10)


@given(strategies.weights)
def test_sides_cover_all_weights_and_meet_at_the_present_ones(weights: Weights) -> None:
    """Each has the present weights as a corner, and no share both grows and falls in one."""
    sides = sides_of(weights)
    now = (weights.vector // np.gcd.reduce(weights.vector)).tolist()
    for region in sides:
        change = weights.sum * region.corners - weights.vector * region.corners.sum(axis=1)[:, None]
        assert not ((change > 0).any(axis=0) & (change < 0).any(axis=0)).any()
        assert now in region.corners.tolist()
    corners = np.vstack([region.corners for region in sides]).tolist()
    assert all(row in corners for row in np.eye(6, dtype=int).tolist())
