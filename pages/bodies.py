"""One responsible body: what it owes, what waits for it, and what we ask of it."""

from __future__ import annotations

from dash import dcc, html, register_page

from pages._shell import ids
from pages._shell.frame import page_title
from pages._shell.i18n import language_of, texts_in

register_page(
    __name__,
    path_template="/bodies/<body_id>",
    title=page_title("bodies.title"),
    needs="prerequisite_bodies",
)


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the page of one body; the body arrives through ``callbacks.bodies``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            dcc.Store(id=ids.Bodies.OPENED, data=True),
            html.Div(
                html.P(texts("page.loading"), className="empty-state"),
                id=ids.Bodies.BODY,
                className="body-page",
            ),
        ],
        key=f"body-{texts.language}",
    )
