"""Reading what people come back to: things of one kind, their saves, what was done with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.errors import NotFound, quoted
from model.shelf import ShelfChange, ShelfItem, ShelfRevision, ShelfStatus
from model.store.engine import Database
from model.store.history import read_version
from model.store.tables.shelves import Shelved, ShelvedChange, ShelvedRevision

C = TypeVar("C")


@dataclass(frozen=True)
class Form(Generic[C]):
    """One kind of thing: its tables, and how its content is written and read.

    Attributes
    ----------
    prefix : str
        What its keys begin with.
    write, read : callable
        Turn a content into what JSON can hold, and back.
    """

    prefix: str
    item: type[Shelved]
    revision: type[ShelvedRevision]
    change: type[ShelvedChange]
    write: Callable[[C], Any]
    read: Callable[[Any], C]


class Reading(Generic[C]):
    """The things of one kind that a city keeps.

    Parameters
    ----------
    database : Database
    form : Form
        The tables, and how contents are written and read.
    """

    def __init__(self, database: Database, form: Form[C]) -> None:
        self._database, self._form = database, form

    def items(self, city: str) -> tuple[ShelfItem[C], ...]:
        """Give all of a city, last changed first.

        Raises
        ------
        NotFound
            ``error.city.unknown``
        """
        with self._database.reading() as session:
            read_version(session, city)
            found = self._read(session, self._form.item.city == city)
        return tuple(sorted(found, key=lambda item: item.touched_at, reverse=True))

    def item(self, city: str, key: str) -> ShelfItem[C]:
        """Give one.

        Raises
        ------
        NotFound
            ``error.city.unknown`` or ``error.kept.unknown``
        """
        with self._database.reading() as session:
            read_version(session, city)
            return self._one(session, city, key)

    def adopted(self, city: str) -> ShelfItem[C] | None:
        """Give the one that is adopted, if one is."""
        table = self._form.item
        with self._database.reading() as session:
            there = table.city == city, table.status == ShelfStatus.ADOPTED
            return next(iter(self._read(session, *there)), None)

    def revisions(self, city: str, key: str) -> tuple[ShelfRevision[C], ...]:
        """Give every save of one, newest first.

        Raises
        ------
        NotFound
            ``error.kept.unknown``
        """
        table = self._form.revision
        with self._database.reading() as session:
            self._one(session, city, key)
            there = table.city == city, table.key == key
            query = select(table).where(*there).order_by(table.number.desc())
            return tuple(map(self._revision, session.scalars(query)))

    def changes(self, city: str, key: str) -> tuple[ShelfChange, ...]:
        """Tell what was done with one, newest first.

        Raises
        ------
        NotFound
            ``error.kept.unknown``
        """
        table = self._form.change
        with self._database.reading() as session:
            self._one(session, city, key)
            there = table.city == city, table.key == key
            query = select(table).where(*there).order_by(table.version.desc(), table.field)
            return tuple(
                ShelfChange(
                    key=line.key,
                    version=line.version,
                    at=line.at,
                    who=line.who,
                    field=line.field,
                    old=line.old,
                    new=line.new,
                )
                for line in session.scalars(query)
            )

    def _one(self, session: Session, city: str, key: str) -> ShelfItem[C]:
        table = self._form.item
        found = self._read(session, table.city == city, table.key == key) if "\0" not in key else []
        if not found:
            raise NotFound("error.kept.unknown", key=quoted(key))
        return found[0]

    def _read(self, session: Session, *conditions: Any) -> list[ShelfItem[C]]:
        item, revision = self._form.item, self._form.revision
        newest = (
            (revision.city == item.city)
            & (revision.key == item.key)
            & (revision.number == item.revision)
        )
        query = select(item, revision).join(revision, newest).where(*conditions)
        return [self._item(row, save) for row, save in session.execute(query)]

    def _item(self, row: Shelved, newest: ShelvedRevision) -> ShelfItem[C]:
        return ShelfItem(
            city=row.city,
            key=row.key,
            title=row.title,
            tags=tuple(row.tags),
            status=ShelfStatus(row.status),
            version=row.version,
            added_at=row.added_at,
            added_by=row.added_by,
            updated_at=row.updated_at,
            updated_by=row.updated_by,
            newest=self._revision(newest),
        )

    def _revision(self, row: ShelvedRevision) -> ShelfRevision[C]:
        return ShelfRevision(
            key=row.key,
            number=row.number,
            content=self._form.read(row.content),
            data_revision=row.data_revision,
            fingerprint=row.fingerprint,
            reason=row.reason,
            saved_at=row.saved_at,
            saved_by=row.saved_by,
        )
