"""The roadmap's files: a plan goes out for Project, Excel or a calendar, and comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, no_update

from callbacks._identity import acting_user
from callbacks._roadmap_incoming import course_wishes, read_incoming
from callbacks._roadmap_out import WRITERS
from callbacks._roadmap_parcel import parcel_of
from callbacks._roadmap_stage import question_of, shown
from callbacks._services import Services
from model.errors import InvalidInput, TarazuError
from model.roadmap.stage import Stage
from model.store.plans import PlanWish
from model.store.shelf_texts import reason_text, title_text
from pages._shell import ids, roadmap_files, roadmap_preview
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.notes import told
from pages._shell.roadmap_words import refusal

F, R = ids.RoadmapFiles, ids.Roadmap


@dataclass(frozen=True)
class _Asked:
    """A file that a page gives back, with the plan that it showed then."""

    contents: object
    name: str
    stage: Stage


def register(app: Dash, services: Services) -> None:
    """Register what the dialog of the files does."""
    _register_clientside(app)
    _register_giving(app, services)
    _register_preview(app, services)
    _register_keeping(app, services)


def _register_clientside(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("roadmap", "filesOpened"),
        Output(F.DIALOG, "is_open"),
        Input(F.OPEN, "n_clicks"),
        Input(F.CLOSE, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("roadmap", "fileReturned"),
        Output(F.PUT_ASK, "data"),
        Input(F.PUT, "contents"),
        State(F.PUT, "filename"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("roadmap", "fileKept"),
        Output(R.MOUNTED, "data", allow_duplicate=True),
        Input(F.KEPT, "data"),
        prevent_initial_call=True,
    )


def _register_giving(app: Dash, services: Services) -> None:
    @app.callback(
        Output(F.DOWNLOAD, "data"),
        Input(F.ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def give(asked: object, language: object) -> object:
        if asked is None:
            return no_update
        kind = question_of(asked).get("kind")
        if kind not in WRITERS:
            raise InvalidInput("error.request.malformed")
        stage = shown(services, asked)
        texts = texts_in(language_of(language))
        content = WRITERS[kind](texts, stage, parcel_of(services, stage))
        return dcc.send_bytes(content, f"tarazu-roadmap.{kind}")


def _register_preview(app: Dash, services: Services) -> None:
    @app.callback(
        Output(F.PREVIEW, "children"),
        Output(F.KEEP, "hidden"),
        Output(F.NAMED, "hidden"),
        Output(F.COURSE, "options"),
        Output(F.COURSE, "value"),
        Output(F.TITLE, "value"),
        Output(F.REASON, "value"),
        Output(F.SEEN, "data"),
        Output(F.SAID, "children"),
        Input(F.PUT_ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def preview(asked: object, language: object) -> tuple[object, ...]:
        if asked is None:
            return (no_update,) * 9
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        try:
            given = _given(services, asked)
            found = read_incoming(services, given.stage, given.contents, texts)
        except TarazuError as error:
            says = told(refusal(texts, catalogue, error), warns=True)
            return says, True, True, [], [], "", "", None, None
        return (
            roadmap_preview.preview(texts, given.stage, found, given.name),
            not (found.is_new or found.courses),
            not found.is_new,
            roadmap_files.course_choice(texts, found),
            [],
            "" if found.parcel is None else found.parcel.title,
            "" if found.parcel is None else found.parcel.reason,
            catalogue.version.revision,
            None,
        )


def _register_keeping(app: Dash, services: Services) -> None:
    @app.callback(
        Output(F.SAID, "children", allow_duplicate=True),
        Output(F.PREVIEW, "children", allow_duplicate=True),
        Output(F.KEEP, "hidden", allow_duplicate=True),
        Output(F.PUT, "contents"),
        Output(F.KEPT, "data"),
        Input(F.APPLY, "n_clicks"),
        State(F.PUT_ASK, "data"),
        State(F.SEEN, "data"),
        State(F.TITLE, "value"),
        State(F.REASON, "value"),
        State(F.COURSE, "value"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def keep(
        clicked: object,
        asked: object,
        seen: object,
        title: object,
        reason: object,
        course: object,
        language: object,
    ) -> tuple[object, ...]:
        if not clicked:
            return (no_update,) * 5
        texts = texts_in(language_of(language))
        try:
            if services.catalogue().version.revision != seen:
                raise InvalidInput("error.exchange.stale")
            done = _kept(services, texts, _given(services, asked), title, reason, bool(course))
        except TarazuError as error:
            says = told(refusal(texts, services.catalogue(), error), warns=True)
            return says, no_update, no_update, no_update, no_update
        return told(roadmap_files.done(texts, *done)), None, True, None, _as_kept(*done)


def _given(services: Services, asked: object) -> _Asked:
    question = question_of(asked)
    name = question.get("name")
    stage = shown(services, question)
    return _Asked(question.get("contents"), name if isinstance(name, str) else "", stage)


def _kept(
    services: Services, texts: Texts, given: _Asked, title: object, reason: object, course: bool
) -> tuple[Any, int]:
    """Keep the plan of a file as a draft, and its progress if that is wanted: both or nothing.

    Returns
    -------
    (PlanItem or None, int)
        The plan, and of how many items the progress was changed.
    """
    found = read_incoming(services, given.stage, given.contents, texts)
    if found.parcel is None:
        raise InvalidInput("error.exchange.nothing")
    city, who = found.parcel.city, acting_user()
    if found.is_new:  # what could be wrong with the plan is known before anything is written
        title, reason = title_text(title), reason_text(reason)
    wishes = list(course_wishes(given.stage, found)) if course else []
    if not (found.is_new or wishes):
        raise InvalidInput("error.exchange.nothing")
    if wishes:
        services.store.change_all(wishes, who, city=city)
    item = None
    if found.is_new:
        revision = given.stage.catalogue.version.revision
        item = services.store.plans.add(
            city, title, PlanWish(found.parcel.kept, reason, revision), who
        )
    return item, len(wishes)


def _as_kept(item: Any, courses: int) -> dict[str, object]:
    """Tell the page which plan to open, and whether to look at the data again."""
    return {"key": None if item is None else item.key, "courses": courses}
