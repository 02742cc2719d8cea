"""Keeping a prerequisite true: its state, its steps, what it blocks, and undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from dash import Dash, Input, Output, State, ctx, no_update

from callbacks._identity import acting_user
from callbacks._services import Services
from model.calendar import parse_quarter, today
from model.catalogue import Catalogue, Prerequisite, PrerequisiteStatus
from model.errors import InvalidInput, StaleEdit, TarazuError
from model.followup import asks_about_quarter
from model.store import Add, Edit
from pages._shell import ids
from pages._shell import prerequisites_facts as facts
from pages._shell.changes import changes_words
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.notes import refusal, told
from pages._shell.prerequisites_panel import FIELDS, NONE
from pages._shell.words import LINKS, quarter_text

P = ids.Prerequisites
NEW_STEP = (P.STEP_NUMBER, P.STEP_DATE, P.STEP_TEXT, P.STEP_STATUS)
"""The fields that are emptied once a step is entered; the status says again that it stays."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The state that a page shows: of which prerequisite, in which version, with which values."""

    key: str
    version: int
    values: dict[str, str]


def read_shown(value: object) -> Shown:
    """Take what a page says that it shows.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``.
    """
    if isinstance(value, dict):
        key, version, values = (value.get(name) for name in ("key", "version", "values"))
        texts = isinstance(values, dict) and all(isinstance(v, str) for v in values.values())
        if isinstance(key, str) and type(version) is int and texts:
            return Shown(key, version, cast("dict[str, str]", values))
    raise InvalidInput("error.request.malformed")


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


def register(app: Dash, services: Services) -> None:
    """Register the callbacks that write."""
    _register_state(app, services)
    _register_steps(app, services)
    _register_links(app, services)
    _register_undo(app, services)


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
            (one,) = services.store.change_all([wish], acting_user(), city=_city(services))
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
            _revision(services),
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


def _city(services: Services) -> str:
    """Whose data are edited."""
    return services.catalogue().city.city


def _revision(services: Services) -> int:
    """What makes the page look again: the number of the newest revision."""
    return services.catalogue().version.revision


