"""The card of the quick wins: how ready the services are, and where the line is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from model.catalogue import Catalogue
from model.quick_wins import Readiness
from model.readiness import QuickWins, ReadinessStep
from pages._shell.bars import BarRow, Part, bar_table
from pages._shell.components import card, empty_state, fact_mark
from pages._shell.i18n import Texts

READY_ORDER = "/priorities?w=0,0,0,0,{frequency},{ease}"


def quick_wins_card(texts: Texts, catalogue: Catalogue, quick: QuickWins | None) -> html.Section:
    """Show how many services reach each readiness total, and who is above the line."""
    if quick is None or not quick.steps:
        empty = empty_state(texts("home.unscored"), texts("home.empty.next"))
        return card(texts("home.quick"), empty, class_name="home-quick")
    return card(
        texts("home.quick"),
        bar_table(
            texts,
            texts("home.quick.caption"),
            texts("home.quick.points"),
            [(kind, texts(f"status.{kind}")) for kind in ("to_do", "in_progress")],
            [_step(texts, catalogue, step) for step in quick.steps],
        ),
        _line(texts, quick),
        _names(texts, catalogue, quick.in_progress, "in_progress"),
        _names(texts, catalogue, quick.to_do, "to_do"),
        html.Div(
            html.P([texts("home.quick.measure"), " ", fact_mark(texts, "computed")]),
            className="remarks",
        ),
        answer=texts(
            "home.quick.answer", to_do=len(quick.to_do), in_progress=len(quick.in_progress)
        ),
        class_name="home-quick",
    )


def _step(texts: Texts, catalogue: Catalogue, step: ReadinessStep) -> BarRow:
    weights = {index.index_id: index.weight for index in catalogue.indices}
    return BarRow(
        texts.number(step.total),
        (
            Part("to_do", step.to_do, READY_ORDER.format(**weights)),
            Part("in_progress", step.in_progress, "/services?status=in_progress"),
        ),
        class_name="is-quick" if step.quick_win else "is-later",
    )


def _line(texts: Texts, quick: QuickWins) -> html.Div:
    """Let the reader draw the line elsewhere: it is an assumption."""
    offered = [step.total for step in quick.steps if step.to_do or step.in_progress]
    choices = [
        dcc.Link(
            texts.number(total),
            href=f"/?quick={total}",
            className="preset" + (" is-chosen" if total == quick.cut_off else ""),
            title=texts("home.quick.draw", total=total),
        )
        for total in offered
    ]
    return html.Div(
        [
            html.Span([texts("home.quick.line"), " ", fact_mark(texts, "assumed")]),
            html.Span(choices, className="line-choices no-print"),
            html.Span(texts("home.quick.chosen", total=quick.cut_off, most=quick.most)),
        ],
        className="quick-line",
    )


def _names(
    texts: Texts, catalogue: Catalogue, some: Sequence[Readiness], status: str
) -> html.Details | None:
    if not some:
        return None
    services = [catalogue.service_by_id[item.id] for item in some]
    return html.Details(
        [
            html.Summary(texts.count(f"home.quick.names.{status}", len(some))),
            html.Ul(
                [
                    html.Li(
                        dcc.Link(
                            service.short(texts.language), href=f"/services/{service.service_id}"
                        )
                    )
                    for service in services
                ]
            ),
        ],
        className="names",
        open=status == "in_progress",
    )
