"""One project: its page, its charter edited by people, and their last change taken back."""

from __future__ import annotations

from collections.abc import Sequence

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks._identity import acting_user
from callbacks._services import Services
from callbacks._wishes import take_back, undo_words
from callbacks.shell import LOCATION
from model.calendar import today
from model.catalogue import Catalogue, Change, Project
from model.errors import InvalidInput, StaleEdit, TarazuError
from model.portfolio.completeness import cured
from model.portfolio.forms import read_form
from model.portfolio.placement import place
from model.portfolio.rules import Rule
from model.store import Add, Edit, Remove
from pages._shell import ids, project
from pages._shell.changes import changes_words, stale_words
from pages._shell.charter_forms import forms
from pages._shell.charter_words import KINDS, ROWS, VALUE
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.projects_words import PATH

P = ids.Project
MOST_HISTORY = 60


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of a project's page."""
    _register_page(app, services)
    _register_edits(app, services)
    app.clientside_callback(
        ClientsideFunction("project", "forms"),
        Output(P.FORMED, "data"),
        Input(P.FORMS, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("project", "wished"),
        Output(P.SHOWN, "data"),
        Input(P.WISHED, "data"),
        prevent_initial_call=True,
    )


def _register_page(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.BODY, "children"),
        Output(P.FORMS, "data"),
        Output(P.UNDO_SAYS, "children"),
        Output(P.UNDO, "hidden"),
        Input(P.OPENED, "data"),
        Input(P.CHANGED, "data"),
        Input(ids.Shell.NAME, "data"),
        State(LOCATION, "pathname"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def open_page(
        opened: object, _: object, __: object, path: object, language: object
    ) -> tuple[object, ...]:
        if opened is None:
            return (no_update,) * 4
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        try:
            asked = path.partition(f"{PATH}/")[2] if isinstance(path, str) else ""
            found = catalogue.project(project.parse_project_id(asked))
        except TarazuError as error:
            return project.unknown(texts, error), no_update, "", True
        placed = place(catalogue, filled=cured(catalogue))
        changes = changes_of(services, catalogue, found)
        undo = undo_words(services, texts, catalogue)
        body = project.contents(texts, catalogue, found, placed, changes, today())
        return body, forms(texts, catalogue), undo, not undo


def changes_of(services: Services, catalogue: Catalogue, found: Project) -> list[Change]:
    """What people changed in a project and in its charter, newest first."""
    charter = found.charter
    own = {("project", str(found.project_id)), ("charter", charter)}
    for kind, (records, name) in ROWS.items():
        rows = getattr(catalogue, records)
        own |= {(kind, getattr(row, name)) for row in rows if row.charter == charter}
    indicators = {key for kind, key in own if kind == "indicator"}
    values = catalogue.indicator_values
    own |= {(VALUE, one.value_id) for one in values if one.indicator in indicators}
    lines: list[Change] = []
    for kind in sorted(KINDS):
        lines += services.store.history(catalogue.city.city, kind=kind, limit=MOST_HISTORY * 4)
    lines = [
        line
        for line in lines
        if (line.kind, line.key) in own and not line.who.startswith("package:")
    ]
    return sorted(lines, key=lambda line: -line.revision)[:MOST_HISTORY]


def _register_edits(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.WISHED, "data"),
        Output(P.CHANGED, "data"),
        Output(P.TOLD, "children"),
        Input(P.WISH, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def save(wish: object, language: object) -> tuple[object, ...]:
        if wish is None:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        city = catalogue.city.city
        count = wish.get("count") if isinstance(wish, dict) else None
        try:
            wanted = read_wish(wish, catalogue)
            services.store.change_all([wanted], acting_user(), city=city)
        except StaleEdit as error:
            told = [stale_words(texts, services.catalogue(), error), texts("change.save_again")]
            refused = {"saved": False, "told": told, "version": error.params["version"]}
            return {**refused, "count": count}, no_update, no_update
        except TarazuError as error:
            refused = {"saved": False, "told": [texts.error(error)], "version": None}
            return {**refused, "count": count}, no_update, no_update
        revision = services.catalogue().version.revision
        return {"saved": True, "count": count}, revision, texts("charter.saved")

    @app.callback(
        Output(P.TOLD, "children", allow_duplicate=True),
        Output(P.CHANGED, "data", allow_duplicate=True),
        Input(P.UNDO, "n_clicks"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def undo(clicked: object, language: object) -> tuple[object, ...]:
        if not clicked:
            return no_update, no_update
        said, _ = take_back(services, texts_in(language_of(language)), _undone)
        return said, _revision(services)


def _undone(texts: Texts, catalogue: Catalogue, lines: Sequence[Change]) -> str:
    other = "_en" if texts.language == "fa" else "_fa"
    shown = [line for line in lines if not str(line.field).endswith(other)]
    return changes_words(texts, catalogue, shown or lines)


def _revision(services: Services) -> int:
    return services.catalogue().version.revision


def read_wish(wish: object, catalogue: Catalogue) -> Add | Edit | Remove:
    """Take what a form sends.

    Parameters
    ----------
    wish : dict
        ``do`` (add, edit or remove), ``kind``, and ``values``, or ``key`` and ``version`` too.

    Raises
    ------
    InvalidInput
        ``error.request.malformed`` or what `read_form` refuses.
    """
    if not isinstance(wish, dict):
        raise InvalidInput("error.request.malformed")
    do, kind, key, version = (wish.get(name) for name in ("do", "kind", "key", "version"))
    if not isinstance(kind, str) or kind not in KINDS:
        raise InvalidInput("error.request.malformed")
    if do == "add":
        return Add(kind, read_form(kind, wish.get("values"), adds=True))
    if not isinstance(key, str) or type(version) is not int:
        raise InvalidInput("error.request.malformed")
    if do == "remove":
        return Remove(kind, key, version)
    values = read_form(kind, wish.get("values"), adds=False)
    if kind == "project":
        # What a person says is no assumption of ours any more.
        values |= {f"{name}_basis": "resolved" for name in tuple(values) if name in tuple(Rule)}
    return Edit(kind, key, values, version)
