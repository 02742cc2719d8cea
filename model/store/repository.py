"""The door to what is kept: everything that callbacks and commands may ask of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.catalogue import Catalogue, Change, City, DataVersion, StatusChange, Versioned
from model.store import history, undoing
from model.store.cards import Fill
from model.store.edits import Add, Edit, Remove, Wish, apply
from model.store.engine import Database
from model.store.ledger import Head
from model.store.loader import LoadReport, load
from model.store.migrate import migrate
from model.store.plans import Plans
from model.store.rows import read_rows, to_records
from model.store.scenarios import Scenarios
from model.store.tables import KINDS

DEFAULT_CITY = "qom"


class Store:
    """What is kept of all cities.

    A store may be shared by threads and survives a fork: each process opens its own connections.
    Everything it returns is immutable.

    Attributes
    ----------
    loaded : tuple of LoadReport
        What was loaded when the store was opened.
    scenarios : Scenarios
        The pictures that are kept.
    plans : Plans
        The roadmaps that are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._newest: dict[str, Catalogue] = {}
        self.loaded: tuple[LoadReport, ...] = ()
        self.scenarios = Scenarios(database, self.catalogue)
        self.plans = Plans(database, self.catalogue)

    def cities(self) -> tuple[City, ...]:
        """The cities that have data, by id."""
        with self._database.reading() as session:
            names = session.scalars(select(Head.city).order_by(Head.city)).all()
            rows = {name: read_rows(session, "city", name) for name in names}
        return tuple(to_records("city", rows[name].values())[0] for name in names)

    def data_version(self, city: str = DEFAULT_CITY, revision: int | None = None) -> DataVersion:
        """Say which state of a city's data is the newest, or which a revision is.

        Raises
        ------
        NotFound
            ``error.city.unknown`` or ``error.revision.unknown``
        """
        with self._database.reading() as session:
            return history.read_version(session, city, revision)

    def versions(self, city: str = DEFAULT_CITY) -> tuple[DataVersion, ...]:
        """List all revisions of a city's data, newest first.

        Raises
        ------
        NotFound
            ``error.city.unknown``
        """
        with self._database.reading() as session:
            history.read_version(session, city)
            return history.read_versions(session, city)

    def catalogue(self, city: str = DEFAULT_CITY, revision: int | None = None) -> Catalogue:
        """Give all that is known of a city, now or as it was at an earlier revision.

        The newest catalogue is kept until the city's revision moves, in whichever process: asking
        again costs one small query, and after a person's change only what changed is read anew.

        Raises
        ------
        NotFound
            ``error.city.unknown`` or ``error.revision.unknown``
        """
        with self._database.reading() as session:
            version = history.read_version(session, city, revision)
            with self._lock:
                kept = self._newest.get(city)
            if kept is not None and kept.version == version:
                return kept
            if revision is None and kept is not None and _leads_to(kept.version, version):
                catalogue = _renewed(session, kept, version)
            else:
                catalogue = _read_catalogue(session, version, back=revision is not None)
        if revision is None:
            with self._lock:
                self._newest[city] = catalogue
        return catalogue

    def history(
        self,
        city: str = DEFAULT_CITY,
        *,
        kind: str | None = None,
        key: str | int | None = None,
        who: str | None = None,
        after: int = 0,
        limit: int | None = None,
    ) -> tuple[Change, ...]:
        """Tell what changed in a city, newest first.

        Parameters
        ----------
        kind, key, who : optional
            Only this kind, only this row, only this author.
        after : int
            Only revisions above this one.
        limit : int, optional
            At most this many.

        Raises
        ------
        NotFound
            ``error.city.unknown``
        """
        with self._database.reading() as session:
            history.read_version(session, city)
            wanted = None if key is None else str(key)
            return history.read_changes(
                session, city, kind=kind, key=wanted, who=who, after=after, limit=limit
            )

    def status_history(
        self, city: str = DEFAULT_CITY, kind: str = "service"
    ) -> tuple[StatusChange, ...]:
        """Tell when which status changed, oldest first.

        What the first data package said is not a change: it stands in the catalogue of revision 1.

        Parameters
        ----------
        kind : str
            Such as ``service``, ``system``, ``prerequisite`` or ``action``.

        Raises
        ------
        NotFound
            ``error.city.unknown``
        """
        with self._database.reading() as session:
            history.read_version(session, city)
            return history.read_status_changes(session, city, kind)

    def edit(
        self,
        kind: str,
        key: str | int,
        changes: Mapping[str, object],
        expected_version: int,
        who: str,
        *,
        city: str = DEFAULT_CITY,
    ) -> Versioned:
        """Change fields of one row; see `model.store.edits` for what is checked and raised.

        Returns
        -------
        Versioned
            The row as it is now, with its new version.
        """
        return self.change_all([Edit(kind, key, changes, expected_version)], who, city=city)[0]

    def edit_all(
        self, edits: Iterable[Edit | Fill], who: str, *, city: str = DEFAULT_CITY
    ) -> tuple[Versioned, ...]:
        """Make many edits in one transaction: all of them or none."""
        return self.change_all(edits, who, city=city)

    def add(
        self, kind: str, values: Mapping[str, object], who: str, *, city: str = DEFAULT_CITY
    ) -> Versioned:
        """Add a link, a follow-up step or a target; see `model.store.adding`.

        Returns
        -------
        Versioned
            The new row. A link that was taken away holds again, under its old key.
        """
        return self.change_all([Add(kind, values)], who, city=city)[0]

    def remove(
        self,
        kind: str,
        key: str | int,
        expected_version: int,
        who: str,
        *,
        city: str = DEFAULT_CITY,
    ) -> Versioned:
        """Take away a link or a target; see `model.store.adding`.

        Returns
        -------
        Versioned
            The link, which stays and does not hold any more; the target as it was.
        """
        return self.change_all([Remove(kind, key, expected_version)], who, city=city)[0]

    def change_all(
        self, wishes: Iterable[Wish], who: str, *, city: str = DEFAULT_CITY
    ) -> tuple[Versioned, ...]:
        """Edit, add and remove in one transaction and as one revision: all of it or nothing."""
        with self._database.writing() as session:
            return apply(session, city, wishes, who)

    def undo_last(self, who: str, *, city: str = DEFAULT_CITY) -> tuple[Change, ...]:
        """Take back a person's last change, as a change of its own; the next call the one before.

        See `model.store.undoing` for what is refused.

        Returns
        -------
        tuple of Change
            What was done.
        """
        with self._database.writing() as session:
            return undoing.undo_last(session, city, who)

    def undoable(self, who: str, *, city: str = DEFAULT_CITY) -> tuple[Change, ...]:
        """Tell which change `undo_last` would take back: its lines, newest first, or nothing.

        Raises
        ------
        InvalidInput
            ``error.edit.who``
        """
        with self._database.reading() as session:
            return undoing.undoable(session, city, who)

    def load(self, package_dir: Path) -> tuple[LoadReport, ...]:
        """Load the data packages of a folder, those that changed; see `model.store.loader`."""
        return load(self._database, package_dir)

    def close(self) -> None:
        """Close the connections of this process; the next use opens new ones."""
        self._database.close()


