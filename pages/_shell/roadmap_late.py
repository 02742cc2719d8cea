"""Beside the roadmap: what a delay does, pushed on in the old order and planned anew."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from model.roadmap.plan import Plan
from model.roadmap.records import ItemKind
from model.roadmap.slips import Moved, Slip
from model.roadmap.stage import Stage
from pages._shell.components import table
from pages._shell.i18n import Texts
from pages._shell.roadmap_reasons import Wording

MOST_ROWS = 30
MOST_SPARED = 6


def panel(texts: Texts, stage: Stage, found: Slip, subject: str, quarters: int) -> list[object]:
    """Show both answers to a delay side by side.

    Parameters
    ----------
    subject : str
        Who is late: an item, or a body such as ``body:police``.
    quarters : int
        By how many.
    """
    wording = Wording(texts, stage)
    kind, _, key = subject.partition(":")
    who = wording.bodies.get(key, key) if kind == "body" else wording.title(subject)
    asked = html.P(texts.count("roadmap.late.asked", quarters, who=who), className="why-part")
    services = [one for one in found.moved if _is_service(stage, one)]
    others = [one for one in found.moved if not _is_service(stage, one)]
    if not found.moved:
        return [asked, html.P(texts("roadmap.late.nothing"), className="verdict")]
    rows = [
        [_title(wording, one.item), *_quarters(wording, found, one)]
        for one in [*services, *others][:MOST_ROWS]
    ]
    columns = ["item", "before", "pushed", *(["replanned"] if found.replanned else [])]
    names = [texts(f"roadmap.late.{name}") for name in columns]
    parts: list[object] = [
        asked,
        _sums(texts, found, len(services)),
        table(texts("roadmap.late"), names, rows, "late-table"),
    ]
    if len(found.moved) > MOST_ROWS:
        more = texts.count("roadmap.more", len(found.moved) - MOST_ROWS)
        parts.append(html.P(more, className="quiet"))
    for wishes, key in ((found.broken, "broken"), (found.given_up, "given_up")):
        if wishes:
            items = wording.titles([wish.item for wish in wishes])
            parts.append(html.P(texts(f"roadmap.late.{key}", items=items), className="notice"))
    spared = found.spared()[:MOST_SPARED]
    if spared:
        items = texts("list.comma").join(wording.title(one.item) for one in spared)
        parts.append(html.P(texts("roadmap.late.spared", items=items), className="quiet"))
    return parts


def plans(found: Slip) -> dict[str, object]:
    """Give both plans for the timeline: where each item would lie."""
    return {
        "pushed": _places(found.pushed),
        "replanned": None if found.replanned is None else _places(found.replanned),
    }


def refused(message: str) -> html.Div:
    """Say why the question has no answer."""
    return html.Div(html.P(message), className="notice notice-warning", role="alert")


def _places(plan: Plan) -> Mapping[str, list[int]]:
    return {entry.id: [entry.start, entry.finish] for entry in plan.entries}


def _is_service(stage: Stage, one: Moved) -> bool:
    return stage.problem.item(one.item).kind is ItemKind.SERVICE


def _title(wording: Wording, item: str) -> html.Button:
    return html.Button(
        wording.title(item),
        type="button",
        className="text-button",
        **{"data-roadmap": "choose", "data-item": item},
    )


def _quarters(wording: Wording, found: Slip, one: Moved) -> list[object]:
    cells: list[object] = [wording.quarter(one.before), _shift(wording, one.before, one.pushed)]
    if found.replanned is not None:
        cells.append(_shift(wording, one.before, one.replanned))
    return cells


def _shift(wording: Wording, before: int | None, after: int | None) -> html.Span:
    moved = after != before
    later = after is None or (before is not None and after > before)
    style = ("is-down" if later else "is-up") if moved else "quiet"
    return html.Span(wording.quarter(after), className=f"{style} nowrap")


def _sums(texts: Texts, found: Slip, services: int) -> html.Div:
    """Say what either answer costs."""
    sums = [("pushed", found.lost_pushed)]
    if found.replanned is not None:
        sums.append(("replanned", found.lost_replanned))
    return html.Div(
        [
            html.P(texts.count("roadmap.late.services", services), className="verdict"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Span(texts.number(lost), className="figure-number"),
                            html.Span(texts(f"roadmap.late.lost.{name}"), className="figure-name"),
                            html.Button(
                                texts("roadmap.late.show"),
                                type="button",
                                className="tool-button no-print",
                                **{"data-roadmap": "overlay", "data-key": name},
                            ),
                        ],
                        className="late-sum",
                    )
                    for name, lost in sums
                ],
                className="late-sums",
            ),
        ]
    )
