"""What the page of the scenarios shows, as its address says: which are listed, or compared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import parse_qsl

from model.errors import InvalidInput, TarazuError, quoted
from model.filters import MAX_QUERY, Choices
from model.robustness.comparison import FEWEST, MOST
from model.robustness.inputs import checked_top
from model.shelf import ShelfItem, ShelfStatus
from model.text import to_ascii_digits

C = TypeVar("C")

DEFAULT_TOP: Final = 10
"""How many services count as the first ones, unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A scenario, or one of its revisions; the newest if none is named."""

    key: str
    revision: int | None = None

    def __str__(self) -> str:
        return self.key if self.revision is None else f"{self.key}.{self.revision}"


@dataclass(frozen=True, slots=True)
class CompareView:
    """A comparison: of what, and how many services count as the first ones."""

    references: tuple[Reference, ...]
    top: int = DEFAULT_TOP

    @property
    def query(self) -> str:
        """The comparison as a query string."""
        named = ",".join(map(str, self.references))
        top = "" if self.top == DEFAULT_TOP else f"&k={self.top}"
        return f"?compare={named}{top}"


def parse_reference(text: object, city: str) -> Reference:
    """Read a reference such as ``s3``, ``s3.2`` or, with its city, ``qom:s3.2``.

    Raises
    ------
    InvalidInput
        ``error.scenario.reference``, or ``error.scenario.cities`` if it is another city's.
    """
    if not isinstance(text, str) or not 1 <= len(text) <= 60:
        raise InvalidInput("error.scenario.reference", value=quoted(text))
    named, mark, rest = text.strip().partition(":")
    if mark and named != city:
        raise InvalidInput("error.scenario.cities", city=quoted(named), here=city)
    key, mark, digits = (rest if mark else named).partition(".")
    if not key.isalnum():
        raise InvalidInput("error.scenario.reference", value=quoted(text))
    return Reference(key, read_number(digits) if mark else None)


def read_number(text: str) -> int:
    """Read the number of a revision.

    Raises
    ------
    InvalidInput
        ``error.scenario.reference``
    """
    digits = to_ascii_digits(text)
    if not digits.isdecimal() or len(digits) > 6:
        raise InvalidInput("error.scenario.reference", value=quoted(text))
    return int(digits)


def read_comparison(
    query: object, city: str, services: int
) -> tuple[CompareView | None, tuple[TarazuError, ...]]:
    """Read what an address wants compared: nothing if it names nothing.

    A `k` that can't be takes its default; a comparison that can't be is left out whole.

    Parameters
    ----------
    services : int
        How many services are weighed: no more can be the first ones.
    """
    if not isinstance(query, str) or len(query) > MAX_QUERY:
        return None, ()
    try:
        parts = dict(parse_qsl(query.removeprefix("?"), max_num_fields=50))
    except ValueError:
        return None, (InvalidInput("error.address.malformed"),)
    if "compare" not in parts:
        return None, ()
    faults: list[TarazuError] = []
    top = DEFAULT_TOP
    if "k" in parts:
        try:
            top = read_top(parts["k"], services)
        except TarazuError as fault:
            faults.append(fault)
    try:
        named = [part for part in parts["compare"].split(",") if part]
        references = tuple(dict.fromkeys(parse_reference(part, city) for part in named))
        check_count(references)
    except TarazuError as fault:
        return None, (*faults, fault)
    return CompareView(references, min(top, max(services, 1))), tuple(faults)


def check_count(chosen: Sequence[object]) -> None:
    """Refuse fewer than two and more than five.

    Raises
    ------
    InvalidInput
        ``error.robustness.rankings``
    """
    if not FEWEST <= len(chosen) <= MOST:
        raise InvalidInput(
            "error.robustness.rankings", count=len(chosen), minimum=FEWEST, maximum=MOST
        )


def read_top(given: object, services: int) -> int:
    """Read how many services count as the first ones, in any of the three kinds of digits.

    Raises
    ------
    InvalidInput
        ``error.robustness.top``
    """
    text = to_ascii_digits(str(given)).strip()
    whole = int(text) if text.isdecimal() and len(text) <= 6 else text
    return checked_top(whole, services)


def choices(items: Collection[ShelfItem[C]]) -> Choices:
    """What the list can be narrowed to."""
    tags = sorted({tag for item in items for tag in item.tags})
    return {"status": (*map(str, ShelfStatus), "fixed"), "tag": tags}
