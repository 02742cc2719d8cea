"""The data: sources, what was taken from where, findings with filters, downloads."""

from __future__ import annotations

from dash import dcc, html, register_page

from pages._shell import ids, listing
from pages._shell.components import card, page_head
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in

register_page(__name__, path="/data", title=page_title("nav.data"), nav="nav.data", order=90)

D = ids.Data


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the data page; what it shows arrives through ``callbacks.data``."""
    texts = texts_in(language_of(language))
    menus = [
        (texts("data.column.severity"), D.SEVERITY),
        (texts("data.column.kind"), D.KIND),
        (texts("data.column.treatment"), D.TREATMENT),
    ]
    return html.Div(
        [
            page_head(texts("data.heading"), texts("data.answer")),
            dcc.Store(id=D.OPENED, data=True),
            dcc.Store(id=D.ADDRESS),
            dcc.Store(id=D.QUERY),
            dcc.Store(id=D.KEPT),
            html.Div(id=D.NOTICE),
            card(
                texts("data.findings"),
                html.P("", id=D.SUMMARY, className="card-answer", role="status"),
                listing.tools(texts("data.search"), D.TEXT, menus, (texts("list.clear"), D.CLEAR)),
                _grid(texts),
                html.P(texts("data.findings.left_out"), className="remarks"),
                class_name="list-card-box",
            ),
            html.Div(id=D.BODY, className="data-cards"),
        ],
        key=f"data-{texts.language}",
    )


def _grid(texts: Texts) -> object:
    names = ("severity", "kind", "where", "subject", "printed", "follows", "effect", "treatment")
    title = {name: texts(f"data.column.{name}") for name in names}
    columns = [
        listing.column(
            "weight",
            title["severity"],
            width=130,
            cellRendererParams={"pill": "severity", "bare": True},
        ),
        listing.column("kind", title["kind"], width=110, cellRendererParams={"note": "found"}),
        listing.column("where", title["where"], width=130),
        listing.column(
            "subject", title["subject"], flex=3, minWidth=150, cellRendererParams={"href": "href"}
        ),
        listing.column("printed", title["printed"], flex=3, minWidth=130),
        listing.column(
            "follows",
            title["follows"],
            flex=3,
            minWidth=130,
            cellRendererParams={"note": "elsewhere"},
        ),
        listing.column("effect", title["effect"], flex=4, minWidth=170),
        listing.column(
            "treated",
            title["treatment"],
            flex=4,
            minWidth=170,
            cellRendererParams={"pill": "treatment"},
        ),
    ]
    lines = [
        ("", "effect"),
        (title["where"], "where"),
        (title["printed"], "printed"),
        (title["follows"], "follows"),
        ("", "elsewhere"),
        (title["treatment"], "treated"),
    ]
    on_phone = {
        "title": "subject",
        "href": "href",
        "pills": ["severity", "kind", "treatment"],
        "lines": lines,
    }
    return listing.grid(texts, D.FINDINGS, columns, on_phone)
