"""The scenarios: the list with its filters, files that come in, and the comparison."""

from __future__ import annotations

import base64
import binascii
from contextlib import suppress

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update

from callbacks._identity import acting_user
from callbacks._lists import register_clear, register_opened
from callbacks._services import Services
from model.calendar import day_of, format_jalali
from model.catalogue import Catalogue
from model.errors import InvalidInput, NotFound, TarazuError
from model.filters import checked_filters, read_filters
from model.robustness.comparison import compare_rankings
from model.scenarios.files import LARGEST_FILE, ScenarioFile, named_revision, read_file
from model.scenarios.planning import tried_plan
from model.scenarios.readings import reads_digest
from model.scenarios.view import CompareView, choices, read_comparison, read_top
from model.shelf import LONGEST_REASON
from model.store.scenarios import Wish
from pages._shell import ids, listing, scenarios
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.notes import refusal, told
from pages._shell.scenario_compare import contents
from pages._shell.scenario_sides import Sides
from pages._shell.scenario_words import Item, link

S = ids.Scenarios


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the scenarios."""
    _register_list(app, services)
    _register_files(app, services)
    _register_comparison(app, services)
    _register_clientside(app)


def all_items(services: Services, catalogue: Catalogue) -> tuple[Item, ...]:
    """Give the scenarios of a city."""
    return services.store.scenarios.all(catalogue.city.city)


def _register_list(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.NOTICE, "children"),
        Output(S.ANSWER, "children"),
        Output(S.STATUSES, "options"),
        Output(S.TAGS, "options"),
        Output(S.STATUSES, "value"),
        Output(S.TAGS, "value"),
        Output(S.TEXT, "value"),
        Input(S.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_list(address: object, language: object) -> object:
        if address is None:
            return (no_update,) * 7
        texts = texts_in(language_of(language))
        items = all_items(services, services.catalogue())
        filters, faults = read_filters(address, choices(items))
        statuses, tags = scenarios.menu_options(texts, items)
        return (
            listing.notice(texts, faults),
            scenarios.answer(texts, items),
            statuses,
            tags,
            list(filters.chosen["status"]),
            list(filters.chosen["tag"]),
            filters.text,
        )

    @app.callback(
        Output(S.LIST, "children"),
        Output(S.SUMMARY, "children"),
        Output(S.QUERY, "data"),
        Input(S.STATUSES, "value"),
        Input(S.TAGS, "value"),
        Input(S.TEXT, "value"),
        Input(S.CHANGED, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def show(statuses: object, tags: object, text: object, _: object, language: object) -> object:
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        items = all_items(services, catalogue)
        chosen = {"status": statuses, "tag": tags}
        filters = checked_filters(chosen, text, choices(items))
        kept = scenarios.kept(texts, items, filters)
        summary = texts("scenarios.summary", shown=len(kept), all=len(items))
        return scenarios.rows(texts, catalogue, kept), summary, filters.query


def _register_files(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.PUT_SAID, "children"),
        Output(S.CHANGED, "data"),
        Input(S.PUT, "contents"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def put(given: object, language: object) -> object:
        if given is None:
            return no_update, no_update
        texts = texts_in(language_of(language))
        try:
            item = _add_file(services, texts, decoded(given))
        except TarazuError as error:
            return refusal(texts, error), no_update
        said = html.Span([texts("scenarios.put.done"), " ", link(texts, item)])
        return told(said), item.key


def decoded(given: object) -> bytes:
    """Take the bytes of a file from the data address in which a browser sends it.

    Raises
    ------
    InvalidInput
        ``error.scenario.file.unreadable`` or ``.large``
    """
    head, _, packed = given.partition(",") if isinstance(given, str) else ("", "", "")
    if not head.endswith(";base64"):
        raise InvalidInput("error.scenario.file.unreadable")
    if len(packed) > 2 * LARGEST_FILE:
        raise InvalidInput("error.scenario.file.large", maximum=LARGEST_FILE // 1024)
    try:
        return base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        raise InvalidInput("error.scenario.file.unreadable") from None


def _add_file(services: Services, texts: Texts, content: bytes) -> Item:
    """Keep the scenario of a file as a draft of whoever brought it."""
    catalogue = services.catalogue()
    city = catalogue.city.city
    older: list[Catalogue] = []
    with suppress(NotFound):  # our data have no such revision; the newest may fit all the same
        older.append(services.store.catalogue(city, named_revision(content)))
    said = read_file(content, catalogue, *older)
    wish = Wish(said.content, _reason(texts, said), said.data_revision)
    return services.store.scenarios.add(city, said.title, wish, acting_user(), said.tags)


def _reason(texts: Texts, said: ScenarioFile) -> str:
    """Say whose scenario a file brought, with the reason it gives."""
    day = format_jalali(day_of(said.saved_at), texts.language)
    reason = texts("scenarios.put.reason", who=said.author, day=day, reason=said.reason)
    return reason[:LONGEST_REASON]


def _register_comparison(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.COMPARE_NOTICE, "children"),
        Output(S.COMPARED, "children"),
        Output(S.TOP, "value"),
        Input(S.COMPARE_ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_comparison(address: object, language: object) -> object:
        if address is None:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        view, faults = read_comparison(address, catalogue.city.city, len(catalogue.scores))
        if view is None:
            return listing.notice(texts, faults), _nothing(texts), no_update
        try:
            shown = contents(texts, _sides(services, catalogue, view))
        except TarazuError as error:
            return listing.notice(texts, (*faults, error)), _nothing(texts), no_update
        return listing.notice(texts, faults), shown, texts.number(view.top)

    @app.callback(
        Output(S.COMPARED, "children", allow_duplicate=True),
        Output(S.TOP_SAID, "children"),
        Output(S.COMPARE_QUERY, "data"),
        Input(S.TOP, "value"),
        State(S.COMPARE_ADDRESS, "data"),
        State(S.COMPARE_QUERY, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def change_top(top: object, address: object, before: object, language: object) -> object:
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        many = len(catalogue.scores)
        view, _ = read_comparison(address, catalogue.city.city, many)
        if view is None:
            return (no_update,) * 3
        try:
            asked = CompareView(view.references, read_top(top, many))
            if asked.query in (before, view.query if before is None else None):
                return no_update, "", no_update
            return contents(texts, _sides(services, catalogue, asked)), "", asked.query
        except TarazuError as error:
            return no_update, texts.error(error), no_update


def _nothing(texts: Texts) -> object:
    return html.Div(
        [html.P(texts("compare.nothing")), dcc.Link(texts("scenarios.all"), href="/scenarios")],
        className="empty-state",
    )


def _sides(services: Services, catalogue: Catalogue, view: CompareView) -> Sides:
    """Rank each of the scenarios on the data under which it was seen.

    Raises
    ------
    NotFound
        ``error.kept.unknown`` or ``error.kept.revision``
    InvalidInput
        ``error.compare.services`` if they do not rank the same services
    """
    store, city = services.store, catalogue.city.city
    saves = [
        store.scenarios.revision(city, reference.key, reference.revision)
        for reference in view.references
    ]
    planned = any(save.content.roadmap is not None for save in saves)
    items, rankings, plans, reads = [], [], [], set()
    for reference, save in zip(view.references, saves, strict=True):
        item = store.scenarios.one(city, reference.key)
        then = store.catalogue(city, save.data_revision)
        ranking, roadmap = save.content.ranking(then), save.content.roadmap
        items.append(item.showing(save))
        rankings.append(ranking)
        plans.append(None if roadmap is None else tried_plan(then, ranking, roadmap))
        reads.add(reads_digest(then, planned))
    compared = compare_rankings(rankings, view.top)
    return Sides(catalogue, items, compared, same_data=len(reads) == 1, plans=plans)


def _register_clientside(app: Dash) -> None:
    for opened, address in ((S.OPENED, S.ADDRESS), (S.COMPARE_OPENED, S.COMPARE_ADDRESS)):
        register_opened(app, opened, address)
    register_clear(app, S.CLEAR, (S.STATUSES, S.TAGS), S.TEXT)
    app.clientside_callback(
        ClientsideFunction("scenarios", "listed"),
        Output(S.LISTED, "data"),
        Input(S.LIST, "children"),
        prevent_initial_call=True,
    )
    for query, kept in ((S.QUERY, S.KEPT), (S.COMPARE_QUERY, S.COMPARE_KEPT)):
        app.clientside_callback(
            ClientsideFunction("scenarios", "keep"),
            Output(kept, "data"),
            Input(query, "data"),
            prevent_initial_call=True,
        )
