"""What a page needs that a city's documents may not give: then the page says so instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import page_registry
from dash.development.base_component import Component

from callbacks._services import Services
from model.catalogue import Catalogue
from pages._shell.absent import absent
from pages._shell.i18n import language_of, texts_in

Page = dict[str, Any]


def guard_pages(services: Services) -> None:
    """Put a guard before each page that was registered with ``needs``.

    ``needs`` names what must not be empty of `model.catalogue.Catalogue`. Call it after Dash has
    read the pages.
    """
    for page in page_registry.values():
        if page.get("needs"):
            page["layout"] = _guarded(page, page["layout"], services)


def pages_with(catalogue: Catalogue) -> list[Page]:
    """List the pages of the navigation that have something of a city."""
    return [one for one in page_registry.values() if one.get("nav") and _gives(catalogue, one)]


def _guarded(page: Page, layout: Callable[..., Component], services: Services) -> object:
    def guarded(language: str = "fa", **parameters: object) -> Component:
        catalogue = services.catalogue()
        if _gives(catalogue, page):
            return layout(language=language, **parameters)
        has = pages_with(catalogue)
        elsewhere = [
            city for city in services.cities() if _gives(services.catalogue(city.city), page)
        ]
        return absent(texts_in(language_of(language)), page, catalogue.city, has, elsewhere)

    return guarded


def _gives(catalogue: Catalogue, page: Page) -> bool:
    need = page.get("needs")
    return need is None or bool(getattr(catalogue, need))
