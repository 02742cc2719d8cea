"""The page of an address that leads nowhere, with a way on."""

from __future__ import annotations

from dash import dcc, html, page_registry, register_page

from pages._shell.frame import page_title
from pages._shell.i18n import language_of, texts_in

register_page(__name__, title=page_title("notfound.title"))


def layout(language: str = "fa", **_: object) -> html.Div:
    """Say that there is no such page, and name those there are."""
    texts = texts_in(language_of(language))
    pages = [page for page in page_registry.values() if page.get("nav")]
    return html.Div(
        [
            html.H1(texts("notfound.heading"), className="page-title"),
            html.P(texts("notfound.reason")),
            html.P(texts("notfound.next")),
            html.Div(
                [
                    dcc.Link(texts(page["nav"]), href=page["path"], className="tool-button")
                    for page in pages
                ],
                className="ways",
            ),
        ],
        className="card-box lost",
        key=f"lost-{texts.language}",
    )
