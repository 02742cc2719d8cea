"""The weighing once more, by brute force and with fractions, sharing nothing with the model."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

INDICES = ("smartness", "resources", "economy", "coverage", "frequency", "ease")


def group_of(total: int, weight_sum: int, bounds: tuple[int, int]) -> int:
    mean = Fraction(total, weight_sum)
    if mean >= Fraction(bounds[0], 100):
        return 1
    return 2 if mean >= Fraction(bounds[1], 100) else 3


def fewest_points(total: int, weight_sum: int, bounds: tuple[int, int], step: int) -> int:
    """Points until the group changes upwards (step 1) or downwards (step -1), 0 if it never can."""
    start = group_of(total, weight_sum, bounds)
    if start == (1 if step > 0 else 3):
        return 0
    points = 0
    while group_of(total + step * points, weight_sum, bounds) == start:
        points += 1
    return points


def rank(
    ids: Sequence[int],
    scores: Sequence[Sequence[int]],
    weights: Sequence[int],
    bounds: tuple[int, int],
) -> dict[str, Any]:
    totals = [sum(w * s for w, s in zip(weights, row, strict=True)) for row in scores]
    weight_sum = sum(weights)
    ranks = [1 + sum(other > total for other in totals) for total in totals]
    groups = [group_of(total, weight_sum, bounds) for total in totals]
    return {
        "weight_sum": weight_sum,
        "totals": totals,
        "mean_hundredths": [int(100 * Fraction(total, weight_sum)) for total in totals],
        "ranks": ranks,
        "tied": [totals.count(total) > 1 for total in totals],
        "groups": groups,
        "points_up": [fewest_points(total, weight_sum, bounds, 1) for total in totals],
        "points_down": [fewest_points(total, weight_sum, bounds, -1) for total in totals],
        "order": sorted(range(len(ids)), key=lambda row: (ranks[row], ids[row])),
        "group_counts": [groups.count(group) for group in (1, 2, 3)],
    }


def changed(
    ids: Sequence[int], scores: Sequence[Sequence[int]], what_ifs: Sequence[dict[str, Any]]
) -> list[list[int]]:
    """The scores with single ones judged otherwise."""
    table = [list(row) for row in scores]
    for what_if in what_ifs:
        table[ids.index(what_if["id"])][INDICES.index(what_if["index"])] = what_if["score"]
    return table


def movement(ids: Sequence[int], now: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    """What changed between two results over the same ids."""
    rank_change = [b - n for n, b in zip(now["ranks"], base["ranks"], strict=True)]
    group_change = [b - n for n, b in zip(now["groups"], base["groups"], strict=True)]
    place = {row: k for k, row in enumerate(now["order"])}
    rows = range(len(ids))
    crossings = sorted(
        (r for r in rows if group_change[r]), key=lambda r: (-group_change[r], place[r])
    )
    movers = sorted(
        (r for r in rows if rank_change[r]), key=lambda r: (-abs(rank_change[r]), place[r])
    )
    return {
        "rank_change": rank_change,
        "group_change": group_change,
        "crossings": [ids[row] for row in crossings],
        "top_movers": [ids[row] for row in movers[:5]],
        "group_count_change": [
            n - b for n, b in zip(now["group_counts"], base["group_counts"], strict=True)
        ],
    }


def neighbours(
    ids: Sequence[int], result: dict[str, Any], service: int, count: int
) -> dict[str, Any]:
    """Ids level with a service, and the nearest above and below."""
    totals = dict(zip(ids, result["totals"], strict=True))
    order = [ids[row] for row in result["order"]]
    return {
        "id": service,
        "count": count,
        "tied": [i for i in order if totals[i] == totals[service] and i != service],
        "above": [i for i in order if totals[i] > totals[service]][-count:],
        "below": [i for i in order if totals[i] < totals[service]][:count],
    }
