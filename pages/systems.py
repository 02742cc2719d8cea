"""The systems: which gives which service, what waits behind it, and the graph around each."""

from __future__ import annotations

import dash_bootstrap_components as dbc
import dash_cytoscape as cyto
from dash import dcc, html, register_page

from model.graph import NodeKind
from model.graph_look import ALL, DEPTHS, MOST_OFFERED
from model.neighbourhood import Direction
from pages._shell import ids, listing
from pages._shell.components import card, undo_line
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.sheets import sheets_card

register_page(
    __name__,
    path="/systems",
    title=page_title("nav.systems"),
    nav="nav.systems",
    order=50,
    needs="systems",
)
S = ids.Systems


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the systems; what they show arrives through ``callbacks.systems``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            html.Div(
                [
                    html.H1(texts("systems.heading"), className="page-title"),
                    html.P("", id=S.ANSWER, className="page-answer", role="status"),
                ],
                className="page-head",
            ),
            dcc.Store(id=S.OPENED, data=True),
            *(dcc.Store(id=name) for name in (S.ADDRESS, S.WEIGHTS, S.QUERY, S.KEPT, S.CHOSEN)),
            *(dcc.Store(id=name) for name in (S.PICTURE, S.DRAWN, S.WISH, S.WISHED)),
            *(dcc.Store(id=name) for name in (S.TWIN_DATA, S.TWIN_BUILT, S.ROWS)),
            dcc.Store(id=S.SEEN, data="0/"),
            dcc.Store(id=S.CHANGED, data=0),
            html.Div(id=S.NOTICE, className="systems-notices"),
            html.Div([_graph(texts), _panel(texts)], className="systems-cards"),
            _levers(texts),
            _list(texts),
            sheets_card(texts, "system"),
        ],
        key=f"systems-{texts.language}",
        className="systems",
    )


def _graph(texts: Texts) -> html.Section:
    ways = [(str(way), texts(f"systems.direction.{way}")) for way in Direction]
    depths = [(str(depth), texts.number(depth)) for depth in DEPTHS] + [(ALL, texts("systems.all"))]
    kinds = dbc.Checklist(
        id=S.KINDS,
        options=[{"value": str(k), "label": texts(f"systems.kinds.{k}")} for k in NodeKind],
        value=[],
        inline=True,
        className="systems-kinds",
    )
    everything = html.Button(
        texts("systems.everything"), id=S.EVERYTHING, type="button", className="tool-button"
    )
    controls = [
        _choice(texts("systems.depth"), S.DEPTH, depths),
        _choice(texts("systems.direction"), S.DIRECTION, ways),
        html.Fieldset([html.Legend(texts("systems.kinds")), kinds], className="systems-choice"),
    ]
    search = [
        html.Label(texts("systems.search"), htmlFor=S.SEARCH, className="visually-hidden"),
        dbc.Select(
            id=S.SEARCH,
            options=[],
            placeholder=texts("systems.search"),
            class_name="systems-search",
        ),
    ]
    return card(
        texts("systems.graph"),
        html.P("", id=S.SAYS, className="card-answer", role="status"),
        html.Div(
            [html.Div([*search, everything], className="systems-choose"), *controls],
            className="systems-controls no-print no-present",
        ),
        html.Div(
            [
                html.Div(
                    _drawn(),
                    className="systems-canvas",
                    role="img",
                    **{"aria-label": texts("systems.graph.label")},
                ),
                html.Div(className="systems-paper"),
                html.Div(
                    [
                        html.Span(texts("systems.drag"), className="quiet systems-drag"),
                        html.Span(texts("systems.small"), className="quiet systems-small"),
                        _zoom("in", "+", texts("systems.zoom.in")),
                        _zoom("out", "−", texts("systems.zoom.out")),
                        _zoom("fit", texts("systems.zoom.fit")),
                    ],
                    className="systems-zoom no-print no-present",
                ),
            ],
            className="systems-frame",
        ),
        _legend(texts),
        html.Details(
            [html.Summary(""), html.Div(id=S.TWIN)], className="as-table systems-twin-fold"
        ),
        class_name="systems-graph-card",
    )


