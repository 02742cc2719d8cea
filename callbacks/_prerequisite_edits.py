"""Keeping a prerequisite true: its state, its steps, what it blocks, and undo."""

from __future__ import annotations

from typing import cast

from dash import Dash, Input, Output, State, ctx, no_update

from callbacks import _prerequisite_links, _prerequisite_steps
from callbacks._identity import acting_user
from callbacks._prerequisite_shown import Shown, city_of, read_shown, revision_of
from callbacks._services import Services
from callbacks._wishes import take_back
from model.calendar import parse_quarter, today
from model.catalogue import Catalogue, Prerequisite, PrerequisiteStatus
from model.errors import InvalidInput, StaleEdit, TarazuError
from model.followup import asks_about_quarter
from model.store import Edit
from pages._shell import ids
from pages._shell import prerequisites_facts as facts
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.notes import refusal, told
from pages._shell.prerequisites_panel import FIELDS, NONE
from pages._shell.words import quarter_text

P = ids.Prerequisites


def register(app: Dash, services: Services) -> None:
    """Register the callbacks that write."""
    _register_state(app, services)
    _prerequisite_steps.register(app, services)
    _prerequisite_links.register(app, services)
    _register_undo(app, services)


def typed_changes(shown: Shown, typed: tuple[object, ...]) -> dict[str, str]:
    """What was typed that differs from what the page shows, by field.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``.
    """
    changes = {}
    for name, value in zip(FIELDS, typed, strict=True):
        if value is not None and not isinstance(value, str):
            raise InvalidInput("error.request.malformed")
        text = (value or "").strip()
        if text != shown.values.get(name, ""):
            changes[name] = "" if text == NONE else text
    return changes


def _register_state(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.SAID, "children", allow_duplicate=True),
        Output(P.CONFIRM, "hidden", allow_duplicate=True),
        Output(P.OVERWRITE, "hidden", allow_duplicate=True),
        Output(P.TAKE, "hidden", allow_duplicate=True),
        Output(P.PENDING, "data", allow_duplicate=True),
        Output(P.SHOWN, "data", allow_duplicate=True),
        *(Output(name, "value", allow_duplicate=True) for name in FIELDS.values()),
        Output(P.CHANGED, "data", allow_duplicate=True),
        Input(P.SAVE, "n_clicks"),
        Input(P.CONFIRM, "n_clicks"),
        Input(P.OVERWRITE, "n_clicks"),
        *(State(name, "value") for name in FIELDS.values()),
        State(P.SHOWN, "data"),
        State(P.PENDING, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def save(
        clicked: object, confirmed: object, overwritten: object, *states: object
    ) -> tuple[object, ...]:
        *typed, shown_data, pending, language = states
        if not (clicked or confirmed or overwritten):
            return (no_update,) * (7 + len(FIELDS))
        texts = texts_in(language_of(language))
        kept = (no_update,) * len(FIELDS)
        try:
            shown = read_shown(shown_data)
            changes = typed_changes(shown, tuple(typed))
            if not changes:
                said = told(texts("prerequisites.unchanged"))
                return (said, True, True, True, None, no_update, *kept, no_update)
            overwrites = ctx.triggered_id in (P.OVERWRITE, P.CONFIRM) and type(pending) is int
            version = cast(int, pending) if overwrites else shown.version
            if ctx.triggered_id == P.SAVE:
                question = _question(texts, services.catalogue(), shown.key, changes)
                if question is not None:
                    said = told(question, warns=True)
                    return (said, False, True, True, None, no_update, *kept, no_update)
            wish = Edit("prerequisite", shown.key, changes, version)
            (one,) = services.store.change_all([wish], acting_user(), city=city_of(services))
        except StaleEdit as error:
            said = facts.stale(texts, services.catalogue(), error)
            newest = error.params.get("version")
            return (said, True, False, False, newest, no_update, *kept, no_update)
        except TarazuError as error:
            said = refusal(texts, error)
            return (said, True, True, True, None, no_update, *kept, no_update)
        assert isinstance(one, Prerequisite)
        said = told(facts.saved_text(texts, list(changes)))
        now = facts.values_of(texts, one)
        return (
            *(said, True, True, True, None, facts.shown_of(texts, one)),
            *now.values(),
            revision_of(services),
        )


def _question(texts: Texts, catalogue: Catalogue, key: str, changes: dict[str, str]) -> str | None:
    """What has to be asked before these changes are saved.

    Raises
    ------
    InvalidInput
        ``error.quarter.*``.
    """
    one = catalogue.prerequisite_by_id.get(key)
    if one is None or not changes.keys() & {"expected_quarter", "status"}:
        return None
    written = changes.get("expected_quarter")
    quarter = parse_quarter(written) if written else one.expected_quarter
    if quarter is None or written == "":
        return None
    status = changes.get("status", one.status)
    if status not in tuple(PrerequisiteStatus):
        return None  # the store refuses it
    if not asks_about_quarter(quarter, PrerequisiteStatus(status), today()):
        return None
    return texts("prerequisites.ask.quarter", quarter=quarter_text(texts, quarter))


def _register_undo(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.UNDO_SAID, "children", allow_duplicate=True),
        Output(P.REFILL, "data", allow_duplicate=True),
        Output(P.CHANGED, "data", allow_duplicate=True),
        Input(P.UNDO, "n_clicks"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def undo(clicked: object, language: object) -> tuple[object, ...]:
        if not clicked:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        try:
            said, undone = take_back(services, texts)
        except TarazuError as error:
            return refusal(texts, error), no_update, no_update
        newest = revision_of(services)
        of_state = any(change.kind == "prerequisite" for change in undone)
        return said, newest if of_state else no_update, newest
