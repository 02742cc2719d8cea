"""How electronic the services are, on the page of the gap."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from callbacks._services import Services
from model.cards.stages import stages_of
from pages._shell import gap_stages, ids
from pages._shell.i18n import language_of, texts_in


def register(app: Dash, services: Services) -> None:
    """Register the callback that tells the stages once the page is there."""

    @app.callback(
        Output(ids.Gaps.STAGES, "children"),
        Input(ids.Gaps.OPENED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def tell(opened: object, language: object) -> object:
        if opened is None:
            return no_update
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        return gap_stages.stages(texts, catalogue, stages_of(catalogue))
