"""The rollout: shown, planned in waves, kept, reached, taken away and taken back."""

from __future__ import annotations

from collections.abc import Mapping

from dash import ALL, Dash, Input, Output, State, ctx, html, no_update

from callbacks._gap_targets import next_
from callbacks._identity import acting_user
from callbacks._services import Services
from callbacks._wishes import take_back, undo_words
from model.calendar import format_jalali, today
from model.catalogue import Catalogue
from model.errors import InvalidInput, NotFound, StaleEdit, quoted
from model.rollout import plan_waves, read_plan
from model.rollout.waves import Planned
from model.service_profile import parse_service_id
from model.store import Add
from pages._shell import ids, rollout, rollout_plan
from pages._shell.changes import stale_words
from pages._shell.i18n import language_of, texts_in

R = ids.Rollout
FORM = [
    State(place, "value")
    for place in (
        R.SUBJECT,
        R.PILOT,
        R.START,
        *(place for place, _ in rollout_plan.NUMBERS.values()),
    )
]
NAMES = ("subject", "pilot", "start", *rollout_plan.NUMBERS)


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the rollout."""
    _register_shown(app, services)
    _register_plan(app, services)
    _register_steps(app, services)


def _register_shown(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.ANSWER, "children"),
        Output(R.BODY, "children"),
        Output(R.STEPS, "children"),
        Output(R.UNDO_SAYS, "children"),
        Output(R.UNDO, "hidden"),
        Input(R.CHANGED, "data"),
        Input(ids.Forms.CHANGED, "data"),
        Input(ids.Shell.NAME, "data"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def show(changed: object, _: object, __: object, language: object) -> object:
        if changed is None:
            return (no_update,) * 5
        texts = texts_in(language_of(language))
        catalogue, day = services.catalogue(), today()
        undo = undo_words(services, texts, catalogue)
        return (
            rollout.answer(texts, catalogue, day),
            rollout.cards(texts, catalogue, day),
            rollout_plan.steps(texts, catalogue, day),
            undo,
            not undo,
        )

    @app.callback(
        Output(R.SUBJECT, "options"),
        Output(R.PILOT, "options"),
        Output(R.START, "value"),
        Input(R.OPENED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def menus(opened: object, language: object) -> object:
        if not opened:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        return (
            rollout_plan.subject_options(texts, catalogue),
            rollout_plan.district_options(texts, catalogue),
            format_jalali(today(), texts.language),
        )


def _register_plan(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.PREVIEWED, "children"),
        Output(R.KEEP, "disabled"),
        Input(R.PREVIEW, "n_clicks"),
        *FORM,
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def preview(clicked: object, *typed: object) -> object:
        if not clicked:
            return no_update, no_update
        *values, language = typed
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        about, planned = _planned(catalogue, values)
        service = about["service"]
        assert service is None or isinstance(service, int)
        return rollout_plan.previewed(texts, catalogue, service, planned), False

    @app.callback(
        Output(R.TOLD, "children"),
        Output(R.CHANGED, "data"),
        Output(R.PREVIEWED, "children", allow_duplicate=True),
        Output(R.KEEP, "disabled", allow_duplicate=True),
        Input(R.KEEP, "n_clicks"),
        *FORM,
        State(R.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def keep(clicked: object, *typed: object) -> object:
        if not clicked:
            return (no_update,) * 4
        *values, changed, language = typed
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        about, planned = _planned(catalogue, values)
        wishes = [
            Add("rollout_step", {**about, "district": district, "stage": str(stage), "day": day})
            for district, stage, day in planned
        ]
        services.store.change_all(wishes, acting_user(), city=catalogue.city.city)
        return texts.count("rollout.kept", len(wishes)), next_(changed), [], True


def _register_steps(app: Dash, services: Services) -> None:
    @app.callback(
        Output(R.TOLD, "children", allow_duplicate=True),
        Output(R.CHANGED, "data", allow_duplicate=True),
        Input({"type": ids.STEP_BUTTON, "do": ALL, "key": ALL, "version": ALL}, "n_clicks"),
        State(R.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def do(clicked: object, changed: object, language: object) -> object:
        if not isinstance(clicked, list) or not any(clicked):
            return no_update, no_update
        texts = texts_in(language_of(language))
        wish, key, version = _asked(ctx.triggered_id)
        store, city = services.store, services.catalogue().city.city
        try:
            if wish == "remove":
                store.remove("rollout_step", key, version, acting_user(), city=city)
            else:
                reached = {"done_on": today()}
                store.edit("rollout_step", key, reached, version, acting_user(), city=city)
        except StaleEdit as error:
            says = html.P(stale_words(texts, services.catalogue(), error))
            return html.Div(says, className="notice notice-warning"), next_(changed)
        return texts(f"rollout.did.{wish}"), next_(changed)

    @app.callback(
        Output(R.TOLD, "children", allow_duplicate=True),
        Output(R.CHANGED, "data", allow_duplicate=True),
        Input(R.UNDO, "n_clicks"),
        State(R.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def undo(clicked: object, changed: object, language: object) -> object:
        if not clicked:
            return no_update, no_update
        said, _ = take_back(services, texts_in(language_of(language)))
        return said, next_(changed)


def _planned(
    catalogue: Catalogue, values: list[object]
) -> tuple[Mapping[str, object], tuple[Planned, ...]]:
    """What a plan is about and what it comes to, from what was typed."""
    typed = dict(zip(NAMES, values, strict=True))
    about = _subject(catalogue, typed.pop("subject"))
    return about, plan_waves(catalogue.districts, read_plan(typed))


def _subject(catalogue: Catalogue, value: object) -> Mapping[str, object]:
    kind, _, name = value.partition(":") if isinstance(value, str) else ("", "", "")
    if kind == "group" and any(name == group.group_id for group in catalogue.rollout_groups):
        return {"group": name, "service": None}
    if kind == "service":
        return {"group": None, "service": catalogue.service(parse_service_id(name)).service_id}
    raise InvalidInput("error.rollout.subject")


def _asked(asked: object) -> tuple[str, str, int]:
    """Take which step a page means: what to do with it, its key, the version seen."""
    if isinstance(asked, dict):
        do, key, version = (asked.get(name) for name in ("do", "key", "version"))
        if do in ("reach", "remove") and isinstance(key, str) and type(version) is int:
            return do, key, version
    raise NotFound("error.edit.row", kind="rollout_step", key=quoted(asked))
