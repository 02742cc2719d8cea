"""The roadmap: what happens in which quarter, live, as weights and wishes move."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html, register_page

from model.roadmap.records import ItemKind
from model.roadmap.view import GROUPINGS, LAYOUTS
from pages._shell import ids, listing, roadmap_files, scenario_save
from pages._shell.components import card
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.roadmap_chances import MARKS
from pages._shell.roadmap_controls import button, segments
from pages._shell.roadmap_side import side

register_page(
    __name__,
    path="/roadmap",
    title=page_title("nav.roadmap"),
    nav="nav.roadmap",
    order=35,
    needs="roadmap_assumptions",
)
R = ids.Roadmap
STORES = (R.ADDRESS, R.DATASET, R.MOUNTED, R.ASK, R.ANSWER, R.WHY_ASK, R.CHAIN_ASK, R.CHAIN)
EDITS = (R.LATE_ASK, R.LATE_PLANS, R.REPLAN_ASK, R.PICTURE_ASK, R.RISK_ENDS, R.EDIT_ASK, R.EDITED)
ASKED = (R.BECAUSE_ASK, R.BECAUSE, R.BETTER, R.BETTER_ASK, R.PLAN_ASK, R.PLANS_CHANGED)


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the roadmap; its data arrive through ``callbacks.roadmap``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            html.H1(texts("roadmap.heading"), className="visually-hidden"),
            dcc.Store(id=R.OPENED, data=True),
            *(dcc.Store(id=name) for name in (*STORES, *ASKED, *EDITS)),
            html.Div(id=R.NOTICE, className="roadmap-notice"),
            _weighing(texts),
            _plan(texts),
            side(texts),
            html.Div(id=R.PAPER, className="plan-paper"),
            scenario_save.dialog(texts),
            roadmap_files.dialog(texts),
        ],
        className="roadmap",
        # Another language is another grid: its direction is fixed when it is made.
        key=f"roadmap-{texts.language}",
        **{"data-layout": "timeline"},
    )


def _weighing(texts: Texts) -> html.Section:
    return card(
        texts("roadmap.scales"),
        html.Div(id=R.PRESETS, className="presets no-print"),
        html.Div(id=R.SCALES, className="plan-scales"),
        html.Details(
            [
                html.Summary(texts("roadmap.settings"), className="plan-summary"),
                html.P(texts("roadmap.settings.note"), className="note"),
                html.Div(id=R.FORM, className="plan-form"),
                html.Div(id=R.SINGLE, className="plan-single"),
                button("reset", texts("roadmap.reset"), "text-button"),
            ],
            className="plan-settings",
        ),
        html.Details(
            [
                html.Summary(texts("roadmap.assumed"), className="plan-summary"),
                html.P(texts("roadmap.assumed.note"), className="note"),
                html.Div(id=R.ASSUMED),
            ],
            className="plan-settings no-print",
        ),
        html.Div(id=R.EDIT_SAID),
        answer=texts("roadmap.scales.answer"),
        class_name="roadmap-weighing",
    )


def _plan(texts: Texts) -> html.Section:
    return html.Section(
        [
            html.Div(
                [
                    html.H2(texts("roadmap.question"), className="card-question"),
                    _at_work(texts),
                ],
                className="card-head",
            ),
            html.P("", id=R.ANSWERED, className="card-answer roadmap-answer", role="status"),
            _tools(texts),
            html.P(texts("roadmap.nothing"), id=R.NOTHING, hidden=True, className="empty-state"),
            html.Div(id=R.SCROLL, className="plan-scroll"),
            _usage(texts),
            html.Div(_grid(texts), className="roadmap-list"),
            html.Div(id=R.QUARTERS, className="roadmap-quarters"),
            _legend(texts),
        ],
        className="card-box roadmap-plan",
    )


def _at_work(texts: Texts) -> html.Div:
    """Say how good the plan is, and how far the search for a better one has come."""
    return html.Div(
        [
            html.Span("", id=R.METHOD, className="quiet"),
            html.Span(
                [
                    html.Progress(
                        id=R.BETTER_BAR, max="1", **{"aria-label": texts("roadmap.better")}
                    ),
                    html.Button(
                        texts("roadmap.better.stop"),
                        id=R.BETTER_STOP,
                        type="button",
                        className="text-button",
                    ),
                ],
                id=R.BETTER_AT_WORK,
                hidden=True,
                className="no-print",
            ),
        ],
        className="roadmap-method",
    )


def _tools(texts: Texts) -> html.Div:
    by = [{"label": texts(f"roadmap.by.{name}"), "value": name} for name in GROUPINGS]
    layouts = [{"label": texts(f"roadmap.layout.{name}"), "value": name} for name in LAYOUTS]
    kinds = [
        {"label": texts(f"roadmap.kinds.{kind.value}"), "value": kind.value} for kind in ItemKind
    ]
    return html.Div(
        [
            segments(texts("roadmap.by"), R.BY, by, "domain"),
            html.Details(
                [
                    html.Summary(texts("roadmap.kinds"), className="tool-button"),
                    dbc.Checklist(id=R.KINDS, options=kinds, value=[], className="menu-list"),
                ],
                className="menu",
            ),
            dcc.Input(
                id=R.TEXT,
                type="search",
                value="",
                debounce=0.25,
                placeholder=texts("roadmap.search"),
                maxLength=60,
                className="form-control list-search",
            ),
            button("critical", texts("roadmap.critical"), **{"aria-pressed": "false"}),
            button("link", texts("roadmap.link")),
            roadmap_files.opener(texts),
            button("print", texts("roadmap.print.a3"), **{"data-key": "a3"}),
            button("print", texts("roadmap.print.a4"), **{"data-key": "a4"}),
            segments(texts("roadmap.layout"), R.LAYOUT, layouts, "timeline"),
        ],
        className="roadmap-tools no-print no-present",
    )


def _usage(texts: Texts) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.H3(texts("roadmap.capacity.title"), className="card-question"),
                    html.P("", id=R.CAPACITY_ANSWER, className="card-answer"),
                    button(
                        "domains",
                        texts("roadmap.capacity.domains"),
                        "text-button no-print",
                        **{"aria-pressed": "false"},
                    ),
                ],
                className="card-head",
            ),
            html.Table(id=R.USAGE, className="use-table"),
        ],
        className="roadmap-usage",
    )


def _grid(texts: Texts) -> html.Div:
    def title(name: str) -> str:
        return texts(f"roadmap.column.{name}")

    number = {"function": "tarazuDigits(params)"}
    columns = [
        listing.column(
            "title", title("item"), flex=4, minWidth=220, cellRendererParams={"href": "href"}
        ),
        listing.column("kind", title("kind"), width=100),
        listing.column("domain", title("domain"), flex=3, minWidth=130),
        _ordered("group", "groupOrder", title("group"), 84),
        _ordered("start", "startOrder", title("start"), 106),
        _ordered("finish", "finishOrder", title("finish"), 106),
        listing.column("duration", title("duration"), width=76, valueFormatter=number),
        listing.column("load", title("load"), width=92, valueFormatter=number),
        listing.column("fact", title("fact"), flex=2, minWidth=110),
        listing.column("needs", title("needs"), flex=4, minWidth=180),
    ]
    lines = [(title(name), name) for name in ("start", "finish", "group", "fact", "needs")]
    on_phone = {"title": "title", "href": "href", "pills": [], "lines": lines}
    return listing.grid(texts, R.GRID, columns, on_phone)


def _ordered(field: str, order: str, title: str, width: int) -> dict[str, object]:
    """Define a column that shows one field and is sorted by another."""
    return listing.column(
        order, title, width=width, cellRendererParams={"note": field, "bare": True}
    )


def _legend(texts: Texts) -> html.Div:
    parts = [
        *((f"of-{group}", texts(f"group.{group}")) for group in (1, 2, 3)),
        ("is-system", texts("roadmap.kind.system")),
        ("is-prerequisite", texts("roadmap.kind.prerequisite")),
        ("is-assumed", texts("roadmap.fact.assumed")),
        ("is-baseline", texts("roadmap.baseline")),
    ]
    return html.Div(
        [
            *(html.Span([html.Span(className=f"plan-key {name}"), word]) for name, word in parts),
            *(
                html.Span([html.B(mark), texts(f"roadmap.risk.{name}_mark")], className="is-risk")
                for name, mark in MARKS.items()
            ),
            html.Span(texts("roadmap.assumed_note"), className="roadmap-assumed"),
        ],
        className="legend roadmap-legend",
    )
