"""How sure the order is, and what would change it: six questions, each with its answer first."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import dash_bootstrap_components as dbc
import dash_cytoscape as cyto
from dash import dcc, html, register_page

from model.robustness.ahp import PAIRS, SCALE
from model.robustness.look import KINDS, SECTIONS, TARGETS
from pages._shell import ids, listing
from pages._shell.components import card
from pages._shell.figures import CONFIG
from pages._shell.frame import page_title
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.robustness.common import method
from pages._shell.working import working

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
    *(R.CERTAIN_DRAWN, R.CHANCE_WISH),
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
            _controls(
                _field(texts, "robustness.top", R.TOP),
                _field(texts, "robustness.points", R.POINTS),
            ),
            _hold(texts),
            _reach(texts),
            _certain(texts),
            _chance(texts),
            _scores(texts),
            _weights(texts),
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


def _section(name: str, *children: object) -> html.Div:
    return html.Div(children, className="question-answer", hidden=True, **{"data-section": name})


def _field(texts: Texts, label: str, element_id: str, **more: object) -> html.Div:
    box = dcc.Input(
        id=element_id,
        type="text",
        inputMode="numeric",
        value="",
        debounce=True,
        maxLength=12,
        className="form-control",
        **more,
    )
    return html.Div([html.Label(texts(label), htmlFor=element_id), box], className="field")


def _choice(
    legend: str, element_id: str, choices: Sequence[tuple[str, str]], value: str
) -> html.Fieldset:
    buttons = dbc.RadioItems(
        id=element_id,
        options=[{"value": name, "label": label} for name, label in choices],
        value=value,
        inline=True,
        className="segments",
    )
    return html.Fieldset([html.Legend(legend), buttons], className="gap-choice")


def _controls(*children: object) -> html.Div:
    return html.Div(children, className="robustness-controls no-print")


def _work(texts: Texts, wait: str, bar: str, cancel: str, stopped: str, again: str) -> html.Div:
    """Show how far a computation is, a way to stop it, and a way to go on after that."""
    says, stop = texts("robustness.working"), texts("robustness.cancel")
    return html.Div(
        [
            working(says, stop, wait=wait, bar=bar, cancel=cancel),
            html.Div(
                [
                    html.Span(texts("robustness.stopped")),
                    " ",
                    html.Button(
                        texts("robustness.again"), id=again, type="button", className="tool-button"
                    ),
                ],
                id=stopped,
                className="notice no-print",
                hidden=True,
                role="status",
            ),
        ]
    )


def _hold(texts: Texts) -> html.Div:
    return _section(
        "hold",
        card(
            texts("robustness.hold.question"),
            html.Div(_loading(texts), id=R.HOLD, role="status"),
        ),
    )


def _loading(texts: Texts) -> html.P:
    return html.P(texts("page.loading"), className="empty-state")


def _reach(texts: Texts) -> html.Div:
    targets = [(name, texts(f"robustness.target.{name}")) for name in TARGETS]
    service = html.Div(
        [
            html.Label(texts("robustness.reach.service"), htmlFor=R.SERVICE),
            dbc.Select(id=R.SERVICE, options=[], placeholder=texts("robustness.reach.choose")),
        ],
        className="field field-wide",
    )
    other = html.Div(
        [
            html.Label(texts("robustness.reach.other"), htmlFor=R.OTHER),
            dbc.Select(id=R.OTHER, options=[], placeholder=texts("robustness.reach.choose")),
        ],
        className="field field-wide reach-other",
    )
    return _section(
        "reach",
        card(
            texts("robustness.reach.question"),
            _controls(
                service,
                _choice(texts("robustness.reach.target"), R.TARGET, targets, TARGETS[0]),
                other,
            ),
            html.Div(id=R.REACH, role="alert"),
            _work(texts, R.REACH_WAIT, R.REACH_BAR, R.REACH_CANCEL, R.REACH_STOPPED, R.REACH_AGAIN),
            html.Div(id=R.REACH_FOUND, className="reach-found", role="status", hidden=True),
            method(texts("robustness.reach.method")),
        ),
    )


def _certain(texts: Texts) -> html.Div:
    canvas = cyto.Cytoscape(
        id=R.CERTAIN_GRAPH,
        elements=[],
        stylesheet=[],
        layout={"name": "preset", "fit": False},
        style={"width": "100%", "height": "100%"},
        minZoom=0.05,
        maxZoom=2,
        userZoomingEnabled=False,
        boxSelectionEnabled=False,
        autoungrabify=True,
        autoRefreshLayout=False,
        responsive=True,
    )
    zooms = [
        html.Button(sign, type="button", className="tool-button", **{"data-order-zoom": how})
        for how, sign in (("in", "+"), ("out", "−"), ("fit", texts("systems.zoom.fit")))
    ]
    graph = html.Details(
        [
            html.Summary(texts("robustness.certain.graph")),
            html.P("", id=R.CERTAIN_GRAPH_SAYS),
            html.Div(
                [
                    html.Div(
                        canvas,
                        className="order-canvas",
                        role="img",
                        **{"aria-label": texts("robustness.certain.graph.label")},
                    ),
                    html.Div(
                        [html.Span(texts("systems.drag"), className="quiet"), *zooms],
                        className="systems-zoom no-print no-present",
                    ),
                ],
                className="systems-frame",
            ),
            html.P(texts("robustness.certain.graph.twin"), className="note"),
        ],
        className="twin order-graph",
        open=False,
    )
    return _section(
        "certain",
        card(
            texts("robustness.certain.question"),
            html.Div(_loading(texts), id=R.CERTAIN, role="status"),
            _work(
                texts,
                *(R.CERTAIN_WAIT, R.CERTAIN_BAR, R.CERTAIN_CANCEL),
                *(R.CERTAIN_STOPPED, R.CERTAIN_AGAIN),
            ),
            html.Div(
                [html.Div(id=R.CERTAIN_TELLS), _certain_grid(texts)],
                id=R.CERTAIN_FOUND,
                hidden=True,
            ),
            graph,
            method(texts("robustness.certain.method")),
        ),
    )


def _certain_grid(texts: Texts) -> html.Div:
    title = {
        name: texts(f"robustness.column.{name}")
        for name in ("service", "rank", "range", "groups", "above", "below", "sure")
    }
    number = {"function": "tarazuDigits(params)"}
    columns = [
        listing.column("rank", title["rank"], width=84, valueFormatter=number),
        listing.column(
            "title", title["service"], flex=4, minWidth=180, cellRendererParams={"href": "href"}
        ),
        listing.column("width", title["range"], flex=4, minWidth=200, cellRenderer="TarazuRange"),
        listing.column(
            "group",
            title["groups"],
            width=110,
            cellRendererParams={"pill": "group", "bare": True},
        ),
        listing.column("above", title["above"], width=120, valueFormatter=number),
        listing.column("below", title["below"], width=120, valueFormatter=number),
    ]
    lines = [(title["range"], "range"), ("", "sure")]
    phone = {"title": "title", "href": "href", "pills": ["group"], "lines": lines}
    return listing.grid(texts, R.CERTAIN_GRID, columns, phone)


def _chance(texts: Texts) -> html.Div:
    kinds = [(name, texts(f"robustness.kind.{name}")) for name in KINDS]
    return _section(
        "chance",
        card(
            texts("robustness.chance.question"),
            _controls(
                _choice(texts("robustness.kind"), R.KIND, kinds, KINDS[0]),
                _field(texts, "robustness.samples", R.SAMPLES),
                _field(texts, "robustness.seed", R.SEED),
                _field(texts, "robustness.wrong", R.WRONG),
            ),
            html.Div(id=R.CHANCE, role="alert"),
            _work(
                texts,
                *(R.CHANCE_WAIT, R.CHANCE_BAR, R.CHANCE_CANCEL),
                *(R.CHANCE_STOPPED, R.CHANCE_AGAIN),
            ),
            html.Div(
                [
                    html.Div(id=R.CHANCE_TELLS),
                    _chance_grid(texts),
                    html.H3(texts("robustness.chance.map"), className="panel-head"),
                    html.P(texts("robustness.chance.map.says"), className="quiet"),
                    dcc.Graph(id=R.CHANCE_MAP, config=CONFIG, className="chance-map"),
                ],
                id=R.CHANCE_FOUND,
                hidden=True,
            ),
            method(texts("robustness.chance.method")),
        ),
    )


def _chance_grid(texts: Texts) -> html.Div:
    names = ("service", "rank", "chances", "first", "likeliest", "mean", "confidence", "central")
    title = {name: texts(f"robustness.column.{name}") for name in names}
    number = {"function": "tarazuDigits(params)"}
    columns = [
        listing.column("rank", title["rank"], width=84, valueFormatter=number),
        listing.column(
            "title", title["service"], flex=4, minWidth=180, cellRendererParams={"href": "href"}
        ),
        listing.column(
            "group1", title["chances"], flex=3, minWidth=180, cellRenderer="TarazuChances"
        ),
        listing.column(
            "first",
            title["first"],
            width=110,
            cellRendererParams={"note": "firstText", "bare": True},
        ),
        listing.column("likeliest", title["likeliest"], width=110, valueFormatter=number),
        listing.column("mean", title["mean"], width=100, valueFormatter=number),
        listing.column(
            "confidence",
            title["confidence"],
            width=110,
            cellRendererParams={"note": "confidenceText", "bare": True},
        ),
        listing.column("central", title["central"], flex=4, minWidth=200),
    ]
    lines = [
        (title["chances"], "groupText"),
        (title["first"], "firstText"),
        (title["confidence"], "confidenceText"),
        (title["central"], "central"),
    ]
    phone = {"title": "title", "href": "href", "pills": [], "lines": lines}
    return listing.grid(texts, R.CHANCE_GRID, columns, phone)


def _scores(texts: Texts) -> html.Div:
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
    return _section(
        "scores",
        card(
            texts("robustness.scores.question"),
            html.Div(_loading(texts), id=R.SCORES_TELLS, role="status"),
            listing.grid(texts, R.SCORES_GRID, columns, phone),
            html.P(texts("robustness.scores.left_out"), className="remarks"),
        ),
    )


def _weights(texts: Texts) -> html.Div:
    pairs = [_pair(texts, number, *pair) for number, pair in enumerate(PAIRS)]
    return _section(
        "weights",
        card(
            texts("robustness.weights.question"),
            html.Div(_loading(texts), id=R.OBJECTIVE, role="status"),
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
