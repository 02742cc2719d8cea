"""What forms send, as columns and values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.portfolio.forms import hundredths, plain_number, read_form


@pytest.mark.parametrize(
    ("kind", "adds", "sent", "columns"),
    [
        ("charter", False, {"cost_million": "۲۸۵"}, {"cost_million": 285}),
        ("charter", False, {"cost_million": ""}, {"cost_million": None}),
        ("charter", False, {"status_text": "شد"}, {"status_fa": "شد", "status_en": "شد"}),
        ("project", False, {"direct": "yes"}, {"direct": True}),
        ("project", False, {"direct": "maybe"}, {"direct": None}),
        ("indicator", False, {"target": "500,000"}, {"target": 500000}),
        ("milestone", False, {"done": " 1399/03 "}, {"done": "1399/03"}),
        (
            "indicator_value",
            True,
            {"indicator": "i", "day": "1399/06/31", "value": "۲٫۵"},
            {"indicator": "i", "day": "1399/06/31", "hundredths": 250},
        ),
    ],
)
def test_a_form_becomes_columns(
    kind: str, adds: bool, sent: dict[str, str], columns: dict[str, object]
) -> None:
    assert read_form(kind, sent, adds=adds) == columns


@pytest.mark.parametrize(
    ("kind", "adds", "sent", "code"),
    [
        ("finding", False, {}, "error.request.malformed"),
        ("indicator_value", False, {}, "error.request.malformed"),
        ("charter", True, {}, "error.request.malformed"),
        ("charter", False, [], "error.request.malformed"),
        ("charter", False, {"version": "1"}, "error.request.malformed"),
        ("charter", False, {"status": 7}, "error.request.malformed"),
        ("charter", False, {"cost_million": "many"}, "error.value.whole"),
        ("indicator", False, {"target": "1.5"}, "error.value.whole"),
        ("indicator_value", True, {"value": "1.234"}, "error.value.decimal"),
        ("indicator_value", True, {"value": ""}, "error.value.decimal"),
    ],
)
def test_what_no_form_sends_is_refused(kind: str, adds: bool, sent: object, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read_form(kind, sent, adds=adds)
    assert refusal.value.code == code


@given(st.integers(-999_999_999, 999_999_999))
def test_a_number_is_read_as_it_is_written(value: int) -> None:
    assert hundredths(plain_number(value)) == value
