"""A field of a card as one cell of a sheet, and back: what people type, as the value meant.

Several choices stand apart by semicolons. The items of a group stand in lines of the cell, the
parts of an item apart by a bar, in the order of the form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from model.cards.form import Choice, Field, FieldType, Form
from model.cards.values import (
    LARGEST_NUMBER,
    LONGEST_LONG_TEXT,
    LONGEST_TEXT,
    MOST_ITEMS,
    InvalidCard,
    Item,
    Value,
    checked_value,
)
from model.sheets.cells import Cell, Refused, is_said
from model.text import search_key

BAR: Final = " | "
BETWEEN: Final = "؛ "
_SEVERAL = re.compile("[؛;\n]")
NUMBERS: Final = frozenset({FieldType.INTEGER, FieldType.MONEY})

EXPECTED: Final[Mapping[str, str]] = {
    "error.card.number": f"0 … {LARGEST_NUMBER}",
    "error.card.money": f"0 … {LARGEST_NUMBER}",
    "error.card.large": f"0 … {LARGEST_NUMBER}",
    "error.card.address": "qom.ir/map",
    "error.card.items": f"≤ {MOST_ITEMS}",
}
"""By refusal of a value, what should stand in the cell."""

CODES: Final[Mapping[str, str]] = {
    "error.card.number": "number",
    "error.card.money": "number",
    "error.card.large": "number",
    "error.card.address": "address",
    "error.card.text": "text",
    "error.card.items": "items",
    "error.card.item": "items",
    "error.card.twice": "items",
}
"""By refusal of a value, the refusal of its cell."""


def header(form: Form, field: Field, language: str) -> str:
    """Name the column of a field: its section, its title, and the parts of a group."""
    section = next(one for one in form.sections if one.section_id == field.section)
    number = section.number if section.form == "card" else f"{section.form}-{section.number}"
    title = f"{number}. {field.title(language)}"
    parts = form.parts_by_group.get(field.field_id, ())
    if len(parts) < 2:
        return title
    return f"{title} [{BAR.join(part.title(language) for part in parts)}]"


def written(form: Form, field: Field, value: Any, language: str) -> str | int:
    """Write a value as a cell that can be read back."""
    if value is None:
        return ""
    if field.type is FieldType.GROUP:
        parts = form.parts_by_group[field.field_id]
        return "\n".join(_line(parts, item, language) for item in value)
    return _plain(field, value, language)


def _line(parts: tuple[Field, ...], item: Mapping[str, Any], language: str) -> str:
    said = [
        str(_plain(part, item[part.field_id], language)) if part.field_id in item else ""
        for part in parts
    ]
    while len(said) > 1 and not said[-1]:
        said.pop()
    return BAR.join(said)


def _plain(field: Field, value: Any, language: str) -> str | int:
    if field.type in NUMBERS:
        return int(value)
    if field.type is FieldType.CHOICE:
        return _title(field.choice_by_code[value], language)
    if field.type is FieldType.CHOICES:
        return BETWEEN.join(_title(field.choice_by_code[code], language) for code in value)
    return str(value)


def _title(choice: Choice, language: str) -> str:
    return choice.title_fa if language == "fa" else choice.title_en


def read(form: Form, field: Field, cell: Cell) -> Value | None:
    """Read a cell.

    Raises
    ------
    Refused
        ``number``, ``address``, ``text``, ``choice`` or ``items``
    """
    if not is_said(cell):
        return None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    given: object = cell
    if field.type is FieldType.GROUP:
        given = [_item(form, field, line) for line in str(cell).splitlines() if line.strip()]
    elif field.choices:
        given = _chosen(field, str(cell))
    elif field.type not in NUMBERS and isinstance(cell, int | float) and cell is not True:
        given = str(cell)
    try:
        return checked_value(form, field, given)
    except InvalidCard as refusal:
        long = field.type is FieldType.LONG_TEXT
        longest = f"≤ {LONGEST_LONG_TEXT if long else LONGEST_TEXT}"
        expected = EXPECTED.get(refusal.code, longest)
        raise Refused(CODES[refusal.code], expected) from None


def _item(form: Form, field: Field, line: str) -> Item:
    """The parts of an item that a line holds."""
    parts = form.parts_by_group[field.field_id]
    said = line.split(BAR.strip()) if len(parts) > 1 else [line]
    if len(said) > len(parts):
        raise Refused("items", BAR.join(part.title_fa for part in parts))
    item: Item = {}
    for part, text in zip(parts, map(str.strip, said), strict=False):
        if text:
            item[part.field_id] = _chosen(part, text) if part.choices else text
    return item


def _chosen(field: Field, text: str) -> Any:
    """The codes of the choices that a text names, in either language or by their codes."""
    known = {
        search_key(word): choice.code
        for choice in field.choices
        for word in (choice.title_fa, choice.title_en, choice.code)
    }
    words = _SEVERAL.split(text) if field.type is FieldType.CHOICES else [text]
    codes = [known.get(search_key(word)) for word in words if word.strip()]
    if None in codes:
        raise Refused("choice", BETWEEN.join(choice.title_fa for choice in field.choices))
    return codes if field.type is FieldType.CHOICES else codes[0]
