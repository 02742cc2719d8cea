"""Beside the roadmap: what the delays of outside bodies may do to it."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from model.roadmap.delays import Delay
from model.roadmap.records import ItemKind
from model.roadmap.risk import ItemRisk, Risk
from model.roadmap.stage import Stage
from pages._shell import roadmap_chances as chances
from pages._shell.components import fact_mark
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
        *_chosen(wording, found),
        html.H3(texts("roadmap.risk.whole"), className="why-part"),
        chances.of_whole(
            texts, stage.problem, found.whole, len(services), texts("roadmap.risk.whole")
        ),
        _legend(texts, ("sure", "half", "planned")),
        chances.whole_twin(texts, stage.problem, found.whole),
        html.H3(texts("roadmap.risk.bodies"), className="why-part"),
        html.P(texts("roadmap.risk.cost"), className="quiet"),
        _bodies(wording, found, delays),
        html.H3(texts("roadmap.risk.services"), className="why-part"),
        _legend(texts, ("p50_mark", "p80_mark", "planned_cell")),
        _services(wording, services),
        chances.services_twin(
            texts, stage.problem, services, [wording.title(one.item) for one in services]
        ),
    ]


def _chosen(wording: Wording, found: Risk) -> list[object]:
    """Draw the chances of the item that is chosen on the timeline."""
    texts, problem, chosen = wording.texts, wording.stage.problem, wording.stage.view.chosen
    one = found.of(chosen) if chosen else None
    if one is None:
        return []
    title = texts("roadmap.risk.chosen", item=wording.title(one.item))
    ends = {name: wording.quarter(end) for name, end in (("p50", one.p50), ("p80", one.p80))}
    return [
        html.H3(title, className="why-part"),
        html.P(
            texts(
                "roadmap.risk.chosen_answer",
                percent=texts("weigh.percent", share=round(100 * one.on_time)),
                planned=wording.quarter(one.planned),
                **ends,
            )
        ),
        chances.of_item(texts, problem, one, title),
        _legend(texts, ("p50_mark", "p80_mark", "planned_cell")),
        chances.item_twin(texts, problem, one),
    ]


def _legend(texts: Texts, names: tuple[str, ...]) -> html.Div:
    keys = {"p50_mark": chances.MARKS["p50"], "p80_mark": chances.MARKS["p80"]}
    return html.Div(
        [
            html.Span(
                [
                    html.Span(keys.get(name, ""), className=f"chance-key is-{name}"),
                    texts(f"roadmap.risk.{name}"),
                ]
            )
            for name in names
        ],
        className="legend",
    )


def _is_service(stage: Stage, one: ItemRisk) -> bool:
    return stage.problem.item(one.item).kind is ItemKind.SERVICE


def _bodies(wording: Wording, found: Risk, delays: Mapping[str, Delay]) -> html.Ol:
    texts = wording.texts
    shown = [one for one in found.bodies if one.cost > 0][:MOST_BODIES]
    most = max((one.cost for one in shown), default=1)
    return html.Ol(
        [
            html.Li(
                [
                    html.Div(
                        [
                            html.Span(wording.bodies.get(one.body, one.body)),
                            html.B(texts.number(round(one.cost))),
                        ],
                        className="risk-service",
                    ),
                    html.Div(
                        className="risk-fill",
                        style={"inlineSize": f"{100 * one.cost / most:.0f}%"},
                    ),
                    html.Div(
                        texts.count("roadmap.risk.likely", delays[one.body].likely),
                        className="quiet",
                    )
                    if one.body in delays
                    else None,
                ]
            )
            for one in shown
        ],
        className="risk-services",
    )


def _services(wording: Wording, services: list[ItemRisk]) -> html.Ol:
    texts = wording.texts
    return html.Ol(
        [
            html.Li(
                [
                    html.Div(
                        [
                            html.Button(
                                wording.title(one.item),
                                type="button",
                                className="text-button",
                                **{"data-roadmap": "choose", "data-item": one.item},
                            ),
                            html.Span(texts("weigh.percent", share=round(100 * one.on_time))),
                        ],
                        className="risk-service",
                    ),
                    chances.strip(texts, wording.stage.problem, one),
                    html.Span(_ends(wording, one), className="visually-hidden"),
                ]
            )
            for one in services[:MOST_SERVICES]
        ],
        className="risk-services",
    )


def _ends(wording: Wording, one: ItemRisk) -> str:
    """Say what the strip shows."""
    return wording.texts(
        "roadmap.risk.ends",
        planned=wording.quarter(one.planned),
        p50=wording.quarter(one.p50),
        p80=wording.quarter(one.p80),
    )
