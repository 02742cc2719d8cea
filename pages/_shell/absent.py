"""A page for which the documents of the chosen city give nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from model.catalogue import City
from pages._shell.i18n import Texts


def absent(
    texts: Texts,
    page: Mapping[str, Any],
    city: City,
    has: Sequence[Mapping[str, Any]],
    elsewhere: Sequence[City],
) -> html.Div:
    """Say that there is nothing, which pages have something, and which city has this.

    Parameters
    ----------
    texts : Texts
    page : mapping
        The page as Dash keeps it, with ``needs``.
    city : City
    has : sequence of mappings
        The pages that have something of this city.
    elsewhere : sequence of City
        The cities of which this page has something.
    """
    name = city.title(texts.language)
    content: list[object] = [
        html.H1(texts("absent.heading"), className="page-title"),
        html.P(texts(f"absent.{page['needs']}", city=name)),
        html.P(texts("absent.never_invented"), className="quiet"),
        html.H2(texts("absent.has", city=name), className="card-question"),
        _ways(dcc.Link(texts(p["nav"]), href=p["path"], className="tool-button") for p in has),
    ]
    if elsewhere and not page.get("path_template"):
        content += [
            html.H2(texts("absent.elsewhere"), className="card-question"),
            _ways(
                html.A(
                    one.title(texts.language),
                    href=f"{page['path']}?city={one.city}",
                    className="tool-button",
                )
                for one in elsewhere
            ),
        ]
    return html.Div(
        content,
        className="card-box lost",
        key=f"absent-{texts.language}-{city.city}-{page['module']}",
    )


def _ways(links: object) -> html.Div:
    return html.Div(list(links), className="ways")  # type: ignore[call-overload]
