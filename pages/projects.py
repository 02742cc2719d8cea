"""The portfolio: levels by rules, the table, programmes, dates, prerequisites and budget lines."""

from __future__ import annotations

import dash_cytoscape as cyto
from dash import dcc, html, register_page

from pages._shell import ids, listing
from pages._shell.components import card
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in

register_page(
    __name__,
    path="/projects",
    title=page_title("nav.projects"),
    nav="nav.projects",
    order=60,
    needs="projects",
)
P = ids.Projects
COLUMNS = ("number", "title", "programme", "level", "rules", "reached", "reason", "complete")


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the portfolio; what it shows arrives through ``callbacks.projects``."""
    texts = texts_in(language_of(language))
    stores = (P.ADDRESS, P.RULES, P.BOARD_DATA, P.DRAWN, P.PARTS, P.QUERY, P.KEPT)
    return html.Div(
        [
            html.Div(
                [
                    html.H1(texts("projects.heading"), className="page-title"),
                    html.P("", id=P.ANSWER, className="page-answer", role="status"),
                ],
                className="page-head",
            ),
            dcc.Store(id=P.OPENED, data=True),
            *(dcc.Store(id=name) for name in stores),
            *(dcc.Store(id=name) for name in (P.GRAPH_DATA, P.GRAPH_DRAWN)),
            html.Div(id=P.NOTICE),
            _board(texts),
            _list(texts),
            _programmes(texts),
            _time(texts),
            _graph(texts),
            card(texts("projects.budgets"), html.Div(id=P.BUDGETS)),
        ],
        key=f"projects-{texts.language}",
        className="projects",
    )


def _board(texts: Texts) -> html.Section:
    rules = html.Div(
        [
            html.H3(texts("projects.rules"), className="panel-head"),
            html.P(texts("projects.rules.help"), className="note"),
            html.Div(id=P.RULES_PANEL, className="rules-panel"),
            html.P("", id=P.RULES_TOLD, className="rules-told", role="alert"),
        ],
        className="projects-rules no-present",
    )
    return card(
        texts("projects.board"),
        html.P("", id=P.BOARD_SAYS, className="card-answer", role="status"),
        html.Div(
            [rules, html.Div(id=P.BOARD, className="levels")],
            className="projects-levels",
        ),
        html.Div(id=P.UNEXPLAINED, className="projects-unexplained"),
        html.Div(id=P.RANKS, className="projects-unexplained"),
        html.Div(id=P.TRIED, className="projects-unexplained"),
        class_name="projects-board-card",
    )


def _list(texts: Texts) -> html.Section:
    name = {field: texts(f"projects.column.{field}") for field in COLUMNS}
    number = {"function": "tarazuDigits(params)"}
    columns = [
        listing.column("number", name["number"], width=84, valueFormatter=number),
        listing.column(
            "title",
            name["title"],
            flex=4,
            minWidth=240,
            cellRendererParams={"href": "href", "note": "lacks"},
        ),
        listing.column("programme", name["programme"], flex=2, minWidth=160),
        listing.column(
            "level", name["level"], width=104, cellRendererParams={"pill": "printed", "bare": True}
        ),
        listing.column(
            "rules", name["rules"], width=104, cellRendererParams={"pill": "given", "bare": True}
        ),
        listing.column("reached", name["reached"], width=112),
        listing.column("reason", name["reason"], flex=2, minWidth=170),
        listing.column("complete", name["complete"], width=116, valueFormatter=number),
    ]
    lines = [
        (name["programme"], "programme"),
        (name["reason"], "reason"),
        (name["reached"], "reached"),
        (name["complete"], "completeText"),
        ("", "lacks"),
    ]
    on_phone = {"title": "title", "href": "href", "pills": ["printed", "state"], "lines": lines}
    menus = [
        (texts("projects.column.level"), P.LEVEL),
        (texts("projects.column.programme"), P.PROGRAMME),
        (texts("projects.state"), P.STATE),
    ]
    return card(
        texts("projects.list"),
        html.P("", id=P.SUMMARY, className="card-answer", role="status"),
        listing.tools(texts("projects.find"), P.TEXT, menus, (texts("list.clear"), P.CLEAR)),
        listing.grid(texts, P.GRID, columns, on_phone),
        class_name="list-card-box",
    )


def _programmes(texts: Texts) -> html.Section:
    keys = [
        html.Span([html.Span(className=f"level-key level-{level}"), texts(f"projects.key.{level}")])
        for level in ("a", "b", "c")
    ]
    return card(
        texts("projects.programmes"),
        html.P(keys, className="legend"),
        html.Div(id=P.PROGRAMMES),
    )


def _time(texts: Texts) -> html.Section:
    day = dcc.Input(
        id=P.DAY,
        type="text",
        value="",
        debounce=0.5,
        maxLength=20,
        placeholder=texts("projects.time.example"),
        className="form-control",
    )
    asks = html.Div(
        [html.Label(texts("projects.time.against"), htmlFor=P.DAY), day],
        className="projects-day no-print no-present",
    )
    return card(
        texts("projects.time"),
        asks,
        html.P("", id=P.DAY_TOLD, className="rules-told", role="alert"),
        html.Div(id=P.TIMELINE),
    )


def _graph(texts: Texts) -> html.Section:
    drawn = cyto.Cytoscape(
        id=P.GRAPH,
        elements=[],
        stylesheet=[],
        layout={"name": "preset", "fit": False},
        style={"width": "100%", "height": "100%"},
        minZoom=0.05,
        maxZoom=2.5,
        userZoomingEnabled=False,
        boxSelectionEnabled=False,
        autoungrabify=True,
        autoRefreshLayout=False,
        responsive=True,
    )
    canvas = html.Div(
        drawn,
        className="systems-canvas projects-canvas",
        role="img",
        **{"aria-label": texts("projects.graph.label")},
    )
    return card(
        texts("projects.graph"),
        html.Div(canvas, className="systems-frame"),
        html.Div(id=P.GRAPH_TWIN),
    )
