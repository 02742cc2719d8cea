"""Beside the roadmap: the plans that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from model.roadmap.kept import KeptPlan
from model.shelf import ShelfItem, ShelfStatus
from pages._shell.facts import moment
from pages._shell.i18n import Texts
from pages._shell.roadmap_picture import method_words

Item = ShelfItem[KeptPlan]


def plans(texts: Texts, kept: Sequence[Item]) -> list[object]:
    """List the kept plans, the adopted one first."""
    if not kept:
        return [html.P(texts("roadmap.plans.none"), className="empty-state")]
    ordered = sorted(kept, key=lambda item: item.status is not ShelfStatus.ADOPTED)
    return [html.Ul([_plan(texts, item) for item in ordered], className="plan-items")]


def _plan(texts: Texts, item: Item) -> html.Li:
    newest = item.newest
    who = texts(
        "roadmap.plans.kept",
        who=newest.saved_by,
        day=moment(texts, newest.saved_at),
        revision=newest.number,
    )
    acts = [
        _act("open-plan", texts("roadmap.plans.open"), item),
        _act("base", texts("roadmap.plans.compare"), item),
    ]
    if item.takes_revisions:
        acts.append(_act("save-plan", texts("roadmap.plans.save"), item))
    acts += [
        _act("move-plan", texts(f"roadmap.plans.to.{status.value}"), item, status)
        for status in item.next
    ]
    return html.Li(
        [
            html.Div(
                [
                    html.B(item.title, dir="auto"),
                    html.Span(
                        texts(f"roadmap.plans.status.{item.status.value}"),
                        className=f"pill plan-status-{item.status.value}",
                    ),
                ],
                className="plan-item-head",
            ),
            html.P(who, className="note"),
            html.P(newest.reason, dir="auto") if newest.reason else None,
            html.P(method_words(texts, newest.content.plan), className="note"),
            html.Div(acts, className="why-acts"),
        ],
        className="plan-kept",
        **{"data-plan": item.key},
    )


def _act(act: str, label: str, item: Item, status: ShelfStatus | None = None) -> html.Button:
    more = {} if status is None else {"data-status": status.value}
    return html.Button(
        label,
        type="button",
        className="tool-button",
        **{
            "data-roadmap": act,
            "data-key": item.key,
            "data-version": str(item.version),
            **more,
        },
    )


def told(texts: Texts, item: Item) -> html.Div:
    """Say that something was kept."""
    says = texts(
        "roadmap.plans.told",
        title=item.title,
        status=texts(f"roadmap.plans.status.{item.status.value}"),
    )
    return html.Div(html.P(says), className="notice", role="status")


def refused(message: str) -> html.Div:
    """Say why something was not kept."""
    return html.Div(html.P(message), className="notice notice-warning", role="alert")
