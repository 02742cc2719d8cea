"""The weighing table: what comes first, live, as the weights move."""

from __future__ import annotations

import dash_ag_grid as dag
import dash_bootstrap_components as dbc
from dash import dcc, html, register_page

from pages._shell import ids, scenario_save
from pages._shell.components import GROUP_MARKS, card, icon
from pages._shell.figures import CONFIG
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.listing import GRID_THEME

register_page(
    __name__,
    path="/priorities",
    title=page_title("nav.priorities"),
    nav="nav.priorities",
    order=20,
    needs="scores",
)


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the weighing table; its data arrive through ``callbacks.priorities``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            html.H1(texts("weigh.heading"), className="visually-hidden"),
            dcc.Store(id=ids.Priorities.OPENED, data=True),
            dcc.Store(id=ids.Priorities.ADDRESS),
            dcc.Store(id=ids.Priorities.DATASET),
            dcc.Store(id=ids.Priorities.SHOWN),
            dcc.Store(id=ids.Priorities.GOAL),
            dcc.Store(id=ids.Priorities.GOAL_FIRST),
            dcc.Store(id=ids.Priorities.REACHED),
            dcc.Store(id=ids.Priorities.REACHED_FIRST),
            dcc.Store(id=ids.Priorities.REACH_FAILED),
            dcc.Download(id=ids.Priorities.DOWNLOAD),
            html.Div(id=ids.Priorities.ARRANGED, hidden=True),
            html.Div(id=ids.Priorities.NOTICE, role="status", className="weigh-notice"),
            _scales(texts),
            _table(texts),
            _side(texts),
            scenario_save.dialog(texts),
        ],
        className="weigh",
        # Another language is another grid: its direction is fixed when it is made.
        key=f"priorities-{texts.language}",
    )


def _scales(texts: Texts) -> html.Section:
    return card(
        texts("weigh.scales"),
        html.P(texts("weigh.scales_answer"), id=ids.Priorities.GIST, className="card-answer"),
        html.Div(id=ids.Priorities.PRESETS, className="presets no-print"),
        html.Div(
            [
                _tool(ids.Priorities.UNDO, "undo", texts("weigh.undo")),
                _tool(ids.Priorities.REDO, "redo", texts("weigh.redo")),
                html.Button(
                    texts("weigh.reset"),
                    id=ids.Priorities.RESET,
                    type="button",
                    className="text-button",
                ),
            ],
            className="weigh-steps no-print",
        ),
        html.Div(id=ids.Priorities.SCALES, className="scales"),
        html.Div(id=ids.Priorities.STEPS, className="steps-foot"),
        html.P([texts("weigh.scales_answer"), " ", texts("weigh.scales_note")], className="note"),
        class_name="weigh-scales",
    )


def _tool(element_id: str, picture: str, label: str) -> html.Button:
    return html.Button(
        icon(picture),
        id=element_id,
        type="button",
        className="icon-button",
        title=label,
        disabled=True,
        **{"aria-label": label},
    )


def _table(texts: Texts) -> html.Section:
    return card(
        texts("weigh.table"),
        html.P("", id=ids.Priorities.SUMMARY, className="card-answer"),
        html.Div([_filters(texts), _downloads(texts)], className="weigh-tools no-print"),
        _grid(texts),
        html.Div(id=ids.Priorities.PAPER, className="weigh-paper"),
        class_name="weigh-table",
    )


def _filters(texts: Texts) -> html.Div:
    return html.Div(
        [
            dcc.Input(
                id=ids.Priorities.TEXT,
                type="search",
                value="",
                placeholder=texts("weigh.search"),
                className="form-control weigh-search",
                maxLength=100,
            ),
            _menu(texts("weigh.domains"), ids.Priorities.DOMAINS, []),
            _menu(
                texts("weigh.groups"),
                ids.Priorities.GROUPS,
                [
                    {"label": f"{GROUP_MARKS[group]} {texts(f'group.{group}')}", "value": group}
                    for group in GROUP_MARKS
                ],
            ),
            _menu(texts("weigh.columns"), ids.Priorities.COLUMNS, []),
        ],
        className="weigh-filters",
    )


