"""The roadmap: plans what the address asks for, and explains one item of a plan."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks._services import Services
from model.calendar import today
from model.catalogue import Catalogue
from model.errors import InvalidInput, TarazuError
from model.roadmap.address import RoadmapView
from model.roadmap.assumptions import assumptions_of
from model.roadmap.settings import default_settings
from model.roadmap.sound import read_starts
from model.roadmap.stage import Stage, problem_of, read_stage_view, report_stage, stage_of
from model.view import View
from model.weighing import report_weights
from pages._shell import ids, roadmap_picture, roadmap_why
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.roadmap_words import refusal

R = ids.Roadmap


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the roadmap."""

    @app.callback(
        Output(R.DATASET, "data"),
        Output(R.BY, "value"),
        Output(R.LAYOUT, "value"),
        Output(R.KINDS, "value"),
        Output(R.TEXT, "value"),
        Input(R.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_page(address: object, language: object) -> tuple[object, ...]:
        if address is None:
            return (no_update,) * 5
        texts = texts_in(language_of(language))
        stage, refused = _opened(texts, services.catalogue(), address)
        defaults = _defaults(stage.catalogue)
        data = roadmap_picture.dataset(texts, stage, defaults, refused)
        data["answer"] = _picture(texts, stage)
        view = stage.view
        return data, view.by, view.layout, list(view.kinds), view.text

    @app.callback(
        Output(R.ANSWER, "data"),
        Input(R.ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def plan(asked: object, language: object) -> object:
        if asked is None:
            return no_update
        question = _question(asked)
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        return {"number": question["number"], **_planned(texts, catalogue, question["query"])}

    @app.callback(
        Output(R.WHY, "children"),
        Input(R.WHY_ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def explain(asked: object, language: object) -> object:
        if asked is None:
            return no_update
        stage = shown(services.catalogue(), asked)
        item = stage.problem.item(_question(asked).get("chosen"))
        return roadmap_why.panel(texts_in(language_of(language)), stage, item)

    _register_clientside(app)


def _register_clientside(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("roadmap", "opened"),
        Output(R.ADDRESS, "data"),
        Input(R.OPENED, "data"),
    )
    calls = (
        ("mount", [Input(R.DATASET, "data")]),
        ("answered", [Input(R.ANSWER, "data")]),
        ("chained", [Input(R.CHAIN, "data")]),
        (
            "arranged",
            [
                Input(R.BY, "value"),
                Input(R.LAYOUT, "value"),
                Input(R.KINDS, "value"),
                Input(R.TEXT, "value"),
            ],
        ),
    )
    for name, inputs in calls:
        app.clientside_callback(
            ClientsideFunction("roadmap", name),
            Output(R.MOUNTED, "data", allow_duplicate=True),
            *inputs,
            prevent_initial_call=True,
        )


def _question(asked: object) -> dict[str, Any]:
    if not isinstance(asked, dict) or not isinstance(asked.get("query"), str):
        raise InvalidInput("error.request.malformed")
    return {"number": None, **asked}


def shown(catalogue: Catalogue, asked: object) -> Stage:
    """Read the picture and the plan that a browser shows.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``, ``error.roadmap.*``.
    """
    question = _question(asked)
    view, faults = read_stage_view(catalogue, question["query"], today())
    if faults:
        raise faults[0]
    problem = problem_of(catalogue, view)
    plan = read_starts(
        problem, question.get("starts"), question.get("method"), question.get("bound")
    )
    return Stage(catalogue, view, assumptions_of(catalogue), problem, plan)


def _defaults(catalogue: Catalogue) -> RoadmapView:
    settings = default_settings(assumptions_of(catalogue), today())
    return RoadmapView(View(report_weights(catalogue)), settings)


def _opened(texts: Texts, catalogue: Catalogue, address: object) -> tuple[Stage, list[str]]:
    """Plan what an address asks for, or what the report does where that cannot be."""
    view, faults = read_stage_view(catalogue, address, today())
    refused = [refusal(texts, catalogue, fault) for fault in faults]
    try:
        stage = stage_of(catalogue, view)
        if view.chosen is not None:
            stage.problem.item(view.chosen)
    except TarazuError as error:
        refused.append(refusal(texts, catalogue, error))
        stage = report_stage(catalogue, today())
    return stage, refused


def _planned(texts: Texts, catalogue: Catalogue, query: str) -> dict[str, Any]:
    """Plan what is asked for, or say by name why that cannot be."""
    view, faults = read_stage_view(catalogue, query, today())
    try:
        if faults:
            raise faults[0]
        return _picture(texts, stage_of(catalogue, view))
    except TarazuError as error:
        return {"refused": [refusal(texts, catalogue, error)]}


def _picture(texts: Texts, stage: Stage) -> dict[str, Any]:
    compared = report_stage(stage.catalogue, today()).plan
    return roadmap_picture.picture(texts, stage, compared, today(), adopted=False)
