from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.robustness.rounding import rounded
from model.weights import Weights
from tests.model import strategies
from tests.model.robustness.budget import fewer
from tests.model.robustness.test_settings import ALL


@fewer(7)
@given(st.lists(st.integers(0, 1_000), min_size=6, max_size=6).filter(any))
def test_no_setting_is_nearer(parts: list[int]) -> None:
    shares = np.array(parts) / sum(parts)
    found = rounded(shares)
    settings_ = ALL[1:]
    errors = np.abs(settings_ / settings_.sum(axis=1, keepdims=True) - shares).sum(axis=1)
    assert found.error == pytest.approx(errors.min(), abs=1e-9)
    assert found.error == pytest.approx(
        np.abs(found.weights.vector / found.weights.sum - shares).sum(), abs=1e-9
    )


@given(strategies.weights)
def test_shares_of_weights_come_back(weights: Weights) -> None:
    found = rounded(np.array([float(share) for share in weights.shares]))
    assert found.error == pytest.approx(0, abs=1e-9)
    assert found.weights.shares == weights.shares
    assert found.weights.sum <= weights.sum
