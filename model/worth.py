"""What a service is worth under a ranking: its points, its group, its share of each index group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from model.catalogue import Catalogue
from model.errors import NotFound, quoted
from model.scoring import Ranking
from model.weights import IMPACT, INDEX_POSITION

_IMPACT = [INDEX_POSITION[index] for index in IMPACT]
_COVERAGE = INDEX_POSITION["coverage"]


@dataclass(frozen=True, slots=True)
class Worth:
    """One scored service.

    Attributes
    ----------
    total : int
        Its priority total.
    group : int
        Its priority group, 1 to 3.
    impact, readiness : int
        The points of its total that come from the indices of either group.
    coverage : int
        Its score of population coverage, 1 to 3, whatever that index weighs.
    """

    total: int
    group: int
    impact: int
    readiness: int
    coverage: int


Worths = Mapping[int, Worth]
"""What each scored service is worth, by its number."""


def worths(catalogue: Catalogue, ranking: Ranking) -> Worths:
    """What each scored service is worth, by the service's own number.

    The source scores only the services that are to do; one that has since been opened keeps its
    scores, one that was open from the start has none and is not in the mapping.

    Raises
    ------
    NotFound
        ``error.service.unknown`` if the ranking is of services that the catalogue lacks.
    """
    impact = ranking.contributions[:, _IMPACT].sum(axis=1)
    coverage = ranking.table.scores[:, _COVERAGE]
    columns = np.column_stack(
        [ranking.totals, ranking.groups, impact, ranking.totals - impact, coverage]
    )
    by_todo = catalogue.service_by_todo
    found = {}
    for todo, row in zip(ranking.ids.tolist(), columns.tolist(), strict=True):
        if todo not in by_todo:
            raise NotFound("error.service.unknown", value=quoted(todo))
        found[by_todo[todo].service_id] = Worth(*row)
    return MappingProxyType(found)
