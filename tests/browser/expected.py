"""What the weighing table should show, read from ``data/`` and weighed by the oracle alone."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests.model import oracle

DATA = Path(__file__).parents[2] / "data"
REPORT = (3, 1, 1, 2, 2, 1)
BOUNDS = (200, 140)
MARKS = {1: "●", 2: "◐", 3: "○"}
PERSIAN = str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of one file of the data package."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def digits(value: object, language: str) -> str:
    """A number in the page's digits."""
    return str(value).translate(PERSIAN) if language == "fa" else str(value)


def service(todo: int) -> dict[str, str]:
    """The service with that number in Table 4."""
    return next(row for row in rows("services") if row["todo_id"] == str(todo))


def title(todo: int, language: str) -> str:
    """The title that the tables show."""
    return service(todo)["short_fa" if language == "fa" else "title_en"]


def short_index(index: str, language: str) -> str:
    """The short title of an index."""
    row = next(row for row in rows("indices") if row["index_id"] == index)
    return row[f"short_{language}"]


class Expected:
    """The picture under some weights and what-ifs.

    Parameters
    ----------
    weights : sequence of int, shape (6,)
    what_ifs : mapping of (int, str) to int
    """

    def __init__(
        self,
        weights: Sequence[int] = REPORT,
        what_ifs: Mapping[tuple[int, str], int] | None = None,
    ) -> None:
        self.weights = tuple(weights)
        table = sorted(rows("scores"), key=lambda row: int(row["todo_id"]))
        self.ids = [int(row["todo_id"]) for row in table]
        printed = [[int(row[index]) for index in oracle.INDICES] for row in table]
        changes = [
            {"id": todo, "index": index, "score": score}
            for (todo, index), score in (what_ifs or {}).items()
        ]
        scores = oracle.changed(self.ids, printed, changes)
        self.result = oracle.rank(self.ids, scores, weights, BOUNDS)
        self.base = oracle.rank(self.ids, printed, REPORT, BOUNDS)
        self.movement = oracle.movement(self.ids, self.result, self.base)
        self.scores = dict(zip(self.ids, scores, strict=True))

    @property
    def order(self) -> list[int]:
        """Services from first to last; equal ranks by number."""
        return [self.ids[row] for row in self.result["order"]]

    @property
    def counts(self) -> list[int]:
        """Services in groups 1, 2 and 3."""
        return self.result["group_counts"]

    @property
    def crossed(self) -> list[int]:
        """Services in another group than in the report."""
        return self.movement["crossings"]

    def of(self, todo: int, name: str) -> Any:
        """One value of a service: a key of the oracle's result or movement, singular or plural."""
        row = self.ids.index(todo)
        found = self.result if name in self.result else self.movement
        return found[name][row]

    def was(self, todo: int, name: str) -> Any:
        """The same in the report."""
        return self.base[name][self.ids.index(todo)]

    def near(self, todo: int, reach: int = 2) -> list[int]:
        """A service among those before and behind it."""
        at = self.order.index(todo)
        return self.order[max(0, at - reach) : at + reach + 1]

    def query(self) -> str:
        """The weights as the address bar has them."""
        return "w=" + ",".join(map(str, self.weights))

    def rank_text(self, todo: int, language: str) -> str:
        """The cell of the rank, with a sign if others share it."""
        return ("=" if self.of(todo, "tied") else "") + digits(self.of(todo, "ranks"), language)
