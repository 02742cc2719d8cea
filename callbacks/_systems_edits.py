"""The panel of the chosen thing: what is told of it, its status kept true, and undo."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update

from callbacks._services import Services
from callbacks._systems_list import SIFTED, listed
from callbacks._systems_sight import Sight, sight_of
from callbacks._wishes import keep_wish, take_back, undo_words
from model.catalogue import Catalogue, Change
from model.graph import Node, NodeKind
from model.graph_look import checked_centre
from pages._shell import ids, systems_panel
from pages._shell.i18n import Texts, language_of, texts_in

S = ids.Systems
MOST_HISTORY = 40


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the panel."""
    _register_panel(app, services)
    _register_status(app, services)
    _register_undo(app, services)


def _register_panel(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.PANEL, "children"),
        Output(S.UNDO_SAYS, "children"),
        Output(S.UNDO, "hidden"),
        Output(S.TOLD, "children"),
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
        told = None if ctx.triggered_id == S.CHOSEN else no_update
        return *panel(services, texts, sight_of(services, address), chosen), told


def panel(
    services: Services, texts: Texts, sight: Sight, chosen: object
) -> tuple[object, str, bool]:
    """Tell of the chosen thing, what the visitor can take back, and whether there is nothing.

    Raises
    ------
    NotFound
        ``error.links.unknown``.
    """
    centre = checked_centre(chosen, sight.graph)
    undo = undo_words(services, texts, sight.catalogue)
    if centre is None:
        return systems_panel.nothing(texts), undo, not undo
    told = systems_panel.contents(
        texts,
        sight.catalogue,
        sight.impacts,
        sight.worths,
        centre,
        history_of(services, sight.catalogue, centre),
        sight.weights,
    )
    return told, undo, not undo


def history_of(services: Services, catalogue: Catalogue, node: Node) -> list[Change]:
    """Give what people changed in a system, newest first; other things have pages of their own."""
    if node.kind is not NodeKind.SYSTEM:
        return []
    lines = services.store.history(
        catalogue.city.city, kind="system", key=node.id, limit=MOST_HISTORY
    )
    return [line for line in lines if not line.who.startswith("package:")]


def _register_status(app: Dash, services: Services) -> None:
    """Answer a status with all that follows from it but the graph and what opens most."""

    @app.callback(
        Output(S.TOLD, "children", allow_duplicate=True),
        Output(S.WISHED, "data"),
        Output(S.PANEL, "children", allow_duplicate=True),
        Output(S.UNDO_SAYS, "children", allow_duplicate=True),
        Output(S.UNDO, "hidden", allow_duplicate=True),
        Output(S.ROWS, "data", allow_duplicate=True),
        Output(S.SUMMARY, "children", allow_duplicate=True),
        Output(S.ANSWER, "children", allow_duplicate=True),
        Input(S.WISH, "data"),
        *(State(name, "value") for name in SIFTED),
        State(S.CHOSEN, "data"),
        State(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def save(wish: object, *states: object) -> tuple[object, ...]:
        if wish is None:
            return (no_update,) * 8
        *sifted, chosen, address, language = states
        texts = texts_in(language_of(language))
        kept = keep_wish(services, texts, "system", wish)
        if not kept.saved:
            return kept.told, kept.row, *(no_update,) * 6
        sight = sight_of(services, address, kept.catalogue)
        found = listed(texts, sight, sifted)
        return (
            kept.told,
            kept.row,
            *panel(services, texts, sight, chosen),
            found.rows,
            found.summary,
            found.answer,
        )

    app.clientside_callback(
        ClientsideFunction("gaps", "wished"),
        Output(S.WISHED, "modified_timestamp"),
        Input(S.WISHED, "data"),
        prevent_initial_call=True,
    )
    # The graph and what opens most take longest, and need not follow at once.
    app.clientside_callback(
        ClientsideFunction("systems", "afterwards"),
        Output(S.ROWS, "modified_timestamp"),
        Input(S.ROWS, "data"),
        State(S.CHANGED, "data"),
        State(S.WISHED, "data"),
        State(S.SEEN, "data"),
        prevent_initial_call=True,
    )


def _register_undo(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.TOLD, "children", allow_duplicate=True),
        Output(S.CHANGED, "data"),
        Input(S.UNDO, "n_clicks"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def undo(clicked: object, language: object) -> tuple[object, ...]:
        if not clicked:
            return no_update, no_update
        told, _ = take_back(services, texts_in(language_of(language)))
        return told, services.catalogue().version.revision
