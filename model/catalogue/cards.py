"""What people wrote into the identity cards of services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from model.catalogue.base import Entered


@dataclass(frozen=True, kw_only=True)
class CardValue(Entered):
    """What a person wrote into a field of a service's card.

    Attributes
    ----------
    service : int
    field : str
        Id of the field in the national form.
    value : object
        Text, number, tuple of codes, or tuple of mappings for a repeated group; None if the field
        was emptied.
    """

    service: int
    field: str
    value: Any

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", frozen(self.value))


def frozen(value: Any) -> Any:
    """A value that nobody can change, from one that JSON can hold."""
    if isinstance(value, list):
        return tuple(map(frozen, value))
    if isinstance(value, dict):
        return MappingProxyType({name: frozen(part) for name, part in value.items()})
    return value


def thawed(value: Any) -> Any:
    """A value that JSON can hold, from one that nobody can change."""
    if isinstance(value, tuple | list):
        return list(map(thawed, value))
    if isinstance(value, Mapping):
        return {name: thawed(part) for name, part in value.items()}
    return value
