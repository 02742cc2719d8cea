"""The data package as plain rows, for tests that read it."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data"

Rows = list[dict[str, str]]


@cache
def descriptor() -> dict[str, Any]:
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def tables() -> dict[str, Rows]:
    """A fresh copy of every resource, each cell as text."""
    return {r["name"]: rows(r["name"]) for r in descriptor()["resources"]}


def rows(name: str) -> Rows:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
