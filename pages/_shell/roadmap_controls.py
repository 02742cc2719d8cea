"""Controls that the roadmap's page and its side have in common."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html


def button(act: str, label: str, style: str = "tool-button", **more: str) -> html.Button:
    """Give a button that says in ``data-roadmap`` what it does."""
    return html.Button(label, type="button", className=style, **{"data-roadmap": act, **more})


def segments(
    legend: str, element_id: str, options: list[dict[str, str]], value: str
) -> html.Fieldset:
    """Give choices of which one holds, side by side."""
    return html.Fieldset(
        [
            html.Legend(legend, className="visually-hidden"),
            dbc.RadioItems(
                id=element_id, options=options, value=value, inline=True, class_name="segments"
            ),
        ]
    )


def field(element_id: str, label: str, longest: int) -> list[object]:
    """Give a field of text under its label."""
    given = dcc.Input(
        id=element_id, type="text", value="", maxLength=longest, className="form-control"
    )
    return [html.Label(label, htmlFor=element_id), given]
