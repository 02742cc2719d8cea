"""Weighing a city's services: from its catalogue to a ranking."""

from __future__ import annotations

from model.catalogue import Catalogue
from model.scores import ScoreTable
from model.scoring import DEFAULT_BOUNDS, Bounds, Ranking, rank
from model.view import Known, View
from model.weights import INDEX_IDS, Weights
from model.what_if import WhatIfs, apply_what_ifs


def report_weights(catalogue: Catalogue) -> Weights:
    """Give the weights that the city's report sets; equal ones where it has no indices."""
    weights = {index.index_id: index.weight for index in catalogue.indices}
    return Weights(tuple(weights.get(index, 1) for index in INDEX_IDS))


def score_table(catalogue: Catalogue) -> ScoreTable:
    """Give the scores of the city's services to do, in the order of their numbers."""
    scores = sorted(catalogue.scores, key=lambda score: score.todo_id)
    return ScoreTable([score.todo_id for score in scores], [score.values for score in scores])


def weigh(
    catalogue: Catalogue,
    weights: Weights,
    what_ifs: WhatIfs | None = None,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> Ranking:
    """Rank the city's services to do.

    Parameters
    ----------
    weights : Weights
    what_ifs : mapping of (int, str) to int, optional
        Scores judged otherwise.

    Raises
    ------
    InvalidInput, NotFound
        When a what-if names an unknown service or index, or a score outside 1 to 3.
    """
    table = score_table(catalogue)
    return rank(apply_what_ifs(table, what_ifs or {}), weights, bounds)


def report_ranking(catalogue: Catalogue) -> Ranking:
    """Rank the city's services as the report weighs them."""
    return weigh(catalogue, report_weights(catalogue))


def ranking_of(catalogue: Catalogue, view: View) -> Ranking:
    """Rank the city's services as a picture of the weighing table has it."""
    return weigh(catalogue, view.weights, view.what_ifs, view.bounds)


def known(catalogue: Catalogue) -> Known:
    """Give the ids that a picture of this city may refer to."""
    return Known(
        services=frozenset(score.todo_id for score in catalogue.scores),
        domains=frozenset(domain.domain_id for domain in catalogue.domains),
    )
