"""The better plan, looked for in the background while the first one is on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate

from callbacks import _background
from callbacks._roadmap_stage import question_of
from callbacks._services import Services
from model.calendar import today
from model.catalogue import Catalogue
from model.roadmap.plan import Plan
from model.roadmap.solve import Nearness, bound_of, improve
from model.roadmap.stage import problem_of, read_stage_view, report_stage
from model.robustness.progress import Watch
from pages._shell import ids

R = ids.Roadmap

KEEPING = 1
"""How near a plan stays to the report's, so that it moves nothing for nothing."""
GAP = 0.001
"""Finer than for a first plan: a weight changes only about a hundredth of the whole, so that a
search which ends there would show nothing moving."""


def register(app: Dash, services: Services) -> None:
    """Register the search for a better plan."""
    _background.register(
        app,
        services,
        better,
        ask,
        Output(R.BETTER, "data"),
        Input(R.BETTER_ASK, "data"),
        bar=R.BETTER_BAR,
        cancel=[Input(R.ASK, "data"), Input(R.BETTER_STOP, "n_clicks")],
        running=[(Output(R.BETTER_AT_WORK, "hidden"), False, True)],
    )


def ask(services: Services, asked: object) -> dict[str, Any]:
    """Check what is asked for, and put it as the work reads it."""
    if asked is None:
        raise PreventUpdate
    query = question_of(asked)["query"]
    catalogue = services.catalogue()
    view, faults = read_stage_view(catalogue, query, today())
    if faults:
        raise faults[0]
    problem_of(catalogue, view)
    adopted = services.store.plans.adopted(catalogue.city.city)
    return {
        "city": catalogue.city.city,
        "query": query,
        "day": today().isoformat(),
        "adopted": None if adopted is None else [adopted.key, adopted.version],
    }


@_background.work
def better(job: _background.Job, question: Mapping[str, Any]) -> dict[str, Any]:
    """Look for a better plan, near the adopted one or the report's."""
    catalogue = job.services.catalogue(question["city"])
    day = date.fromisoformat(question["day"])
    view, _ = read_stage_view(catalogue, question["query"], day)
    problem = problem_of(catalogue, view)
    adopted = job.services.store.plans.adopted(question["city"])
    report = None
    if adopted is None:
        report = report_plan(catalogue, day, job.watch)
        near = Nearness(report, KEEPING)
    else:
        near = Nearness(adopted.newest.content.plan, view.settings.stability)
    found = improve(problem, near=near, gap=GAP, watch=job.watch)
    return {
        "query": question["query"],
        "starts": [found.start_of(item.id) for item in problem.items],
        "method": found.method.value,
        # What it pays to move nothing is no excuse: the gap is that to the best of all plans.
        "bound": max(found.value, bound_of(problem)),
        "against": None
        if report is None
        else [[entry.id, entry.start, entry.finish] for entry in report.entries],
    }


def report_plan(catalogue: Catalogue, day: date, watch: Watch) -> Plan:
    """The best plan that is found by the report's weights."""
    stage = report_stage(catalogue, day)
    return improve(stage.problem, first=stage.plan, gap=GAP, watch=watch)
