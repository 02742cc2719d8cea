"""Which columns a sheet of each kind has, and how they may be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from model.catalogue import Catalogue
from model.errors import InvalidInput, quoted
from model.sheets.cells import Cell, Choices

VERSION: Final = "version"
HEADER: Final = 1
"""Number of the row that names the columns."""

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Form:
    """Which columns a sheet of a kind has.

    Attributes
    ----------
    key : str
        The field that names the row.
    told : tuple of str
        Columns that say what the row is about; nobody may change them here.
    editable : tuple of str
        Fields that may be changed.
    """

    kind: str
    key: str
    told: tuple[str, ...]
    editable: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns in the order in which they are written."""
        return (self.key, *self.told, *self.editable, VERSION)


FORMS: Final[Mapping[str, Form]] = {
    "prerequisite": Form(
        "prerequisite",
        "prerequisite_id",
        ("title", "bodies"),
        (
            "status",
            "contact_unit",
            "council",
            "expected_quarter",
            "next_step",
            "next_step_date",
        ),
    ),
    "system": Form("system", "system_id", ("title", "domain"), ("status",)),
}
"""By kind, its sheet."""


@dataclass(frozen=True)
class Sheet:
    """What was read of a workbook.

    Attributes
    ----------
    name : str
        Of the sheet in the workbook.
    rows : sequence of sequence
        Its cells, the header first.
    """

    name: str
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Language:
    """How the columns and values of a sheet may be written.

    Attributes
    ----------
    columns : mapping
        By field, the headers that mean it; the first is shown to the reader.
    words : mapping
        By field that takes one of some values, the words for them.
    told : mapping
        By key of a row and column, the texts that may stand in a column that is only told.
    """

    columns: Mapping[str, Sequence[str]]
    words: Mapping[str, Choices]
    told: Mapping[str, Mapping[str, Sequence[str]]]


def form_of(kind: str) -> Form:
    """The columns of the sheet of a kind.

    Raises
    ------
    InvalidInput
        ``error.sheet.kind``
    """
    if kind not in FORMS:
        raise InvalidInput("error.sheet.kind", kind=quoted(kind), allowed=", ".join(FORMS))
    return FORMS[kind]


def current_rows(catalogue: Catalogue, kind: str) -> dict[str, dict[str, Any]]:
    """The rows of a kind as they are now, by key: version and fields that may be changed.

    Raises
    ------
    InvalidInput
        ``error.sheet.kind``
    """
    form = form_of(kind)
    records: Mapping[str, Sequence[Any]] = {
        "prerequisite": catalogue.prerequisites,
        "system": catalogue.systems,
    }
    fields = (*form.editable, VERSION)
    return {
        getattr(record, form.key): {name: getattr(record, name) for name in fields}
        for record in records[kind]
    }
