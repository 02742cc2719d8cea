"""The list of the systems: the rows that its filters keep, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass

from dash import Dash, Input, Output, State

from callbacks._services import Services
from callbacks._systems_sight import Sight, sight_of
from model.filters import checked_filters
from model.systems import choices, matching_rows, system_rows
from pages._shell import ids, systems
from pages._shell.i18n import Texts, language_of, texts_in

S = ids.Systems
MENUS = {"kind": S.KIND, "status": S.STATUS, "domain": S.DOMAIN, "integrated": S.INTEGRATED}
SIFTED = (*MENUS.values(), S.TEXT)
"""What the list is narrowed by, in the order of `listed`."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The list as it is shown: its rows, what is said of them and of all, and its address."""

    rows: list[dict[str, object]]
    summary: str
    answer: str
    query: str


def listed(texts: Texts, sight: Sight, sifted: list[object]) -> Listed:
    """Narrow the list to what the menus and the text ask for.

    Raises
    ------
    InvalidInput
        What `checked_filters` refuses.
    """
    *chosen, text = sifted
    catalogue = sight.catalogue
    named = dict(zip(MENUS, chosen, strict=True))
    filters = checked_filters(named, text, choices(catalogue))
    rows = system_rows(catalogue, sight.impacts)
    shown = matching_rows(rows, filters, lambda row: systems.words(texts, catalogue, row))
    return Listed(
        [systems.row_data(texts, catalogue, row, sight.weights) for row in shown],
        systems.summary(texts, len(shown), len(rows)),
        systems.answer(texts, catalogue, rows),
        filters.query,
    )


def register(app: Dash, services: Services) -> None:
    """Register the callback of the list."""

    @app.callback(
        Output(S.ROWS, "data"),
        Output(S.SUMMARY, "children"),
        Output(S.ANSWER, "children"),
        Output(S.QUERY, "data"),
        *(Input(name, "value") for name in SIFTED),
        Input(S.CHANGED, "data"),
        State(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def narrow(*sent: object) -> tuple[object, ...]:
        *sifted, _, address, language = sent
        found = listed(texts_in(language_of(language)), sight_of(services, address), sifted)
        return found.rows, found.summary, found.answer, found.query
