"""The gap: the picture of the address, the targets, and the actions."""

from __future__ import annotations

from urllib.parse import urlencode

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks import _gap_stages, _gap_targets
from callbacks._basis import note_of
from callbacks._lists import register_list
from callbacks._services import Services
from callbacks._wishes import keep_wish, undo_words
from model.calendar import today
from model.catalogue import Catalogue
from model.gap_sight import Sight, sight_of
from model.gap_view import GapView, checked_gap_view, counts, read_gap_view
from model.scoring import Ranking
from model.view import View, read_address
from model.weighing import known, ranking_of, report_weights
from pages._shell import (
    gap_actions,
    gap_bars,
    gap_course,
    gap_facts,
    gap_services,
    gap_targets,
    gaps,
    ids,
    listing,
)
from pages._shell.i18n import language_of, texts_in
from pages._shell.weighed import Carried, carried

G = ids.Gaps
FILTERS = {
    "domain": G.DOMAIN,
    "group": G.GROUP,
    "readiness": G.READINESS,
    "status": G.STATUS,
    "integrated": G.INTEGRATED,
}


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the gap."""
    _register_opening(app, services)
    _register_picture(app, services)
    _register_kept(app, services)
    _register_actions(app, services)
    _gap_targets.register(app, services)
    _gap_stages.register(app, services)
    menus = list(FILTERS.values())
    register_list(app, G.OPENED, G.ADDRESS, G.QUERY, G.KEPT, G.GRID, G.CLEAR, menus, G.DAY)


def weighed(catalogue: Catalogue, address: object) -> tuple[View, Ranking | None, Carried]:
    """Read the weights of an address: the picture, its ranking, and what links carry on."""
    report = report_weights(catalogue)
    view, _ = read_address(address, report, known(catalogue))
    ranking = ranking_of(catalogue, view) if catalogue.scores else None
    return view, ranking, carried(view, report)


def seen(
    services: Services, catalogue: Catalogue, address: object, view: GapView
) -> tuple[Sight, Carried]:
    """See the gap as a picture asks for it, under the weights of the address."""
    _, ranking, weights = weighed(catalogue, address)
    changes = services.store.status_history(catalogue.city.city, kind="service")
    return sight_of(catalogue, ranking, view, changes, today()), weights


def _register_opening(app: Dash, services: Services) -> None:
    @app.callback(
        Output(G.NOTICE, "children"),
        Output(G.ROWS, "value"),
        Output(G.MEASURE, "value"),
        Output(G.DAY, "value"),
        *(Output(menu, "options") for menu in FILTERS.values()),
        *(Output(menu, "value") for menu in FILTERS.values()),
        Output(G.TARGET_DOMAIN, "options"),
        Output(G.TARGET_SERVICE, "options"),
        Input(G.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_page(address: object, language: object) -> object:
        if address is None:
            return (no_update,) * (6 + 2 * len(FILTERS))
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        report = report_weights(catalogue)
        weights, faults = read_address(address, report, known(catalogue))
        view, more = read_gap_view(address, catalogue)
        sight, _ = seen(services, catalogue, address, view)
        note = note_of(services, texts, catalogue, weights, gaps.PATH + view.query)
        return (
            [listing.notice(texts, (*faults, *more)), note],
            str(view.rows),
            str(view.measure),
            gaps.day_text(texts, view.day),
            *gaps.menu_options(texts, catalogue, counts(sight.traits)),
            *(list(view.filters.chosen[name]) for name in FILTERS),
            gap_targets.domain_options(texts, catalogue),
            gap_targets.service_options(texts, catalogue),
        )


def _register_picture(app: Dash, services: Services) -> None:
    @app.callback(
        Output(G.ANSWER, "children"),
        Output(G.DRAWN, "children"),
        Output(G.COURSE, "children"),
        Output(G.WAITING, "children"),
        Output(G.GRID, "rowData"),
        Output(G.SUMMARY, "children"),
        Output(G.QUERY, "data"),
        Input(G.ROWS, "value"),
        Input(G.MEASURE, "value"),
        Input(G.DAY, "value"),
        *(Input(menu, "value") for menu in FILTERS.values()),
        Input(G.CHANGED, "data"),
        State(G.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def draw(rows: object, measure: object, day: object, *rest: object) -> object:
        *chosen, _, address, language = rest
        if rows is None:
            return (no_update,) * 7
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        named = dict(zip(FILTERS, chosen, strict=True))
        view = checked_gap_view(rows, measure, day, named, catalogue)
        sight, weights = seen(services, catalogue, address, view)
        query = "&".join(filter(None, [view.query[1:], urlencode(weights, safe=",")]))
        return (
            gaps.answer(texts, sight),
            gap_bars.bars(texts, sight, weights),
            gap_course.course(texts, sight, today()),
            gaps.waiting(texts, sight, weights),
            gap_services.rows(texts, sight, weights),
            gap_services.summary(texts, sight),
            f"?{query}" if query else "",
        )


def _register_kept(app: Dash, services: Services) -> None:
    @app.callback(
        Output(G.FACTS, "children"),
        Output(G.ACTIONS, "children"),
        Input(G.CHANGED, "data"),
        State(G.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def show(changed: object, address: object, language: object) -> object:
        if changed is None:
            return no_update, no_update
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        weights = weighed(catalogue, address)[2]
        return (
            gap_facts.facts(texts, catalogue, weights),
            gap_actions.actions(texts, catalogue),
        )


def _register_actions(app: Dash, services: Services) -> None:
    @app.callback(
        Output(G.WISH_TOLD, "children"),
        Output(G.WISHED, "data"),
        Output(G.ACTIONS_SAY, "children"),
        Output(G.UNDO_SAYS, "children", allow_duplicate=True),
        Input(G.WISH, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def change_status(wish: object, language: object) -> object:
        if wish is None:
            return (no_update,) * 4
        texts = texts_in(language_of(language))
        kept = keep_wish(services, texts, "action", wish)
        undo = undo_words(services, texts, kept.catalogue)
        return kept.told, kept.row, gap_actions.answer(texts, kept.catalogue), undo

    app.clientside_callback(
        ClientsideFunction("gaps", "wished"),
        Output(G.WISH_TOLD, "data-kept"),
        Input(G.WISHED, "data"),
        prevent_initial_call=True,
    )
