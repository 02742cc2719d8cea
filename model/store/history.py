"""Writing a city's revisions and reading them back; undoing them to see an earlier state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session

from model import catalogue
from model.calendar import day_of
from model.catalogue import DataVersion, Operation
from model.errors import NotFound, quoted
from model.store.ledger import Change, Head, Load, Revision
from model.store.rows import plain, typed
from model.store.tables import table_of

Values = Mapping[str, Any]
Rows = MutableMapping[str, dict[str, dict[str, Any]]]
"""By kind and key, the columns of a row."""


@dataclass(frozen=True)
class Step:
    """A change that is about to be written."""

    operation: Operation
    kind: str
    key: str
    field: str | None
    old: Any
    new: Any


def lock_head(session: Session, city: str) -> Head | None:
    """Lock a city against other writers until the transaction ends; None if it has no data."""
    return session.get(Head, city, with_for_update=True) if "\0" not in city else None


def write_revision(
    session: Session,
    head: Head,
    who: str,
    moment: datetime,
    steps: Iterable[Step],
    undoes: int | None = None,
) -> None:
    """Count the city's revision up and write down who changed what in it."""
    head.revision += 1
    session.add(
        Revision(
            city=head.city,
            revision=head.revision,
            number=head.number,
            at=moment,
            who=who,
            undoes=undoes,
        )
    )
    session.flush()
    lines = [
        {"city": head.city, "revision": head.revision, "position": position, **plain(vars(step))}
        for position, step in enumerate(steps)
    ]
    if lines:
        session.execute(insert(Change), lines)


def read_version(session: Session, city: str, revision: int | None = None) -> DataVersion:
    """Read which state of the data a revision is; the newest if none is named.

    Raises
    ------
    NotFound
        ``error.city.unknown`` or ``error.revision.unknown``
    """
    known = isinstance(city, str) and "\0" not in city
    newest = session.scalar(select(Head.revision).where(Head.city == city)) if known else None
    if newest is None:
        raise NotFound("error.city.unknown", city=quoted(city))
    wanted = newest if revision is None else revision
    found = _versions(session, city, Revision.revision == wanted)
    if not found:
        raise NotFound("error.revision.unknown", city=city, revision=wanted)
    return found[0]


def read_versions(session: Session, city: str) -> tuple[DataVersion, ...]:
    """Read all revisions of a city, newest first."""
    return _versions(session, city)


def _versions(
    session: Session, city: str, *conditions: ColumnElement[bool]
) -> tuple[DataVersion, ...]:
    query = (
        select(Load, Revision)
        .join(Revision, (Revision.city == Load.city) & (Revision.number == Load.number))
        .where(Revision.city == city, *conditions)
        .order_by(Revision.revision.desc())
    )
    return tuple(
        DataVersion(
            city=city,
            number=load.number,
            revision=made.revision,
            package=load.package,
            package_version=load.package_version,
            content_hash=load.content_hash,
            loaded_at=load.loaded_at,
            changed_at=made.at,
        )
        for load, made in session.execute(query)
    )


def read_changes(
    session: Session,
    city: str,
    *,
    kind: str | None = None,
    key: str | None = None,
    who: str | None = None,
    revision: int | None = None,
    after: int = 0,
    limit: int | None = None,
) -> tuple[catalogue.Change, ...]:
    """Read the history of a city, of one kind, one row or one author, newest first.

    Parameters
    ----------
    revision : int, optional
        Only this one.
    after : int
        Only revisions above this one.
    limit : int, optional
        At most this many.
    """
    query = (
        select(Change, Revision)
        .join(Revision, (Revision.city == Change.city) & (Revision.revision == Change.revision))
        .where(Change.city == city, Change.revision > after)
        .order_by(Change.revision.desc(), Change.position.desc())
        .limit(limit)
    )
    asked: dict[Any, Any] = {
        Change.kind: kind,
        Change.key: key,
        Change.revision: revision,
        Revision.who: who,
    }
    query = query.where(*(column == value for column, value in asked.items() if value is not None))
    return tuple(
        catalogue.Change(
            city=city,
            revision=change.revision,
            at=made.at,
            who=made.who,
            operation=change.operation,
            kind=change.kind,
            key=change.key,
            field=change.field,
            old=change.old,
            new=change.new,
            undoes=made.undoes,
        )
        for change, made in session.execute(query)
    )


