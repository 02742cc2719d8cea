"""Chances, laid out: what is sampled, the list and the heat map."""

from __future__ import annotations

from dash import dcc, html

from model.robustness.look import KINDS
from pages._shell import ids, listing
from pages._shell.components import card
from pages._shell.figures import CONFIG
from pages._shell.i18n import Texts
from pages._shell.robustness.common import method
from pages._shell.robustness.desk import choice, controls, field, section, work

R = ids.Robustness


def chance(texts: Texts) -> html.Div:
    """How likely each rank is."""
    kinds = [(name, texts(f"robustness.kind.{name}")) for name in KINDS]
    return section(
        "chance",
        card(
            texts("robustness.chance.question"),
            controls(
                choice(texts("robustness.kind"), R.KIND, kinds, KINDS[0]),
                field(texts, "robustness.samples", R.SAMPLES),
                field(texts, "robustness.seed", R.SEED),
                field(texts, "robustness.wrong", R.WRONG),
            ),
            html.Div(id=R.CHANCE, role="alert"),
            work(
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
