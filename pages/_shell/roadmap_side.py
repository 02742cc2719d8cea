"""Beside the roadmap: the item that is explained, and the panels."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html

from model.roadmap.view import PANELS
from pages._shell import ids, scenario_save
from pages._shell.components import card, icon
from pages._shell.i18n import Texts
from pages._shell.roadmap_controls import button, field, segments

R = ids.Roadmap


def side(texts: Texts) -> html.Aside:
    """Lay out what stands beside the plan: one item explained, and a panel to choose."""
    panels = [{"label": texts(f"roadmap.panel.{name}"), "value": name} for name in PANELS]
    why = card(
        texts("roadmap.why"),
        html.Button(
            icon("close"),
            type="button",
            className="icon-button why-close",
            title=texts("roadmap.close"),
            **{"aria-label": texts("roadmap.close"), "data-roadmap": "close"},
        ),
        html.Div(
            [
                html.Div(id=R.REASONS),
                html.Div(id=R.SOONER, **{"aria-live": "polite"}),
                html.Div(id=R.ABOUT),
            ],
            id=R.WHY,
            className="why",
        ),
        class_name="roadmap-why",
    )
    beside = html.Section(
        [
            segments(texts("roadmap.panel"), R.PANEL, panels, "moved"),
            html.Div(_moved(texts), className="panel-moved"),
            html.Div(_plans(texts), className="panel-plans"),
            html.Div(_late(texts), className="panel-late"),
            html.Div(
                [
                    html.H2(texts("roadmap.risk"), className="card-question"),
                    html.Div(id=R.RISK),
                ],
                className="panel-risk",
            ),
            html.Div(
                [
                    html.H2(texts("roadmap.progress"), className="card-question"),
                    html.Div(id=R.PROGRESS),
                ],
                className="panel-progress",
            ),
        ],
        className="card-box roadmap-beside",
    )
    return html.Aside([why, beside], className="roadmap-side")


def _moved(texts: Texts) -> list[object]:
    return [
        html.H2(texts("roadmap.moved"), className="card-question"),
        html.P("", id=R.MOVED_ANSWER, className="card-answer"),
        html.Ol(id=R.MOVED, className="movers roadmap-movers"),
    ]


def _plans(texts: Texts) -> list[object]:
    return [
        html.H2(texts("roadmap.plans"), className="card-question"),
        html.P(texts("roadmap.plans.answer"), className="card-answer"),
        html.Div(
            [
                *field(R.PLAN_TITLE, texts("roadmap.plans.title"), 120),
                *field(R.PLAN_REASON, texts("roadmap.plans.reason"), 500),
                button("add-plan", texts("roadmap.plans.add")),
            ],
            className="plan-keep",
        ),
        html.Div(
            [
                html.Span(texts("roadmap.plans.settings"), className="note"),
                scenario_save.button(texts, planned=True),
            ],
            className="plan-scenario no-print",
        ),
        html.Div(id=R.PLANS_SAID),
        html.Div(id=R.PLANS),
    ]


def _late(texts: Texts) -> list[object]:
    return [
        html.H2(texts("roadmap.late"), className="card-question"),
        html.P(texts("roadmap.late.answer"), className="card-answer"),
        html.Div(
            [
                html.Label(texts("roadmap.late.subject"), htmlFor=R.LATE_SUBJECT),
                dbc.Select(id=R.LATE_SUBJECT, options=[], value=""),
                html.Label(texts("roadmap.late.quarters"), htmlFor=R.LATE_QUARTERS),
                dbc.Select(
                    id=R.LATE_QUARTERS,
                    options=[{"label": texts.number(n), "value": str(n)} for n in range(1, 9)],
                    value="2",
                ),
                button("late", texts("roadmap.late.ask")),
            ],
            className="late-form no-print",
        ),
        html.Div(
            [
                html.Progress(id=R.LATE_BAR, max="1", **{"aria-label": texts("roadmap.late.work")}),
                html.Span(texts("roadmap.late.work"), className="quiet"),
                html.Button(
                    texts("roadmap.better.stop"),
                    id=R.LATE_STOP,
                    type="button",
                    className="text-button",
                ),
            ],
            id=R.LATE_AT_WORK,
            hidden=True,
            className="roadmap-method no-print",
        ),
        html.Div(id=R.LATE),
    ]
