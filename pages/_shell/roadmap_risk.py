"""Beside the roadmap: what the delays of outside bodies may do to it."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from model.roadmap.delays import Delay
from model.roadmap.records import ItemKind
from model.roadmap.risk import ItemRisk, Risk
from model.roadmap.stage import Stage
from pages._shell.components import fact_mark, table
from pages._shell.i18n import Texts
from pages._shell.roadmap_reasons import Wording

MOST_BODIES = 10
MOST_SERVICES = 25


def panel(texts: Texts, stage: Stage, found: Risk, delays: Mapping[str, Delay]) -> list[object]:
    """Show whose delays cost most, and by when each service may be open."""
    wording = Wording(texts, stage)
    services = sorted(
        (one for one in found.items if _is_service(stage, one)), key=lambda one: one.on_time
    )
    unsure = sum(one.on_time < 0.5 for one in services)
    return [
        html.P(
            texts.count("roadmap.risk.answer", unsure, services=len(services)), className="verdict"
        ),
        html.P(
            texts(
                "roadmap.risk.lost",
                mean=round(found.lost_mean),
                p80=found.lost_p80,
                samples=found.samples,
            ),
            className="quiet",
        ),
        html.P([fact_mark(texts, "assumed"), " ", texts("roadmap.risk.assumed")], className="note"),
        html.H3(texts("roadmap.risk.bodies"), className="why-part"),
        _bodies(wording, found, delays),
        html.H3(texts("roadmap.risk.services"), className="why-part"),
        _services(wording, services),
    ]


def _is_service(stage: Stage, one: ItemRisk) -> bool:
    return stage.problem.item(one.item).kind is ItemKind.SERVICE


def _bodies(wording: Wording, found: Risk, delays: Mapping[str, Delay]) -> html.Div:
    texts = wording.texts
    shown = [one for one in found.bodies if one.cost > 0][:MOST_BODIES]
    most = max((one.cost for one in shown), default=1)
    rows = [
        [
            wording.bodies.get(one.body, one.body),
            texts.number(delays[one.body].likely) if one.body in delays else "–",
            html.Span(
                [
                    html.Span(
                        className="risk-fill", style={"inlineSize": f"{70 * one.cost / most:.0f}%"}
                    ),
                    html.Span(texts.number(round(one.cost))),
                ],
                className="risk-bar",
            ),
        ]
        for one in shown
    ]
    names = [texts(f"roadmap.risk.{name}") for name in ("body", "likely", "cost")]
    return table(texts("roadmap.risk.bodies"), names, rows, "risk-table")


def _services(wording: Wording, services: list[ItemRisk]) -> html.Div:
    texts = wording.texts
    rows = [
        [
            html.Button(
                wording.title(one.item),
                type="button",
                className="text-button",
                **{"data-roadmap": "choose", "data-item": one.item},
            ),
            texts("weigh.percent", share=round(100 * one.on_time)),
            wording.quarter(one.planned),
            wording.quarter(one.p50),
            wording.quarter(one.p80),
        ]
        for one in services[:MOST_SERVICES]
    ]
    names = [texts(f"roadmap.risk.{name}") for name in ("item", "on_time", "planned", "p50", "p80")]
    return table(texts("roadmap.risk.services"), names, rows, "risk-table")
