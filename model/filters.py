"""Filters of a list, as they stand in the address bar: chosen values by name, and a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, quote

from model.errors import InvalidInput, TarazuError, quoted
from model.text import matches, search_key

TEXT: Final = "q"
"""Name of the text in the address."""

MAX_TEXT: Final = 100
MAX_QUERY: Final = 20_000

Choices = Mapping[str, Collection[str]]
"""The values that may be chosen, by the name of the filter."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to.

    Attributes
    ----------
    chosen : mapping of str to tuple of str
        Chosen values by name; none chosen means all.
    text : str
        Words that must occur, in any order.
    """

    chosen: Mapping[str, tuple[str, ...]]
    text: str = ""

    def keeps(self, values: Mapping[str, str | None], words: Iterable[str | None]) -> bool:
        """Whether something with these `values` by name, and these `words`, passes."""
        fits = all(not some or values[name] in some for name, some in self.chosen.items())
        if not fits or not self.text:
            return fits
        return matches(search_key(" ".join(word for word in words if word)), self.text)

    @property
    def query(self) -> str:
        """The filters as a query string; empty if nothing is chosen."""
        parts = [f"{name}={','.join(some)}" for name, some in self.chosen.items() if some]
        if self.text:
            parts.append(f"{TEXT}={quote(self.text)}")
        return "?" + "&".join(parts) if parts else ""


def read_filters(query: object, choices: Choices) -> tuple[Filters, tuple[TarazuError, ...]]:
    """Read filters from a query string that came from outside.

    Parts that break a rule are left out, so that a damaged link still opens; other names are not
    looked at.

    Returns
    -------
    filters : Filters
    faults : tuple of TarazuError
        What could not be read.
    """
    faults: list[TarazuError] = []
    parts = _parts(query, faults)
    chosen: dict[str, tuple[str, ...]] = {}
    for name, allowed in choices.items():
        values = dict.fromkeys(value for value in parts.get(name, "").split(",") if value)
        wrong = [value for value in values if value not in allowed]
        faults += [InvalidInput("error.filter.unknown", value=quoted(value)) for value in wrong[:3]]
        chosen[name] = tuple(value for value in values if value in allowed)
    text = parts.get(TEXT, "").strip()
    if len(text) > MAX_TEXT:
        faults.append(InvalidInput("error.search.too_long", maximum=MAX_TEXT))
        text = ""
    return Filters(chosen, text), tuple(faults)


def checked_filters(chosen: Mapping[str, object], text: object, choices: Choices) -> Filters:
    """Take filters that a page sends.

    Parameters
    ----------
    chosen : mapping of str to object
        Lists of values by name; None counts as an empty list.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``, ``error.filter.unknown`` or ``error.search.too_long``.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, allowed in choices.items():
        values = chosen.get(name) or []
        if not isinstance(values, list):
            raise InvalidInput("error.request.malformed")
        for value in values:
            if not isinstance(value, str) or value not in allowed:
                raise InvalidInput("error.filter.unknown", value=quoted(value))
        found[name] = tuple(dict.fromkeys(values))
    if text is not None and not isinstance(text, str):
        raise InvalidInput("error.request.malformed")
    words = (text or "").strip()
    if len(words) > MAX_TEXT:
        raise InvalidInput("error.search.too_long", maximum=MAX_TEXT)
    return Filters(found, words)


def _parts(query: object, faults: list[TarazuError]) -> dict[str, str]:
    if query in (None, ""):
        return {}
    if not isinstance(query, str) or len(query) > MAX_QUERY:
        faults.append(InvalidInput("error.address.malformed"))
        return {}
    try:
        return dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True, max_num_fields=50))
    except ValueError:
        faults.append(InvalidInput("error.address.malformed"))
        return {}
