"""One project: why it stands where it does, and its charter, to be kept true."""

from __future__ import annotations

from dash import dcc, html, register_page

from pages._shell import ids
from pages._shell.charter_forms import form_stores
from pages._shell.components import undo_line
from pages._shell.i18n import language_of, texts_in
from pages._shell.project import project_title

register_page(
    __name__,
    path_template="/projects/<project_id>",
    title=project_title,
    needs="projects",
)
P = ids.Project


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the page of one project; the project arrives through ``callbacks.project``."""
    texts = texts_in(language_of(language))
    undo = undo_line(texts, says=P.UNDO_SAYS, button=P.UNDO)
    return html.Div(
        [
            dcc.Store(id=P.OPENED, data=True),
            *form_stores(),
            html.Div(
                [html.Div(id=ids.Forms.SAID, className="wish-told", role="status"), undo],
                className="project-changed no-print",
            ),
            html.Div(
                html.P(texts("page.loading"), className="empty-state"),
                id=P.BODY,
                className="project",
            ),
        ],
        key=f"project-{texts.language}",
    )
