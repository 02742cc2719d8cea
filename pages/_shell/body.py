"""One responsible body: the page to take to a meeting with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dash import dcc, html

from model.calendar import parse_jalali
from model.catalogue import (
    Catalogue,
    PrerequisiteService,
    PrerequisiteStatus,
    StatusChange,
    StepKind,
)
from model.errors import InvalidInput, TarazuError
from model.followup import Attention
from model.prerequisites import Debt, Follow, Standing, asked_since, last_changes
from pages._shell.components import card, empty_state, fact_mark, group_badge, table
from pages._shell.i18n import Texts
from pages._shell.prerequisites import PATH, Weights
from pages._shell.prerequisites_words import attention_pills, waits_text
from pages._shell.weighed import address
from pages._shell.words import day_text, person, quarter_text, step_kind, step_text

MOST_EVENTS = 12
"""Events that the page tells; more would not fit the paper."""


def contents(
    texts: Texts,
    follow: Follow,
    debt: Debt,
    changes: Sequence[StatusChange],
    weights: Weights,
    note: object = None,
) -> list[object]:
    """Give the page of one body.

    Parameters
    ----------
    changes : sequence of StatusChange
        Of prerequisites, oldest first.
    weights : mapping of str to str
        As links carry them on.
    note : component, optional
        Whose weights these are, if they are not the report's.
    """
    catalogue = follow.catalogue
    return [
        note,
        _head(texts, catalogue, debt, weights),
        html.Div(
            [
                html.Div(
                    [
                        _ask_card(texts, catalogue, debt),
                        _owes_card(texts, catalogue, debt, changes, weights),
                    ],
                    className="body-main",
                ),
                _waits_card(texts, follow, debt),
                _history_card(texts, catalogue, debt, changes),
                _actions_card(texts, debt),
            ],
            className="body-cards",
        ),
    ]


def unknown(texts: Texts, error: TarazuError) -> list[object]:
    """Say that there is no such body, and how to go on."""
    return [
        html.Div(
            [
                html.H1(texts("bodies.unknown"), className="page-title"),
                html.P(texts.error(error)),
                html.Div(_ways(texts, {}), className="ways"),
            ],
            className="card-box lost",
        )
    ]


def _ways(texts: Texts, weights: Weights) -> list[object]:
    plain = dict(weights)
    return [
        dcc.Link(
            texts("bodies.all"), href=address(PATH, plain, view="bodies"), className="tool-button"
        ),
        dcc.Link(texts("bodies.prerequisites"), href=address(PATH, plain), className="tool-button"),
    ]


def _head(texts: Texts, catalogue: Catalogue, debt: Debt, weights: Weights) -> html.Div:
    lines: list[object] = [html.H1(debt.body.title(texts.language), className="page-title")]
    if not debt.owed:
        lines.append(html.P(texts("bodies.answer.none"), className="page-answer"))
    else:
        said = texts.count(
            "bodies.answer",
            len(debt.owed),
            open=len(debt.open),
            services=len(debt.impact.services),
            total=debt.impact.total,
        )
        lines.append(html.P([said, " ", fact_mark(texts, "computed")], className="page-answer"))
        lines.append(html.P(_since(texts, catalogue, debt), className="quiet"))
    lines.append(html.Div(_ways(texts, weights), className="ways no-print"))
    return html.Div(lines, className="page-head")


def _since(texts: Texts, catalogue: Catalogue, debt: Debt) -> str:
    asked = asked_since(catalogue, debt.owed)
    if asked is not None:
        return texts("bodies.since.steps", day=day_text(texts, asked))
    day = _published(catalogue, debt.owed[0].prerequisite.document)
    if day is None:
        return texts("bodies.since.none")
    return texts("bodies.since.report", day=day_text(texts, day))


def _published(catalogue: Catalogue, document: str) -> date | None:
    """The day on which a source came out; None if it does not say."""
    for source in catalogue.sources:
        if source.source_id == document and source.published:
            try:
                return parse_jalali(source.published)
            except InvalidInput:
                return None
    return None


def _ask_card(texts: Texts, catalogue: Catalogue, debt: Debt) -> html.Section:
    title = texts("bodies.ask")
    if not debt.open:
        none = "bodies.ask" if debt.owed else "bodies.owes"
        empty = empty_state(texts(f"{none}.none"), texts(f"{none}.none.next"))
        return card(title, empty, class_name="body-ask")
    return card(
        title,
        html.Ol([_ask(texts, catalogue, one) for one in debt.open], className="asks"),
        answer=texts.count("bodies.ask.answer", len(debt.open)),
        class_name="body-ask",
    )


def _ask(texts: Texts, catalogue: Catalogue, standing: Standing) -> html.Li:
    one = standing.prerequisite
    lines: list[object] = [
        html.Span(one.title(texts.language), className="brief-subject"),
        html.Span(request(texts, catalogue, standing), className="ask-says"),
        html.Span(waits_text(texts, standing), className="quiet"),
    ]
    if one.next_step:
        key = "bodies.ask.next.until" if one.next_step_date else "bodies.ask.next"
        day = day_text(texts, one.next_step_date) if one.next_step_date else ""
        lines.append(html.Span(texts(key, step=one.next_step, day=day), dir="auto"))
    return html.Li(lines)


def request(texts: Texts, catalogue: Catalogue, standing: Standing) -> str:
    """Say what is asked for a prerequisite that is not delivered, by how far it is."""
    one, status = standing.prerequisite, standing.prerequisite.status
    quarter = quarter_text(texts, one.expected_quarter) if one.expected_quarter else None
    if status is PrerequisiteStatus.REFUSED:
        return texts("bodies.ask.refused")
    if Attention.LATE in standing.follow_up.attentions:
        return texts("bodies.ask.late", quarter=quarter)
    if status in (PrerequisiteStatus.AGREED, PrerequisiteStatus.IN_PROGRESS) and quarter:
        return texts(f"bodies.ask.{status}.quarter", quarter=quarter)
    if status is PrerequisiteStatus.REQUESTED:
        for step in catalogue.steps_of(standing.key):
            if step.kind is StepKind.LETTER and not step.withdrawn and step.letter_date:
                day = day_text(texts, step.letter_date)
                number = texts.number(step.letter_number)
                return texts("bodies.ask.requested.letter", number=number, day=day)
    return texts(f"bodies.ask.{status}")


def _owes_card(
    texts: Texts,
    catalogue: Catalogue,
    debt: Debt,
    changes: Sequence[StatusChange],
    weights: Weights,
) -> html.Section:
    title = texts("bodies.owes")
    if not debt.owed:
        empty = empty_state(texts("bodies.owes.none"), texts("bodies.owes.none.next"))
        return card(title, empty, class_name="body-owes")
    last = last_changes(changes)
    names = ("prerequisite", "status", "quarter", "last", "with")
    rows = [_owed_row(texts, catalogue, debt, one, last, weights) for one in debt.owed]
    columns = [texts(f"bodies.column.{name}") for name in names]
    return card(title, table(title, columns, rows, "owed-table"), class_name="body-owes")


def _owed_row(
    texts: Texts,
    catalogue: Catalogue,
    debt: Debt,
    standing: Standing,
    last: Mapping[str, StatusChange],
    weights: Weights,
) -> list[object]:
    one, follow_up = standing.prerequisite, standing.follow_up
    changed, asked = last.get(standing.key), asked_since(catalogue, [standing])
    published = _published(catalogue, one.document)
    since: list[str] = []
    if changed is not None:
        since.append(texts("bodies.status_since", day=day_text(texts, changed.day)))
    if asked is not None:
        since.append(texts("bodies.asked_since", day=day_text(texts, asked)))
    elif published is not None:
        since.append(texts("bodies.since_report", day=day_text(texts, published)))
    status: list[object] = [html.Span(texts(f"prerequisite_status.{one.status}"))]
    told_already = {Attention.REFUSED}  # the status says so
    status += attention_pills(texts, [a for a in follow_up.attentions if a not in told_already])
    status += [html.Span(said, className="quiet") for said in since]
    step = follow_up.last_step
    done = (
        f"{step_kind(texts, step)}{texts('list.comma')}{day_text(texts, step.day)}" if step else "–"
    )
    others = [body.title(texts.language) for body in standing.bodies if body != debt.body]
    link = dcc.Link(one.title(texts.language), href=address(PATH, dict(weights), p=standing.key))
    quarter = quarter_text(texts, one.expected_quarter) if one.expected_quarter else "–"
    return [
        link,
        html.Div(status, className="owed-status"),
        quarter,
        done,
        texts("list.comma").join(others) or "–",
    ]


def _waits_card(texts: Texts, follow: Follow, debt: Debt) -> html.Section:
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


def _actions_card(texts: Texts, debt: Debt) -> html.Section | None:
    if not debt.actions:
        return None
    items = [
        html.Li(
            [
                html.Span(action.title(texts.language)),
                html.Span(texts(f"action_status.{action.status}"), className="quiet"),
            ]
        )
        for action in debt.actions
    ]
    return card(
        texts("bodies.actions"),
        html.Ul(items, className="briefs"),
        answer=texts.count("bodies.actions.answer", len(debt.actions)),
        class_name="body-actions",
        level=3,
    )


def _history_card(
    texts: Texts, catalogue: Catalogue, debt: Debt, changes: Sequence[StatusChange]
) -> html.Section:
    title = texts("bodies.history")
    events = _events(texts, catalogue, debt, changes)
    if not events:
        empty = empty_state(texts("bodies.history.none"), texts("bodies.history.none.next"))
        return card(title, empty, class_name="body-history")
    rows = [row for _, row in events[:MOST_EVENTS]]
    columns = [texts(f"bodies.history.{name}") for name in ("date", "what", "about")]
    older = len(events) - len(rows)
    note = (
        html.P(texts.count("bodies.history.older", older), className="remarks") if older else None
    )
    return card(
        title,
        table(title, columns, rows, "events-table"),
        note,
        answer=texts.count("bodies.history.answer", len(events)),
        class_name="body-history",
    )


def _events(
    texts: Texts, catalogue: Catalogue, debt: Debt, changes: Sequence[StatusChange]
) -> list[tuple[tuple[date, str], list[object]]]:
    """Steps and changes of status, newest first, with what they sort by."""
    titles = {one.key: one.prerequisite.title(texts.language) for one in debt.owed}
    events: list[tuple[tuple[date, str], list[object]]] = []
    for key, title in titles.items():
        for step in catalogue.steps_of(key):
            if not step.withdrawn:
                said = step_text(texts, step)
                row = _event(texts, step.day, said, step.added_by, title)
                events.append(((step.day, step.added_at.isoformat()), row))
    for change in changes:
        if change.key in titles and change.old and change.new:
            said = texts(
                "bodies.history.status",
                old=texts(f"prerequisite_status.{change.old}"),
                new=texts(f"prerequisite_status.{change.new}"),
            )
            row = _event(texts, change.day, said, change.who, titles[change.key])
            events.append(((change.day, change.at.isoformat()), row))
    return sorted(events, key=lambda event: event[0], reverse=True)


def _event(texts: Texts, day: date, said: str, who: str, about: str) -> list[object]:
    by = html.Span(person(texts, who), className="quiet")
    return [day_text(texts, day), html.Div([html.Span(said, dir="auto"), " ", by]), about]