def _register_steps(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.STEP_SAID, "children", allow_duplicate=True),
        *(Output(name, "value", allow_duplicate=True) for name in NEW_STEP),
        Output(P.SHOWN, "data", allow_duplicate=True),
        Output(P.STATUS, "value", allow_duplicate=True),
        Output(P.TAKE, "hidden", allow_duplicate=True),
        Output(P.CHANGED, "data", allow_duplicate=True),
        Input(P.STEP_SAVE, "n_clicks"),
        State(P.STEP_KIND, "value"),
        State(P.STEP_DAY, "value"),
        State(P.STEP_NUMBER, "value"),
        State(P.STEP_DATE, "value"),
        State(P.STEP_TEXT, "value"),
        State(P.STEP_STATUS, "value"),
        State(P.SHOWN, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def enter(
        clicked: object,
        kind: object,
        day: object,
        number: object,
        letter_date: object,
        text: object,
        status: object,
        shown_data: object,
        language: object,
    ) -> tuple[object, ...]:
        if not clicked:
            return (no_update,) * 9
        texts = texts_in(language_of(language))
        kept = (no_update,) * 6
        try:
            shown = read_shown(shown_data)
            step: dict[str, object] = {"prerequisite": shown.key, "kind": kind, "day": day}
            step["text"] = text
            if kind == "letter":
                step |= {"letter_number": number, "letter_date": letter_date}
            wishes: list[Add | Edit] = [Add("prerequisite_step", step)]
            if status not in (None, "", NONE):
                edit = Edit("prerequisite", shown.key, {"status": status}, shown.version)
                wishes.append(edit)
            made = services.store.change_all(wishes, acting_user(), city=_city(services))
        except StaleEdit as error:
            return facts.stale(texts, services.catalogue(), error), *kept, False, no_update
        except TarazuError as error:
            return refusal(texts, error), *kept, no_update, no_update
        said = told(texts("prerequisites.step.saved"))
        emptied = ("", "", "", NONE)
        if len(made) == 1:
            return said, *emptied, *(no_update,) * 3, _revision(services)
        now = {"status": str(status)}
        values = {**shown.values, **now}
        still = {"key": shown.key, "version": made[-1].version, "values": values}
        return said, *emptied, still, str(status), no_update, _revision(services)


def _register_links(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.LINK_SAID, "children", allow_duplicate=True),
        Output(P.LINK_REASON, "value", allow_duplicate=True),
        Output(P.LINK_EDITED, "data", allow_duplicate=True),
        Output(P.CHANGED, "data", allow_duplicate=True),
        Input(P.LINK_SAVE, "n_clicks"),
        State(P.LINK_SUBJECT, "value"),
        State(P.LINK_REASON, "value"),
        State(P.LINK_EDITED, "data"),
        State(P.CHOSEN, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def save(
        clicked: object,
        subject: object,
        reason: object,
        edited: object,
        chosen: object,
        language: object,
    ) -> tuple[object, ...]:
        if not clicked:
            return (no_update,) * 4
        texts = texts_in(language_of(language))
        try:
            if edited:
                said = _edit_reason(services, texts, edited, reason)
            else:
                said = _add_link(services, texts, chosen, subject, reason)
        except StaleEdit as error:
            return facts.stale(texts, services.catalogue(), error), *(no_update,) * 3
        except TarazuError as error:
            return refusal(texts, error), *(no_update,) * 3
        return told(said), "", None, _revision(services)

    @app.callback(
        Output(P.LINK_SAID, "children", allow_duplicate=True),
        Output(P.LINK_REASON, "value", allow_duplicate=True),
        Output(P.LINK_EDITED, "data", allow_duplicate=True),
        Output(P.CHANGED, "data", allow_duplicate=True),
        Input(P.LINK_WISH, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def wish(asked: object, language: object) -> tuple[object, ...]:
        if asked is None:
            return (no_update,) * 4
        texts = texts_in(language_of(language))
        try:
            kind, key, version = read_link(asked)
            if isinstance(asked, dict) and asked.get("wish") == "edit":
                catalogue = services.catalogue()
                for link in getattr(catalogue, f"{kind}s"):
                    if link.link_id == key:
                        return None, texts.of(link, "reason"), asked, no_update
                raise InvalidInput("error.request.malformed")
            services.store.remove(kind, key, version, acting_user(), city=_city(services))
        except StaleEdit as error:
            said = facts.stale(texts, services.catalogue(), error)
            return said, no_update, no_update, _revision(services)
        except TarazuError as error:
            return refusal(texts, error), *(no_update,) * 3
        said = told(texts("prerequisites.link.removed"))
        return said, no_update, None, _revision(services)

    @app.callback(
        Output(P.LINK_REASON, "value", allow_duplicate=True),
        Output(P.LINK_EDITED, "data", allow_duplicate=True),
        Input(P.LINK_CANCEL, "n_clicks"),
        prevent_initial_call=True,
    )
    def cancel(clicked: object) -> tuple[object, object]:
        return ("", None) if clicked else (no_update, no_update)

    @app.callback(
        Output(P.LINK_TITLE, "children"),
        Output(P.LINK_SAVE, "children"),
        Output(P.LINK_CANCEL, "hidden"),
        Output(P.LINK_SUBJECT, "disabled"),
        Input(P.LINK_EDITED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def arrange(edited: object, language: object) -> tuple[object, ...]:
        texts = texts_in(language_of(language))
        if not edited:
            add, save_it = texts("prerequisites.link.add"), texts("prerequisites.link.save")
            return add, save_it, True, False
        kind, key, _ = read_link(edited)
        catalogue = services.catalogue()
        titles = [
            facts.link_title(texts, catalogue, link)
            for link in getattr(catalogue, f"{kind}s")
            if link.link_id == key
        ]
        title = texts("prerequisites.link.edit_of", title=titles[0] if titles else key)
        return title, texts("prerequisites.link.save_edit"), False, True


def read_link(value: object) -> tuple[str, str, int]:
    """Take the kind, key and version of a link that a page sends.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``.
    """
    if isinstance(value, dict):
        kind, key, version = (value.get(name) for name in ("kind", "key", "version"))
        if kind in tuple(LINKS) and isinstance(key, str) and type(version) is int:
            return cast(str, kind), key, version
    raise InvalidInput("error.request.malformed")


def _edit_reason(services: Services, texts: Texts, edited: object, reason: object) -> str:
    kind, key, version = read_link(edited)
    field = f"reason_{texts.language}"
    services.store.edit(kind, key, {field: reason}, version, acting_user(), city=_city(services))
    return texts("prerequisites.link.edited")


def _add_link(
    services: Services, texts: Texts, chosen: object, subject: object, reason: object
) -> str:
    if not isinstance(subject, str) or not isinstance(chosen, str):
        raise InvalidInput("error.request.malformed")
    kind, _, key = subject.partition(":")
    if kind not in LINKS:
        empty = texts("prerequisites.link.subject")
        raise InvalidInput("error.add.missing", kind="prerequisite_service", field=empty)
    held: object = int(key) if kind == "prerequisite_service" and key.isdecimal() else key
    values = {"prerequisite": chosen, LINKS[kind]: held, f"reason_{texts.language}": reason}
    services.store.add(kind, values, acting_user(), city=_city(services))
    return texts("prerequisites.link.added")


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
            undone = services.store.undo_last(acting_user(), city=_city(services))
        except StaleEdit as error:
            return facts.stale(texts, services.catalogue(), error), no_update, no_update
        except TarazuError as error:
            return refusal(texts, error), no_update, no_update
        catalogue = services.catalogue()
        what = changes_words(texts, catalogue, undone)
        said, newest = told(texts("change.undone", what=what)), catalogue.version.revision
        of_state = any(change.kind == "prerequisite" for change in undone)
        return said, newest if of_state else no_update, newest
