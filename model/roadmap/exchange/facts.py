"""What a plan reckons with for an item, each fact as a short text and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from model.errors import InvalidInput, quoted
from model.roadmap.records import Blocked, Fact, Item, ItemKind

LONGEST: Final = 20
"""Digits of a number that is read."""


def _whole(text: str) -> int:
    if len(text) > LONGEST:
        raise ValueError(text)
    return int(text)


def _flag(text: str) -> bool:
    return {"0": False, "1": True}[text]


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "kind": ItemKind,
    "duration": _whole,
    "load": _whole,
    "domain": str,
    "value": _whole,
    "points": _whole,
    "group": _whole,
    "quick_win": _flag,
    "release": _whole,
    "fixed": _whole,
    "fact": Fact,
    "blocked": Blocked,
    "blocked_by": _list,
    "own_system": _flag,
    "status": str,
}
"""By fact, how it is read."""

NOTHING: Final = Item("", ItemKind.SERVICE, 0)
"""An item of which nothing is known: what is as here is not written."""


def facts_out(item: Item) -> dict[str, str]:
    """Write what a plan reckons with for an item, except what it needs and who owes it."""
    found = {}
    for name in READERS:
        value = getattr(item, name)
        if name in ("kind", "duration") or value != getattr(NOTHING, name):
            found[name] = _written(value)
    return found


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return ",".join(value) if isinstance(value, tuple) else str(value)


def item_in(
    name: str, facts: Mapping[str, str], needs: tuple[str, ...], bodies: tuple[str, ...]
) -> Item:
    """Read an item.

    Raises
    ------
    InvalidInput
        ``error.exchange.value``
    """
    read: dict[str, Any] = {}
    for fact, text in facts.items():
        try:
            read[fact] = READERS[fact](text)
        except (KeyError, ValueError):
            raise InvalidInput(
                "error.exchange.value", item=name, field=fact, value=quoted(text)
            ) from None
    for fact in ("kind", "duration"):
        if fact not in read:
            raise InvalidInput("error.exchange.value", item=name, field=fact, value="")
    return replace(NOTHING, id=name, needs=needs, bodies=bodies, **read)
