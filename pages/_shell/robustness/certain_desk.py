"""What is certain, laid out: best and worst ranks, the order as a graph and as a table."""

from __future__ import annotations

import dash_cytoscape as cyto
from dash import html

from pages._shell import ids, listing
from pages._shell.components import card
from pages._shell.i18n import Texts
from pages._shell.robustness.common import method
from pages._shell.robustness.desk import controls, loading, menu, section, work

R = ids.Robustness


def certain(texts: Texts) -> html.Div:
    """What is certain while the weights are a little off."""
    return section(
        "certain",
        card(
            texts("robustness.certain.question"),
            html.Div(loading(texts), id=R.CERTAIN, role="status"),
            work(
                texts,
                *(R.CERTAIN_WAIT, R.CERTAIN_BAR, R.CERTAIN_CANCEL),
                *(R.CERTAIN_STOPPED, R.CERTAIN_AGAIN),
            ),
            html.Div(
                [html.Div(id=R.CERTAIN_TELLS), _certain_grid(texts)],
                id=R.CERTAIN_FOUND,
                hidden=True,
            ),
            _graph(texts),
            _pairs(texts),
            method(texts("robustness.certain.method")),
        ),
    )


def _certain_grid(texts: Texts) -> html.Div:
    title = {
        name: texts(f"robustness.column.{name}")
        for name in ("service", "rank", "range", "groups", "above", "below", "sure")
    }
    number = {"function": "tarazuDigits(params)"}
    columns = [
        listing.column("rank", title["rank"], width=84, valueFormatter=number),
        listing.column(
            "title", title["service"], flex=4, minWidth=180, cellRendererParams={"href": "href"}
        ),
        listing.column("width", title["range"], flex=4, minWidth=200, cellRenderer="TarazuRange"),
        listing.column(
            "group",
            title["groups"],
            width=110,
            cellRendererParams={"pill": "group", "bare": True},
        ),
        listing.column("above", title["above"], width=120, valueFormatter=number),
        listing.column("below", title["below"], width=120, valueFormatter=number),
    ]
    lines = [(title["range"], "range"), ("", "sure")]
    phone = {"title": "title", "href": "href", "pills": ["group"], "lines": lines}
    return listing.grid(texts, R.CERTAIN_GRID, columns, phone)


def _graph(texts: Texts) -> html.Details:
    canvas = cyto.Cytoscape(
        id=R.CERTAIN_GRAPH,
        elements=[],
        stylesheet=[],
        layout={"name": "preset", "fit": False},
        style={"width": "100%", "height": "100%"},
        minZoom=0.05,
        maxZoom=2,
        userZoomingEnabled=False,
        boxSelectionEnabled=False,
        autoungrabify=True,
        autoRefreshLayout=False,
        responsive=True,
    )
    zooms = [
        html.Button(sign, type="button", className="tool-button", **{"data-order-zoom": how})
        for how, sign in (("in", "+"), ("out", "−"), ("fit", texts("systems.zoom.fit")))
    ]
    return html.Details(
        [
            html.Summary(texts("robustness.certain.graph")),
            html.P("", id=R.CERTAIN_GRAPH_SAYS),
            html.Div(
                [
                    html.Div(
                        canvas,
                        className="order-canvas",
                        role="img",
                        **{"aria-label": texts("robustness.certain.graph.label")},
                    ),
                    html.Div(
                        [html.Span(texts("systems.drag"), className="quiet"), *zooms],
                        className="systems-zoom no-print no-present",
                    ),
                ],
                className="systems-frame",
            ),
            html.P(texts("robustness.certain.graph.twin"), className="note"),
        ],
        className="twin order-graph",
        open=False,
    )


def _pairs(texts: Texts) -> html.Details:
    """The same order as a table: its pairs, all or those of one service."""
    title = {name: texts(f"robustness.pairs.{name}") for name in ("better", "relation", "worse")}
    number = {"function": "tarazuDigits(params)"}
    rank = texts("robustness.column.rank")
    columns = [
        listing.column("rank", rank, width=84, valueFormatter=number),
        listing.column(
            "title", title["better"], flex=4, minWidth=180, cellRendererParams={"href": "href"}
        ),
        listing.column(
            "relation", title["relation"], width=170, cellRendererParams={"neutral": True}
        ),
        listing.column("otherRank", rank, width=84, valueFormatter=number),
        listing.column(
            "other", title["worse"], flex=4, minWidth=180, cellRendererParams={"href": "otherHref"}
        ),
    ]
    phone = {
        "title": "title",
        "href": "href",
        "pills": [],
        "lines": [("", "relation"), ("", "other")],
    }
    return html.Details(
        [
            html.Summary(texts("robustness.pairs")),
            controls(menu(texts("robustness.pairs.of"), R.PAIRS_OF, texts("robustness.pairs.all"))),
            html.Div(loading(texts), id=R.PAIRS_SAYS, role="status"),
            listing.grid(texts, R.PAIRS_GRID, columns, phone),
        ],
        id=R.PAIRS,
        className="twin order-pairs",
        open=False,
    )