def _drawn() -> cyto.Cytoscape:
    return cyto.Cytoscape(
        id=S.GRAPH,
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


def _zoom(how: str, sign: str, label: str | None = None) -> html.Button:
    more = {"aria-label": label, "title": label} if label else {}
    return html.Button(sign, type="button", className="tool-button", **{"data-zoom": how, **more})


def _legend(texts: Texts) -> html.P:
    kinds = [
        html.Span(
            [html.Span(className=f"graph-mark graph-{name}"), texts(f"systems.legend.{name}")]
        )
        for name in ("chosen", "there", "missing", "firm", "assumed")
    ]
    return html.P(kinds, className="legend")


def _choice(label: str, element_id: str, choices: list[tuple[str, str]]) -> html.Fieldset:
    buttons = dbc.RadioItems(
        id=element_id,
        options=[{"value": str(value), "label": name} for value, name in choices],
        value=None,
        inline=True,
        className="segments",
    )
    return html.Fieldset([html.Legend(label), buttons], className="systems-choice systems-around")


def _panel(texts: Texts) -> html.Aside:
    undo = undo_line(texts, says=S.UNDO_SAYS, button=S.UNDO)
    return html.Aside(
        [
            html.Div(
                html.P(texts("page.loading"), className="empty-state"),
                id=S.PANEL,
                tabIndex=-1,
                className="systems-panel-body",
            ),
            html.Div(id=S.TOLD, className="wish-told", role="status"),
            undo,
        ],
        className="card-box systems-panel",
        **{"aria-label": texts("systems.panel")},
    )


def _levers(texts: Texts) -> html.Div:
    loading = html.P(texts("page.loading"), className="empty-state")
    most = dbc.Select(
        id=S.TOGETHER,
        options=[{"value": str(n), "label": texts.number(n)} for n in range(1, MOST_OFFERED + 1)],
        value=None,
    )
    asks = html.Div(
        [html.Label(texts("systems.together.count"), htmlFor=S.TOGETHER), most],
        className="systems-together-count no-print",
    )
    return html.Div(
        [
            card(texts("systems.levers"), html.Div(loading, id=S.LEVERS)),
            card(texts("systems.together"), asks, html.Div(loading, id=S.BEST, role="status")),
        ],
        className="systems-levers",
    )


def _list(texts: Texts) -> html.Section:
    names = ("title", "code", "kind", "status", "domain", "integrated", "gives", "needs")
    title = {name: texts(f"systems.column.{name}") for name in (*names, "services", "priority")}
    number = {"function": "tarazuDigits(params)"}
    columns = [
        listing.column(
            "title",
            title["title"],
            flex=4,
            minWidth=200,
            cellRendererParams={"href": "href", "note": "kind"},
        ),
        listing.column("code", title["code"], width=100, cellRendererParams={"neutral": True}),
        listing.column(
            "step", title["status"], width=150, cellRendererParams={"pill": "status", "bare": True}
        ),
        listing.column("domain", title["domain"], flex=1, minWidth=110),
        listing.column("integrated", title["integrated"], flex=2, minWidth=140),
        listing.column(
            "gives",
            title["gives"],
            flex=3,
            minWidth=150,
            valueFormatter=number,
            cellRendererParams={"note": "giveNames", "neutral": True},
        ),
        listing.column(
            "needs",
            title["needs"],
            flex=3,
            minWidth=150,
            valueFormatter=number,
            cellRendererParams={"note": "needNames", "neutral": True},
        ),
        listing.column("services", title["services"], width=110, valueFormatter=number),
        listing.column("priority", title["priority"], width=110, valueFormatter=number),
    ]
    lines = [
        (title["code"], "code"),
        (title["domain"], "domain"),
        (title["integrated"], "integrated"),
        (title["gives"], "giveNames"),
        (title["needs"], "needNames"),
        (title["priority"], "priorityText"),
    ]
    on_phone = {"title": "title", "href": "href", "pills": ["status", "kind"], "lines": lines}
    menus = [
        (title["kind"], S.KIND),
        (title["status"], S.STATUS),
        (title["domain"], S.DOMAIN),
        (title["integrated"], S.INTEGRATED),
    ]
    return card(
        texts("systems.list"),
        html.P("", id=S.SUMMARY, className="card-answer", role="status"),
        listing.tools(texts("systems.find"), S.TEXT, menus, (texts("list.clear"), S.CLEAR)),
        listing.grid(texts, S.GRID, columns, on_phone),
        html.P(texts("systems.list.left_out"), className="remarks"),
        class_name="list-card-box systems-list",
    )
