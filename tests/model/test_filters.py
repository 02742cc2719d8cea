from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.filters import MAX_TEXT, Filters, checked_filters, read_filters

CHOICES = {"kind": ("sum", "count"), "severity": ("note",)}


def test_an_address_is_read() -> None:
    filters, faults = read_filters("?kind=sum,count&q=%D9%BE%D9%84%D8%A7%DA%A9", CHOICES)
    assert filters.chosen == {"kind": ("sum", "count"), "severity": ()}
    assert filters.text == "پلاک"
    assert faults == ()


def test_what_cannot_be_read_is_left_out_and_told() -> None:
    filters, faults = read_filters("?kind=sum,nonsense&severity=worst&page=3", CHOICES)
    assert filters.chosen == {"kind": ("sum",), "severity": ()}
    assert [fault.params["value"] for fault in faults] == ["nonsense", "worst"]


@pytest.mark.parametrize("query", [None, "", "?", "?kind=", "?unknown=1"])
def test_no_filter_chooses_nothing(query: object) -> None:
    filters, faults = read_filters(query, CHOICES)
    assert filters == Filters({"kind": (), "severity": ()})
    assert filters.query == ""
    assert faults == ()


@pytest.mark.parametrize("query", [5, ["?kind=sum"], "?kind=sum&" * 5000, "?" + "a=1&" * 60])
def test_an_address_that_is_none_opens_the_whole_list(query: object) -> None:
    filters, faults = read_filters(query, CHOICES)
    assert filters.query == ""
    assert [fault.code for fault in faults] == ["error.address.malformed"]


def test_a_text_too_long_is_left_out() -> None:
    filters, (fault,) = read_filters("?q=" + "a" * (MAX_TEXT + 1), CHOICES)
    assert filters.text == ""
    assert fault.code == "error.search.too_long"


@given(
    st.lists(st.sampled_from(CHOICES["kind"]), unique=True),
    st.lists(st.sampled_from(CHOICES["severity"]), unique=True),
    st.text(max_size=MAX_TEXT),
)
def test_the_address_gives_the_filters_back(
    kinds: list[str], severities: list[str], text: str
) -> None:
    filters = checked_filters({"kind": kinds, "severity": severities}, text, CHOICES)
    again, faults = read_filters(filters.query, CHOICES)
    assert again == filters
    assert faults == ()


@pytest.mark.parametrize(
    ("chosen", "text", "code"),
    [
        ({"kind": "sum"}, "", "error.request.malformed"),
        ({"kind": [1]}, "", "error.filter.unknown"),
        ({"kind": ["nonsense"]}, "", "error.filter.unknown"),
        ({"kind": [["sum"]]}, "", "error.filter.unknown"),
        ({}, 5, "error.request.malformed"),
        ({}, "a" * (MAX_TEXT + 1), "error.search.too_long"),
    ],
)
def test_forged_filters_are_refused(chosen: dict[str, object], text: object, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_filters(chosen, text, CHOICES)
    assert refused.value.code == code


def test_nothing_chosen_keeps_everything() -> None:
    assert checked_filters({}, None, CHOICES).keeps({"kind": "other", "severity": None}, ())


def test_values_and_words_must_both_fit() -> None:
    filters = checked_filters({"kind": ["sum"]}, "میدان ها", CHOICES)
    fits = {"kind": "sum", "severity": "note"}
    assert filters.keeps(fits, ("میدان‌ها", None))
    assert not filters.keeps(fits, ("خیابان‌ها",))
    assert not filters.keeps({**fits, "kind": "count"}, ("میدان‌ها",))
