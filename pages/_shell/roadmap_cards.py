"""What other pages say of the roadmap: the council's view, a prerequisite, a service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
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
from pages._shell.weighed import address

PATH = "/roadmap"
MOST_NAMED = 6


class Basis(StrEnum):
    """Why a plan is the one that holds."""

    ADOPTED = "adopted"
    SCENARIO = "scenario"
    REPORT = "report"


@dataclass(frozen=True, eq=False)
class Holding:
    """The plan that other pages than the roadmap speak of.

    Attributes
    ----------
    stage : Stage
    basis : Basis
    way : dict of str to str
        What in the address of the roadmap shows this plan.
    """

    stage: Stage
    basis: Basis
    way: dict[str, str] = field(default_factory=dict)

    def address(self, **parameters: str) -> str:
        """Lead to this plan on the roadmap."""
        return address(PATH, self.way, **parameters)


def refused_card(texts: Texts, why: str) -> html.Section:
    """Say why there is no plan."""
    said = html.P(why, className="notice notice-warning")
    return card(texts("roadmap.home"), said, class_name="home-roadmap")


def home_card(texts: Texts, holding: Holding, how: Tracking | None, day: date) -> html.Section:
    """Say what opens this quarter, what is late, and how far the plan leads.

    Parameters
    ----------
    holding : Holding
    how : Tracking or None
        How things stand against the adopted plan; None if none is adopted.
    """
    stage = holding.stage
    quarter = max(quarter_of(day), stage.problem.start)
    number = quarter.since(stage.problem.start)
    opening = [name for name, finish in stage.opening if finish == number]
    return card(
        texts("roadmap.home"),
        html.Div(
            [
                _named(
                    texts,
                    holding,
                    texts("roadmap.home.opening", quarter=quarter_name(texts, quarter)),
                    opening,
                ),
                _late(texts, holding, how),
                _forecast(texts, stage, how),
            ],
            className="home-roadmap-parts",
        ),
        answer=texts(f"roadmap.home.{holding.basis}"),
        class_name="home-roadmap",
        link=(texts("roadmap.home.open"), holding.address()),
    )


def _late(texts: Texts, holding: Holding, how: Tracking | None) -> html.Div:
    """Say what is late: against the adopted plan, else against the quarter that was expected."""
    title = texts("roadmap.home.late")
    if how is None:
        return _named(texts, holding, title, overdue(holding.stage.problem))
    dates = {one.item: _dates(texts, one) for one in how.late}
    return _named(texts, holding, title, tuple(dates), dates, panel="progress")


def _dates(texts: Texts, one: Tracked) -> str:
    def name(quarter: Quarter | None) -> str:
        return texts("roadmap.not_planned") if quarter is None else quarter_name(texts, quarter)

    planned, expected = name(one.planned_finish), name(one.expected_finish)
    if one.variance is not None and one.variance <= 0:
        return texts("roadmap.home.behind", planned=name(one.planned_start))
    return texts("roadmap.home.dates", planned=planned, expected=expected)


def _named(
    texts: Texts,
    holding: Holding,
    title: str,
    names: Sequence[str],
    said: Mapping[str, str] | None = None,
    **more: str,
) -> html.Div:
    """Name some items, with what is said of each and a link that opens it."""
    catalogue = holding.stage.catalogue
    lines: list[object] = [
        html.Li(
            [
                dcc.Link(item_title(texts, catalogue, name), href=holding.address(s=name, **more)),
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


def needed_by(texts: Texts, holding: Holding | None, key: str) -> html.P | None:
    """Say by when one prerequisite must come so that nothing slips."""
    if holding is None or (quarter := latest_quarters(holding.stage).get(key)) is None:
        return None
    way = holding.address(s=f"prerequisite:{key}")
    return html.P(
        [
            texts("roadmap.latest", quarter=quarter_name(texts, quarter)),
            " ",
            dcc.Link(texts("roadmap.home.open"), href=way),
        ],
        className="roadmap-latest",
    )


def service_card(texts: Texts, holding: Holding | None, service: int) -> html.Section | None:
    """Say where a service stands in the plan and why; nothing if it is not planned."""
    name = f"service:{service}"
    if holding is None or name not in holding.stage.problem.index:
        return None
    stage = holding.stage
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
        answer=texts(f"roadmap.home.{holding.basis}"),
        class_name="service-roadmap",
        link=(texts("roadmap.home.open"), holding.address(s=name)),
    )
