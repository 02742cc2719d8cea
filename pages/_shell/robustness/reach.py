"""What it would take to bring a service where it is wanted."""

from __future__ import annotations

from dash import html

from model.catalogue import Catalogue
from model.robustness.reach import Reach
from model.scoring import Ranking, rank
from pages._shell import reach as words
from pages._shell.i18n import Texts
from pages._shell.robustness.common import (
    carrying,
    index_of,
    names_of,
    percent,
    service_link,
    tells,
    weighing_link,
)
from pages._shell.weighed import Carried


def says(texts: Texts, catalogue: Catalogue, found: Reach) -> str:
    """Say the answer in a sentence."""
    told = words.answer(texts, catalogue, found)["says"]
    return " ".join(told) if isinstance(told, list) else ""


def answer(
    texts: Texts, catalogue: Catalogue, ranking: Ranking, found: Reach, weights: Carried
) -> list[object]:
    """Show the scales to move, what else moves with them, and single scores that would do."""
    place = int(ranking.ranks[ranking.table.row(found.id)])
    group = int(ranking.groups[ranking.table.row(found.id)])
    parts: list[object] = [
        html.P(
            [
                service_link(texts, catalogue, found.id, weights),
                " ",
                html.Span(
                    texts("robustness.reach.now", rank=place, group=group), className="quiet"
                ),
            ]
        ),
        html.P(says(texts, catalogue, found), className="reach-says"),
    ]
    if found.setting is not None and not found.already:
        parts += _way(texts, catalogue, ranking, found, weights)
    if not found.already:
        parts += _judgements(texts, catalogue, found, weights)
    return parts


def _way(
    texts: Texts, catalogue: Catalogue, ranking: Ranking, found: Reach, weights: Carried
) -> list[object]:
    """The scales to move; the caller has seen that there is a setting."""
    moves = [
        html.Li(
            [
                html.Span(index_of(texts, catalogue, move.index), className="move-name"),
                html.B(
                    texts("robustness.move", before=move.before, after=move.after),
                    className="move-up" if move.after > move.before else "move-down",
                ),
            ]
        )
        for move in found.moves
    ]
    setting = found.setting or ranking.weights
    lines: list[object] = []
    if found.change is not None:
        share = percent(texts, float(found.change) / 2)
        lines.append(texts("robustness.reach.share", share=share))
    then = rank(ranking.table, setting, ranking.bounds)
    others = [
        int(todo)
        for todo, before, after in zip(ranking.ids, ranking.groups, then.groups, strict=True)
        if before != after and todo != found.id
    ]
    named = names_of(texts, catalogue, others)
    lines.append(
        texts.count("robustness.reach.others", len(others), names=named)
        if others
        else texts("robustness.reach.nobody")
    )
    link = weighing_link(texts, carrying(setting, weights), "robustness.try", s=found.id)
    return [html.Ul(moves, className="moves"), tells(lines), html.P(link, className="no-print")]


def _judgements(texts: Texts, catalogue: Catalogue, found: Reach, weights: Carried) -> list[object]:
    judged = words.answer(texts, catalogue, found)["judgements"]
    if not isinstance(judged, list) or not judged:
        return []
    lines = []
    for one in judged:
        other = f"{found.id}.{one['index']}.{one['score']}"
        more = ",".join(part for part in (weights.get("x", ""), other) if part)
        link = weighing_link(texts, {**weights, "x": more}, "robustness.try_score", s=found.id)
        lines.append([one["says"], " ", link])
    return [html.H3(texts("robustness.reach.scores"), className="panel-head"), tells(lines)]
