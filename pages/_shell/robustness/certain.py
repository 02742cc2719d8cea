"""What is certain while every weight may be off by some points."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from model.catalogue import Catalogue
from model.robustness.extremes import Extremes, GroupCertainty
from model.robustness.preference import Dominated, Preference
from model.scoring import Ranking
from pages._shell.components import table
from pages._shell.i18n import Texts
from pages._shell.robustness.common import (
    names_of,
    percent,
    service_address,
    service_link,
    tells,
    title_of,
)
from pages._shell.weighed import Carried
from pages._shell.words import shortened

WIDE, HIGH = 224, 96
LONGEST = 44


def says(texts: Texts, points: int, found: Sequence[GroupCertainty]) -> str:
    """Say how many services of each group stay in it."""
    return texts(
        "robustness.certain.says",
        points=points,
        groups=texts("list.semicolon").join(_groups(texts, found)),
    )


def whatever(texts: Texts, found: Sequence[GroupCertainty]) -> str:
    """Say the same for any weights at all."""
    groups = texts("list.semicolon").join(_groups(texts, found))
    return texts("robustness.certain.whatever", groups=groups)


def _groups(texts: Texts, found: Sequence[GroupCertainty]) -> list[str]:
    return [
        texts(
            "robustness.certain.group",
            staying=len(one.staying),
            size=one.size,
            group=texts(f"group.{one.group}"),
        )
        for one in found
        if one.size
    ]


def surest(texts: Texts, catalogue: Catalogue, found: Sequence[GroupCertainty]) -> str | None:
    """Name the services of the first group that are in it whatever the weights."""
    first = found[0]
    if not first.staying:
        return None
    return texts("robustness.certain.surest", names=names_of(texts, catalogue, first.staying, 10))


def order_says(texts: Texts, points: int, found: Preference) -> str:
    """Say how many pairs are decided."""
    decided = found.decided_pairs
    share = percent(texts, decided / max(found.pairs, 1), 0)
    return texts(
        "robustness.certain.order", points=points, share=share, pairs=found.pairs, decided=decided
    )


def answer(
    texts: Texts,
    catalogue: Catalogue,
    said: str,
    surest_ones: str | None,
    found: Sequence[Dominated],
    weights: Carried,
) -> list[object]:
    """Say what is certain, and name the services that no weights put above some others."""
    rows_ = [
        [service_link(texts, catalogue, one.id, weights), names_of(texts, catalogue, one.by)]
        for one in found
    ]
    titles = [texts("robustness.dominated.service"), texts("robustness.dominated.by")]
    summary = html.Summary(texts("robustness.dominated.list"))
    behind = texts.count("robustness.dominated", len(found), total=len(catalogue.scores))
    return [
        tells([said, *([surest_ones] if surest_ones else []), behind]),
        html.Details(
            [summary, table(texts("robustness.dominated.list"), titles, rows_)], className="twin"
        ),
    ]


def elements(
    texts: Texts, catalogue: Catalogue, ranking: Ranking, found: Preference
) -> list[dict[str, object]]:
    """Draw the order that holds: who is surely above whom, from the top down."""
    ranks = dict(zip(ranking.ids.tolist(), ranking.ranks.tolist(), strict=True))
    groups = dict(zip(ranking.ids.tolist(), ranking.groups.tolist(), strict=True))
    way = -1 if texts.direction == "rtl" else 1
    layers: dict[int, list[int]] = {}
    for one, level in enumerate(found.levels):
        layers.setdefault(level, []).append(one)
    drawn: list[dict[str, object]] = []
    for level, members in layers.items():
        members.sort(key=lambda one: min(ranks[todo] for todo in found.members[one]))
        for place, one in enumerate(members):
            ids = found.members[one]
            drawn.append(
                {
                    "data": {"id": f"c{one}", "label": _label(texts, catalogue, ids)},
                    "position": {
                        "x": way * WIDE * (place - (len(members) - 1) / 2),
                        "y": HIGH * level,
                    },
                    "classes": f"group-{groups[ids[0]]}",
                    "selectable": False,
                }
            )
    drawn += [
        {"data": {"id": f"c{a}>c{b}", "source": f"c{a}", "target": f"c{b}"}} for a, b in found.edges
    ]
    return drawn


def _label(texts: Texts, catalogue: Catalogue, ids: Sequence[int]) -> str:
    title = shortened(title_of(texts, catalogue, ids[0]), LONGEST)
    rest = len(ids) - 1
    return f"{title}\n{texts.count('robustness.certain.level', rest)}" if rest else title


def rank_says(texts: Texts, found: Extremes, points: int, k: int) -> html.Ul:
    """Say which ranks are certain."""
    return tells(
        [
            texts.count("robustness.certain.fixed", len(found.fixed), points=points),
            texts(
                "robustness.certain.first",
                always=len(found.always_first(k)),
                ever=len(found.ever_first(k)),
                k=k,
            ),
        ]
    )


def rows(
    texts: Texts, catalogue: Catalogue, found: Extremes, order: Preference, weights: Carried
) -> list[dict[str, object]]:
    """Give the rows of the list: best and worst rank and group, and how many are surely where."""
    ranking = found.ranking
    table_ = ranking.table
    counts = table_.profile_counts
    below, above = order.above @ counts, counts @ order.above
    shown = []
    for row in ranking.order.tolist():
        todo, profile = int(ranking.ids[row]), int(table_.profile_of[row])
        best, worst = int(found.best_ranks[row]), int(found.worst_ranks[row])
        groups = sorted({int(found.best_groups[row]), int(found.worst_groups[row])})
        shown.append(
            {
                "key": str(todo),
                "title": title_of(texts, catalogue, todo),
                "href": service_address(catalogue, todo, weights),
                "rank": int(ranking.ranks[row]),
                "best": best,
                "worst": worst,
                "of": len(ranking),
                "width": worst - best,
                "range": _span(texts, best, worst),
                "group": _span(texts, groups[0], groups[-1]),
                "groupStyle": "" if len(groups) > 1 else f"badge-group-{groups[0]}",
                "below": int(below[profile]),
                "above": int(above[profile]),
                "sure": texts(
                    "robustness.certain.sure",
                    above=int(above[profile]),
                    below=int(below[profile]),
                ),
            }
        )
    return shown


def _span(texts: Texts, low: int, high: int) -> str:
    if low == high:
        return texts.number(low)
    return texts("robustness.span", low=low, high=high)
