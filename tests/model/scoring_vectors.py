"""Makes tests/vectors/scoring.json, to which Python's and the browser's weighing are held.

`python -m tests.model.scoring_vectors` writes it anew; a test fails if the file differs from what
this makes. Expected values come from the brute-force oracle, not from the model.
"""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from tests.model import oracle

PATH = Path(__file__).parents[1] / "vectors" / "scoring.json"
SEED = 1398

REPORT = [3, 1, 1, 2, 2, 1]
REPORT_BOUNDS = (200, 140)
NAMED_WEIGHTS = {
    "report": REPORT,
    "equal": [1, 1, 1, 1, 1, 1],
    "impact": [3, 1, 1, 2, 0, 0],
    "readiness": [0, 0, 0, 0, 2, 1],
    "all ten": [10] * 6,
    "report times three": [9, 3, 3, 6, 6, 3],
    "one ten": [0, 0, 10, 0, 0, 0],
    "one one": [0, 0, 0, 0, 0, 1],
    "ten and one": [10, 1, 1, 1, 1, 1],
    "prime sum": [7, 2, 5, 1, 9, 5],
}
NAMED_BOUNDS = [REPORT_BOUNDS, (300, 100), (101, 100), (300, 299), (167, 133), (234, 166)]

Row = dict[str, Any]


def rows_of(scores: list[list[int]], random: Random) -> list[Row]:
    """Rows under shuffled ids with gaps, so that order by id is not order by row."""
    ids = random.sample(range(1, 5 * len(scores) + 1), len(scores))
    return [{"id": i, "scores": row} for i, row in zip(ids, scores, strict=True)]


def tables(random: Random) -> dict[str, list[Row]]:
    def scores(n: int) -> list[list[int]]:
        return [[random.randint(1, 3) for _ in range(6)] for _ in range(n)]

    few = scores(2)
    made = {
        "nobody": [],
        "one low": [[1] * 6],
        "one high": [[3] * 6],
        "one mixed": [[3, 1, 2, 1, 3, 2]],
        "two alike": [[2, 1, 3, 2, 1, 2]] * 2,
        "all equal": [[2] * 6] * 7,
        "lowest and highest": [[1] * 6, [3] * 6, [1] * 6, [3] * 6, [2] * 6],
        "two profiles": [random.choice(few) for _ in range(9)],
        "mirrored": [[1, 2, 3, 3, 2, 1], [3, 2, 1, 1, 2, 3], [2] * 6, [1, 3, 1, 3, 1, 3]],
        "at the report's borders": [
            [2, 1, 1, 3, 2, 2],  # 19 of 30, one short of group 1
            [2, 2, 1, 2, 2, 3],  # 20 of 30
            [1, 1, 1, 1, 2, 2],  # 13 of 30, one short of group 2
            [1, 1, 1, 1, 2, 3],  # 14 of 30
        ],
        **{f"random of {n}": scores(n) for n in (2, 3, 5, 8, 12, 20, 60)},
    }
    found = {name: rows_of(rows, random) for name, rows in made.items()}
    found["every profile"] = rows_of([list(row) for row in product((1, 2, 3), repeat=6)], random)
    return found


def random_weights(random: Random) -> list[int]:
    while True:
        weights = [random.choice([0, 1, 2, 3, random.randint(0, 10), 10]) for _ in range(6)]
        if any(weights):
            return weights


def random_bounds(random: Random) -> tuple[int, int]:
    second, first = sorted(random.sample(range(100, 301), 2))
    return first, second


def what_ifs_for(rows: list[Row], count: int, random: Random) -> list[Row]:
    cells = random.sample(list(product([row["id"] for row in rows], oracle.INDICES)), count)
    return [{"id": i, "index": index, "score": random.randint(1, 3)} for i, index in cells]


def case(
    table: str,
    rows: list[Row],
    weights: list[int],
    bounds: tuple[int, int],
    what_ifs: list[Row],
) -> Row:
    ids = [row["id"] for row in rows]
    scores = [row["scores"] for row in rows]
    result = oracle.rank(ids, oracle.changed(ids, scores, what_ifs), weights, bounds)
    base = oracle.rank(ids, scores, REPORT, REPORT_BOUNDS)
    return {
        "table": table,
        "weights": weights,
        "bounds": {"group_1": bounds[0], "group_2": bounds[1]},
        "what_ifs": what_ifs,
        "expected": result,
        "against_report": oracle.movement(ids, result, base),
        "neighbours": [oracle.neighbours(ids, result, i, 2) for i in ids[:2]],
    }


