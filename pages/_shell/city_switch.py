"""The cities in the top bar; the script city.js keeps the chosen one in every address."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from model.catalogue import City
from pages._shell.i18n import Texts


def switch(texts: Texts, chosen: City, cities: Sequence[City]) -> html.Div:
    """Show the city and, where there are several, the way to the others.

    Parameters
    ----------
    texts : Texts
    chosen : City
    cities : sequence of City
    """
    name = html.Span(chosen.title(texts.language), className="frame-city-name")
    if len(cities) < 2:
        return html.Div(name, className="frame-city")
    return html.Div(
        html.Details(
            [
                html.Summary(
                    [html.Span(texts("shell.city"), className="visually-hidden"), " ", name],
                    title=texts("shell.city.help"),
                ),
                html.Ul([html.Li(_way(texts, city, chosen)) for city in cities]),
            ],
            className="city-switch",
        ),
        className="frame-city",
    )


def _way(texts: Texts, city: City, chosen: City) -> html.A:
    here = {"aria-current": "true"} if city.city == chosen.city else {}
    return html.A(
        city.title(texts.language),
        href=f"/?city={city.city}",
        className="city-way",
        **{"data-city": city.city, **here},
    )
