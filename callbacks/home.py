"""The council's view: its cards, once the page is there."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from callbacks import _roadmap_cards
from callbacks._needs import pages_with
from callbacks._services import Services
from callbacks.shell import LOCATION
from model.calendar import today
from model.catalogue import Catalogue
from model.prerequisites import Follow
from model.pressing import pressing
from model.readiness import quick_wins, read_cut_off
from model.scenarios.replay import todays_content
from model.weighing import report_ranking, report_weights
from pages._shell import given, ids, overview
from pages._shell.i18n import language_of, texts_in
from pages._shell.ranks import Order
from pages._shell.scenario_words import adopted_notice
from pages._shell.weighed import Adopted, carried, picture_of


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
        adopted = services.store.scenarios.adopted(catalogue.city.city)
        order = _order(catalogue, adopted)
        pressed = pressing(Follow(catalogue, order.ranking, today()))
        return [
            adopted_notice(texts, adopted, report_weights(catalogue)),
            *overview.contents(texts, catalogue, order, quick, faults, pressed),
            *_roadmap_cards.home(services, texts, catalogue),
        ]


def _order(catalogue: Catalogue, adopted: Adopted | None) -> Order:
    """Give the order that holds: the adopted scenario's, else the report's."""
    report = report_ranking(catalogue)
    if adopted is None:
        return Order(report, report)
    content = adopted.newest.content
    weights = carried(picture_of(content), report_weights(catalogue))
    return Order(todays_content(content, catalogue).ranking(catalogue), report, weights)
