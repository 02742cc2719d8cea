"""One responsible body: the page to take to a meeting with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dash import dcc, html

from model.calendar import parse_jalali
from model.catalogue import (
    Catalogue,
    StatusChange,
)
from model.errors import InvalidInput, TarazuError
from model.followup import Attention
from model.prerequisites import Debt, Follow, Standing, asked_since, last_changes
from pages._shell import body_ask, body_history, body_waits
from pages._shell.components import card, empty_state, fact_mark, table
from pages._shell.i18n import Texts
from pages._shell.prerequisites import PATH, Weights
from pages._shell.prerequisites_words import attention_pills
from pages._shell.weighed import address
from pages._shell.words import day_text, quarter_text, step_kind


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
                        body_ask.ask_card(texts, catalogue, debt),
                        _owes_card(texts, catalogue, debt, changes, weights),
                    ],
                    className="body-main",
                ),
                html.Div(
                    [body_waits.waits_card(texts, follow, debt), _actions_card(texts, debt)],
                    className="body-main",
                ),
                body_history.history_card(texts, catalogue, debt, changes),
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
