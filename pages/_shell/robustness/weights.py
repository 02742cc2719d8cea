"""Other ways to weights: what the scores suggest, and comparisons of the indices two by two."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from model.catalogue import Catalogue
from model.errors import TarazuError
from model.robustness.agreement import pair_order, strength
from model.robustness.ahp import Comparisons
from model.robustness.objective import ObjectiveWeights
from model.scoring import Ranking, rank
from model.weights import INDEX_IDS, Weights
from pages._shell.components import table
from pages._shell.i18n import Texts
from pages._shell.robustness.common import (
    carrying,
    decimal,
    index_of,
    method,
    percent,
    tells,
    weighing_link,
    weights_text,
)
from pages._shell.weighed import Carried

Found = Sequence[tuple[str, ObjectiveWeights]]


def says(texts: Texts, ranking: Ranking, found: Found) -> str:
    """Say how much would change with the weights that the scores suggest."""
    moved = [regrouped(ranking, one.nearest.weights) for _, one in found]
    return texts("robustness.weights.says", low=min(moved), high=max(moved), total=len(ranking))


def regrouped(ranking: Ranking, weights: Weights) -> int:
    """How many services change group with other weights."""
    return int((rank(ranking.table, weights, ranking.bounds).groups != ranking.groups).sum())


def objective(
    texts: Texts, catalogue: Catalogue, ranking: Ranking, found: Found, carried: Carried
) -> list[object]:
    """Lay the suggested weights beside those of the council."""
    titles = [texts("robustness.hold.index"), texts("robustness.weights.now")]
    titles += [texts(f"robustness.weights.{name}") for name, _ in found]
    shares = [[float(share) for share in ranking.weights.shares]]
    shares += [one.shares.tolist() for _, one in found]
    rows: list[list[object]] = [
        [
            index_of(texts, catalogue, index),
            *(_bar(texts, column[place]) for column in shares),
        ]
        for place, index in enumerate(INDEX_IDS)
    ]
    settings = [one.nearest.weights for _, one in found]
    rows += [
        [
            texts("robustness.weights.setting"),
            *(weights_text(texts, one) for one in (ranking.weights, *settings)),
        ],
        [
            texts("robustness.weights.regrouped"),
            "–",
            *(texts.number(regrouped(ranking, one)) for one in settings),
        ],
        [
            texts("robustness.weights.agree"),
            "–",
            *(_agree(texts, ranking, one) for one in settings),
        ],
        [
            texts("robustness.weights.apply"),
            "",
            *(weighing_link(texts, carrying(one, carried), "robustness.try") for one in settings),
        ],
    ]
    constant = sorted({index for _, one in found for index in one.constant})
    lines = [
        texts("robustness.weights.constant", index=index_of(texts, catalogue, index))
        for index in constant
    ]
    return [
        table(texts("robustness.weights.question"), titles, rows, "weights-table"),
        *([tells(lines)] if lines else []),
        method(texts("robustness.weights.method")),
    ]


def _bar(texts: Texts, share: float) -> html.Span:
    return html.Span(
        [
            html.Span(percent(texts, share), className="share-words"),
            html.Span(
                html.Span(style={"width": f"{100 * share:.1f}%"}),
                className="part-bar",
                **{"aria-hidden": "true"},
            ),
        ],
        className="share-cell",
    )


def _agree(texts: Texts, ranking: Ranking, weights: Weights) -> str:
    tau = pair_order(ranking.ranks, rank(ranking.table, weights, ranking.bounds).ranks).tau
    if tau is None:
        return "–"
    word = texts(f"robustness.agree.{strength(tau)}")
    return texts("robustness.agree", word=word, tau=decimal(texts, tau, 2))


def compared(
    texts: Texts, catalogue: Catalogue, ranking: Ranking, found: Comparisons, carried: Carried
) -> list[object]:
    """Show the weights that follow from the comparisons, and whether those agree."""
    setting = found.nearest.weights
    ratio = decimal(texts, found.ratio, 2)
    lines = [texts(f"robustness.ahp.{'agree' if found.consistent else 'contradict'}", ratio=ratio)]
    worst = found.misfits[0]
    if not found.consistent:
        lines.append(
            texts(
                "robustness.ahp.worst",
                first=index_of(texts, catalogue, worst.first),
                second=index_of(texts, catalogue, worst.second),
                given=times(texts, float(worst.given)),
                implied=times(texts, worst.implied),
            )
        )
    lines.append(
        texts.count(
            "robustness.ahp.regrouped",
            regrouped(ranking, setting),
            weights=weights_text(texts, setting),
        )
    )
    titles = [texts("robustness.hold.index"), texts("robustness.ahp.share")]
    rows: list[list[object]] = [
        [index_of(texts, catalogue, index), _bar(texts, float(share))]
        for index, share in zip(INDEX_IDS, found.shares, strict=True)
    ]
    return [
        tells(lines),
        table(texts("robustness.ahp.result"), titles, rows, "weights-table"),
        html.P(
            weighing_link(texts, carrying(setting, carried), "robustness.try"),
            className="no-print",
        ),
        method(texts("robustness.ahp.method")),
    ]


def times(texts: Texts, value: float) -> str:
    """Say how many times as important something is; below one the other way round."""
    if value >= 1:
        return texts("robustness.ahp.times", number=decimal(texts, value))
    return texts("robustness.ahp.fraction", number=decimal(texts, 1 / value))


def no_suggestion(texts: Texts, error: TarazuError) -> html.P:
    """Say why the scores suggest no weights."""
    return html.P(texts.error(error), className="empty-state")
