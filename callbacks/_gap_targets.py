"""The targets: set, changed, taken away, and taken back."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update

from callbacks._identity import acting_user
from callbacks._services import Services
from callbacks._wishes import take_back, undo_words
from model.calendar import format_jalali, today
from model.catalogue import Catalogue, Target, TargetScope
from model.errors import InvalidInput, NotFound, StaleEdit, quoted
from model.service_profile import parse_service_id
from pages._shell import gap_targets, ids
from pages._shell.changes import stale_words
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.words import target_words

G = ids.Gaps
MOST_LINES = 20


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the targets."""
    _register_shown(app, services)
    _register_form(app, services)
    _register_saving(app, services)
    _register_undo(app, services)


def _register_shown(app: Dash, services: Services) -> None:
    @app.callback(
        Output(G.TARGETS, "children"),
        Output(G.UNDO_SAYS, "children"),
        Input(G.CHANGED, "data"),
        Input(ids.Shell.NAME, "data"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def show(changed: object, _: object, language: object) -> object:
        if changed is None:
            return no_update, no_update
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        lines = services.store.history(catalogue.city.city, kind="target", limit=MOST_LINES)
        return (
            gap_targets.targets(texts, catalogue, lines, today()),
            undo_words(services, texts, catalogue),
        )


def _register_form(app: Dash, services: Services) -> None:
    """Fill the form with a target that is to be changed, empty it, or take a target away."""

    @app.callback(
        Output(G.EDITED, "data"),
        Output(G.BY, "value"),
        Output(G.NOTE, "value"),
        Output(G.FORM, "className"),
        Output(G.TOLD, "children"),
        Output(G.CHANGED, "data"),
        Output(G.FOLD, "open"),
        Input(G.ASKED, "data"),
        Input(G.CANCEL, "n_clicks"),
        State(G.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def ask(asked: object, cancelled: object, changed: object, language: object) -> object:
        if asked is None and not cancelled:
            return (no_update,) * 7
        if ctx.triggered_id == G.CANCEL:
            return None, "", "", gap_targets.FORM, "", no_update, False
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        do, key, version = _asked(asked)
        target = _target(catalogue, key)
        if do == "edit":
            says = texts("target.editing", what=_about(texts, catalogue, target))
            edited = {"key": key, "version": target.version}
            day = format_jalali(target.by, texts.language)
            return edited, day, target.note or "", gap_targets.EDITING, says, no_update, True
        try:
            services.store.remove("target", key, version, acting_user(), city=catalogue.city.city)
        except StaleEdit as error:
            told = html.Div(
                html.P(stale_words(texts, services.catalogue(), error)),
                className="notice notice-warning",
            )
            return no_update, no_update, no_update, no_update, told, next_(changed), no_update
        says = texts("target.removed", what=_about(texts, catalogue, target))
        return None, "", "", gap_targets.FORM, says, next_(changed), no_update

    app.clientside_callback(
        ClientsideFunction("gaps", "edited"),
        Output(G.FORMED, "data"),
        Input(G.EDITED, "data"),
        prevent_initial_call=True,
    )


def _register_saving(app: Dash, services: Services) -> None:
    @app.callback(
        Output(G.EDITED, "data", allow_duplicate=True),
        Output(G.BY, "value", allow_duplicate=True),
        Output(G.NOTE, "value", allow_duplicate=True),
        Output(G.FORM, "className", allow_duplicate=True),
        Output(G.TOLD, "children", allow_duplicate=True),
        Output(G.CHANGED, "data", allow_duplicate=True),
        Input(G.SAVE, "n_clicks"),
        State(G.EDITED, "data"),
        State(G.SCOPE, "value"),
        State(G.TARGET_DOMAIN, "value"),
        State(G.TARGET_SERVICE, "value"),
        State(G.BY, "value"),
        State(G.NOTE, "value"),
        State(G.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def save(
        clicked: object,
        edited: object,
        scope: object,
        domain: object,
        service: object,
        by: object,
        note: object,
        changed: object,
        language: object,
    ) -> object:
        if not clicked:
            return (no_update,) * 6
        texts = texts_in(language_of(language))
        city = services.catalogue().city.city
        store, who = services.store, acting_user()
        try:
            if edited is None:
                wanted = {**_subject(scope, domain, service), "by": by, "note": note}
                target = store.add("target", wanted, who, city=city)
            else:
                _, key, version = _asked(edited)
                wanted = {"by": by, "note": note}
                target = store.edit("target", key, wanted, version, who, city=city)
        except StaleEdit as error:
            lines = [
                html.P(stale_words(texts, services.catalogue(), error)),
                html.P(texts("change.save_again")),
            ]
            told = html.Div(lines, className="notice notice-warning")
            kept = {"key": error.params["key"], "version": error.params["version"]}
            return kept, no_update, no_update, no_update, told, next_(changed)
        assert isinstance(target, Target)
        says = texts("target.saved", what=_about(texts, services.catalogue(), target))
        return None, "", "", gap_targets.FORM, says, next_(changed)


def _register_undo(app: Dash, services: Services) -> None:
    @app.callback(
        Output(G.TOLD, "children", allow_duplicate=True),
        Output(G.CHANGED, "data", allow_duplicate=True),
        Input(G.UNDO, "n_clicks"),
        State(G.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def undo(clicked: object, changed: object, language: object) -> object:
        if not clicked:
            return no_update, no_update
        said, _ = take_back(services, texts_in(language_of(language)))
        return said, next_(changed)


def next_(changed: object) -> int:
    """Count the changes made on the page."""
    return changed + 1 if type(changed) is int else 1


def _asked(asked: object) -> tuple[str, str, int]:
    """Take which target a page means: what to do with it, its key, the version seen."""
    if isinstance(asked, dict):
        do, key, version = (asked.get(name) for name in ("do", "key", "version"))
        if do in ("edit", "remove", None) and isinstance(key, str) and type(version) is int:
            return do or "edit", key, version
    raise InvalidInput("error.request.malformed")


def _target(catalogue: Catalogue, key: str) -> Target:
    for target in catalogue.targets:
        if target.target_id == key:
            return target
    raise NotFound("error.edit.row", kind="target", key=quoted(key))


def _subject(scope: object, domain: object, service: object) -> dict[str, object]:
    """What a target is about; what its scope has no use for is left in the form and not kept."""
    wanted: dict[str, object] = {"scope": scope}
    if scope == TargetScope.DOMAIN:
        wanted["domain"] = domain
    if scope == TargetScope.SERVICE:
        try:
            wanted["service"] = parse_service_id(service)
        except NotFound:
            wanted["service"] = None
    return wanted


def _about(texts: Texts, catalogue: Catalogue, target: Target) -> str:
    return target_words(texts, catalogue, target.scope, target.domain, target.service)
