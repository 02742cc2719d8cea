"""Migrations: the tables that the code expects, down and up on a filled database."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from model.errors import TarazuError
from model.store import Store, open_store
from model.store.base import Base
from model.store.engine import WRITES, Database, make_engine
from model.store.ledger import Head
from model.store.migrate import HEAD, SCRIPTS, current, migrate

CITY = "littleton"


@contextmanager
def connected(database_url: str) -> Iterator[Connection]:
    engine = make_engine(Database(database_url).url).execution_options(**WRITES)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def described(connection: Connection) -> dict[str, Any]:
    """Everything the database says about its tables, in an order of its own."""
    seen = inspect(connection)
    names = sorted(set(seen.get_table_names()) - {"alembic_version"})
    return {
        name: {
            "columns": [
                (column["name"], str(column["type"]), column["nullable"], column["default"])
                for column in seen.get_columns(name)
            ],
            "key": seen.get_pk_constraint(name),
            "references": sorted(seen.get_foreign_keys(name), key=lambda link: str(link["name"])),
            "checks": sorted(
                (str(check["name"]), check["sqltext"]) for check in seen.get_check_constraints(name)
            ),
            "indexes": [
                {**index, "dialect_options": str(_plain(index.get("dialect_options")))}
                for index in seen.get_indexes(name)
            ],
            "unique": seen.get_unique_constraints(name),
        }
        for name in names
    }


def _plain(options: dict[str, Any] | None) -> dict[str, str]:
    """What a database says of an index, its conditions as text."""
    return {name: str(value) for name, value in (options or {}).items()}


def test_the_migrations_make_the_tables_of_the_code(database_url: str) -> None:
    migrate(Database(database_url))
    with connected(database_url) as connection:
        assert current(connection) == HEAD
        migrated = described(connection)
    migrate(Database(database_url), "base")
    with connected(database_url) as connection:
        Base.metadata.create_all(connection)
        assert described(connection) == migrated
    assert Head.__tablename__ in migrated


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_down_and_up_again_on_a_filled_database(
    store: Store, database_url: str, package: Path
) -> None:
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
    store.close()
    database = Database(database_url)
    migrate(database, "base")
    with connected(database_url) as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
        assert current(connection) is None
    migrate(database)
    again = open_store(database_url, package)
    assert again.catalogue(CITY).service(1).status == "to_do"
    assert again.data_version(CITY).revision == 1
    again.close()


def test_what_an_older_version_kept_is_there_after_the_migration(
    store: Store, database_url: str, package: Path
) -> None:
    link = store.edit("prerequisite_service", "own-1-1", {"holds": False}, 1, "سارا", city=CITY)
    prerequisite = store.edit("prerequisite", "own-1", {"status": "agreed"}, 1, "سارا", city=CITY)
    system = store.edit("system", "G1-2", {"status": "done"}, 1, "سارا", city=CITY)
    said = store.history(CITY)
    store.close()
    database = Database(database_url)
    migrate(database, "0002")
    with connected(database_url) as connection:
        tables = set(inspect(connection).get_table_names())
        columns = {column["name"] for column in inspect(connection).get_columns("prerequisites")}
        assert current(connection) == "0002"
    assert not tables & {"prerequisite_steps", "targets"}
    assert not columns & {"council", "next_step_date"}
    again = open_store(database_url, package)
    catalogue = again.catalogue(CITY)
    assert catalogue.prerequisites == (prerequisite,)
    assert catalogue.prerequisite_services[0] == link
    assert catalogue.system_by_id["G1-2"] == system
    assert again.history(CITY) == said
    assert again.catalogue(CITY, 1).prerequisites[0].status == "not_reported"
    step = {"prerequisite": "own-1", "kind": "note", "day": "1400/05/12", "text": "یادداشت"}
    again.add("prerequisite_step", step, "سارا", city=CITY)
    again.undo_last("سارا", city=CITY)
    again.close()
    for target in ("0001", "base"):
        migrate(database, target)
    with connected(database_url) as connection:
        assert current(connection) is None


def test_migrating_twice_changes_nothing(store: Store, database_url: str) -> None:
    before = store.catalogue(CITY)
    migrate(Database(database_url))
    assert store.catalogue(CITY) is before


def test_a_database_of_newer_code_is_left_alone(store: Store, database_url: str) -> None:
    with connected(database_url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(TarazuError) as refusal:
        migrate(Database(database_url))
    assert refusal.value.code == "error.database.newer"
    assert refusal.value.params == {"version": "9999"}
    assert store.catalogue(CITY).service(1).status == "to_do"


def _start(database_url: str, package: Path) -> tuple[int, int]:
    store = open_store(database_url, package)
    version = store.data_version(CITY)
    store.close()
    return version.number, version.revision


def test_workers_that_start_together_load_once(database_url: str, package: Path) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        starts = [pool.submit(_start, database_url, package) for _ in range(3)]
        assert [start.result(timeout=60) for start in starts] == [(1, 1)] * 3