def cases(named: dict[str, list[Row]], random: Random) -> list[Row]:
    small = {name: rows for name, rows in named.items() if len(rows) <= 20}
    picked = [(name, w, REPORT_BOUNDS, 0) for name in small for w in NAMED_WEIGHTS.values()]
    picked += [("random of 12", random_weights(random), b, 0) for b in NAMED_BOUNDS]
    picked += [("random of 60", w, REPORT_BOUNDS, 0) for w in NAMED_WEIGHTS.values()]
    picked += [("random of 60", random_weights(random), random_bounds(random), 4) for _ in range(8)]
    picked += [("every profile", w, REPORT_BOUNDS, 0) for w in (REPORT, [7, 2, 5, 1, 9, 5])]
    for _ in range(120):
        name = random.choice([name for name, rows in small.items() if rows])
        picked.append((name, random_weights(random), random_bounds(random), random.randint(0, 3)))
    return [
        case(name, named[name], w, b, what_ifs_for(named[name], count, random))
        for name, w, b, count in picked
    ]


def refusals() -> list[Row]:
    """Input that both sides refuse, with the code of the refusal."""
    good = {"weights": REPORT, "bounds": {"group_1": 200, "group_2": 140}, "what_ifs": []}
    rows = [{"id": 4, "scores": [1, 2, 3, 1, 2, 3]}, {"id": 7, "scores": [2] * 6}]
    weights = {
        "error.weights.malformed": [7, None, True],
        "error.weights.missing": [[], [1, 1, 1, 1, 1], [1, None, 1, 1, 1, 1]],
        "error.weights.too_many": [[1] * 7],
        "error.weights.not_a_number": [["x", 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, True], [[1]] * 6],
        "error.weights.not_integer": [[0.5, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1e-9]],
        "error.weights.negative": [[-1, 1, 1, 1, 1, 1], [10, 10, 10, 10, 10, -10]],
        "error.weights.too_large": [[11, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1e300]],
        "error.weights.all_zero": [[0] * 6],
    }
    bounds = {
        "error.bounds.not_integer": [(199.5, 140), ("200", 140), (200, None), (True, 140)],
        "error.bounds.out_of_range": [(301, 140), (200, 99), (200, -140)],
        "error.bounds.order": [(140, 140), (140, 200)],
    }
    what_ifs = {
        "error.service.unknown": [{"id": 5, "index": "ease", "score": 1}],
        "error.what_if.index": [{"id": 4, "index": "beauty", "score": 1}],
        "error.what_if.score": [
            {"id": 4, "index": "ease", "score": score} for score in (0, 4, -1, 1.5, "2", None, True)
        ],
    }
    tables = {
        "error.scores.shape": [[{"id": 4, "scores": [1, 2, 3]}], [*rows, {"id": 8, "scores": []}]],
        "error.scores.not_integer": [
            [{"id": 4, "scores": [1, 2, 3, 1, 2, bad]}] for bad in (1.5, "1", None)
        ],
        "error.scores.out_of_range": [
            [{"id": 4, "scores": [1, 2, 3, 1, 2, bad]}] for bad in (0, 4, -1, 300)
        ],
        "error.service.duplicate": [[rows[0], rows[1], rows[0]]],
    }
    found = [{**good, "weights": w, "code": code} for code, bad in weights.items() for w in bad]
    found += [
        {**good, "bounds": {"group_1": first, "group_2": second}, "code": code}
        for code, bad in bounds.items()
        for first, second in bad
    ]
    found += [
        {**good, "what_ifs": [bad], "code": code} for code, each in what_ifs.items() for bad in each
    ]
    found = [{"rows": rows, **refusal} for refusal in found]
    return found + [{"rows": t, **good, "code": code} for code, bad in tables.items() for t in bad]


def make() -> dict[str, Any]:
    random = Random(SEED)
    named = tables(random)
    return {
        "about": "Made by tests/model/scoring_vectors.py, values by tests/model/oracle.py.",
        "report_weights": REPORT,
        "report_bounds": {"group_1": REPORT_BOUNDS[0], "group_2": REPORT_BOUNDS[1]},
        "tables": named,
        "cases": cases(named, random),
        "refusals": refusals(),
    }


def as_text(vectors: dict[str, Any]) -> str:
    """JSON with one table, case or refusal a line, so that a change shows where it is."""

    def packed(value: object) -> str:
        return json.dumps(value, separators=(",", ":"))

    parts = [
        f'"{key}":{packed(vectors[key])}' for key in ("about", "report_weights", "report_bounds")
    ]
    named = ",\n".join(f'"{name}":{packed(rows)}' for name, rows in vectors["tables"].items())
    parts.append('"tables":{\n' + named + "\n}")
    for key in ("cases", "refusals"):
        parts.append(f'"{key}":[\n' + ",\n".join(packed(each) for each in vectors[key]) + "\n]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    PATH.write_text(as_text(make()), encoding="utf-8", newline="\n")
