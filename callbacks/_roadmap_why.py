"""Why an item stands where it does, the chain that leads to it, and why others moved."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from callbacks._roadmap_stage import against, question_of, shown
from callbacks._services import Services
from model.roadmap.stage import Stage, shifts
from model.roadmap.trade import smallest_change
from model.roadmap.why import Whys
from pages._shell import ids, roadmap_reasons, roadmap_why
from pages._shell.i18n import language_of, texts_in
from pages._shell.roadmap_reasons import Wording

R = ids.Roadmap
MOST_MOVED = 40


def register(app: Dash, services: Services) -> None:
    """Register what explains a plan."""

    @app.callback(
        Output(R.REASONS, "children"),
        Output(R.ABOUT, "children"),
        Input(R.WHY_ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def explain(asked: object, language: object) -> tuple[object, object]:
        if asked is None:
            return no_update, no_update
        texts = texts_in(language_of(language))
        stage = shown(services, asked)
        item = stage.problem.item(question_of(asked).get("chosen"))
        return roadmap_why.panel(texts, stage, item), roadmap_why.about(texts, stage, item)

    @app.callback(
        Output(R.SOONER, "children"),
        Input(R.WHY_ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def bring(asked: object, language: object) -> object:
        if asked is None:
            return no_update
        stage = shown(services, asked)
        name = stage.problem.item(question_of(asked).get("chosen")).id
        found = smallest_change(stage.problem, stage.plan, name)
        return roadmap_reasons.sooner(texts_in(language_of(language)), stage, name, found)

    @app.callback(
        Output(R.CHAIN, "data"),
        Input(R.CHAIN_ASK, "data"),
        prevent_initial_call=True,
    )
    def chain(asked: object) -> object:
        if asked is None:
            return no_update
        stage = shown(services, asked)
        name = question_of(asked).get("chosen") or last_to_open(stage)
        if name is None:
            return []
        return [item for item, _ in Whys(stage.problem, stage.plan).chain(name)]

    @app.callback(
        Output(R.BECAUSE, "data"),
        Input(R.BECAUSE_ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def because(asked: object, language: object) -> object:
        if asked is None:
            return no_update
        stage = shown(services, asked)
        compared = against(services, stage.catalogue, stage.view).plan
        wording = Wording(texts_in(language_of(language)), stage)
        whys = Whys(stage.problem, stage.plan)
        found = {}
        for shift in list(shifts(compared, stage.plan, stage.problem))[:MOST_MOVED]:
            item = stage.problem.item(shift.item)
            reasons = whys.of(shift.item).reasons
            if reasons and shift.later:
                found[shift.item] = wording.reason(reasons[0], item)
        return found


def last_to_open(stage: Stage) -> str | None:
    """The service at the end of the plan: the chain to it is the plan's critical chain."""
    return stage.opening[-1][0] if stage.opening else None
