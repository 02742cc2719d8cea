"""The dialog that keeps the picture of the weighing table or the roadmap as a scenario."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.roadmap.settings import Settings
from model.shelf import LONGEST_REASON, LONGEST_TAG, LONGEST_TITLE, MOST_TAGS
from model.view import View
from pages._shell import ids
from pages._shell.i18n import Texts
from pages._shell.scenario_acts import text_field
from pages._shell.scenario_roadmap import short_words
from pages._shell.scenario_words import Item, link, title_words
from pages._shell.weighed import bounds_values

S = ids.ScenarioSave
NEW = "new"


def button(texts: Texts, planned: bool = False) -> html.Button:
    """Lay out the button beside the downloads, or that of the roadmap."""
    return html.Button(
        texts("scenario_save.open"),
        id=S.OPEN_PLANNED if planned else S.OPEN,
        type="button",
        className="tool-button" if planned else "tool-button main-button",
    )


def dialog(texts: Texts) -> html.Div:
    """Lay out the dialog; what it says arrives when it opens."""
    new = {"label": texts("scenario_save.new"), "value": NEW}
    fields = [
        html.P("", id=S.PICTURE, className="save-picture"),
        _field(
            texts("scenario_save.where"), S.WHERE, dbc.Select(id=S.WHERE, options=[new], value=NEW)
        ),
        html.Div(
            [
                _field(texts("scenario.title"), S.TITLE, text_field(S.TITLE, LONGEST_TITLE)),
                _field(
                    texts("scenario.tags"),
                    S.TAGS,
                    text_field(S.TAGS, MOST_TAGS * (LONGEST_TAG + 2)),
                    texts("scenario.tags.help"),
                ),
            ],
            className="save-new",
        ),
        _field(
            texts("scenario_save.reason"),
            S.REASON,
            text_field(S.REASON, LONGEST_REASON),
            texts("scenario_save.reason.help"),
        ),
        html.Details(
            [
                html.Summary(texts("scenario_save.bounds")),
                html.P(texts("scenario_save.bounds.help"), className="note"),
                html.Div(
                    [
                        _field(texts("scenario_save.first"), S.FIRST, text_field(S.FIRST, 8)),
                        _field(texts("scenario_save.second"), S.SECOND, text_field(S.SECOND, 8)),
                    ],
                    className="save-bounds",
                ),
            ],
        ),
        html.Div(id=S.SAID, role="alert", className="panel-said"),
    ]
    modal = dbc.Modal(
        [
            dbc.ModalHeader(
                html.H2(texts("scenario_save.heading"), id=S.HEADING, className="modal-title"),
                close_button=False,
            ),
            dbc.ModalBody(fields, className="scenario-form"),
            dbc.ModalFooter(
                [
                    html.Button(
                        texts("scenario.cancel"),
                        id=S.CANCEL,
                        type="button",
                        className="tool-button",
                    ),
                    html.Button(
                        texts("scenario.keep"),
                        id=S.SAVE,
                        type="button",
                        className="tool-button main-button",
                    ),
                ]
            ),
        ],
        id=S.DIALOG,
        is_open=False,
        labelledby=S.HEADING,
    )
    return html.Div(
        [
            dcc.Store(id=S.SEEN),
            dcc.Store(id=S.WISH),
            html.Div(id=S.DONE, role="status", className="panel-said save-done"),
            modal,
        ]
    )


def _field(label: str, element_id: str, field: object, note: str | None = None) -> html.Div:
    parts: list[object] = [html.Label(label, htmlFor=element_id), field]
    if note:
        parts.append(html.P(note, className="note"))
    return html.Div(parts, className="save-field")


def places(texts: Texts, items: Sequence[Item], roadmap: Settings | None) -> list[dict[str, str]]:
    """Give where a picture can be kept: as something new, or as the next revision of a draft.

    A draft that holds the roadmap's settings keeps them if the picture has none.
    """
    new = {"label": texts("scenario_save.new"), "value": NEW}
    return [
        new,
        *(
            {
                "label": texts(
                    "scenario_save.revision_with_roadmap"
                    if roadmap is None and item.newest.content.roadmap is not None
                    else "scenario_save.revision_of",
                    title=title_words(texts, item),
                    number=item.newest.number + 1,
                ),
                "value": f"{item.key}:{item.version}",
            }
            for item in items
            if item.takes_revisions
        ),
    ]


def picture(texts: Texts, view: View, roadmap: Settings | None) -> str:
    """Say what would be kept."""
    weights = texts.number(texts("list.comma").join(map(str, view.weights.values)))
    says = texts("scenario_save.picture", weights=weights)
    if view.what_ifs:
        says += " " + texts.count("weighed.what_ifs", len(view.what_ifs))
    if roadmap is not None:
        says += " " + texts("scenario_save.roadmap", roadmap=short_words(texts, roadmap))
    return says


def bounds(texts: Texts, view: View) -> tuple[str, str]:
    """Write the two bounds as the fields show them."""
    values = bounds_values(texts, view.bounds)
    return values["first"], values["second"]


def done(texts: Texts, item: Item) -> html.Div:
    """Say that it is kept, and where."""
    words = texts("scenario_save.done", number=item.newest.number)
    return html.Div([words, " ", link(texts, item)], className="notice notice-done")
