"""The prerequisites: what is in view, the panel of the chosen one, and sheets of many."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update

from callbacks import _prerequisite_edits, _roadmap_cards, _sheet_card
from callbacks._basis import note_of
from callbacks._lists import register_clear, register_opened
from callbacks._prerequisite_drafts import read_draft
from callbacks._services import Services
from callbacks._wishes import undo_words
from model.calendar import today
from model.catalogue import Catalogue, Change
from model.errors import InvalidInput, TarazuError, quoted
from model.filters import checked_filters, read_filters
from model.prerequisites import (
    VIEWS,
    Follow,
    choices,
    read_chosen,
    read_view,
    read_weights,
)
from model.view import View
from model.weighing import ranking_of, report_weights
from pages._shell import (
    ids,
    listing,
)
from pages._shell import (
    prerequisites as lists,
)
from pages._shell import (
    prerequisites_facts as facts,
)
from pages._shell.i18n import language_of, texts_in
from pages._shell.prerequisites_panel import DRAFTED, FIELDS, council_options
from pages._shell.weighed import carried
from pages._shell.words import LINKS, day_text

P = ids.Prerequisites
MENUS = {"status": P.STATUSES, "attention": P.ATTENTIONS, "kind": P.KINDS, "body": P.BODIES}


def follow_of(catalogue: Catalogue, view: View | None) -> Follow:
    """Give all prerequisites of today, under the weights of a picture; None: the city has none."""
    ranking = None if view is None else ranking_of(catalogue, view)
    return Follow(catalogue, ranking, today())


def weights_of(catalogue: Catalogue, query: object) -> tuple[View | None, tuple[TarazuError, ...]]:
    """Read the weights from an address; None if the city scores no services."""
    return read_weights(query, catalogue) if catalogue.scores else (None, ())


def carried_on(catalogue: Catalogue, view: View | None) -> dict[str, str]:
    """Give the weights as links carry them on."""
    return {} if view is None else carried(view, report_weights(catalogue))


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the prerequisites."""
    _register_lists(app, services)
    _register_panel(app, services)
    _prerequisite_edits.register(app, services)
    _sheet_card.register(
        app,
        services,
        "prerequisite",
        Output(P.REFILL, "data", allow_duplicate=True),
        Output(P.CHANGED, "data", allow_duplicate=True),
    )
    _register_clientside(app)


