"""What the roadmap's script is given: the things that can be planned, and one plan of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import ceil
from typing import Any

from model.calendar import Quarter, format_jalali
from model.catalogue import Catalogue
from model.roadmap.grouping import NONE, headings
from model.roadmap.laid import usage
from model.roadmap.plan import Method, Plan
from model.roadmap.problem import Problem
from model.roadmap.records import ItemKind
from model.roadmap.stage import Stage, shifts, today_in
from model.roadmap.view import GROUPINGS, RoadmapView, as_plain
from model.weighing import report_weights
from model.weights import INDEX_IDS, MAX_WEIGHT, presets
from pages._shell.i18n import Texts

MOST_LEAD = 4
"""Quarters before the plan's first that are shown when today lies in them."""
SCRIPT_TEXTS = ("roadmap.", "list.", "group.", "weigh.percent", "weigh.preset.")


def dataset(
    texts: Texts, stage: Stage, defaults: RoadmapView, refused: Sequence[str]
) -> dict[str, Any]:
    """Give the browser what does not change with the plan: names, words, weights, settings."""
    catalogue = stage.catalogue
    return {
        "language": texts.language,
        "texts": texts.starting_with(*SCRIPT_TEXTS),
        "items": {item.id: _item(texts, stage, item.id) for item in stage.problem.items},
        "headings": {by: _headings(texts, catalogue, by) for by in GROUPINGS},
        "bodies": _owing(texts, stage),
        "indices": [
            {"id": index.index_id, "short": texts.of(index, "short"), "weight": index.weight}
            for index in sorted(catalogue.indices, key=lambda one: INDEX_IDS.index(one.index_id))
        ],
        "maxWeight": MAX_WEIGHT,
        "presets": [
            [texts(f"weigh.preset.{name}"), list(weights.values)]
            for name, weights in presets(report_weights(catalogue)).items()
        ],
        "view": as_plain(stage.view),
        "defaults": as_plain(defaults),
        "refused": list(refused),
        "city": catalogue.city.title(texts.language),
    }


