"""The page of robustness: what is fast is answered at once, what is slow in the background."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks import _robustness_asked, _robustness_certain
from callbacks._robustness_sight import FIELDS, LANGUAGE, NUMBERS, PAIR_MENUS, Sight
from callbacks._services import Services
from model.errors import TarazuError
from model.robustness.ahp import PAIRS, compare_pairs
from model.robustness.box import anywhere
from model.robustness.extremes import group_certainty
from model.robustness.intervals import stability
from model.robustness.look import asked_by, read_asked
from model.robustness.objective import critic_weights, entropy_weights
from model.robustness.scores import score_stakes
from model.weighing import report_weights, score_table
from pages._shell import ids, listing
from pages._shell.notes import refusal
from pages._shell.robustness import certain, hold, judged, weights
from pages._shell.robustness.common import PATH, title_of
from pages._shell.weighed import weights_note

R = ids.Robustness


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page."""
    _register_opening(app, services)
    _register_hold(app, services)
    _robustness_certain.register(app, services)
    _robustness_asked.register(app, services)
    _register_scores(app, services)
    _register_weights(app, services)
    _register_clientside(app)


def _register_opening(app: Dash, services: Services) -> None:
    @app.callback(
        *(Output(field, "value") for field in FIELDS.values()),
        Output(R.SERVICE, "options"),
        Output(R.OTHER, "options"),
        Output(R.PAIRS_OF, "options"),
        Output(R.PAIRS, "open"),
        *(Output(menu, "value") for menu in PAIR_MENUS),
        Output(R.SECTION, "data"),
        Output(R.WEIGHTS, "data"),
        Output(R.NOTICE, "children"),
        Output(R.ANSWER, "children"),
        Input(R.ADDRESS, "data"),
        LANGUAGE,
        prevent_initial_call=True,
    )
    def open_page(address: object, language: object) -> tuple[object, ...]:
        if address is None:
            return (no_update,) * (len(FIELDS) + len(PAIR_MENUS) + 8)
        sight = Sight(services, address, language)
        texts = sight.texts
        asked, wrong = read_asked(address)
        table = score_table(sight.catalogue)
        faults = [*wrong, *sight.faults]
        known = dict.fromkeys(("s", "o", "u"), "")
        for name in known:
            try:
                found = asked.service(name, table)
                known[name] = "" if found is None else str(found)
            except TarazuError as error:
                faults.append(error)
        options = [
            {"value": str(todo), "label": title_of(texts, sight.catalogue, todo)}
            for todo in table.ids.tolist()
        ]
        try:
            values = list(asked.judgements().values())
            compare_pairs(asked.judgements())
        except TarazuError as error:
            faults.append(error)
            values = ["1"] * len(PAIRS)
        shown = {**{name: asked[name] for name in FIELDS}, **known}
        shown |= {name: texts.number(shown[name]) for name in NUMBERS}
        shown |= {"m": asked.kind, "t": asked.target_kind}
        note = weights_note(texts, sight.view, report_weights(sight.catalogue), PATH)
        return (
            *(shown[name] for name in FIELDS),
            options,
            options,
            [{"value": "", "label": texts("robustness.pairs.all")}, *options],
            bool(known["u"]),
            *values,
            asked.section,
            sight.weights,
            [listing.notice(texts, faults), note],
            certain.whatever(texts, group_certainty(sight.ranking, anywhere())),
        )


def _register_hold(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.HOLD_SAYS, "children"),
        Output(R.HOLD, "children"),
        Input(R.WEIGHTS, "data"),
        Input(R.TOP, "value"),
        State(R.ADDRESS, "data"),
        LANGUAGE,
        prevent_initial_call=True,
    )
    def show(opened: object, top: object, address: object, language: object) -> tuple[object, ...]:
        if opened is None:
            return no_update, no_update
        sight = Sight(services, address, language)
        try:
            k = asked_by({"k": top}).top(len(sight.ranking))
            found = stability(sight.ranking, k)
        except TarazuError as error:
            return sight.texts("robustness.hold.idle"), refusal(sight.texts, error)
        return (
            hold.says(sight.texts, found),
            hold.answer(sight.texts, sight.catalogue, found),
        )


