"""The gap: what is there, what should be, and where the distance lies."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html, register_page

from model.gap_view import MEASURES, Rows
from pages._shell import gap_targets, ids, listing
from pages._shell.components import card
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in

register_page(
    __name__,
    path="/gaps",
    title=page_title("nav.gaps"),
    nav="nav.gaps",
    order=40,
    needs="services",
)
G = ids.Gaps


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the gap; what it shows arrives through ``callbacks.gaps``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            html.Div(
                [
                    html.H1(texts("gaps.heading"), className="page-title"),
                    html.P("", id=G.ANSWER, className="page-answer", role="status"),
                ],
                className="page-head",
            ),
            dcc.Store(id=G.OPENED, data=True),
            dcc.Store(id=G.ADDRESS),
            dcc.Store(id=G.QUERY),
            dcc.Store(id=G.KEPT),
            dcc.Store(id=G.CHANGED, data=0),
            html.Div(id=G.NOTICE, className="gap-notices"),
            _controls(texts),
            html.Div(
                [
                    html.Div([_drawn(texts), _course(texts)], className="gap-main"),
                    html.Div([_targets(texts), _waiting(texts)], className="gap-side"),
                    _facts(texts),
                ],
                className="gap-cards",
            ),
            _services(texts),
            card(texts("gaps.stages"), _loading(texts, G.STAGES), class_name="gap-stages"),
            _actions(texts),
        ],
        key=f"gaps-{texts.language}",
        className="gaps",
    )


def _controls(texts: Texts) -> html.Div:
    day = html.Div(
        [
            html.Label(texts("gaps.day"), htmlFor=G.DAY),
            dcc.Input(
                id=G.DAY,
                type="text",
                value="",
                debounce=True,
                maxLength=20,
                placeholder=texts("gaps.day.today"),
                className="form-control",
            ),
        ],
        className="gap-day",
    )
    menus = [
        _menu(texts(f"gaps.column.{name}"), element_id)
        for name, element_id in (
            ("domain", G.DOMAIN),
            ("group", G.GROUP),
            ("readiness", G.READINESS),
            ("status", G.STATUS),
            ("integrated", G.INTEGRATED),
        )
    ]
    clear = html.Button(texts("list.clear"), id=G.CLEAR, type="button", className="text-button")
    rows = _choice(texts("gaps.rows"), G.ROWS, [(r, texts(f"gaps.rows.{r}")) for r in Rows])
    measure = _choice(
        texts("gaps.measure"), G.MEASURE, [(m, texts(f"gaps.measure.{m}")) for m in MEASURES]
    )
    return html.Div(
        [
            html.Div([rows, measure, day], className="gap-choices"),
            html.Div([*menus, clear], className="list-tools"),
        ],
        className="gap-controls no-print no-present",
    )


def _choice(label: str, element_id: str, choices: list[tuple[str, str]]) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(label),
            dbc.RadioItems(
                id=element_id,
                options=[{"value": str(value), "label": name} for value, name in choices],
                value=None,
                inline=True,
                className="segments",
            ),
        ],
        className="gap-choice",
    )


def _menu(label: str, element_id: str) -> html.Details:
    chosen = dbc.Checklist(
        id=element_id, options=[], value=[], className="menu-list", label_class_name="menu-label"
    )
    return html.Details([html.Summary(label, className="tool-button"), chosen], className="menu")


def _loading(texts: Texts, element_id: str) -> html.Div:
    return html.Div(html.P(texts("page.loading"), className="empty-state"), id=element_id)


def _drawn(texts: Texts) -> html.Section:
    return card(texts("gaps.bars"), _loading(texts, G.DRAWN), class_name="gap-bars")


def _course(texts: Texts) -> html.Section:
    return card(texts("gaps.course"), _loading(texts, G.COURSE), class_name="gap-course")


def _waiting(texts: Texts) -> html.Section:
    return card(texts("gaps.waiting"), _loading(texts, G.WAITING), class_name="gap-waiting")


def _facts(texts: Texts) -> html.Section:
    return card(texts("gaps.facts"), _loading(texts, G.FACTS), class_name="gap-facts")


def _targets(texts: Texts) -> html.Section:
    undo = html.Div(
        [
            html.Span(id=G.UNDO_SAYS),
            html.Button(texts("change.undo"), id=G.UNDO, type="button", className="text-button"),
        ],
        className="undo-line no-print no-present",
    )
    return card(
        texts("gaps.targets"),
        _loading(texts, G.TARGETS),
        html.Details(
            [
                html.Summary(texts("target.add"), className="tool-button"),
                gap_targets.form(texts),
            ],
            id=G.FOLD,
            className="target-fold no-print no-present",
        ),
        html.Div(id=G.TOLD, className="wish-told", role="status"),
        undo,
        dcc.Store(id=G.EDITED),
        dcc.Store(id=G.ASKED),
        dcc.Store(id=G.FORMED),
        answer=texts("gaps.targets.answer"),
        class_name="gap-targets",
    )


def _services(texts: Texts) -> html.Section:
    number = {"function": "tarazuDigits(params)"}
    name = {
        field: texts(f"gaps.column.{field}")
        for field in ("number", "title", "domain", "status", "readiness", "group", "points", "due")
    }
    columns = [
        listing.column("number", name["number"], width=90, valueFormatter=number),
        listing.column(
            "title",
            name["title"],
            flex=4,
            minWidth=220,
            cellRendererParams={"href": "href", "note": "waits"},
        ),
        listing.column("domain", name["domain"], flex=1, minWidth=120),
        listing.column(
            "step", name["status"], width=130, cellRendererParams={"pill": "status", "bare": True}
        ),
        listing.column(
            "held",
            name["readiness"],
            width=170,
            cellRendererParams={"pill": "held_word", "bare": True},
        ),
        listing.column("group", name["group"], width=90, cellRendererParams={"neutral": True}),
        listing.column("points", name["points"], width=90, valueFormatter=number),
        listing.column(
            "due", name["due"], width=130, cellRendererParams={"neutral": True, "pill": "late"}
        ),
    ]
    lines = [(name["domain"], "domain"), ("", "waits"), (name["due"], "due")]
    on_phone = {"title": "title", "href": "href", "pills": ["status", "held_word"], "lines": lines}
    return card(
        texts("gaps.services"),
        html.P("", id=G.SUMMARY, className="card-answer", role="status"),
        listing.grid(texts, G.GRID, columns, on_phone),
        class_name="list-card-box gap-services",
    )


def _actions(texts: Texts) -> html.Section:
    return card(
        texts("actions"),
        html.Div(id=G.WISH_TOLD, className="wish-told", role="status"),
        _loading(texts, G.ACTIONS),
        dcc.Store(id=G.WISH),
        dcc.Store(id=G.WISHED),
        class_name="gap-actions",
    )
