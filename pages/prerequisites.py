"""The prerequisites: a board, a table and the bodies, with a panel to keep one of them true."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html, register_page

from pages._shell import ids, listing
from pages._shell.components import page_head
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.prerequisites_panel import panel
from pages._shell.sheets import sheets_card

register_page(
    __name__,
    path="/prerequisites",
    title=page_title("nav.prerequisites"),
    nav="nav.prerequisites",
    order=45,
    needs="prerequisites",
)
P = ids.Prerequisites
STORES = (
    *(P.ADDRESS, P.QUERY, P.WEIGHTS, P.KEPT, P.CHOSEN, P.CHANGED, P.SHOWN, P.PENDING),
    *(P.CITY, P.DRAFTED),
    *(P.CARDS, P.LAID, P.REFILL, P.FILLING, P.FILLED, P.LINKED, P.LINK_WISH, P.LINK_EDITED),
)


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the prerequisites; what is shown arrives through ``callbacks.prerequisites``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            page_head(texts("prerequisites.heading"), texts("prerequisites.answer")),
            dcc.Store(id=P.OPENED, data=True),
            *(dcc.Store(id=name) for name in STORES),
            html.Div(id=P.NOTICE),
            html.Div(id=P.BASIS),
            html.Div(
                id=P.DRAFTS,
                className="notice prerequisites-drafts no-print no-present",
                role="status",
                hidden=True,
                **{"data-says": texts("prerequisites.draft.others")},
            ),
            html.Div([_lists(texts), panel(texts)], className="prerequisites-desk"),
            sheets_card(texts, "prerequisite"),
        ],
        className="prerequisites",
        # Another language is another grid: its direction is fixed when it is made.
        key=f"prerequisites-{texts.language}",
    )


def _lists(texts: Texts) -> html.Section:
    menus = [
        (texts("prerequisites.filter.status"), P.STATUSES),
        (texts("prerequisites.filter.attention"), P.ATTENTIONS),
        (texts("prerequisites.filter.kind"), P.KINDS),
        (texts("prerequisites.filter.body"), P.BODIES),
    ]
    tools = listing.tools(
        texts("prerequisites.search"), P.TEXT, menus, (texts("list.clear"), P.CLEAR)
    )
    return html.Section(
        [
            html.Div([_views(texts), tools], className="prerequisites-tools no-print"),
            html.P("", id=P.SUMMARY, className="card-answer", role="status"),
            html.Div(id=P.BOARD, className="board"),
            html.Div(_grid(texts), className="prerequisites-table"),
            html.Div(id=P.BY_BODY, className="prerequisites-bodies"),
            html.P(texts("prerequisites.left_out"), className="remarks"),
        ],
        className="card-box list-card-box prerequisites-lists",
        **{"data-view": "board"},
    )


def _views(texts: Texts) -> html.Fieldset:
    names = ("board", "table", "bodies")
    return html.Fieldset(
        [
            html.Legend(texts("prerequisites.view"), className="visually-hidden"),
            dbc.RadioItems(
                id=P.VIEW,
                options=[{"label": texts(f"prerequisites.view.{n}"), "value": n} for n in names],
                value="board",
                inline=True,
                class_name="segments",
            ),
        ],
    )


def _grid(texts: Texts) -> object:
    number = {"function": "tarazuDigits(params)"}
    names = ("title", "status", "unit", "quarter", "last", "days", "next", "blocks", "priority")
    title = {name: texts(f"prerequisites.column.{name}") for name in names}
    columns = [
        listing.column(
            "title",
            title["title"],
            flex=4,
            minWidth=230,
            cellRendererParams={"href": "href", "note": "bodies"},
        ),
        listing.column(
            "step",
            title["status"],
            width=128,
            cellRendererParams={"pill": "status", "note": "attention", "bare": True},
        ),
        listing.column(
            "unit", title["unit"], flex=2, minWidth=110, cellRendererParams={"note": "council"}
        ),
        listing.column(
            "quarterOrder",
            title["quarter"],
            width=104,
            cellRendererParams={"note": "quarter", "bare": True},
        ),
        listing.column(
            "latestOrder",
            texts("roadmap.column.latest"),
            width=112,
            cellRendererParams={"note": "latest", "bare": True},
        ),
        listing.column(
            "last", title["last"], flex=2, minWidth=120, cellRendererParams={"note": "lastDay"}
        ),
        listing.column("days", title["days"], width=88, valueFormatter=number),
        listing.column(
            "next", title["next"], flex=2, minWidth=120, cellRendererParams={"note": "nextDay"}
        ),
        listing.column(
            "blocksCount",
            title["blocks"],
            width=112,
            cellRendererParams={"note": "blocks", "bare": True},
        ),
        listing.column("priority", title["priority"], width=96, valueFormatter=number),
    ]
    lines = [
        ("", "bodies"),
        ("", "waits"),
        (title["unit"], "unit"),
        (title["quarter"], "quarter"),
        (title["last"], "last"),
        ("", "daysText"),
        (title["next"], "next"),
        ("", "nextDay"),
    ]
    on_phone = {
        "title": "title",
        "href": "href",
        "pills": ["status", "attention"],
        "lines": lines,
    }
    return listing.grid(texts, P.GRID, columns, on_phone)
