"""What may stand in a field, and what is refused with a reason."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.cards.form import Field, FieldType, national_form
from model.cards.values import LARGEST_NUMBER, MOST_ITEMS, InvalidCard, checked_value
from model.errors import InvalidInput

FORM = national_form()


def check(field: str, value: object) -> Any:
    return checked_value(FORM, FORM.field(field), value)


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("title", " خدمت  صدور مجوز ", "خدمت صدور مجوز"),
        ("title", "دو\nسطر", "دو سطر"),
        ("description", "یک\nدو ", "یک\nدو"),
        ("visits", "۳", 3),
        ("visits", 3.0, 3),
        ("recipients", "12,500", 12500),
        ("recipients", "۱۲٬۵۰۰", 12500),
        ("web_address", "https://qom.ir/map?x=1", "https://qom.ir/map?x=1"),
        ("web_address", "www.ito.gov.ir", "www.ito.gov.ir"),
        ("level", "urban", "urban"),
        ("service_kind", ["g2g", "g2c", "g2c"], ["g2c", "g2g"]),
        ("service_kind", "g2b", ["g2b"]),
        ("costs", [{"amount": "۰", "online_payment": ""}, {}], [{"amount": 0}]),
        (
            "processes",
            [{"process": "ب"}, {"process": "الف"}],
            [{"process": "ب"}, {"process": "الف"}],
        ),
    ],
)
def test_a_value_is_kept_in_one_spelling(field: str, given: object, kept: object) -> None:
    assert check(field, given) == kept
    assert check(field, kept) == kept


@pytest.mark.parametrize("field", [field.field_id for field in FORM.kept])
@pytest.mark.parametrize("empty", [None, "", "  ", []])
def test_nothing_empties_a_field(field: str, empty: object) -> None:
    if not (empty == "  " and FORM.field(field).type is FieldType.GROUP):
        assert check(field, empty) is None


@pytest.mark.parametrize(
    ("field", "given", "code"),
    [
        ("costs", [{"amount": "زیاد"}], "error.card.money"),
        ("costs", [{"amount": -1}], "error.card.money"),
        ("costs", [{"amount": "12.5"}], "error.card.money"),
        ("costs", [{"amount": True}], "error.card.money"),
        ("costs", [{"account": "۱۲۳"}], "error.card.item"),
        ("costs", [{"price": 5}], "error.card.items"),
        ("costs", ["5"], "error.card.items"),
        ("costs", "5", "error.card.items"),
        ("costs", [{"amount": 1}] * (MOST_ITEMS + 1), "error.card.items"),
        ("visits", "دو بار", "error.card.number"),
        ("visits", [2], "error.card.number"),
        ("visits", float("nan"), "error.card.number"),
        ("recipients", LARGEST_NUMBER + 1, "error.card.large"),
        ("recipients", "9" * 400, "error.card.number"),
        ("level", "galactic", "error.card.choice"),
        ("level", ["urban"], "error.card.choice"),
        ("service_kind", ["g2c", "g2x"], "error.card.choice"),
        ("service_kind", {"g2c": True}, "error.card.choice"),
        ("web_address", "javascript:alert(1)", "error.card.address"),
        ("web_address", "نشانی", "error.card.address"),
        ("web_address", "http://qom.ir/ a", "error.card.address"),
        ("title", "a\0b", "error.card.text"),
        ("title", "x" * 5000, "error.card.text"),
        ("title", 5, "error.card.text"),
        ("permits", [{"permit_kind": "issue"}] * 2, "error.card.twice"),
    ],
)
def test_a_wrong_value_is_refused_with_its_field(field: str, given: object, code: str) -> None:
    with pytest.raises(InvalidCard) as refusal:
        check(field, given)
    assert refusal.value.code == code
    assert refusal.value.field.field_id in FORM.field_by_id


@pytest.mark.parametrize("field", ["process", "flow", "person", "phone", "nothing", None, 7, []])
def test_only_fields_that_hold_a_value_can_be_filled(field: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        FORM.field(field)
    assert refusal.value.code == "error.card.field"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda part: (
        st.lists(part, max_size=3)
        | st.dictionaries(st.sampled_from(["amount", "account", "document", "x"]), part)
    ),
    max_leaves=6,
)


@given(st.sampled_from(FORM.kept), ANYTHING)
def test_whatever_is_sent_is_kept_soundly_or_refused(field: Field, given: object) -> None:
    try:
        kept = checked_value(FORM, field, given)
    except InvalidCard:
        return
    assert json.loads(json.dumps(kept)) == kept
    assert checked_value(FORM, field, kept) == kept
