"""How likely each rank and each group is when weights, and perhaps scores, are uncertain."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go
from dash import html

from model.catalogue import Catalogue
from model.robustness.judging import GroupConfidence
from model.robustness.smaa import Acceptability
from model.weights import INDEX_IDS
from pages._shell.figures import base_layout
from pages._shell.i18n import Texts
from pages._shell.robustness.common import (
    chance,
    decimal,
    index_of,
    percent,
    service_address,
    tells,
    title_of,
)
from pages._shell.weighed import Carried
from pages._shell.words import shortened

SURE = 0.95
LIKELY = 0.5
COLOURS = [[0, "rgba(11,110,110,0)"], [1, "rgba(11,110,110,1)"]]
ROW_HEIGHT = 14
LONGEST = 34


def says(texts: Texts, found: Acceptability) -> str:
    """Say how many services are likely where they are."""
    sure = len(found.surer_than(SURE))
    total = len(found.ranking)
    return texts.count("robustness.chance.says", sure, total=total, level=percent(texts, SURE, 0))


def answer(
    texts: Texts, catalogue: Catalogue, found: Acceptability, scores: GroupConfidence | None
) -> html.Ul:
    """Say what the samples tell, how sure that is, and how sure the scores leave the groups."""
    likely = int((found.first_chances >= LIKELY).sum())
    best = int(found.first_chances.argmax())
    error = found.largest_error
    lines = [
        says(texts, found),
        texts(
            "robustness.chance.first",
            title=title_of(texts, catalogue, int(found.ids[best])),
            chance=chance(texts, float(found.first_chances[best])),
            likely=likely,
            k=found.k,
        ),
        texts(
            "robustness.chance.error",
            samples=_many(texts, found.samples),
            seed=found.seed,
            error=decimal(texts, 100 * error, 2),
            more=_many(texts, 4 * found.samples),
        ),
    ]
    if scores is not None:
        lines.append(
            texts.count(
                "robustness.chance.scores",
                len(scores.surer_than(SURE)),
                wrong=percent(texts, scores.q, 0),
                level=percent(texts, SURE, 0),
            )
        )
    return tells(lines)


def _many(texts: Texts, number: int) -> str:
    return texts.number(f"{number:,}".replace(",", texts("robustness.thousands")))


def heat_map(texts: Texts, catalogue: Catalogue, found: Acceptability) -> go.Figure:
    """Draw how likely each rank is for every service, in the order of today."""
    order = found.ranking.order.tolist()
    chances = found.rank_chances[order]
    names = [shortened(title_of(texts, catalogue, int(found.ids[row])), LONGEST) for row in order]
    places = [texts.number(place) for place in range(1, len(order) + 1)]
    figure = go.Figure(
        go.Heatmap(
            # The eye reads areas: the root lets small chances be seen beside large ones.
            z=np.sqrt(chances),
            x=list(range(1, len(order) + 1)),
            y=list(range(len(order))),
            colorscale=COLOURS,
            zmin=0,
            zmax=1,
            showscale=False,
            hoverinfo="skip",
            xgap=1,
            ygap=1,
        ),
        layout=base_layout(texts, ROW_HEIGHT * len(order) + 60),
    )
    rtl = texts.direction == "rtl"
    ticks = [1, *range(10, len(order) + 1, 10)]
    figure.update_xaxes(
        tickvals=ticks,
        ticktext=[places[tick - 1] for tick in ticks],
        autorange="reversed" if rtl else True,
        side="top",
        fixedrange=True,
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(
        tickvals=list(range(len(order))),
        ticktext=names,
        autorange="reversed",
        side="right" if rtl else "left",
        fixedrange=True,
        showgrid=False,
        zeroline=False,
        automargin=True,
        tickfont={"size": 11},
    )
    return figure


def rows(
    texts: Texts,
    catalogue: Catalogue,
    found: Acceptability,
    confidence: Mapping[int, float | None] | None,
    weights: Carried,
) -> list[dict[str, object]]:
    """Give the rows of the list: chances of groups and of the first places, and central weights."""
    shown = []
    for row in found.ranking.order.tolist():
        todo = int(found.ids[row])
        groups = found.group_chances[row].tolist()
        sure = None if confidence is None else confidence[todo]
        ranks = found.rank_counts[found.row_of[row]]
        shown.append(
            {
                "key": str(todo),
                "title": title_of(texts, catalogue, todo),
                "href": service_address(catalogue, todo, weights),
                "rank": int(found.ranking.ranks[row]),
                "likeliest": int(ranks.argmax()) + 1,
                "mean": round(float(found.mean_ranks[row]), 1),
                "group1": groups[0],
                "group2": groups[1],
                "group3": groups[2],
                "groupWords": [chance(texts, one) for one in groups],
                "groupText": texts("list.comma").join(
                    texts(
                        "list.colon",
                        name=texts(f"group.{group}"),
                        text=chance(texts, groups[group - 1]),
                    )
                    for group in (1, 2, 3)
                ),
                "first": float(found.first_chances[row]),
                "firstText": chance(texts, float(found.first_chances[row])),
                "confidence": -1 if sure is None else sure,
                "confidenceText": "–" if sure is None else chance(texts, sure),
                "central": _central(texts, catalogue, found.central_weights[row].tolist()),
            }
        )
    return shown


def _central(texts: Texts, catalogue: Catalogue, shares: list[float]) -> str:
    """Write the weights at which a service typically is among the first."""
    if np.isnan(shares[0]):
        return texts("robustness.chance.never")
    pairs = zip(INDEX_IDS, shares, strict=True)
    return texts("list.comma").join(
        texts("list.colon", name=index_of(texts, catalogue, index), text=percent(texts, share, 0))
        for index, share in pairs
    )
