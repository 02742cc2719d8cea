"""The plan that holds: what other pages than the roadmap speak of."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

from callbacks._roadmap_stage import weighing_of
from callbacks._services import Services
from model.calendar import quarter_of, today
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.links import catalogue_graph
from model.roadmap.assumptions import assumptions_of
from model.roadmap.city import owed
from model.roadmap.stage import (
    Stage,
    actuals_of,
    problem_of,
    report_stage,
    usual_settings,
    usual_stage,
    usual_view,
)
from model.roadmap.tracking import Tracking, delivered, forecast, track
from model.roadmap.view import RoadmapView
from model.scenarios.replay import todays_content
from model.weighing import report_weights
from pages._shell.i18n import Texts
from pages._shell.roadmap_cards import PATH, Basis, Holding
from pages._shell.roadmap_words import refusal
from pages._shell.scenario_words import address_parts
from pages._shell.weighed import picture_of


def current(services: Services, catalogue: Catalogue) -> Holding | None:
    """Give the adopted plan; else one by the adopted scenario; else one by the report's weights.

    A scenario whose wishes today's data do not allow makes no plan; then the report's holds. None
    where the city's documents allow no plan, or nobody could carry one out.
    """
    if not catalogue.scores or not catalogue.roadmap_assumptions:
        return None
    day, city = today(), catalogue.city.city
    adopted = services.store.plans.adopted(city)
    if adopted is not None:
        content, view = adopted.newest.content, usual_view(catalogue, day)
        assumed = assumptions_of(catalogue)
        stage = Stage(catalogue, view, assumed, content.problem, content.plan)
        return Holding(stage, Basis.ADOPTED, {"plan": adopted.key})
    scenario = services.store.scenarios.adopted(city)
    if scenario is not None:
        wanted = todays_content(scenario.newest.content, catalogue)
        settings = wanted.roadmap or usual_settings(catalogue, day)
        view = RoadmapView(picture_of(wanted), settings)
        with suppress(TarazuError):
            stage = usual_stage(catalogue, day, scenario.newest.fingerprint, view)
            return Holding(
                stage, Basis.SCENARIO, address_parts(wanted, report_weights(catalogue), PATH)
            )
    with suppress(TarazuError):
        return Holding(report_stage(catalogue, day), Basis.REPORT)
    return None


def tracked(services: Services, catalogue: Catalogue, day: date) -> Tracking | None:
    """Hold how things stand on a day against the adopted plan.

    None if none is adopted, or if what the data say by now cannot be planned.
    """
    adopted = services.store.plans.adopted(catalogue.city.city)
    if adopted is None or not catalogue.scores or not catalogue.roadmap_assumptions:
        return None
    content, now = adopted.newest.content, quarter_of(day)
    still = owed(catalogue_graph(catalogue))
    arrivals = {item: at for item, at in content.settings.arrivals.items() if item in still}
    settings = replace(content.settings, now=now, wishes=(), arrivals=arrivals)
    try:
        problem = problem_of(catalogue, RoadmapView(weighing_of(content), settings))
    except TarazuError:
        return None
    expected = forecast(problem, content.plan)
    there = delivered(content.problem, problem)
    actuals = actuals_of(catalogue)
    return track(content.problem, content.plan, expected, actuals, now, there)


def nothing(texts: Texts, catalogue: Catalogue, day: date) -> str | None:
    """Say why a city that could have a plan has none; None where its documents allow none."""
    if catalogue.scores and catalogue.roadmap_assumptions:
        try:
            report_stage(catalogue, day)
        except TarazuError as error:
            return refusal(texts, catalogue, error)
    return None
