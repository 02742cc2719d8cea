"""The roadmap: plans what the address asks for, and explains one item of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks import (
    _roadmap_better,
    _roadmap_edits,
    _roadmap_files,
    _roadmap_late,
    _roadmap_plans,
    _roadmap_why,
)
from callbacks._roadmap_current import nothing
from callbacks._roadmap_stage import against, question_of, read_entries, shown, staged
from callbacks._services import Services
from model.calendar import today
from model.errors import InvalidInput, TarazuError
from model.roadmap.stage import Stage, read_stage_view, report_stage, usual_view
from model.roadmap.view import as_plain
from pages._shell import ids, roadmap_picture
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
        Output(R.PANEL, "value"),
        Output(R.LATE_SUBJECT, "options"),
        Input(R.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_page(address: object, language: object) -> tuple[object, ...]:
        if address is None:
            return (no_update,) * 7
        texts = texts_in(language_of(language))
        stage, refused = _opened(services, texts, address)
        defaults = usual_view(stage.catalogue, today())
        data = roadmap_picture.dataset(texts, stage, defaults, refused)
        data["answer"] = _picture(services, texts, stage)
        view = stage.view
        return data, view.by, view.layout, list(view.kinds), view.text, view.panel, data["bodies"]

    @app.callback(
        Output(R.ANSWER, "data"),
        Input(R.ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def plan(asked: object, language: object) -> object:
        if asked is None:
            return no_update
        question = question_of(asked)
        texts = texts_in(language_of(language))
        return {"number": question["number"], **_planned(services, texts, question)}

    _roadmap_why.register(app, services)
    _roadmap_late.register(app, services)
    _roadmap_edits.register(app, services)
    _roadmap_better.register(app, services)
    _roadmap_plans.register(app, services)
    _roadmap_files.register(app, services)
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
        ("improved", [Input(R.BETTER, "data")]),
        ("changed", [Input(R.PLANS_CHANGED, "data")]),
        ("explained", [Input(R.REASONS, "children")]),
        ("slipped", [Input(R.LATE_PLANS, "data")]),
        ("risked", [Input(R.RISK_ENDS, "data")]),
        ("edited", [Input(R.EDITED, "data")]),
        ("because", [Input(R.BECAUSE, "data")]),
        ("chained", [Input(R.CHAIN, "data")]),
        (
            "arranged",
            [
                Input(R.BY, "value"),
                Input(R.LAYOUT, "value"),
                Input(R.KINDS, "value"),
                Input(R.TEXT, "value"),
                Input(R.PANEL, "value"),
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


def _opened(services: Services, texts: Texts, address: object) -> tuple[Stage, list[str]]:
    """Plan what an address asks for, or what the report does where that cannot be."""
    catalogue = services.catalogue()
    view, faults = read_stage_view(catalogue, address, today())
    refused = [refusal(texts, catalogue, fault) for fault in faults]
    try:
        against(services, catalogue, view)
        stage = staged(services, catalogue, view)
        if view.chosen is not None:
            stage.problem.item(view.chosen)
    except TarazuError as error:
        refused.append(refusal(texts, catalogue, error))
        why = nothing(texts, catalogue, today())
        if why is not None:
            raise InvalidInput("error.roadmap.nothing", why=why) from error
        stage = report_stage(catalogue, today())
    return stage, refused


def _planned(services: Services, texts: Texts, question: Mapping[str, Any]) -> dict[str, Any]:
    """Plan what is asked for, or show the better plan found, or say by name why not."""
    catalogue = services.catalogue()
    try:
        if question.get("starts") is not None:
            return _picture(services, texts, shown(services, question), question.get("against"))
        view, faults = read_stage_view(catalogue, question["query"], today())
        if faults:
            raise faults[0]
        return _picture(services, texts, staged(services, catalogue, view))
    except TarazuError as error:
        return {"refused": [refusal(texts, catalogue, error)]}


def _picture(
    services: Services, texts: Texts, stage: Stage, improved: object = None
) -> dict[str, Any]:
    compared = against(services, stage.catalogue, stage.view)
    if improved is not None and not compared.kept:
        compared = replace(compared, plan=read_entries(compared.plan, improved))
    picture = roadmap_picture.picture(texts, stage, compared.plan, today(), adopted=compared.kept)
    if stage.view.plan is not None:
        picture["view"] = as_plain(stage.view)
    return picture
