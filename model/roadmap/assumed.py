"""The assumptions that hold until a city's own are kept."""

from __future__ import annotations

from typing import Final

from model.catalogue import Catalogue
from model.roadmap.assumptions import Assumption, Assumptions, Unit

BUILT_IN: Final = (
    Assumption("service_quarters_ease_3", 1, Unit.QUARTERS),
    Assumption("service_quarters_ease_2", 1, Unit.QUARTERS),
    Assumption("service_quarters_ease_1", 2, Unit.QUARTERS),
    Assumption("service_load_ease_3", 3, Unit.PERSON_MONTHS),
    Assumption("service_load_ease_2", 6, Unit.PERSON_MONTHS),
    Assumption("service_load_ease_1", 6, Unit.PERSON_MONTHS),
    Assumption("service_quarters_no_system", 1, Unit.QUARTERS),
    Assumption("service_share_in_progress", 50, Unit.PERCENT),
    Assumption("system_quarters_not_done", 3, Unit.QUARTERS),
    Assumption("system_quarters_needs_development", 2, Unit.QUARTERS),
    Assumption("system_load_not_done", 9, Unit.PERSON_MONTHS),
    Assumption("system_load_needs_development", 6, Unit.PERSON_MONTHS),
    Assumption("prerequisite_quarters", 3, Unit.QUARTERS),
    Assumption("prerequisite_load", 3, Unit.PERSON_MONTHS),
    Assumption("units_load", 1, Unit.PERSON_MONTHS),
    Assumption("units_many", 4, Unit.UNITS),
    Assumption("units_quarters", 1, Unit.QUARTERS),
    Assumption("value_score", 2, Unit.SCORE),
    Assumption("capacity_effort", 165, Unit.PERSON_MONTHS),
    Assumption("capacity_count", 24, Unit.ITEMS),
    Assumption("capacity_domain_effort", 45, Unit.PERSON_MONTHS),
    Assumption("capacity_domain_count", 6, Unit.ITEMS),
    Assumption("arrival_ministry", 6, Unit.QUARTERS),
    Assumption("arrival_organisation", 4, Unit.QUARTERS),
    Assumption("arrival_company", 3, Unit.QUARTERS),
    Assumption("arrival_judiciary", 6, Unit.QUARTERS),
    Assumption("arrival_police", 5, Unit.QUARTERS),
    Assumption("arrival_municipality", 2, Unit.QUARTERS),
    Assumption("arrival_other", 4, Unit.QUARTERS),
)


def assumptions_of(catalogue: Catalogue) -> Assumptions:
    """The assumptions that a city plans with."""
    return Assumptions(BUILT_IN)
