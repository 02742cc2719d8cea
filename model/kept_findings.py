"""Holding the kept findings against what the rules find in the same data package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.checks import DERIVED_COLUMNS, Finding
from model.checks.finding import Row


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One finding that the rules and ``findings.csv`` tell differently.

    Attributes
    ----------
    code : str
        ``not_kept``, ``not_found`` or ``differs``.
    id : str
        The finding.
    column, kept, found : str
        Where they differ, and how; empty unless `code` is ``differs``.
    """

    code: str
    id: str
    column: str = ""
    kept: str = ""
    found: str = ""


def disagreements(found: Iterable[Finding], kept: Sequence[Row]) -> tuple[Disagreement, ...]:
    """Where the kept findings are not what the rules find.

    Parameters
    ----------
    found : iterable of Finding
        What `model.checks.check` finds.
    kept : sequence of mapping
        The rows of ``findings.csv``; only those marked ``derived`` are looked at.
    """
    derived = {row["finding_id"]: row for row in kept if row["derived"] == "true"}
    by_rule = {finding.finding_id: finding.as_row() for finding in found}
    told: list[Disagreement] = []
    for name, row in by_rule.items():
        if name not in derived:
            told.append(Disagreement("not_kept", name))
            continue
        told += [
            Disagreement("differs", name, column, derived[name][column], row[column])
            for column in DERIVED_COLUMNS
            if derived[name][column] != row[column]
        ]
    told += [Disagreement("not_found", name) for name in derived if name not in by_rule]
    return tuple(told)
