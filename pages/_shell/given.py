"""The council's view of a city whose documents name no services: what they do give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from model.catalogue import Catalogue
from pages._shell import facts
from pages._shell.cities import answers
from pages._shell.components import card, table
from pages._shell.i18n import Texts


def cards(
    texts: Texts, catalogue: Catalogue, pages: Sequence[Mapping[str, Any]]
) -> list[html.Section]:
    """Say what there is, lead to it, and name the findings that change something.

    Parameters
    ----------
    pages : sequence of mappings
        The pages that have something of this city, as Dash keeps them.
    """
    name = catalogue.city.title(texts.language)
    columns = [texts("cities.question"), name]
    ways = [
        dcc.Link(texts(page["nav"]), href=page["path"], className="tool-button")
        for page in pages
        if page["path"] != "/"
    ]
    given = card(
        texts("given.heading", city=name),
        html.Div(ways, className="ways"),
        table(texts("given.heading", city=name), columns, answers(texts, catalogue)),
        answer=texts("given.answer"),
    )
    return [
        html.Div(given, className="home-column"),
        html.Div(facts.findings_card(texts, catalogue), className="home-column"),
        facts.version_card(texts, catalogue),
    ]
