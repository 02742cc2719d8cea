"""The address of the scenarios: what is compared, read whole or with what is wrong in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.scenarios.view import (
    DEFAULT_TOP,
    CompareView,
    Reference,
    choices,
    parse_reference,
    read_comparison,
    read_top,
)
from tests.model.scenarios.test_files import item

references = st.builds(
    Reference,
    st.integers(1, 10**4).map(lambda number: f"s{number}") | st.just("report"),
    st.none() | st.integers(1, 999_999),
)


@given(st.lists(references, min_size=2, max_size=5, unique=True), st.integers(1, 60))
def test_what_is_written_is_read_back(compared: list[Reference], top: int) -> None:
    view = CompareView(tuple(compared), top)
    assert read_comparison(view.query, "qom", 60) == (view, ())


def test_an_address_without_a_comparison_has_none() -> None:
    for query in (None, "", "?q=x", 3):
        assert read_comparison(query, "qom", 60) == (None, ())


def test_a_list_shorter_than_usual_is_compared_whole() -> None:
    view, _ = read_comparison("?compare=s1,s2", "qom", 4)
    assert view == CompareView((Reference("s1"), Reference("s2")), 4)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("?compare=s1", "error.robustness.rankings"),
        ("?compare=s1,s1", "error.robustness.rankings"),
        ("?compare=", "error.robustness.rankings"),
        ("?compare=s1,s2,s3,s4,s5,s6", "error.robustness.rankings"),
        ("?compare=s1,s%002", "error.scenario.reference"),
        ("?compare=s1,s2.x", "error.scenario.reference"),
        ("?compare=s1,s2.", "error.scenario.reference"),
        ("?compare=s1,tehran:s2", "error.scenario.cities"),
    ],
)
def test_what_cannot_be_compared_is_said(query: str, code: str) -> None:
    if query == "?compare=":
        query += "%2C"
    view, faults = read_comparison(query, "qom", 60)
    assert view is None
    assert [fault.code for fault in faults] == [code]


@pytest.mark.parametrize("top", ["61", "0", "-1", "x", "1.5", "9" * 9])
def test_a_k_that_cannot_be_takes_its_default(top: str) -> None:
    view, faults = read_comparison(f"?compare=s1,report&k={top}", "qom", 60)
    assert view is not None
    assert view.top == DEFAULT_TOP
    assert [fault.code for fault in faults] == ["error.robustness.top"]


def test_persian_digits_are_read() -> None:
    assert read_top("۱۲", 60) == 12
    assert parse_reference("qom:s1.۲", "qom") == Reference("s1", 2)


def test_a_reference_is_text() -> None:
    with pytest.raises(InvalidInput):
        parse_reference(3, "qom")


def test_the_list_is_narrowed_by_status_and_tag() -> None:
    offered = choices([item()])
    assert list(offered["tag"]) == ["جلسهٔ نهم"]
    assert "proposed" in offered["status"]
