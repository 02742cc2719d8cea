"""Edits that people make: checked, locked by version, and written down in the same transaction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Enum, select
from sqlalchemy.orm import Session

from model.catalogue import Operation, Record
from model.errors import InvalidInput, NotFound, StaleEdit, quoted
from model.store.base import Kept
from model.store.cells import LARGEST_INTEGER
from model.store.descriptor import TYPES, target_of
from model.store.history import Step, lock_head, write_revision
from model.store.rows import key_of, key_values, kind_of, to_records
from model.store.tables import KINDS, TABLES

LONGEST_NAME = 80
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class Edit:
    """A wish to change one row.

    Attributes
    ----------
    kind, key
        Which row, such as ``"service"`` and ``12``.
    changes : mapping
        New values by field.
    expected_version : int
        The `Record.version` that the person saw.
    """

    kind: str
    key: str | int
    changes: Mapping[str, object]
    expected_version: int


def apply_edits(session: Session, city: str, edits: Iterable[Edit], who: str) -> tuple[Record, ...]:
    """Make all of the edits or none.

    Returns
    -------
    tuple of Record
        The rows as they are now. An edit that changes nothing leaves version and history alone.

    Raises
    ------
    InvalidInput
        ``error.edit.who``, ``.kind``, ``.field``, ``.value`` or ``.reference``
    NotFound
        ``error.city.unknown`` or ``error.edit.row``
    StaleEdit
        ``error.edit.stale`` when a row has changed since the person saw it.
    """
    author, moment = _author(who), datetime.now(UTC)
    head = lock_head(session, city)
    if head is None:
        raise NotFound("error.city.unknown", city=quoted(city))
    rows: list[tuple[str, Kept]] = []
    steps: list[Step] = []
    with session.no_autoflush:
        for edit in edits:
            row, made = _edit(session, city, edit)
            rows.append((edit.kind, row))
            steps.extend(made)
            if made:
                row.updated_at, row.updated_by = moment, author
        if steps:
            write_revision(session, head, author, moment, steps)
    return tuple(to_records(kind, [columns_of(row)])[0] for kind, row in rows)


def _author(who: str) -> str:
    """The name under which an edit is kept: one line of text."""
    name = " ".join(who.split()) if isinstance(who, str) else ""
    if not name or len(name) > LONGEST_NAME or not _is_plain(name) or name.startswith("package:"):
        raise InvalidInput("error.edit.who", who=quoted(who), longest=LONGEST_NAME)
    return name


def _is_plain(text: str) -> bool:
    """Whether a text has no control character; a zero-width non-joiner is part of Persian."""
    return all(unicodedata.category(character) not in ("Cc", "Cs") for character in text)


def columns_of(row: Kept) -> dict[str, Any]:
    """The columns of a mapped row."""
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}


def _edit(session: Session, city: str, edit: Edit) -> tuple[Kept, list[Step]]:
    """Check one edit and make it on its row."""
    kind = kind_of(edit.kind)
    row = session.get(kind.table, key_values(edit.kind, city, edit.key))
    if row is None:
        raise NotFound("error.edit.row", kind=edit.kind, key=quoted(edit.key))
    if type(edit.expected_version) is not int:
        raise InvalidInput("error.edit.version", version=quoted(edit.expected_version))
    values = {
        field: _value(session, city, _column(edit.kind, field), value)
        for field, value in edit.changes.items()
    }
    changed = {field: value for field, value in values.items() if getattr(row, field) != value}
    if changed and row.version != edit.expected_version:
        raise _stale(edit, row, changed)
    edited = dict(row.package_values or {})
    key = key_of(edit.kind, columns_of(row))
    steps = []
    for field, value in changed.items():
        old = getattr(row, field)
        steps.append(Step(Operation.SET, edit.kind, key, field, old, value))
        if edited.setdefault(field, old) == value:
            del edited[field]
        setattr(row, field, value)
    if changed:
        row.package_values = edited or None
    return row, steps


def _stale(edit: Edit, row: Kept, changed: Mapping[str, object]) -> StaleEdit:
    """The refusal of an edit made on an old version, with both values of each field."""
    theirs = {field: getattr(row, field) for field in changed}
    return StaleEdit(
        "error.edit.stale",
        kind=edit.kind,
        key=edit.key,
        field=", ".join(changed),
        yours=", ".join("—" if value is None else str(value) for value in changed.values()),
        theirs=", ".join("—" if value is None else str(value) for value in theirs.values()),
        who=row.updated_by,
        at=row.updated_at,
        expected_version=edit.expected_version,
        version=row.version,
        values={field: (theirs[field], value) for field, value in changed.items()},
    )


def _column(kind: str, field: object) -> Column[Any]:
    """The column of a field that people may change."""
    columns = TABLES[KINDS[kind].table.__tablename__].columns
    allowed = [column.name for column in columns if column.info.get("editable")]
    if field not in allowed:
        refused = quoted(field)
        raise InvalidInput("error.edit.field", kind=kind, field=refused, allowed=", ".join(allowed))
    return columns[str(field)]


def _value(session: Session, city: str, column: Column[Any], value: object) -> Any:
    """A new value as the column keeps it."""
    kind = column.type.python_type
    if isinstance(value, str):
        value = value.strip() or None
    if value is None and column.nullable:
        return None
    if isinstance(column.type, Enum):
        if value not in column.type.enums:
            raise _refused(column, value, ", ".join(column.type.enums))
        return kind(value)
    if type(value) is not kind:
        raise _refused(column, value, TYPES[kind])
    if isinstance(value, str) and (len(value) > LONGEST_TEXT or not _is_plain(value)):
        raise _refused(column, value, f"≤ {LONGEST_TEXT}")
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        raise _refused(column, value, f"≤ {LARGEST_INTEGER}")
    target = target_of(column)
    if target is not None:
        name, field = target
        table = TABLES[name]
        there = table.c.city == city, table.c[field] == value
        if session.execute(select(table.c.city).where(*there)).first() is None:
            raise InvalidInput("error.edit.reference", field=column.name, value=value, target=name)
    return value


def _refused(column: Column[Any], value: object, expected: str) -> InvalidInput:
    return InvalidInput(
        "error.edit.value", field=column.name, value=quoted(value), expected=expected
    )
