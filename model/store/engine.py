"""Opening the database: SQLite by default, PostgreSQL by its address."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from model.errors import InvalidInput, TarazuError

LOCK_SECONDS = 30
"""How long a writer waits for another one before it gives up."""

_LOCK = 0x7A7A
"""Number of PostgreSQL's advisory lock for migrating and loading."""

WRITES: dict[str, Any] = {"tarazu_writes": True}
"""Execution options of an engine whose transactions are meant to write."""


def parse_url(address: str) -> URL:
    """Read a database address; ``postgres://`` and ``postgresql://`` mean the driver we bring.

    Raises
    ------
    InvalidInput
        ``error.database.address`` for anything but a SQLite file or PostgreSQL. The address is not
        repeated in the message: it may hold a password.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        raise InvalidInput("error.database.address") from None
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in ("sqlite", "sqlite+pysqlite") and url.database not in (None, ":memory:"):
        return url
    raise InvalidInput("error.database.address")


def make_engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    """Build an engine; nothing is opened yet.

    Parameters
    ----------
    foreign_keys : bool
        False for migrations on SQLite, which has to copy tables that others refer to.
    """
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True)
    try:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TarazuError("error.database.unreachable") from error
    pool: dict[str, Any] = {} if foreign_keys else {"poolclass": NullPool}
    engine = create_engine(url, connect_args={"timeout": LOCK_SECONDS}, **pool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        # The driver would begin transactions on its own and late: `begin` below does it.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("tarazu_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def exclusively(connection: Connection) -> None:
    """Let no other process migrate or load until this transaction ends.

    On SQLite ``BEGIN IMMEDIATE`` has done so already.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})


class Database:
    """One database, reached from whichever process asks.

    The engine is made at first use and again after a fork, so that no two processes share a
    connection.
    """

    def __init__(self, address: str) -> None:
        self.url = parse_url(address)
        self._lock = Lock()
        self._process: int | None = None
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """The engine of this process."""
        with self._lock:
            if self._engine is None or self._process != os.getpid():
                if self._engine is not None:
                    self._engine.dispose(close=False)
                self._engine, self._process = make_engine(self.url), os.getpid()
            return self._engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that sees one state of the database, whatever others write meanwhile."""
        engine = self.engine
        if engine.dialect.name == "postgresql":
            engine = engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with reachable(), Session(engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a session whose changes are all kept at its end, or none if it raises."""
        engine = self.engine.execution_options(**WRITES)
        with reachable(), Session(engine) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close the connections of this process; the next use opens new ones."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose(close=self._process == os.getpid())
            self._engine = None


@contextmanager
def reachable() -> Iterator[None]:
    """Say it in our words when the database can't be opened or is locked for too long.

    Raises
    ------
    TarazuError
        ``error.database.unreachable``
    """
    try:
        yield
    except OperationalError as error:
        raise TarazuError("error.database.unreachable") from error
