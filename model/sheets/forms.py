"""Which columns a sheet of each kind has, and how they may be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from model.cards.card import card_of
from model.cards.form import national_form
from model.catalogue import Catalogue, Service, thawed
from model.errors import InvalidInput, quoted
from model.sheets.cells import Cell, Choices

VERSION: Final = "version"
CARD: Final = "card"
"""The identity cards of services: a row for each service."""
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
    CARD: Form(CARD, "service", ("domain",), tuple(f.field_id for f in national_form().kept)),
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
    readers, writers : mapping
        By field that is read and written in a way of its own, how.
    """

    columns: Mapping[str, Sequence[str]]
    words: Mapping[str, Choices]
    told: Mapping[str, Mapping[str, Sequence[str]]]
    readers: Mapping[str, Callable[[Cell], Any]] = field(default_factory=dict)
    writers: Mapping[str, Callable[[Any], str | int]] = field(default_factory=dict)


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
    if kind == CARD:
        return {str(one.service_id): _card_row(catalogue, one) for one in catalogue.services}
    records: Mapping[str, Sequence[Any]] = {
        "prerequisite": catalogue.prerequisites,
        "system": catalogue.systems,
    }
    fields = (*form.editable, VERSION)
    return {
        getattr(record, form.key): {name: getattr(record, name) for name in fields}
        for record in records[kind]
    }


def _card_row(catalogue: Catalogue, service: Service) -> dict[str, Any]:
    """What the card of a service says; its version counts from 1 as those of rows do."""
    card = card_of(catalogue, service.service_id)
    values = {f.field_id: thawed(card.value(f.field_id)) for f in card.form.kept}
    return {**values, VERSION: card.version + 1}
