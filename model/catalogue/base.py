"""What every record has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Versioned:
    """What every row has beside its own columns.

    Attributes
    ----------
    version : int
        Counts the changes of this row, from 1; an edit names the version it was made on.
    updated_at, updated_by
        When (UTC) and by whom it was last changed; None if it stands as loaded or added.
    """

    version: int = 1
    updated_at: datetime | None = None
    updated_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Record(Versioned):
    """A row of a data package.

    Attributes
    ----------
    document, table_no, page, row
        Where the source prints it: source id, table or section number, page, row in the table.
    """

    document: str = ""
    table_no: str | None = None
    page: int | None = None
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class Entered(Versioned):
    """A row that only people make.

    Attributes
    ----------
    added_at, added_by
        When (UTC) and by whom.
    """

    added_at: datetime
    added_by: str


@dataclass(frozen=True, kw_only=True)
class Measured(Entered):
    """A measured value of something that has a target; lines are added and never changed."""

    value_id: str
    day: date
    hundredths: int
    note: str | None
    withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class Titled(Record):
    """A record with a title in both languages."""

    title_fa: str
    title_en: str

    def title(self, language: str) -> str:
        """Return the title in ``language`` (``fa``, else English)."""
        return self.title_fa if language == "fa" else self.title_en
