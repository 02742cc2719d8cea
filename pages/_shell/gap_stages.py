"""How electronic the services are, stage by stage, as their cards tell; and why not more."""

from __future__ import annotations

from dash import dcc, html

from model.cards.form import national_form
from model.cards.stages import Mode, Reach, Stage, Stages
from model.catalogue import Catalogue
from pages._shell.card import mode_pill
from pages._shell.components import fact_mark, table
from pages._shell.i18n import Texts

REASONS = "delivery_visit_reasons"


def stages(texts: Texts, catalogue: Catalogue, found: Stages) -> list[object]:
    """Show each stage with its modes, the reasons for a visit, and where cards contradict."""
    rows = [_row(texts, found, stage) for stage in Stage]
    columns = [texts("gaps.stages.column.stage"), *(texts(f"mode.{mode}") for mode in Mode)]
    assumed = sum(found.assumed.values())
    parts: list[object] = [
        html.P(_answer(texts, found), className="card-answer"),
        table(texts("gaps.stages"), columns, rows, "gap-stage-table"),
    ]
    if assumed:
        says = texts.count("gaps.stages.assumed", assumed)
        parts.append(html.P([says, " ", fact_mark(texts, "assumed")], className="note"))
    parts.append(_reasons(texts, found))
    if found.contradicting:
        parts.append(_contradicting(texts, catalogue, found))
    parts.append(html.Div(html.P(texts("gaps.stages.note")), className="remarks"))
    return parts


def _answer(texts: Texts, found: Stages) -> str:
    return texts(
        "gaps.stages.answer",
        **{str(reach): found.reaches[reach] for reach in Reach},
    )


def _row(texts: Texts, found: Stages, stage: Stage) -> list[object]:
    modes = found.modes[stage]
    total = sum(modes.values())
    parts = [
        html.Span(
            className=f"stack-part stage-{mode}",
            style={"width": f"{100 * modes[mode] / total:.2f}%"},
        )
        for mode in Mode
        if modes[mode]
    ]
    bar = html.Div(parts, className="stack", **{"aria-hidden": "true"})
    return [[texts(f"stage.{stage}"), bar], *(texts.number(modes[mode]) for mode in Mode)]


def _reasons(texts: Texts, found: Stages) -> html.Div:
    """Count why one must come where a stage is not electronic."""
    if not found.reasons:
        return html.Div(html.P(texts("gaps.stages.no_reason"), className="quiet"))
    choices = national_form().field(REASONS).choice_by_code
    lines = [
        html.Li([texts.of(choices[code]), " ", html.B(texts.number(number))])
        for code, number in found.reasons.items()
    ]
    return html.Div([html.H3(texts("gaps.stages.why"), className="gap-why"), html.Ul(lines)])


def _contradicting(texts: Texts, catalogue: Catalogue, found: Stages) -> html.Div:
    """Name the services that count as existing, though their cards say otherwise."""
    links = [
        html.Li(
            [
                dcc.Link(
                    catalogue.service(number).short(texts.language), href=f"/services/{number}"
                ),
                " ",
                mode_pill(texts, Mode.PAPER),
            ]
        )
        for number in found.contradicting
    ]
    says = html.P(texts.count("gaps.stages.contradicting", len(links)))
    return html.Div([says, html.Ul(links)], className="notice notice-warning")
