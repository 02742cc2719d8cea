"""What may stand in a field of a card: checked by its type and choices, in one spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from model.cards.form import Field, FieldType, Form
from model.errors import InvalidInput, quoted
from model.text import normalise, to_ascii_digits

LONGEST_TEXT: Final = 1000
LONGEST_LONG_TEXT: Final = 2000
MOST_ITEMS: Final = 30
LARGEST_NUMBER: Final = 10**13
"""Rials enough for any fee."""

ONCE: Final = "permit_kind"
"""The part of a group that may have each choice only once."""

Plain = str | int | list[str]
Item = dict[str, Plain]
Value = Plain | list[Item]

_NUMBER = re.compile(r"[0-9]{1,14}")
_GROUPED = re.compile(r"[,\u066c\s]")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::[0-9]{1,5})?"
    r"(?:[/?#][^\s\"'<>\\^`{|}]*)?",
    re.IGNORECASE,
)


class InvalidCard(InvalidInput):
    """A value that may not stand in its field; ``field`` is the id of the field it concerns."""

    def __init__(self, code: str, field: Field, value: object, **params: object) -> None:
        super().__init__(code, field=field.field_id, value=quoted(value), **params)
        self.field = field


def checked_value(form: Form, field: Field, given: object) -> Value | None:
    """A value as a card keeps it; None empties the field.

    Parameters
    ----------
    given : object
        Text; a number or its digits; one or several codes; a group's items as mappings by part.

    Raises
    ------
    InvalidCard
        ``error.card.text``, ``.number``, ``.money``, ``.large``, ``.address``, ``.choice``,
        ``.items``, ``.item`` or ``.twice``
    """
    if field.type is FieldType.GROUP:
        return _items(form, field, given)
    return _plain(field, given)


def _plain(field: Field, given: object) -> Plain | None:
    if isinstance(given, str):
        given = given.strip()
    if given is None or given in ("", [], ()):
        return None
    match field.type:
        case FieldType.INTEGER | FieldType.MONEY:
            return _number(field, given)
        case FieldType.CHOICE:
            return _code(field, given)
        case FieldType.CHOICES:
            return _codes(field, given)
        case FieldType.ADDRESS:
            return _address(field, given)
        case _:
            return _text(field, given)


def _text(field: Field, given: object) -> str:
    long = field.type is FieldType.LONG_TEXT
    longest = LONGEST_LONG_TEXT if long else LONGEST_TEXT
    lines = given.splitlines() if isinstance(given, str) else ["\0"]
    plain = all(unicodedata.category(c) not in ("Cc", "Cs") for line in lines for c in line)
    written = list(map(normalise, lines)) if plain else []
    text = "\n".join(written).strip() if long else normalise(" ".join(written))
    if not text or len(text) > longest:
        raise InvalidCard("error.card.text", field, given, longest=longest)
    return text


def _number(field: Field, given: object) -> int:
    code = "error.card.money" if field.type is FieldType.MONEY else "error.card.number"
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    written = _GROUPED.sub("", to_ascii_digits(given)) if isinstance(given, str) else given
    if isinstance(written, str) and _NUMBER.fullmatch(written):
        written = int(written)
    if type(written) is not int or written < 0:
        raise InvalidCard(code, field, given)
    if written > LARGEST_NUMBER:
        raise InvalidCard("error.card.large", field, given, largest=LARGEST_NUMBER)
    return written


def _address(field: Field, given: object) -> str:
    text = normalise(given) if isinstance(given, str) else ""
    if len(text) > LONGEST_TEXT or not _ADDRESS.fullmatch(text):
        raise InvalidCard("error.card.address", field, given)
    return text


def _code(field: Field, given: object) -> str:
    if not isinstance(given, str) or given not in field.choice_by_code:
        raise InvalidCard("error.card.choice", field, given)
    return given


def _codes(field: Field, given: object) -> list[str]:
    """The chosen codes, each once and in the order of the form."""
    wanted = [given] if isinstance(given, str) else given
    if not isinstance(wanted, list | tuple):
        raise InvalidCard("error.card.choice", field, given)
    chosen = {_code(field, one) for one in wanted}
    return [code for code in field.choice_by_code if code in chosen]


def _items(form: Form, field: Field, given: object) -> list[Item] | None:
    """The items of a group, in the order given; those that say nothing are left out.

    The first part of a group names the item and may not be missing.
    """
    if given is None or given == "":
        return None
    if not isinstance(given, list | tuple):
        raise InvalidCard("error.card.items", field, given, most=MOST_ITEMS)
    parts = form.parts_by_group[field.field_id]
    items = [item for one in given if (item := _item(field, parts, one))]
    if len(items) > MOST_ITEMS:
        raise InvalidCard("error.card.items", field, len(items), most=MOST_ITEMS)
    if parts[0].field_id == ONCE:
        kinds = [str(item[ONCE]) for item in items]
        for kind in kinds:
            if kinds.count(kind) > 1:
                raise InvalidCard("error.card.twice", parts[0], kind)
    return items or None


def _item(field: Field, parts: tuple[Field, ...], given: object) -> Item:
    known = {part.field_id for part in parts}
    if not isinstance(given, Mapping) or not known.issuperset(given):
        raise InvalidCard("error.card.items", field, given, most=MOST_ITEMS)
    item: Item = {}
    for part in parts:
        value = _plain(part, given.get(part.field_id))
        if value is not None:
            item[part.field_id] = value
    if item and parts[0].field_id not in item:
        raise InvalidCard("error.card.item", parts[0], next(iter(item.values())))
    return item
