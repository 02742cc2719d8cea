"""The roadmap's settings that a scenario holds, in words, and the plan that follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dash import html

from model.calendar import Quarter
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.roadmap.settings import Settings, Unknown
from model.scenarios.planning import Course, Opening, Planned
from model.weighing import report_weights
from pages._shell.components import card, table
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import item_title, quarter_name
from pages._shell.roadmap_words import refusal
from pages._shell.scenario_seen import Seen
from pages._shell.scenario_words import ROADMAP, opens

MOST_ROWS = 12
NUMBERS = {
    "quarters": lambda one: one.quarters,
    "effort": lambda one: one.capacities.effort,
    "count": lambda one: one.capacities.count,
    "domain_effort": lambda one: one.capacities.domain_effort,
    "domain_count": lambda one: one.capacities.domain_count,
    "strength": lambda one: one.group_strength,
    "quick": lambda one: one.quick_win_strength,
    "stay": lambda one: one.stability,
}
"""What is set by a number, by its name in the form of the roadmap."""


def set_words(texts: Texts, settings: Settings) -> dict[str, str]:
    """Write what is set for the whole plan, by the names of the roadmap's form."""
    flags = {"hard": settings.hard_groups, "wait": settings.unknown is Unknown.WAIT}
    return {
        "start": quarter_name(texts, settings.start),
        **{name: texts.number(of(settings)) for name, of in NUMBERS.items()},
        **{name: texts("scenario.yes" if on else "scenario.no") for name, on in flags.items()},
    }


def single_words(texts: Texts, catalogue: Catalogue, settings: Settings) -> list[str]:
    """Write the capacities of single domains and quarters, the expected arrivals, the wishes."""
    return [
        *_capacities(texts, catalogue, settings),
        *(
            texts(
                "scenario.plan.single",
                name=item_title(texts, catalogue, item),
                value=texts("roadmap.comes", quarter=quarter_name(texts, quarter)),
            )
            for item, quarter in settings.arrivals.items()
        ),
        *(
            texts(
                "scenario.plan.single",
                name=item_title(texts, catalogue, wish.item),
                value=texts(
                    f"roadmap.wished.{wish.kind}", quarter=quarter_name(texts, wish.quarter)
                ),
            )
            for wish in settings.wishes
        ),
    ]


def _capacities(texts: Texts, catalogue: Catalogue, settings: Settings) -> Iterator[str]:
    capacities = settings.capacities
    for name, value in capacities.by_domain.items():
        named = _resource(texts, catalogue, name)
        yield texts("scenario.plan.single", name=named, value=texts.number(value))
    for (name, quarter), value in capacities.exceptions.items():
        yield texts(
            "scenario.plan.single_in",
            name=_resource(texts, catalogue, name),
            quarter=quarter_name(texts, quarter),
            value=value,
        )


def _resource(texts: Texts, catalogue: Catalogue, name: str) -> str:
    """Name a capacity such as ``effort:transport``."""
    measure, _, domain = name.partition(":")
    found = catalogue.domain_by_id.get(domain)
    of = texts("roadmap.capacity.all") if found is None else found.title(texts.language)
    known = measure if measure in ("effort", "count") else "effort"
    return texts("roadmap.capacity.of", measure=texts(f"roadmap.capacity.{known}"), of=of)


def short_words(texts: Texts, settings: Settings) -> str:
    """Say in a few words which roadmap a scenario holds."""
    start = quarter_name(texts, settings.start)
    return texts("scenarios.roadmap", start=start, quarters=settings.quarters)


def plan_card(texts: Texts, seen: Seen) -> object | None:
    """Show when services open under the roadmap's settings, then and today; None without any."""
    course, settings = seen.replay.course, seen.save.content.roadmap
    if course is None or settings is None:
        return None
    return card(
        texts("scenario.plan"),
        *_notices(texts, seen, course, settings),
        *_openings(texts, seen, course),
        answer=plan_words(texts, seen.replay.then, course.then),
        link=(
            texts("scenario.plan.open"),
            opens(seen.save.content, report_weights(seen.catalogue), ROADMAP),
        ),
        class_name="scenario-plan",
    )


def plan_settings_card(texts: Texts, seen: Seen) -> object | None:
    """Show what is set for the roadmap; None if nothing is."""
    settings = seen.save.content.roadmap
    if settings is None:
        return None
    single = single_words(texts, seen.replay.then, settings)
    parts = [
        html.Div([html.Dt(texts(f"roadmap.set.{name}")), html.Dd(said)])
        for name, said in set_words(texts, settings).items()
    ]
    return card(
        texts("scenario.plan.settings"),
        html.Dl(parts, className="plan-set"),
        html.Ul([html.Li(html.Bdi(words)) for words in single]),
        answer=texts.count("scenario.plan.singles", len(single))
        if single
        else texts("scenario.plan.no_singles"),
    )


def plan_words(texts: Texts, catalogue: Catalogue, found: Planned | TarazuError) -> str:
    """Say what a plan brings, or why there is none."""
    if isinstance(found, TarazuError):
        return texts("scenario.plan.none", why=refusal(texts, catalogue, found))
    last = found.problem.quarter(found.problem.quarters - 1)
    return texts.count(
        "scenario.plan.answer",
        found.opened,
        all=len(found.opening),
        last=quarter_name(texts, last),
    )


def _notices(texts: Texts, seen: Seen, course: Course, settings: Settings) -> Iterator[html.Div]:
    says = []
    if seen.replay.today > settings.start:
        says.append(texts("scenario.plan.late", quarter=quarter_name(texts, seen.replay.today)))
    for wish in course.gone:
        title = item_title(texts, seen.replay.then, wish.item)
        says.append(texts("scenario.plan.gone", title=title))
    if isinstance(course.now, TarazuError) and course.moved:
        why = refusal(texts, seen.replay.now, course.now)
        says.append(texts("scenario.plan.none_today", why=why))
    elif course.moved:
        says.append(texts.count("scenario.plan.moved", len(course.moved)))
    if says:
        yield html.Div([html.P(one) for one in says], className="notice", role="status")


def _openings(texts: Texts, seen: Seen, course: Course) -> list[object]:
    moved = course.moved
    names = ["service", *(("opens_then", "opens_now") if moved else ("opens",))]
    columns = [texts(f"scenario.plan.{name}") for name in names]

    def rows(some: Sequence[Opening]) -> list[list[object]]:
        return [_opening(texts, seen, row, both=bool(moved)) for row in some]

    title = texts("scenario.plan.opening")
    whole = html.Details(
        [
            html.Summary(texts.count("scenario.plan.whole", len(course.rows))),
            table(title, columns, rows(course.rows), "opening-table"),
        ],
        className="as-table",
    )
    shown = table(title, columns, rows(moved[:MOST_ROWS]), "opening-table")
    return [*([shown] if moved else []), *([whole] if course.rows else [])]


def _opening(texts: Texts, seen: Seen, row: Opening, both: bool) -> list[object]:
    by_id = seen.replay.now.service_by_id, seen.replay.then.service_by_id
    service = next(known[row.service] for known in by_id if row.service in known)
    quarters = (row.then, row.now) if both else (row.then,)
    return [service.short(texts.language), *(quarter_words(texts, one) for one in quarters)]


def quarter_words(texts: Texts, quarter: Quarter | None) -> str:
    """Name the quarter in which a service opens, or say that it does not."""
    return texts("scenario.plan.not") if quarter is None else quarter_name(texts, quarter)
