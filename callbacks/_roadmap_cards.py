"""What the callbacks of other pages show of the roadmap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from callbacks._roadmap_stage import current, current_stage, tracked
from callbacks._services import Services
from model.calendar import today
from model.catalogue import Catalogue
from pages._shell import roadmap_cards
from pages._shell.i18n import Texts


def home(services: Services, texts: Texts, catalogue: Catalogue) -> list[object]:
    """Give the card of the council's view, if there can be a plan."""
    found = current(services, catalogue)
    if found is None:
        return []
    day = today()
    how = tracked(services, catalogue, day)
    return [roadmap_cards.home_card(texts, found[0], how, day)]


def service(services: Services, texts: Texts, catalogue: Catalogue, number: int) -> list[object]:
    """Give the card of a service's page, if the service is planned."""
    shown = roadmap_cards.service_card(texts, current_stage(services, catalogue), number)
    return [] if shown is None else [shown]


def rows(
    services: Services, texts: Texts, catalogue: Catalogue, given: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Add to the rows of the prerequisites by when each must come."""
    return roadmap_cards.with_latest(texts, current_stage(services, catalogue), given)


def needed_by(services: Services, texts: Texts, catalogue: Catalogue, key: str) -> object:
    """Say by when one prerequisite must come."""
    return roadmap_cards.needed_by(texts, current_stage(services, catalogue), key)
