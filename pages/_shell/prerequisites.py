"""The prerequisites in view: the board, the rows of the table, the bodies, and their menus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dash import dcc, html

from model.catalogue import Catalogue, PrerequisiteStatus
from model.filters import Filters
from model.prerequisites import Debt, Follow, Standing, choices, values
from pages._shell.components import empty_state
from pages._shell.i18n import Texts
from pages._shell.listing import options
from pages._shell.prerequisites_words import (
    attention_pills,
    blocks_text,
    bodies_text,
    days_text,
    waits_text,
)
from pages._shell.weighed import address
from pages._shell.words import day_text, quarter_text, step_kind

PATH = "/prerequisites"
BODY_PATH = "/bodies/"
ORDER = {status: place for place, status in enumerate(PrerequisiteStatus)}

Weights = Mapping[str, str]
"""The weights as parameters of an address; see `pages._shell.weighed.carried`."""


def menu_options(texts: Texts, follow: Follow) -> dict[str, list[dict]]:
    """Give the options of the menus by filter, each with how many prerequisites it keeps."""
    catalogue = follow.catalogue
    allowed = choices(catalogue)
    names = {
        "status": {value: texts(f"prerequisite_status.{value}") for value in allowed["status"]},
        "attention": {value: texts(f"attention.{value}") for value in allowed["attention"]},
        "kind": {value: texts(f"prerequisites.kind.{value}") for value in allowed["kind"]},
        "body": {v: catalogue.body_by_id[v].title(texts.language) for v in allowed["body"]},
    }
    found: dict[str, Counter[str]] = {name: Counter() for name in names}
    for standing in follow.standings:
        for name, some in values(standing).items():
            found[name].update(some)
    return {name: options(titles, found[name], texts) for name, titles in names.items()}


def summary(texts: Texts, follow: Follow, shown: Sequence[Standing]) -> str:
    """Say in one sentence what is in view."""
    everything = len(follow.standings)
    if len(shown) < everything:
        return texts.count("prerequisites.summary.some", len(shown), all=everything)
    silent = PrerequisiteStatus.NOT_REPORTED
    return texts.count(
        "prerequisites.summary.all",
        everything,
        open=sum(not one.delivered for one in shown),
        silent=sum(one.prerequisite.status is silent for one in shown),
    )


def board(
    texts: Texts, shown: Sequence[Standing], weights: Weights, filters: Filters
) -> dict[str, object]:
    """Give the columns, one for each status in view, and name the statuses that nothing has.

    ``assets/js/prerequisites_board.js`` lays them out: a card that moves is seen at once, while as
    components all the cards would be made anew.
    """
    if not shown:
        return {"nothing": [texts("list.nothing"), texts("prerequisites.answer")]}
    wanted = filters.chosen.get("status") or tuple(PrerequisiteStatus)
    cards = {
        status: [one for one in shown if one.prerequisite.status is status]
        for status in PrerequisiteStatus
        if status in wanted
    }
    empty = [texts(f"prerequisite_status.{status}") for status, some in cards.items() if not some]
    names = texts("list.comma").join(empty)
    return {
        "columns": [
            _column(texts, status, some, weights) for status, some in cards.items() if some
        ],
        "empty": texts("prerequisites.board.empty", names=names) if empty else "",
    }


def _column(
    texts: Texts, status: PrerequisiteStatus, cards: Sequence[Standing], weights: Weights
) -> dict[str, object]:
    cards = sorted(cards, key=lambda one: (not one.follow_up.attentions, -one.impact.total))
    return {
        "status": str(status),
        "title": texts(f"prerequisite_status.{status}"),
        "count": texts.number(len(cards)),
        "cards": [_card(texts, one, weights) for one in cards],
    }


def _card(texts: Texts, standing: Standing, weights: Weights) -> dict[str, object]:
    started = standing.follow_up.last_step is not None
    return {
        "key": standing.key,
        "href": address(PATH, dict(weights), p=standing.key),
        "name": standing.prerequisite.title(texts.language),
        "bodies": bodies_text(texts, standing),
        "attentions": [[str(a), texts(f"attention.{a}")] for a in standing.follow_up.attentions],
        "waits": waits_text(texts, standing),
        "days": days_text(texts, standing.follow_up) if started else "",
    }


def rows(
    texts: Texts, catalogue: Catalogue, shown: Sequence[Standing], weights: Weights
) -> list[dict[str, object]]:
    """Give the rows of the table."""
    councils = {council.council_id: council.title(texts.language) for council in catalogue.councils}
    return [_row(texts, one, councils, weights) for one in shown]


def _row(
    texts: Texts, standing: Standing, councils: Mapping[str, str], weights: Weights
) -> dict[str, object]:
    one, follow_up = standing.prerequisite, standing.follow_up
    quarter, last = one.expected_quarter, follow_up.last_step
    said = texts("list.comma").join(texts(f"attention.{a}") for a in follow_up.attentions)
    until = one.next_step_date
    return {
        "key": standing.key,
        "title": one.title(texts.language),
        "href": address(PATH, dict(weights), p=standing.key),
        "bodies": bodies_text(texts, standing),
        "step": ORDER[one.status],
        "status": texts(f"prerequisite_status.{one.status}"),
        "statusStyle": f"standing-{one.status}",
        "attention": said,
        "attentionStyle": "attention",
        "unit": one.contact_unit or "–",
        "council": councils.get(one.council or "", ""),
        "quarterOrder": None if quarter is None else str(quarter),
        "quarter": quarter_text(texts, quarter) if quarter else "–",
        "last": step_kind(texts, last) if last else "–",
        "lastDay": day_text(texts, last.day, month_name=False) if last else "",
        "days": follow_up.days_without_step,
        "daysText": days_text(texts, follow_up),
        "next": one.next_step or "–",
        "nextDay": (
            texts("prerequisites.until", day=day_text(texts, until, month_name=False))
            if until
            else ""
        ),
        "blocksCount": len(standing.links),
        "blocks": blocks_text(texts, standing),
        "waits": waits_text(texts, standing),
        "priority": standing.impact.total,
    }


def by_body(
    texts: Texts, follow: Follow, shown: Sequence[Standing], weights: Weights
) -> list[object]:
    """Give a table of the bodies that owe something in view."""
    keys = {standing.key for standing in shown}
    debts = [debt for debt in follow.debts if any(one.key in keys for one in debt.owed)]
    if not debts:
        return [empty_state(texts("prerequisites.bodies.none"), texts("list.nothing"))]
    names = ("body", "owes", "open", "services", "priority", "attention")
    return [
        html.Table(
            [
                html.Caption(texts("prerequisites.bodies.caption"), className="visually-hidden"),
                html.Thead(
                    html.Tr(
                        [html.Th(texts(f"prerequisites.bodies.{n}"), scope="col") for n in names]
                    )
                ),
                html.Tbody([_body_row(texts, debt, weights) for debt in debts]),
            ],
            className="plain-table debts",
        ),
        html.P(texts("prerequisites.bodies.note"), className="note"),
    ]


def _body_row(texts: Texts, debt: Debt, weights: Weights) -> html.Tr:
    name = dcc.Link(debt.body.title(texts.language), href=body_address(debt.body.body_id, weights))
    numbers = (len(debt.owed), len(debt.open), len(debt.impact.services), debt.impact.total)
    labels = ("owes", "open", "services", "priority")
    cells = [
        html.Td(texts.number(number), **{"data-label": texts(f"prerequisites.bodies.{label}")})
        for label, number in zip(labels, numbers, strict=True)
    ]
    pills = html.Span(attention_pills(texts, debt.attentions), className="list-pills")
    return html.Tr([html.Th(name, scope="row"), *cells, html.Td(pills)])


def body_address(body_id: str, weights: Weights) -> str:
    """The address of a body's page."""
    return address(f"{BODY_PATH}{body_id}", dict(weights))
