"""All services of a city, and those that a filter keeps."""

from __future__ import annotations

from model.catalogue import Catalogue, Service, ServiceStatus
from model.filters import Choices, Filters


def choices(catalogue: Catalogue) -> Choices:
    """What the list can be narrowed to: the domains that have services, and the statuses."""
    used = {service.domain for service in catalogue.services}
    domains = sorted(catalogue.domains, key=lambda domain: domain.position)
    return {
        "status": tuple(map(str, ServiceStatus)),
        "domain": tuple(domain.domain_id for domain in domains if domain.domain_id in used),
    }


def matching_services(catalogue: Catalogue, filters: Filters) -> tuple[Service, ...]:
    """The services that pass, by number."""
    kept = [
        service
        for service in catalogue.services
        if filters.keeps(
            {"status": service.status, "domain": service.domain},
            (service.title_fa, service.short_fa, service.title_en, str(service.service_id)),
        )
    ]
    return tuple(sorted(kept, key=lambda service: service.service_id))
