"""What the panel of a prerequisite shows, as its page says so, and what the edits of it share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from callbacks._services import Services
from model.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Shown:
    """The state that a page shows: of which prerequisite, in which version, with which values."""

    key: str
    version: int
    values: dict[str, str]


def read_shown(value: object) -> Shown:
    """Take what a page says that it shows.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``.
    """
    if isinstance(value, dict):
        key, version, values = (value.get(name) for name in ("key", "version", "values"))
        texts = isinstance(values, dict) and all(isinstance(v, str) for v in values.values())
        if isinstance(key, str) and type(version) is int and texts:
            return Shown(key, version, cast("dict[str, str]", values))
    raise InvalidInput("error.request.malformed")


def city_of(services: Services) -> str:
    """Whose data are edited."""
    return services.catalogue().city.city


def revision_of(services: Services) -> int:
    """What makes the page look again: the number of the newest revision."""
    return services.catalogue().version.revision
