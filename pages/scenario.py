"""One scenario: its picture as it was seen and as it is today, its revisions and its history."""

from __future__ import annotations

from dash import dcc, html, register_page

from pages._shell import ids
from pages._shell.frame import page_title
from pages._shell.i18n import language_of, texts_in
from pages._shell.scenario_acts import sure_dialog, words_dialog

register_page(
    __name__,
    path_template="/scenarios/<scenario>",
    title=page_title("scenario.page"),
    needs="scores",
)

S = ids.Scenario


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the page of one scenario; it arrives through ``callbacks.scenario``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            dcc.Store(id=S.OPENED, data=True),
            *(dcc.Store(id=name) for name in (S.SEEN, S.WISH, S.ASKED, S.CHANGED)),
            dcc.Download(id=S.DOWNLOAD),
            words_dialog(texts),
            sure_dialog(texts),
            html.Div(id=S.SAID, className="panel-said", role="status"),
            html.Div(
                html.P(texts("page.loading"), className="empty-state"),
                id=S.BODY,
                className="scenario-page",
            ),
        ],
        key=f"scenario-{texts.language}",
    )
