"""Errors planted in a copy of the data package, and what a checker then finds."""

from collections.abc import Callable

from model.checks import Finding, Tables
from tests.data.package import Rows, rows, tables

Check = Callable[[Tables], list[Finding]]
Plant = Callable[[dict[str, Rows]], None]


def found_in(check: Check, data: dict[str, Rows]) -> dict[str, Finding]:
    findings = check(data)
    by_id = {finding.finding_id: finding for finding in findings}
    assert len(by_id) == len(findings)
    return by_id


def after(check: Check, plant: Plant) -> dict[str, Finding]:
    data = tables()
    plant(data)
    return found_in(check, data)


def change(name: str, key: str, /, **cells: str) -> Plant:
    """Change cells in the row of a file that has this key."""

    def plant(data: dict[str, Rows]) -> None:
        next(row for row in data[name] if key in row.values()).update(cells)

    return plant


def change_all(name: str, column: str, value: str, /, **cells: str) -> Plant:
    """Change cells in every row of a file that has this value in this column."""

    def plant(data: dict[str, Rows]) -> None:
        for row in data[name]:
            if row[column] == value:
                row.update(cells)

    return plant


def drop(name: str, column: str, value: str) -> Plant:
    """Drop every row of a file that has this value in this column."""

    def plant(data: dict[str, Rows]) -> None:
        data[name] = [row for row in data[name] if row[column] != value]

    return plant


def derived_in(*sections: str) -> list[dict[str, str]]:
    """The kept findings of tables and sections that a checker finds again."""
    return [r for r in rows("findings") if r["derived"] == "true" and r["table_no"] in sections]
