"""An installation of its own for a benchmark: a process, a store, a data package of any size."""

from __future__ import annotations

import csv
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from urllib.error import URLError
from urllib.request import urlopen

from dash.testing.browser import Browser

from model.settings import ROOT
from model.weights import INDEX_IDS, Weights
from tests.conftest import pytest_setup_options

SEED = 1398
REPORT = Weights((3, 1, 1, 2, 2, 1))
CITY_SERVICES = 60


@dataclass(frozen=True)
class Installation:
    """A running application: its process, its address, and the seconds until it first answered."""

    process: subprocess.Popen[bytes]
    address: str
    answered_after: float


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def serving(store: Path, package: Path = ROOT / "data") -> Iterator[Installation]:
    """Start the application as a user does, and stop it at the end."""
    port = free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{store}",
        "TARAZU_DATA": str(package),
        "TARAZU_PORT": str(port),
    }
    address = f"http://127.0.0.1:{port}"
    start = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, address)
        yield Installation(process, address, perf_counter() - start)
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    while True:
        if process.poll() is not None:
            raise SystemExit("The application did not start; see `python app.py`.")
        try:
            with urlopen(address, timeout=30) as answer:
                answer.read()
            return
        except (URLError, ConnectionError):
            continue  # it is not listening yet


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start the browser of the tests."""
    with Browser(
        browser="Chrome", headless=True, options=pytest_setup_options(), percy_run=False
    ) as browser:
        browser.driver.implicitly_wait(30)
        yield browser


def package_of(services: int, folder: Path) -> Path:
    """Make a data package with so many services to do: Qom's, and more drawn from them by a seed.

    Parameters
    ----------
    services : int
        At least `CITY_SERVICES`.
    folder : Path
        Where to put it.
    """
    package = folder / "package"
    shutil.copytree(ROOT / "data", package)
    random = Random(SEED)
    rows = _read(package / "services.csv")
    scores = _read(package / "scores.csv")
    scored = [row for row in rows if row["todo_id"]]
    last = max(int(row["service_id"]) for row in rows)
    for todo in range(CITY_SERVICES + 1, services + 1):
        model = random.choice(scored)
        number = last + todo - CITY_SERVICES
        titles = {
            name: f"{model[name][:60]} {todo}" for name in ("title_fa", "short_fa", "title_en")
        }
        rows.append(
            {**model, **titles, "service_id": str(number), "todo_id": str(todo), "row": str(number)}
        )
        drawn = {index: random.randint(1, 3) for index in INDEX_IDS}
        total = sum(REPORT[index] * score for index, score in drawn.items())
        printed = {"printed_total": total, "printed_total_t7": total, "printed_position": todo}
        group = 1 if total >= 20 else 2 if total >= 14 else 3
        values = {**drawn, **printed, "printed_group": group, "todo_id": todo, "row": todo}
        scores.append({**scores[0], **{name: str(value) for name, value in values.items()}})
    _write(package / "services.csv", rows)
    _write(package / "scores.csv", scores)
    return package


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
