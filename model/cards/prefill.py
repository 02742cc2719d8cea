"""What a card begins with: what the city's catalogue knows of its service."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from model.cards.form import FieldType, Form, Prefill, national_form
from model.catalogue import Basis, Catalogue, Service, ServiceStatus

NEXT: Final = "؛ "
"""Between the names of several systems in one field."""
OWN_KIND: Final = "municipality"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a field, and on what ground.

    Attributes
    ----------
    value : object
        As a card holds it; see `model.cards.card.Entry`.
    basis : Basis
    reason_fa, reason_en : str
    """

    value: Any
    basis: Basis
    reason_fa: str
    reason_en: str


def known_of(catalogue: Catalogue, service: Service) -> dict[str, Known]:
    """What is known of a service, by `field_id`, in the form's language."""
    form = national_form()
    found: dict[str, Known] = {}
    for prefill in form.prefills:
        names = RULES[prefill.rule](catalogue, service)
        value = _value(form, prefill, names)
        if value:
            said = prefill.basis, prefill.reason_fa, prefill.reason_en
            found[prefill.field] = Known(value, *said)
    return found


def _value(form: Form, prefill: Prefill, names: tuple[str, ...]) -> Any:
    """The names put into the field, in the shape that its type asks for."""
    if not names:
        return None
    field = form.field_by_id[prefill.field]
    texts = tuple(_filled(prefill.value_fa, name) for name in names)
    if field.type is FieldType.GROUP:
        first = form.parts_by_group[field.field_id][0].field_id
        return tuple(MappingProxyType({first: text}) for text in texts)
    return texts if field.type is FieldType.CHOICES else NEXT.join(texts)


def _filled(template: str, name: str) -> str:
    before, brace, rest = template.partition("{")
    return before + name + rest.partition("}")[2] if brace else template


def _title(_: Catalogue, service: Service) -> tuple[str, ...]:
    return (service.title_fa,)


def _city(catalogue: Catalogue, _: Service) -> tuple[str, ...]:
    return (catalogue.city.title_fa,)


def _if_existing(_: Catalogue, service: Service) -> tuple[str, ...]:
    return ("",) if service.status is ServiceStatus.EXISTING else ()


def _given_by(catalogue: Catalogue, service: Service) -> tuple[str, ...]:
    links = [link for link in catalogue.service_systems if link.service == service.service_id]
    return _once(link.system for link in links)


def _systems(catalogue: Catalogue, service: Service) -> tuple[str, ...]:
    titles = (catalogue.system_by_id[name].title_fa for name in _given_by(catalogue, service))
    return _once(titles)


def _related(catalogue: Catalogue, service: Service) -> tuple[str, ...]:
    giving = _given_by(catalogue, service)
    related = (
        catalogue.system_by_id[link.related_system].title_fa
        for link in catalogue.system_links
        if link.system in giving and link.related_system and link.related_system not in giving
    )
    return _once(related)


def _bodies(catalogue: Catalogue, service: Service) -> tuple[str, ...]:
    """Who owes what the service waits for; the municipality's own units are not other bodies."""
    waited = {
        link.prerequisite
        for link in catalogue.prerequisite_services
        if link.holds and link.service == service.service_id
    }
    bodies = (
        catalogue.body_by_id[link.body]
        for link in catalogue.prerequisite_bodies
        if link.prerequisite in waited
    )
    return _once(body.title_fa for body in bodies if body.kind != OWN_KIND)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


RULES: Final[Mapping[str, Callable[[Catalogue, Service], tuple[str, ...]]]] = {
    "title": _title,
    "municipality": _city,
    "urban": lambda _catalogue, _service: ("",),
    "systems": _systems,
    "related_systems": _related,
    "prerequisite_bodies": _bodies,
    "existing_information": _if_existing,
    "existing_request": _if_existing,
}
"""By rule of the form's data, the names that are known; nothing if nothing is."""
