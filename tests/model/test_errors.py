from __future__ import annotations

import copy
import pickle

import pytest

from model.errors import (
    LONGEST_VALUE,
    Fault,
    InvalidInput,
    InvalidPackage,
    NotFound,
    StaleEdit,
    TarazuError,
    quoted,
)


def test_an_error_carries_its_code_and_params() -> None:
    error = InvalidInput("error.weights.negative", index="ease", value=-1)
    assert error.code == "error.weights.negative"
    assert error.params == {"index": "ease", "value": -1}


def test_str_is_readable_english() -> None:
    assert str(InvalidInput("error.weights.too_large", index="ease", value=11)) == (
        "weights too large (index ease, value 11)"
    )
    assert str(NotFound("error.page.unknown")) == "page unknown"


@pytest.mark.parametrize("kind", [InvalidInput, NotFound, StaleEdit, InvalidPackage])
def test_every_kind_can_be_caught_as_one(kind: type[TarazuError]) -> None:
    with pytest.raises(TarazuError):
        raise kind("error.some.thing")


def test_an_error_survives_pickling_and_copying() -> None:
    fault = Fault("error.package.type", "scores.csv", 3, "ease", "x", "integer")
    error = InvalidPackage("error.package.invalid", [fault], count=1)
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(twin) is InvalidPackage
        assert (twin.code, twin.params, twin.faults) == (error.code, error.params, (fault,))


def test_a_fault_gives_its_place_as_params() -> None:
    assert Fault("error.package.missing", "scores.csv").params == {
        "file": "scores.csv",
        "row": None,
        "column": None,
        "value": None,
        "expected": None,
    }


def test_what_is_quoted_is_one_short_line() -> None:
    assert quoted("a\n b") == "a b"
    assert quoted(None) == "None"
    assert len(quoted("x" * 10_000_000)) == LONGEST_VALUE
    assert len(quoted(list(range(10_000)))) <= LONGEST_VALUE
    assert quoted(10**5000) == "<int>"
