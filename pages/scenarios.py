"""The scenarios: which pictures were kept, and how two to five of them differ."""

from __future__ import annotations

from dash import dcc, html, register_page

from model.scenarios.view import DEFAULT_TOP
from pages._shell import ids, listing
from pages._shell.components import page_head
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in

register_page(
    __name__,
    path="/scenarios",
    title=page_title("nav.scenarios"),
    nav="nav.scenarios",
    order=30,
    needs="scores",
)

S = ids.Scenarios


def layout(language: str = "fa", compare: str | None = None, **_: object) -> html.Div:
    """Lay out the list, or the comparison that the address names."""
    texts = texts_in(language_of(language))
    compares = compare is not None
    return html.Div(
        _comparison(texts) if compares else _list(texts),
        className="scenarios",
        key=f"scenarios-{texts.language}-{compares}",
    )


def _list(texts: Texts) -> list[object]:
    menus = [
        (texts("scenarios.filter.status"), S.STATUSES),
        (texts("scenarios.filter.tag"), S.TAGS),
    ]
    clear = (texts("list.clear"), S.CLEAR)
    put = dcc.Upload(
        html.Button(texts("scenarios.put"), type="button", className="tool-button"),
        id=S.PUT,
        accept=".json,application/json",
        className="sheet-put",
    )
    return [
        dcc.Store(id=S.OPENED, data=True),
        *(dcc.Store(id=name) for name in (S.ADDRESS, S.QUERY, S.KEPT, S.LISTED, S.CHANGED)),
        html.Div(
            [
                html.H1(texts("scenarios.heading"), className="page-title"),
                html.P("", id=S.ANSWER, className="page-answer"),
            ],
            className="page-head",
        ),
        html.Div(id=S.NOTICE),
        html.Section(
            [
                html.Div(
                    [
                        listing.tools(texts("scenarios.search"), S.TEXT, menus, clear),
                        html.Div(
                            [
                                dcc.Link(
                                    texts("scenarios.new"),
                                    href="/priorities",
                                    className="tool-button main-button",
                                ),
                                html.Div(put, **{"data-file-name": texts("scenarios.put")}),
                            ],
                            className="scenario-making no-print",
                        ),
                    ],
                    className="scenario-tools",
                ),
                html.Div(id=S.PUT_SAID, className="panel-said", role="status"),
                html.P("", id=S.SUMMARY, className="card-answer", role="status"),
                html.Div(id=S.LIST),
                html.P(texts("scenarios.remarks"), className="remarks"),
            ],
            className="card-box scenario-card",
        ),
    ]


def _comparison(texts: Texts) -> list[object]:
    return [
        dcc.Store(id=S.COMPARE_OPENED, data=True),
        *(dcc.Store(id=name) for name in (S.COMPARE_ADDRESS, S.COMPARE_QUERY, S.COMPARE_KEPT)),
        page_head(texts("compare.heading")),
        html.Div(id=S.COMPARE_NOTICE),
        html.Div(
            [
                html.Label(texts("compare.top"), htmlFor=S.TOP),
                dcc.Input(
                    id=S.TOP,
                    type="text",
                    inputMode="numeric",
                    value=texts.number(DEFAULT_TOP),
                    debounce=0.4,
                    maxLength=6,
                    className="form-control compare-top",
                ),
                html.Span(id=S.TOP_SAID, role="alert", className="compare-top-said"),
                dcc.Link(texts("compare.back"), href="/scenarios", className="compare-back"),
            ],
            className="compare-tools no-print",
        ),
        html.Div(
            html.P(texts("page.loading"), className="empty-state"),
            id=S.COMPARED,
            className="compare-cards",
        ),
    ]
