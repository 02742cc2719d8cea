"""What a page wishes to write into a card: read whole, every fault with its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from model.cards.card import Card
from model.cards.form import Form, national_form
from model.cards.values import InvalidCard, checked_value
from model.catalogue import frozen
from model.errors import InvalidInput

MOST_FIELDS: Final = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value for a field, and the version of it that the person saw."""

    value: object
    version: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to write into a card.

    Attributes
    ----------
    service : int
    values : mapping
        By `field_id`.
    """

    service: int
    values: Mapping[str, Wanted]


def read_wish(sent: object) -> Wish:
    """Read what a page sent.

    Raises
    ------
    InvalidInput
        ``error.request.malformed`` or ``error.card.field``
    """
    service, values = (
        (sent.get("service"), sent.get("values")) if isinstance(sent, dict) else (None, None)
    )
    if type(service) is not int or not isinstance(values, dict) or len(values) > MOST_FIELDS:
        raise InvalidInput("error.request.malformed")
    form = national_form()
    wanted = {}
    for name, said in values.items():
        if not isinstance(said, dict) or type(said.get("version")) is not int:
            raise InvalidInput("error.request.malformed")
        wanted[form.field(name).field_id] = Wanted(said.get("value"), said["version"])
    return Wish(service, wanted)


def faults_of(form: Form, wish: Wish) -> dict[str, InvalidCard]:
    """What may not be written, by the field in which it was given."""
    faults = {}
    for name, wanted in wish.values.items():
        try:
            checked_value(form, form.field_by_id[name], wanted.value)
        except InvalidCard as refusal:
            faults[name] = refusal
    return faults


def stale_of(card: Card, wish: Wish) -> dict[str, tuple[Any, Any]]:
    """The fields in which somebody else wrote meanwhile: their value and the one wanted.

    Two people who write the same do not disagree.
    """
    found = {}
    for name, wanted in wish.values.items():
        entry = card.entry(name)
        mine = frozen(checked_value(card.form, card.form.field_by_id[name], wanted.value))
        if entry.version != wanted.version and entry.value != mine:
            found[name] = entry.value, mine
    return found