def _register_lists(app: Dash, services: Services) -> None:
    @app.callback(
        *(Output(menu, "options") for menu in MENUS.values()),
        *(Output(menu, "value") for menu in MENUS.values()),
        Output(P.TEXT, "value"),
        Output(P.VIEW, "value"),
        Output(P.CHOSEN, "data"),
        Output(P.CITY, "data"),
        Output(P.WEIGHTS, "data"),
        Output(P.NOTICE, "children"),
        Output(P.BASIS, "children"),
        Output(P.COUNCIL, "options"),
        Output(P.QUARTERS, "children"),
        Input(P.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_page(address: object, language: object) -> tuple[object, ...]:
        if address is None:
            return (no_update,) * (2 * len(MENUS) + 9)
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        view, wrong = weights_of(catalogue, address)
        filters, faults = read_filters(address, choices(catalogue))
        return (
            *lists.menu_options(texts, follow_of(catalogue, view)).values(),
            *(list(filters.chosen[name]) for name in MENUS),
            filters.text,
            read_view(address),
            read_chosen(address, catalogue),
            catalogue.city.city,
            carried_on(catalogue, view),
            listing.notice(texts, (*faults, *wrong)),
            note_of(services, texts, catalogue, view, lists.PATH),
            council_options(texts, catalogue.councils),
            facts.quarter_choices(texts, today()),
        )

    @app.callback(
        Output(P.CARDS, "data"),
        Output(P.GRID, "rowData"),
        Output(P.BY_BODY, "children"),
        Output(P.SUMMARY, "children"),
        Output(P.QUERY, "data"),
        *(Input(menu, "value") for menu in MENUS.values()),
        Input(P.TEXT, "value"),
        Input(P.VIEW, "value"),
        Input(P.CHANGED, "data"),
        State(P.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def narrow(
        status: object,
        attention: object,
        kind: object,
        body: object,
        text: object,
        laid_out: object,
        _: object,
        address: object,
        language: object,
    ) -> tuple[object, ...]:
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        chosen = dict(zip(MENUS, (status, attention, kind, body), strict=True))
        filters = checked_filters(chosen, text, choices(catalogue))
        if laid_out not in VIEWS:
            raise InvalidInput("error.request.malformed")
        view, _faults = weights_of(catalogue, address)
        follow, weights = follow_of(catalogue, view), carried_on(catalogue, view)
        shown = follow.matching(filters)
        parts: dict[object, object] = dict.fromkeys(VIEWS, no_update)
        if laid_out == "board":
            parts["board"] = lists.board(texts, shown, weights, filters)
        elif laid_out == "table":
            parts["table"] = _roadmap_cards.rows(
                services, texts, catalogue, lists.rows(texts, catalogue, shown, weights)
            )
        else:
            parts["bodies"] = lists.by_body(texts, follow, shown, weights)
        return *parts.values(), lists.summary(texts, follow, shown), filters.query


def _register_panel(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.FILLED, "data"),
        Input(P.FILLING, "data"),
        Input(P.TAKE, "n_clicks"),
        State(P.CHOSEN, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def fill(filling: object, _: object, chosen: object, language: object) -> object:
        if filling is None:
            return no_update
        texts = texts_in(language_of(language))
        asked = filling if isinstance(filling, dict) else {}
        taken = ctx.triggered_id == P.TAKE
        key = str(chosen if taken else asked.get("key"))
        one = services.catalogue().prerequisite_by_id.get(key)
        if one is None:
            raise InvalidInput("error.prerequisite.unknown", value=quoted(key))
        return {
            "shown": facts.shown_of(texts, one),
            "day": day_text(texts, today(), month_name=False),
            "draft": None if taken else read_draft(asked.get("draft"), key),
        }

    @app.callback(
        Output(P.HEAD, "children"),
        Output(P.STEPS, "children"),
        Output(P.BLOCKS, "children"),
        Output(P.LINK_SUBJECT, "options"),
        Output(P.LINKED, "data"),
        Output(P.HISTORY, "children"),
        Output(P.UNDO_WHAT, "children"),
        Output(P.UNDO, "hidden"),
        Input(P.CHOSEN, "data"),
        Input(P.CHANGED, "data"),
        State(P.LINKED, "data"),
        State(P.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def tell(
        chosen: object, _: object, linked: object, address: object, language: object
    ) -> tuple[object, ...]:
        if chosen is None:
            return (no_update,) * 8
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        view, _faults = weights_of(catalogue, address)
        standing = follow_of(catalogue, view).of(chosen)
        weights = carried_on(catalogue, view)
        links = [standing.key, *(link.link_id for link in standing.links)]
        undo = undo_words(services, texts, catalogue, ("prerequisite", standing.key))
        return (
            [
                *facts.head(texts, standing, weights),
                _roadmap_cards.needed_by(services, texts, catalogue, standing.key),
            ],
            facts.steps(texts, catalogue.steps_of(standing.key)),
            facts.blocks(texts, catalogue, standing.links),
            # A long list, so it is sent only when it is another one.
            no_update if linked == links else facts.link_options(texts, catalogue, standing.links),
            links,
            facts.history(
                texts, catalogue, standing.key, history_of(services, catalogue, standing.key)
            ),
            undo,
            not undo,
        )


def history_of(services: Services, catalogue: Catalogue, key: str) -> list[Change]:
    """Give what changed in a prerequisite and in its links, newest first."""
    city = catalogue.city.city
    found = list(services.store.history(city, kind="prerequisite", key=key))
    for kind in LINKS:
        mine = {link.link_id for link in getattr(catalogue, f"{kind}s") if link.prerequisite == key}
        found += [one for one in services.store.history(city, kind=kind) if one.key in mine]
    by_people = [one for one in found if not one.who.startswith("package:")]
    return sorted(by_people, key=lambda one: one.revision, reverse=True)


def _register_clientside(app: Dash) -> None:
    register_opened(app, P.OPENED, P.ADDRESS)
    register_clear(app, P.CLEAR, tuple(MENUS.values()), P.TEXT)
    app.clientside_callback(
        ClientsideFunction("prerequisites", "lay"),
        Output(P.LAID, "data"),
        Input(P.CARDS, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("prerequisites", "leave"),
        Output(P.FILLING, "data"),
        Input(P.CHOSEN, "data"),
        Input(P.REFILL, "data"),
        State(P.SHOWN, "data"),
        State(P.FILLED, "data"),
        State(P.LINK_EDITED, "data"),
        State(P.CITY, "data"),
        *(State(name, "value") for name in (*FIELDS.values(), *DRAFTED)),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("prerequisites", "keepDraft"),
        Output(P.DRAFTED, "data"),
        Input(P.SHOWN, "data"),
        Input(P.LINK_EDITED, "data"),
        Input(P.LAID, "data"),
        *(Input(name, "value") for name in (*FIELDS.values(), *DRAFTED)),
        Input(P.CHOSEN, "data"),
        State(P.FILLED, "data"),
        State(P.CITY, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("prerequisites", "fill"),
        Output(P.SHOWN, "data"),
        Output(P.SAID, "children"),
        Output(P.CONFIRM, "hidden"),
        Output(P.OVERWRITE, "hidden"),
        Output(P.TAKE, "hidden"),
        Output(P.PENDING, "data"),
        Output(P.LINK_EDITED, "data"),
        *(Output(name, "value") for name in (*FIELDS.values(), *DRAFTED)),
        Input(P.FILLED, "data"),
        State(P.CITY, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("prerequisites", "close"),
        Output(P.CHOSEN, "data", allow_duplicate=True),
        Input(P.CLOSE, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("prerequisites", "ofLetter"),
        Output(P.STEP_KIND, "data-shown"),
        Input(P.STEP_KIND, "value"),
    )
    app.clientside_callback(
        ClientsideFunction("prerequisites", "keep"),
        Output(P.KEPT, "data"),
        Output(P.PANEL, "hidden"),
        Input(P.QUERY, "data"),
        Input(P.VIEW, "value"),
        Input(P.CHOSEN, "data"),
        Input(P.LAID, "data"),
        Input(P.GRID, "rowData"),
        State(P.WEIGHTS, "data"),
        prevent_initial_call=True,
    )
