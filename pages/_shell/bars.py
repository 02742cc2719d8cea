"""Stacked bars in a table: each row is its own legend and its own figures, so no twin is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import dcc, html

from pages._shell.i18n import Texts


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar: its kind (a class of the style sheet), its size, where it leads."""

    kind: str
    number: int
    href: str | None = None


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row: its name, its parts in the order of the columns, its total, and a class."""

    name: object
    parts: tuple[Part, ...]
    total: object = None
    class_name: str = ""


def bar_table(
    texts: Texts,
    caption: str,
    first: str,
    columns: Sequence[tuple[str, str]],
    rows: Sequence[BarRow],
    total: str | None = None,
) -> html.Table:
    """Lay out bars and their figures side by side.

    Parameters
    ----------
    caption : str
        What the table holds, for screen readers.
    first : str
        Title of the rows' names.
    columns : sequence of (str, str)
        Kind and title of each part.
    rows : sequence of BarRow
        All bars have one scale: the longest fills its cell.
    total : str, optional
        Title of the totals.
    """
    longest = max((sum(part.number for part in row.parts) for row in rows), default=0) or 1
    head = [html.Th(first, scope="col"), html.Td(className="bar-cell")]
    head += [html.Th(_legend(kind, title), scope="col") for kind, title in columns]
    if total is not None:
        head.append(html.Th(total, scope="col"))
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Thead(html.Tr(head)),
            html.Tbody([_row(texts, row, longest, total is not None) for row in rows]),
        ],
        className="bar-table",
    )


def stack(parts: Sequence[Part], whole: int) -> html.Div:
    """Draw one bar; its figures stand beside it, so screen readers are spared it."""
    drawn = [
        html.Span(
            className=f"stack-part kind-{part.kind}",
            style={"width": f"{100 * part.number / whole:.3f}%"},
        )
        for part in parts
        if part.number
    ]
    return html.Div(drawn, className="stack", **{"aria-hidden": "true"})


def _legend(kind: str, title: str) -> html.Span:
    return html.Span(
        [html.Span(className=f"swatch kind-{kind}"), html.Span(title, className="bar-word")],
        className="bar-legend",
    )


def _row(texts: Texts, row: BarRow, longest: int, totalled: bool) -> html.Tr:
    cells = [
        html.Th(row.name, scope="row"),
        html.Td(stack(row.parts, longest), className="bar-cell"),
        *(html.Td(_figure(texts, part)) for part in row.parts),
    ]
    if totalled:
        cells.append(html.Td(row.total, className="bar-total"))
    return html.Tr(cells, className=row.class_name)


def _figure(texts: Texts, part: Part) -> object:
    number = texts.number(part.number)
    if not part.number:
        return html.Span(number, className="quiet")
    return dcc.Link(number, href=part.href) if part.href else number
