"""A folder of data with two cities, for tests of what must not mix."""

from __future__ import annotations

import shutil
from pathlib import Path

from model.settings import ROOT
from tests.model.store import little_city

FEW = {"cities", "sources", "domains", "services"}


def two_cities(folder: Path) -> Path:
    """Put Qom's package and a little city that only names its services into a folder."""
    for path in (ROOT / "data").iterdir():
        if path.is_file():
            shutil.copy(path, folder)
    rows = {name: rows for name, rows in little_city.rows().items() if name in FEW}
    little_city.write(folder / "littleton", rows)
    return folder
