"""The parts of which the questions of the page of robustness are laid out."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import dcc, html

from pages._shell.i18n import Texts
from pages._shell.working import working


def section(name: str, *children: object) -> html.Div:
    """Lay out the answer to one of the questions."""
    return html.Div(children, className="question-answer", hidden=True, **{"data-section": name})


def field(texts: Texts, label: str, element_id: str, **more: object) -> html.Div:
    """Lay out a field for a number."""
    box = dcc.Input(
        id=element_id,
        type="text",
        inputMode="numeric",
        value="",
        debounce=True,
        maxLength=12,
        className="form-control",
        **more,
    )
    return html.Div([html.Label(texts(label), htmlFor=element_id), box], className="field")


def choice(
    legend: str, element_id: str, choices: Sequence[tuple[str, str]], value: str
) -> html.Fieldset:
    """Lay out a choice of a few."""
    buttons = dbc.RadioItems(
        id=element_id,
        options=[{"value": name, "label": label} for name, label in choices],
        value=value,
        inline=True,
        className="segments",
    )
    return html.Fieldset([html.Legend(legend), buttons], className="gap-choice")


def controls(*children: object) -> html.Div:
    """Lay out what is asked, in a row."""
    return html.Div(children, className="robustness-controls no-print")


def work(texts: Texts, wait: str, bar: str, cancel: str, stopped: str, again: str) -> html.Div:
    """Show how far a computation is, a way to stop it, and a way to go on after that."""
    says, stop = texts("robustness.working"), texts("robustness.cancel")
    return html.Div(
        [
            working(says, stop, wait=wait, bar=bar, cancel=cancel),
            html.Div(
                [
                    html.Span(texts("robustness.stopped")),
                    " ",
                    html.Button(
                        texts("robustness.again"), id=again, type="button", className="tool-button"
                    ),
                ],
                id=stopped,
                className="notice no-print",
                hidden=True,
                role="status",
            ),
        ]
    )


def loading(texts: Texts) -> html.P:
    """Say that an answer is on its way."""
    return html.P(texts("page.loading"), className="empty-state")


def menu(label: str, element_id: str, placeholder: str = "", class_name: str = "") -> html.Div:
    """Lay out a menu of services; its options arrive with the data."""
    chosen = dbc.Select(id=element_id, options=[], placeholder=placeholder)
    return html.Div(
        [html.Label(label, htmlFor=element_id), chosen],
        className=f"field field-wide {class_name}".strip(),
    )
