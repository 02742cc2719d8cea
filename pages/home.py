"""The council's view: where do we stand, what needs the council today."""

from __future__ import annotations

from dash import dcc, html, register_page

from pages._shell import ids
from pages._shell.frame import page_title
from pages._shell.i18n import language_of, texts_in

register_page(__name__, path="/", title=page_title("nav.home"), nav="nav.home", order=10)


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the council's view; its cards arrive through ``callbacks.home``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            html.H1(texts("home.heading"), className="visually-hidden"),
            dcc.Store(id=ids.Home.OPENED, data=True),
            html.Div(
                html.P(texts("page.loading"), className="empty-state"),
                id=ids.Home.BODY,
                className="home",
            ),
        ],
        key=f"home-{texts.language}",
    )
