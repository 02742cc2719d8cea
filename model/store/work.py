"""Changes that one person makes together: locked by version, and written down with the rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, insert
from sqlalchemy.orm import Session

from model.catalogue import Operation
from model.errors import InvalidInput, NotFound, StaleEdit, quoted
from model.store.base import Kept, Versioned
from model.store.history import Step, lock_head, read_gone, to_snapshot, write_revision
from model.store.rows import key_of, key_values, kind_of
from model.store.tables import table_of
from model.store.values import author, check_reference


class Work:
    """One person's changes to one city in one transaction; others wait until it ends.

    Attributes
    ----------
    who : str
        The author's name, in the project's spelling.
    moment : datetime
        When it is done.
    revision : int
        The number that these changes will have.
    steps : list of Step
        What was done so far; `finish` writes it down.

    Raises
    ------
    InvalidInput
        ``error.edit.who``
    NotFound
        ``error.city.unknown``
    """

    def __init__(self, session: Session, city: str, who: str) -> None:
        self.session, self.city = session, city
        self.who, self.moment = author(who), datetime.now(UTC)
        head = lock_head(session, city)
        if head is None:
            raise NotFound("error.city.unknown", city=quoted(city))
        self._head = head
        self.revision = head.revision + 1
        self.steps: list[Step] = []
        self._gone: dict[str, Mapping[str, int]] = {}
        self._known: set[tuple[Column[Any], object]] = set()

    def find(self, kind: str, key: object) -> Versioned:
        """Find the row that a key names.

        Raises
        ------
        InvalidInput
            ``error.edit.kind``
        NotFound
            ``error.edit.row``
        """
        table = kind_of(kind).table
        row: Versioned | None = self.session.get(table, key_values(kind, self.city, key))
        if row is None:
            raise NotFound("error.edit.row", kind=kind, key=quoted(key))
        return row

    def set(self, kind: str, row: Versioned, field: str, value: Any) -> None:
        """Give a field of a row another value."""
        old = getattr(row, field)
        self.steps.append(Step(Operation.SET, kind, _key(kind, row), field, old, value))
        if isinstance(row, Kept) and _is_the_packages(kind, row, field):
            edited = dict(row.package_values or {})
            if edited.setdefault(field, old) == value:
                del edited[field]
            row.package_values = edited or None
        setattr(row, field, value)
        row.updated_at, row.updated_by = self.moment, self.who

    def add(self, kind: str, values: Mapping[str, Any], version: int = 1) -> dict[str, Any]:
        """Add a row; what is not given is empty."""
        table = table_of(kind)
        row = {**dict.fromkeys(table.columns.keys()), **values}
        row |= {"city": self.city, "version": version, "updated_at": None, "updated_by": None}
        self.session.execute(insert(table), [row])
        self.steps.append(Step(Operation.ADD, kind, key_of(kind, row), None, None, row))
        return row

    def next_version(self, kind: str, key: str) -> int:
        """The version of a row that is added: higher than any that somebody may have seen of it."""
        if kind not in self._gone:
            self._gone[kind] = read_gone(self.session, self.city, kind)
        return self._gone[kind].get(key, 0) + 1

    def check_reference(self, column: Column[Any], value: object) -> None:
        """Refuse a value that names something the city does not have; each is looked up once.

        Raises
        ------
        InvalidInput
            ``error.edit.reference``
        """
        if (column, value) not in self._known:
            check_reference(self.session, self.city, column, value)
            self._known.add((column, value))

    def remove(self, kind: str, row: Versioned) -> dict[str, Any]:
        """Take a row away; the history keeps it whole."""
        kept = columns_of(row)
        old = to_snapshot(kept)
        self.steps.append(Step(Operation.REMOVE, kind, _key(kind, row), None, old, None))
        self.session.delete(row)
        return kept

    def finish(self, undoes: int | None = None) -> None:
        """Write down what was done, if anything was."""
        if self.steps:
            write_revision(self.session, self._head, self.who, self.moment, self.steps, undoes)


def columns_of(row: Versioned) -> dict[str, Any]:
    """The columns of a mapped row."""
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}


def check_version(
    kind: str, row: Versioned, expected: object, wanted: Mapping[str, object]
) -> None:
    """Refuse a change that was made on an old version of its row, with both values of each field.

    Raises
    ------
    InvalidInput
        ``error.edit.version``
    StaleEdit
        ``error.edit.stale``
    """
    if type(expected) is not int:
        raise InvalidInput("error.edit.version", version=quoted(expected))
    if wanted and row.version != expected:
        raise stale("error.edit.stale", kind, row, wanted, expected_version=expected)


def stale(
    code: str, kind: str, row: Versioned, wanted: Mapping[str, object], **others: object
) -> StaleEdit:
    """The refusal of a change to a row that somebody else changed, with both values."""
    theirs = {field: getattr(row, field) for field in wanted}
    params: dict[str, object] = {
        "kind": kind,
        "key": _key(kind, row),
        "field": ", ".join(wanted),
        "yours": _shown(wanted),
        "theirs": _shown(theirs),
        "who": row.updated_by,
        "at": row.updated_at,
        "version": row.version,
        "values": {field: (theirs[field], value) for field, value in wanted.items()},
    }
    return StaleEdit(code, **{**params, **others})


def _shown(values: Mapping[str, object]) -> str:
    return ", ".join("—" if value is None else str(value) for value in values.values())


def _key(kind: str, row: Versioned) -> str:
    return key_of(kind, columns_of(row))


def _is_the_packages(kind: str, row: Kept, field: str) -> bool:
    """Whether a data package says something about a field of this row."""
    added = getattr(row, "added_by", None) is not None
    return not added and not table_of(kind).columns[field].info.get("own")
