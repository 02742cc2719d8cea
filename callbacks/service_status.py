"""The status of a service, changed on its own page."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks._services import Services
from callbacks._wishes import keep_wish
from model.service_profile import parse_service_id, profile
from model.weighing import report_ranking
from pages._shell import ids, service
from pages._shell.i18n import language_of, texts_in

E = ids.ServiceStatusEditor


def register(app: Dash, services: Services) -> None:
    """Register the callback that keeps a status and shows the service as it is then."""

    @app.callback(
        Output(ids.Service.BODY, "children", allow_duplicate=True),
        Output(E.TOLD, "children"),
        Output(E.WISHED, "data"),
        Output(ids.Shell.ANNOUNCE, "children"),
        Input(E.WISH, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def change_status(wish: object, language: object) -> object:
        if wish is None:
            return (no_update,) * 4
        texts = texts_in(language_of(language))
        kept = keep_wish(services, texts, "service", wish)
        if not kept.saved:
            return no_update, kept.told, kept.row, no_update
        ranking = report_ranking(kept.catalogue) if kept.catalogue.scores else None
        found = profile(kept.catalogue, parse_service_id(kept.row["key"]), ranking)
        return service.contents(texts, kept.catalogue, found), no_update, no_update, kept.told

    app.clientside_callback(
        ClientsideFunction("gaps", "wished"),
        Output(E.TOLD, "data-kept"),
        Input(E.WISHED, "data"),
        prevent_initial_call=True,
    )
