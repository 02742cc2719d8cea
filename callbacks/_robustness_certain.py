"""What is certain while the weights are a little off: at once, and pair by pair."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from callbacks import _robustness_works as works
from callbacks._robustness_sight import LANGUAGE, Sight
from callbacks._services import Services
from model.errors import TarazuError
from model.robustness.box import anywhere
from model.robustness.extremes import group_certainty
from model.robustness.look import asked_by
from model.robustness.preference import dominated, preference
from pages._shell import ids
from pages._shell.notes import refusal
from pages._shell.robustness import certain, pairs

R = ids.Robustness


def register(app: Dash, services: Services) -> None:
    """Register what is answered at once."""
    _register_certain(app, services)
    _register_pairs(app, services)


def _register_certain(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.CERTAIN_SAYS, "children"),
        Output(R.CERTAIN, "children"),
        Output(R.CERTAIN_GRAPH, "elements"),
        Output(R.CERTAIN_GRAPH_SAYS, "children"),
        Output(R.CERTAIN_READY, "data"),
        Output(R.CERTAIN_FOUND, "hidden"),
        Output(R.CERTAIN_STOPPED, "hidden"),
        Input(R.WEIGHTS, "data"),
        Input(R.POINTS, "value"),
        Input(R.TOP, "value"),
        State(R.ADDRESS, "data"),
        LANGUAGE,
        prevent_initial_call=True,
    )
    def show(
        opened: object, points: object, top: object, address: object, language: object
    ) -> tuple[object, ...]:
        if opened is None:
            return (no_update,) * 7
        sight = Sight(services, address, language)
        texts, catalogue, ranking = sight.texts, sight.catalogue, sight.ranking
        asked = asked_by({"p": points, "k": top})
        try:
            asked.top(len(ranking))
            box, by = asked.box(ranking.weights), asked.points()
        except TarazuError as error:
            idle = texts("robustness.certain.idle")
            return idle, refusal(texts, error), [], "", None, True, True
        groups = group_certainty(ranking, box)
        order = preference(ranking.table, box)
        said = certain.says(texts, by, groups)
        surest = certain.surest(texts, catalogue, group_certainty(ranking, anywhere()))
        return (
            said,
            certain.answer(texts, catalogue, said, surest, dominated(ranking.table), sight.weights),
            certain.elements(texts, catalogue, ranking, order),
            certain.order_says(texts, by, order),
            {name: asked[name] for name in works.CERTAIN},
            True,
            True,
        )


def _register_pairs(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.PAIRS_SAYS, "children"),
        Output(R.PAIRS_GRID, "rowData"),
        Input(R.WEIGHTS, "data"),
        Input(R.PAIRS_ASKED, "data"),
        Input(R.POINTS, "value"),
        Input(R.PAIRS_OF, "value"),
        State(R.ADDRESS, "data"),
        LANGUAGE,
        prevent_initial_call=True,
    )
    def show(
        opened: object,
        wanted: object,
        points: object,
        of: object,
        address: object,
        language: object,
    ) -> tuple[object, object]:
        if opened is None or not wanted:
            return no_update, no_update
        sight = Sight(services, address, language)
        texts, catalogue, ranking = sight.texts, sight.catalogue, sight.ranking
        asked = asked_by({"p": points, "u": of})
        try:
            service = asked.service("u", ranking.table)
            found = preference(ranking.table, asked.box(ranking.weights))
        except TarazuError as error:
            return refusal(texts, error), []
        said = pairs.says(texts, catalogue, found, service)
        if pairs.too_many(ranking, service):
            return f"{said} {texts('robustness.pairs.choose')}", []
        listed = found.sure_pairs(service)
        return said, pairs.rows(texts, catalogue, ranking, listed, sight.weights)
