"""What other pages say of the roadmap: the council's view, a prerequisite, a service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import dcc, html

from model.calendar import Quarter, quarter_of
from model.roadmap.laid import Laid
from model.roadmap.records import Item
from model.roadmap.stage import Stage
from model.roadmap.tracking import Tracked, Tracking, overdue
from model.roadmap.why import why
from pages._shell.components import card, fact_mark
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import item_title, quarter_name
from pages._shell.roadmap_reasons import Wording, reasons

PATH = "/roadmap"
MOST_NAMED = 6


def home_card(texts: Texts, stage: Stage, how: Tracking | None, day: date) -> html.Section:
    """Say what opens this quarter, what is late, and how far the plan leads.

    Parameters
    ----------
    stage : Stage
        The adopted plan, or the report's.
    how : Tracking or None
        How things stand against the adopted plan; None if none is adopted.
    """
    quarter = max(quarter_of(day), stage.problem.start)
    number = quarter.since(stage.problem.start)
    opening = [name for name, finish in stage.opening if finish == number]
    key = "roadmap.home.proposed" if how is None else "roadmap.home.adopted"
    return card(
        texts("roadmap.home"),
        html.Div(
            [
                _named(
                    texts,
                    stage,
                    texts("roadmap.home.opening", quarter=quarter_name(texts, quarter)),
                    opening,
                ),
                _late(texts, stage, how),
                _forecast(texts, stage, how),
            ],
            className="home-roadmap-parts",
        ),
        answer=texts(key),
        class_name="home-roadmap",
        link=(texts("roadmap.home.open"), PATH),
    )


def _late(texts: Texts, stage: Stage, how: Tracking | None) -> html.Div:
    """Say what is late: against the adopted plan, else against the quarter that was expected."""
    title = texts("roadmap.home.late")
    if how is None:
        return _named(texts, stage, title, overdue(stage.problem))
    dates = {one.item: _dates(texts, one) for one in how.late}
    return _named(texts, stage, title, tuple(dates), dates, "&panel=progress")


def _dates(texts: Texts, one: Tracked) -> str:
    def name(quarter: Quarter | None) -> str:
        return texts("roadmap.not_planned") if quarter is None else quarter_name(texts, quarter)

    planned, expected = name(one.planned_finish), name(one.expected_finish)
    if one.variance is not None and one.variance <= 0:
        return texts("roadmap.home.behind", planned=name(one.planned_start))
    return texts("roadmap.home.dates", planned=planned, expected=expected)


def _named(
    texts: Texts,
    stage: Stage,
    title: str,
    names: Sequence[str],
    said: Mapping[str, str] | None = None,
    more: str = "",
) -> html.Div:
    """Name some items, with what is said of each and a link that opens it."""
    lines: list[object] = [
        html.Li(
            [
                dcc.Link(item_title(texts, stage.catalogue, name), href=f"{PATH}?s={name}{more}"),
                html.Span(said[name], className="quiet") if said else None,
            ]
        )
        for name in names[:MOST_NAMED]
    ]
    if len(names) > MOST_NAMED:
        rest = texts.count("roadmap.more", len(names) - MOST_NAMED)
        lines.append(html.Li(rest, className="quiet"))
    if not names:
        lines.append(html.Li(texts("roadmap.home.nothing"), className="quiet"))
    return html.Div(
        [
            html.P(
                [
                    html.Span(texts.number(len(names)), className="figure-number"),
                    html.Span(title, className="figure-name"),
                ],
                className="figure",
            ),
            html.Ul(lines, className="briefs"),
        ]
    )


def _forecast(texts: Texts, stage: Stage, how: Tracking | None) -> html.Div:
    """Say how many services are open at the plan's end, as things stand."""
    last = stage.problem.quarter(stage.problem.quarters - 1)
    number = len(stage.opening) if how is None else how.open_by(stage.services, last)
    key = "roadmap.home.forecast" if how is None else "roadmap.home.forecast_adopted"
    return html.Div(
        [
            html.P(
                [
                    html.Span(texts.number(number), className="figure-number"),
                    html.Span(
                        texts(
                            key,
                            services=len(stage.services),
                            planned=len(stage.opening),
                            quarter=quarter_name(texts, last),
                        ),
                        className="figure-name",
                    ),
                ],
                className="figure",
            ),
            html.P([fact_mark(texts, "assumed"), " ", texts("roadmap.assumed_note")]),
        ]
    )


def latest_quarters(stage: Stage) -> Mapping[str, Quarter]:
    """By when each prerequisite must come so that nothing else has to move."""
    laid = Laid(stage.problem, stage.plan)
    found = {}
    for place, item in enumerate(stage.problem.items):
        end = laid.end(place)
        kind, _, key = item.id.partition(":")
        if kind == "prerequisite" and end is not None:
            found[key] = stage.problem.quarter(min(end + laid.slack(place), _last(stage)))
    return found


def _last(stage: Stage) -> int:
    return stage.problem.quarters - 1


def with_latest(
    texts: Texts, stage: Stage | None, rows: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Add to the rows of the prerequisites by when each must come."""
    latest = {} if stage is None else latest_quarters(stage)
    return [
        {
            **row,
            "latest": quarter_name(texts, latest[row["key"]]) if row["key"] in latest else "–",
            "latestOrder": str(latest.get(row["key"], "9")),
        }
        for row in rows
    ]


def needed_by(texts: Texts, stage: Stage | None, key: str) -> html.P | None:
    """Say by when one prerequisite must come so that nothing slips."""
    quarter = None if stage is None else latest_quarters(stage).get(key)
    if quarter is None:
        return None
    return html.P(
        [
            texts("roadmap.latest", quarter=quarter_name(texts, quarter)),
            " ",
            dcc.Link(texts("roadmap.home.open"), href=f"{PATH}?s=prerequisite:{key}"),
        ],
        className="roadmap-latest",
    )


def service_card(texts: Texts, stage: Stage | None, service: int) -> html.Section | None:
    """Say where a service stands in the plan and why; nothing if it is not planned."""
    name = f"service:{service}"
    if stage is None or name not in stage.problem.index:
        return None
    item: Item = stage.problem.item(name)
    wording = Wording(texts, stage)
    start, finish = stage.plan.start_of(name), stage.plan.finish_of(name)
    place = texts("roadmap.no_room")
    if start is not None and finish is not None:
        place = texts(
            "roadmap.from_to", begin=wording.quarter(start), finish=wording.quarter(finish)
        )
    return card(
        texts("roadmap.service"),
        html.P(place, className="verdict"),
        *reasons(texts, stage, why(stage.problem, stage.plan, item.id)),
        class_name="service-roadmap",
        link=(texts("roadmap.home.open"), f"{PATH}?s={name}"),
    )
