"""The frame: language, theme, presentation, print and the menu."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from callbacks._services import Services
from pages._shell import frame, ids
from pages._shell.i18n import language_of, texts_in

LOCATION = "_pages_location"
CONTENT = "_pages_content"


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the frame."""

    @app.callback(
        Output(ids.Shell.HEADER, "children"),
        Input(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def translate(language: object) -> list[object]:
        texts = texts_in(language_of(language))
        return frame.header(texts, services.heading())

    app.clientside_callback(
        ClientsideFunction("shell", "language"),
        Output(ids.Shell.LANGUAGE, "data"),
        Input(ids.Shell.LANGUAGE_BUTTON, "n_clicks"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    for name, button in (
        ("theme", ids.Shell.THEME_BUTTON),
        ("present", ids.Shell.PRESENT_BUTTON),
        ("print", ids.Shell.PRINT_BUTTON),
        ("menu", ids.Shell.MENU_BUTTON),
    ):
        app.clientside_callback(
            ClientsideFunction("shell", name),
            Output(button, "data-done"),
            Input(button, "n_clicks"),
            prevent_initial_call=True,
        )
    app.clientside_callback(
        ClientsideFunction("shell", "navigated"),
        Output(ids.Shell.NAVIGATED, "data"),
        Input(LOCATION, "pathname"),
        Input(CONTENT, "children"),
        Input(ids.Shell.HEADER, "children"),
    )
