"""What people write into the identity cards of services, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from model.cards.form import national_form
from model.cards.values import Value, checked_value
from model.errors import InvalidInput, quoted
from model.store.tables import CardValue, table_of
from model.store.work import Work, check_version, stale

KIND = "card_value"


@dataclass(frozen=True)
class Fill:
    """A wish to write into a field of a service's card, or to empty it.

    Attributes
    ----------
    service : int
    field : str
        Id of the field in the national form.
    value : object
        See `model.cards.values.checked_value`; None empties the field.
    expected_version : int
        The `CardValue.version` that the person saw, 0 if nobody had written there.
    """

    service: int
    field: str
    value: object
    expected_version: int
    kind: str = KIND


def fill(work: Work, wish: Fill) -> CardValue | dict[str, object]:
    """Write into a field; what is there already changes nothing.

    Raises
    ------
    InvalidInput
        ``error.card.*``, ``error.edit.value``, ``error.edit.reference`` or ``error.edit.version``
    StaleEdit
        ``error.edit.stale`` if somebody wrote there since the person saw it.
    """
    form = national_form()
    field = form.field(wish.field)
    value = checked_value(form, field, wish.value)
    if type(wish.service) is not int:
        given = quoted(wish.service)
        raise InvalidInput("error.edit.value", field="service", value=given, expected="integer")
    work.check_reference(table_of(KIND).columns["service"], wish.service)
    row = work.session.get(CardValue, (work.city, wish.service, field.field_id))
    if row is None:
        return _first(work, wish, value)
    changed = {"value": value} if row.value != value else {}
    if changed and type(wish.expected_version) is int and wish.expected_version != row.version:
        who, at = row.updated_by or row.added_by, row.updated_at or row.added_at
        said = {"expected_version": wish.expected_version, "who": who, "at": at}
        raise stale("error.edit.stale", KIND, row, changed, field=field.field_id, **said)
    check_version(KIND, row, wish.expected_version, changed)
    if changed:
        work.set(KIND, row, "value", value)
    return row


def _first(work: Work, wish: Fill, value: Value | None) -> dict[str, object]:
    """Write where nobody wrote before; an empty value keeps what is known from being shown."""
    if type(wish.expected_version) is not int or wish.expected_version != 0:
        raise InvalidInput("error.edit.version", version=quoted(wish.expected_version))
    said = {"service": wish.service, "field": wish.field, "value": value}
    stamp = {"added_at": work.moment, "added_by": work.who}
    return work.add(
        KIND, {**said, **stamp}, version=work.next_version(KIND, f"{wish.service}/{wish.field}")
    )
