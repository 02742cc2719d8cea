"""Scores on which a group hangs."""

from __future__ import annotations

from model.catalogue import Catalogue
from model.robustness.scores import ScoreStakes, Stake
from pages._shell.i18n import Texts
from pages._shell.robustness.common import index_of, names_of, tells, title_of
from pages._shell.weighed import Carried, address


def says(texts: Texts, found: ScoreStakes, services: int) -> str:
    """Say on how many single scores how many groups hang."""
    return texts(
        "robustness.scores.says",
        services=len(found.services),
        total=services,
        cells=len(found.cells),
        scores=found.scores,
    )


def answer(texts: Texts, catalogue: Catalogue, found: ScoreStakes) -> object:
    """Say what to look at again first."""
    up = [one.id for one in found.stakes if one.to_group == 1 and one.groups > 0]
    down = [one.id for one in found.stakes if one.from_group == 1 and one.groups < 0]
    lines = []
    for key, ids in (("up", up), ("down", down)):
        unique = list(dict.fromkeys(ids))
        if unique:
            named = names_of(texts, catalogue, unique)
            lines.append(texts.count(f"robustness.scores.{key}", len(unique), names=named))
    return tells(lines)


def rows(
    texts: Texts, catalogue: Catalogue, found: ScoreStakes, weights: Carried
) -> list[dict[str, object]]:
    """Give the rows of the list, what hangs most first; each leads to its trial."""
    return [_row(texts, catalogue, stake, weights) for stake in found.stakes]


def _row(texts: Texts, catalogue: Catalogue, stake: Stake, weights: Carried) -> dict[str, object]:
    judged = f"{stake.id}.{stake.index}.{stake.judged}"
    what_ifs = ",".join(part for part in (weights.get("x", ""), judged) if part)
    return {
        "key": judged,
        "title": title_of(texts, catalogue, stake.id),
        "href": address("/priorities", {**weights, "x": what_ifs}, s=stake.id),
        "index": index_of(texts, catalogue, stake.index),
        "judged": texts("robustness.move", before=stake.score, after=stake.judged),
        "group": texts("robustness.move", before=stake.from_group, after=stake.to_group),
        "groupStyle": "move-up" if stake.groups > 0 else "move-down",
        "rank": texts("robustness.move", before=stake.from_rank, after=stake.to_rank),
        "places": abs(stake.places),
    }
