"""How sure the order is, and what would change it: six questions, each with its answer first."""

from __future__ import annotations

from dash import dcc, html, register_page

from model.robustness.look import SECTIONS
from pages._shell import ids
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.robustness import certain_desk, chance_desk, desks
from pages._shell.robustness.desk import controls, field

register_page(
    __name__,
    path="/robustness",
    title=page_title("nav.robustness"),
    nav="nav.robustness",
    order=25,
    needs="scores",
)

R = ids.Robustness
STORES = (
    *(R.ADDRESS, R.WEIGHTS, R.KEPT, R.LAID, R.REACH_WISH, R.CERTAIN_WISH, R.CERTAIN_READY),
    *(R.CERTAIN_DRAWN, R.PAIRS_ASKED, R.CHANCE_WISH),
)
SAYS = {
    "hold": R.HOLD_SAYS,
    "reach": R.REACH_SAYS,
    "certain": R.CERTAIN_SAYS,
    "chance": R.CHANCE_SAYS,
    "scores": R.SCORES_SAYS,
    "weights": R.WEIGHTS_SAYS,
}


def layout(language: str = "fa", **_: object) -> html.Div:
    """Lay out the questions; their answers arrive through ``callbacks.robustness``."""
    texts = texts_in(language_of(language))
    return html.Div(
        [
            html.Div(
                [
                    html.H1(texts("robustness.heading"), className="page-title"),
                    html.P("", id=R.ANSWER, className="page-answer", role="status"),
                ],
                className="page-head",
            ),
            dcc.Store(id=R.OPENED, data=True),
            *(dcc.Store(id=name) for name in STORES),
            dcc.Store(id=R.SECTION),
            html.Div(id=R.NOTICE, className="robustness-notices"),
            _questions(texts),
            controls(
                field(texts, "robustness.top", R.TOP),
                field(texts, "robustness.points", R.POINTS),
            ),
            desks.hold(texts),
            desks.reach(texts),
            certain_desk.certain(texts),
            chance_desk.chance(texts),
            desks.scores(texts),
            desks.weights(texts),
        ],
        key=f"robustness-{texts.language}",
        className="robustness",
    )


def _questions(texts: Texts) -> html.Nav:
    """The six questions with their answers; one is open."""
    return html.Nav(
        [
            html.Button(
                [
                    html.Span(texts(f"robustness.{name}.question"), className="question-asks"),
                    html.Span(texts(f"robustness.{name}.idle"), id=SAYS[name]),
                ],
                type="button",
                className="question",
                **{"data-question": name, "aria-pressed": "false"},
            )
            for name in SECTIONS
        ],
        className="questions",
        **{"aria-label": texts("robustness.questions")},
    )
