"""Rows between the database and the frozen records: keys, reading, order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from itertools import zip_longest
from typing import Any

from sqlalchemy import Column, Enum, select
from sqlalchemy.orm import Session

from model.calendar import Quarter, parse_quarter
from model.errors import InvalidInput, NotFound, quoted
from model.periods import Period, parse_period
from model.store.tables import KINDS, Kind, table_of

_DIGITS = re.compile(r"(\d+)")
_NUMBER = re.compile(r"[0-9]{1,9}")
_WORD = re.compile(r"[^\0]*")

RowsOfKind = dict[str, dict[str, Any]]
"""By key, the columns of a row."""


def kind_of(name: str) -> Kind:
    """Look up a kind by its name.

    Raises
    ------
    InvalidInput
        ``error.edit.kind``
    """
    if name not in KINDS:
        raise InvalidInput("error.edit.kind", kind=name)
    return KINDS[name]


@cache
def key_columns(kind: str) -> tuple[Column[Any], ...]:
    """The columns that tell a city's rows of a kind apart."""
    columns = table_of(kind).primary_key.columns
    return tuple(column for column in columns if column.name != "city")


def key_of(kind: str, row: Mapping[str, Any]) -> str:
    """The key of a row as history and edits write it; a longer key's parts are joined by ``/``."""
    return "/".join(str(row[column.name]) for column in key_columns(kind))


def key_values(kind: str, city: str, key: object) -> dict[str, Any]:
    """The primary key that a written key stands for.

    Raises
    ------
    NotFound
        ``error.edit.row``: no row can have such a key.
    """
    columns = key_columns(kind)
    parts = str(key).split("/", len(columns) - 1) if columns else []
    values: dict[str, Any] = {"city": city}
    for column, part in zip_longest(columns, parts):
        pattern = _NUMBER if column.type.python_type is int else _WORD
        if part is None or not pattern.fullmatch(part):
            raise NotFound("error.edit.row", kind=kind, key=quoted(key))
        values[column.name] = column.type.python_type(part)
    return values


def read_rows(session: Session, kind: str, city: str) -> RowsOfKind:
    """Read a city's rows of a kind, with one statement."""
    table = table_of(kind)
    found = session.execute(select(table).where(table.c.city == city)).mappings()
    return {key_of(kind, row): row for row in map(dict, found)}


def to_records(kind: str, rows: Iterable[Mapping[str, Any]]) -> tuple[Any, ...]:
    """Turn rows into the records of their kind, in the order in which the source prints them."""
    record = KINDS[kind].record
    names = [field.name for field in fields(record)]
    ordered = sorted(rows, key=lambda row: _order(kind, row))
    return tuple(
        record(**{name: typed(kind, name, row[name]) for name in names}) for row in ordered
    )


def typed(kind: str, field: str, value: Any) -> Any:
    """A value as the records have it, from what the database or the history keeps."""
    reader = _readers(kind).get(field)
    return value if reader is None or value is None else reader(value)


@cache
def _readers(kind: str) -> dict[str, Callable[[Any], Any]]:
    """By field, how a value is read that the database or the history keeps in another type."""
    readers: dict[str, Callable[[Any], Any]] = {}
    for column in table_of(kind).columns:
        python_type = column.type.python_type
        if isinstance(column.type, Enum):
            readers[column.name] = python_type
        elif python_type in _FROM_TEXT:
            readers[column.name] = _FROM_TEXT[python_type]
    return readers


def _from_text(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    return lambda value: read(value) if isinstance(value, str) else value


_FROM_TEXT: dict[type, Callable[[Any], Any]] = {
    date: _from_text(date.fromisoformat),
    datetime: _from_text(datetime.fromisoformat),
    Quarter: _from_text(parse_quarter),
    Period: _from_text(parse_period),
}


def plain(value: Any) -> Any:
    """A value as JSON, and so the history, can hold it; `typed` reads it back."""
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Quarter | Period) else value


def _order(kind: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Where the source prints a row: document, table, row, position; then by its key."""
    return (
        row.get("document") or "",
        _natural(row.get("table_no") or ""),
        row.get("row") or 0,
        row.get("position") or 0,
        _natural(key_of(kind, row)),
    )


def _natural(text: str) -> tuple[str | int, ...]:
    """Sort key that puts ``own-2`` before ``own-10``."""
    parts = _DIGITS.split(text)
    return tuple(int(part) if position % 2 else part for position, part in enumerate(parts))
