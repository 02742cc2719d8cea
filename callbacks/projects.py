"""The portfolio: the board under its rules, the table, dates, prerequisites and budget lines."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State, html, no_update

from callbacks._lists import register_clear, register_opened
from callbacks._services import Services
from model.calendar import today
from model.errors import InvalidInput, TarazuError
from model.filters import checked_filters, read_filters
from model.portfolio.completeness import cured
from model.portfolio.picture import (
    checked_picture,
    day_in,
    query_of,
    read_day,
    read_picture,
    written,
)
from model.portfolio.placement import place
from model.portfolio.ranks import ranks
from pages._shell import ids, listing, projects_board, projects_lists, projects_ranks
from pages._shell.i18n import language_of, texts_in
from pages._shell.projects_graph import answer, elements, twin
from pages._shell.projects_timeline import timeline

P = ids.Projects
MENUS = {"level": P.LEVEL, "programme": P.PROGRAMME, "state": P.STATE}


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the portfolio."""
    _register_opening(app, services)
    _register_board(app, services)
    _register_list(app, services)
    _register_time(app, services)
    _register_clientside(app)


def _register_opening(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.RULES, "data"),
        *(Output(menu, "options") for menu in MENUS.values()),
        *(Output(menu, "value") for menu in MENUS.values()),
        Output(P.TEXT, "value"),
        Output(P.DAY, "value"),
        Output(P.NOTICE, "children"),
        Output(P.PROGRAMMES, "children"),
        Output(P.GRAPH_DATA, "data"),
        Output(P.GRAPH_TWIN, "children"),
        Output(P.BUDGETS, "children"),
        Output(P.ANSWER, "children"),
        Output(P.TRIED, "children"),
        Input(P.ADDRESS, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_page(address: object, language: object) -> tuple[object, ...]:
        if address is None:
            return (no_update,) * (2 * len(MENUS) + 10)
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        picture, faults = read_picture(address, catalogue)
        filters, wrong = read_filters(address, projects_lists.choices(catalogue))
        placed = place(catalogue, filled=cured(catalogue))
        printed = sum(charter.state == "printed" for charter in catalogue.charters)
        return (
            written(picture),
            *projects_lists.menu_options(texts, catalogue, placed).values(),
            *(list(filters.chosen[name]) for name in MENUS),
            filters.text,
            day_in(address),
            listing.notice(texts, (*faults, *wrong)),
            projects_lists.programmes(texts, catalogue, placed),
            elements(texts, catalogue),
            [html.P(answer(texts, catalogue), className="quiet"), *twin(texts, catalogue)],
            projects_lists.budgets(texts, catalogue),
            texts(
                "projects.answer",
                number=len(catalogue.projects),
                programmes=len(catalogue.programmes),
                ambiguous=sum(project.ambiguous for project in catalogue.projects),
                charters=printed,
            ),
            projects_ranks.attempts(texts, catalogue),
        )


def _register_board(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.BOARD_DATA, "data"),
        Output(P.BOARD_SAYS, "children"),
        Output(P.UNEXPLAINED, "children"),
        Output(P.RANKS, "children"),
        Output(P.RULES_TOLD, "children"),
        Output(P.PARTS, "data"),
        Input(P.RULES, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def weigh(rules: object, language: object) -> tuple[object, ...]:
        if rules is None:
            return (no_update,) * 6
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        try:
            picture = checked_picture(rules, catalogue)
        except InvalidInput as error:
            return *(no_update,) * 4, texts.error(error), no_update
        filled = cured(catalogue)
        before = place(catalogue, filled=filled)
        placed = place(catalogue, picture.rules, picture.fixes, filled)
        return (
            projects_board.board(texts, catalogue, placed, before),
            projects_board.board_says(texts, placed, before),
            projects_board.unexplained(texts, placed),
            projects_ranks.explained(texts, ranks(catalogue, picture.rules, picture.fixes)),
            "",
            list(query_of(picture)),
        )


def _register_list(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.GRID, "rowData"),
        Output(P.SUMMARY, "children"),
        Output(P.QUERY, "data"),
        *(Input(menu, "value") for menu in MENUS.values()),
        Input(P.TEXT, "value"),
        Input(P.PARTS, "data"),
        State(P.RULES, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def narrow(*sent: object) -> tuple[object, ...]:
        *chosen, text, _, rules, language = sent
        if rules is None:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        picture = checked_picture(rules, catalogue)
        placed = place(catalogue, picture.rules, picture.fixes, cured(catalogue))
        named = dict(zip(MENUS, chosen, strict=True))
        filters = checked_filters(named, text, projects_lists.choices(catalogue))
        rows = projects_lists.rows(texts, catalogue, placed, filters)
        return rows, projects_lists.summary(texts, catalogue, len(rows)), filters.query


def _register_time(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.TIMELINE, "children"),
        Output(P.DAY_TOLD, "children"),
        Input(P.DAY, "value"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def hold(day: object, language: object) -> tuple[object, ...]:
        texts = texts_in(language_of(language))
        try:
            against = read_day(day, today())
        except TarazuError as error:
            return no_update, texts.error(error)
        return timeline(texts, services.catalogue(), against), ""


def _register_clientside(app: Dash) -> None:
    register_opened(app, P.OPENED, P.ADDRESS)
    register_clear(app, P.CLEAR, tuple(MENUS.values()), P.TEXT)
    app.clientside_callback(
        ClientsideFunction("projects", "board"),
        Output(P.DRAWN, "data"),
        Input(P.BOARD_DATA, "data"),
        Input(P.RULES, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("projects", "graph"),
        Output(P.GRAPH, "elements"),
        Output(P.GRAPH, "stylesheet"),
        Output(P.GRAPH_DRAWN, "data"),
        Input(P.GRAPH_DATA, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("projects", "keep"),
        Output(P.KEPT, "data"),
        Input(P.QUERY, "data"),
        Input(P.PARTS, "data"),
        Input(P.DAY, "value"),
        Input(P.GRID, "rowData"),
        prevent_initial_call=True,
    )
