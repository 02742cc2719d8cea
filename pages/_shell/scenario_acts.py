"""What people can do with a scenario: its buttons, and the two dialogs behind them."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html

from model.shelf import LONGEST_TAG, LONGEST_TITLE, MOST_TAGS, ShelfStatus
from model.weights import Weights
from pages._shell import ids
from pages._shell.i18n import Texts
from pages._shell.scenario_words import PATH, ROADMAP, Item, Save, opens, title_words

S = ids.Scenario

MOVES = {
    ShelfStatus.PROPOSED: "propose",
    ShelfStatus.ADOPTED: "adopt",
    ShelfStatus.DRAFT: "redraft",
    ShelfStatus.RETIRED: "retire",
}
"""By status, the act that leads to it."""


def actions(texts: Texts, item: Item, save: Save, report: Weights) -> html.Div:
    """Lay out the buttons that a scenario allows now."""
    moves = [
        _button(texts, act, main=act in ("adopt", "propose"))
        for status, act in MOVES.items()
        if status in item.next
    ]
    named = [] if item.fixed else [_button(texts, "rename")]
    share = html.Button(
        texts("scenario.act.share"),
        type="button",
        className="tool-button",
        **{
            "data-share": f"{PATH}/{item.key}" + ("" if item.fixed else f"?r={save.number}"),
            "data-copied": texts("scenario.copied"),
            "data-not-copied": texts("scenario.not_copied"),
        },
    )
    planned = save.content.roadmap is not None
    follow = [
        dcc.Link(
            texts(f"scenario.on.{name}"),
            href=opens(save.content, report, f"/{name}"),
            className="text-button",
        )
        for name in ("gaps", "systems", "prerequisites", *(() if planned else ("roadmap",)))
    ]
    onward = dcc.Link(
        texts("scenario.plan.open"),
        href=opens(save.content, report, ROADMAP),
        className="tool-button",
    )
    return html.Div(
        [
            html.Div(
                [
                    dcc.Link(
                        texts("scenarios.open"),
                        href=opens(save.content, report),
                        className="tool-button main-button",
                    ),
                    *([onward] if planned else []),
                    *moves,
                    *named,
                    _button(texts, "duplicate"),
                    share,
                    _button(texts, "download"),
                ],
                className="panel-buttons",
            ),
            html.Div(
                [html.Span(texts("scenario.on"), className="quiet"), *follow],
                className="scenario-follow",
            ),
        ],
        className="no-print",
    )


def _button(texts: Texts, act: str, main: bool = False) -> html.Button:
    return html.Button(
        texts(f"scenario.act.{act}"),
        type="button",
        className="tool-button" + (" main-button" if main else ""),
        **{"data-act": act},
    )


def words_dialog(texts: Texts) -> dbc.Modal:
    """Ask for a title and tags: to rename, or for a copy."""
    return dbc.Modal(
        [
            dbc.ModalHeader(
                html.H2("", id=S.WORDS_TITLE, className="modal-title"), close_button=False
            ),
            dbc.ModalBody(
                [
                    html.Label(texts("scenario.title"), htmlFor=S.TITLE),
                    text_field(S.TITLE, LONGEST_TITLE),
                    html.Label(texts("scenario.tags"), htmlFor=S.TAGS),
                    text_field(S.TAGS, MOST_TAGS * (LONGEST_TAG + 2)),
                    html.P(texts("scenario.tags.help"), className="note"),
                    html.Div(id=S.WORDS_SAID, role="alert", className="panel-said"),
                ],
                className="scenario-form",
            ),
            _foot(texts("scenario.keep"), S.WORDS_SAVE, texts("scenario.cancel"), S.WORDS_CANCEL),
        ],
        id=S.WORDS,
        is_open=False,
        labelledby=S.WORDS_TITLE,
    )


def sure_dialog(texts: Texts) -> dbc.Modal:
    """Ask once more before a scenario is adopted or retired."""
    return dbc.Modal(
        [
            dbc.ModalHeader(
                html.H2("", id=S.SURE_TITLE, className="modal-title"), close_button=False
            ),
            dbc.ModalBody(html.Div(id=S.SURE_TEXT)),
            _foot(texts("scenario.yes"), S.SURE_YES, texts("scenario.cancel"), S.SURE_CANCEL),
        ],
        id=S.SURE,
        is_open=False,
        labelledby=S.SURE_TITLE,
    )


def sure_words(texts: Texts, act: str, item: Item, adopted: Item | None) -> str:
    """Say what adopting or retiring does."""
    title = title_words(texts, item)
    if act == "adopt" and adopted is not None:
        other = title_words(texts, adopted)
        return texts("scenario.sure.instead", title=title, other=other)
    return texts(f"scenario.sure.{act}", title=title)


def text_field(element_id: str, longest: int, **others: object) -> dcc.Input:
    """Lay out a field for a line of text."""
    return dcc.Input(
        id=element_id,
        type="text",
        value="",
        maxLength=longest,
        autoComplete="off",
        className="form-control",
        **others,
    )


def _foot(keep: str, keep_id: str, cancel: str, cancel_id: str) -> dbc.ModalFooter:
    return dbc.ModalFooter(
        [
            html.Button(cancel, id=cancel_id, type="button", className="tool-button"),
            html.Button(keep, id=keep_id, type="button", className="tool-button main-button"),
        ]
    )
