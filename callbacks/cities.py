"""The cities side by side."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from callbacks._services import Services
from pages._shell import cities, ids
from pages._shell.i18n import language_of, texts_in


def register(app: Dash, services: Services) -> None:
    """Register the callback of the comparison."""

    @app.callback(
        Output(ids.Cities.BODY, "children"),
        Input(ids.Cities.OPENED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def show(opened: object, language: object) -> object:
        if not opened:
            return no_update
        known = [services.catalogue(one.city) for one in services.cities()]
        return cities.cards(texts_in(language_of(language)), known)
