"""What every list that can be narrowed does in the browser."""

from __future__ import annotations

from collections.abc import Sequence

from dash import ClientsideFunction, Dash, Input, Output, State


def register_opened(app: Dash, opened: str, address: str) -> None:
    """Read the address of a page once it is open, in the browser."""
    app.clientside_callback(
        ClientsideFunction("lists", "opened"), Output(address, "data"), Input(opened, "data")
    )


def register_clear(app: Dash, clear: str, menus: Sequence[str], text: str) -> None:
    """Take the filters of a list away, in the browser."""
    app.clientside_callback(
        ClientsideFunction("lists", "clear"),
        *(Output(menu, "value", allow_duplicate=True) for menu in menus),
        Output(text, "value", allow_duplicate=True),
        Input(clear, "n_clicks"),
        prevent_initial_call=True,
    )


def register_list(
    app: Dash,
    opened: str,
    address: str,
    query: str,
    kept: str,
    grid: str,
    clear: str,
    menus: Sequence[str],
    text: str,
) -> None:
    """Register what a list does in the browser: read its address, keep it, take filters away."""
    register_opened(app, opened, address)
    register_clear(app, clear, menus, text)
    app.clientside_callback(
        ClientsideFunction("lists", "keep"),
        Output(kept, "data"),
        Input(query, "data"),
        State(grid, "rowData"),
        prevent_initial_call=True,
    )
