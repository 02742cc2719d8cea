"""What the page of robustness is asked for: read from an address, refused where it is used."""

from __future__ import annotations

import pytest

from model.errors import InvalidInput, NotFound, TarazuError
from model.robustness.ahp import PAIRS
from model.robustness.box import around
from model.robustness.goals import Above, IntoFirst, IntoGroup
from model.robustness.look import DEFAULTS, LONGEST, Asked, asked_by, read_asked
from model.robustness.sampling import Anywhere, InOrder, Within
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT

TABLE = report_table()


def test_an_empty_address_asks_for_what_is_usual() -> None:
    for query in (None, "", "?w=1,1,1,1,1,1&d=x"):
        asked, faults = read_asked(query)
        assert not faults
        assert {name: asked[name] for name in DEFAULTS} == DEFAULTS
        assert (asked.section, asked.kind, asked.target_kind) == ("hold", "order", "group1")
        assert (asked.top(60), asked.points(), asked.samples(), asked.seed()) == (10, 5, 10_000, 1)
        assert asked.percent_wrong() == 0
        assert asked.service("s", TABLE) is None
        assert set(asked.judgements().values()) == {"1"}


def test_numbers_are_read_in_any_digits() -> None:
    asked, _ = read_asked("?k=۱۲&p=٣&n= 500 &seed=7&e=10&s=۴۷")
    assert (asked.top(60), asked.points(), asked.samples(), asked.seed()) == (12, 3, 500, 7)
    assert asked.percent_wrong() == 10
    assert asked.service("s", TABLE) == 47


@pytest.mark.parametrize(
    ("parts", "read", "code"),
    [
        ({"p": "-1"}, Asked.points, "error.robustness.points"),
        ({"p": "101"}, Asked.points, "error.robustness.points"),
        ({"p": "۵٫۵"}, Asked.points, "error.robustness.points"),
        ({"k": "61"}, lambda one: one.top(60), "error.robustness.top"),
        ({"k": "0"}, lambda one: one.top(60), "error.robustness.top"),
        ({"n": "0"}, Asked.samples, "error.robustness.samples"),
        ({"n": "1000000000"}, Asked.samples, "error.robustness.samples"),
        ({"n": "9" * 40}, Asked.samples, "error.robustness.samples"),
        ({"n": "1e5"}, Asked.samples, "error.robustness.samples"),
        ({"seed": "-1"}, Asked.seed, "error.robustness.seed"),
        ({"e": "101"}, Asked.percent_wrong, "error.robustness.percent"),
        ({"s": "999"}, lambda one: one.service("s", TABLE), "error.service.unknown"),
        ({"s": "x"}, lambda one: one.service("s", TABLE), "error.service.unknown"),
        ({"t": "above", "o": "0"}, lambda one: one.target(TABLE), "error.service.unknown"),
        ({"a": "1,1"}, Asked.judgements, "error.robustness.comparisons"),
    ],
)
def test_what_cannot_be_is_refused_where_it_is_used(parts, read, code) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TarazuError) as caught:
        read(asked_by(parts))
    assert caught.value.code == code
    assert isinstance(caught.value, NotFound) == (code == "error.service.unknown")


def test_choices_that_are_none_are_the_first() -> None:
    asked, faults = read_asked("?v=nothing&m=x&t=y")
    assert not faults
    assert (asked.section, asked.kind, asked.target_kind) == ("hold", "order", "group1")


def test_targets_and_kinds_of_weights() -> None:
    assert asked_by({"t": "group2"}).target(TABLE) == IntoGroup(2)
    assert asked_by({"t": "above"}).target(TABLE) is None
    assert asked_by({"t": "above", "o": "5"}).target(TABLE) == Above(5)
    assert asked_by({"t": "first", "k": "3"}).target(TABLE) == IntoFirst(3)
    assert isinstance(asked_by({"m": "any"}).model(REPORT), Anywhere)
    assert isinstance(asked_by({"m": "order"}).model(REPORT), InOrder)
    within = asked_by({"m": "within", "p": "7"}).model(REPORT)
    assert isinstance(within, Within)
    assert within.box.bounds == around(REPORT, 7).bounds


def test_comparisons_stand_in_the_order_of_the_pairs() -> None:
    given = ["3", *["1"] * 13, "1/3"]
    found = asked_by({"a": ",".join(given)}).judgements()
    assert list(found) == list(PAIRS)
    assert list(found.values()) == given


def test_an_address_that_is_none_is_told() -> None:
    for query in (7, ["?k=1"], "?" + "x" * 30_000):
        asked, faults = read_asked(query)
        assert [one.code for one in faults] == ["error.address.malformed"]
        assert asked.top(60) == 10


@pytest.mark.parametrize(
    "parts", [None, "k=1", [["k", "1"]], {"k": 1}, {"z": "1"}, {"k": "1" * (LONGEST + 1)}]
)
def test_a_page_sends_short_texts_by_name(parts: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        asked_by(parts)
    assert caught.value.code == "error.request.malformed"
