"""A field as a cell of a sheet, and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.cards.cells import header, read, written
from model.cards.form import Field, FieldType, Form, national_form
from model.cards.values import LARGEST_NUMBER, checked_value
from model.sheets import MAX_COLUMNS, Cell, form_of
from model.sheets.cells import Refused
from model.text import search_key

FORM = national_form()
WORD = st.text("ابپ تa1", min_size=1, max_size=12).filter(str.strip)


def plain(field: Field) -> st.SearchStrategy[Any]:
    codes = list(field.choice_by_code)
    match field.type:
        case FieldType.INTEGER | FieldType.MONEY:
            return st.integers(0, LARGEST_NUMBER)
        case FieldType.CHOICE:
            return st.sampled_from(codes)
        case FieldType.CHOICES:
            return st.lists(st.sampled_from(codes), min_size=1, unique=True)
        case FieldType.ADDRESS:
            return st.just("qom.ir/map")
        case _:
            return WORD


def values(form: Form, field: Field) -> st.SearchStrategy[Any]:
    if field.type is not FieldType.GROUP:
        return plain(field)
    first, *others = form.parts_by_group[field.field_id]
    item = st.fixed_dictionaries(
        {first.field_id: plain(first)},
        optional={part.field_id: plain(part) for part in others},
    )
    unique = (lambda one: one[first.field_id]) if first.field_id == "permit_kind" else None
    return st.lists(item, min_size=1, max_size=3, unique_by=unique)


@given(st.sampled_from(FORM.kept), st.data(), st.sampled_from(["fa", "en"]))
def test_what_is_written_is_read_back(field: Field, data: st.DataObject, language: str) -> None:
    value = checked_value(FORM, field, data.draw(values(FORM, field)))
    assert read(FORM, field, written(FORM, field, value, language)) == value


def test_every_column_has_a_header_of_its_own() -> None:
    for language in ("fa", "en"):
        headers = [search_key(header(FORM, field, language)) for field in FORM.kept]
        assert len(set(headers)) == len(headers)
    assert len(form_of("card").columns) <= MAX_COLUMNS


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("visits", 2.0, 2),
        ("visits", "۲", 2),
        ("code", 1234.0, "1234"),
        ("level", "urban", "urban"),
        ("level", " شهری ", "urban"),
        ("service_kind", "خدمت به شهروندان (G2C); g2b", ["g2c", "g2b"]),
        ("costs", "۱۲٬۰۰۰ | | بله\n0", [{"amount": 12000, "online_payment": "yes"}, {"amount": 0}]),
        ("processes", "الف\n\n ب ", [{"process": "الف"}, {"process": "ب"}]),
        ("processes", "الف | ب", [{"process": "الف | ب"}]),
        ("title", None, None),
        ("costs", "  ", None),
    ],
)
def test_a_cell_is_read_as_people_write_it(field: str, cell: Cell, value: Any) -> None:
    assert read(FORM, FORM.field(field), cell) == value


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("costs", "زیاد", "number"),
        ("costs", " | ۱۲", "items"),
        ("costs", "۱|۲|بله|۴", "items"),
        ("costs", "۱|۲|شاید", "choice"),
        ("permits", "صدور\nصدور", "items"),
        ("visits", True, "number"),
        ("visits", -1, "number"),
        ("level", "کهکشانی", "choice"),
        ("service_kind", "g2c؛ g2x", "choice"),
        ("web_address", "نشانی", "address"),
        ("title", "x" * 3000, "text"),
        ("title", True, "text"),
    ],
)
def test_a_wrong_cell_says_what_should_stand_there(field: str, cell: Cell, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(FORM, FORM.field(field), cell)
    assert refusal.value.code == code
    assert refusal.value.expected
