"""What if a service had been judged otherwise: the same table with single scores changed."""

from __future__ import annotations

from collections.abc import Mapping

from model.errors import InvalidInput, TarazuError, quoted
from model.scores import ScoreTable, checked_score
from model.weights import INDEX_POSITION

WhatIfs = Mapping[tuple[int, str], int]
"""Scores judged otherwise: ``(service id, index id) -> score``."""


def apply_what_ifs(table: ScoreTable, what_ifs: WhatIfs) -> ScoreTable:
    """The table with the scores of `what_ifs`; `table` itself stays as it is.

    Raises
    ------
    NotFound
        ``error.service.unknown``.
    InvalidInput
        ``error.what_if.index`` or ``error.what_if.score``.
    """
    if not what_ifs:
        return table
    scores = table.scores.copy()
    for (service_id, index), score in what_ifs.items():
        row = table.row(service_id)
        if index not in INDEX_POSITION:
            raise InvalidInput("error.what_if.index", value=quoted(index))
        try:
            scores[row, INDEX_POSITION[index]] = checked_score(score)
        except TarazuError:
            raise InvalidInput("error.what_if.score", value=quoted(score)) from None
    return ScoreTable(table.ids, scores)
