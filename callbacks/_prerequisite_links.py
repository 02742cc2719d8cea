"""What a prerequisite blocks: links with their reasons, added, reasoned anew and taken away."""

from __future__ import annotations

from typing import cast

from dash import Dash, Input, Output, State, no_update

from callbacks._identity import acting_user
from callbacks._prerequisite_shown import city_of, revision_of
from callbacks._services import Services
from model.errors import InvalidInput, StaleEdit, TarazuError
from pages._shell import ids
from pages._shell import prerequisites_facts as facts
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.notes import refusal, told
from pages._shell.words import LINKS

P = ids.Prerequisites


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the links."""
    _register_wishes(app, services)
    _register_form(app, services)


def _register_wishes(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.LINK_SAID, "children", allow_duplicate=True),
        Output(P.LINK_SUBJECT, "value", allow_duplicate=True),
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
            return (no_update,) * 5
        texts = texts_in(language_of(language))
        try:
            if edited:
                said = _edit_reason(services, texts, edited, reason)
            else:
                said = _add_link(services, texts, chosen, subject, reason)
        except StaleEdit as error:
            return facts.stale(texts, services.catalogue(), error), *(no_update,) * 4
        except TarazuError as error:
            return refusal(texts, error), *(no_update,) * 4
        return told(said), "", "", None, revision_of(services)

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
                        was = texts.of(link, "reason")
                        edited = {"kind": kind, "key": key, "version": version, "was": was}
                        return None, was, edited, no_update
                raise InvalidInput("error.request.malformed")
            services.store.remove(kind, key, version, acting_user(), city=city_of(services))
        except StaleEdit as error:
            said = facts.stale(texts, services.catalogue(), error)
            return said, no_update, no_update, revision_of(services)
        except TarazuError as error:
            return refusal(texts, error), *(no_update,) * 3
        said = told(texts("prerequisites.link.removed"))
        return said, no_update, None, revision_of(services)


def _register_form(app: Dash, services: Services) -> None:
    """Say whether the form adds a link or changes the reason of one."""

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
    services.store.edit(kind, key, {field: reason}, version, acting_user(), city=city_of(services))
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
    services.store.add(kind, values, acting_user(), city=city_of(services))
    return texts("prerequisites.link.added")
