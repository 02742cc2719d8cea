"""The systems: the list, the graph around the chosen thing, its status, and what opens most."""

from __future__ import annotations

from dataclasses import dataclass

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update

from callbacks import _sheet_card
from callbacks._basis import note_of
from callbacks._identity import acting_user
from callbacks._services import Services
from callbacks._wishes import keep_status, undo_words
from model.catalogue import Catalogue, Change
from model.errors import StaleEdit, TarazuError
from model.filters import checked_filters, read_filters
from model.graph import Graph, Node, NodeKind
from model.impact import Impacts
from model.leverage import Leverage
from model.links import catalogue_graph
from model.prerequisites import read_weights
from model.systems import (
    ALL,
    Look,
    Worths,
    checked_centre,
    checked_depth,
    checked_direction,
    checked_kinds,
    checked_together,
    choices,
    first_centre,
    matching_rows,
    picture,
    read_look,
    system_rows,
)
from model.view import View
from model.waiting import Waits
from model.weighing import ranking_of, report_weights
from model.worth import worths
from pages._shell import ids, listing, systems, systems_graph, systems_levers, systems_panel
from pages._shell.changes import changes_words
from pages._shell.i18n import language_of, texts_in
from pages._shell.weighed import Carried, carried

S = ids.Systems
MENUS = {"kind": S.KIND, "status": S.STATUS, "domain": S.DOMAIN, "integrated": S.INTEGRATED}
MOST_HISTORY = 40


@dataclass(frozen=True)
class Sight:
    """What the page sees: the links, what each service is worth, and whose weights say so."""

    catalogue: Catalogue
    graph: Graph
    view: View | None
    worths: Worths
    weights: Carried
    faults: tuple[TarazuError, ...]

    @property
    def impacts(self) -> Impacts:
        """What waits for each thing."""
        return Impacts(self.graph, self.worths)

    @property
    def leverage(self) -> Leverage:
        """What deliveries open."""
        return Leverage(Waits(self.graph), self.worths)