def _register_scores(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.SCORES_SAYS, "children"),
        Output(R.SCORES_TELLS, "children"),
        Output(R.SCORES_GRID, "rowData"),
        Input(R.WEIGHTS, "data"),
        State(R.ADDRESS, "data"),
        LANGUAGE,
        prevent_initial_call=True,
    )
    def show(opened: object, address: object, language: object) -> tuple[object, ...]:
        if opened is None:
            return (no_update,) * 3
        sight = Sight(services, address, language)
        found = score_stakes(sight.ranking)
        return (
            judged.says(sight.texts, found, len(sight.ranking)),
            judged.answer(sight.texts, sight.catalogue, found),
            judged.rows(sight.texts, sight.catalogue, found, sight.weights),
        )


def _register_weights(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.WEIGHTS_SAYS, "children"),
        Output(R.OBJECTIVE, "children"),
        Input(R.WEIGHTS, "data"),
        State(R.ADDRESS, "data"),
        LANGUAGE,
        prevent_initial_call=True,
    )
    def suggest(opened: object, address: object, language: object) -> tuple[object, ...]:
        if opened is None:
            return no_update, no_update
        sight = Sight(services, address, language)
        texts, ranking = sight.texts, sight.ranking
        try:
            found = [
                ("entropy", entropy_weights(ranking.table)),
                ("critic", critic_weights(ranking.table)),
            ]
        except TarazuError as error:
            return texts("robustness.weights.idle"), refusal(texts, error)
        return (
            weights.says(texts, ranking, found),
            weights.objective(texts, sight.catalogue, ranking, found, sight.weights),
        )

    @app.callback(
        Output(R.COMPARED, "children"),
        Input(R.WEIGHTS, "data"),
        *(Input(menu, "value") for menu in PAIR_MENUS),
        State(R.ADDRESS, "data"),
        LANGUAGE,
        prevent_initial_call=True,
    )
    def compare(opened: object, *sent: object) -> object:
        if opened is None:
            return no_update
        *values, address, language = sent
        sight = Sight(services, address, language)
        try:
            found = compare_pairs(dict(zip(PAIRS, values, strict=True)))
        except TarazuError as error:
            return refusal(sight.texts, error)
        return weights.compared(sight.texts, sight.catalogue, sight.ranking, found, sight.weights)


def _register_clientside(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("lists", "opened"), Output(R.ADDRESS, "data"), Input(R.OPENED, "data")
    )
    app.clientside_callback(
        ClientsideFunction("robustness", "wish"),
        Output(R.CERTAIN_WISH, "data"),
        Output(R.CERTAIN_STOPPED, "hidden", allow_duplicate=True),
        Input(R.SECTION, "data"),
        Input(R.CERTAIN_READY, "data"),
        Input(R.CERTAIN_AGAIN, "n_clicks"),
        State(R.CERTAIN_WISH, "data"),
        prevent_initial_call=True,
    )
    for cancel, stopped in (
        (R.CERTAIN_CANCEL, R.CERTAIN_STOPPED),
        (R.CHANCE_CANCEL, R.CHANCE_STOPPED),
        (R.REACH_CANCEL, R.REACH_STOPPED),
    ):
        app.clientside_callback(
            ClientsideFunction("robustness", "stopped"),
            Output(stopped, "hidden", allow_duplicate=True),
            Input(cancel, "n_clicks"),
            prevent_initial_call=True,
        )
    app.clientside_callback(
        ClientsideFunction("robustness", "draw"),
        Output(R.CERTAIN_DRAWN, "data"),
        Input(R.CERTAIN_GRAPH, "elements"),
    )
    app.clientside_callback(
        ClientsideFunction("robustness", "keep"),
        Output(R.KEPT, "data"),
        Input(R.WEIGHTS, "data"),
        Input(R.SECTION, "data"),
        *(Input(field, "value") for field in FIELDS.values()),
        *(Input(menu, "value") for menu in PAIR_MENUS),
        prevent_initial_call=True,
    )
    # Apart from the address, which must not wait for what takes long.
    for grid in (R.CERTAIN_GRID, R.CHANCE_GRID, R.SCORES_GRID):
        app.clientside_callback(
            ClientsideFunction("lists", "arrange"),
            Output(R.LAID, "data", allow_duplicate=True),
            Input(grid, "rowData"),
            prevent_initial_call=True,
        )
