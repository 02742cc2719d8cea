"""Beside the roadmap: planned, expected and real progress, and where people say how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from model.calendar import Quarter
from model.roadmap.stage import Stage
from model.roadmap.tracking import Tracked, Tracking
from pages._shell.components import table
from pages._shell.i18n import Texts
from pages._shell.roadmap_chances import Column, chart
from pages._shell.roadmap_picture import quarter_name
from pages._shell.roadmap_reasons import Wording

MOST_LATE = 20


def panel(texts: Texts, stage: Stage, found: Tracking, adopted: bool) -> list[object]:
    """Show the course of the whole and what is late."""
    wording = Wording(texts, stage)
    key = "roadmap.progress.answer" if adopted else "roadmap.progress.no_plan"
    late = found.late
    return [
        html.P(
            texts(
                key,
                earned=found.earned,
                due=found.due,
                whole=found.whole,
                forecast=found.forecast[-1] if found.forecast else 0,
                last=_name(texts, found.quarters[-1] if found.quarters else None),
            ),
            className="verdict",
        ),
        _curve(texts, found),
        _twin(texts, found),
        html.H3(texts.count("roadmap.progress.late", len(late)), className="why-part"),
        _late(wording, late) if late else html.P(texts("roadmap.progress.none_late")),
    ]


def _name(texts: Texts, quarter: Quarter | None) -> str:
    return texts("roadmap.not_planned") if quarter is None else quarter_name(texts, quarter)


def _curve(texts: Texts, found: Tracking) -> html.Div:
    """Draw planned, expected and actual points over the quarters; the table says the same."""
    most = max(1, found.whole)
    columns = [
        Column(
            says=texts(
                "roadmap.progress.cell",
                quarter=quarter_name(texts, quarter),
                planned=found.planned[at],
                forecast=found.forecast[at],
                actual="–" if found.actual[at] is None else texts.number(found.actual[at]),
            ),
            sure=(found.actual[at] or 0) / most,
            likely=found.forecast[at] / most,
            planned=found.planned[at] / most,
        )
        for at, quarter in enumerate(found.quarters)
    ]
    keys = {"planned": "planned", "forecast": "half", "actual": "sure"}
    return html.Div(
        [
            chart(texts, found.quarters, columns, texts("roadmap.progress")),
            html.Div(
                [
                    html.Span(
                        [
                            html.Span(className=f"chance-key is-{key}"),
                            texts(f"roadmap.progress.{name}"),
                        ]
                    )
                    for name, key in keys.items()
                ],
                className="legend",
            ),
        ],
        className="curve",
    )


def _twin(texts: Texts, found: Tracking) -> html.Details:
    rows = [
        [
            quarter_name(texts, quarter),
            texts.number(found.planned[at]),
            texts.number(found.forecast[at]),
            "–" if found.actual[at] is None else texts.number(found.actual[at]),
        ]
        for at, quarter in enumerate(found.quarters)
    ]
    names = [texts(f"roadmap.progress.{name}") for name in ("quarter", *_LINES)]
    return html.Details(
        [
            html.Summary(texts("roadmap.progress.table")),
            table(texts("roadmap.progress.table"), names, rows),
        ],
        className="as-table",
    )


_LINES = ("planned", "forecast", "actual")


def _late(wording: Wording, late: Sequence[Tracked]) -> html.Div:
    texts = wording.texts
    rows = [
        [
            html.Button(
                wording.title(one.item),
                type="button",
                className="text-button",
                **{"data-roadmap": "choose", "data-item": one.item},
            ),
            _name(texts, one.planned_finish),
            _name(texts, one.expected_finish),
            texts("weigh.percent", share=one.percent),
        ]
        for one in late[:MOST_LATE]
    ]
    names = [texts(f"roadmap.progress.{name}") for name in ("item", "planned", "expected", "done")]
    return table(texts("roadmap.progress.late_table"), names, rows)
