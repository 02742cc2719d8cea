"""Rows between the database and the frozen records: keys, reading, order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from itertools import zip_longest
from typing import Any

from sqlalchemy import Column, Enum, select
from sqlalchemy.orm import Session

from model.errors import InvalidInput, NotFound, quoted
from model.store.tables import KINDS, TABLES, Kind

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
    columns = TABLES[KINDS[kind].table.__tablename__].primary_key.columns
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
    table = TABLES[KINDS[kind].table.__tablename__]
    found = session.execute(select(table).where(table.c.city == city)).mappings()
    return {key_of(kind, row): row for row in map(dict, found)}


def to_records(kind: str, rows: Iterable[Mapping[str, Any]]) -> tuple[Any, ...]:
    """Turn rows into the records of their kind, in the order in which the source prints them."""
    record = KINDS[kind].record
    names = [field.name for field in fields(record)]
    choices = {
        column.name: column.type.python_type
        for column in TABLES[KINDS[kind].table.__tablename__].columns
        if isinstance(column.type, Enum)
    }

    def value(row: Mapping[str, Any], name: str) -> Any:
        return choices[name](row[name]) if name in choices else row[name]

    ordered = sorted(rows, key=lambda row: _order(kind, row))
    return tuple(record(**{name: value(row, name) for name in names}) for row in ordered)


def _order(kind: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Where the source prints a row: document, table, row, position; then by its key."""
    return (
        row["document"],
        _natural(row["table_no"] or ""),
        row["row"] or 0,
        row.get("position") or 0,
        _natural(key_of(kind, row)),
    )


def _natural(text: str) -> tuple[str | int, ...]:
    """Sort key that puts ``own-2`` before ``own-10``."""
    parts = _DIGITS.split(text)
    return tuple(int(part) if position % 2 else part for position, part in enumerate(parts))
