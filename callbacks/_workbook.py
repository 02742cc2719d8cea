"""Opening an Excel file that came from outside, and taking nothing from it but plain cells.

An ``.xlsx`` is a zip of XML files. How large they unpack is looked at before any is read; formulas
are never worked out, macros and links never looked at.
"""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from model.errors import InvalidInput
from model.sheets import MAX_COLUMNS, MAX_ROWS, Cell, Formula, Sheet

MAX_FILE = 2 * 1024 * 1024
MAX_UNPACKED = 8 * 1024 * 1024
"""Bytes of all parts together; a sheet of `MAX_ROWS` long rows is below."""
MAX_PARTS = 200
MAX_RATIO = 100
"""How many times larger than packed a part may be, if it is larger than `SMALL`."""
SMALL = 100 * 1024
LAST_ROW = 1_048_576
"""Where a sheet ends in Excel; a file may name a row far below."""
NEEDED = {"[Content_Types].xml", "xl/workbook.xml"}


def read_workbook(contents: object) -> Sheet:
    """Read the first sheet of a workbook.

    Parameters
    ----------
    contents : bytes or str
        The file, or the data address in which a browser sends it.

    Raises
    ------
    InvalidInput
        ``error.sheet.unreadable`` if it is no workbook, ``error.sheet.large`` or
        ``error.sheet.rows`` if it is too large
    """
    return read_sheets(contents, 1)[0]


def read_sheets(contents: object, most: int) -> tuple[Sheet, ...]:
    """Read the first sheets of a workbook; see `read_workbook`.

    Parameters
    ----------
    most : int
        How many are read; what stands behind them is not looked at.
    """
    content = decoded(contents)
    _check_size(content)
    try:
        return _sheets(content, most)
    except InvalidInput:
        raise
    except Exception as error:  # whatever a broken part makes the library stumble over
        raise InvalidInput("error.sheet.unreadable") from error


def decoded(contents: object) -> bytes:
    """Give the bytes of a file from the data address in which a browser sends it.

    Raises
    ------
    InvalidInput
        ``error.sheet.unreadable``
    """
    if isinstance(contents, bytes):
        return contents
    head, _, packed = contents.partition(",") if isinstance(contents, str) else ("", "", "")
    if not head.endswith(";base64"):
        raise InvalidInput("error.sheet.unreadable")
    try:
        return base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        raise InvalidInput("error.sheet.unreadable") from None


def _check_size(content: bytes) -> None:
    if len(content) > MAX_FILE:
        raise InvalidInput("error.sheet.large", expected=_megabytes(MAX_FILE))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InvalidInput("error.sheet.unreadable") from None
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > SMALL and part.file_size > MAX_RATIO * part.compress_size for part in parts
    )
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or swollen:
        raise InvalidInput("error.sheet.large", expected=_megabytes(MAX_UNPACKED))
    if not NEEDED.issubset(part.filename for part in parts):
        raise InvalidInput("error.sheet.unreadable")


def _megabytes(size: int) -> str:
    return f"{size // 1024 // 1024} MB"


def _sheets(content: bytes, most: int) -> tuple[Sheet, ...]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    found = []
    try:
        for sheet in book.worksheets[:most]:
            sheet.reset_dimensions()  # what the file says of its size need not be true
            rows = sheet.iter_rows(max_row=LAST_ROW, max_col=MAX_COLUMNS + 1)
            found.append(Sheet(sheet.title, tuple(_rows(rows))))
        return tuple(found)
    finally:
        book.close()


def _rows(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Cell, ...]]:
    blank: object = None
    for number, row in enumerate(rows):
        # Rows that the file leaves out come as one and the same tuple.
        said = row is not blank and any(cell.value is not None for cell in row)
        if not said:
            blank = row
        elif number > MAX_ROWS:
            raise InvalidInput("error.sheet.rows", expected=MAX_ROWS)
        elif len(row) > MAX_COLUMNS and row[MAX_COLUMNS].value is not None:
            raise InvalidInput("error.sheet.columns", expected=MAX_COLUMNS)
        if number <= MAX_ROWS:
            yield tuple(_cell(cell) for cell in row) if said else ()


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return None
    if cell.data_type in ("f", "e"):
        return Formula(value if isinstance(value, str) else "=…")
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | int | float | bool | date) else str(value)
