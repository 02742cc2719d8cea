"""The council's view: its cards, once the page is there."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from callbacks import _roadmap_cards
from callbacks._needs import pages_with
from callbacks._services import Services
from callbacks.shell import LOCATION
from model.calendar import today
from model.prerequisites import Follow
from model.pressing import pressing
from model.readiness import quick_wins, read_cut_off
from model.weighing import report_ranking, report_weights
from pages._shell import given, ids, overview
from pages._shell.i18n import language_of, texts_in
from pages._shell.scenario_words import adopted_notice


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the council's view."""

    @app.callback(
        Output(ids.Home.BODY, "children"),
        Input(ids.Home.OPENED, "data"),
        State(LOCATION, "search"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def open_page(opened: object, search: object, language: object) -> object:
        if opened is None:
            return no_update
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        if not catalogue.services:
            return given.cards(texts, catalogue, pages_with(catalogue))
        if not catalogue.scores:
            pressed = pressing(Follow(catalogue, None, today()))
            return overview.contents(texts, catalogue, None, None, pressing=pressed)
        cut_off, faults = read_cut_off(search, report_weights(catalogue))
        quick = quick_wins(catalogue, cut_off)
        ranking = report_ranking(catalogue)
        pressed = pressing(Follow(catalogue, ranking, today()))
        adopted = services.store.scenarios.adopted(catalogue.city.city)
        return [
            adopted_notice(texts, adopted, report_weights(catalogue)),
            *overview.contents(texts, catalogue, ranking, quick, faults, pressed),
            *_roadmap_cards.home(services, texts, catalogue),
        ]
