"""What people may write into a column: checked, in one spelling, and never a dead reference."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Column, Enum, select
from sqlalchemy.orm import Session

from model.calendar import Quarter, parse_jalali, parse_quarter
from model.errors import InvalidInput, quoted
from model.periods import Period, parse_period
from model.store.cells import LARGEST_INTEGER
from model.store.descriptor import TYPES, target_of
from model.store.tables import TABLES
from model.text import normalise

LONGEST_NAME = 80
LONGEST_TEXT = 2000

_WRITTEN: dict[type, tuple[Callable[[str], Any], str]] = {
    date: (parse_jalali, "1400/05/12"),
    Quarter: (parse_quarter, "1400-Q2"),
    Period: (parse_period, "1400/05"),
}
"""Types that people write as text: how that is read, and how it looks."""


def author(who: object) -> str:
    """The name under which a change is kept: one line of text.

    Raises
    ------
    InvalidInput
        ``error.edit.who``
    """
    name = normalise(who) if isinstance(who, str) and _is_plain(who) else ""
    if not name or len(name) > LONGEST_NAME or name.startswith("package:"):
        raise InvalidInput("error.edit.who", who=quoted(who), longest=LONGEST_NAME)
    return name


def checked(session: Session, city: str, column: Column[Any], value: object) -> Any:
    """A value as the column keeps it.

    Raises
    ------
    InvalidInput
        ``error.edit.value`` or ``error.edit.reference``; for days and quarters ``error.date.*`` and
        ``error.quarter.*``, for periods ``error.period.*`` too.
    """
    kind = column.type.python_type
    if isinstance(value, str):
        value = value.strip() or None
    if value is None and column.nullable:
        return None
    if isinstance(column.type, Enum):
        return kind(_chosen(column, value, column.type.enums))
    if "choices" in column.info:
        return _chosen(column, value, column.info["choices"])
    if kind in _WRITTEN:
        return _read(column, kind, value)
    if type(value) is not kind:
        raise _refused(column, value, TYPES[kind])
    if isinstance(value, str):
        value = _text(column, value)
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        raise _refused(column, value, f"≤ {LARGEST_INTEGER}")
    check_reference(session, city, column, value)
    return value


def check_reference(session: Session, city: str, column: Column[Any], value: object) -> None:
    """Refuse a value that names something the city does not have.

    Raises
    ------
    InvalidInput
        ``error.edit.reference``
    """
    target = target_of(column)
    if target is None or value is None:
        return
    table = TABLES[target[0]]
    there = table.c.city == city, table.c[target[1]] == value
    if session.execute(select(table.c.city).where(*there)).first() is None:
        refused = value if isinstance(value, int) else quoted(value)
        raise InvalidInput(
            "error.edit.reference", field=column.name, value=refused, target=target[0]
        )


def _chosen(column: Column[Any], value: object, choices: Any) -> Any:
    if not isinstance(value, str) or value not in choices:
        raise _refused(column, value, ", ".join(choices))
    return value


def _read(column: Column[Any], kind: type, value: object) -> Any:
    """A day or a quarter, which may come as text."""
    read, example = _WRITTEN[kind]
    if type(value) is kind:
        return value
    if isinstance(value, str) and _is_plain(value):
        return read(value)
    raise _refused(column, value, example)


def _text(column: Column[Any], value: str) -> str:
    """A text in the project's spelling; its lines stay lines."""
    lines = value.splitlines()
    if not all(map(_is_plain, lines)):
        raise _refused(column, value, f"≤ {LONGEST_TEXT}")
    text = "\n".join(map(normalise, lines)).strip()
    if not text or len(text) > LONGEST_TEXT:
        raise _refused(column, value, f"≤ {LONGEST_TEXT}")
    return text


def _is_plain(text: str) -> bool:
    """Whether a text has no control character; a zero-width non-joiner is part of Persian."""
    return all(unicodedata.category(character) not in ("Cc", "Cs") for character in text)


def _refused(column: Column[Any], value: object, expected: str) -> InvalidInput:
    return InvalidInput(
        "error.edit.value", field=column.name, value=quoted(value), expected=expected
    )
