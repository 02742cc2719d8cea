"""How complete cards are: what is filled, by whom, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from model.cards.card import Card, card_of
from model.cards.form import Field
from model.catalogue import Catalogue, Domain


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many fields of one card, or of several, are filled.

    Attributes
    ----------
    asked : int
        Fields without which a card is not complete, given what the others say.
    written : int
        Those that a person wrote or confirmed.
    known : int
        Those that the catalogue fills, and nobody has confirmed.
    """

    asked: int
    written: int
    known: int

    @property
    def filled(self) -> int:
        """Fields that say something."""
        return self.written + self.known

    @property
    def missing(self) -> int:
        """Fields that are empty."""
        return self.asked - self.filled

    @property
    def percent(self) -> int:
        """The filled share in whole per cent; 100 only if nothing is missing."""
        return 100 * self.filled // self.asked if self.asked else 0


@dataclass(frozen=True)
class Coverage:
    """How complete the cards of a city are.

    Attributes
    ----------
    services : mapping
        By service.
    domains : tuple of (Domain, Completeness, int)
        Each domain that has services, with all its fields together and its number of cards.
    whole : Completeness
    begun : int
        Cards in which somebody has written.
    complete : int
        Cards in which nothing is missing.
    """

    services: Mapping[int, Completeness]
    domains: tuple[tuple[Domain, Completeness, int], ...]
    whole: Completeness
    begun: int
    complete: int


def completeness(card: Card, fields: Iterable[Field] | None = None) -> Completeness:
    """How complete a card is, or the part of it that some fields make up."""
    wanted = None if fields is None else {field.field_id for field in fields}
    asked = [f for f in card.counted if wanted is None or f.field_id in wanted]
    said = [card.entry(f.field_id) for f in asked if card.value(f.field_id) is not None]
    written = sum(entry.by_people for entry in said)
    return Completeness(len(asked), written, len(said) - written)


def coverage(catalogue: Catalogue) -> Coverage:
    """How complete the cards of all services of a city are."""
    found = {
        service.service_id: completeness(card_of(catalogue, service.service_id))
        for service in catalogue.services
    }
    domains = []
    for domain in sorted(catalogue.domains, key=lambda domain: domain.position):
        mine = [
            found[service.service_id]
            for service in catalogue.services
            if service.domain == domain.domain_id
        ]
        if mine:
            domains.append((domain, _sum(mine), len(mine)))
    return Coverage(
        services=MappingProxyType(found),
        domains=tuple(domains),
        whole=_sum(found.values()),
        begun=sum(one.written > 0 for one in found.values()),
        complete=sum(one.asked > 0 and not one.missing for one in found.values()),
    )


def _sum(some: Iterable[Completeness]) -> Completeness:
    several = list(some)
    return Completeness(
        sum(one.asked for one in several),
        sum(one.written for one in several),
        sum(one.known for one in several),
    )
