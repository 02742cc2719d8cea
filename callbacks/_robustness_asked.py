"""What takes long on the page of robustness: checked at once, answered in the background."""

from __future__ import annotations

from functools import partial

from dash import Dash, Input, Output, State, no_update, set_props

from callbacks import _background
from callbacks import _robustness_works as works
from callbacks._robustness_sight import FIELDS, LANGUAGE
from callbacks._services import Services
from model.errors import TarazuError
from model.robustness.look import asked_by
from model.weighing import score_table
from pages._shell import ids
from pages._shell.i18n import language_of, texts_in
from pages._shell.notes import refusal

R = ids.Robustness


def register(app: Dash, services: Services) -> None:
    """Register the wishes and the works."""
    _register_wishes(app, services)
    _register_works(app, services)


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


def _register_works(app: Dash, services: Services) -> None:
    certain = works.find_extremes, works.ask_certain
    chance = works.find_chances, works.ask_chance
    reach = works.find_reach, works.ask_reach
    found = {
        "CERTAIN": (*certain, [(R.CERTAIN_GRID, "rowData"), (R.CERTAIN_TELLS, "children")]),
        "CHANCE": (
            *chance,
            [
                (R.CHANCE_SAYS, "children"),
                (R.CHANCE_TELLS, "children"),
                (R.CHANCE_GRID, "rowData"),
                (R.CHANCE_MAP, "figure"),
            ],
        ),
        "REACH": (*reach, [(R.REACH_SAYS, "children"), (R.REACH_FOUND, "children")]),
    }
    for name, (work, ask, outputs) in found.items():
        _background.register(
            app,
            services,
            work,
            ask,
            *(Output(*output) for output in outputs),
            Output(getattr(R, f"{name}_FOUND"), "hidden", allow_duplicate=True),
            Input(getattr(R, f"{name}_WISH"), "data"),
            State(R.ADDRESS, "data"),
            LANGUAGE,
            bar=getattr(R, f"{name}_BAR"),
            cancel=[Input(getattr(R, f"{name}_CANCEL"), "n_clicks")],
            running=[(Output(getattr(R, f"{name}_WAIT"), "hidden"), False, True)],
            failed=partial(set_props, getattr(R, f"{name}_STOPPED"), {"hidden": False}),
        )
