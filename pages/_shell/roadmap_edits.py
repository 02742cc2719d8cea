"""Beside the roadmap: the assumed figures, and how far an item really is, to be edited."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.calendar import Quarter, quarter_of, today
from model.catalogue import RoadmapActual, RoadmapAssumption
from model.roadmap.records import Item
from model.roadmap.stage import Stage
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import quarter_name

PAST = 12
"""Quarters back to which a beginning can be said."""


def assumptions(texts: Texts, rows: Sequence[RoadmapAssumption]) -> list[object]:
    """List the assumed figures with their reasons, each with a field and its button."""
    ordered = sorted(rows, key=lambda row: row.position)
    return [html.Ul([_assumption(texts, row) for row in ordered], className="assumed-items")]


def _assumption(texts: Texts, row: RoadmapAssumption) -> html.Li:
    field = f"assumed-{row.assumption_id}"
    return html.Li(
        [
            html.Label(row.title(texts.language), htmlFor=field),
            html.Div(
                [
                    dcc.Input(
                        id=field,
                        type="number",
                        min=0,
                        step=1,
                        value=row.value,
                        className="form-control plan-number",
                    ),
                    html.Span(texts(f"roadmap.unit.{row.unit}"), className="quiet"),
                    html.Button(
                        texts("roadmap.edit.save"),
                        type="button",
                        className="tool-button",
                        **{
                            "data-roadmap": "assume",
                            "data-key": row.assumption_id,
                            "data-version": str(row.version),
                            "aria-label": texts(
                                "roadmap.edit.save_one", title=row.title(texts.language)
                            ),
                        },
                    ),
                ],
                className="assumed-value",
            ),
            html.P(row.reason(texts.language), className="note"),
        ]
    )


def course(texts: Texts, stage: Stage, item: Item) -> html.Details:
    """Let people say how far an item really is."""
    known = next((one for one in stage.catalogue.roadmap_actuals if one.item == item.id), None)
    return html.Details(
        [
            html.Summary(texts("roadmap.course")),
            html.Div(
                [
                    *_quarter(texts, "start", known.start if known else None),
                    *_quarter(texts, "finish", known.finish if known else None),
                    html.Label(texts("roadmap.course.percent"), htmlFor="roadmap-course-percent"),
                    dcc.Input(
                        id="roadmap-course-percent",
                        type="number",
                        min=0,
                        max=100,
                        step=1,
                        value=known.percent if known else 0,
                        className="form-control plan-number",
                    ),
                    html.Button(
                        texts("roadmap.course.save"),
                        type="button",
                        className="tool-button",
                        **{
                            "data-roadmap": "course",
                            "data-item": item.id,
                            "data-version": str(known.version if known else 0),
                        },
                    ),
                ],
                className="course-fields",
            ),
            _said(texts, known),
        ],
        className="why-course",
        open=known is not None,
    )


def _said(texts: Texts, known: RoadmapActual | None) -> html.P:
    if known is None:
        return html.P(texts("roadmap.course.unsaid"), className="note")
    who = known.updated_by or known.added_by
    return html.P(texts("roadmap.course.said", who=who), className="note")


def _quarter(texts: Texts, name: str, chosen: Quarter | None) -> list[object]:
    """Give a menu of the quarters that are not in the future, the newest first."""
    now = quarter_of(today())
    quarters = [now.later(-back) for back in range(PAST)]
    if chosen is not None and chosen not in quarters:
        quarters.append(chosen)
    field = f"roadmap-course-{name}"
    options = [{"label": quarter_name(texts, one), "value": str(one)} for one in quarters]
    menu = dbc.Select(
        id=field,
        options=[{"label": "–", "value": ""}, *options],
        value="" if chosen is None else str(chosen),
    )
    return [html.Label(texts(f"roadmap.course.{name}"), htmlFor=field), menu]


def told(texts: Texts) -> html.Div:
    """Say that it was kept."""
    return html.Div(html.P(texts("roadmap.edit.told")), className="notice", role="status")


def refused(message: str) -> html.Div:
    """Say why it was not."""
    return html.Div(html.P(message), className="notice notice-warning", role="alert")
