"""Many rows of a kind at once: the sheet goes out, comes back, is previewed and applied whole."""

from __future__ import annotations

from dash import Dash, Input, Output, State, dcc, no_update

from callbacks import _sheets
from callbacks._identity import acting_user
from callbacks._services import Services
from model.calendar import today
from model.catalogue import Catalogue
from model.errors import TarazuError
from pages._shell import ids, sheets
from pages._shell.i18n import Language, language_of, texts_in
from pages._shell.ids import SheetPart, sheet_id
from pages._shell.notes import refusal, told


def register(app: Dash, services: Services, kind: str, *then: Output) -> None:
    """Register what the card of a kind does.

    Parameters
    ----------
    kind : str
        ``prerequisite`` or ``system``.
    then : Output
        What is told the newest revision once a sheet was applied, so that the page looks again.
    """
    names = {part: sheet_id(kind, part) for part in SheetPart}
    register_giving(app, services, kind)
    _register_preview(app, services, kind, names)

    @app.callback(
        Output(names[SheetPart.PREVIEW], "children", allow_duplicate=True),
        Output(names[SheetPart.APPLY], "hidden", allow_duplicate=True),
        Output(names[SheetPart.SAID], "children", allow_duplicate=True),
        Output(names[SheetPart.PUT], "contents"),
        *then,
        Input(names[SheetPart.APPLY], "n_clicks"),
        State(names[SheetPart.PUT], "contents"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def apply(clicked: object, contents: object, language: object) -> tuple[object, ...]:
        if not clicked:
            return (no_update,) * (4 + len(then))
        texts = texts_in(language_of(language))
        try:
            number = _sheets.apply(services, kind, contents, acting_user())
        except TarazuError as error:
            return no_update, no_update, refusal(texts, error), *(no_update,) * (1 + len(then))
        said = told(texts.count("sheets.applied", number))
        newest = services.catalogue().version.revision
        return None, True, said, None, *(newest,) * len(then)


def register_giving(app: Dash, services: Services, kind: str) -> None:
    """Register what gives the rows of a kind away as a sheet."""
    names = {part: sheet_id(kind, part) for part in SheetPart}

    @app.callback(
        Output(names[SheetPart.DOWNLOAD], "data"),
        Input(names[SheetPart.GET], "n_clicks"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def give(clicked: object, language: object) -> object:
        if not clicked:
            return no_update
        texts = texts_in(language_of(language))
        content, name = _sheets.export(texts, services.catalogue(), kind)
        return dcc.send_bytes(content, name)


def _register_preview(
    app: Dash, services: Services, kind: str, names: dict[SheetPart, str]
) -> None:
    @app.callback(
        Output(names[SheetPart.PREVIEW], "children"),
        Output(names[SheetPart.APPLY], "hidden"),
        Output(names[SheetPart.SAID], "children"),
        Input(names[SheetPart.PUT], "contents"),
        State(names[SheetPart.PUT], "filename"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def preview(contents: object, name: object, language: object) -> tuple[object, ...]:
        if contents is None:
            return (no_update,) * 3
        return previewed(services.catalogue(), kind, contents, name, language_of(language))


def previewed(
    catalogue: Catalogue, kind: str, contents: object, name: object, language: Language
) -> tuple[object, ...]:
    """Show what a sheet would change: the preview, whether to hide the button, what is refused."""
    texts = texts_in(language)
    try:
        plan = _sheets.preview(catalogue, kind, contents, today(), language)
    except TarazuError as error:
        return None, True, refusal(texts, error)
    file = name if isinstance(name, str) else ""
    shown = sheets.preview(texts, catalogue, kind, plan, file)
    return shown, bool(plan.faults) or not plan.changes, None
