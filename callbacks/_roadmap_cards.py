"""What the callbacks of other pages show of the roadmap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from callbacks._roadmap_current import current, nothing, tracked
from callbacks._services import Services
from model.calendar import today
from model.catalogue import Catalogue
from pages._shell import roadmap_cards
from pages._shell.i18n import Texts


def home(services: Services, texts: Texts, catalogue: Catalogue) -> list[object]:
    """Give the card of the council's view, if there can be a plan."""
    holding = current(services, catalogue)
    day = today()
    if holding is None:
        why = nothing(texts, catalogue, day)
        return [] if why is None else [roadmap_cards.refused_card(texts, why)]
    return [roadmap_cards.home_card(texts, holding, tracked(services, catalogue, day), day)]


def service(services: Services, texts: Texts, catalogue: Catalogue, number: int) -> list[object]:
    """Give the card of a service's page, if the service is planned."""
    shown = roadmap_cards.service_card(texts, current(services, catalogue), number)
    return [] if shown is None else [shown]


def rows(
    services: Services, texts: Texts, catalogue: Catalogue, given: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Add to the rows of the prerequisites by when each must come."""
    holding = current(services, catalogue)
    return roadmap_cards.with_latest(texts, None if holding is None else holding.stage, given)


def needed_by(services: Services, texts: Texts, catalogue: Catalogue, key: str) -> object:
    """Say by when one prerequisite must come."""
    return roadmap_cards.needed_by(texts, current(services, catalogue), key)
