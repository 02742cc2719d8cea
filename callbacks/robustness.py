"""The page of robustness: what is fast is answered at once, what is slow in the background."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State, no_update, set_props

from callbacks import _background
from callbacks import _robustness_works as works
from callbacks._services import Services
from model.errors import TarazuError
from model.prerequisites import read_weights
from model.robustness.ahp import PAIRS, compare_pairs
from model.robustness.box import anywhere
from model.robustness.extremes import group_certainty
from model.robustness.intervals import stability
from model.robustness.look import asked_by, read_asked
from model.robustness.objective import critic_weights, entropy_weights
from model.robustness.preference import dominated, preference
from model.robustness.scores import score_stakes
from model.scoring import Ranking
from model.weighing import ranking_of, report_weights, score_table
from pages._shell import ids, listing
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.notes import refusal
from pages._shell.robustness import certain, hold, judged, weights
from pages._shell.robustness.common import PATH, title_of
from pages._shell.weighed import Carried, carried, weights_note

R = ids.Robustness
PAIR_MENUS = [ids.pair(number) for number in range(len(PAIRS))]
FIELDS = {
    "k": R.TOP,
    "p": R.POINTS,
    "n": R.SAMPLES,
    "seed": R.SEED,
    "m": R.KIND,
    "e": R.WRONG,
    "t": R.TARGET,
    "s": R.SERVICE,
    "o": R.OTHER,
}
NUMBERS = ("k", "p", "n", "seed", "e")
LANGUAGE = State(ids.Shell.LANGUAGE, "data")


class Sight:
    """What the page sees: the city, the weights of its address, and the order that they give."""

    def __init__(self, services: Services, address: object, language: object) -> None:
        self.texts: Texts = texts_in(language_of(language))
        self.catalogue = services.catalogue()
        self.view, self.faults = read_weights(address, self.catalogue)
        self.ranking: Ranking = ranking_of(self.catalogue, self.view)
        self.weights: Carried = carried(self.view, report_weights(self.catalogue))


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page."""
    _register_opening(app, services)
    _register_hold(app, services)
    _register_certain(app, services)
    _register_wishes(app, services)
    _register_scores(app, services)
    _register_weights(app, services)
    _register_works(app, services)
    _register_clientside(app)


def _register_opening(app: Dash, services: Services) -> None:
    @app.callback(
        *(Output(field, "value") for field in FIELDS.values()),
        Output(R.SERVICE, "options"),
        Output(R.OTHER, "options"),
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
            return (no_update,) * (len(FIELDS) + len(PAIR_MENUS) + 6)
        sight = Sight(services, address, language)
        texts = sight.texts
        asked, wrong = read_asked(address)
        table = score_table(sight.catalogue)
        faults = [*wrong, *sight.faults]
        known = dict.fromkeys(("s", "o"), "")
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


def _register_wishes(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.CHANCE, "children"),
        Output(R.CHANCE_WISH, "data"),
        Output(R.CHANCE_FOUND, "hidden"),
        Output(R.CHANCE_STOPPED, "hidden"),
        Input(R.WEIGHTS, "data"),
        Input(R.CHANCE_AGAIN, "n_clicks"),
        *(Input(FIELDS[name], "value") for name in works.CHANCE),
        LANGUAGE,
        prevent_initial_call=True,
    )
    def wish_chance(opened: object, again: object, *sent: object) -> tuple[object, ...]:
        if opened is None:
            return (no_update,) * 4
        *values, language = sent
        asked = asked_by(dict(zip(works.CHANCE, values, strict=True)))
        try:
            works.check_chance(asked, len(services.catalogue().scores))
        except TarazuError as error:
            return refusal(texts_in(language_of(language)), error), None, True, True
        return None, {**asked.parts, "again": again}, True, True

    @app.callback(
        Output(R.REACH, "children"),
        Output(R.REACH_WISH, "data"),
        Output(R.REACH_FOUND, "hidden"),
        Output(R.REACH_STOPPED, "hidden"),
        Input(R.WEIGHTS, "data"),
        Input(R.REACH_AGAIN, "n_clicks"),
        *(Input(FIELDS[name], "value") for name in works.REACH),
        LANGUAGE,
        prevent_initial_call=True,
    )
    def wish_reach(opened: object, again: object, *sent: object) -> tuple[object, ...]:
        if opened is None:
            return (no_update,) * 4
        *values, language = sent
        texts = texts_in(language_of(language))
        asked = asked_by(dict(zip(works.REACH, values, strict=True)))
        table = score_table(services.catalogue())
        try:
            wanted = asked.wanted(table)
        except TarazuError as error:
            return refusal(texts, error), None, True, True
        if wanted is None:
            return texts("robustness.reach.hint"), None, True, True
        return None, {**asked.parts, "again": again}, True, True


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


def _register_works(app: Dash, services: Services) -> None:
    given = (State(R.ADDRESS, "data"), LANGUAGE)
    _background.register(
        app,
        services,
        works.find_extremes,
        works.ask_certain,
        Output(R.CERTAIN_GRID, "rowData"),
        Output(R.CERTAIN_TELLS, "children"),
        Output(R.CERTAIN_FOUND, "hidden", allow_duplicate=True),
        Input(R.CERTAIN_WISH, "data"),
        *given,
        bar=R.CERTAIN_BAR,
        cancel=[Input(R.CERTAIN_CANCEL, "n_clicks")],
        running=[(Output(R.CERTAIN_WAIT, "hidden"), False, True)],
        failed=lambda: set_props(R.CERTAIN_STOPPED, {"hidden": False}),
    )
    _background.register(
        app,
        services,
        works.find_chances,
        works.ask_chance,
        Output(R.CHANCE_SAYS, "children"),
        Output(R.CHANCE_TELLS, "children"),
        Output(R.CHANCE_GRID, "rowData"),
        Output(R.CHANCE_MAP, "figure"),
        Output(R.CHANCE_FOUND, "hidden", allow_duplicate=True),
        Input(R.CHANCE_WISH, "data"),
        *given,
        bar=R.CHANCE_BAR,
        cancel=[Input(R.CHANCE_CANCEL, "n_clicks")],
        running=[(Output(R.CHANCE_WAIT, "hidden"), False, True)],
        failed=lambda: set_props(R.CHANCE_STOPPED, {"hidden": False}),
    )
    _background.register(
        app,
        services,
        works.find_reach,
        works.ask_reach,
        Output(R.REACH_SAYS, "children"),
        Output(R.REACH_FOUND, "children"),
        Output(R.REACH_FOUND, "hidden", allow_duplicate=True),
        Input(R.REACH_WISH, "data"),
        *given,
        bar=R.REACH_BAR,
        cancel=[Input(R.REACH_CANCEL, "n_clicks")],
        running=[(Output(R.REACH_WAIT, "hidden"), False, True)],
        failed=lambda: set_props(R.REACH_STOPPED, {"hidden": False}),
    )


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
