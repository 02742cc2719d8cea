"""The parts of the roadmap's address, each read by itself.

Every reader refuses with `InvalidInput`, ``error.roadmap.address`` or one that begins so where no
other is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from model.calendar import Quarter, parse_quarter
from model.errors import InvalidInput, quoted
from model.roadmap.records import ItemKind, WishKind
from model.roadmap.settings import QuarterWish, Settings
from model.roadmap.view import MOST_LATE, WHOLE_CAPACITIES, Late
from model.text import to_ascii_digits

MOST_WISHES: Final = 500
MOST_DIGITS: Final = 6
LONGEST_NAME: Final = 60


def capacities(text: str, settings: Settings) -> object:
    """Read the four whole capacities: ``165,24,45,6``."""
    values = [whole(part) for part in text.split(",")]
    if len(values) != len(WHOLE_CAPACITIES):
        raise InvalidInput("error.roadmap.address", part="cap", value=quoted(text))
    effort, count, domain_effort, domain_count = values
    return replace(
        settings.capacities,
        effort=effort,
        count=count,
        domain_effort=domain_effort,
        domain_count=domain_count,
    )


def single(text: str, settings: Settings) -> object:
    """Capacities of one domain, ``effort:transport.30``, or of one quarter of it besides."""
    by_domain = dict(settings.capacities.by_domain)
    exceptions = dict(settings.capacities.exceptions)
    for part in _listed(text):
        name, _, rest = part.partition(".")
        quarter, _, value = rest.rpartition(".")
        if not _is_name(name):
            raise InvalidInput("error.roadmap.address", part="single", value=quoted(part))
        if quarter:
            exceptions[name, parse_quarter(quarter)] = whole(value)
        else:
            by_domain[name] = whole(value)
    return replace(settings.capacities, by_domain=by_domain, exceptions=exceptions)


def arrivals(text: str) -> Mapping[str, Quarter]:
    """Read when outside prerequisites come: ``prerequisite:ext-3.1406-Q4``."""
    return dict(_at_quarters(text))


def more_wishes(
    wishes: tuple[QuarterWish, ...], kind: WishKind, text: str
) -> tuple[QuarterWish, ...]:
    """Read wishes of one kind, and add them to some."""
    more = (QuarterWish(kind, item, quarter) for item, quarter in _at_quarters(text))
    return *wishes, *more


def _at_quarters(text: str) -> list[tuple[str, Quarter]]:
    """Items with a quarter each: ``service:12.1406-Q1,system:LG01-1.1406-Q3``."""
    found = []
    for part in _listed(text):
        item, _, quarter = part.rpartition(".")
        if not _is_name(item):
            raise InvalidInput("error.roadmap.address", part="pin", value=quoted(part))
        found.append((item, parse_quarter(quarter)))
    return found


def _listed(text: str) -> list[str]:
    parts = [part for part in text.split(",") if part]
    if len(parts) > MOST_WISHES:
        raise InvalidInput("error.roadmap.address.many", value=len(parts), maximum=MOST_WISHES)
    return parts


def whole(text: str) -> int:
    """Read a whole number in the digits of any language."""
    digits = to_ascii_digits(text)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
        raise InvalidInput("error.roadmap.address.whole", value=quoted(text))
    return int(digits)


def flag(text: str) -> bool:
    """Read 1 for yes and 0 for no."""
    return one_of(text, ("0", "1")) == "1"


def one_of(text: str, allowed: tuple[str, ...]) -> str:
    """Read one of some words."""
    if text not in allowed:
        params = {"value": quoted(text), "allowed": ", ".join(allowed)}
        raise InvalidInput("error.roadmap.address.choice", **params)
    return text


def kinds(text: str) -> tuple[str, ...]:
    """Read kinds of items, and put them into their order."""
    allowed = tuple(kind.value for kind in ItemKind)
    wanted = {one_of(part, allowed) for part in _listed(text)}
    return tuple(kind for kind in allowed if kind in wanted)


def search_text(text: str) -> str:
    """Read what is searched for."""
    if len(text) > LONGEST_NAME:
        raise InvalidInput("error.search.too_long", maximum=LONGEST_NAME)
    return text


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()


def name(text: str) -> str | None:
    """Read the name of an item; None for no text."""
    if not text:
        return None
    if not _is_name(text):
        raise InvalidInput("error.roadmap.address", part="s", value=quoted(text))
    return text


def late(text: str) -> Late:
    """Read who is how many quarters late: ``body:police.2``."""
    subject, _, quarters = text.rpartition(".")
    if not _is_name(subject):
        raise InvalidInput("error.roadmap.address", part="late", value=quoted(text))
    number = whole(quarters)
    if not 1 <= number <= MOST_LATE:
        raise InvalidInput("error.roadmap.late", value=number, maximum=MOST_LATE)
    return Late(subject, number)


def plan(text: str) -> tuple[str | None, int | None]:
    """Read the key of a kept plan, and its revision after a dot: ``p3.2``."""
    key, dot, revision = text.partition(".")
    if not _is_name(key) or not key.isalnum():
        raise InvalidInput("error.kept.unknown", key=quoted(text))
    return key, whole(revision) if dot else None
