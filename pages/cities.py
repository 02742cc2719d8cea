"""The cities side by side."""

from __future__ import annotations

from dash import dcc, html, register_page

from pages._shell import ids
from pages._shell.components import page_head
from pages._shell.frame import page_title
from pages._shell.i18n import language_of, texts_in

register_page(__name__, path="/cities", title=page_title("nav.cities"), nav="nav.cities", order=70)


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the comparison; the cities arrive through ``callbacks.cities``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            page_head(texts("cities.heading"), texts("cities.answer")),
            dcc.Store(id=ids.Cities.OPENED, data=True),
            html.Div(id=ids.Cities.BODY, className="cities-cards"),
        ],
        key=f"cities-{texts.language}",
        className="cities",
    )
