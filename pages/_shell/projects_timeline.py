"""The timeline: milestones in Jalali months, planned, planned anew and done, against a day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from dash import dcc, html

from model.calendar import format_jalali
from model.catalogue import Catalogue
from model.periods import MONTHS, Period
from model.portfolio.dates import Dated, State, milestones_on, months, span
from pages._shell.components import empty_state
from pages._shell.i18n import Texts
from pages._shell.projects_words import NONE, project_address, written

BARS = ("planned", "replanned", "done")


def timeline(texts: Texts, catalogue: Catalogue, day: date) -> list[object]:
    """Draw the milestones, grouped by charter, with the months above and the day as a line."""
    bounds = span(catalogue)
    if bounds is None:
        return [empty_state(texts("projects.time.none"), texts("projects.time.none.next"))]
    columns = months(*bounds)
    first, last = columns[0].first_day, columns[-1].last_day
    length = (last - first).days + 1
    dated = milestones_on(catalogue, day)
    lines: list[object] = [_head(texts, columns)]
    for charter in dict.fromkeys(one.milestone.charter for one in _by_charter(dated)):
        own = [one for one in _by_charter(dated) if one.milestone.charter == charter]
        lines.append(_group(texts, own))
        lines += [_line(texts, one, first, length) for one in own]
    style = {}
    if first <= day <= last:
        style["--day"] = f"{100 * ((day - first).days + 0.5) / length:.2f}%"
    return [
        html.P(says(texts, dated, day), className="card-answer", role="status"),
        _legend(texts),
        html.Div(
            html.Div(lines, className="timeline" + (" has-day" if style else ""), style=style),
            className="table-scroll timeline-scroll",
            tabIndex=0,
            role="region",
            **{"aria-label": texts("projects.time")},
        ),
    ]


def says(texts: Texts, dated: tuple[Dated, ...], day: date) -> str:
    """Say how the milestones stand on a day."""
    counts = Counter(one.state for one in dated)
    return texts(
        "projects.time.answer",
        day=format_jalali(day, texts.language, month_name=True),
        number=len(dated),
        overdue=counts[State.OVERDUE],
        done=counts[State.DONE] + counts[State.DONE_LATE],
        due=counts[State.DUE],
        undated=counts[State.UNDATED],
    )


def _by_charter(dated: tuple[Dated, ...]) -> list[Dated]:
    """By the first day that each charter has, within it by date."""
    firsts: dict[str, int] = {}
    for place, one in enumerate(dated):
        firsts.setdefault(one.milestone.charter, place)
    return sorted(dated, key=lambda one: firsts[one.milestone.charter])


def _head(texts: Texts, columns: tuple[Period, ...]) -> html.Div:
    cells = [
        html.Span(
            [
                html.B(texts.number(month.year))
                if month.month == 1 or month == columns[0]
                else html.B(""),
                html.Span(_month(texts, month)),
            ],
            className="timeline-month",
        )
        for month in columns
    ]
    return html.Div(
        [html.Span(className="timeline-name"), html.Span(cells, className="timeline-track")],
        className="timeline-head",
        **{"aria-hidden": "true"},
    )


def _month(texts: Texts, month: Period) -> str:
    if texts.language == "fa":
        return MONTHS[(month.month or 1) - 1]
    return month.written("en").split(" ")[0][:3]


def _group(texts: Texts, own: list[Dated]) -> html.Div:
    projects = own[0].projects
    links = [dcc.Link(p.title(texts.language), href=project_address(p)) for p in projects]
    overdue = sum(one.state is State.OVERDUE for one in own)
    mark = []
    if overdue:
        mark = [html.Span(texts.count("projects.time.late", overdue), className="pill is-late")]
    return html.Div([*links, *mark], className="timeline-group")


def _line(texts: Texts, one: Dated, first: date, length: int) -> html.Div:
    milestone = one.milestone
    bars = [
        html.Span(
            className=f"timeline-bar is-{name} {_edge(period)}",
            style=_place(period, first, length),
            title=texts(f"projects.time.{name}") + " · " + written(texts, period),
        )
        for name in BARS
        if (period := getattr(milestone, name)) is not None
    ]
    title = milestone.title_fa if texts.language == "fa" else milestone.title_en
    state = texts(f"projects.time.state.{one.state}")
    if one.state is State.OVERDUE:
        state = texts.count("projects.time.overdue_by", one.late_days)
    dates = texts("list.comma").join(
        texts(f"projects.time.{name}") + " " + written(texts, getattr(milestone, name))
        for name in BARS
        if getattr(milestone, name) is not None
    )
    return html.Div(
        [
            html.Span(
                [
                    html.Span(title),
                    html.Span(
                        [
                            html.Span(state, className=f"time-state time-{one.state}"),
                            html.Span(dates or NONE, className="quiet"),
                        ],
                        className="timeline-says",
                    ),
                ],
                className="timeline-name",
            ),
            html.Span(
                bars, className=f"timeline-track state-{one.state}", **{"aria-hidden": "true"}
            ),
        ],
        className="timeline-line",
    )


def _edge(period: Period) -> str:
    return "is-year" if period.month is None else "is-day" if period.day else "is-month"


def _place(period: Period, first: date, length: int) -> dict[str, str]:
    start = max(0, (period.first_day - first).days)
    end = min(length, (period.last_day - first).days + 1)
    return {
        "insetInlineStart": f"{100 * start / length:.2f}%",
        "inlineSize": f"{100 * max(1, end - start) / length:.2f}%",
    }


def _legend(texts: Texts) -> html.P:
    marks = [
        html.Span([html.Span(className=f"timeline-key is-{name}"), texts(f"projects.time.{name}")])
        for name in BARS
    ]
    line = html.Span([html.Span(className="timeline-key is-line"), texts("projects.time.day")])
    return html.P([*marks, line], className="legend")