def read_gone(session: Session, city: str, kind: str) -> Mapping[str, int]:
    """Read by key the version that rows of a kind had when they were last taken away."""
    query = (
        select(Change.key, Change.old)
        .where(Change.city == city, Change.kind == kind, Change.operation == Operation.REMOVE)
        .order_by(Change.revision, Change.position)
    )
    return {key: int(old["version"]) for key, old in session.execute(query)}


def read_changed_kinds(
    session: Session, city: str, before: DataVersion, after: DataVersion
) -> tuple[str, ...]:
    """Read of which kinds a row changed between two states of a city's data."""
    query = select(Change.kind).where(
        Change.city == city,
        Change.revision > before.revision,
        Change.revision <= after.revision,
    )
    return tuple(session.scalars(query.distinct()))


def read_status_changes(
    session: Session, city: str, kind: str
) -> tuple[catalogue.StatusChange, ...]:
    """Read when which status changed, oldest first; rows that came or went count too."""
    whole = Change.operation.in_([Operation.ADD, Operation.REMOVE])
    status = (Change.operation == Operation.SET) & (Change.field == "status")
    query = (
        select(Change, Revision)
        .join(Revision, (Revision.city == Change.city) & (Revision.revision == Change.revision))
        .where(Change.city == city, Change.kind == kind, whole | status)
        .order_by(Change.revision, Change.position)
    )
    return tuple(
        catalogue.StatusChange(
            at=made.at,
            day=day_of(made.at),
            who=made.who,
            revision=made.revision,
            kind=kind,
            key=change.key,
            old=_status(change.old),
            new=_status(change.new),
        )
        for change, made in session.execute(query)
    )


def _status(kept: Any) -> str | None:
    """The status that a line of the history is about."""
    found: str | None = kept["status"] if isinstance(kept, dict) else kept
    return found


def undo(rows: Rows, changes: Iterable[catalogue.Change], revision: int) -> None:
    """Take rows back to an earlier revision.

    Parameters
    ----------
    rows : mapping
        The rows as they are now, by kind and key; changed in place.
    changes : iterable of Change
        The whole history of the city, newest first.
    revision : int
        The revision to go back to.
    """
    undone: dict[tuple[str, str], set[int]] = {}
    for change in changes:
        place = change.kind, change.key
        if change.revision > revision:
            _undo_one(rows[change.kind], change)
            if change.operation in (Operation.SET, Operation.KEEP):
                undone.setdefault(place, set()).add(change.revision)
            elif change.operation is Operation.ADD:
                undone.pop(place, None)  # an older row of that key is another row
        elif place in undone:
            _stamp(rows[change.kind][change.key], undone.pop(place), change)
    for (kind, key), revisions in undone.items():
        _stamp(rows[kind][key], revisions, None)


def _undo_one(rows: dict[str, dict[str, Any]], change: catalogue.Change) -> None:
    match change.operation:
        case Operation.SET:
            rows[change.key][str(change.field)] = change.old
        case Operation.ADD:
            del rows[change.key]
        case Operation.REMOVE:
            rows[change.key] = from_snapshot(change.kind, change.old)


def _stamp(row: dict[str, Any], undone: set[int], last: catalogue.Change | None) -> None:
    """Give a row back the version it had, and the time and author of its last change."""
    row["version"] -= len(undone)
    if last is None or last.operation is Operation.ADD:
        row["updated_at"] = row["updated_by"] = None
    else:
        row["updated_at"], row["updated_by"] = last.at, last.who


def to_snapshot(row: Values) -> dict[str, Any]:
    """A whole row as the history keeps it: values that JSON can hold."""
    return {name: plain(value) for name, value in row.items()}


def from_snapshot(kind: str, kept: Any) -> dict[str, Any]:
    """The row that `to_snapshot` kept; what the table did not have yet is empty."""
    return {
        **dict.fromkeys(table_of(kind).columns.keys()),
        **{name: typed(kind, name, value) for name, value in kept.items()},
    }
