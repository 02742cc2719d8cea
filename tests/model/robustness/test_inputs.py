from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from model.errors import InvalidInput
from model.robustness import inputs

Check = Callable[[object], object]
NOT_NUMBERS = [None, "", "7", [], True, 10**400, float("nan"), float("inf"), 1j]


def top_of_five(value: object) -> int:
    return inputs.checked_top(value, 5)


@pytest.mark.parametrize(
    ("check", "good", "bad", "code"),
    [
        (top_of_five, [1, 5, np.int64(3)], [0, 6, -1, 2.0], "error.robustness.top"),
        (inputs.checked_points, [0, 100, 7], [-1, 101, 2.5], "error.robustness.points"),
        (inputs.checked_samples, [1, 10**6], [0, 10**9, -5, 1e3], "error.robustness.samples"),
        (inputs.checked_seed, [0, 2**32 - 1], [-1, 2**32, 0.5], "error.robustness.seed"),
    ],
)
def test_whole_numbers_within_their_range(
    check: Check, good: list[object], bad: list[object], code: str
) -> None:
    assert [check(value) for value in good] == good
    for value in [*bad, *NOT_NUMBERS]:
        with pytest.raises(InvalidInput) as caught:
            check(value)
        assert caught.value.code == code
        assert caught.value.params.keys() == {"value", "minimum", "maximum"}


def test_there_is_no_top_of_an_empty_list() -> None:
    with pytest.raises(InvalidInput):
        inputs.checked_top(1, 0)


def test_a_probability_lies_between_0_and_1() -> None:
    for value in (0, 1, 0.25, Fraction(1, 3), np.float64(0.5)):
        assert inputs.checked_probability(value) == float(value)
    for wrong in (-0.01, 1.01, *NOT_NUMBERS):
        with pytest.raises(InvalidInput) as caught:
            inputs.checked_probability(wrong)
        assert caught.value.code == "error.robustness.probability"
