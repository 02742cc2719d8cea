"""The rollout: which district and which channel has what, and how a new service gets there."""

from __future__ import annotations

from dash import dcc, html, register_page

from pages._shell import ids, rollout_plan
from pages._shell.charter_forms import form_stores
from pages._shell.components import card, undo_line
from pages._shell.frame import page_title
from pages._shell.i18n import language_of, texts_in

register_page(
    __name__,
    path="/rollout",
    title=page_title("nav.rollout"),
    nav="nav.rollout",
    order=65,
    needs="rollout_programmes",
)

R = ids.Rollout


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the rollout; what it shows arrives through ``callbacks.rollout``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            html.Div(
                [
                    html.H1(texts("rollout.heading"), className="page-title"),
                    html.P("", id=R.ANSWER, className="page-answer", role="status"),
                ],
                className="page-head",
            ),
            dcc.Store(id=R.OPENED, data=True),
            dcc.Store(id=R.CHANGED, data=0),
            *form_stores(),
            html.Div(id=ids.Forms.SAID, className="wish-told", role="status"),
            html.Div(id=R.BODY, className="rollout-cards"),
            card(
                texts("rollout.plan"),
                rollout_plan.form(texts),
                html.Div(id=R.PREVIEWED, className="rollout-previewed"),
                answer=texts("rollout.plan.answer"),
                class_name="rollout-plan no-print",
            ),
            card(
                texts("rollout.steps"),
                html.Div(id=R.TOLD, role="status"),
                html.Div(id=R.STEPS),
                undo_line(texts, says=R.UNDO_SAYS, button=R.UNDO),
                class_name="rollout-steps",
            ),
        ],
        key=f"rollout-{texts.language}",
        className="rollout",
    )
