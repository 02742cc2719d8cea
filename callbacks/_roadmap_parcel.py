"""What goes out with the plan on the screen, and the words in which a file says it to people."""

from __future__ import annotations

from callbacks._roadmap_stage import against
from callbacks._services import Services
from model.errors import TarazuError
from model.graph import NodeKind, parse_node
from model.roadmap.exchange import ical, mspdi
from model.roadmap.exchange.ical import Milestone
from model.roadmap.exchange.loose import loosen
from model.roadmap.exchange.parcel import Parcel, baseline_of, pack
from model.roadmap.kept import KeptPlan
from model.roadmap.stage import Stage, actuals_of
from model.roadmap.why import Whys
from model.scenarios.content import Content
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import item_title, quarter_name
from pages._shell.roadmap_reasons import Wording


def kept_of(stage: Stage) -> KeptPlan:
    """Give the plan on the screen with all that it was made of."""
    weighing = stage.view.weighing
    return KeptPlan(
        Content(weighing.weights, bounds=weighing.bounds, what_ifs=weighing.what_ifs),
        stage.view.settings,
        stage.problem,
        stage.plan,
    )


def parcel_of(services: Services, stage: Stage) -> Parcel:
    """Pack the plan on the screen with progress, assumptions, and what it is held against."""
    catalogue, view = stage.catalogue, stage.view
    city = catalogue.city.city
    compared = against(services, catalogue, view)
    title = reason = ""
    if view.plan is not None:
        title = services.store.plans.one(city, view.plan).title
        reason = services.store.plans.revision(city, view.plan, view.revision).reason
    return pack(
        city,
        kept_of(stage),
        actuals_of(catalogue),
        stage.assumed,
        baseline_of(compared.plan, compared.title) if compared.kept else None,
        title=title,
        reason=reason,
    )


def is_known(stage: Stage, item: str) -> bool:
    """Tell whether an item is one of the city's, whether or not it is still to be planned."""
    catalogue = stage.catalogue
    try:
        node = parse_node(item)
    except TarazuError:
        return False
    if node.kind is NodeKind.SERVICE:
        return node.id.isdecimal() and int(node.id) in catalogue.service_by_id
    if node.kind is NodeKind.SYSTEM:
        return node.id in catalogue.system_by_id
    return node.kind is NodeKind.PREREQUISITE and node.id in catalogue.prerequisite_by_id


def project_words(texts: Texts, stage: Stage, parcel: Parcel) -> mspdi.Words:
    """Say in the XML of Microsoft Project what people read there."""
    catalogue, problem = stage.catalogue, stage.problem
    language, wording = texts.language, Wording(texts, stage)
    loose = loosen(parcel)
    bodies = {
        f"{mspdi.BODY}{one.body_id}": texts("exchange.body", title=one.title(language))
        for one in catalogue.bodies
    }
    return mspdi.Words(
        title=calendar_name(texts, stage, parcel),
        items={item.id: item_title(texts, catalogue, item.id) for item in problem.items},
        notes=_notes(stage, wording),
        groups={
            **{one.domain_id: one.title(language) for one in catalogue.domains},
            "": texts("roadmap.kinds.prerequisite"),
            "-": texts("exchange.unplanned"),
        },
        resources={**{name: wording.resource(name) for name in loose.capacities}, **bodies},
        fields={name: texts(f"exchange.part.{name}") for name in mspdi.FIELDS},
        calendar=texts("exchange.week"),
        about=texts("exchange.about"),
    )


def _notes(stage: Stage, wording: Wording) -> dict[str, str]:
    """Say of each item what holds it in its quarter."""
    whys = Whys(stage.problem, stage.plan)
    found = {}
    for item in stage.problem.items:
        reasons = whys.of(item.id).reasons
        if reasons:
            found[item.id] = "\n".join(wording.reason(reason, item) for reason in reasons)
    return found


def calendar_name(texts: Texts, stage: Stage, parcel: Parcel) -> str:
    """Name a plan by its title, or by its city."""
    city = stage.catalogue.city.title(texts.language)
    return parcel.title or texts("roadmap.paper.title", city=city)


def calendar_words(texts: Texts, stage: Stage, parcel: Parcel) -> ical.Wording:
    """Say in a calendar what opens and what is awaited."""
    catalogue, wording = stage.catalogue, Wording(texts, stage)

    def summary(one: Milestone) -> str:
        title = item_title(texts, catalogue, one.item)
        return texts(f"exchange.milestone.{one.kind}", title=title)

    def description(one: Milestone) -> str:
        told = texts("exchange.milestone.by", quarter=quarter_name(texts, one.quarter))
        bodies = wording.owing([one.item])
        return f"{told}\n{bodies}" if bodies else told

    return ical.Wording(calendar_name(texts, stage, parcel), summary, description)
