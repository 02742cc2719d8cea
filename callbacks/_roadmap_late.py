"""What if something is late: pushed at once, planned anew in the background; risk and progress."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from callbacks import _background
from callbacks._roadmap_stage import question_of, shown
from callbacks._services import Services
from model.calendar import quarter_of, today
from model.catalogue import Catalogue
from model.errors import InvalidInput, TarazuError
from model.roadmap.assumptions import assumptions_of
from model.roadmap.delays import assumed_delays
from model.roadmap.interchange import plan_from_json, problem_from_json, to_json
from model.roadmap.problem import Problem
from model.roadmap.risk import risk
from model.roadmap.slips import Slip, of_bodies, replan, slip
from model.roadmap.stage import Stage, actuals_of, read_stage_view
from model.roadmap.tracking import delivered, track
from model.roadmap.view import MOST_LATE
from pages._shell import ids, roadmap_late, roadmap_progress, roadmap_risk
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.roadmap_words import refusal

R = ids.Roadmap
BODY = "body:"


def register(app: Dash, services: Services) -> None:
    """Register the what-if, the picture of risk and the progress."""
    _register_late(app, services)

    @app.callback(
        Output(R.RISK, "children"),
        Output(R.RISK_ENDS, "data"),
        Output(R.PROGRESS, "children"),
        Input(R.PICTURE_ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def picture(asked: object, language: object) -> tuple[object, ...]:
        if asked is None:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        stage = shown(services, asked)
        if question_of(asked).get("panel") == "risk":
            delays = assumed_delays(stage.catalogue, stage.assumed)
            found = risk(stage.problem, stage.plan, delays)
            ends = {one.item: [one.p50, one.p80] for one in found.items}
            return roadmap_risk.panel(texts, stage, found, delays), ends, no_update
        return no_update, no_update, progress(services, texts, stage)


def progress(services: Services, texts: Texts, stage: Stage) -> object:
    """Hold what happened against the adopted plan, or against the one on the screen."""
    adopted = services.store.plans.adopted(stage.catalogue.city.city)
    problem, baseline = stage.problem, stage.plan
    if adopted is not None:
        content = adopted.newest.content
        problem, baseline = content.problem, content.plan
    there = delivered(problem, stage.problem) if stage.view.plan is None else ()
    actuals, now = actuals_of(stage.catalogue), quarter_of(today())
    found = track(problem, baseline, stage.plan, actuals, now, there)
    return roadmap_progress.panel(texts, stage, found, adopted is not None)


def _register_late(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.LATE, "children"),
        Output(R.LATE_PLANS, "data"),
        Input(R.LATE_ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def push(asked: object, language: object) -> tuple[object, object]:
        if asked is None:
            return no_update, no_update
        texts = texts_in(language_of(language))
        try:
            stage = shown(services, asked)
            found = slip(stage.problem, stage.plan, _delays(stage.problem, asked))
        except TarazuError as error:
            said = roadmap_late.refused(refusal(texts, services.catalogue(), error))
            return said, None
        return _panel(texts, stage, found, asked), roadmap_late.plans(found)

    _background.register(
        app,
        services,
        replanned,
        ask,
        Output(R.LATE, "children", allow_duplicate=True),
        Output(R.LATE_PLANS, "data", allow_duplicate=True),
        Input(R.REPLAN_ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        bar=R.LATE_BAR,
        cancel=[Input(R.LATE_ASK, "data"), Input(R.LATE_STOP, "n_clicks")],
        running=[(Output(R.LATE_AT_WORK, "hidden"), False, True)],
    )


def ask(services: Services, asked: object, language: object) -> dict[str, Any]:
    """Check what is asked, and put it as the work reads it."""
    if asked is None:
        raise PreventUpdate
    stage = shown(services, asked)
    return {
        "city": stage.catalogue.city.city,
        "query": question_of(asked)["query"],
        "problem": to_json(stage.problem),
        "plan": to_json(stage.plan),
        "delays": _delays(stage.problem, asked),
        **{name: question_of(asked)[name] for name in ("subject", "quarters")},
        "language": language_of(language),
    }


@_background.work
def replanned(job: _background.Job, question: Mapping[str, Any]) -> tuple[object, object]:
    """Plan anew around the delay, beside the plan that is only pushed."""
    catalogue = job.services.catalogue(question["city"])
    stage = _stage(catalogue, question)
    pushed = slip(stage.problem, stage.plan, question["delays"])
    found: Slip = replan(stage.problem, pushed, watch=job.watch)
    texts = texts_in(language_of(question["language"]))
    return _panel(texts, stage, found, question), roadmap_late.plans(found)


def _panel(texts: Texts, stage: Stage, found: Slip, asked: Any) -> list[object]:
    return roadmap_late.panel(texts, stage, found, asked["subject"], asked["quarters"])


def _stage(catalogue: Catalogue, question: Mapping[str, Any]) -> Stage:
    view, _ = read_stage_view(catalogue, question["query"], today())
    problem, plan = problem_from_json(question["problem"]), plan_from_json(question["plan"])
    return Stage(catalogue, view, assumptions_of(catalogue), problem, plan)


def _delays(problem: Problem, asked: object) -> dict[str, int]:
    """Read who is how late.

    Raises
    ------
    InvalidInput
        ``error.roadmap.late``, ``error.roadmap.body.unknown`` or ``.item.unknown``
    """
    question = question_of(asked)
    subject, quarters = question.get("subject"), question.get("quarters")
    if not isinstance(subject, str):
        raise InvalidInput("error.request.malformed")
    if type(quarters) is not int or not 1 <= quarters <= MOST_LATE:
        raise InvalidInput("error.roadmap.late", value=quarters, maximum=MOST_LATE)
    if subject.startswith(BODY):
        return of_bodies(problem, {subject.removeprefix(BODY): quarters})
    return {problem.item(subject).id: quarters}
