"""The other questions, laid out: room on the scales, the way up, single scores, other weights."""

from __future__ import annotations

from fractions import Fraction

import dash_bootstrap_components as dbc
from dash import html

from model.robustness.ahp import PAIRS, SCALE
from model.robustness.look import TARGETS
from pages._shell import ids, listing
from pages._shell.components import card
from pages._shell.i18n import Texts
from pages._shell.robustness.common import method
from pages._shell.robustness.desk import choice, controls, loading, menu, section, work

R = ids.Robustness


def hold(texts: Texts) -> html.Div:
    """How far each weight can move."""
    return section(
        "hold",
        card(
            texts("robustness.hold.question"),
            html.Div(loading(texts), id=R.HOLD, role="status"),
        ),
    )


def reach(texts: Texts) -> html.Div:
    """What it would take."""
    targets = [(name, texts(f"robustness.target.{name}")) for name in TARGETS]
    choose = texts("robustness.reach.choose")
    service = menu(texts("robustness.reach.service"), R.SERVICE, choose)
    other = menu(texts("robustness.reach.other"), R.OTHER, choose, "reach-other")
    return section(
        "reach",
        card(
            texts("robustness.reach.question"),
            controls(
                service,
                choice(texts("robustness.reach.target"), R.TARGET, targets, TARGETS[0]),
                other,
            ),
            html.Div(id=R.REACH, role="alert"),
            work(texts, R.REACH_WAIT, R.REACH_BAR, R.REACH_CANCEL, R.REACH_STOPPED, R.REACH_AGAIN),
            html.Div(id=R.REACH_FOUND, className="reach-found", role="status", hidden=True),
            method(texts("robustness.reach.method")),
        ),
    )


def scores(texts: Texts) -> html.Div:
    """Which scores to look at again."""
    names = ("service", "index", "judged", "group", "places")
    title = {name: texts(f"robustness.column.{name}") for name in names}
    columns = [
        listing.column(
            "title", title["service"], flex=4, minWidth=180, cellRendererParams={"href": "href"}
        ),
        listing.column("index", title["index"], flex=2, minWidth=120),
        listing.column("judged", title["judged"], width=120, cellRendererParams={"neutral": True}),
        listing.column(
            "group",
            title["group"],
            width=130,
            cellRendererParams={"pill": "group", "bare": True},
        ),
        listing.column(
            "places", title["places"], width=150, cellRendererParams={"note": "rank", "bare": True}
        ),
    ]
    lines = [
        (title["index"], "index"),
        (title["judged"], "judged"),
        (title["places"], "rank"),
    ]
    phone = {"title": "title", "href": "href", "pills": ["group"], "lines": lines}
    return section(
        "scores",
        card(
            texts("robustness.scores.question"),
            html.Div(loading(texts), id=R.SCORES_TELLS, role="status"),
            listing.grid(texts, R.SCORES_GRID, columns, phone),
            html.P(texts("robustness.scores.left_out"), className="remarks"),
        ),
    )


def weights(texts: Texts) -> html.Div:
    """Other ways to arrive at weights."""
    pairs = [_pair(texts, number, *pair) for number, pair in enumerate(PAIRS)]
    return section(
        "weights",
        card(
            texts("robustness.weights.question"),
            html.Div(loading(texts), id=R.OBJECTIVE, role="status"),
        ),
        card(
            texts("robustness.ahp.question"),
            html.P(texts("robustness.ahp.how"), className="card-answer"),
            html.Div(
                [
                    html.Div(pairs, className="pairs no-print"),
                    html.Div(id=R.COMPARED, role="status"),
                ],
                className="pairs-desk",
            ),
        ),
    )


def _pair(texts: Texts, number: int, first: str, second: str) -> html.Div:
    names = [texts(f"index.{index}") for index in (first, second)]
    options = [
        {"value": str(value), "label": _importance(texts, value, *names)}
        for value in reversed(SCALE)
    ]
    element_id = ids.pair(number)
    return html.Div(
        [
            html.Label(
                texts("robustness.ahp.pair", first=names[0], second=names[1]), htmlFor=element_id
            ),
            dbc.Select(id=element_id, options=options, value="1"),
        ],
        className="field",
    )


def _importance(texts: Texts, value: Fraction, first: str, second: str) -> str:
    if value == 1:
        return texts("robustness.ahp.equal")
    if value > 1:
        return texts("robustness.ahp.more", name=first, number=int(value))
    return texts("robustness.ahp.more", name=second, number=int(1 / value))
