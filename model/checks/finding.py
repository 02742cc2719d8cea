"""One place where a report breaks its own rules or contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

Row = Mapping[str, str]
"""One row of a data file, every cell as its text."""

Tables = Mapping[str, Sequence[Row]]
"""The rows of the data package by resource name."""


class Kind(StrEnum):
    """What sort of slip it is."""

    SUM = "sum"
    GROUP = "group"
    COUNT = "count"
    NUMBERING = "numbering"
    CROSS_REFERENCE = "cross_reference"
    DUPLICATE_CODE = "duplicate_code"
    EMPTY_CELL = "empty_cell"
    TITLE = "title"
    DOMAIN = "domain"
    STATUS = "status"
    MISSING = "missing"
    DEFINITION = "definition"
    DATE = "date"


class Severity(StrEnum):
    """What it changes, the weightiest first."""

    GROUP = "changes_group"
    LINK = "changes_link"
    COUNT = "changes_count"
    TEXT = "changes_text"
    NOTE = "note"


class Subject(StrEnum):
    """What it is about."""

    SERVICE = "service"
    SYSTEM = "system"
    PREREQUISITE = "prerequisite"
    TABLE = "table"
    INDEX = "index"
    ACTION = "action"
    BODY = "body"
    INTEGRATED_SYSTEM = "integrated_system"
    COUNCIL = "council"
    PROJECT = "project"
    ROLLOUT_PROGRAMME = "rollout_programme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule finds at one place; its effect and treatment are written by people.

    Attributes
    ----------
    finding_id : str
        Stable: the same slip has the same id whenever it is found.
    kind : Kind
    severity : Severity
    document : str
        Source in which it stands.
    table_no : str
        Number of the table there.
    page, row : int or None
        Printed page and row; None where the whole table is meant.
    subject_type : Subject
    subject_id : str
        Id of the subject in its own data file; for a table its number.
    printed : str
        What the source prints.
    follows : str
        What follows from the rest.
    other_place : str
        Where the rest stands, such as ``Table 4 row 41; Table 6 row 41``.
    """

    finding_id: str
    kind: Kind
    severity: Severity
    document: str
    table_no: str
    page: int | None
    row: int | None
    subject_type: Subject
    subject_id: str
    printed: str
    follows: str
    other_place: str = ""

    def as_row(self) -> dict[str, str]:
        """The cells of data/findings.csv that a rule can fill."""
        cells = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: "" if cell is None else str(cell) for name, cell in cells}


DERIVED_COLUMNS: Final = tuple(field.name for field in fields(Finding))
"""The columns of data/findings.csv that `Finding.as_row` fills."""


def place(row: Row) -> str:
    """Where a row of a data file was read, such as ``Table 4 row 41``."""
    return f"Table {row['table_no']} row {row['row']}"


def whole(cell: str) -> int | None:
    """The number in a cell, or None if the cell is empty."""
    return int(cell) if cell else None
