"""A list that can be searched and narrowed: its search box, its menus and its grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dash_ag_grid as dag
import dash_bootstrap_components as dbc
from dash import dcc, html

from model.errors import TarazuError
from model.filters import MAX_TEXT
from pages._shell.i18n import Texts

GRID_THEME = (
    "themeQuartz.withParams({"
    "fontFamily: 'Vazirmatn, sans-serif', fontSize: '1rem', headerFontSize: '0.86rem',"
    "headerFontWeight: 500, backgroundColor: 'var(--card)', foregroundColor: 'var(--ink)',"
    "headerBackgroundColor: 'var(--card)', headerTextColor: 'var(--quiet)',"
    "borderColor: 'var(--line)', rowHoverColor: 'var(--hover)', accentColor: 'var(--accent)',"
    "wrapperBorder: false, wrapperBorderRadius: 0, headerColumnResizeHandleColor: 'transparent',"
    "cellHorizontalPadding: '8px', spacing: '6px'"
    "})"
)
CARD = "card"

Columns = Sequence[dict[str, object]]


def tools(
    search: str, text_id: str, menus: Sequence[tuple[str, str]], clear: tuple[str, str]
) -> html.Div:
    """Lay out the search box and the menus.

    Parameters
    ----------
    search : str
        What the search box says while it is empty.
    menus : sequence of (str, str)
        Label and id of each menu; its options arrive with the data.
    clear : (str, str)
        Text and id of the button that takes all filters away.
    """
    box = dcc.Input(
        id=text_id,
        type="search",
        value="",
        debounce=0.25,
        placeholder=search,
        maxLength=MAX_TEXT,
        className="form-control list-search",
    )
    return html.Div(
        [
            box,
            *(_menu(label, element_id) for label, element_id in menus),
            html.Button(clear[0], id=clear[1], type="button", className="text-button"),
        ],
        className="list-tools no-print no-present",
    )


def _menu(label: str, element_id: str) -> html.Details:
    chosen = dbc.Checklist(
        id=element_id, options=[], value=[], className="menu-list", label_class_name="menu-label"
    )
    return html.Details([html.Summary(label, className="tool-button"), chosen], className="menu")


def options(names: Mapping[str, str], counts: Mapping[str, int], texts: Texts) -> list[dict]:
    """Give the options of a menu with how many each keeps; none that keeps nothing."""
    return [
        {"value": value, "label": f"{name} ({texts.number(counts[value])})"}
        for value, name in names.items()
        if counts.get(value)
    ]


def column(field: str, title: str, **more: object) -> dict[str, object]:
    """Define a column whose words may take several lines."""
    return {
        "colId": field,
        "field": field,
        "headerName": title,
        "cellRenderer": "TarazuText",
        "wrapText": True,
        "autoHeight": True,
        **more,
    }


def grid(texts: Texts, element_id: str, columns: Columns, card: Mapping[str, object]) -> html.Div:
    """Lay out the grid, and the place of the table that stands for it on paper.

    Parameters
    ----------
    columns : sequence of dict
        Made by `column`.
    card : mapping
        What the one column shows that takes the others' place on a phone: ``title`` (a field),
        ``href`` (a field), ``pills`` (fields) and ``lines`` (label and field of each).
    """
    on_phone = {
        "colId": CARD,
        "headerName": "",
        "cellRenderer": "TarazuRecord",
        "cellRendererParams": card,
        "autoHeight": True,
        "wrapText": True,
        "sortable": False,
        "flex": 1,
        "hide": True,
    }
    shown = dag.AgGrid(
        id=element_id,
        columnDefs=[*columns, on_phone],
        rowData=[],
        getRowId="params.data.key",
        defaultColDef={
            "sortable": True,
            "resizable": True,
            "suppressMovable": True,
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
            "cellDataType": False,
        },
        dashGridOptions={
            "theme": {"function": GRID_THEME},
            "enableRtl": texts.direction == "rtl",
            "accentedSort": True,
            "getLocaleText": {"function": "tarazuListText(params)"},
            "suppressColumnVirtualisation": True,
            "suppressDragLeaveHidesColumns": True,
            "context": {"nothing": texts("list.nothing")},
        },
        style={"height": None, "width": "100%"},
        className="list-grid no-print",
    )
    return html.Div([shown, html.Div(className="list-paper")])


def notice(texts: Texts, faults: Sequence[TarazuError]) -> html.Div | None:
    """Say which parts of an address could not be read."""
    if not faults:
        return None
    return html.Div(
        [
            html.P(texts("list.damaged_link")),
            html.Ul([html.Li(texts.error(fault)) for fault in faults]),
        ],
        className="notice notice-warning",
        role="status",
    )