def open_store(database_url: str, package_dir: Path) -> Store:
    """Open the store: bring the database up to date and load the data packages that changed.

    Parameters
    ----------
    database_url : str
        ``sqlite:///file`` or ``postgresql://…``.
    package_dir : Path
        Folder of a data package; folders inside it may hold those of further cities.

    Raises
    ------
    InvalidInput
        ``error.database.address``
    InvalidPackage
        When a data package breaks its schema; nothing of it is written.
    TarazuError
        ``error.database.unreachable`` or ``error.database.newer``
    """
    database = Database(database_url)
    migrate(database)
    store = Store(database)
    try:
        store.loaded = store.load(package_dir)
    finally:
        store.close()
    return store


def store_at(database_url: str) -> Store:
    """Give a store that another process has opened: nothing is brought up to date or loaded.

    Raises
    ------
    InvalidInput
        ``error.database.address``
    """
    return Store(Database(database_url))


def _leads_to(kept: DataVersion, wanted: DataVersion) -> bool:
    """Whether only people's changes lie between two states of a city's data."""
    return kept.number == wanted.number and kept.revision < wanted.revision


def _renewed(session: Session, kept: Catalogue, version: DataVersion) -> Catalogue:
    """Read the kinds that changed since a catalogue was read; the rest of it stays."""
    kinds = history.read_changed_kinds(session, version.city, kept.version, version)
    news: dict[str, Any] = {
        KINDS[kind].table.__tablename__: to_records(
            kind, read_rows(session, kind, version.city).values()
        )
        for kind in kinds
    }
    return replace(kept, version=version, **news)


def _read_catalogue(session: Session, version: DataVersion, *, back: bool) -> Catalogue:
    """Read a city with one statement per kind; ``back`` undoes what came after the version."""
    rows = {kind: read_rows(session, kind, version.city) for kind in KINDS}
    if back:
        changes = history.read_changes(session, version.city)
        history.undo(rows, changes, version.revision)
    records = {
        kind.table.__tablename__: to_records(name, rows[name].values())
        for name, kind in KINDS.items()
    }
    city = records.pop("cities")[0]
    return Catalogue(city=city, version=version, **records)
