"""Measured values, entered over time and drawn against their target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from dash import dcc, html

from model.calendar import format_jalali
from model.catalogue import Measured
from model.periods import Period
from model.portfolio.forms import plain_number
from pages._shell.components import table
from pages._shell.figures import CONFIG, DOWN, QUIET_LINE, UP, base_layout
from pages._shell.i18n import Texts
from pages._shell.projects_words import written

HEIGHT = 190
MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Goal:
    """What is measured, and what it is to reach.

    Attributes
    ----------
    title, unit : str
        In the page's language.
    printed : str or None
        The target as a document prints it, where no number can be read.
    """

    title: str
    unit: str
    target: int | None
    due: Period | None
    printed: str | None = None


def target_words(texts: Texts, goal: Goal) -> html.Span:
    """Say what is to be reached, and by when."""
    if goal.target is not None:
        number = texts.number(f"{goal.target:,}")
        said = texts("charter.target", number=number, unit=goal.unit)
        if goal.due is not None:
            said += " " + texts("charter.target.by", day=written(texts, goal.due))
    elif goal.printed:
        said = texts("charter.target.unclear", printed=goal.printed)
    else:
        said = texts("charter.target.none")
    return html.Span(said, className="quiet")


def chart(texts: Texts, goal: Goal, values: Sequence[Measured]) -> html.Div:
    """Draw the values by day with the target as a line, and list them."""
    values = [one for one in values if not one.withdrawn]
    if not values:
        return html.Div(html.P(texts("charter.values.none"), className="quiet"))
    ordered = sorted(values, key=lambda one: (one.day, one.added_at))
    drawn = dcc.Graph(figure=figure(texts, goal, ordered), config=CONFIG)
    rows = [
        [
            format_jalali(one.day, texts.language, month_name=True),
            texts.number(plain_number(one.hundredths)),
            html.Bdi(one.note or ""),
            one.added_by,
        ]
        for one in reversed(ordered)
    ]
    columns = [texts(f"charter.values.{name}") for name in ("day", "value", "note", "who")]
    summary = html.Summary(texts.count("charter.values", len(rows)))
    return html.Div(
        [
            html.Div(drawn, role="img", **{"aria-label": _label(texts, goal, ordered[-1])}),
            html.Details([summary, table(goal.title, columns, rows)], className="as-table"),
        ],
        className="indicator-chart",
    )


def figure(texts: Texts, goal: Goal, ordered: Sequence[Measured]) -> go.Figure:
    """Give the picture: dates are Gregorian underneath and written in Jalali."""
    heights = [one.hundredths / 100 for one in ordered]
    days = [one.day for one in ordered]
    reached = goal.target is None or heights[-1] >= goal.target
    line = go.Scatter(
        x=days,
        y=heights,
        mode="lines+markers+text",
        line={"color": UP if reached else DOWN, "width": 2.5},
        marker={"size": 8},
        text=[texts.number(plain_number(one.hundredths)) for one in ordered],
        textposition="top center",
        cliponaxis=False,
    )
    drawn = go.Figure(line, layout=base_layout(texts, HEIGHT))
    shown = days[:: max(1, len(days) // MOST_TICKS + 1)]
    rtl = texts.direction == "rtl"
    drawn.update_xaxes(
        tickvals=shown,
        ticktext=[format_jalali(day, texts.language) for day in shown],
        autorange="reversed" if rtl else True,
        fixedrange=True,
        showgrid=False,
        automargin=True,
    )
    top = max([*heights, goal.target or 0, 1]) * 1.25
    bottom = min([*heights, 0]) * 1.25
    drawn.update_yaxes(visible=False, range=[bottom, top], fixedrange=True)
    if goal.target is not None:
        drawn.add_hline(y=goal.target, line={"color": QUIET_LINE, "width": 2, "dash": "dash"})
        drawn.add_annotation(
            x=0 if not rtl else 1,
            xref="paper",
            xanchor="left" if not rtl else "right",
            y=goal.target,
            yanchor="bottom",
            showarrow=False,
            text=texts("charter.values.target", number=texts.number(f"{goal.target:,}")),
        )
    return drawn


def _label(texts: Texts, goal: Goal, last: Measured) -> str:
    value = texts.number(plain_number(last.hundredths))
    day = format_jalali(last.day, texts.language, month_name=True)
    if goal.target is None:
        return texts("charter.values.says", value=value, day=day)
    target = texts.number(f"{goal.target:,}")
    return texts("charter.values.says_target", value=value, day=day, target=target)
