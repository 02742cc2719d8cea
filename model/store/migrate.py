"""Bringing a database to the shape that this version of the code expects."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from model.errors import TarazuError
from model.store.engine import WRITES, Database, exclusively, make_engine, reachable

HEAD = "0010"
"""The newest migration; a database that stands there is left alone without loading Alembic."""

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(database: Database, target: str = HEAD) -> None:
    """Run the migrations up or down to ``target``, in one transaction.

    Parameters
    ----------
    target : str
        Name of a migration, or ``base`` for an empty database.

    Raises
    ------
    TarazuError
        ``error.database.newer`` if the database was made by a newer version of the code,
        ``error.database.unreachable`` if it cannot be opened.
    """
    engine = make_engine(database.url, foreign_keys=False)
    engine = engine.execution_options(**WRITES)
    try:
        with reachable(), engine.begin() as connection:
            exclusively(connection)
            if current(connection) != target:
                _run(connection, target)
    finally:
        engine.dispose()


def current(connection: Connection) -> str | None:
    """The migration at which a database stands; None if it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _run(connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    stands = current(connection)
    if stands is not None and stands not in known:
        raise TarazuError("error.database.newer", version=stands)
    if target == "base" or (stands is not None and target < stands):
        command.downgrade(config, target)
    else:
        command.upgrade(config, target)
