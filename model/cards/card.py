"""The card of one service: what people wrote, what is known beforehand, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from model.cards.form import Field, FieldType, Form, national_form
from model.cards.prefill import Known, known_of
from model.cards.values import checked_value
from model.catalogue import Basis, CardValue, Catalogue, frozen

EXAMPLE = "example"
"""In place of a service's number: the filled example of the form."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a card says in one field.

    Attributes
    ----------
    value : object
        Text, number, tuple of codes, or tuple of mappings for a group; None if it is empty.
    version : int
        Which an edit must name; 0 if nobody has ever written there.
    basis : Basis or None
        Whose word it is where no person wrote it.
    reason_fa, reason_en : str
        The ground of what nobody wrote.
    who, when
        Who wrote it last, and when (UTC).
    printed : str
        What the document prints there, where that differs (in the example).
    """

    value: Any = None
    version: int = 0
    basis: Basis | None = None
    reason_fa: str = ""
    reason_en: str = ""
    who: str | None = None
    when: datetime | None = None
    printed: str = ""

    @property
    def by_people(self) -> bool:
        """Whether a person wrote it."""
        return self.value is not None and self.basis is None


EMPTY = Entry()


@dataclass(frozen=True)
class Card:
    """The card of a service.

    Attributes
    ----------
    form : Form
    service : int or None
        None for the example.
    entries : mapping
        By `field_id`; fields that are empty and were never written are not in it.
    """

    form: Form
    service: int | None
    entries: Mapping[str, Entry]

    def entry(self, field_id: str) -> Entry:
        """What stands in a field; an empty entry if nothing does."""
        return self.entries.get(field_id, EMPTY)

    def value(self, field_id: str) -> Any:
        """The value of a field, or None."""
        return self.entry(field_id).value

    def asks(self, field: Field) -> bool:
        """Whether a field is to be filled, given what the others say."""
        return not field.asked_when or any(self._says(*one) for one in field.asked_when)

    def _says(self, place: str, code: str) -> bool:
        group, _, part = place.partition(".")
        value = self.value(group)
        if part:
            return any(code in _several(item.get(part)) for item in value or ())
        return code in _several(value)

    @property
    def counted(self) -> tuple[Field, ...]:
        """The fields without which the card is not complete."""
        return tuple(f for f in self.form.kept if f.counts and self.asks(f))

    @property
    def version(self) -> int:
        """Counts the changes that people made to the card."""
        return sum(entry.version for entry in self.entries.values())


def _several(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def card_of(catalogue: Catalogue, service_id: int) -> Card:
    """The card of a service as it is now.

    What a person wrote stands before what is known from the catalogue; a field that a person
    emptied stays empty.

    Raises
    ------
    NotFound
        ``error.service.unknown``
    """
    form = national_form()
    service = catalogue.service(service_id)
    entries = {field: _from_known(one) for field, one in known_of(catalogue, service).items()}
    for written in catalogue.card_values_by_service.get(service_id, ()):
        if written.field in form.field_by_id:
            entries[written.field] = _from_people(written)
    return Card(form, service_id, MappingProxyType(entries))


def _from_people(row: CardValue) -> Entry:
    who, when = row.updated_by or row.added_by, row.updated_at or row.added_at
    return Entry(row.value, row.version, who=who, when=when)


def _from_known(known: Known) -> Entry:
    return Entry(
        known.value, basis=known.basis, reason_fa=known.reason_fa, reason_en=known.reason_en
    )


def example_card() -> Card:
    """The national body's own service, which the document fills in as an example."""
    form = national_form()
    given: dict[str, Any] = {}
    said: dict[str, Any] = {}
    for noted in form.example:
        field = form.field_by_id[noted.field]
        said.setdefault(noted.field, noted)
        if noted.item is not None:
            items = given.setdefault(noted.field, [])
            if len(items) < noted.item:
                items.append({})
            items[noted.item - 1][noted.part] = noted.value
        elif field.type is FieldType.CHOICES:
            given[noted.field] = noted.value.split()
        else:
            given[noted.field] = noted.value
    entries = {
        name: Entry(
            frozen(checked_value(form, form.field_by_id[name], value)),
            basis=said[name].basis,
            reason_fa=said[name].reason_fa,
            reason_en=said[name].reason_en,
            printed=said[name].printed,
        )
        for name, value in given.items()
    }
    return Card(form, None, MappingProxyType(entries))
