"""The systems: what the address asks for, and what the page keeps in it."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks import _sheet_card, _systems_edits, _systems_graph, _systems_list
from callbacks._basis import note_of
from callbacks._lists import register_clear, register_opened
from callbacks._services import Services
from callbacks._systems_list import MENUS
from callbacks._systems_sight import sight_of
from model.filters import read_filters
from model.graph_look import ALL, first_centre, read_look
from model.systems import choices, system_rows
from pages._shell import ids, listing, systems
from pages._shell.i18n import language_of, texts_in

S = ids.Systems


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the systems."""
    _register_opening(app, services)
    _systems_list.register(app, services)
    _systems_graph.register(app, services)
    _systems_edits.register(app, services)
    changed = Output(S.CHANGED, "data", allow_duplicate=True)
    _sheet_card.register(app, services, "system", changed)
    _register_clientside(app)


def _register_opening(app: Dash, services: Services) -> None:
    @app.callback(
        *(Output(menu, "options") for menu in MENUS.values()),
        *(Output(menu, "value") for menu in MENUS.values()),
        Output(S.TEXT, "value"),
        Output(S.CHOSEN, "data"),
        Output(S.DEPTH, "value"),
        Output(S.DIRECTION, "value"),
        Output(S.KINDS, "value"),
        Output(S.TOGETHER, "value"),
        Output(S.SEARCH, "options"),
        Output(S.WEIGHTS, "data"),
        Output(S.NOTICE, "children"),
        Input(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_page(address: object, language: object) -> tuple[object, ...]:
        if address is None:
            return (no_update,) * (2 * len(MENUS) + 9)
        texts = texts_in(language_of(language))
        sight = sight_of(services, address)
        catalogue, graph = sight.catalogue, sight.graph
        filters, wrong = read_filters(address, choices(catalogue))
        look, together, more = read_look(address, graph, first_centre(sight.leverage))
        rows = system_rows(catalogue, sight.impacts)
        note = note_of(services, texts, catalogue, sight.view, systems.PATH)
        return (
            *systems.menu_options(texts, catalogue, rows).values(),
            *(list(filters.chosen[name]) for name in MENUS),
            filters.text,
            ALL if look.centre is None else str(look.centre),
            ALL if look.depth is None else str(look.depth),
            str(look.direction),
            [str(kind) for kind in look.kinds],
            str(together),
            systems.node_options(texts, catalogue, graph.items),
            sight.weights,
            [listing.notice(texts, (*wrong, *more, *sight.faults)), note],
        )


def _register_clientside(app: Dash) -> None:
    register_opened(app, S.OPENED, S.ADDRESS)
    register_clear(app, S.CLEAR, tuple(MENUS.values()), S.TEXT)
    app.clientside_callback(
        ClientsideFunction("systems", "draw"),
        Output(S.GRAPH, "elements"),
        Output(S.GRAPH, "stylesheet"),
        Output(S.DRAWN, "data"),
        Input(S.PICTURE, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("systems", "tabulate"),
        Output(S.TWIN_BUILT, "data"),
        Input(S.TWIN_DATA, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("lists", "update"),
        Output(S.GRID, "rowData"),
        Output(S.GRID, "rowTransaction"),
        Input(S.ROWS, "data"),
        State(S.GRID, "id"),
        prevent_initial_call=True,
    )
    for name, source, prop in (
        ("tapped", S.GRAPH, "tapNodeData"),
        ("searched", S.SEARCH, "value"),
        ("everything", S.EVERYTHING, "n_clicks"),
    ):
        app.clientside_callback(
            ClientsideFunction("systems", name),
            Output(S.CHOSEN, "data", allow_duplicate=True),
            Input(source, prop),
            State(S.CHOSEN, "data"),
            prevent_initial_call=True,
        )
    app.clientside_callback(
        ClientsideFunction("systems", "keep"),
        Output(S.KEPT, "data"),
        Output(S.SEARCH, "value"),
        Input(S.QUERY, "data"),
        Input(S.CHOSEN, "data"),
        Input(S.DEPTH, "value"),
        Input(S.DIRECTION, "value"),
        Input(S.KINDS, "value"),
        Input(S.TOGETHER, "value"),
        Input(S.GRID, "rowData"),
        State(S.WEIGHTS, "data"),
        prevent_initial_call=True,
    )
