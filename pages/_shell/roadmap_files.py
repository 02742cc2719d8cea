"""The roadmap's files: the dialog in which a plan goes out and comes back."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.roadmap.exchange.incoming import Incoming
from model.roadmap.kept import KeptPlan
from model.shelf import ShelfItem
from pages._shell import ids
from pages._shell.components import icon
from pages._shell.i18n import Texts
from pages._shell.roadmap_controls import button, field

F = ids.RoadmapFiles
KINDS = ("xml", "xlsx", "ics")
LARGEST_SENT = 1.4
"""Megabytes of a file that fit into what the server takes; ``assets/js/roadmap.js`` holds it."""


def opener(texts: Texts) -> html.Button:
    """Give the button that opens the dialog of the files."""
    return html.Button(texts("exchange.open"), id=F.OPEN, type="button", className="tool-button")


def dialog(texts: Texts) -> html.Div:
    """Lay out the dialog; ``callbacks._roadmap_files`` gives it its work."""
    modal = dbc.Modal(
        [
            dbc.ModalHeader(
                [
                    html.H2(texts("exchange.heading"), id=F.HEADING, className="modal-title"),
                    html.Button(
                        icon("close"),
                        id=F.CLOSE,
                        type="button",
                        className="icon-button",
                        title=texts("roadmap.close"),
                        **{"aria-label": texts("roadmap.close")},
                    ),
                ],
                close_button=False,
            ),
            dbc.ModalBody([_giving(texts), _taking(texts)], className="files-body"),
        ],
        id=F.DIALOG,
        is_open=False,
        size="xl",
        scrollable=True,
        labelledby=F.HEADING,
    )
    stores = (dcc.Store(id=name) for name in (F.ASK, F.PUT_ASK, F.SEEN, F.KEPT))
    return html.Div([*stores, dcc.Download(id=F.DOWNLOAD), modal], className="no-print")


def _giving(texts: Texts) -> html.Section:
    ways = [
        html.Div(
            [
                button("file", texts(f"exchange.give.{kind}"), **{"data-key": kind}),
                html.P(texts(f"exchange.give.{kind}.note"), className="note"),
            ],
            className="files-way",
        )
        for kind in KINDS
    ]
    return html.Section([html.H3(texts("exchange.give")), *ways], className="files-part")


def _taking(texts: Texts) -> html.Section:
    put = dcc.Upload(
        html.Button(texts("exchange.put"), type="button", className="tool-button"),
        id=F.PUT,
        className="sheet-put",
    )
    too_large = texts("error.exchange.large", maximum=texts.decimal(LARGEST_SENT, 1))
    return html.Section(
        [
            html.H3(texts("exchange.take")),
            html.P(texts("exchange.take.note"), className="note"),
            html.Div(
                put,
                **{"data-file-name": texts("exchange.put"), "data-too-large": too_large},
            ),
            html.Div(id=F.PREVIEW, className="sheet-preview", role="status"),
            html.Div(
                [
                    html.Div(
                        [
                            *field(F.TITLE, texts("roadmap.plans.title"), 120),
                            *field(F.REASON, texts("roadmap.plans.reason"), 500),
                        ],
                        id=F.NAMED,
                        className="plan-keep",
                        hidden=True,
                    ),
                    dbc.Checklist(id=F.COURSE, options=[], value=[]),
                    html.Button(
                        texts("exchange.apply"),
                        id=F.APPLY,
                        type="button",
                        className="tool-button main-button",
                    ),
                ],
                id=F.KEEP,
                hidden=True,
            ),
            html.Div(id=F.SAID, className="panel-said", role="status"),
        ],
        className="files-part",
    )


def course_choice(texts: Texts, found: Incoming) -> list[dict[str, object]]:
    """Offer to take the progress of a file over too, if it tells another."""
    number = len(found.courses)
    if not number:
        return []
    return [{"label": texts.count("exchange.course", number), "value": True}]


def done(texts: Texts, item: ShelfItem[KeptPlan] | None, courses: int) -> list[object]:
    """Say what became of a file."""
    told: list[object] = []
    if item is not None:
        told.append(html.P(texts("exchange.kept", title=item.title)))
    if courses:
        told.append(html.P(texts.count("exchange.course_kept", courses)))
    return told
