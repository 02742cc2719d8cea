"""One responsible body: what it owes, once the page is there."""

from __future__ import annotations

from urllib.parse import unquote

from dash import Dash, Input, Output, State, no_update

from callbacks._basis import note_of
from callbacks._services import Services
from callbacks.prerequisites import carried_on, follow_of, weights_of
from callbacks.shell import LOCATION
from model.errors import NotFound
from pages._shell import body, ids
from pages._shell.i18n import language_of, texts_in
from pages._shell.prerequisites import BODY_PATH


def register(app: Dash, services: Services) -> None:
    """Register the callback of the bodies' pages."""

    @app.callback(
        Output(ids.Bodies.BODY, "children"),
        Input(ids.Bodies.OPENED, "data"),
        State(LOCATION, "pathname"),
        State(LOCATION, "search"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def open_page(opened: object, path: object, search: object, language: object) -> object:
        if opened is None:
            return no_update
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        view, _faults = weights_of(catalogue, search)
        follow = follow_of(catalogue, view)
        try:
            asked = unquote(path).partition(BODY_PATH)[2] if isinstance(path, str) else path
            debt = follow.debt_of(asked)
        except NotFound as error:
            return body.unknown(texts, error)
        city = catalogue.city.city
        changes = services.store.status_history(city, kind="prerequisite")
        note = note_of(services, texts, catalogue, view, BODY_PATH + debt.body.body_id)
        weights = carried_on(catalogue, view)
        return body.contents(texts, follow, debt, changes, weights, note)
