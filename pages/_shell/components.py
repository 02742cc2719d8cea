"""Pieces that several pages are built from."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from pages._shell.i18n import Texts

GROUP_MARKS = {1: "●", 2: "◐", 3: "○"}


def icon(name: str) -> html.Span:
    """Show a small picture; its meaning stands in the label of the button around it."""
    return html.Span(className=f"icon icon-{name}", **{"aria-hidden": "true"})


def page_head(title: str, answer: str | None = None) -> html.Div:
    """Head a page: the question it answers, and the answer in a sentence."""
    lines = [html.H1(title, className="page-title")]
    if answer:
        lines.append(html.P(answer, className="page-answer"))
    return html.Div(lines, className="page-head")


def card(
    title: str,
    *children: object,
    answer: str | None = None,
    class_name: str = "",
    level: int = 2,
    link: tuple[str, str] | None = None,
) -> html.Section:
    """Frame one question: title, its answer in a sentence, and what shows it.

    Parameters
    ----------
    title, answer : str
        The question, and the answer in a sentence.
    link : (str, str), optional
        Text and address of the page where more is found.
    """
    heading = html.H2 if level == 2 else html.H3
    head: list[object] = [heading(title, className="card-question")]
    if link:
        head.append(dcc.Link(link[0], href=link[1], className="card-link"))
    lines: list[object] = [html.Div(head, className="card-head")]
    if answer is not None:
        lines.append(html.P(answer, className="card-answer"))
    return html.Section([*lines, *children], className=f"card-box {class_name}".strip())


def group_badge(texts: Texts, group: int) -> html.Span:
    """Name a priority group by number and mark, so that colour is not needed to read it."""
    return html.Span(
        [html.Span(GROUP_MARKS[group], **{"aria-hidden": "true"}), " ", texts.number(group)],
        className=f"badge-group badge-group-{group}",
        title=texts(f"group.{group}"),
    )


def status_badge(texts: Texts, status: str) -> html.Span:
    """Name a status by its word and its colour."""
    return html.Span(texts(f"status.{status}"), className=f"badge-status badge-status-{status}")


def fact_mark(texts: Texts, basis: str) -> html.Span:
    """Say where a figure comes from: printed, resolved, assumed or computed."""
    return html.Span(
        texts(f"basis.{basis}"),
        className=f"basis basis-{basis}",
        title=texts(f"basis.{basis}.help"),
    )


def empty_state(reason: str, next_step: str) -> html.Div:
    """Say why nothing is shown and what to do about it."""
    return html.Div([html.P(reason), html.P(next_step, className="quiet")], className="empty-state")


def table(
    caption: str,
    columns: Sequence[object],
    rows: Sequence[Sequence[object]],
    class_name: str = "",
    *,
    labelled: bool = False,
) -> html.Div:
    """Lay out a small table with a caption for screen readers; the first column heads its row.

    With `labelled` each cell carries the title of its column, for a style sheet that sets the
    cells of a row one below another on a narrow screen.
    """
    labels = [{"data-label": name} if labelled else {} for name in columns[1:]]
    body = [
        html.Tr(
            [
                html.Th(row[0], scope="row"),
                *(html.Td(cell, **label) for cell, label in zip(row[1:], labels, strict=True)),
            ]
        )
        for row in rows
    ]
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(html.Tr([html.Th(name, scope="col") for name in columns])),
                html.Tbody(body),
            ],
            className=f"plain-table {class_name}".strip(),
        ),
        className="table-scroll",
        tabIndex=0,
        role="region",
        **{"aria-label": caption},
    )


def undo_line(texts: Texts, *, says: str, button: str) -> html.Div:
    """Offer to take the visitor's last change back; both arrive when there is one.

    Parameters
    ----------
    says, button : str
        Ids of the words about that change, and of the button.
    """
    back = html.Button(
        texts("change.undo"), id=button, type="button", className="text-button", hidden=True
    )
    return html.Div([html.Span(id=says), back], className="undo-line no-print no-present")