def sight_of(services: Services, address: object) -> Sight:
    """See the systems under the weights of an address; a city may score no services."""
    catalogue = services.catalogue()
    graph = catalogue_graph(catalogue)
    if not catalogue.scores:
        return Sight(catalogue, graph, None, {}, {}, ())
    view, faults = read_weights(address, catalogue)
    found = worths(catalogue, ranking_of(catalogue, view))
    return Sight(catalogue, graph, view, found, carried(view, report_weights(catalogue)), faults)


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the systems."""
    _register_opening(app, services)
    _register_list(app, services)
    _register_graph(app, services)
    _register_leverage(app, services)
    _register_edits(app, services)
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


def _register_list(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.ROWS, "data"),
        Output(S.SUMMARY, "children"),
        Output(S.QUERY, "data"),
        Output(S.ANSWER, "children"),
        *(Input(menu, "value") for menu in MENUS.values()),
        Input(S.TEXT, "value"),
        Input(S.CHANGED, "data"),
        State(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def narrow(*sent: object) -> tuple[object, ...]:
        *chosen, text, _, address, language = sent
        texts = texts_in(language_of(language))
        sight = sight_of(services, address)
        catalogue = sight.catalogue
        named = dict(zip(MENUS, chosen, strict=True))
        filters = checked_filters(named, text, choices(catalogue))
        rows = system_rows(catalogue, sight.impacts)
        shown = matching_rows(rows, filters, lambda row: systems.words(texts, catalogue, row))
        return (
            [systems.row_data(texts, catalogue, row, sight.weights) for row in shown],
            systems.summary(texts, len(shown), len(rows)),
            filters.query,
            systems.answer(texts, catalogue, rows),
        )


def _register_graph(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.PICTURE, "data"),
        Output(S.SAYS, "children"),
        Output(S.TWIN_DATA, "data"),
        Input(S.CHOSEN, "data"),
        Input(S.DEPTH, "value"),
        Input(S.DIRECTION, "value"),
        Input(S.KINDS, "value"),
        Input(S.SEEN, "data"),
        State(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def show(
        chosen: object,
        depth: object,
        direction: object,
        kinds: object,
        _: object,
        address: object,
        language: object,
    ) -> tuple[object, ...]:
        if chosen is None or depth is None:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        sight = sight_of(services, address)
        look = Look(
            centre=checked_centre(chosen, sight.graph),
            depth=checked_depth(depth),
            direction=checked_direction(direction),
            kinds=checked_kinds(kinds),
        )
        seen = picture(sight.graph, look)
        return (
            systems_graph.elements(texts, sight.catalogue, seen, look),
            systems_graph.says(texts, sight.catalogue, seen, look),
            systems_graph.twin(texts, sight.catalogue, seen, sight.weights),
        )

    @app.callback(
        Output(S.PANEL, "children"),
        Output(S.UNDO_SAYS, "children"),
        Output(S.UNDO, "hidden"),
        Output(S.TOLD, "children", allow_duplicate=True),
        Input(S.CHOSEN, "data"),
        Input(S.CHANGED, "data"),
        Input(ids.Shell.NAME, "data"),
        State(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def tell(
        chosen: object, changed: object, _: object, address: object, language: object
    ) -> tuple[object, ...]:
        if chosen is None:
            return (no_update,) * 4
        texts = texts_in(language_of(language))
        sight = sight_of(services, address)
        centre = checked_centre(chosen, sight.graph)
        undo = undo_words(services, texts, sight.catalogue)
        told = None if ctx.triggered_id == S.CHOSEN else no_update
        if centre is None:
            return systems_panel.nothing(texts), undo, not undo, told
        panel = systems_panel.contents(
            texts,
            sight.catalogue,
            sight.impacts,
            sight.worths,
            centre,
            history_of(services, sight.catalogue, centre),
            sight.weights,
        )
        return panel, undo, not undo, told


def history_of(services: Services, catalogue: Catalogue, node: Node) -> list[Change]:
    """Give what people changed in a system, newest first; other things have pages of their own."""
    if node.kind is not NodeKind.SYSTEM:
        return []
    lines = services.store.history(
        catalogue.city.city, kind="system", key=node.id, limit=MOST_HISTORY
    )
    return [line for line in lines if not line.who.startswith("package:")]


def _register_leverage(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.LEVERS, "children"),
        Input(S.WEIGHTS, "data"),
        Input(S.SEEN, "data"),
        State(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def rank(weights: object, _: object, address: object, language: object) -> object:
        if weights is None:
            return no_update
        texts = texts_in(language_of(language))
        sight = sight_of(services, address)
        found = sight.leverage.levers
        return systems_levers.levers(texts, sight.catalogue, found, sight.weights)

    @app.callback(
        Output(S.BEST, "children"),
        Input(S.TOGETHER, "value"),
        Input(S.SEEN, "data"),
        State(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def choose(most: object, _: object, address: object, language: object) -> object:
        if most is None:
            return no_update
        texts = texts_in(language_of(language))
        sight = sight_of(services, address)
        found = sight.leverage.together(checked_together(most))
        return systems_levers.together(texts, sight.catalogue, found, sight.weights)


def _register_edits(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.TOLD, "children"),
        Output(S.WISHED, "data"),
        Output(S.CHANGED, "data"),
        Input(S.WISH, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def save(wish: object, language: object) -> tuple[object, ...]:
        if wish is None:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        told, kept = keep_status(services, texts, "system", wish)
        return told, kept, _revision(services) if kept["saved"] else no_update

    @app.callback(
        Output(S.TOLD, "children", allow_duplicate=True),
        Output(S.CHANGED, "data", allow_duplicate=True),
        Input(S.UNDO, "n_clicks"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def undo(clicked: object, language: object) -> tuple[object, ...]:
        if not clicked:
            return no_update, no_update
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        try:
            lines = services.store.undo_last(acting_user(), city=catalogue.city.city)
        except StaleEdit as error:
            warning = html.P(texts.error(error))
            return html.Div(warning, className="notice notice-warning"), _revision(services)
        what = changes_words(texts, catalogue, lines)
        return html.P(texts("change.undone", what=what)), _revision(services)


def _revision(services: Services) -> int:
    """What makes the page look again: the number of the newest revision."""
    return services.catalogue().version.revision


def _register_clientside(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("lists", "opened"), Output(S.ADDRESS, "data"), Input(S.OPENED, "data")
    )
    app.clientside_callback(
        ClientsideFunction("lists", "clear"),
        *(Output(menu, "value", allow_duplicate=True) for menu in MENUS.values()),
        Output(S.TEXT, "value", allow_duplicate=True),
        Input(S.CLEAR, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("gaps", "wished"),
        Output(S.WISHED, "modified_timestamp"),
        Input(S.WISHED, "data"),
        prevent_initial_call=True,
    )
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
    # The graph and what opens most take longest, and need not follow at once.
    app.clientside_callback(
        ClientsideFunction("systems", "afterwards"),
        Output(S.ROWS, "modified_timestamp"),
        Input(S.ROWS, "data"),
        State(S.CHANGED, "data"),
        State(S.SEEN, "data"),
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
