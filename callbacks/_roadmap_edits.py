"""What people keep true beside the plan: assumed figures, and the real course of items."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, no_update

from callbacks._identity import acting_user
from callbacks._services import Services
from model.catalogue import RoadmapActual
from model.errors import InvalidInput, TarazuError
from pages._shell import ids, roadmap_edits
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.roadmap_words import refusal

R = ids.Roadmap
ACTUAL, ASSUMPTION = "roadmap_actual", "roadmap_assumption"


def register(app: Dash, services: Services) -> None:
    """Register the edits."""

    @app.callback(
        Output(R.ASSUMED, "children"),
        Input(R.DATASET, "data"),
        Input(R.EDITED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def show(dataset: object, _: object, language: object) -> object:
        if dataset is None:
            return no_update
        texts = texts_in(language_of(language))
        return roadmap_edits.assumptions(texts, services.catalogue().roadmap_assumptions)

    @app.callback(
        Output(R.EDIT_SAID, "children"),
        Output(R.EDITED, "data"),
        Input(R.EDIT_ASK, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def edit(asked: object, language: object) -> tuple[object, object]:
        if asked is None:
            return no_update, no_update
        texts = texts_in(language_of(language))
        try:
            return _edited(services, texts, asked), services.catalogue().version.revision
        except TarazuError as error:
            said = roadmap_edits.refused(refusal(texts, services.catalogue(), error))
            return said, no_update


def _edited(services: Services, texts: Texts, asked: object) -> object:
    if not isinstance(asked, dict) or not isinstance(asked.get("key"), str):
        raise InvalidInput("error.request.malformed")
    who, city = acting_user(), services.catalogue().city.city
    key, version = asked["key"], version_of(asked)
    if asked.get("kind") == ASSUMPTION:
        changes = {"value": asked.get("value")}
        services.store.edit(ASSUMPTION, key, changes, version, who, city=city)
    elif asked.get("kind") == ACTUAL:
        _course(services, city, key, asked, who)
    else:
        raise InvalidInput("error.request.malformed")
    return roadmap_edits.told(texts)


def _course(services: Services, city: str, key: str, asked: dict[str, Any], who: str) -> None:
    """Say, change or take back how far an item is."""
    values = {name: asked.get(name) or None for name in ("start", "finish")}
    course = {**values, "percent": asked.get("percent")}
    known = course_of(services.catalogue().roadmap_actuals, key)
    if known is None:
        services.store.add(ACTUAL, {"item": key, **course}, who, city=city)
    elif not any(course.values()):
        services.store.remove(ACTUAL, key, version_of(asked), who, city=city)
    else:
        services.store.edit(ACTUAL, key, course, version_of(asked), who, city=city)


def version_of(asked: dict[str, Any]) -> int:
    """Read which version of a row a person saw.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``
    """
    version = asked.get("version")
    if type(version) is not int:
        raise InvalidInput("error.request.malformed")
    return version


def course_of(actuals: tuple[RoadmapActual, ...], key: str) -> RoadmapActual | None:
    """What was said of an item so far."""
    return next((one for one in actuals if one.item == key), None)
