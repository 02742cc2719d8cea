"""The values of a service's card in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_decimal

from model.cards.form import Field, FieldType, Form
from model.cards.values import InvalidCard
from model.catalogue import Change, Operation, frozen
from pages._shell.i18n import Texts
from pages._shell.words import isolated, person


def choice_words(texts: Texts, field: Field, code: object) -> str:
    """Name a choice; one that the form does not have any more stays as it is kept."""
    found = field.choice_by_code.get(str(code))
    return texts.of(found) if found else str(code)


def field_value(texts: Texts, form: Form, field: Field, value: Any) -> str:
    """Write the value of a field in one line."""
    if value is None:
        return texts("change.empty")
    match field.type:
        case FieldType.GROUP:
            parts = form.parts_by_group[field.field_id]
            items = (item_words(texts, parts, item) for item in value)
            return texts("list.semicolon").join(items)
        case FieldType.CHOICES:
            return texts("list.comma").join(choice_words(texts, field, code) for code in value)
        case FieldType.CHOICE:
            return choice_words(texts, field, value)
        case FieldType.INTEGER | FieldType.MONEY:
            return number_words(texts, value)
        case _:
            return str(value)


def number_words(texts: Texts, value: int) -> str:
    """Write a number with its thousands apart."""
    written = format_decimal(value, locale=texts.language, numbering_system="default")
    return texts.number(written)


def item_words(texts: Texts, parts: tuple[Field, ...], item: Mapping[str, Any]) -> str:
    """Write an item of a group: what names it, and what else is said of it."""
    said = []
    for place, part in enumerate(parts):
        if part.field_id in item:
            words = plain_words(texts, part, item[part.field_id])
            name = texts.of(part)
            said.append(words if place == 0 else texts("list.colon", name=name, text=words))
    return texts("list.comma").join(said)


def plain_words(texts: Texts, part: Field, value: Any) -> str:
    """Write the value of a part of a group; zero Rials are for nothing."""
    if part.type is FieldType.MONEY and value == 0:
        return texts("card.free")
    match part.type:
        case FieldType.CHOICES:
            return texts("list.comma").join(choice_words(texts, part, code) for code in value)
        case FieldType.CHOICE:
            return choice_words(texts, part, value)
        case FieldType.INTEGER | FieldType.MONEY:
            return number_words(texts, value)
        case _:
            return str(value)


def fault_words(texts: Texts, form: Form, refusal: InvalidCard) -> str:
    """Say why a value was refused, with the field's title and the words of its choices."""
    field = form.field_by_id[str(refusal.params["field"])]
    value = refusal.params["value"]
    if refusal.code == "error.card.twice":
        value = choice_words(texts, field, value)
    return texts(refusal.code, **{**refusal.params, "field": texts.of(field), "value": value})


def change_line(texts: Texts, form: Form, change: Change) -> tuple[str, str, str]:
    """Tell a line of a card's history: the field, the value before and the one after."""
    name = change.key.partition("/")[2]
    field = form.field_by_id.get(name)
    old, new = change.old, change.new
    if change.operation is not Operation.SET:
        old, new = (row.get("value") if isinstance(row, dict) else None for row in (old, new))
    if field is None:
        return name, str(old), str(new)
    both = (field_value(texts, form, field, frozen(value)) for value in (old, new))
    return texts.of(field), *both  # type: ignore[return-value]


def stale_text(texts: Texts, who: str | None, theirs: str, yours: str) -> str:
    """Say that somebody else wrote into a field meanwhile, with both values."""
    said = {"who": person(texts, who), "theirs": isolated(theirs), "yours": isolated(yours)}
    return texts("card.stale", **said)
