"""Reading one CSV file of a package into cells, and what no cell may hold in any city.

Row numbers are those a spreadsheet shows: the header is row 1.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from model.errors import Fault, InvalidInput, quoted
from model.periods import Period, parse_period
from model.store.descriptor import CITY_COLUMNS, Resource, data_columns

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes; a file above is not read."""

LARGEST_INTEGER = 2**31 - 1
"""What every database keeps in an integer column."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_INVISIBLE = frozenset("\u200e\u200f\u061c\ufeff")

Grid = list[list[str]]


def read_text(folder: Path, name: str) -> str | Fault:
    """The text of a file of the package, or what is wrong with it.

    Raises
    ------
    Nothing for a broken file: missing, outside the folder, too large or not UTF-8 are faults.
    """
    path = folder / name
    if not path.is_file():
        return Fault("error.package.file.missing", name)
    if not path.resolve().is_relative_to(folder.resolve()):
        return Fault("error.package.path", name, value=name, expected="*.csv")
    if path.stat().st_size > LARGEST_FILE:
        return Fault("error.package.file.large", name, expected=str(LARGEST_FILE))
    content = path.read_bytes()
    if not content.strip():
        return Fault("error.package.file.empty", name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        byte = f"0x{content[error.start]:02X}"
        return Fault("error.package.file.encoding", name, row, None, byte, "UTF-8")


def read_grid(text: str, resource: Resource) -> tuple[Grid | None, list[Fault]]:
    """Split a file into cells and hold its header against the schema.

    Returns
    -------
    list of list of str, or None
        The rows, header first; None if they cannot be told apart or the header is wrong.
    list of Fault
        What is wrong with the file as a whole.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        grid = list(reader)
    except csv.Error:
        return None, [Fault("error.package.file.csv", resource.path, reader.line_num)]
    faults = list(_header_faults(grid[0], resource))
    return (None if faults else grid), faults


def _header_faults(header: Sequence[str], resource: Resource) -> Iterator[Fault]:
    expected = ", ".join(resource.columns)
    for column in resource.columns:
        if column not in header:
            yield Fault("error.package.column.missing", resource.path, 1, column, None, expected)
    for position, column in enumerate(header):
        shown = quoted(column)
        if column not in resource.columns:
            yield Fault("error.package.column.extra", resource.path, 1, shown, shown, expected)
        elif column in header[:position]:
            yield Fault("error.package.column.twice", resource.path, 1, shown, shown, expected)
    if sorted(header) == sorted(resource.columns) and tuple(header) != resource.columns:
        found = ", ".join(header)
        yield Fault("error.package.column.order", resource.path, 1, None, found, expected)


def cell_faults(grid: Grid, resource: Resource, city: str) -> Iterator[Fault]:
    """Yield the cells that no package may hold, whatever its schema says.

    Those are control and invisible characters, texts that a spreadsheet would run as a formula,
    integers in another spelling than ASCII digits or too large to keep, days that do not exist, and
    another city's name.
    """
    periods = {c.name for c in data_columns(resource.name) if c.type.python_type is Period}
    kinds = [
        "period" if field["name"] in periods else field["type"]
        for field in resource.schema["fields"]
    ]
    for number, row in enumerate(grid[1:], start=2):
        for column, kind, cell in zip(resource.columns, kinds, row, strict=False):
            fault = _cell_fault(kind, cell)
            if fault is None and column in CITY_COLUMNS and cell != city:
                fault = "city", city
            if fault is not None:
                code, expected = fault
                where = (resource.path, number, column, quoted(cell), expected)
                yield Fault(f"error.package.cell.{code}", *where)


def _cell_fault(kind: str, cell: str) -> tuple[str, str | None] | None:
    if any(map(_is_hidden, cell)):
        return "control", None
    if kind == "integer" and cell:
        if not _INTEGER.fullmatch(cell):
            return "integer", None
        if len(cell) > len(str(LARGEST_INTEGER)) or abs(int(cell)) > LARGEST_INTEGER:
            return "maximum", str(LARGEST_INTEGER)
    elif kind == "period" and cell and not _is_period(cell):
        return "period", "1399, 1399-03, 1399-03-31"
    elif len(cell) > 1 and cell[0] in "=+-@":
        return "formula", None
    return None


def _is_period(cell: str) -> bool:
    """Whether a cell is a Jalali year, month or day as it is kept."""
    try:
        return str(parse_period(cell)) == cell
    except InvalidInput:
        return False


def _is_hidden(character: str) -> bool:
    """Whether a character is a control, a direction mark or no character at all."""
    if character in _INVISIBLE or unicodedata.category(character) in ("Cc", "Cs", "Cn"):
        return True
    return "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"
