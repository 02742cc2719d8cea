"""Agreement held to scipy, to pymcdm and scikit-criteria, and to a published case."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymcdm.correlations import kendall_tau
from scipy.stats import friedmanchisquare, kendalltau, rankdata, spearmanr
from skcriteria.agg import RankResult
from skcriteria.cmp import RanksComparator

from model.robustness.agreement import Strength, concordance, pair_order, strength


@st.composite
def rankings(draw: st.DrawFn, least: int, most: int) -> np.ndarray:
    n = draw(st.integers(2, 15))
    row = st.lists(st.integers(1, 6), min_size=n, max_size=n)
    totals = draw(st.lists(row, min_size=least, max_size=most))
    return np.array([rankdata(np.negative(one), method="min") for one in totals]).astype(np.int64)


@given(rankings(2, 2))
def test_tau_and_rho_are_those_of_scipy(ranks: np.ndarray) -> None:
    one, other = ranks
    found = pair_order(one, other)
    signs = [
        int(np.sign(one[a] - one[b]) * np.sign(other[a] - other[b]))
        for a, b in combinations(range(len(one)), 2)
    ]
    assert (found.same, found.turned, found.level) == tuple(signs.count(s) for s in (1, -1, 0))
    if len(set(one)) == 1 or len(set(other)) == 1:
        assert found.tau is None
        assert found.rho is None
    else:
        assert found.tau == pytest.approx(kendalltau(one, other).statistic)
        assert found.rho == pytest.approx(spearmanr(one, other).statistic)


@given(st.permutations(range(1, 13)), st.permutations(range(1, 13)))
def test_without_ties_tau_is_that_of_pymcdm(one: list[int], other: list[int]) -> None:
    # With ties it is another: pymcdm's is tau-a.
    found = pair_order(np.array(one), np.array(other))
    assert found.tau == pytest.approx(kendall_tau(np.array(one), np.array(other)))


@given(rankings(2, 2))
def test_tau_is_that_of_scikit_criteria(ranks: np.ndarray) -> None:
    alternatives = [f"s{place}" for place in range(ranks.shape[1])]
    theirs = RanksComparator(
        [
            (name, RankResult(name, alternatives, _dense(row), {}))
            for name, row in zip("ab", ranks, strict=True)
        ],
        {},
    )
    found = pair_order(*map(_dense, ranks))
    tau = theirs.corr(method="kendall").loc["a", "b"]
    assert (found.tau is None and np.isnan(tau)) or found.tau == pytest.approx(tau)


def _dense(ranks: np.ndarray) -> np.ndarray:
    """Ranks without gaps, as scikit-criteria takes them."""
    return np.unique(ranks, return_inverse=True)[1] + 1


@given(rankings(3, 5))
def test_w_is_friedmans_statistic_made_to_end_at_1(ranks: np.ndarray) -> None:
    found = concordance(ranks)
    m, n = ranks.shape
    if found is None:
        assert (ranks == 1).all()
        return
    assert 0 <= found.w <= 1
    if n >= 3:
        expected = friedmanchisquare(*ranks.T)
        assert found.chi_square == pytest.approx(expected.statistic)
        assert float(found.w) == pytest.approx(expected.statistic / (m * (n - 1)))
        assert found.chance == pytest.approx(expected.pvalue)


def test_three_comparisons_with_ties_in_the_nag_library() -> None:
    """Example of g08daf, after Siegel (1956), Nonparametric Statistics: ten things, W = 0.828."""
    scores = [
        [1.0, 4.5, 2.0, 4.5, 3.0, 7.5, 6.0, 9.0, 7.5, 10.0],
        [2.5, 1.0, 2.5, 4.5, 4.5, 8.0, 9.0, 6.5, 10.0, 6.5],
        [2.0, 1.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0],
    ]
    found = concordance(np.array([rankdata(row, method="min") for row in scores]))
    assert found is not None
    assert float(found.w) == pytest.approx(0.828, abs=5e-4)
    assert found.chance == pytest.approx(0.008, abs=5e-4)


def test_full_agreement_and_none() -> None:
    same = np.array([[1, 2, 3], [1, 2, 3]])
    assert concordance(same).w == 1  # type: ignore[union-attr]
    assert concordance(np.array([[1, 2, 3], [3, 2, 1]])).w == Fraction(0)  # type: ignore[union-attr]
    assert concordance(np.array([[1, 1], [1, 1]])) is None
    assert pair_order(*same).tau == 1
    alone = np.array([1])
    assert pair_order(alone, alone).tau is None


def test_words_for_numbers() -> None:
    values = [1.0, 0.9, 0.89, 0.7, 0.5, 0.3, 0.0, -0.3, -0.31, -1.0]
    assert [strength(value) for value in values] == [
        Strength.SAME,
        Strength.SAME,
        Strength.STRONG,
        Strength.STRONG,
        Strength.MODERATE,
        Strength.WEAK,
        Strength.NONE,
        Strength.NONE,
        Strength.OPPOSED,
        Strength.OPPOSED,
    ]
