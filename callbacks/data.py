"""The data page: findings with filters, sources, tables and downloads."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from callbacks._files import package_of
from callbacks._lists import register_list
from callbacks._services import Services
from model.filters import checked_filters, read_filters
from model.findings import CHOICES
from pages._shell import data, ids, listing
from pages._shell.i18n import language_of, texts_in

D = ids.Data


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the data page."""

    @app.callback(
        Output(D.BODY, "children"),
        Output(D.SEVERITY, "options"),
        Output(D.KIND, "options"),
        Output(D.TREATMENT, "options"),
        Output(D.SEVERITY, "value"),
        Output(D.KIND, "value"),
        Output(D.TREATMENT, "value"),
        Output(D.TEXT, "value"),
        Output(D.NOTICE, "children"),
        Input(D.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_page(address: object, language: object) -> object:
        if address is None:
            return (no_update,) * 9
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        filters, faults = read_filters(address, CHOICES)
        menus = data.menu_options(texts, catalogue)
        names = ("severity", "kind", "treatment")
        return (
            data.body(texts, catalogue, package_of(services)),
            *(menus[name] for name in names),
            *(list(filters.chosen[name]) for name in names),
            filters.text,
            listing.notice(texts, faults),
        )

    @app.callback(
        Output(D.FINDINGS, "rowData"),
        Output(D.SUMMARY, "children"),
        Output(D.QUERY, "data"),
        Input(D.SEVERITY, "value"),
        Input(D.KIND, "value"),
        Input(D.TREATMENT, "value"),
        Input(D.TEXT, "value"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def narrow(
        severity: object, kind: object, treatment: object, text: object, language: object
    ) -> object:
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        chosen = {"severity": severity, "kind": kind, "treatment": treatment}
        filters = checked_filters(chosen, text, CHOICES)
        rows = data.finding_rows(texts, catalogue, filters)
        return rows, data.summary(texts, catalogue, len(rows)), filters.query

    menus = [D.SEVERITY, D.KIND, D.TREATMENT]
    register_list(app, D.OPENED, D.ADDRESS, D.QUERY, D.KEPT, D.FINDINGS, D.CLEAR, menus, D.TEXT)
