"""The dialog in which people give the name that their changes are kept under."""

from __future__ import annotations

from dash import Dash, Input, Output, State, ctx, no_update

from callbacks._identity import remember
from callbacks._services import Services
from model.errors import InvalidInput
from model.person import person_name
from pages._shell import ids, name_dialog
from pages._shell.frame import request_language
from pages._shell.i18n import texts_in

S = ids.Shell


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the dialog."""

    @app.callback(
        Output(S.NAME_DIALOG, "is_open"),
        Input(S.NAME_BUTTON, "n_clicks"),
        Input(S.NAME_CANCEL, "n_clicks"),
        prevent_initial_call=True,
    )
    def turn(opened: object, cancelled: object) -> object:
        if not opened and not cancelled:
            return no_update
        return ctx.triggered_id == S.NAME_BUTTON

    @app.callback(
        Output(S.NAME_DIALOG, "is_open", allow_duplicate=True),
        Output(S.NAME_SAID, "children"),
        Output(S.NAME_BUTTON, "children"),
        Output(S.NAME, "data"),
        Input(S.NAME_SAVE, "n_clicks"),
        Input(S.NAME_INPUT, "n_submit"),
        State(S.NAME_INPUT, "value"),
        prevent_initial_call=True,
    )
    def save(clicked: object, submitted: object, given: object) -> object:
        if not clicked and not submitted:
            return (no_update,) * 4
        texts = texts_in(request_language())
        try:
            name = person_name(given)
        except InvalidInput as error:
            return True, texts.error(error), no_update, no_update
        remember(ctx.response, name)
        return False, "", name_dialog.button_words(texts, name), name
