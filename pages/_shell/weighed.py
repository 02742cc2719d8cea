"""Pages that follow the weights: what their links carry on, and whose weights they say they use."""

from __future__ import annotations

from fractions import Fraction
from urllib.parse import urlencode

from dash import dcc, html

from model.scenarios.content import Content
from model.scoring import DEFAULT_BOUNDS, Bounds
from model.shelf import ShelfItem
from model.view import View
from model.weights import Weights
from pages._shell.i18n import Texts

Adopted = ShelfItem[Content]

Carried = dict[str, str]
"""Parameters of an address that carry the weights."""


def carried(view: View, report: Weights) -> Carried:
    """The weights, what-ifs and bounds as parameters of an address; empty if the report's."""
    parts = {}
    if view.weights != report:
        parts["w"] = str(view.weights)
    if view.what_ifs:
        judged = (f"{todo}.{index}.{score}" for (todo, index), score in view.what_ifs.items())
        parts["x"] = ",".join(judged)
    if view.bounds != DEFAULT_BOUNDS:
        parts["b"] = f"{view.bounds.group_1},{view.bounds.group_2}"
    return parts


def bounds_values(texts: Texts, bounds: Bounds) -> dict[str, str]:
    """Write where groups 1 and 2 begin, as mean scores."""
    return {
        "first": texts.decimal(Fraction(bounds.group_1, 100)),
        "second": texts.decimal(Fraction(bounds.group_2, 100)),
    }


def address(path: str, weights: Carried, **parameters: object) -> str:
    """The address of a page with parameters and the weights; None and empty are left out."""
    named = {name: str(value) for name, value in parameters.items() if value not in (None, "")}
    query = urlencode({**named, **weights}, safe=",")
    return f"{path}?{query}" if query else path


def weights_note(
    texts: Texts, view: View, report: Weights, path: str, adopted: Adopted | None = None
) -> html.Div | None:
    """Say which weights are used when they are not the report's, and offer the adopted ones.

    Parameters
    ----------
    path : str
        Of the page, without the weights.
    adopted : ShelfItem, optional
        The scenario that the council adopted.
    """
    weights = carried(view, report)
    theirs = None if adopted is None else carried(picture_of(adopted.newest.content), report)
    if not weights and not theirs:
        return None
    parts: list[object] = []
    if weights == theirs and adopted is not None:
        title = html.Bdi(adopted.title)
        named = dcc.Link(title, href=f"/scenarios/{adopted.key}")
        parts += [html.Span([texts("weighed.adopted"), " ", named, "."]), " "]
    parts.append(html.Span(_used(texts, view, report)))
    ways = [dcc.Link(texts("weighed.change"), href=address("/priorities", weights))]
    if theirs and weights != theirs and adopted is not None:
        words = texts("weighed.take_adopted", title=adopted.title)
        ways.append(dcc.Link(words, href=_with(path, theirs)))
    if weights:
        ways.append(dcc.Link(texts("weighed.report"), href=path))
    for place, way in enumerate(ways):
        parts += [" · " if place else " ", way]
    return html.Div(parts, className="notice weighed-note", role="status")


def _used(texts: Texts, view: View, report: Weights) -> str:
    """Say which weights, what-ifs and bounds are used."""
    if view.weights == report:
        says = texts("weighed.of_report")
    else:
        comma = texts("list.comma")
        says = texts(
            "weighed.other",
            weights=texts.number(comma.join(map(str, view.weights.values))),
            report=texts.number(comma.join(map(str, report.values))),
        )
    if view.what_ifs:
        says += " " + texts.count("weighed.what_ifs", len(view.what_ifs))
    if view.bounds != DEFAULT_BOUNDS:
        says += " " + texts("weighed.bounds", **bounds_values(texts, view.bounds))
    return says


def _with(path: str, weights: Carried) -> str:
    """Add weights to the address of a page that may have parameters already."""
    return f"{path}{'&' if '?' in path else '?'}{urlencode(weights, safe=',')}"


def picture_of(content: Content) -> View:
    """Give the picture of the weighing table that has the settings of a scenario."""
    return View(content.weights, content.what_ifs, bounds=content.bounds)
