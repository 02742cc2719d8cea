"""The databases that the tests of the store run on.

SQLite always; PostgreSQL too when `TARAZU_TEST_POSTGRES_URL` names a server, as
`tests/postgres.sh` starts one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from model.store import Store, open_store
from tests.model.store import little_city

SERVER = os.environ.get("TARAZU_TEST_POSTGRES_URL", "")
BACKENDS = ["sqlite", "postgres"] if SERVER else ["sqlite"]

Filled = Callable[[str], str]


def sqlite(path: Path) -> str:
    return f"sqlite:///{path}"


@contextmanager
def postgres(template: str = "template1") -> Iterator[str]:
    """A database on the server, made after another one and dropped at the end."""
    name = f"tarazu_{uuid4().hex}"
    server = create_engine(SERVER, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """By backend, a database that holds the made-up city, filled once and copied by tests."""
    folder = tmp_path_factory.mktemp("filled")
    package = little_city.write(folder / "package")
    made: dict[str, str] = {}
    with ExitStack() as stack:

        def fill(backend: str) -> str:
            if backend not in made:
                fresh = backend == "sqlite"
                made[backend] = (
                    sqlite(folder / "tarazu.db") if fresh else stack.enter_context(postgres())
                )
                open_store(made[backend], package)
            return made[backend]

        yield fill


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path, filled: Filled) -> Iterator[str]:
    """The address of a database of one's own: empty, or filled if the test asks for the store."""
    wants_rows = "store" in request.fixturenames
    if request.param == "sqlite":
        path = tmp_path / "kept" / "tarazu.db"
        if wants_rows:
            path.parent.mkdir()
            shutil.copy(filled("sqlite").removeprefix("sqlite:///"), path)
        yield sqlite(path)
    else:
        template = make_url(filled("postgres")).database if wants_rows else None
        with postgres(template or "template1") as url:
            yield url


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The folder of a made-up city's data package."""
    return little_city.write(tmp_path / "package")


@pytest.fixture
def store(database_url: str, package: Path) -> Iterator[Store]:
    """A store that holds the made-up city."""
    opened = open_store(database_url, package)
    yield opened
    opened.close()
