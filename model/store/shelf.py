"""Keeping what people come back to: every save stays, every change has its line of history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.errors import InvalidInput, NotFound, StaleEdit, quoted
from model.shelf import NEXT, ShelfItem, ShelfStatus
from model.store.history import lock_head
from model.store.shelf_reading import Reading
from model.store.shelf_texts import reason_text, tags_of, title_text
from model.store.tables.shelves import Shelved
from model.store.values import author

C = TypeVar("C")


@dataclass(frozen=True)
class Save(Generic[C]):
    """What one revision shall hold; see `model.shelf.ShelfRevision`."""

    content: C
    data_revision: int
    fingerprint: str
    reason: object


class Shelf(Reading[C]):
    """The things of one kind that a city keeps, and how people change them; see `Reading`."""

    def add(
        self, city: str, title: object, tags: Sequence[object], save: Save[C], who: str
    ) -> ShelfItem[C]:
        """Keep something new, as a draft.

        Raises
        ------
        InvalidInput
            ``error.kept.title``, ``.tags`` or ``.reason``; ``error.edit.who``
        NotFound
            ``error.city.unknown``
        """
        values = {"title": title_text(title), "tags": list(tags_of(tags))}
        with self._writing(city) as session:
            now, name = datetime.now(UTC), author(who)
            table = self._form.item
            count = session.scalar(select(func.count()).where(table.city == city))
            key = f"{self._form.prefix}{1 + (count or 0)}"
            status = ShelfStatus.DRAFT
            row = table(city=city, key=key, status=status, revision=1, version=1, **values)
            row.added_at, row.added_by = now, name
            session.add(row)
            session.flush()
            self._write(session, row, save, name, now)
            first = {**values, "status": str(status), "revision": 1}
            self._tell(
                session, row, name, now, {field: (None, new) for field, new in first.items()}
            )
            session.flush()
            return self._one(session, city, key)

    def save(
        self, city: str, key: str, save: Save[C], expected_version: object, who: str
    ) -> ShelfItem[C]:
        """Save a draft again: a new revision; the earlier ones stay.

        Raises
        ------
        InvalidInput
            ``error.kept.frozen`` if it is not a draft, ``error.kept.reason``, ``error.edit.who`` or
            ``error.edit.version``
        NotFound
            ``error.kept.unknown``
        StaleEdit
            ``error.kept.stale``
        """
        with self._writing(city) as session:
            row = self._row(session, city, key, expected_version, {"revision": None})
            if row.status is not ShelfStatus.DRAFT:
                raise InvalidInput("error.kept.frozen", status=str(row.status))
            now, name = datetime.now(UTC), author(who)
            self._set(session, row, name, now, {"revision": row.revision + 1})
            self._write(session, row, save, name, now)
            return self._one(session, city, key)

    def describe(
        self, city: str, key: str, changes: Mapping[str, object], expected_version: object, who: str
    ) -> ShelfItem[C]:
        """Give it another title or other tags.

        Raises
        ------
        As `save`, and ``error.edit.field`` for anything else than ``title`` and ``tags``.
        """
        values = _described(changes)
        with self._writing(city) as session:
            row = self._row(session, city, key, expected_version, values)
            self._set(session, row, author(who), datetime.now(UTC), values)
            return self._one(session, city, key)

    def move(
        self,
        city: str,
        key: str,
        status: object,
        expected_version: object,
        who: str,
        *,
        instead_of: str | None = None,
    ) -> ShelfItem[C]:
        """Propose, adopt, retire, or make a draft of it again.

        Parameters
        ----------
        instead_of : str, optional
            Key of the adopted one, as far as the person knows: it is retired by adopting another.

        Raises
        ------
        InvalidInput
            ``error.kept.status`` if that status can't follow, ``error.edit.who`` or
            ``error.edit.version``
        NotFound
            ``error.kept.unknown``
        StaleEdit
            ``error.kept.stale``, or ``error.kept.other_adopted`` if another one than the person
            knows of is adopted by now.
        """
        with self._writing(city) as session:
            row = self._row(session, city, key, expected_version, {"status": status})
            if status not in NEXT[row.status]:
                raise InvalidInput("error.kept.status", status=str(row.status), to=quoted(status))
            now, name = datetime.now(UTC), author(who)
            wanted = ShelfStatus(str(status))
            if wanted is ShelfStatus.ADOPTED:
                self._retire_adopted(session, city, instead_of, name, now)
            self._set(session, row, name, now, {"status": wanted})
            return self._one(session, city, key)

    def _retire_adopted(
        self, session: Session, city: str, known: str | None, who: str, now: datetime
    ) -> None:
        table = self._form.item
        there = table.city == city, table.status == ShelfStatus.ADOPTED
        standing = session.scalars(select(table).where(*there)).first()
        if (None if standing is None else standing.key) != known:
            title = "—" if standing is None else standing.title
            raise StaleEdit("error.kept.other_adopted", title=title)
        if standing is not None:
            self._set(session, standing, who, now, {"status": ShelfStatus.RETIRED})

    @contextmanager
    def _writing(self, city: str) -> Iterator[Session]:
        """Open a transaction in which nobody else changes anything of the city."""
        with self._database.writing() as session:
            if lock_head(session, city) is None:
                raise NotFound("error.city.unknown", city=quoted(city))
            yield session

    def _row(
        self,
        session: Session,
        city: str,
        key: str,
        expected: object,
        wanted: Mapping[str, object],
    ) -> Shelved:
        """Find what is to be changed, as the person saw it."""
        row = session.get(self._form.item, (city, key)) if "\0" not in key else None
        if row is None:
            raise NotFound("error.kept.unknown", key=quoted(key))
        if type(expected) is not int:
            raise InvalidInput("error.edit.version", version=quoted(expected))
        if row.version != expected:
            theirs = {field: _plain(getattr(row, field)) for field in wanted}
            raise StaleEdit(
                "error.kept.stale",
                title=row.title,
                who=row.updated_by or row.added_by,
                at=row.updated_at or row.added_at,
                version=row.version,
                values={field: (theirs[field], _plain(wanted[field])) for field in wanted},
            )
        return row

    def _set(
        self, session: Session, row: Shelved, who: str, now: datetime, values: Mapping[str, Any]
    ) -> None:
        """Change fields of a row and write it down; what is equal is no change."""
        news = {field: new for field, new in values.items() if getattr(row, field) != new}
        if not news:
            return
        said = {field: (_plain(getattr(row, field)), _plain(new)) for field, new in news.items()}
        for field, new in news.items():
            setattr(row, field, new)
        row.updated_at, row.updated_by = now, who
        session.flush()
        self._tell(session, row, who, now, said)
        session.flush()

    def _tell(
        self,
        session: Session,
        row: Shelved,
        who: str,
        now: datetime,
        said: Mapping[str, tuple[Any, Any]],
    ) -> None:
        for field, (old, new) in said.items():
            place = {"city": row.city, "key": row.key, "version": row.version, "field": field}
            session.add(self._form.change(**place, at=now, who=who, old=old, new=new))

    def _write(
        self, session: Session, row: Shelved, save: Save[C], who: str, now: datetime
    ) -> None:
        session.add(
            self._form.revision(
                city=row.city,
                key=row.key,
                number=row.revision,
                content=self._form.write(save.content),
                data_revision=save.data_revision,
                fingerprint=save.fingerprint,
                reason=reason_text(save.reason),
                saved_at=now,
                saved_by=who,
            )
        )
        session.flush()


def _described(changes: Mapping[str, object]) -> dict[str, Any]:
    """Check what people say of a thing outside its revisions."""
    values: dict[str, Any] = {}
    for field, value in changes.items():
        if field == "title":
            values[field] = title_text(value)
        elif field == "tags":
            values[field] = list(tags_of(value))
        else:
            raise InvalidInput(
                "error.edit.field", kind="scenario", field=quoted(field), allowed="title, tags"
            )
    return values


def _plain(value: object) -> Any:
    return str(value) if isinstance(value, ShelfStatus) else value
