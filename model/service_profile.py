"""One service, whole: all that a city's catalogue knows of it, gathered for its page."""

from __future__ import annotations

from dataclasses import dataclass

from model.catalogue import (
    Catalogue,
    Finding,
    Score,
    Service,
    ServiceListing,
    ServiceSystem,
    System,
)
from model.checks.words import same, without_brackets
from model.errors import NotFound, quoted
from model.explanation import Explanation, explain
from model.quick_wins import Readiness
from model.readiness import readiness_in_progress, readiness_to_do
from model.scoring import Ranking
from model.text import to_ascii_digits

LONGEST_ID = 9


@dataclass(frozen=True, slots=True)
class Listing:
    """One place that lists the service, and whether it words title or domain otherwise."""

    listing: ServiceListing
    other_title: bool
    other_domain: bool


@dataclass(frozen=True, slots=True)
class GivenBy:
    """A system that gives the service, and how that was read."""

    link: ServiceSystem
    system: System


@dataclass(frozen=True, slots=True)
class Profile:
    """A service and what is known of it.

    Attributes
    ----------
    service : Service
    previous, next : Service or None
        Its neighbours by number.
    listings : tuple of Listing
        Where the source lists it, in the source's order.
    score : Score or None
        Its six scores, if it is one of the services to do.
    explanation : Explanation or None
        Its place under the report's weights, if it is scored.
    readiness : Readiness or None
        Its place among those of its status, by readiness alone.
    readiness_count : int
        How many services that place is among.
    systems : tuple of GivenBy
    findings : tuple of Finding
    """

    service: Service
    previous: Service | None
    next: Service | None
    listings: tuple[Listing, ...]
    score: Score | None
    explanation: Explanation | None
    readiness: Readiness | None
    readiness_count: int
    systems: tuple[GivenBy, ...]
    findings: tuple[Finding, ...]


def parse_service_id(value: object) -> int:
    """Read a service's number that came from outside, in ASCII, Persian or Arabic digits.

    Raises
    ------
    NotFound
        ``error.service.unknown`` if it is no number at all.
    """
    text = to_ascii_digits(value).strip() if isinstance(value, str) else ""
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID):
        raise NotFound("error.service.unknown", value=quoted(value))
    return int(text)


def profile(catalogue: Catalogue, service_id: int, ranking: Ranking | None) -> Profile:
    """Gather what is known of a service.

    Parameters
    ----------
    service_id : int
    ranking : Ranking or None
        The services to do under the report's weights; None if the city scores none.

    Raises
    ------
    NotFound
        ``error.service.unknown``.
    """
    service = catalogue.service_by_id.get(service_id)
    if service is None:
        raise NotFound("error.service.unknown", value=quoted(service_id))
    before, after = _beside(catalogue, service_id)
    score = None if service.todo_id is None else catalogue.score_by_todo.get(service.todo_id)
    readiness, count = _readiness(catalogue, service_id)
    return Profile(
        service=service,
        previous=before,
        next=after,
        listings=tuple(
            _listing(catalogue, service, listing) for listing in catalogue.listings_of(service_id)
        ),
        score=score,
        explanation=explain(ranking, score.todo_id) if ranking and score else None,
        readiness=readiness,
        readiness_count=count,
        systems=tuple(
            GivenBy(link, catalogue.system_by_id[link.system])
            for link in catalogue.service_systems
            if link.service == service_id
        ),
        findings=catalogue.findings_of("service", service_id),
    )


def _beside(catalogue: Catalogue, service_id: int) -> tuple[Service | None, Service | None]:
    numbers = sorted(catalogue.service_by_id)
    place = numbers.index(service_id)
    near = [numbers[i] if 0 <= i < len(numbers) else None for i in (place - 1, place + 1)]
    before, after = (None if n is None else catalogue.service_by_id[n] for n in near)
    return before, after


def _readiness(catalogue: Catalogue, service_id: int) -> tuple[Readiness | None, int]:
    for places in (readiness_to_do, readiness_in_progress):
        ranked = places(catalogue)
        for item in ranked:
            if item.id == service_id:
                return item, len(ranked)
    return None, 0


def _listing(catalogue: Catalogue, service: Service, listing: ServiceListing) -> Listing:
    printed, title = listing.printed_title_fa, service.title_fa
    titled = same(printed, title) or same(printed, without_brackets(title))
    domain = catalogue.domain_by_id[service.domain].title_fa
    placed = not listing.printed_domain_fa or same(listing.printed_domain_fa, domain)
    return Listing(listing, other_title=not titled, other_domain=not placed)
