"""The weighing table: gives the page its data once; the weighing itself runs in the browser."""

from __future__ import annotations

from time import time

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, no_update, set_props
from dash.exceptions import PreventUpdate

from callbacks import _background, _export, _reach
from callbacks._services import Services
from model.errors import InvalidInput
from model.view import read_address
from model.weighing import known, report_weights
from model.weights import INDEX_IDS
from pages._shell import ids, weighing
from pages._shell.i18n import language_of, texts_in

P = ids.Priorities


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the weighing table."""

    @app.callback(
        Output(P.DATASET, "data"),
        Output(P.SCALES, "children"),
        Output(P.PRESETS, "children"),
        Output(P.GRID, "columnDefs"),
        Output(P.MOVEMENT, "figure"),
        Output(P.COUNTS, "children"),
        Output(P.DOMAINS, "options"),
        Output(P.DOMAINS, "value"),
        Output(P.GROUPS, "value"),
        Output(P.COLUMNS, "options"),
        Output(P.COLUMNS, "value"),
        Output(P.TEXT, "value"),
        Output(P.NOTICE, "children"),
        Input(P.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_page(address: object, language: object) -> tuple[object, ...]:
        if address is None:
            return (no_update,) * 13
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        view, faults = read_address(address, report_weights(catalogue), known(catalogue))
        return weighing.contents(texts, catalogue, view, faults)

    @app.callback(
        Output(P.DOWNLOAD, "data"),
        Input(P.SHOWN, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def download(shown: object, language: object) -> object:
        if shown is None:
            return no_update
        if not isinstance(shown, dict):
            raise InvalidInput("error.request.malformed")
        texts = texts_in(language_of(language))
        content, name = _export.ranking_file(texts, services.catalogue(), shown)
        return dcc.send_bytes(content, name)

    @app.callback(
        Output(P.REACHED, "data"),
        Input(P.GOAL, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def find_a_way(asked: object, language: object) -> object:
        if asked is None:
            return no_update
        return _reach.quick(services, _reach.question(asked, language))

    _background.register(
        app,
        services,
        _reach.slow,
        _ask,
        Output(P.REACHED_FIRST, "data"),
        Input(P.GOAL_FIRST, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        bar=P.REACH_BAR,
        cancel=[Input(P.REACH_STOP, "n_clicks"), Input(P.GOAL, "data")],
        running=[(Output(P.REACH_WORK, "hidden"), False, True)],
        failed=lambda: set_props(P.REACH_FAILED, {"data": time()}),
    )
    _register_clientside(app)


def _ask(_: Services, asked: object, language: object) -> _reach.Question:
    if asked is None:
        raise PreventUpdate
    return _reach.question(asked, language)


def _register_clientside(app: Dash) -> None:
    def run(name: str, output: Output, *inputs: Input) -> None:
        app.clientside_callback(
            ClientsideFunction("priorities", name), output, *inputs, prevent_initial_call=True
        )

    app.clientside_callback(
        ClientsideFunction("priorities", "opened"),
        Output(P.ADDRESS, "data"),
        Input(P.OPENED, "data"),
    )
    run("mount", Output(P.ARRANGED, "data-mounted"), Input(P.DATASET, "data"))
    run("reached", Output(P.ARRANGED, "data-reached"), Input(P.REACHED, "data"))
    run("reached", Output(P.ARRANGED, "data-reached-first"), Input(P.REACHED_FIRST, "data"))
    run("unreached", Output(P.ARRANGED, "data-unreached"), Input(P.REACH_FAILED, "data"))
    run(
        "weigh",
        Output(P.ARRANGED, "data-weighed"),
        *(Input(ids.scale(index), "value") for index in INDEX_IDS),
    )
    run(
        "filter",
        Output(P.ARRANGED, "data-filtered"),
        Input(P.TEXT, "value"),
        Input(P.DOMAINS, "value"),
        Input(P.GROUPS, "value"),
        Input(P.COLUMNS, "value"),
    )
    run(
        "step",
        Output(P.ARRANGED, "data-stepped"),
        *(Input(button, "n_clicks") for button in (P.UNDO, P.REDO, P.RESET)),
    )
    run(
        "ask",
        Output(P.SHOWN, "data"),
        *(Input(button, "n_clicks") for button in (P.CSV, P.EXCEL, P.PICTURE, P.LINK)),
    )
