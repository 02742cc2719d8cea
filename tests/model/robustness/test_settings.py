from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.robustness.progress import Cancelled, Watch
from model.robustness.settings import nearest_setting
from model.weights import Weights
from tests.model import strategies
from tests.model.robustness.budget import fewer

REPORT = Weights((3, 1, 1, 2, 2, 1))
ALL = np.array(np.meshgrid(*[np.arange(11)] * 6, indexing="ij")).reshape(6, -1).T


@fewer(12)
@given(strategies.weights, st.lists(st.integers(-3, 3), min_size=6, max_size=6), st.integers(1, 40))
def test_no_setting_is_nearer(weights, plane, least) -> None:  # type: ignore[no-untyped-def]
    """Against all settings there are, for a condition that may be far away or nowhere."""
    found = nearest_setting(weights, lambda some: some @ plane >= least)
    steps = np.abs(ALL - weights.vector).sum(axis=1)[ALL @ plane >= least]
    if found is None:
        assert not len(steps)
    else:
        assert found.vector @ plane >= least
        assert np.abs(found.vector - weights.vector).sum() == steps.min()


def test_of_several_the_fewest_sliders_move_and_shares_least() -> None:
    found = nearest_setting(REPORT, lambda some: some.sum(axis=1) >= 12)
    assert found == Weights((5, 1, 1, 2, 2, 1))


def test_the_present_setting_may_do() -> None:
    assert nearest_setting(REPORT, lambda some: some[:, 0] == 3) == REPORT


def test_a_search_reports_and_stops() -> None:
    told: list[tuple[int, int]] = []
    assert (
        nearest_setting(
            REPORT, lambda some: some[:, 0] > 10, Watch(report=lambda *step: told.append(step))
        )
        is None
    )
    assert told[-1] == (11**6 - 1, 11**6 - 1)
    with pytest.raises(Cancelled):
        nearest_setting(REPORT, lambda some: some[:, 0] > 10, Watch(stop=lambda: True))
