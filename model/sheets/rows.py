"""Reading the rows of a sheet: what each would change, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from model.errors import Fault, quoted
from model.sheets.cells import (
    Cell,
    Formula,
    Refused,
    is_said,
    read_day,
    read_quarter,
    read_text,
    read_version,
)
from model.sheets.forms import VERSION, Form, Language, Sheet, Values
from model.text import normalise, search_key


@dataclass(frozen=True)
class RowChange:
    """What a row of a sheet would change.

    Attributes
    ----------
    row : int
        Its number in the sheet, the header being 1.
    key : str
    version : int
        The version that the sheet was made on.
    fields : mapping
        By field, the value now and the one wanted.
    """

    row: int
    key: str
    version: int
    fields: Mapping[str, tuple[Any, Any]]


@dataclass
class Reader:
    """Reads rows under a sound header and collects what is wrong."""

    form: Form
    language: Language
    current: Mapping[str, Values]
    sheet: Sheet
    places: Mapping[str, int]
    faults: list[Fault] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def read(self, number: int, cells: Sequence[Cell]) -> RowChange | None:
        """What a row would change; None if something is wrong with it."""
        before = len(self.faults)
        for place, cell in enumerate(cells):
            if isinstance(cell, Formula) or (place not in self.places.values() and is_said(cell)):
                code = "formula" if isinstance(cell, Formula) else "cell.extra"
                self._fault(code, number, self._name_at(place), cell)
        key = self._key(number, cells)
        if key is None or len(self.faults) > before:
            return None
        now = self.current[key]
        version = self._cell(number, cells, VERSION, read_version)
        wanted = {
            name: self._cell(number, cells, name, self._parser(name))
            for name in self.form.editable
            if name in self.places
        }
        if len(self.faults) > before:
            return None
        fields = {name: (now[name], new) for name, new in wanted.items() if new != now[name]}
        if fields and version != now[VERSION]:
            self._stale(number, fields)
        elif version == now[VERSION]:
            self._check_told(number, cells, key)
        if len(self.faults) > before:
            return None
        return RowChange(number, key, version, fields)

    def _name_at(self, place: int) -> str:
        for column, at in self.places.items():
            if at == place:
                return self.language.columns[column][0]
        return str(place + 1)

    def _fault(
        self, code: str, number: int, column: str, value: object, expected: str | None = None
    ) -> None:
        shown = quoted("" if value is None else str(value))
        where = (self.sheet.name, number, column, shown, expected)
        self.faults.append(Fault(f"error.sheet.{code}", *where))

    def _at(self, cells: Sequence[Cell], column: str) -> Cell:
        place = self.places[column]
        return cells[place] if place < len(cells) else None

    def _key(self, number: int, cells: Sequence[Cell]) -> str | None:
        name = self.language.columns[self.form.key][0]
        cell = self._at(cells, self.form.key)
        key = normalise(str(cell)) if is_said(cell) else ""
        if not key:
            self._fault("key.missing", number, name, "")
        elif key not in self.current:
            self._fault("key.unknown", number, name, key)
        elif key in self.seen:
            self._fault("key.twice", number, name, key, str(self.seen[key]))
        else:
            self.seen[key] = number
            return key
        return None

    def _cell(
        self, number: int, cells: Sequence[Cell], column: str, parse: Callable[[Cell], Any]
    ) -> Any:
        cell = self._at(cells, column)
        try:
            return parse(cell)
        except Refused as refusal:
            name = self.language.columns[column][0]
            self._fault(refusal.code, number, name, cell, refusal.expected)
            return None

    def _parser(self, column: str) -> Callable[[Cell], Any]:
        if column in self.language.readers:
            return self.language.readers[column]
        if column in self.language.words:
            read = self.language.words[column].read
            return lambda cell: read(cell, needed=column == "status")
        return {"expected_quarter": read_quarter, "next_step_date": read_day}.get(column, read_text)

    def _stale(self, number: int, fields: Mapping[str, tuple[Any, Any]]) -> None:
        names = ", ".join(self.language.columns[name][0] for name in fields)
        theirs, mine = (
            ", ".join(self._shown(name, pair[side]) for name, pair in fields.items())
            for side in (0, 1)
        )
        self._fault("stale", number, names, mine, quoted(theirs))

    def _shown(self, column: str, value: object) -> str:
        if value is None:
            return "—"
        if column in self.language.writers:
            return str(self.language.writers[column](value))
        choices = self.language.words.get(column)
        return str(value) if choices is None else choices.word_for(value)

    def _check_told(self, number: int, cells: Sequence[Cell], key: str) -> None:
        """Say where somebody wrote into a column that is only told."""
        for column in self.form.told:
            cell = self._at(cells, column) if column in self.places else None
            known = self.language.told[key][column]
            if is_said(cell) and search_key(str(cell)) not in map(search_key, known):
                name = self.language.columns[column][0]
                self._fault("told", number, name, cell, quoted(known[0]))
