"""The services: the list of all, narrowed, and the page of one."""

from __future__ import annotations

from urllib.parse import unquote

from dash import Dash, Input, Output, State, no_update

from callbacks import _roadmap_cards, _sheet_works
from callbacks._lists import register_list
from callbacks._services import Services
from callbacks.shell import LOCATION
from model.cards.card import EXAMPLE
from model.cards.completeness import coverage
from model.errors import NotFound
from model.filters import checked_filters, read_filters
from model.service_list import choices
from model.service_profile import parse_service_id, profile
from model.weighing import report_ranking
from pages._shell import card_coverage, ids, listing, service, service_list
from pages._shell.i18n import language_of, texts_in

S = ids.Services
PATH = "/services/"


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the services."""
    _register_one(app, services)
    _register_all(app, services)


def _register_one(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.Service.BODY, "children"),
        Input(ids.Service.OPENED, "data"),
        State(LOCATION, "pathname"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def open_page(opened: object, path: object, language: object) -> object:
        if opened is None:
            return no_update
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        ranking = report_ranking(catalogue) if catalogue.scores else None
        try:
            asked = unquote(path).partition(PATH)[2] if isinstance(path, str) else path
            if asked == EXAMPLE:
                return service.example(texts)
            found = profile(catalogue, parse_service_id(asked), ranking)
        except NotFound as error:
            return service.unknown(texts, catalogue, error)
        beside = _roadmap_cards.service(services, texts, catalogue, found.service.service_id)
        return service.contents(texts, catalogue, found, beside)


def _register_all(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.STATUS, "options"),
        Output(S.DOMAIN, "options"),
        Output(S.STATUS, "value"),
        Output(S.DOMAIN, "value"),
        Output(S.TEXT, "value"),
        Output(S.NOTICE, "children"),
        Input(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_list(address: object, language: object) -> object:
        if address is None:
            return (no_update,) * 6
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        filters, faults = read_filters(address, choices(catalogue))
        return (
            *service_list.menu_options(texts, catalogue).values(),
            list(filters.chosen["status"]),
            list(filters.chosen["domain"]),
            filters.text,
            listing.notice(texts, faults),
        )

    @app.callback(
        Output(S.GRID, "rowData"),
        Output(S.SUMMARY, "children"),
        Output(S.QUERY, "data"),
        Input(S.STATUS, "value"),
        Input(S.DOMAIN, "value"),
        Input(S.TEXT, "value"),
        Input(S.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def narrow(status: object, domain: object, text: object, _: object, language: object) -> object:
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        chosen = {"status": status, "domain": domain}
        filters = checked_filters(chosen, text, choices(catalogue))
        ranking = report_ranking(catalogue) if catalogue.scores else None
        cards = coverage(catalogue)
        rows = service_list.rows(texts, catalogue, ranking, filters, cards.services)
        return rows, service_list.summary(texts, catalogue, len(rows)), filters.query

    @app.callback(
        Output(S.CARDS, "children"),
        Input(S.OPENED, "data"),
        Input(S.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def cover(opened: object, _: object, language: object) -> object:
        if opened is None:
            return no_update
        texts = texts_in(language_of(language))
        return card_coverage.coverage_card(texts, coverage(services.catalogue()))

    _sheet_works.register(app, services, Output(S.CHANGED, "data"))
    register_list(
        app, S.OPENED, S.ADDRESS, S.QUERY, S.KEPT, S.GRID, S.CLEAR, [S.STATUS, S.DOMAIN], S.TEXT
    )
