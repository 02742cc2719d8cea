"""The gap over time: how many services were open on each day, and how many were to be."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
from dash import dcc, html

from model.calendar import format_jalali
from model.gap_sight import Sight
from model.gaps import Gap
from pages._shell.components import empty_state, table
from pages._shell.figures import CONFIG, base_layout
from pages._shell.i18n import Texts

OPEN, DUE, TARGET = "#2F8F5B", "#B7791F", "#7A8794"
TICKS_APART = 5
"""Days are named that lie at least this part of the whole apart, so that none covers another."""

HEIGHT = 240


def course(texts: Texts, sight: Sight, today: date) -> list[object]:
    """Draw the gap over time, or say when its history begins."""
    days = sight.course
    if not days:
        return [empty_state(texts("gaps.course.none"), texts("gaps.course.none.next"))]
    (first, before), (_, now) = days[0], _latest(sight, today)
    opened = now.existing - before.existing
    name = f"gaps.course.answer.{'more' if opened >= 0 else 'fewer'}"
    says = texts(
        name,
        day=format_jalali(first, texts.language, month_name=True),
        opened=abs(opened),
        gap=now.gap,
        before=before.gap,
    )
    names = ["existing", "due", "target"]
    legend = [
        html.Span([html.Span(className=f"swatch course-{name}"), texts(f"gaps.course.{name}")])
        for name in names
    ]
    columns = [texts("gaps.course.day"), *(texts(f"gaps.course.{name}") for name in names)]
    columns.append(texts("gaps.column.gap"))
    rows = [
        [
            format_jalali(day, texts.language),
            *(texts.number(getattr(gap, name)) for name in names),
            texts.number(gap.gap),
        ]
        for day, gap in days
    ]
    return [
        html.P(says, className="card-answer"),
        dcc.Graph(
            figure=course_figure(texts, days, today),
            config=CONFIG,
            responsive=True,
            style={"height": f"{HEIGHT}px"},
        ),
        html.Div(legend, className="legend"),
        html.Div(html.P(texts("gaps.course.note")), className="remarks"),
        html.Details(
            [
                html.Summary(texts("chart.as_table")),
                table(texts("gaps.course"), columns, rows),
            ],
            className="as-table no-present",
        ),
    ]


def _apart(days: list[date]) -> list[date]:
    """The days that can be named beside one another; the first and the last always are."""
    least = (days[-1] - days[0]).days / TICKS_APART
    named = [days[0]]
    for day in days[1:-1]:
        if min((day - named[-1]).days, (days[-1] - day).days) >= least:
            named.append(day)
    return [*named, days[-1]]


def _latest(sight: Sight, today: date) -> tuple[date, Gap]:
    return next(item for item in reversed(sight.course) if item[0] <= today)


def course_figure(
    texts: Texts, days: tuple[tuple[date, Gap], ...], today: date, height: int = HEIGHT
) -> go.Figure:
    """Draw steps: what was open until today, what is due and the whole target."""
    past = [(day, gap) for day, gap in days if day <= today]
    everything = [day for day, _ in days]
    traces = [
        ([day for day, _ in past], [gap.existing for _, gap in past], OPEN, "solid", 3),
        (everything, [gap.due for _, gap in days], DUE, "dot", 2),
        (everything, [gap.target for _, gap in days], TARGET, "dash", 2),
    ]
    figure = go.Figure(
        [
            go.Scatter(
                x=[day.isoformat() for day in along],
                y=values,
                mode="lines+markers" if dash == "solid" and len(along) < 40 else "lines",
                line={"color": colour, "dash": dash, "width": width, "shape": "hv"},
                marker={"size": 5},
                hoverinfo="skip",
            )
            for along, values, colour, dash, width in traces
        ],
        layout=base_layout(texts, height),
    )
    rtl = texts.direction == "rtl"
    ticks = _apart(everything)
    beside = (days[-1][0] - days[0][0]) / 16
    bounds = [(days[0][0] - beside).isoformat(), (days[-1][0] + beside).isoformat()]
    figure.update_xaxes(
        range=bounds[::-1] if rtl else bounds,
        type="date",
        tickvals=[day.isoformat() for day in ticks],
        ticktext=[format_jalali(day, texts.language) for day in ticks],
        tickangle=0,
        showgrid=False,
        automargin=True,
        fixedrange=True,
    )
    figure.update_yaxes(
        rangemode="tozero",
        side="right" if rtl else "left",
        gridcolor="rgba(122,135,148,0.25)",
        zerolinecolor="rgba(122,135,148,0.5)",
        automargin=True,
        fixedrange=True,
    )
    return figure
