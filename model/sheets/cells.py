"""Reading one cell of a sheet: what people type, as the value that is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from model.calendar import parse_jalali, parse_quarter
from model.errors import InvalidInput
from model.text import normalise, search_key, to_ascii_digits

LONGEST_TEXT: Final = 2_000
_LONGEST_NUMBER = 9


class Formula(str):
    """A cell that holds a formula, or the error that one left behind; the text is what it says."""


Cell = str | int | float | bool | date | Formula | None


class Refused(Exception):  # noqa: N818 - it says what happened to the cell
    """A cell that cannot stand.

    Attributes
    ----------
    code : str
        The end of the message's key.
    expected : str or None
        What should stand there.
    """

    def __init__(self, code: str, expected: str | None = None) -> None:
        super().__init__(code)
        self.code, self.expected = code, expected


def is_said(cell: Cell) -> bool:
    """Whether a cell is not empty."""
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


def read_version(cell: Cell) -> int:
    """The version of a row.

    Raises
    ------
    Refused
        ``version``
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, str):
        digits = to_ascii_digits(cell.strip())
        fits = digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER
        cell = int(digits) if fits else None
    if type(cell) is not int or cell < 1:
        raise Refused("version")
    return cell


class Choices:
    """The words that may stand in a column, and what they mean.

    Parameters
    ----------
    words : mapping
        By word, the value it means.

    Attributes
    ----------
    words : mapping
    shown : tuple of str
        For each value the first word that means it.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        first: dict[str, str] = {}
        for word, value in words.items():
            first.setdefault(value, word)
        self.shown = tuple(first.values())
        self._first = first
        self._known = {search_key(word): value for word, value in words.items()}

    def word_for(self, value: object) -> str:
        """The word that is shown for a value."""
        return self._first.get(str(value), str(value))

    def read(self, cell: Cell, *, needed: bool) -> str | None:
        """The value that a cell means; None for an empty one, unless it is `needed`.

        Raises
        ------
        Refused
            ``choice``
        """
        if not is_said(cell) and not needed:
            return None
        meant = self._known.get(search_key(cell)) if isinstance(cell, str) else None
        if meant is None:
            raise Refused("choice", ", ".join(self.shown))
        return meant


def read_quarter(cell: Cell) -> Any:
    """A Jalali quarter, or None.

    Raises
    ------
    Refused
        ``quarter``
    """
    return _written(cell, parse_quarter, "quarter", "1400-Q2")


def read_day(cell: Cell) -> date | None:
    """A Jalali day, or None; a date of the spreadsheet's own calendar is none.

    Raises
    ------
    Refused
        ``day``
    """
    day: date | None = _written(cell, parse_jalali, "day", "1400/05/12")
    return day


def _written(cell: Cell, read: Callable[[str], Any], code: str, example: str) -> Any:
    if not is_said(cell):
        return None
    try:
        return read(cell if isinstance(cell, str) else "")
    except InvalidInput:
        raise Refused(code, example) from None


def read_text(cell: Cell) -> str | None:
    """A text in the project's spelling, or None; its lines stay lines.

    Raises
    ------
    Refused
        ``text``
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, bool | date):
        raise Refused("text", f"≤ {LONGEST_TEXT}")
    lines = "" if cell is None else str(cell)
    text = "\n".join(map(normalise, lines.splitlines())).strip()
    if len(text) > LONGEST_TEXT:
        raise Refused("text", f"≤ {LONGEST_TEXT}")
    return text or None
