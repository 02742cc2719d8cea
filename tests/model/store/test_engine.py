"""Opening databases: addresses, SQLite's settings, transactions, processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from model.errors import InvalidInput, TarazuError
from model.store import Store, engine, open_store
from model.store.engine import Database, parse_url

CITY = "littleton"


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("sqlite:///var/tarazu.db", "sqlite"),
        ("postgres://u:p@host/name", "postgresql+psycopg"),
        ("postgresql://u:p@host/name", "postgresql+psycopg"),
        ("postgresql+psycopg://u:p@host/name", "postgresql+psycopg"),
    ],
)
def test_addresses_that_are_understood(address: str, driver: str) -> None:
    url = parse_url(address)
    assert url.drivername == driver
    assert url.database == address.split("/", 3)[-1].removeprefix("//")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tarazu.db",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://u:secret@host/name",
        "http://secret",
    ],
)
def test_other_addresses_are_refused_without_being_repeated(address: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Database(address)
    assert refusal.value.code == "error.database.address"
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "address", ["postgresql://nobody@127.0.0.1:1/none", "sqlite:///{file}/x.db"]
)
def test_a_database_out_of_reach_is_said_so(address: str, package: Path) -> None:
    with pytest.raises(TarazuError) as refusal:
        open_store(address.format(file=package / "services.csv"), package)
    assert refusal.value.code == "error.database.unreachable"


def test_sqlite_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a' / 'b' / 'tarazu.db'}")
    with database.reading() as session:
        found = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    database.close()


def test_a_second_writer_waits_and_then_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LOCK_SECONDS", 0)
    first, second = (Database(f"sqlite:///{tmp_path / 'tarazu.db'}") for _ in range(2))
    with first.writing() as one:
        one.execute(text("CREATE TABLE kept (x INTEGER)"))
        with pytest.raises(TarazuError) as refusal, second.writing() as two:
            two.execute(text("SELECT 1"))
        assert refusal.value.code == "error.database.unreachable"
        with second.reading() as reader:
            assert reader.scalar(text("SELECT count(*) FROM sqlite_master")) == 0
    with second.reading() as reader:
        assert reader.scalar(text("SELECT count(*) FROM kept")) == 0
    first.close()
    second.close()


def test_a_reader_sees_one_state(store: Store, database_url: str) -> None:
    database = Database(database_url)
    question = text("SELECT status FROM services WHERE service_id = 1")
    with database.reading() as session:
        assert session.scalar(question) == "to_do"
        store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
        assert session.scalar(question) == "to_do"
    with database.reading() as session:
        assert session.scalar(question) == "existing"
    database.close()


def test_what_raises_is_not_kept(store: Store, database_url: str) -> None:
    database = Database(database_url)

    def fail_halfway() -> None:
        with database.writing() as session:
            session.execute(text("UPDATE services SET status = 'existing'"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert store.catalogue(CITY).service(1).status == "to_do"
    database.close()


def test_each_process_has_an_engine_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'tarazu.db'}")
    before = database.engine
    assert database.engine is before
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert database.engine is not before
    database.close()
    assert database.engine is not before
    database.close()
    database.close()
