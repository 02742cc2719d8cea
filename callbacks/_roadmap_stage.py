"""Which plan a request is about: one that is made now, one that was kept, one that a page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from callbacks._services import Services
from model.calendar import today
from model.catalogue import Catalogue
from model.errors import InvalidInput
from model.roadmap.assumptions import assumptions_of
from model.roadmap.kept import KeptPlan
from model.roadmap.plan import Entry, Plan
from model.roadmap.serial import WishesConflict
from model.roadmap.solve import improve
from model.roadmap.sound import read_starts
from model.roadmap.stage import (
    Stage,
    problem_of,
    read_stage_view,
    report_stage,
    stage_of,
)
from model.roadmap.view import RoadmapView
from model.view import View

SECONDS = 2.0
"""How long the solver may look where the quick way finds no plan at all."""
MOST_ENTRIES = 20_000


@dataclass(frozen=True)
class Against:
    """The plan that another is held against.

    Attributes
    ----------
    plan : Plan
    kept : bool
        Whether people kept it, so that its bars are drawn too; else it is the report's.
    title : str
    """

    plan: Plan
    kept: bool = False
    title: str = ""


def question_of(asked: object) -> dict[str, Any]:
    """Read what a page asks.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``
    """
    if not isinstance(asked, dict) or not isinstance(asked.get("query"), str):
        raise InvalidInput("error.request.malformed")
    return {"number": None, **asked}


def staged(services: Services, catalogue: Catalogue, view: RoadmapView) -> Stage:
    """Plan what a picture asks for, or open the kept plan that it names.

    Raises
    ------
    InvalidInput, NotFound, WishesConflict
        As the planner and the store do.
    """
    if view.plan is not None:
        return _kept(services, catalogue, view)
    try:
        return stage_of(catalogue, view)
    except WishesConflict:
        problem = problem_of(catalogue, view)
        plan = improve(problem, seconds=SECONDS)
        return Stage(catalogue, view, assumptions_of(catalogue), problem, plan)


def _kept(services: Services, catalogue: Catalogue, view: RoadmapView) -> Stage:
    city = catalogue.city.city
    content: KeptPlan = services.store.plans.revision(city, view.plan or "", view.revision).content
    shown = replace(view, weighing=weighing_of(content), settings=content.settings)
    return Stage(catalogue, shown, assumptions_of(catalogue), content.problem, content.plan)


def weighing_of(content: KeptPlan) -> View:
    """Give the picture of the weighing table that a kept plan was made by."""
    weighing = content.weighing
    return View(weighing.weights, weighing.what_ifs, bounds=weighing.bounds)


def shown(services: Services, asked: object) -> Stage:
    """Read the picture and the plan that a browser shows.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``, ``error.roadmap.*``.
    """
    question = question_of(asked)
    catalogue = services.catalogue()
    view = view_asked(catalogue, question["query"])
    if view.plan is not None:
        return _kept(services, catalogue, view)
    problem = problem_of(catalogue, view)
    plan = read_starts(
        problem, question.get("starts"), question.get("method"), question.get("bound")
    )
    return Stage(catalogue, view, assumptions_of(catalogue), problem, plan)


def view_asked(catalogue: Catalogue, query: object) -> RoadmapView:
    """Read a picture of which every part has to be right.

    Raises
    ------
    InvalidInput
        For the first part that breaks a rule.
    """
    view, faults = read_stage_view(catalogue, query, today())
    if faults:
        raise faults[0]
    return view


def view_shown(services: Services, catalogue: Catalogue, query: object) -> RoadmapView:
    """Read the picture that a browser shows: of a kept plan, what it was made of.

    Raises
    ------
    InvalidInput, NotFound
        As `view_asked` and the store do.
    """
    view = view_asked(catalogue, query)
    return view if view.plan is None else _kept(services, catalogue, view).view


def against(services: Services, catalogue: Catalogue, view: RoadmapView) -> Against:
    """Give the plan that a picture is held against: the one named, the adopted, or the report's.

    Raises
    ------
    NotFound
        ``error.kept.unknown`` or ``error.kept.revision``
    """
    plans, city = services.store.plans, catalogue.city.city
    if view.base is not None:
        save = plans.revision(city, view.base, view.base_revision)
        return Against(save.content.plan, True, plans.one(city, view.base).title)
    adopted = plans.adopted(city)
    if adopted is not None:
        return Against(adopted.newest.content.plan, True, adopted.title)
    return Against(report_stage(catalogue, today()).plan)


def read_entries(report: Plan, given: object) -> Plan:
    """Read the report's plan as the background improved it, which is only held against.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``
    """
    if not isinstance(given, list) or len(given) > MOST_ENTRIES:
        raise InvalidInput("error.request.malformed")
    entries = []
    for one in given:
        if not isinstance(one, list) or len(one) != 3 or not isinstance(one[0], str):
            raise InvalidInput("error.request.malformed")
        if not all(type(number) is int and abs(number) < 1000 for number in one[1:]):
            raise InvalidInput("error.request.malformed")
        entries.append(Entry(one[0], one[1], one[2]))
    return replace(report, entries=tuple(entries))
