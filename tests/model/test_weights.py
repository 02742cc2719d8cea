from __future__ import annotations

import contextlib
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.text import to_persian_digits
from model.weights import (
    IMPACT,
    INDEX_IDS,
    READINESS,
    Preset,
    Weights,
    format_weights,
    parse_weights,
    presets,
)
from tests.model import strategies

REPORT = Weights((3, 1, 1, 2, 2, 1))


def refusal(value: object) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        parse_weights(value)
    return caught.value


def test_the_indices_stand_in_the_order_of_table_5() -> None:
    assert INDEX_IDS == ("smartness", "resources", "economy", "coverage", "frequency", "ease")
    assert INDEX_IDS[:4] == IMPACT
    assert INDEX_IDS[4:] == READINESS


@pytest.mark.parametrize(
    "value",
    [
        "3,1,1,2,2,1",
        " 3, 1 ,1,2,2,+1\n",
        "۳،۱،۱،۲،۲،۱",
        "٣,١,١,٢,٢,١",
        "0003,1,1,2,2," + "0" * 500 + "1",
        [3, 1, 1, 2, 2, 1],
        (3, 1, 1, 2, 2, 1),
        ["3", "۱", 1.0, np.float32(2), np.uint8(2), 1],
        list(np.array([3, 1, 1, 2, 2, 1])),
        {"ease": 1, "frequency": 2, "coverage": 2, "economy": 1, "resources": 1, "smartness": 3},
        REPORT,
    ],
)
def test_weights_are_read_from_text_sequences_and_mappings(value: object) -> None:
    read = parse_weights(value)
    assert read == REPORT
    assert all(type(weight) is int for weight in read.values)


@pytest.mark.parametrize(
    ("value", "code", "index"),
    [
        (None, "malformed", None),
        (7, "malformed", None),
        (True, "malformed", None),
        (b"311221", "malformed", None),
        ({3, 1, 2}, "malformed", None),
        ("", "missing", "smartness"),
        ("3,1,,2,2,1", "missing", "economy"),
        ("3,1,1,2,2", "missing", "ease"),
        ([], "missing", "smartness"),
        ([3, 1, 1, 2, None, 1], "missing", "frequency"),
        ({"smartness": 3, "resources": 1}, "missing", "economy"),
        ("3,1,1,2,2,1,1", "too_many", None),
        ([1] * 10_000, "too_many", None),
        ({"beauty": 3}, "unknown_index", "beauty"),
        ({1: 3}, "unknown_index", "1"),
        ("3,1,1,x,2,1", "not_a_number", "coverage"),
        ("3,1,1,2 2,2,1", "not_a_number", "coverage"),
        ("3,1,1,0x2,2,1", "not_a_number", "coverage"),
        ("3,1,1,1_0,2,1", "not_a_number", "coverage"),
        ("3,1,1,--2,2,1", "not_a_number", "coverage"),
        ("3,1,1,nan,2,1", "not_a_number", "coverage"),
        ("3,1,1,²,2,1", "not_a_number", "coverage"),
        ("3,1,1,'; drop table,2,1", "not_a_number", "coverage"),
        ([3, 1, 1, float("nan"), 2, 1], "not_a_number", "coverage"),
        ([3, 1, 1, True, 2, 1], "not_a_number", "coverage"),
        ([3, 1, 1, np.bool(True), 2, 1], "not_a_number", "coverage"),
        ([3, 1, 1, [2], 2, 1], "not_a_number", "coverage"),
        ([3, 1, 1, {}, 2, 1], "not_a_number", "coverage"),
        ([3, 1, 1, 2j, 2, 1], "not_a_number", "coverage"),
        ("3,1,1,inf,2,1", "infinite", "coverage"),
        ("3,1,1,-Infinity,2,1", "infinite", "coverage"),
        ([3, 1, 1, float("inf"), 2, 1], "infinite", "coverage"),
        ([3, 1, 1, float("-inf"), 2, 1], "infinite", "coverage"),
        ("3,1,1,2.5,2,1", "not_integer", "coverage"),
        ("3,1,1,۲٫۵,2,1", "not_integer", "coverage"),
        ("3,1,1,1e1,2,1", "not_integer", "coverage"),
        ([3, 1, 1, 2.5, 2, 1], "not_integer", "coverage"),
        ("3,1,1,-1,2,1", "negative", "coverage"),
        ([3, 1, 1, -1, 2, 1], "negative", "coverage"),
        ([3, 1, 1, -(10**5000), 2, 1], "negative", "coverage"),
        ("3,1,1,11,2,1", "too_large", "coverage"),
        ("3,1,1," + "9" * 10_000 + ",2,1", "too_large", "coverage"),
        ([3, 1, 1, 10**5000, 2, 1], "too_large", "coverage"),
        ([3, 1, 1, Fraction(2), 2, 1], "not_a_number", "coverage"),
        ([3, 1, 1, 1e300, 2, 1], "too_large", "coverage"),
        ("0,0,0,0,0,0", "all_zero", None),
        ([0] * 6, "all_zero", None),
    ],
)
def test_each_fault_has_its_code_and_names_the_index(
    value: object, code: str, index: str | None
) -> None:
    error = refusal(value)
    assert error.code == f"error.weights.{code}"
    assert error.params.get("index") == index
    assert len(str(error)) < 200


def test_a_fault_names_the_value() -> None:
    assert refusal("3,1,1,-1,2,1").params["value"] == "-1"
    assert refusal([3, 1, 1, 2.5, 2, 1]).params["value"] == "2.5"


def test_invalid_weights_cannot_be_made() -> None:
    for values in [(0,) * 6, (1,) * 5, (11,) + (1,) * 5]:
        with pytest.raises(InvalidInput):
            Weights(values)


def test_weights_answer_by_index() -> None:
    assert REPORT["coverage"] == 2
    assert REPORT.sum == 10
    assert REPORT.as_dict()["smartness"] == 3
    assert REPORT.shares[0] == Fraction(3, 10)
    assert str(REPORT) == "3,1,1,2,2,1"


def test_presets_keep_the_reports_weights_within_a_group() -> None:
    assert presets(REPORT) == {
        Preset.REPORT: REPORT,
        Preset.EQUAL: Weights((1, 1, 1, 1, 1, 1)),
        Preset.IMPACT: Weights((3, 1, 1, 2, 0, 0)),
        Preset.READINESS: Weights((0, 0, 0, 0, 2, 1)),
    }


def test_a_preset_without_any_weight_is_left_out() -> None:
    assert Preset.READINESS not in presets(Weights((3, 1, 1, 2, 0, 0)))
    assert Preset.IMPACT not in presets(Weights((0, 0, 0, 0, 2, 1)))


@given(strategies.weights)
def test_what_is_written_is_read_back(weights: Weights) -> None:
    text = format_weights(weights)
    assert parse_weights(text) == weights
    assert parse_weights(to_persian_digits(text)) == weights
    assert parse_weights(weights.as_dict()) == weights


_anything: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_anything | st.lists(_anything, min_size=6, max_size=6))
def test_whatever_comes_in_is_read_or_refused(value: object) -> None:
    with contextlib.suppress(InvalidInput):
        weights = parse_weights(value)
        assert any(weights.values)
        assert all(type(v) is int and 0 <= v <= 10 for v in weights.values)
