"""Whose weights a page goes by: those of its address, the adopted scenario being offered."""

from __future__ import annotations

from callbacks._services import Services
from model.catalogue import Catalogue
from model.view import View
from model.weighing import report_weights
from pages._shell.i18n import Texts
from pages._shell.weighed import weights_note


def note_of(
    services: Services, texts: Texts, catalogue: Catalogue, view: View | None, path: str
) -> object:
    """Say it where it is not plain; None for a city that scores no services."""
    if view is None:
        return None
    adopted = services.store.scenarios.adopted(catalogue.city.city)
    return weights_note(texts, view, report_weights(catalogue), path, adopted)
