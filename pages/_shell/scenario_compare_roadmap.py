"""The roadmaps of a comparison: what is set differently, and which services open when."""

from __future__ import annotations

from dash import html

from model.calendar import Quarter
from model.catalogue import Catalogue
from model.scenarios.planning import Planned
from pages._shell.components import card, table
from pages._shell.i18n import Texts
from pages._shell.scenario_roadmap import plan_words, quarter_words, set_words
from pages._shell.scenario_sides import Sides, heads

MOST_OPENING = 10


def roadmap_card(texts: Texts, sides: Sides) -> object | None:
    """Set the roadmap's settings side by side; None if no scenario holds any."""
    settings = [item.newest.content.roadmap for item in sides.items]
    if not any(settings):
        return None
    across = heads(texts, sides)
    moving = _moving(sides)
    columns = [texts("scenario.plan.setting"), *across]
    rows = _rows(texts, sides)
    alike = [row for row, differ in rows if not differ]
    return card(
        texts("compare.roadmap"),
        table(
            texts("compare.roadmap"),
            columns,
            [*(row for row, differ in rows if differ), _brings(texts, sides)],
            "compare-roadmap",
        ),
        *([_alike(texts, columns, alike)] if alike else []),
        *_openings(texts, sides, moving, across),
        html.P(texts("compare.roadmap.remarks"), className="remarks"),
        answer=_answer(texts, sides, len(moving)),
        class_name="compare-wide",
    )


def _alike(texts: Texts, columns: list[object], rows: list[list[object]]) -> html.Details:
    return html.Details(
        [
            html.Summary(texts.count("compare.roadmap.alike", len(rows))),
            table(texts("compare.roadmap"), columns, rows, "compare-roadmap"),
        ],
        className="as-table",
    )


def _rows(texts: Texts, sides: Sides) -> list[tuple[list[object], bool]]:
    """Every setting side by side, and whether it differs."""
    settings = [item.newest.content.roadmap for item in sides.items]
    said = [None if one is None else set_words(texts, one) for one in settings]
    names = next(words for words in said if words is not None)
    rows = [
        _row(texts(f"roadmap.set.{name}"), [None if one is None else one[name] for one in said])
        for name in names
    ]
    counted = {
        "single": lambda one: len(one.capacities.by_domain) + len(one.capacities.exceptions),
        "come": lambda one: len(one.arrivals),
        "wishes": lambda one: len(one.wishes),
    }
    for name, of in counted.items():
        numbers = [None if one is None else texts.number(of(one)) for one in settings]
        rows.append(_row(texts(f"compare.roadmap.{name}"), numbers))
    return rows


def _row(name: str, values: list[str | None]) -> tuple[list[object], bool]:
    differ = len({value for value in values if value is not None}) > 1
    return [name, *(value or "–" for value in values)], differ


def _brings(texts: Texts, sides: Sides) -> list[object]:
    plans = (
        "–" if plan is None else plan_words(texts, sides.catalogue, plan) for plan in sides.plans
    )
    return [texts("compare.roadmap.brings"), *plans]


def _moving(sides: Sides) -> list[tuple[int, list[Quarter | None]]]:
    """The services that do not open in one quarter under all plans, those far apart first."""
    plans = [plan.opening for plan in sides.plans if isinstance(plan, Planned)]
    services = dict.fromkeys(service for opening in plans for service in opening)
    found = [(service, [plan.get(service) for plan in plans]) for service in services]
    return sorted((one for one in found if len(set(one[1])) > 1), key=_least_apart)


def _least_apart(one: tuple[int, list[Quarter | None]]) -> tuple[bool, int, int]:
    service, quarters = one
    there = [quarter for quarter in quarters if quarter is not None]
    apart = max(there).since(min(there)) if there else 0
    return None not in quarters, -apart, service


def _openings(
    texts: Texts,
    sides: Sides,
    moving: list[tuple[int, list[Quarter | None]]],
    across: list[object],
) -> list[object]:
    if not moving:
        return []
    planned = [
        head for head, plan in zip(across, sides.plans, strict=True) if isinstance(plan, Planned)
    ]
    rows = [
        [_title(texts, sides.catalogue, service), *(quarter_words(texts, one) for one in quarters)]
        for service, quarters in moving[:MOST_OPENING]
    ]
    title = texts("scenario.plan.opening")
    shown = table(title, [texts("scenario.plan.service"), *planned], rows, "compare-opening")
    left = len(moving) - len(rows)
    more = [html.P(texts.count("compare.roadmap.left", left), className="note")] if left else []
    return [shown, *more]


def _title(texts: Texts, catalogue: Catalogue, service: int) -> str:
    found = catalogue.service_by_id.get(service)
    return texts.number(service) if found is None else found.short(texts.language)


def _answer(texts: Texts, sides: Sides, moving: int) -> str:
    planned = sum(isinstance(plan, Planned) for plan in sides.plans)
    if planned < 2:
        return texts("compare.roadmap.one")
    if not moving:
        return texts("compare.roadmap.same")
    return texts.count("compare.roadmap.answer", moving)
