"""A plan as the rows of a workbook: one sheet for people to edit, two that only travel along.

On the first sheet stand each item's place, its wishes and its progress; `model.sheets` reads it.
The others hold what the plan reckons with and what is set: they are sealed, so that a plan comes
back whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from model.calendar import Quarter, parse_quarter
from model.errors import InvalidInput, quoted
from model.roadmap.actuals import Actual
from model.roadmap.exchange.facts import READERS
from model.roadmap.exchange.loose import Loose, Row
from model.roadmap.problem import named
from model.sheets.cells import Cell, Refused, is_said, read_quarter
from model.sheets.forms import VERSION, Form, Sheet
from model.sheets.rows import RowChange
from model.text import COMMAS, PERCENTS, to_ascii_digits

ROADMAP: Final = "roadmap"
FORM: Final = Form(
    ROADMAP,
    "item",
    ("title", "domain"),
    ("start", "pin", "latest", "forbid", "began", "ended", "percent"),
)
"""The sheet that people edit; its version is that of the progress, counted from 1."""

RECKONED: Final = ("item", "needs", "bodies", "base_start", "base_finish", *READERS)
"""The columns of the sheet of what the plan reckons with."""
SET: Final = ("key", "value")
"""The columns of the sheet of what is set."""
SEAL: Final = "seal"
LONGEST_CELL: Final = 30_000
"""Characters; Excel takes a little more."""
MOST_FORBIDS: Final = 40
MOST_DIGITS: Final = 6


def current(
    loose: Loose, versions: Mapping[str, int], known: Iterable[str] = ()
) -> dict[str, dict[str, Any]]:
    """The rows of the first sheet as they are now, by item.

    Parameters
    ----------
    versions : mapping of str to int
        Of what was said of the progress of items; 0 or nothing where nobody said anything.
    known : iterable of str
        Items that a file brings and the plan does not have.
    """
    rows = {row.item: _values(row) for row in loose.rows}
    for item in known:
        rows.setdefault(item, _values(Row(item, {})))
    return {item: {**values, VERSION: versions.get(item, 0) + 1} for item, values in rows.items()}


def _values(row: Row) -> dict[str, Any]:
    course = row.course or Actual(row.item)
    return {
        "start": row.start,
        "pin": row.pin,
        "latest": row.latest,
        "forbid": row.forbids or None,
        "began": course.start,
        "ended": course.finish,
        "percent": course.percent or None,
    }


def read_quarters(cell: Cell) -> tuple[Quarter, ...] | None:
    """Some Jalali quarters, or None.

    Raises
    ------
    Refused
        ``quarter``
    """
    if not is_said(cell):
        return None
    parts = str(cell).replace(COMMAS[1], COMMAS[0]).split(COMMAS[0])
    found = tuple(read_quarter(part.strip()) for part in parts[: MOST_FORBIDS + 1])
    if None in found or len(found) > MOST_FORBIDS:
        raise Refused("quarter", "1406-Q2, 1406-Q3")
    return tuple(sorted(dict.fromkeys(found)))


def read_percent(cell: Cell) -> int | None:
    """A whole number from 0 to 100; None for nothing and for 0.

    Raises
    ------
    Refused
        ``number``
    """
    if not is_said(cell):
        return None
    text = to_ascii_digits(str(cell)).strip()
    for mark in (*PERCENTS, ".0"):
        text = text.removesuffix(mark).strip()
    if isinstance(cell, bool) or not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Refused("number", "0 – 100")
    if int(text) > 100:
        raise Refused("number", "0 – 100")
    return int(text) or None


PARSERS: Final[Mapping[str, Callable[[Cell], Any]]] = {
    **dict.fromkeys(("start", "pin", "latest", "began", "ended"), read_quarter),
    "forbid": read_quarters,
    "percent": read_percent,
}


def reckoned_table(loose: Loose) -> list[list[str]]:
    """The sheet of what the plan reckons with, its header first."""
    return [list(RECKONED), *(_reckoned(row) for row in loose.rows)]


def _reckoned(row: Row) -> list[str]:
    base = row.baseline or ("", "")
    told = [row.item, ",".join(row.needs), ",".join(row.bodies), *map(str, base)]
    return [*told, *(row.facts.get(name, "") for name in READERS)]


def set_table(loose: Loose) -> list[list[str]]:
    """The sheet of what is set, its header and the seal first."""
    head = {**loose.head, "capacities": {k: list(v) for k, v in loose.capacities.items()}}
    rows = []
    for name, value in head.items():
        inner = value if isinstance(value, dict) and value else {"": value}
        for part, text in inner.items():
            written = json.dumps(text, ensure_ascii=True, sort_keys=True)
            pieces = [
                written[at : at + LONGEST_CELL] for at in range(0, len(written), LONGEST_CELL)
            ]
            rows += [[f"{name}/{part}", piece] for piece in pieces]
    return [list(SET), [SEAL, _seal(reckoned_table(loose), rows)], *rows]


def _seal(reckoned: Iterable[Sequence[str]], settings: Iterable[Sequence[str]]) -> str:
    """What shows that nobody wrote into the sheets that only travel along."""
    whole = json.dumps([list(map(list, reckoned)), list(map(list, settings))])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def read_sealed(reckoned: Sheet, settings: Sheet, known: Callable[[str], bool]) -> Loose:
    """Read the sheets that only travel along; the items have no place yet.

    Raises
    ------
    InvalidInput
        ``error.exchange.sealed`` if somebody wrote into them, ``error.exchange.unknown``
    """
    table, pairs = _texts(reckoned, len(RECKONED)), _texts(settings, len(SET))
    rest = pairs[2:]
    try:
        if table[0] != list(RECKONED) or pairs[1] != [SEAL, _seal(table, rest)]:
            raise ValueError
        rows, head = tuple(map(_row, table[1:])), _head(rest)
        capacities = {name: tuple(row) for name, row in head.pop("capacities").items()}
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError):
        raise InvalidInput("error.exchange.sealed", sheet=quoted(settings.name)) from None
    unknown = [row.item for row in rows if not known(row.item)]
    if unknown:
        raise InvalidInput("error.exchange.unknown", items=named(map(quoted, unknown)))
    return Loose(head, rows, capacities)


def _head(rows: Iterable[Sequence[str]]) -> dict[str, Any]:
    joined: dict[str, str] = {}
    for key, piece in rows:
        joined[key] = joined.get(key, "") + piece
    head: dict[str, Any] = {}
    for key, text in joined.items():
        name, _, part = key.partition("/")
        if part:
            head.setdefault(name, {})[part] = json.loads(text)
        else:
            head[name] = json.loads(text)
    return head


def _texts(sheet: Sheet, width: int) -> list[list[str]]:
    """The cells of a sheet as texts, each row as wide as the header, without rows left empty."""
    rows = ([*row, *[None] * width][:width] for row in sheet.rows)
    return [["" if cell is None else str(cell) for cell in row] for row in rows if any(row)]


def _row(cells: Sequence[str]) -> Row:
    item, needs, bodies, base_start, base_finish, *facts = cells
    base = (parse_quarter(base_start), parse_quarter(base_finish)) if base_start else None
    said = {name: text for name, text in zip(READERS, facts, strict=True) if text}
    if len(said["duration"]) > MOST_DIGITS or int(said["duration"]) < 1:
        raise ValueError(said["duration"])
    return Row(
        item=item,
        facts=said,
        needs=tuple(filter(None, needs.split(","))),
        bodies=tuple(filter(None, bodies.split(","))),
        baseline=base,
    )


def placed(
    loose: Loose, now: Mapping[str, Mapping[str, Any]], changes: Iterable[RowChange]
) -> Loose:
    """The items in their places: as they are now, but for what a sheet changes.

    Raises
    ------
    InvalidInput
        ``error.roadmap.actual.*``
    """
    wanted = {item: dict(values) for item, values in now.items()}
    for change in changes:
        wanted[change.key].update({name: new for name, (_, new) in change.fields.items()})
    return replace(loose, rows=tuple(_placed(row, wanted[row.item]) for row in loose.rows))


def _placed(row: Row, values: Mapping[str, Any]) -> Row:
    start = values["start"]
    course = Actual(row.item, values["began"], values["ended"], values["percent"] or 0)
    said = course.start or course.finish or course.percent
    return replace(
        row,
        start=start,
        finish=None if start is None else start.later(int(row.facts["duration"]) - 1),
        pin=values["pin"],
        latest=values["latest"],
        forbids=values["forbid"] or (),
        course=replace(course, percent=course.done) if said else None,
    )
