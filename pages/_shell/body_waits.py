"""Which services wait for one body, and why."""

from __future__ import annotations

from dash import dcc, html

from model.catalogue import PrerequisiteService
from model.prerequisites import Debt, Follow
from pages._shell.components import card, empty_state, fact_mark, group_badge, table
from pages._shell.i18n import Texts


def waits_card(texts: Texts, follow: Follow, debt: Debt) -> html.Section:
    title, impact = texts("bodies.waits"), debt.impact
    if not impact.services:
        empty = empty_state(texts("bodies.waits.none"), texts("bodies.waits.none.next"))
        return card(title, empty, class_name="body-waits")
    worth = follow.worths
    order = sorted(impact.services, key=lambda n: (-worth[n].total if n in worth else 0, n))
    rows = [_waiting_row(texts, follow, debt, number) for number in order]
    columns = [texts(f"bodies.waits.{name}") for name in ("service", "group", "total", "why")]
    groups = {name: impact.groups[n] for n, name in enumerate(("first", "second", "third"), 1)}
    return card(
        title,
        table(title, columns, rows, "waits-table"),
        html.P(
            [texts("bodies.waits.left_out"), " ", fact_mark(texts, "assumed")],
            className="remarks",
        ),
        answer=texts.count(
            "bodies.waits.answer", len(impact.services), total=impact.total, **groups
        ),
        class_name="body-waits",
    )


def _waiting_row(texts: Texts, follow: Follow, debt: Debt, number: int) -> list[object]:
    service = follow.catalogue.service_by_id[number]
    worth = follow.worths.get(number)
    return [
        dcc.Link(service.short(texts.language), href=f"/services/{number}"),
        group_badge(texts, worth.group) if worth else texts("bodies.waits.unscored"),
        texts.number(worth.total) if worth else "–",
        texts("list.semicolon").join(_reasons(texts, follow, debt, number)),
    ]


def _reasons(texts: Texts, follow: Follow, debt: Debt, number: int) -> list[str]:
    """Why a service waits for a body: the reasons of its links, or the systems in between."""
    reasons = [
        texts.of(link, "reason")
        for standing in debt.open
        for link in standing.links
        if isinstance(link, PrerequisiteService) and link.service == number
    ]
    if reasons:
        return list(dict.fromkeys(reasons))
    held = {link.system for s in debt.open for link in s.links if hasattr(link, "system")}
    given = [link.system for link in follow.catalogue.service_systems if link.service == number]
    named = [follow.catalogue.system_by_id[name] for name in given if name in held]
    return [texts("bodies.waits.through", system=one.title(texts.language)) for one in named]
