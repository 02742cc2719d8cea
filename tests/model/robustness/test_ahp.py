"""Pairwise comparisons held to Saaty's school example and to their own laws."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.robustness.ahp import PAIRS, SCALE, compare_pairs
from model.weights import INDEX_IDS, Weights

SCHOOL = ["4", "3", "1", "3", "4", "7", "3", "1/5", "1", "1/5", "1/5", "1/6", "1", "1/3", "3"]
"""Learning, friends, school life, vocational training, college preparation, music classes."""


def pairs(values: list[object]) -> dict[tuple[str, str], object]:
    return dict(zip(PAIRS, values, strict=True))


def test_the_school_of_saaty_1990() -> None:
    """Six criteria; the weights to four digits in Wang & Chin (2011), Inf. Sci. 181(23)."""
    found = compare_pairs(pairs(SCHOOL))  # type: ignore[arg-type]
    expected = [0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391]
    assert found.shares == pytest.approx(expected, abs=5e-5)
    assert not found.consistent
    assert found.ratio == pytest.approx((found.eigenvalue - 6) / 5 / 1.24)
    matrix = np.ones((6, 6))
    for one in found.misfits:
        i, j = INDEX_IDS.index(one.first), INDEX_IDS.index(one.second)
        matrix[i, j], matrix[j, i] = float(one.given), 1 / float(one.given)
        assert one.implied == pytest.approx(found.shares[i] / found.shares[j])
    assert matrix @ found.shares == pytest.approx(found.eigenvalue * found.shares)
    misfit = [abs(np.log(float(one.given) / one.implied)) for one in found.misfits]
    assert misfit == sorted(misfit, reverse=True)
    assert len(misfit) == 15


@given(st.lists(st.sampled_from([1, 2, 4, 8]), min_size=6, max_size=6))
def test_comparisons_that_follow_from_weights_give_them_back(values: list[int]) -> None:
    given_ = {
        (a, b): Fraction(x, y)
        for (a, x), (b, y) in combinations(zip(INDEX_IDS, values, strict=True), 2)
    }
    found = compare_pairs(given_)
    assert found.shares == pytest.approx(np.array(values) / sum(values))
    assert found.ratio == pytest.approx(0, abs=1e-9)
    assert found.consistent
    assert found.nearest.weights.shares == Weights(tuple(values)).shares
    assert found.misfits[0].implied == pytest.approx(float(found.misfits[0].given))


@given(st.lists(st.sampled_from(SCALE), min_size=15, max_size=15), st.data())
def test_a_pair_may_be_given_in_either_direction(values, data) -> None:  # type: ignore[no-untyped-def]
    straight = pairs(values)
    turned = {
        ((b, a) if data.draw(st.booleans()) else (a, b)): value
        for (a, b), value in straight.items()
    }
    turned = {pair: value if pair in straight else 1 / value for pair, value in turned.items()}
    one, other = compare_pairs(straight), compare_pairs(turned)
    assert one.shares == pytest.approx(other.shares)
    assert one.shares.sum() == pytest.approx(1)
    assert (one.shares > 0).all()
    assert one.eigenvalue >= 6 - 1e-9
    assert one.ratio >= 0


def test_digits_may_be_persian() -> None:
    values: list[object] = ["۴", "۱/۳", *[1] * 13]
    found = compare_pairs(pairs(values))
    assert found.misfits[0].given in SCALE
    assert {m.given for m in found.misfits} == {Fraction(4), Fraction(1, 3), Fraction(1)}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({PAIRS[0]: 10}, "judgement"),
        ({PAIRS[0]: 0}, "judgement"),
        ({PAIRS[0]: -3}, "judgement"),
        ({PAIRS[0]: "2/3"}, "judgement"),
        ({PAIRS[0]: "1/0"}, "judgement"),
        ({PAIRS[0]: "much"}, "judgement"),
        ({PAIRS[0]: None}, "judgement"),
        ({PAIRS[0]: True}, "judgement"),
        ({PAIRS[0]: float("nan")}, "judgement"),
        ({("ease", "ease"): 1}, "pair"),
        ({("ease", "beauty"): 1}, "pair"),
        ({PAIRS[0][::-1]: 2}, "pair"),
        ({"smartness": 2}, "pair"),
        ({7: 2}, "pair"),
    ],
)
def test_wrong_comparisons_are_refused(change: dict[tuple[str, str], object], code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        compare_pairs({**pairs([1] * 15), **change})
    assert caught.value.code == f"error.robustness.{code}"


def test_all_pairs_must_be_compared() -> None:
    given_ = pairs([1] * 15)
    del given_["economy", "ease"], given_["smartness", "coverage"]
    with pytest.raises(InvalidInput) as caught:
        compare_pairs(given_)
    assert caught.value.code == "error.robustness.pairs_missing"
    assert caught.value.params == {"first": "smartness", "second": "coverage", "count": 2}
