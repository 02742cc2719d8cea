"""The services: all of them in a list, and one of them whole."""

from __future__ import annotations

from dash import dcc, html, register_page

from model.cards.card import EXAMPLE
from model.sheets import CARD
from pages._shell import ids, listing
from pages._shell.components import page_head, undo_line
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.service import service_title
from pages._shell.sheets import sheets_card
from pages._shell.working import working

register_page(
    __name__,
    path_template="/services/<service_id>",
    title=service_title,
    needs="services",
)


CARD_STORES = (
    ids.Card.FORM,
    ids.Card.WISH,
    ids.Card.ANSWER,
    ids.Card.ANSWERED,
    ids.Card.LOADED,
    ids.Card.PRINT,
)


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the page of one service; the service arrives through ``callbacks.services``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            dcc.Store(id=ids.Service.OPENED, data=True),
            dcc.Store(id=ids.ServiceStatusEditor.WISH),
            dcc.Store(id=ids.ServiceStatusEditor.WISHED),
            html.Div(id=ids.ServiceStatusEditor.TOLD, role="status", className="wish-told"),
            html.Div(
                html.P(texts("page.loading"), className="empty-state"),
                id=ids.Service.BODY,
                className="service",
            ),
            *(dcc.Store(id=name) for name in CARD_STORES),
            dcc.Download(id=ids.Card.PAPER),
            working(
                texts("card.printing"),
                texts("card.printing.stop"),
                wait=ids.Card.PRINT_WAIT,
                bar=ids.Card.PRINT_BAR,
                cancel=ids.Card.PRINT_CANCEL,
            ),
            html.Div(id=ids.Card.UNDONE, className="wish-told", role="status"),
            undo_line(texts, says=ids.Card.UNDO_SAYS, button=ids.Card.UNDO),
            html.Div(id=ids.Card.BODY),
        ],
        key=f"service-{texts.language}",
    )


def all_services(language: str = "fa", **_: object) -> html.Div:
    """Lay out the list of all services; its rows arrive through ``callbacks.services``."""
    texts = texts_in(language_of(language))
    menus = [
        (texts("service.column.status"), ids.Services.STATUS),
        (texts("home.domain"), ids.Services.DOMAIN),
    ]
    return html.Div(
        [
            page_head(texts("services.heading")),
            dcc.Store(id=ids.Services.OPENED, data=True),
            dcc.Store(id=ids.Services.ADDRESS),
            dcc.Store(id=ids.Services.QUERY),
            dcc.Store(id=ids.Services.KEPT),
            dcc.Store(id=ids.Services.CHANGED),
            html.Div(id=ids.Services.NOTICE),
            html.Section(
                [
                    html.P("", id=ids.Services.SUMMARY, className="card-answer", role="status"),
                    listing.tools(
                        texts("services.search"),
                        ids.Services.TEXT,
                        menus,
                        (texts("list.clear"), ids.Services.CLEAR),
                    ),
                    _grid(texts),
                ],
                className="card-box list-card-box",
            ),
            html.Div(id=ids.Services.CARDS),
            sheets_card(texts, CARD),
        ],
        className="services-page",
        key=f"services-{texts.language}",
    )


def _grid(texts: Texts) -> object:
    number = {"function": "tarazuDigits(params)"}
    name = {field: texts(f"service.column.{field}") for field in COLUMNS}
    columns = [
        listing.column("number", name["number"], width=96, valueFormatter=number),
        listing.column(
            "title",
            name["title"],
            flex=4,
            minWidth=240,
            cellRendererParams={"href": "href", "note": "other"},
        ),
        listing.column("domain", name["domain"], flex=1, minWidth=130),
        listing.column(
            "step", name["status"], width=140, cellRendererParams={"pill": "status", "bare": True}
        ),
        listing.column("rank", name["rank"], width=96, valueFormatter=number),
        listing.column("group", name["group"], width=96, cellRendererParams={"neutral": True}),
        listing.column("total", name["total"], width=96, valueFormatter=number),
        listing.column(
            "filled",
            texts("services.card.column"),
            width=120,
            cellRendererParams={"pill": "cardWords", "bare": True},
        ),
    ]
    lines = [
        (name["domain"], "domain"),
        (texts("service.column.place"), "place"),
        (texts("services.card.column"), "cardWords"),
    ]
    on_phone = {"title": "title", "href": "href", "pills": ["status"], "lines": lines}
    return listing.grid(texts, ids.Services.GRID, columns, on_phone)


register_page(
    f"{__name__}.example",
    path=f"/services/{EXAMPLE}",
    title=page_title("card.example.heading"),
    # Before the pages of single services, and in every city: the example belongs to none.
    order=54,
    layout=layout,
)

COLUMNS = ("number", "title", "domain", "status", "rank", "group", "total")

register_page(
    f"{__name__}.all",
    path="/services",
    title=page_title("nav.services"),
    nav="nav.services",
    order=55,
    layout=all_services,
    needs="services",
)
