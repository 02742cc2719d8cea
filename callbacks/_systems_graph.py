"""The graph of the systems around the chosen thing, and what opens most."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from callbacks._services import Services
from callbacks._systems_sight import sight_of
from model.graph_look import (
    Look,
    checked_centre,
    checked_depth,
    checked_direction,
    checked_kinds,
    checked_together,
    picture,
)
from pages._shell import ids, systems_graph, systems_levers
from pages._shell.i18n import language_of, texts_in

S = ids.Systems


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the graph and of what opens most."""
    _register_graph(app, services)
    _register_leverage(app, services)


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
            systems_graph.drawing(texts, sight.catalogue, seen, look),
            systems_graph.says(texts, sight.catalogue, seen, look),
            systems_graph.twin(texts, sight.catalogue, seen, sight.weights),
        )


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
