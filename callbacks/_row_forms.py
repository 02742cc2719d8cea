"""The forms of rows that people add and change: described, kept, refused with what was typed."""

from __future__ import annotations

from collections.abc import Mapping

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks._identity import acting_user
from callbacks._services import Services
from model.catalogue import Catalogue
from model.errors import InvalidInput, StaleEdit, TarazuError
from model.portfolio.forms import read_form
from model.portfolio.rules import Rule
from model.store import Add, Edit, Remove
from model.store.portfolio import mandate_key
from pages._shell import ids
from pages._shell.changes import stale_words
from pages._shell.charter_forms import forms
from pages._shell.charter_words import KINDS
from pages._shell.i18n import language_of, texts_in

F = ids.Forms
MANDATE = "charter_mandate"
CLAUSE = ("article", "clause", "title_fa", "title_en")

Wishes = list[Add | Edit | Remove]


def register(app: Dash, services: Services) -> None:
    """Register what the pages with such forms have in common."""
    _register_saving(app, services)
    app.clientside_callback(
        ClientsideFunction("rowForms", "forms"),
        Output(F.FORMED, "data"),
        Input(F.FORMS, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("rowForms", "wished"),
        Output(F.SHOWN, "data"),
        Input(F.WISHED, "data"),
        prevent_initial_call=True,
    )


def _register_saving(app: Dash, services: Services) -> None:
    @app.callback(
        Output(F.FORMS, "data"),
        Input(F.OPENED, "data"),
        Input(F.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def describe(opened: object, _: object, language: object) -> object:
        if opened is None:
            return no_update
        return forms(texts_in(language_of(language)), services.catalogue())

    @app.callback(
        Output(F.WISHED, "data"),
        Output(F.CHANGED, "data"),
        Output(F.SAID, "children"),
        Input(F.WISH, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def save(wish: object, language: object) -> tuple[object, ...]:
        if wish is None:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        count = wish.get("count") if isinstance(wish, dict) else None
        try:
            wanted = read_wish(wish, catalogue)
            services.store.change_all(wanted, acting_user(), city=catalogue.city.city)
        except StaleEdit as error:
            told = [stale_words(texts, services.catalogue(), error), texts("change.save_again")]
            refused = {"saved": False, "told": told, "version": error.params["version"]}
            return {**refused, "count": count}, no_update, no_update
        except TarazuError as error:
            refused = {"saved": False, "told": [texts.error(error)], "version": None}
            return {**refused, "count": count}, no_update, no_update
        revision = services.catalogue().version.revision
        return {"saved": True, "count": count}, revision, texts("charter.saved")


def read_wish(wish: object, catalogue: Catalogue) -> Wishes:
    """Take what a form sends.

    Parameters
    ----------
    wish : dict
        ``do`` (add, edit or remove), ``kind``, and ``values``, or ``key`` and ``version`` too.

    Raises
    ------
    InvalidInput
        ``error.request.malformed``, ``error.mandate.number`` or what `read_form` refuses.
    """
    if not isinstance(wish, dict):
        raise InvalidInput("error.request.malformed")
    do, kind, key, version = (wish.get(name) for name in ("do", "kind", "key", "version"))
    if not isinstance(kind, str) or kind not in KINDS:
        raise InvalidInput("error.request.malformed")
    if do == "add":
        values = read_form(kind, wish.get("values"), adds=True)
        return _mandate(values, catalogue) if kind == MANDATE else [Add(kind, values)]
    if not isinstance(key, str) or type(version) is not int:
        raise InvalidInput("error.request.malformed")
    if do == "remove":
        return [Remove(kind, key, version)]
    values = read_form(kind, wish.get("values"), adds=False)
    if kind == "project":
        # What a person says is no assumption of ours any more.
        values |= {f"{name}_basis": "resolved" for name in tuple(values) if name in tuple(Rule)}
    return [Edit(kind, key, values, version)]


def _mandate(values: Mapping[str, object], catalogue: Catalogue) -> Wishes:
    """Name a clause that is known, or one that comes into the list with it."""
    charter, known = values.get("charter"), values.get("mandate")
    if known:
        return [Add(MANDATE, {"charter": charter, "mandate": known})]
    article, clause = values.get("article"), values.get("clause")
    if not isinstance(article, int) or not isinstance(clause, int):
        raise InvalidInput("error.mandate.number")
    key = mandate_key(article, clause)
    names = Add(MANDATE, {"charter": charter, "mandate": key})
    if any(one.mandate_id == key for one in catalogue.mandates):
        return [names]
    return [Add("mandate", {name: values.get(name) for name in CLAUSE}), names]
