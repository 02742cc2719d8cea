"""Beside the roadmap: one item with its place, what it needs, and what may be wished of it."""

from __future__ import annotations

from collections.abc import Iterable

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.roadmap.records import Fact, Item, ItemKind
from model.roadmap.stage import Stage
from model.roadmap.why import why
from pages._shell import ids
from pages._shell.components import group_badge
from pages._shell.i18n import Texts
from pages._shell.roadmap_edits import course
from pages._shell.roadmap_picture import href, item_title, quarter_name
from pages._shell.roadmap_reasons import reasons

MOST_NAMED = 8


def panel(texts: Texts, stage: Stage, item: Item) -> list[object]:
    """Explain the place of an item of the plan."""
    return [
        html.H3(item_title(texts, stage.catalogue, item.id), className="why-title"),
        _marks(texts, item),
        html.P(_place(texts, stage, item), className="verdict"),
        *reasons(texts, stage, why(stage.problem, stage.plan, item.id)),
    ]


def about(texts: Texts, stage: Stage, item: Item) -> list[object]:
    """Say what hangs together with an item, and let people wish and say how far it is."""
    return [
        *_links(texts, stage, item),
        _wishes(texts, stage, item),
        _late(texts, stage, item),
        course(texts, stage, item),
        dcc.Link(texts(f"roadmap.open.{item.kind.value}"), href=href(item.id)),
    ]


def _marks(texts: Texts, item: Item) -> html.P:
    marks: list[object] = [html.Span(texts(f"roadmap.kind.{item.kind.value}"), className="pill")]
    if item.group is not None:
        marks.append(group_badge(texts, item.group))
    if item.quick_win:
        marks.append(html.Span(texts("roadmap.quick_win"), className="pill"))
    if item.fact is not None:
        marks.append(html.Span(texts(f"roadmap.fact.{item.fact.value}"), className="pill"))
    marks.append(
        html.Span(texts.count("roadmap.size", item.duration, load=item.load), className="quiet")
    )
    return html.P(marks, className="why-marks")


def _place(texts: Texts, stage: Stage, item: Item) -> str:
    start, finish = stage.plan.start_of(item.id), stage.plan.finish_of(item.id)
    if start is None or finish is None:
        name = "no_room" if item.blocked is None else f"blocked.{item.blocked.value}"
        return texts(f"roadmap.{name}")
    quarter = stage.problem.quarter
    if item.outside:
        return texts("roadmap.comes", quarter=quarter_name(texts, quarter(finish)))
    return texts(
        "roadmap.from_to",
        begin=quarter_name(texts, quarter(start)),
        finish=quarter_name(texts, quarter(finish)),
    )


def _links(texts: Texts, stage: Stage, item: Item) -> list[object]:
    problem = stage.problem
    place = problem.index[item.id]
    found: list[object] = []
    for key, places in (("needs", problem.needs[place]), ("needed_by", problem.needed_by[place])):
        if places:
            title = texts.count(f"roadmap.{key}", len(places))
            names = [problem.items[other].id for other in places]
            found += [html.H4(title, className="why-part"), _named(texts, stage, names)]
    return found


def _named(texts: Texts, stage: Stage, names: Iterable[str]) -> html.Ul:
    """List items with the quarter in which each is there; a click chooses it."""
    late = stage.problem.quarters
    ordered = sorted(names, key=lambda name: (stage.plan.finish_of(name) or late, name))
    lines = [_line(texts, stage, name) for name in ordered[:MOST_NAMED]]
    if len(ordered) > MOST_NAMED:
        more = texts.count("roadmap.more", len(ordered) - MOST_NAMED)
        lines.append(html.Li(more, className="quiet"))
    return html.Ul(lines, className="why-items")


def _line(texts: Texts, stage: Stage, name: str) -> html.Li:
    finish = stage.plan.finish_of(name)
    when = (
        texts("roadmap.not_planned")
        if finish is None
        else quarter_name(texts, stage.problem.quarter(finish))
    )
    return html.Li(
        [
            html.Button(
                item_title(texts, stage.catalogue, name),
                type="button",
                className="text-button",
                **{"data-roadmap": "choose", "data-item": name},
            ),
            html.Span(when, className="quiet nowrap"),
        ]
    )


def _wishes(texts: Texts, stage: Stage, item: Item) -> html.Fieldset:
    """Let the council choose a quarter without the mouse."""
    problem = stage.problem
    start = stage.plan.start_of(item.id)
    quarters = [
        {"label": quarter_name(texts, quarter), "value": str(quarter)}
        for quarter in map(problem.quarter, range(problem.quarters))
    ]
    wishes = problem.wishes_by_item.get(item.id, ())
    acts: tuple[str, ...] = ("pin", "forbid", "latest") if item.free else ()
    if item.outside and item.kind is ItemKind.PREREQUISITE:
        acts = ("come",)
    if not acts:
        return html.Fieldset([])
    field = dbc.Select(
        id=ids.Roadmap.WISH_QUARTER,
        options=quarters,
        value=str(problem.quarter(max(0, start or 0))),
    )
    said = [
        html.P(
            texts(
                f"roadmap.wished.{wish.kind.value}",
                quarter=quarter_name(texts, problem.quarter(wish.quarter)),
            ),
            className="why-wished",
        )
        for wish in wishes
    ]
    buttons = [_act(act, texts(f"roadmap.wish.{act}"), item.id) for act in acts]
    if wishes:
        buttons.append(_act("free", texts("roadmap.wish.free"), item.id))
    return html.Fieldset(
        [
            html.Legend(texts("roadmap.wish"), className="why-part"),
            *said,
            html.Div([html.Label(texts("roadmap.wish.quarter"), htmlFor=field.id), field]),
            html.Div(buttons, className="why-acts"),
        ],
        className="why-wishes",
    )


def _late(texts: Texts, stage: Stage, item: Item) -> html.P | None:
    """Let people ask what happens if it is late."""
    if stage.plan.start_of(item.id) is None or item.fact is Fact.FINISHED:
        return None
    return html.P(_act("late-item", texts("roadmap.late.of_item"), item.id))


def _act(act: str, label: str, item: str) -> html.Button:
    return html.Button(
        label,
        type="button",
        className="tool-button",
        **{"data-roadmap": act, "data-item": item},
    )
