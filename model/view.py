"""The picture on the weighing table, as it stands in the address bar.

A picture is weights, group bounds, what-ifs on single scores, filters, shown columns and the chosen
service. It travels as a query string, so that a link reopens the same picture; the browser's twin
of this module is ``assets/js/address.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar
from urllib.parse import parse_qsl

from model.errors import InvalidInput, TarazuError, quoted
from model.robustness.inputs import checked_top
from model.scoring import DEFAULT_BOUNDS, Bounds
from model.text import to_ascii_digits
from model.weights import INDEX_IDS, Weights, parse_weights

Value = TypeVar("Value")

COLUMNS: Final = (
    *("rank", "change", "service", "group", "total", "mean", "domain"),
    *INDEX_IDS,
    "share",
)
DEFAULT_COLUMNS: Final = ("rank", "change", "service", "group", "total", "share")
GROUPS: Final = (1, 2, 3)
FIRST: Final = 10
"""How many services count as the first ones until another number is asked for."""
MAX_TEXT: Final = 100
MAX_QUERY: Final = 20_000


@dataclass(frozen=True)
class Known:
    """What a picture may refer to: the ids of the services and of the domains."""

    services: Collection[int]
    domains: Collection[str]


@dataclass(frozen=True)
class View:
    """A picture of the weighing table.

    Attributes
    ----------
    weights : Weights
        The six weights.
    what_ifs : mapping of (int, str) to int
        Scores judged otherwise: ``(todo_id, index_id) -> score``.
    domains, groups : tuple
        Filters; empty means all.
    text : str
        Filter by words of the title.
    columns : tuple of str
        Columns shown, in their fixed order.
    selected : int or None
        The service whose place is explained.
    bounds : Bounds
        Where the groups begin.
    first : int
        How many services count as the first ones.
    """

    weights: Weights
    what_ifs: Mapping[tuple[int, str], int] = field(default_factory=dict)
    domains: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    text: str = ""
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    selected: int | None = None
    bounds: Bounds = DEFAULT_BOUNDS
    first: int = FIRST


def parse_view(query: object, report: Weights, known: Known) -> View:
    """Read a picture from a query string that came from outside.

    Parameters
    ----------
    query : str
        Such as ``?w=3,1,1,2,2,1&x=47.coverage.3&b=200,140&d=transport&g=1,2&q=...&s=47&k=5``.
    report : Weights
        The weights to take where the address names none.
    known : Known
        The ids that may be referred to.

    Raises
    ------
    InvalidInput
        For the first part that breaks a rule.
    """
    view, faults = read_address(query, report, known)
    if faults:
        raise faults[0]
    return view


def read_address(
    query: object, report: Weights, known: Known
) -> tuple[View, tuple[TarazuError, ...]]:
    """Read a picture as far as it can be read, with what is wrong in the rest.

    A part that breaks a rule takes its default, so that a damaged link still opens; see
    `parse_view` for the parameters.
    """
    faults: list[TarazuError] = []
    parts = _parts(query, faults)

    def read(name: str, reader: Callable[[str], Value], default: Value) -> Value:
        if name not in parts:
            return default
        try:
            return reader(parts[name])
        except TarazuError as fault:
            faults.append(fault)
            return default

    no_what_ifs: dict[tuple[int, str], int] = {}
    no_domains: tuple[str, ...] = ()
    no_groups: tuple[int, ...] = ()
    nothing: int | None = None
    view = View(
        weights=read("w", parse_weights, report),
        what_ifs=read("x", lambda text: _what_ifs(text, known), no_what_ifs),
        domains=read("d", lambda text: _domains(text, known), no_domains),
        groups=read("g", _groups, no_groups),
        text=read("q", _text, ""),
        columns=read("c", _columns, DEFAULT_COLUMNS),
        selected=read("s", lambda text: _service(text, known), nothing),
        bounds=read("b", _bounds, DEFAULT_BOUNDS),
        first=read("k", lambda text: _first(text, known), FIRST),
    )
    return view, tuple(faults)


def _parts(query: object, faults: list[TarazuError]) -> dict[str, str]:
    if query in (None, ""):
        return {}
    if not isinstance(query, str) or len(query) > MAX_QUERY:
        faults.append(InvalidInput("error.address.malformed"))
        return {}
    return dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True))


def _what_ifs(text: str, known: Known) -> dict[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = {}
    for part in _listed(text):
        cells = part.split(".")
        if len(cells) != 3:
            raise InvalidInput("error.what_if.malformed", value=quoted(part))
        service = _service(cells[0], known)
        if cells[1] not in INDEX_IDS:
            raise InvalidInput("error.what_if.index", value=quoted(cells[1]))
        if cells[2] not in ("1", "2", "3"):
            raise InvalidInput("error.what_if.score", value=quoted(cells[2]))
        found[service, cells[1]] = int(cells[2])
    return found


def _service(text: str, known: Known) -> int:
    digits = to_ascii_digits(text)
    if not digits.isdecimal() or len(digits) > 9 or int(digits) not in known.services:
        raise InvalidInput("error.service.unknown", value=quoted(text))
    return int(digits)


def _first(text: str, known: Known) -> int:
    digits = to_ascii_digits(text)
    whole = digits.isdecimal() and len(digits) <= 9
    return checked_top(int(digits) if whole else text, len(known.services))


def _bounds(text: str) -> Bounds:
    cells = to_ascii_digits(text).split(",")
    if len(cells) != 2 or not all(cell.isdecimal() and len(cell) <= 9 for cell in cells):
        raise InvalidInput("error.bounds.malformed", value=quoted(text))
    return Bounds(int(cells[0]), int(cells[1]))


def _domains(text: str, known: Known) -> tuple[str, ...]:
    names = _listed(text)
    for name in names:
        if name not in known.domains:
            raise InvalidInput("error.domain.unknown", value=quoted(name))
    return names


def _groups(text: str) -> tuple[int, ...]:
    names = _listed(to_ascii_digits(text))
    for name in names:
        if name not in ("1", "2", "3"):
            raise InvalidInput("error.group.unknown", value=quoted(name))
    return tuple(int(name) for name in names)


def _columns(text: str) -> tuple[str, ...]:
    names = set(_listed(text))
    for name in sorted(names.difference(COLUMNS)):
        raise InvalidInput("error.column.unknown", value=quoted(name))
    return tuple(name for name in COLUMNS if name in names or name == "service")


def _text(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise InvalidInput("error.search.too_long", maximum=MAX_TEXT)
    return text


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in text.split(",") if part))
