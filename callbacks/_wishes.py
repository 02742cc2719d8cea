"""A status that somebody chose in a menu: kept, or refused with both values."""

from __future__ import annotations

from dash import html

from callbacks._identity import acting_user, current_user
from callbacks._services import Services
from model.catalogue import Catalogue
from model.errors import InvalidInput, StaleEdit
from pages._shell.changes import change_words, stale_words, subject_words
from pages._shell.i18n import Texts


def keep_status(
    services: Services, texts: Texts, kind: str, wish: object
) -> tuple[list[object], dict[str, object]]:
    """Keep the status that a page sends.

    Parameters
    ----------
    wish : dict
        ``key`` of the row, ``version`` that was seen, ``value`` chosen; see ``assets/js/gaps.js``.

    Returns
    -------
    told : list
        What to say about it; a refusal for being stale says both values and offers to keep the
        choice nevertheless.
    kept : dict
        ``key``, the ``version`` to name next, and whether it was ``saved``.

    Raises
    ------
    TarazuError
        When there is no name, or the store refuses the value.
    """
    if not isinstance(wish, dict):
        raise InvalidInput("error.request.malformed")
    key, version, value = (wish.get(name) for name in ("key", "version", "value"))
    if not isinstance(key, str) or type(version) is not int:
        raise InvalidInput("error.request.malformed")
    city = services.catalogue().city.city
    try:
        row = services.store.edit(kind, key, {"status": value}, version, acting_user(), city=city)
    except StaleEdit as error:
        again = html.Button(
            texts("change.mine"), type="button", className="tool-button", **{"data-wish-again": ""}
        )
        told: list[object] = [html.P(stale_words(texts, error)), again]
        notice = html.Div(told, className="notice notice-warning")
        return [notice], {"key": key, "version": error.params["version"], "saved": False}
    subject = subject_words(texts, services.catalogue(), kind, key)
    said = html.P(texts("change.kept", subject=subject))
    return [said], {"key": key, "version": row.version, "saved": True}


def undo_words(services: Services, texts: Texts, catalogue: Catalogue) -> str:
    """Say what the visitor's last change was that can be taken back; empty if there is none."""
    who = current_user()
    if who is None:
        return ""
    lines = services.store.undoable(who, city=catalogue.city.city)
    if not lines:
        return ""
    told = [change_words(texts, catalogue, line) for line in reversed(lines)]
    return texts("change.last", what=texts("list.semicolon").join(told))
