from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.readiness import (
    default_cut_off,
    parse_cut_off,
    quick_wins,
    read_cut_off,
    readiness_in_progress,
    readiness_span,
    readiness_to_do,
)
from model.weighing import report_weights
from model.weights import Weights
from tests.model import cities

REPORT = Weights((3, 1, 1, 2, 2, 1))


def test_the_report_lets_readiness_be_three_to_nine() -> None:
    assert readiness_span(REPORT) == (3, 9)


def test_the_assumed_line_is_eight_of_nine() -> None:
    assert default_cut_off(REPORT) == 8
    assert default_cut_off(Weights((0, 0, 0, 0, 1, 0))) == 3


def test_the_lists_are_those_of_tables_8_and_9() -> None:
    catalogue = cities.qom()
    assert Counter(item.total for item in readiness_to_do(catalogue)) == Counter(
        row.printed_total for row in catalogue.quick_wins
    )
    assert [item.id for item in readiness_in_progress(catalogue)][:1] == [56]
    assert {item.id for item in readiness_in_progress(catalogue)} == {
        row.service_id for row in catalogue.in_progress_scores
    }


def test_quick_wins_of_qom() -> None:
    found = quick_wins(cities.qom())
    assert found.cut_off == 8
    assert (len(found.to_do), len(found.in_progress)) == (14, 9)
    assert [(step.total, step.to_do, step.in_progress) for step in found.steps] == [
        (9, 11, 6),
        (8, 3, 3),
        (7, 15, 2),
        (6, 3, 1),
        (5, 26, 1),
        (4, 0, 0),
        (3, 2, 0),
    ]
    assert [step.quick_win for step in found.steps] == [True, True] + [False] * 5


@pytest.mark.parametrize("line", range(3, 10))
def test_the_line_can_be_drawn_elsewhere(line: int) -> None:
    found = quick_wins(cities.qom(), line)
    assert len(found.to_do) == sum(s.to_do for s in found.steps if s.total >= line)
    assert all(item.total >= line for item in (*found.to_do, *found.in_progress))


@pytest.mark.parametrize(("text", "line"), [("7", 7), ("۷", 7), (None, 8), ("", 8), ("9", 9)])
def test_a_line_from_outside(text: object, line: int) -> None:
    assert parse_cut_off(text, REPORT) == line


@pytest.mark.parametrize("text", ["2", "10", "-8", "8.0", "acht", "٪", "9" * 5000, 8, ["8"], "²"])
def test_a_line_that_no_total_can_have_is_refused(text: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_cut_off(text, REPORT)
    assert refused.value.code == "error.quick_wins.cut_off"
    assert (refused.value.params["least"], refused.value.params["most"]) == (3, 9)


def test_the_line_in_an_address() -> None:
    assert read_cut_off("?quick=7&other=1", REPORT) == (7, ())
    line, (fault,) = read_cut_off("?quick=77", REPORT)
    assert line == 8
    assert fault.code == "error.quick_wins.cut_off"


@given(st.one_of(st.text(max_size=50), st.none(), st.integers(), st.lists(st.text())))
def test_any_address_gives_a_line(query: object) -> None:
    line, _ = read_cut_off(query, REPORT)
    assert 3 <= line <= 9


def test_weights_are_those_of_the_city() -> None:
    assert report_weights(cities.qom()) == REPORT
