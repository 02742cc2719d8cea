"""What a sheet would change, row by row.

Rows in, differences out: neither files nor the store are known here. A sheet says of each row which
version it was made on. A cell that stands as it stood changes nothing, so the same sheet can come
back twice, and an untouched one at any time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from model.errors import Fault, InvalidInput, quoted
from model.followup import asks_about_quarter
from model.sheets.cells import is_said
from model.sheets.forms import HEADER, VERSION, Form, Language, Sheet, Values
from model.sheets.rows import Reader, RowChange
from model.text import search_key

MAX_ROWS: Final = 2_000
"""Rows under the header."""
MAX_COLUMNS: Final = 80
MAX_FAULTS: Final = 200
"""Faults that are told of one sheet."""


@dataclass(frozen=True)
class Plan:
    """What a sheet would change, and what stands in the way.

    Attributes
    ----------
    sheet : str
    changes : tuple of RowChange
    faults : tuple of Fault
        At most `MAX_FAULTS`; as long as there is one, nothing can be applied.
    questions : tuple of Fault
        What has to be asked before it is applied: expected quarters that are over.
    unchanged : int
        Rows that say what is so already.
    """

    sheet: str
    changes: tuple[RowChange, ...] = ()
    faults: tuple[Fault, ...] = ()
    questions: tuple[Fault, ...] = ()
    unchanged: int = 0


class InvalidSheet(InvalidInput):
    """A sheet that cannot be applied; `faults` names every place."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("error.sheet.refused", count=len(faults))
        self.faults = tuple(faults)


def plan(
    form: Form,
    language: Language,
    current: Mapping[str, Values],
    sheet: Sheet,
    today: date,
) -> Plan:
    """Say what a sheet would change.

    Parameters
    ----------
    current : mapping
        See `current_rows`.
    today : date
        The day on which quarters are past or to come.
    """
    places, faults = _header(form, language, sheet)
    if faults:
        return Plan(sheet.name, faults=tuple(faults[:MAX_FAULTS]))
    reader = Reader(form, language, current, sheet, places)
    changes, unchanged = [], 0
    questions: list[Fault] = []
    for number, cells in enumerate(sheet.rows[HEADER:], start=HEADER + 1):
        if not any(is_said(cell) for cell in cells):
            continue
        change = reader.read(number, cells)
        if change is None or not change.fields:
            unchanged += change is not None
            continue
        changes.append(change)
        questions += _questions(reader, current[change.key], change, today)
    if not (changes or unchanged or reader.faults):
        reader.faults.append(Fault("error.sheet.empty", sheet.name))
    found = tuple(reader.faults[:MAX_FAULTS])
    return Plan(sheet.name, tuple(changes), found, tuple(questions), unchanged)


def _header(form: Form, language: Language, sheet: Sheet) -> tuple[dict[str, int], list[Fault]]:
    """Where each column stands, and what is wrong with the header."""
    header = sheet.rows[0] if sheet.rows else ()
    meant = {
        search_key(name): column
        for column in form.columns
        for name in (column, *language.columns[column])
    }
    known = ", ".join(language.columns[column][0] for column in form.columns)
    places: dict[str, int] = {}
    faults = []
    for place, cell in enumerate(header):
        column = meant.get(search_key(str(cell))) if is_said(cell) else None
        shown = quoted("" if cell is None else str(cell))
        where = (sheet.name, HEADER, shown, shown, known)
        if column is None:
            if is_said(cell) or any(is_said(row[place]) for row in sheet.rows if place < len(row)):
                faults.append(Fault("error.sheet.column.unknown", *where))
        elif column in places:
            faults.append(Fault("error.sheet.column.twice", *where))
        else:
            places[column] = place
    for column in (form.key, VERSION):
        if column not in places:
            name = language.columns[column][0]
            faults.append(Fault("error.sheet.column.missing", sheet.name, HEADER, name, "", known))
    return places, faults


def _questions(reader: Reader, now: Values, change: RowChange, today: date) -> Iterator[Fault]:
    """Ask whether it is meant that something is expected in a quarter that is over."""
    if not change.fields.keys() & {"expected_quarter", "status"}:
        return
    wanted = {**now, **{name: new for name, (_, new) in change.fields.items()}}
    quarter = wanted.get("expected_quarter")
    if asks_about_quarter(quarter, wanted["status"], today):
        name = reader.language.columns["expected_quarter"][0]
        yield Fault("error.sheet.past", reader.sheet.name, change.row, name, str(quarter))
