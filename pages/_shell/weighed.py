"""Pages that follow the weights: what their links carry on, and whose weights they say they use."""

from __future__ import annotations

from urllib.parse import urlencode

from dash import dcc, html

from model.view import View
from model.weights import Weights
from pages._shell.i18n import Texts

Carried = dict[str, str]
"""Parameters of an address that carry the weights."""


def carried(view: View, report: Weights) -> Carried:
    """The weights and the what-ifs as parameters of an address; empty if they are the report's."""
    parts = {}
    if view.weights != report:
        parts["w"] = str(view.weights)
    if view.what_ifs:
        judged = (f"{todo}.{index}.{score}" for (todo, index), score in view.what_ifs.items())
        parts["x"] = ",".join(judged)
    return parts


def address(path: str, weights: Carried, **parameters: object) -> str:
    """The address of a page with parameters and the weights; None and empty are left out."""
    named = {name: str(value) for name, value in parameters.items() if value not in (None, "")}
    query = urlencode({**named, **weights}, safe=",")
    return f"{path}?{query}" if query else path


def weights_note(texts: Texts, view: View, report: Weights, path: str) -> html.Div | None:
    """Say which weights are used when they are not the report's, and lead back to those."""
    weights = carried(view, report)
    if not weights:
        return None
    says = texts(
        "weighed.other",
        weights=texts.number(texts("list.comma").join(map(str, view.weights.values))),
        report=texts.number(texts("list.comma").join(map(str, report.values))),
    )
    if view.what_ifs:
        says += " " + texts.count("weighed.what_ifs", len(view.what_ifs))
    return html.Div(
        [
            html.Span(says),
            " ",
            dcc.Link(texts("weighed.change"), href=address("/priorities", weights)),
            " · ",
            dcc.Link(texts("weighed.report"), href=path),
        ],
        className="notice weighed-note",
        role="status",
    )
