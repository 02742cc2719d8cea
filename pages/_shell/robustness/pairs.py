"""The table twin of the order that is certain: its pairs, all or those of one service."""

from __future__ import annotations

from collections.abc import Sequence

from model.catalogue import Catalogue
from model.robustness.preference import Preference, SurePair
from model.scoring import Ranking
from pages._shell.i18n import Texts
from pages._shell.robustness.common import service_address, title_of
from pages._shell.weighed import Carried

MOST_SERVICES = 150
"""Of more services not all pairs are listed at once."""


def too_many(ranking: Ranking, service: int | None) -> bool:
    """Whether a service has to be chosen first."""
    return service is None and len(ranking) > MOST_SERVICES


def says(texts: Texts, catalogue: Catalogue, found: Preference, service: int | None) -> str:
    """Say how many pairs are sure, or how one service stands to the others."""
    if service is None:
        undecided = found.pairs - found.decided_pairs
        return texts.count("robustness.pairs.says", found.decided_pairs, undecided=undecided)
    pairs = found.sure_pairs(service)
    level = sum(one.level for one in pairs)
    above = sum(one.better == service and not one.level for one in pairs)
    return texts(
        "robustness.pairs.says_of",
        title=title_of(texts, catalogue, service),
        above=above,
        below=len(pairs) - level - above,
        level=level,
        undecided=len(found.table) - 1 - len(pairs),
    )


def rows(
    texts: Texts,
    catalogue: Catalogue,
    ranking: Ranking,
    pairs: Sequence[SurePair],
    weights: Carried,
) -> list[dict[str, object]]:
    """Give the rows of the list, by the present ranks."""
    ranks = dict(zip(ranking.ids.tolist(), ranking.ranks.tolist(), strict=True))
    ordered = sorted(pairs, key=lambda one: (ranks[one.better], one.better, ranks[one.worse]))
    return [_row(texts, catalogue, ranks, one, weights) for one in ordered]


def _row(
    texts: Texts, catalogue: Catalogue, ranks: dict[int, int], one: SurePair, weights: Carried
) -> dict[str, object]:
    relation = texts(f"robustness.pairs.{'level' if one.level else 'above'}")
    worse = title_of(texts, catalogue, one.worse)
    return {
        "key": f"{one.better}>{one.worse}",
        "rank": ranks[one.better],
        "title": title_of(texts, catalogue, one.better),
        "href": service_address(catalogue, one.better, weights),
        "relation": relation,
        "otherRank": ranks[one.worse],
        "other": worse,
        "otherHref": service_address(catalogue, one.worse, weights),
    }
