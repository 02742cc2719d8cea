"""The national card of a service: shown, edited field by field, and given away as a file."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks import _card_files, _wishes
from callbacks._identity import acting_user
from callbacks._services import Services
from callbacks.shell import LOCATION
from model.cards.card import EXAMPLE, Card, card_of, example_card
from model.cards.form import Field
from model.cards.wish import Wish, faults_of, read_wish, stale_of
from model.catalogue import Catalogue, Change, thawed
from model.errors import NotFound, StaleEdit, TarazuError
from model.service_profile import parse_service_id
from model.store import Fill
from pages._shell import card, card_form, ids
from pages._shell.card_words import fault_words, field_value, stale_text
from pages._shell.i18n import Texts, language_of, texts_in

C = ids.Card
PATH = "/services/"


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the card and the addresses of its files."""
    _register_card(app, services)
    _register_undo(app, services)
    _card_files.register(app, services)
    app.clientside_callback(
        ClientsideFunction("cards", "loaded"), Output(C.LOADED, "data"), Input(C.FORM, "data")
    )
    app.clientside_callback(
        ClientsideFunction("cards", "answered"),
        Output(C.ANSWERED, "data"),
        Input(C.ANSWER, "data"),
        prevent_initial_call=True,
    )


def _register_card(app: Dash, services: Services) -> None:
    @app.callback(
        Output(C.BODY, "children"),
        Output(C.FORM, "data"),
        Output(C.UNDO_SAYS, "children"),
        Output(C.UNDO, "hidden"),
        Input(ids.Service.OPENED, "data"),
        Input(ids.Shell.NAME, "data"),
        State(LOCATION, "pathname"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def open_card(opened: object, _: object, path: object, language: object) -> tuple[object, ...]:
        if opened is None:
            return (no_update,) * 4
        texts = texts_in(language_of(language))
        try:
            return shown(services, texts, services.catalogue(), _asked(path))
        except NotFound:
            return None, None, "", True  # the page says so

    @app.callback(
        Output(C.BODY, "children", allow_duplicate=True),
        Output(C.FORM, "data", allow_duplicate=True),
        Output(C.UNDO_SAYS, "children", allow_duplicate=True),
        Output(C.UNDO, "hidden", allow_duplicate=True),
        Output(C.ANSWER, "data"),
        Output(ids.Shell.ANNOUNCE, "children", allow_duplicate=True),
        Input(C.WISH, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def write(sent: object, language: object) -> tuple[object, ...]:
        if sent is None:
            return (no_update,) * 6
        texts = texts_in(language_of(language))
        wish = read_wish(sent)
        catalogue = services.catalogue()
        answer = _refused(texts, card_of(catalogue, wish.service), wish)
        if answer is None:
            try:
                _keep(services, catalogue, wish)
            except StaleEdit:  # somebody was faster by a moment
                now = card_of(services.catalogue(), wish.service)
                answer = _refused(texts, now, wish)
            except TarazuError as error:
                answer = {"told": texts.error(error)}
        if answer is not None:
            return *(no_update,) * 4, answer, no_update
        said = texts.count("card.saved", len(wish.values))
        now_shown = shown(services, texts, services.catalogue(), str(wish.service))
        return *now_shown, {"saved": True, "told": said}, said


def _register_undo(app: Dash, services: Services) -> None:
    @app.callback(
        Output(C.BODY, "children", allow_duplicate=True),
        Output(C.FORM, "data", allow_duplicate=True),
        Output(C.UNDO_SAYS, "children", allow_duplicate=True),
        Output(C.UNDO, "hidden", allow_duplicate=True),
        Output(C.UNDONE, "children"),
        Input(C.UNDO, "n_clicks"),
        State(LOCATION, "pathname"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def undo(clicked: object, path: object, language: object) -> tuple[object, ...]:
        if not clicked:
            return (no_update,) * 5
        texts = texts_in(language_of(language))
        told, _ = _wishes.take_back(services, texts)
        return *shown(services, texts, services.catalogue(), _asked(path)), told


def _asked(path: object) -> str:
    return unquote(path).partition(PATH)[2] if isinstance(path, str) else ""


def shown(services: Services, texts: Texts, catalogue: Catalogue, asked: str) -> tuple[object, ...]:
    """Give the card that an address names, what its editor is built from, and what can be undone.

    Raises
    ------
    NotFound
        ``error.service.unknown``
    """
    if asked == EXAMPLE:
        return card.national_card(texts, example_card(), ()), None, "", True
    found = card_of(catalogue, parse_service_id(asked))
    changes = history_of(services, catalogue, found)
    undo = _wishes.undo_words(services, texts, catalogue)
    body = card.national_card(texts, found, changes)
    return body, card_form.editor_data(texts, found), undo, not undo


def history_of(services: Services, catalogue: Catalogue, found: Card) -> tuple[Change, ...]:
    """Give what people changed in a card, newest first."""
    lines = services.store.history(catalogue.city.city, kind="card_value")
    return tuple(line for line in lines if line.key.startswith(f"{found.service}/"))


def _keep(services: Services, catalogue: Catalogue, wish: Wish) -> None:
    fills = [
        Fill(wish.service, field, wanted.value, wanted.version)
        for field, wanted in wish.values.items()
    ]
    services.store.change_all(fills, acting_user(), city=catalogue.city.city)


def _refused(texts: Texts, found: Card, wish: Wish) -> dict[str, Any] | None:
    """Say field by field what stands in the way; None if nothing does."""
    faults = faults_of(found.form, wish)
    if faults:
        says = {name: fault_words(texts, found.form, fault) for name, fault in faults.items()}
        return {"faults": says, "told": texts.count("card.faults", len(says))}
    stale = stale_of(found, wish)
    if stale:
        told = {
            name: _stale(texts, found, found.form.field_by_id[name], *values)
            for name, values in stale.items()
        }
        return {"stale": told, "told": texts.count("card.stale.count", len(told))}
    return None


def _stale(texts: Texts, found: Card, field: Field, theirs: Any, mine: Any) -> dict[str, Any]:
    entry = found.entry(field.field_id)
    both = (field_value(texts, found.form, field, value) for value in (theirs, mine))
    return {
        "says": stale_text(texts, entry.who, *both),
        "theirs": thawed(theirs),
        "version": entry.version,
    }
