"""The name of who uses the application: a button in the top bar, and the dialog behind it."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.person import LONGEST_NAME
from pages._shell import ids
from pages._shell.i18n import Texts

S = ids.Shell


def button(texts: Texts, name: str | None) -> html.Button:
    """Show the name; a click lets it be given or changed."""
    return html.Button(
        button_words(texts, name),
        id=S.NAME_BUTTON,
        className="text-button frame-name",
        title=texts("shell.name.help"),
        **{"aria-haspopup": "dialog"},
    )


def button_words(texts: Texts, name: str | None) -> list[object]:
    """Say what stands on the button."""
    if name is None:
        return [texts("shell.name")]
    label = html.Span(texts("shell.name.is"), className="visually-hidden")
    return [label, " ", html.Bdi(name)]


def dialog(texts: Texts, name: str | None) -> dbc.Modal:
    """Ask for the name."""
    return dbc.Modal(
        [
            dbc.ModalHeader(
                html.H2(texts("shell.name"), id=S.NAME_TITLE, className="modal-title"),
                close_button=False,
            ),
            dbc.ModalBody(
                [
                    html.P(texts("shell.name.why")),
                    html.Label(texts("shell.name.label"), htmlFor=S.NAME_INPUT),
                    dcc.Input(
                        id=S.NAME_INPUT,
                        value=name or "",
                        type="text",
                        maxLength=LONGEST_NAME,
                        autoComplete="name",
                        autoFocus=True,
                        className="form-control",
                    ),
                    html.P(id=S.NAME_SAID, role="alert", className="frame-name-said"),
                ]
            ),
            dbc.ModalFooter(
                [
                    html.Button(
                        texts("shell.name.cancel"), id=S.NAME_CANCEL, className="tool-button"
                    ),
                    html.Button(texts("shell.name.save"), id=S.NAME_SAVE, className="tool-button"),
                ]
            ),
        ],
        id=S.NAME_DIALOG,
        is_open=False,
        labelledby=S.NAME_TITLE,
    )
