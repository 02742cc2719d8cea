"""One project: its page, its charter edited by people, and their last change taken back."""

from __future__ import annotations

from collections.abc import Sequence

from dash import Dash, Input, Output, State, no_update

from callbacks._services import Services
from callbacks._wishes import take_back, undo_words
from callbacks.shell import LOCATION
from model.calendar import today
from model.catalogue import Catalogue, Change, Project
from model.errors import TarazuError
from model.portfolio.completeness import cured
from model.portfolio.placement import place
from pages._shell import ids, project
from pages._shell.changes import changes_words
from pages._shell.charter_words import CLAUSE, KINDS, MANDATE, ROWS, VALUE
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.projects_words import PATH

P = ids.Project
F = ids.Forms
MOST_HISTORY = 60


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of a project's page."""
    _register_page(app, services)
    _register_undo(app, services)


def _register_page(app: Dash, services: Services) -> None:
    @app.callback(
        Output(P.BODY, "children"),
        Output(P.UNDO_SAYS, "children"),
        Output(P.UNDO, "hidden"),
        Input(P.OPENED, "data"),
        Input(F.CHANGED, "data"),
        Input(ids.Shell.NAME, "data"),
        State(LOCATION, "pathname"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def open_page(
        opened: object, _: object, __: object, path: object, language: object
    ) -> tuple[object, ...]:
        if opened is None:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        catalogue = services.catalogue()
        try:
            asked = path.partition(f"{PATH}/")[2] if isinstance(path, str) else ""
            found = catalogue.project(project.parse_project_id(asked))
        except TarazuError as error:
            return project.unknown(texts, error), "", True
        placed = place(catalogue, filled=cured(catalogue))
        changes = changes_of(services, catalogue, found)
        undo = undo_words(services, texts, catalogue)
        body = project.contents(texts, catalogue, found, placed, changes, today())
        return body, undo, not undo


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
    own |= {(CLAUSE, key.partition("/")[2]) for kind, key in own if kind == MANDATE}
    lines: list[Change] = []
    for kind in sorted(KINDS):
        lines += services.store.history(catalogue.city.city, kind=kind, limit=MOST_HISTORY * 4)
    lines = [
        line
        for line in lines
        if (line.kind, line.key) in own and not line.who.startswith("package:")
    ]
    return sorted(lines, key=lambda line: -line.revision)[:MOST_HISTORY]


def _register_undo(app: Dash, services: Services) -> None:
    @app.callback(
        Output(F.SAID, "children", allow_duplicate=True),
        Output(F.CHANGED, "data", allow_duplicate=True),
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
