"""A status that somebody chose in a menu: kept, or refused with both values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dash import html

from callbacks._identity import acting_user, current_user
from callbacks._services import Services
from model.catalogue import Catalogue, Change
from model.errors import InvalidInput, StaleEdit
from pages._shell.changes import changes_words, stale_words
from pages._shell.i18n import Texts
from pages._shell.notes import told
from pages._shell.words import subject_words

TABLES = {
    "action": ("actions", "action_id"),
    "service": ("services", "service_id"),
    "system": ("systems", "system_id"),
}
"""By kind whose status is chosen in a menu, where its rows stand and what names one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a wish.

    Attributes
    ----------
    told : object
        What to say about it; a refusal for being stale says both values and offers to keep the
        choice nevertheless.
    row : dict
        ``key``, the ``version`` to name next, and whether it was ``saved``.
    catalogue : Catalogue
        As it is with the row that was kept. What others kept meanwhile is seen when a page is
        opened: reading all anew would take longer than the change itself.
    """

    told: object
    row: dict[str, object]
    catalogue: Catalogue

    @property
    def saved(self) -> bool:
        """Whether the status is the one that was wished."""
        return bool(self.row["saved"])


def keep_wish(services: Services, texts: Texts, kind: str, wish: object) -> Kept:
    """Keep the status that a page sends.

    Parameters
    ----------
    wish : dict
        ``key`` of the row, ``version`` that was seen, ``value`` chosen; see ``assets/js/gaps.js``.

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
    catalogue = services.catalogue()
    try:
        kept = services.store.edit(
            kind, key, {"status": value}, version, acting_user(), city=catalogue.city.city
        )
    except StaleEdit as error:
        again = html.Button(
            texts("change.mine"), type="button", className="tool-button", **{"data-wish-again": ""}
        )
        says = [html.P(stale_words(texts, catalogue, error)), again]
        row = {"key": key, "version": error.params["version"], "saved": False}
        return Kept(html.Div(says, className="notice notice-warning"), row, catalogue)
    said = texts("change.kept", subject=subject_words(texts, catalogue, kind, key))
    table, name = TABLES[kind]
    rows = tuple(
        kept if getattr(row, name) == getattr(kept, name) else row
        for row in getattr(catalogue, table)
    )
    now = replace(catalogue, **{table: rows})  # type: ignore[arg-type]
    return Kept(said, {"key": key, "version": kept.version, "saved": True}, now)


def take_back(
    services: Services,
    texts: Texts,
    words: Callable[[Texts, Catalogue, Sequence[Change]], str] = changes_words,
) -> tuple[html.Div, tuple[Change, ...]]:
    """Take back the visitor's last change.

    Returns
    -------
    html.Div
        What to say: what was undone, told by `words`, or why it was not.
    tuple of Change
        What was undone; none if somebody changed the same since.

    Raises
    ------
    TarazuError
        When there is no name, or nothing to take back.
    """
    city = services.catalogue().city.city
    try:
        lines = services.store.undo_last(acting_user(), city=city)
    except StaleEdit as error:
        return told(texts.error(error), warns=True), ()
    what = words(texts, services.catalogue(), lines)
    return told(texts("change.undone", what=what)), lines


def undo_words(
    services: Services,
    texts: Texts,
    catalogue: Catalogue,
    within: tuple[str, str] | None = None,
) -> str:
    """Say what the visitor's last change was that can be taken back; empty if there is none.

    `within` is the thing beside which it is said, as in `change_words`.
    """
    who = current_user()
    if who is None:
        return ""
    lines = services.store.undoable(who, city=catalogue.city.city)
    if not lines:
        return ""
    return texts("change.last", what=changes_words(texts, catalogue, lines[::-1], within))
