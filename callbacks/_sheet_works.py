"""The sheet of the cards: read and applied in the background, for it holds thousands of fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from callbacks import _background, _sheets
from callbacks._background import Job, work
from callbacks._identity import acting_user
from callbacks._services import Services
from callbacks._sheet_card import previewed, register_giving
from model.errors import InvalidInput, TarazuError
from model.sheets import CARD
from pages._shell import ids
from pages._shell.i18n import language_of, texts_in
from pages._shell.ids import SheetPart, sheet_id
from pages._shell.notes import refusal, told

NAMES = {part: sheet_id(CARD, part) for part in SheetPart}
PREVIEW, APPLY, SAID = (
    NAMES[part] for part in (SheetPart.PREVIEW, SheetPart.APPLY, SheetPart.SAID)
)
PUT, DONE = NAMES[SheetPart.PUT], NAMES[SheetPart.DONE]


def register(app: Dash, services: Services, then: Output) -> None:
    """Register what the card of the sheets does.

    Parameters
    ----------
    then : Output
        What is told the newest revision once a sheet was applied, so that the page looks again.
    """
    register_giving(app, services, CARD)
    language = State(ids.Shell.LANGUAGE, "data")
    _background.register(
        app,
        services,
        preview_cards,
        ask_preview,
        Output(PREVIEW, "children"),
        Output(APPLY, "hidden"),
        Output(SAID, "children"),
        Input(PUT, "contents"),
        State(PUT, "filename"),
        language,
        bar=NAMES[SheetPart.READ_BAR],
        cancel=[Input(NAMES[SheetPart.READ_CANCEL], "n_clicks")],
        running=[(Output(NAMES[SheetPart.READ_WAIT], "hidden"), False, True)],
    )
    _background.register(
        app,
        services,
        apply_cards,
        ask_apply,
        Output(SAID, "children", allow_duplicate=True),
        Output(DONE, "data"),
        Input(APPLY, "n_clicks"),
        State(PUT, "contents"),
        language,
        bar=NAMES[SheetPart.KEEP_BAR],
        cancel=[Input(NAMES[SheetPart.KEEP_CANCEL], "n_clicks")],
        running=[
            (Output(NAMES[SheetPart.KEEP_WAIT], "hidden"), False, True),
            (Output(APPLY, "disabled"), True, False),
        ],
    )

    @app.callback(
        Output(PREVIEW, "children", allow_duplicate=True),
        Output(APPLY, "hidden", allow_duplicate=True),
        Output(PUT, "contents"),
        then,
        Input(DONE, "data"),
        prevent_initial_call=True,
    )
    def clear(revision: object) -> tuple[object, ...]:
        return (no_update,) * 4 if revision is None else (None, True, None, revision)


def ask_preview(
    services: Services, contents: object, name: object, language: object
) -> dict[str, Any]:
    """Check what is to be read."""
    if contents is None:
        raise PreventUpdate
    if not isinstance(contents, str):
        raise InvalidInput("error.request.malformed")
    file = name if isinstance(name, str) else ""
    return {"contents": contents, "name": file, "language": language_of(language)}


def ask_apply(
    services: Services, clicked: object, contents: object, language: object
) -> dict[str, Any]:
    """Check what is to be applied, and by whom."""
    if not clicked:
        raise PreventUpdate
    if not isinstance(contents, str):
        raise InvalidInput("error.request.malformed")
    return {"contents": contents, "who": acting_user(), "language": language_of(language)}


@work
def preview_cards(job: Job, question: Mapping[str, str]) -> object:
    """Read a sheet of cards and say what it would change."""
    language = language_of(question["language"])
    return previewed(job.catalogue(), CARD, question["contents"], question["name"], language)


@work
def apply_cards(job: Job, question: Mapping[str, str]) -> object:
    """Make all the changes of a sheet of cards, or none; tells it, with the newest revision."""
    language = language_of(question["language"])
    texts = texts_in(language)
    try:
        number = _sheets.apply(
            job.services,
            CARD,
            question["contents"],
            question["who"],
            city=job.city,
            mine=language,
        )
    except TarazuError as error:
        return refusal(texts, error), None
    said = told(texts.count("sheets.applied", number))
    return said, job.catalogue().version.revision
