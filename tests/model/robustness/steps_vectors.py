"""Makes tests/vectors/steps.json, to which what one scale alone does is held in Python and browser.

`python -m tests.model.robustness.steps_vectors` writes it anew; a test fails if the file differs
from what this makes. Expected values come from brute force, not from the model.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from model.weights import INDEX_IDS, MAX_WEIGHT
from tests.model.robustness import brute
from tests.model.scoring_vectors import NAMED_WEIGHTS, REPORT_BOUNDS, random_bounds, random_weights
from tests.model.scoring_vectors import tables as scoring_tables

PATH = Path(__file__).parents[2] / "vectors" / "steps.json"
SEED = 1400
STOPS = range(MAX_WEIGHT + 1)

Row = dict[str, Any]


def settings(weights: Sequence[int]) -> list[list[list[int]]]:
    """Six by eleven settings: one weight moved, the others as they are."""
    return [[[*weights[:j], u, *weights[j + 1 :]] for u in STOPS] for j in range(len(weights))]


def shares(setting: Sequence[int]) -> list[Fraction]:
    return [Fraction(weight, sum(setting)) for weight in setting]


def unchanged(weights: Sequence[int], column: int, same: Sequence[bool]) -> list[int]:
    """The stretch around the present weight without a change."""
    low = high = weights[column]
    while low > 0 and same[low - 1]:
        low -= 1
    while high < MAX_WEIGHT and same[high + 1]:
        high += 1
    return [low, high]


def turned(same: Sequence[object], present: int, step: int) -> int | None:
    """The nearest weight in one direction at which a value is another; None if there is none."""
    ahead = STOPS[present + 1 :] if step > 0 else STOPS[:present][::-1]
    for u in ahead:
        if same[u] is None:
            return None
        if same[u] != same[present]:
            return u
    return None


def stakes(scores: list[list[int]], weights: list[int], bounds: tuple[int, int], row: int) -> Any:
    found = []
    now = brute.groups(scores, shares(weights), bounds)[row]
    for column, given in enumerate(scores[row]):
        for judged in (given + 1, given - 1):
            if 1 <= judged <= 3:
                other = [list(cells) for cells in scores]
                other[row][column] = judged
                group = brute.groups(other, shares(weights), bounds)[row]
                rank = brute.ranks(other, shares(weights))[row]
                if group != now:
                    found.append([INDEX_IDS[column], given, judged, group, rank])
    return found


def followed(rows: list[Row], weights: list[int], bounds: tuple[int, int], row: int) -> Row:
    scores = [each["scores"] for each in rows]
    made: Row = {"id": rows[row]["id"], "ranks": [], "tied": [], "groups": [], "next": []}
    for column, line in enumerate(settings(weights)):
        ranks, tied, groups = [], [], []
        for setting in line:
            if not any(setting):
                ranks.append(0)
                tied.append(0)
                groups.append(0)
                continue
            found = brute.ranks(scores, shares(setting))
            ranks.append(found[row])
            tied.append(int(found.count(found[row]) > 1))
            groups.append(brute.groups(scores, shares(setting), bounds)[row])
        made["ranks"].append(ranks)
        made["tied"].append(tied)
        made["groups"].append(groups)
        pairs = [pair if pair[0] else None for pair in zip(ranks, groups, strict=True)]
        made["next"].append([turned(pairs, weights[column], step) for step in (-1, 1)])
    made["stakes"] = stakes(scores, weights, bounds, row)
    return made


def case(table: str, rows: list[Row], weights: list[int], bounds: tuple[int, int], k: int) -> Row:
    scores = [row["scores"] for row in rows]
    ranks = brute.ranks(scores, shares(weights))
    groups = brute.groups(scores, shares(weights), bounds)
    changes, stays, turns = [], [], []
    for column, line in enumerate(settings(weights)):
        crossed: list[int | None] = []
        same: dict[str, list[bool]] = {"groups": [], "top": [], "order": []}
        for setting in line:
            if not any(setting):
                crossed.append(None)
                for each in same.values():
                    each.append(False)
                continue
            then = brute.ranks(scores, shares(setting))
            there = brute.groups(scores, shares(setting), bounds)
            count = sum(a != b for a, b in zip(groups, there, strict=True))
            crossed.append(count)
            same["groups"].append(not count)
            same["top"].append(not brute.top_changed(ranks, then, k))
            same["order"].append(not brute.order_changed(ranks, then))
        changes.append([count or 0 for count in crossed])
        stays.append({kind: unchanged(weights, column, each) for kind, each in same.items()})
        turns.append([turned(crossed, weights[column], step) for step in (-1, 1)])
    return {
        "table": table,
        "weights": weights,
        "bounds": {"group_1": bounds[0], "group_2": bounds[1]},
        "k": k,
        "changes": changes,
        "stays": stays,
        "next": turns,
        "services": [
            followed(rows, weights, bounds, row)
            for row in sorted({0, len(rows) // 2} if rows else ())
        ],
    }


def make() -> dict[str, Any]:
    random = Random(SEED)
    named = {name: rows for name, rows in scoring_tables(random).items() if len(rows) <= 60}
    small = [name for name, rows in named.items() if len(rows) <= 12]
    picked = [(name, list(NAMED_WEIGHTS["report"]), REPORT_BOUNDS) for name in named]
    picked += [("random of 12", w, REPORT_BOUNDS) for w in NAMED_WEIGHTS.values()]
    picked += [
        (random.choice(small), random_weights(random), random_bounds(random)) for _ in range(40)
    ]
    return {
        "about": "Made by tests/model/robustness/steps_vectors.py, values by brute force.",
        "tables": named,
        "cases": [
            case(name, named[name], weights, bounds, min(random.randint(1, 10), len(named[name])))
            for name, weights, bounds in picked
        ],
    }


def as_text(vectors: dict[str, Any]) -> str:
    """JSON with one table or case a line, so that a change shows where it is."""

    def packed(value: object) -> str:
        return json.dumps(value, separators=(",", ":"))

    named = ",\n".join(f'"{name}":{packed(rows)}' for name, rows in vectors["tables"].items())
    listed = ",\n".join(packed(each) for each in vectors["cases"])
    about = packed(vectors["about"])
    return f'{{\n"about":{about},\n"tables":{{\n{named}\n}},\n"cases":[\n{listed}\n]\n}}\n'


if __name__ == "__main__":
    PATH.write_text(as_text(make()), encoding="utf-8")
