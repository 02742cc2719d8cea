"""Loading a data package into the store: once, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Table, Update, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from model.errors import Fault, InvalidPackage
from model.store.base import Base
from model.store.descriptor import DESCRIPTOR, target_of
from model.store.engine import Database, exclusively
from model.store.history import Step, Values, lock_head, write_revision
from model.store.ledger import Head, Load
from model.store.merge import Merge, Peoples, merge
from model.store.package import Package, find_packages, fingerprint, read_package
from model.store.rows import RowsOfKind, key_of, read_rows
from model.store.tables import KINDS, PrerequisiteStep, table_of


@dataclass(frozen=True)
class LoadReport:
    """What a load did.

    Attributes
    ----------
    city, number
        The city and the number of its data version.
    changed : bool
        False if the package stood there already.
    added, updated, removed : int
        Rows.
    conflicts : tuple of Step
        The places where the package and a person disagree; see `model.store.merge`.
    """

    city: str
    number: int
    changed: bool
    added: int = 0
    updated: int = 0
    removed: int = 0
    conflicts: tuple[Step, ...] = ()


def load(database: Database, folder: Path) -> tuple[LoadReport, ...]:
    """Load the packages in a folder, those that are not there yet.

    A package whose content is what its city was last loaded from is not even read. Each package is
    one transaction.

    Raises
    ------
    InvalidPackage
        When one breaks its schema, or two are of the same city; nothing of any is written.
    """
    reports: list[LoadReport] = []
    packages: dict[str, Package] = {}
    for path in find_packages(folder):
        loaded = _loaded(database, fingerprint(path))
        if loaded is not None:
            reports.append(LoadReport(loaded.city, loaded.number, changed=False))
            continue
        package = read_package(path)
        if package.city in packages or package.city in {report.city for report in reports}:
            fault = Fault("error.package.city.twice", DESCRIPTOR, None, "city", package.city)
            raise InvalidPackage("error.package.invalid", [fault], package=path.name, count=1)
        packages[package.city] = package
    for package in packages.values():
        with database.writing() as session:
            reports.append(store_package(session, package))
    return tuple(reports)


def _loaded(database: Database, content_hash: str) -> Load | None:
    """The load that a city stands on and that has this content."""
    with database.reading() as session:
        return session.scalar(
            select(Load)
            .join(Head, (Head.city == Load.city) & (Head.number == Load.number))
            .where(Load.content_hash == content_hash)
        )


def store_package(session: Session, package: Package) -> LoadReport:
    """Write a package into the store, as a new data version of its city."""
    exclusively(session.connection())
    head = lock_head(session, package.city)
    if head is None:
        head = Head(city=package.city, number=0, revision=0)
        session.add(head)
    elif session.get_one(Load, (head.city, head.number)).content_hash == package.content_hash:
        return LoadReport(head.city, head.number, changed=False)
    first, now = head.number == 0, datetime.now(UTC)
    head.number += 1
    session.add(
        Load(
            city=head.city,
            number=head.number,
            package=package.name,
            package_version=package.version,
            content_hash=package.content_hash,
            loaded_at=now,
        )
    )
    session.flush()
    merges = _merges(session, package)
    steps = [] if first else [step for part in merges for step in part.steps]
    who = f"package:{package.name} {package.version}"
    write_revision(session, head, who, now, steps)
    _write(session, package.city, merges, {"updated_at": now, "updated_by": who})
    return LoadReport(
        head.city,
        head.number,
        changed=True,
        added=sum(len(part.added) for part in merges),
        updated=sum(len(part.touched) for part in merges),
        removed=sum(len(part.removed) for part in merges),
        conflicts=tuple(step for part in merges for step in part.conflicts),
    )


def _merges(session: Session, package: Package) -> list[Merge]:
    """Compare every kind with the package; those that others refer to come first.

    Steps are left alone: they are kept even if what they were about is gone.
    """
    names = {kind.table.__tablename__: name for name, kind in KINDS.items()}
    del names[PrerequisiteStep.__tablename__]
    current = {name: read_rows(session, kind, package.city) for name, kind in names.items()}
    there = _There(package, current)
    return [
        merge(
            names[table.name],
            current[table.name],
            {key_of(names[table.name], row): row for row in package.tables.get(table.name, ())},
            partial(there.knows, table),
            _peoples(table),
        )
        for table in Base.metadata.sorted_tables
        if table.name in names
    ]


def _peoples(table: Table) -> Peoples:
    marked = {
        mark: frozenset(column.name for column in table.columns if column.info.get(mark))
        for mark in ("editable", "own")
    }
    return Peoples(**marked)


class _There:
    """What there will be to refer to: the rows of the package, and those of people that stay."""

    def __init__(self, package: Package, current: Mapping[str, RowsOfKind]) -> None:
        self._package, self._current = package.tables, current

    def knows(self, table: Table, name: str, value: Any) -> bool:
        """Whether a value of a column is one that it may have."""
        target = target_of(table.columns[name])
        if target is None or value is None:
            return True
        at, field = target
        if any(row[field] == value for row in self._package.get(at, ())):
            return True
        return any(
            row.get("added_by") is not None and row[field] == value and self._stays(at, row)
            for row in self._current.get(at, {}).values()
        )

    def _stays(self, name: str, row: Values) -> bool:
        """Whether a row that a person added stays, since all that it refers to does."""
        table = Base.metadata.tables[name]
        return all(self.knows(table, column, value) for column, value in row.items())


def _write(session: Session, city: str, merges: list[Merge], stamp: Values) -> None:
    """Write what was decided, in an order that never breaks a reference."""
    connection = session.connection()
    fresh = {"city": city, "version": 1, **dict.fromkeys(_KEPT)}
    for part in merges:
        if part.added:
            connection.execute(
                insert(table_of(part.kind)), [{**row, **fresh} for row in part.added]
            )
    for part in merges:
        if part.updated:
            connection.execute(_update(table_of(part.kind)), _updates(part, stamp))
    for part in reversed(merges):
        if part.removed:
            table = table_of(part.kind)
            keys = [_key(table, row) for row in part.removed]
            connection.execute(delete(table).where(*_same_row(table)), keys)


_KEPT = ("updated_at", "updated_by", "package_values")


def _same_row(table: Table) -> list[ColumnElement[bool]]:
    return [column == bindparam(f"key_{column.name}") for column in table.primary_key]


def _key(table: Table, row: Values) -> dict[str, Any]:
    return {f"key_{column.name}": row[column.name] for column in table.primary_key}


def _update(table: Table) -> Update:
    """Give a row new values, whatever they are."""
    free = (column.name for column in table.columns if not column.primary_key)
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in free}
    return update(table).where(*_same_row(table)).values(values)


def _updates(part: Merge, stamp: Values) -> list[dict[str, Any]]:
    """The parameters of `_update`; rows that the history speaks of become a new version."""
    table = table_of(part.kind)
    parameters = []
    for row in part.updated:
        touched = key_of(part.kind, row) in part.touched
        news = {"version": row["version"] + 1, **stamp} if touched else {}
        values = {f"new_{name}": value for name, value in {**row, **news}.items()}
        parameters.append({**values, **_key(table, row)})
    return parameters
