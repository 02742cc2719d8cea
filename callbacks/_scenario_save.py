"""Keeping the picture of a page as a scenario, or as a draft's next revision."""

from __future__ import annotations

from dataclasses import replace

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks._identity import acting_user
from callbacks._roadmap_stage import view_shown
from callbacks._services import Services
from callbacks.scenario import refused, split_tags
from model.catalogue import Catalogue
from model.errors import InvalidInput, TarazuError
from model.roadmap.settings import Settings
from model.scenarios.content import Content, read_bounds
from model.store.scenarios import Wish
from model.view import View, parse_view
from model.weighing import known, report_weights
from pages._shell import ids, scenario_save
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.notes import told
from pages._shell.roadmap_words import refusal
from pages._shell.scenario_words import Item

S = ids.ScenarioSave
P = ids.Priorities
FIELDS = (S.WHERE, S.TITLE, S.TAGS, S.REASON, S.FIRST, S.SECOND)


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the dialog."""
    _register_opening(app, services)
    _register_saving(app, services)


def _register_opening(app: Dash, services: Services) -> None:
    app.clientside_callback(
        ClientsideFunction("scenarios", "seen"),
        Output(S.SEEN, "data"),
        Input(S.OPEN, "n_clicks"),
        State(P.DATASET, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("scenarios", "planned"),
        Output(S.SEEN, "data", allow_duplicate=True),
        Input(S.OPEN_PLANNED, "n_clicks"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(S.DIALOG, "is_open"),
        Output(S.PICTURE, "children"),
        Output(S.WHERE, "options"),
        Output(S.FIRST, "value"),
        Output(S.SECOND, "value"),
        Output(S.SAID, "children"),
        Output(S.DONE, "children"),
        Input(S.SEEN, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_dialog(seen: object, language: object) -> object:
        if seen is None:
            return (no_update,) * 7
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        view, roadmap, _ = _picture(services, catalogue, seen)
        items = services.store.scenarios.all(catalogue.city.city)
        first, second = scenario_save.bounds(texts, view)
        places = scenario_save.places(texts, items, roadmap)
        return True, scenario_save.picture(texts, view, roadmap), places, first, second, "", ""

    @app.callback(
        Output(S.DIALOG, "is_open", allow_duplicate=True),
        Input(S.CANCEL, "n_clicks"),
        prevent_initial_call=True,
    )
    def close(clicked: object) -> object:
        return False if clicked else no_update


def _picture(
    services: Services, catalogue: Catalogue, seen: object
) -> tuple[View, Settings | None, int]:
    """Take the picture that a page shows, and the revision of the data that it shows it on.

    Returns
    -------
    View
        Of the weighing.
    Settings or None
        Of the plan, if the roadmap shows it.
    int

    Raises
    ------
    InvalidInput
        ``error.request.malformed``, or for the first part of the picture that breaks a rule.
    """
    query, revision, planned = (
        (seen.get(name) for name in ("query", "revision", "planned"))
        if isinstance(seen, dict)
        else (None,) * 3
    )
    if not isinstance(query, str) or type(revision) is not int:
        raise InvalidInput("error.request.malformed")
    if planned is True:
        view = view_shown(services, catalogue, query)
        return view.weighing, view.settings, revision
    return parse_view(query, report_weights(catalogue), known(catalogue)), None, revision


def _register_saving(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.DIALOG, "is_open", allow_duplicate=True),
        Output(S.SAID, "children", allow_duplicate=True),
        Output(S.DONE, "children", allow_duplicate=True),
        Output(S.WHERE, "value"),
        Output(S.TITLE, "value"),
        Output(S.TAGS, "value"),
        Output(S.REASON, "value"),
        Input(S.SAVE, "n_clicks"),
        Input(S.REASON, "n_submit"),
        State(S.SEEN, "data"),
        *(State(field, "value") for field in FIELDS),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def save(clicked: object, submitted: object, seen: object, *given: object) -> object:
        *fields, language = given
        if not clicked and not submitted:
            return (no_update,) * 7
        texts = texts_in(language_of(language))
        try:
            item = _save(services, seen, *fields)
        except TarazuError as error:
            return True, _refused(services, texts, error), *(no_update,) * 5
        return False, "", scenario_save.done(texts, item), scenario_save.NEW, "", "", ""


def _refused(services: Services, texts: Texts, error: TarazuError) -> object:
    """Say what was refused; of a plan, with its items by name."""
    if error.code.startswith("error.roadmap."):
        return told(refusal(texts, services.catalogue(), error), warns=True)
    return refused(texts, error)


def _save(
    services: Services,
    seen: object,
    where: object,
    title: object,
    tags: object,
    reason: object,
    first: object,
    second: object,
) -> Item:
    catalogue = services.catalogue()
    city = catalogue.city.city
    view, roadmap, revision = _picture(services, catalogue, seen)
    content = Content(view.weights, read_bounds(first, second), view.what_ifs, roadmap)
    wish, kept = Wish(content, reason, revision), services.store.scenarios
    if where == scenario_save.NEW:
        return kept.add(city, title, wish, acting_user(), split_tags(tags))
    key, _, version = where.partition(":") if isinstance(where, str) else ("", "", "")
    if not version.isdecimal():
        raise InvalidInput("error.request.malformed")
    if roadmap is None:  # the weighing table knows nothing of a plan, and so leaves it as it is
        before = kept.one(city, key).newest.content.roadmap
        wish = replace(wish, content=replace(content, roadmap=before))
    return kept.save(city, key, wish, int(version), acting_user())
