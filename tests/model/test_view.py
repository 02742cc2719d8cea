"""A picture of the weighing table: read from an address whole, in part, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput, TarazuError
from model.scoring import DEFAULT_BOUNDS
from model.view import (
    COLUMNS,
    DEFAULT_COLUMNS,
    FIRST,
    GROUPS,
    MAX_QUERY,
    MAX_TEXT,
    Known,
    View,
    parse_view,
    read_address,
)
from model.weights import INDEX_IDS, Weights
from tests.model import strategies

REPORT = Weights((3, 1, 1, 2, 2, 1))
KNOWN = Known(
    services=frozenset(range(1, 61)), domains=frozenset({"culture", "transport", "spatial"})
)
PLAIN = View(REPORT)


def some(values: object) -> st.SearchStrategy[tuple]:
    return st.lists(st.sampled_from(sorted(values)), unique=True).map(tuple)


what_ifs: st.SearchStrategy[Mapping[tuple[int, str], int]] = st.dictionaries(
    st.tuples(st.sampled_from(sorted(KNOWN.services)), st.sampled_from(INDEX_IDS)),
    st.integers(1, 3),
    max_size=5,
)
columns = st.sets(st.sampled_from(COLUMNS)).map(
    lambda chosen: tuple(name for name in COLUMNS if name in chosen | {"service"})
)
views = st.builds(
    View,
    weights=strategies.weights,
    what_ifs=what_ifs,
    domains=some(KNOWN.domains),
    groups=some(GROUPS),
    text=st.text(st.characters(codec="utf-8"), max_size=MAX_TEXT),
    columns=columns,
    selected=st.none() | st.sampled_from(sorted(KNOWN.services)),
    bounds=strategies.bounds,
    first=st.integers(1, 60),
)


def written(view: View) -> str:
    """A picture as an address, written as ``assets/js/address.js`` writes it."""
    parts = [f"w={view.weights}"]
    if view.what_ifs:
        parts.append("x=" + ",".join(f"{s}.{i}.{score}" for (s, i), score in view.what_ifs.items()))
    if view.bounds != DEFAULT_BOUNDS:
        parts.append(f"b={view.bounds.group_1},{view.bounds.group_2}")
    if view.domains:
        parts.append("d=" + ",".join(view.domains))
    if view.groups:
        parts.append("g=" + ",".join(map(str, view.groups)))
    if view.text:
        parts.append("q=" + quote(view.text, safe="!*'()"))
    if view.columns != DEFAULT_COLUMNS:
        parts.append("c=" + ",".join(view.columns))
    if view.selected is not None:
        parts.append(f"s={view.selected}")
    if view.first != FIRST:
        parts.append(f"k={view.first}")
    return "?" + "&".join(parts)


def faults_of(query: object) -> tuple[TarazuError, ...]:
    return read_address(query, REPORT, KNOWN)[1]


@given(views)
def test_what_is_written_is_read(view: View) -> None:
    assert parse_view(written(view), REPORT, KNOWN) == view


@given(views, st.booleans())
def test_the_question_mark_may_be_missing(view: View, kept: bool) -> None:
    query = written(view)
    assert parse_view(query if kept else query[1:], REPORT, KNOWN) == view


@pytest.mark.parametrize("query", [None, "", "?"])
def test_no_address_is_the_picture_of_the_report(query: object) -> None:
    assert read_address(query, REPORT, KNOWN) == (PLAIN, ())


def test_weights_of_another_report_are_the_default() -> None:
    other = Weights((1, 2, 3, 4, 5, 6))
    assert read_address("?g=1", other, KNOWN)[0].weights == other


def test_digits_and_commas_of_a_persian_keyboard_are_read() -> None:
    view = parse_view(
        "?w="
        + quote("۳، ۱,٢,2,2,1")
        + "&g="
        + quote("۱,٢")
        + "&s="
        + quote("۴۷")
        + "&k="
        + quote("۱۲"),
        REPORT,
        KNOWN,
    )
    assert view.weights == Weights((3, 1, 2, 2, 2, 1))
    assert view.groups == (1, 2)
    assert view.first == 12
    assert view.selected == 47


def test_columns_come_in_their_order_and_the_service_always() -> None:
    view = parse_view("?c=total,rank", REPORT, KNOWN)
    assert view.columns == ("rank", "service", "total")


def test_what_is_named_twice_counts_once() -> None:
    view = parse_view("?d=culture,culture,,transport&g=2,2&x=47.ease.1,47.ease.3", REPORT, KNOWN)
    assert view.domains == ("culture", "transport")
    assert view.groups == (2,)
    assert view.what_ifs == {(47, "ease"): 3}


FAULTS = {
    "w=-1,1,1,1,1,1": ("error.weights.negative", {"index": "smartness", "value": "-1"}),
    "w=1,1,NaN,1,1,1": ("error.weights.not_a_number", {"index": "economy", "value": "NaN"}),
    "w=1,inf,1,1,1,1": ("error.weights.infinite", {"index": "resources"}),
    "w=1,1,1,1,1,11": ("error.weights.too_large", {"index": "ease", "maximum": 10}),
    "w=1,1,1,1,1,": ("error.weights.missing", {"index": "ease"}),
    "w=": ("error.weights.missing", {"index": "smartness"}),
    "w=1,1,1,1,1,1,1": ("error.weights.too_many", {"count": 7}),
    "w=1,1,1,1.5,1,1": ("error.weights.not_integer", {"index": "coverage"}),
    "w=0,0,0,0,0,0": ("error.weights.all_zero", {}),
    "x=47.coverage": ("error.what_if.malformed", {"value": "47.coverage"}),
    "x=47.coverage.3.1": ("error.what_if.malformed", {}),
    "x=61.coverage.3": ("error.service.unknown", {"value": "61"}),
    "x=x.coverage.3": ("error.service.unknown", {"value": "x"}),
    "x=47.beauty.3": ("error.what_if.index", {"value": "beauty"}),
    "x=47.coverage.0": ("error.what_if.score", {"value": "0"}),
    "x=47.coverage.4": ("error.what_if.score", {"value": "4"}),
    "x=47.coverage.x": ("error.what_if.score", {"value": "x"}),
    "d=nowhere": ("error.domain.unknown", {"value": "nowhere"}),
    "k=0": ("error.robustness.top", {"minimum": 1, "maximum": 60}),
    "k=61": ("error.robustness.top", {"value": "61"}),
    "k=x": ("error.robustness.top", {"value": "x"}),
    "g=4": ("error.group.unknown", {"value": "4"}),
    "g=x": ("error.group.unknown", {"value": "x"}),
    "c=colour": ("error.column.unknown", {"value": "colour"}),
    "s=0": ("error.service.unknown", {"value": "0"}),
    "s=": ("error.service.unknown", {"value": ""}),
    "s=-47": ("error.service.unknown", {"value": "-47"}),
    "s=4.7": ("error.service.unknown", {"value": "4.7"}),
    "s=%C2%B2": ("error.service.unknown", {"value": "²"}),
    "s=" + "4" * 5000: ("error.service.unknown", {}),
    "q=" + "a" * (MAX_TEXT + 1): ("error.search.too_long", {"maximum": MAX_TEXT}),
    "q=" + "a" * MAX_QUERY: ("error.address.malformed", {}),
}


@pytest.mark.parametrize("query", FAULTS, ids=lambda query: query[:40])
def test_a_part_that_breaks_a_rule_takes_its_default(query: str) -> None:
    code, params = FAULTS[query]
    view, (fault,) = read_address(query, REPORT, KNOWN)
    assert view == PLAIN
    assert fault.code == code
    assert params.items() <= fault.params.items()
    assert all(len(str(value)) <= 60 for value in fault.params.values())
    with pytest.raises(InvalidInput) as caught:
        parse_view(query, REPORT, KNOWN)
    assert caught.value.code == code


@pytest.mark.parametrize("query", [7, True, [], {}, ["w=1"], b"w=1", "a" * (MAX_QUERY + 1)])
def test_an_address_that_is_none_is_one_fault(query: object) -> None:
    view, (fault,) = read_address(query, REPORT, KNOWN)
    assert view == PLAIN
    assert fault.code == "error.address.malformed"


def test_each_part_has_its_fault_and_the_others_stay() -> None:
    view, faults = read_address("?w=11&x=1&d=no&g=2&c=no&s=47&q=a", REPORT, KNOWN)
    assert view == View(REPORT, groups=(2,), selected=47, text="a")
    assert [fault.code.split(".")[1] for fault in faults] == [
        "weights",
        "what_if",
        "domain",
        "column",
    ]


def test_faults_never_come_with_what_was_read() -> None:
    assert faults_of("?w=1,1,1,1,1,1&x=47.ease.3&d=culture&g=1&q=a&c=rank&s=1") == ()


@given(st.text(max_size=200))
def test_whatever_is_written_is_read_or_told(query: str) -> None:
    view, faults = read_address(query, REPORT, KNOWN)
    assert all(fault.code.startswith("error.") for fault in faults)
    assert any(view.weights.values)


@given(
    st.lists(
        st.tuples(st.sampled_from("wxdgqcs"), st.text("0123456789,.-+ecvrg۱۲%&=", max_size=30)),
        max_size=8,
    )
)
def test_whatever_stands_in_the_parts_is_read_or_told(parts: list[tuple[str, str]]) -> None:
    view, faults = read_address("&".join(map("=".join, parts)), REPORT, KNOWN)
    assert set(view.groups) <= set(GROUPS)
    assert set(view.domains) <= KNOWN.domains
    assert set(view.columns) <= set(COLUMNS)
    assert view.selected in {None, *KNOWN.services}
    assert len(faults) <= 7