def _menu(label: str, element_id: str, options: list[dict[str, object]]) -> html.Details:
    return html.Details(
        [
            html.Summary(label, className="tool-button"),
            dbc.Checklist(
                id=element_id, options=options, value=[], className="menu-list", name=label
            ),
        ],
        className="menu",
    )


def _downloads(texts: Texts) -> html.Div:
    buttons = (
        (ids.Priorities.CSV, texts("weigh.csv")),
        (ids.Priorities.EXCEL, texts("weigh.excel")),
        (ids.Priorities.PICTURE, texts("weigh.picture")),
        (ids.Priorities.LINK, texts("weigh.link")),
    )
    return html.Div(
        [
            *(
                html.Button(label, id=element_id, type="button", className="tool-button")
                for element_id, label in buttons
            ),
            scenario_save.button(texts),
        ],
        className="weigh-downloads",
    )


def _grid(texts: Texts) -> dag.AgGrid:
    return dag.AgGrid(
        id=ids.Priorities.GRID,
        columnDefs=[],
        rowData=[],
        getRowId="params.data.key",
        defaultColDef={
            "sortable": True,
            "resizable": True,
            "suppressMovable": True,
            "unSortIcon": False,
            "sortingOrder": ["asc", "desc"],
        },
        dashGridOptions={
            "theme": {"function": GRID_THEME},
            "enableRtl": texts.direction == "rtl",
            "getLocaleText": {"function": "tarazuGridText(params)"},
            "isExternalFilterPresent": {"function": "true"},
            "doesExternalFilterPass": {"function": "tarazuPasses(params)"},
            "rowHeight": 42,
            "headerHeight": 36,
            "animateRows": True,
            "suppressColumnVirtualisation": True,
            "suppressDragLeaveHidesColumns": True,
        },
        style={"height": None, "width": "100%"},
        className="weigh-grid",
    )


def _side(texts: Texts) -> html.Aside:
    moved = card(
        texts("weigh.moved"),
        html.Div(id=ids.Priorities.COUNTS, className="count-tiles"),
        html.Div(
            [html.Span(texts("weigh.side_report")), html.Span(texts("weigh.side_now"))],
            className="movement-sides",
        ),
        dcc.Graph(
            id=ids.Priorities.MOVEMENT,
            config=CONFIG,
            className="movement",
            responsive=True,
            style={"height": "12rem"},
        ),
        html.Ol(id=ids.Priorities.MOVERS, className="movers"),
        answer=texts("weigh.moved_answer"),
        class_name="weigh-moved",
    )
    why = card(
        texts("weigh.why"),
        html.Button(
            icon("close"),
            type="button",
            className="icon-button why-close",
            title=texts("weigh.close"),
            **{"aria-label": texts("weigh.close")},
        ),
        html.Div(
            html.P(texts("weigh.why_empty"), className="empty-state"),
            id=ids.Priorities.WHY,
            className="why",
        ),
        _work(texts),
        class_name="weigh-why",
    )
    return html.Aside([moved, why], className="weigh-side")


def _work(texts: Texts) -> html.Div:
    """How far the search for a way is, and the way to stop it."""
    return html.Div(
        [
            html.Span(texts("weigh.reach.asking")),
            html.Progress(
                id=ids.Priorities.REACH_BAR, **{"aria-label": texts("weigh.reach.asking")}
            ),
            html.Button(
                texts("weigh.reach.stop"),
                id=ids.Priorities.REACH_STOP,
                type="button",
                className="tool-button",
            ),
        ],
        id=ids.Priorities.REACH_WORK,
        className="reach-work no-print",
        hidden=True,
    )