def picture(texts: Texts, stage: Stage, compared: Plan, day: date, adopted: bool) -> dict[str, Any]:
    """Give one plan, with what moved against another.

    Parameters
    ----------
    compared : Plan
        The adopted plan, or the report's.
    adopted : bool
        Whether `compared` is adopted, so that its bars are drawn too.
    """
    problem, plan = stage.problem, stage.plan
    now = today_in(problem.start, day)
    lead = min(MOST_LEAD, max(0, -int(now // 1)))
    under = headings(stage.catalogue, problem, stage.view.by)
    offset = compared.start.since(problem.start)
    return {
        "start": str(problem.start),
        "quarters": problem.quarters,
        "revision": stage.catalogue.version.revision,
        "lead": lead,
        "today": now if -lead <= now < problem.quarters else None,
        "todayName": format_jalali(day, texts.language, month_name=True),
        "heads": [head(texts, problem.quarter(n)) for n in range(-lead, problem.quarters)],
        "ids": [item.id for item in problem.items],
        "rows": [_row(problem, plan, place) for place in range(len(problem.items))],
        "needs": [list(needs) for needs in problem.needs],
        "under": [list(under[item.id]) for item in problem.items],
        "usage": _usage(texts, stage),
        "moved": [[one.item, one.before, one.after] for one in shifts(compared, plan, problem)],
        "baseline": {e.id: [e.start + offset, e.finish + offset] for e in compared.entries}
        if adopted
        else {},
        "adopted": adopted,
        "method": plan.method.value,
        "bound": plan.bound,
        "gap": round(1000 * plan.gap),
        "optimal": plan.optimal,
        "answer": answer(texts, stage),
        "methodWords": method_words(texts, plan),
    }


def head(texts: Texts, quarter: Quarter) -> dict[str, str]:
    """Name a quarter as the top of a column does."""
    season = texts(quarter.name_key)
    return {
        "key": str(quarter),
        "season": season,
        "year": texts.number(quarter.year),
        "name": quarter_name(texts, quarter),
    }


def quarter_name(texts: Texts, quarter: Quarter) -> str:
    """Write a quarter out: its season and year."""
    return texts("roadmap.quarter", season=texts(quarter.name_key), year=quarter.year)


def answer(texts: Texts, stage: Stage) -> str:
    """Say in a sentence what the plan brings."""
    opening, services = stage.opening, stage.services
    if not opening:
        return texts.count("roadmap.answer.none", len(services))
    half = opening[(len(opening) - 1) // 2][1]
    return texts.count(
        "roadmap.answer",
        len(opening),
        services=len(services),
        half=quarter_name(texts, stage.problem.quarter(half)),
        last=quarter_name(texts, stage.problem.quarter(opening[-1][1])),
    )


def method_words(texts: Texts, plan: Plan) -> str:
    """Say how good the plan is, as far as that is known."""
    if plan.optimal:
        return texts("roadmap.method.optimal")
    told = plan.method in (Method.SOLVER, Method.GIVEN)
    name = plan.method.value if told else Method.SERIAL.value
    return texts(f"roadmap.method.{name}", gap=ceil(100 * plan.gap))


def item_title(texts: Texts, catalogue: Catalogue, name: str) -> str:
    """Name an item by its title."""
    kind, _, key = name.partition(":")
    if kind == ItemKind.SERVICE and key.isdecimal() and int(key) in catalogue.service_by_id:
        return catalogue.service_by_id[int(key)].short(texts.language)
    if kind == ItemKind.SYSTEM and key in catalogue.system_by_id:
        return catalogue.system_by_id[key].title(texts.language)
    if kind == ItemKind.PREREQUISITE and key in catalogue.prerequisite_by_id:
        return catalogue.prerequisite_by_id[key].title(texts.language)
    return name


def href(name: str) -> str:
    """Give the address of an item's own page."""
    kind, _, key = name.partition(":")
    if kind == ItemKind.SERVICE:
        return f"/services/{key}"
    return f"/systems?s={name}" if kind == ItemKind.SYSTEM else f"/prerequisites?p={key}"


def _item(texts: Texts, stage: Stage, name: str) -> dict[str, Any]:
    item = stage.problem.item(name)
    kind, _, key = name.partition(":")
    domains = stage.catalogue.domain_by_id
    bodies = {body.body_id: body for body in stage.catalogue.bodies}
    return {
        "kind": kind,
        "title": item_title(texts, stage.catalogue, name),
        "code": key,
        "href": href(name),
        "domain": domains[item.domain].title(texts.language)
        if item.domain and item.domain in domains
        else "",
        "bodies": [bodies[body].title(texts.language) for body in item.bodies if body in bodies],
        "outside": item.outside,
    }


def _owing(texts: Texts, stage: Stage) -> list[dict[str, str]]:
    """Name the bodies that owe something in this plan, as a menu does."""
    owing = {body for item in stage.problem.items for body in item.bodies}
    return [
        {"label": body.title(texts.language), "value": f"body:{body.body_id}"}
        for body in stage.catalogue.bodies
        if body.body_id in owing
    ]


def _headings(texts: Texts, catalogue: Catalogue, by: str) -> list[list[str]]:
    """Name the headings of a grouping, in their order; what stands under none comes last."""
    language = texts.language
    named: Mapping[str, Iterable[tuple[str, str]]] = {
        "domain": ((one.domain_id, one.title(language)) for one in catalogue.domains),
        "group": (
            *((str(group), texts(f"group.{group}")) for group in (1, 2, 3)),
            *((kind.value, texts(f"roadmap.kinds.{kind.value}")) for kind in ItemKind),
        ),
        "body": ((one.body_id, one.title(language)) for one in catalogue.bodies),
        "system": ((f"system:{one.system_id}", one.title(language)) for one in catalogue.systems),
        "council": ((one.council_id, one.title(language)) for one in catalogue.councils),
    }
    return [*([key, title] for key, title in named[by]), [NONE, texts(f"roadmap.none.{by}")]]


def _row(problem: Problem, plan: Plan, place: int) -> list[Any]:
    """Give what a plan says of an item, in the order that the script reads."""
    item = problem.items[place]
    return [
        plan.start_of(item.id),
        plan.finish_of(item.id),
        item.duration,
        item.load,
        item.group,
        item.points,
        None if item.fact is None else item.fact.value,
        None if item.blocked is None else item.blocked.value,
        int(item.quick_win),
        int(item.free),
    ]


def _usage(texts: Texts, stage: Stage) -> list[dict[str, Any]]:
    """Give each capacity with what is taken of it, the whole ones first."""
    domains = stage.catalogue.domain_by_id
    return [
        {
            "id": one.resource.id,
            "measure": one.resource.measure.value,
            "name": texts("roadmap.capacity.all")
            if one.resource.domain is None
            else domains[one.resource.domain].title(texts.language),
            "domain": one.resource.domain,
            "used": list(one.used),
            "full": list(one.full),
            "capacity": list(one.resource.capacity),
        }
        for one in usage(stage.problem, stage.plan)
        if one.resource.domain is None or any(one.used)
    ]
