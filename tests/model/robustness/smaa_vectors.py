"""Makes tests/vectors/smaa.json: what pysensmcda counts on our own samples.

`python -m tests.model.robustness.smaa_vectors` writes it anew, in an environment of its own that
has numpy, scipy and pysensmcda 2.0.0, since that needs an older pandas than Tarazu. The samples are
drawn by the model; weights are whole numbers in it, so that sums are exact in floats too and
pysensmcda finds the same ties.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np

from model.robustness.box import around
from model.robustness.judging import score_errors
from model.robustness.sampling import WHOLE, Anywhere, InOrder, WeightModel, Within, order_of
from model.scoring import Ranking, ScoreTable, rank
from model.weights import INDEX_IDS, Weights

ROOT = Path(__file__).parents[3]
PATH = ROOT / "tests" / "vectors" / "smaa.json"
REPORT = Weights((3, 1, 1, 2, 2, 1))
MODELS: dict[str, WeightModel] = {
    "anywhere": Anywhere(),
    "within 10 points": Within(around(REPORT, 10)),
    "in order": InOrder(order_of(REPORT)),
}
CASES = [
    {"name": "any weights", "model": "anywhere", "samples": 2_000, "seed": 1, "k": 1, "q": 0.0},
    {"name": "a box", "model": "within 10 points", "samples": 1_500, "seed": 2, "k": 1, "q": 0.0},
    {"name": "an order", "model": "in order", "samples": 1_500, "seed": 3, "k": 1, "q": 0.0},
    {"name": "wrong scores", "model": "anywhere", "samples": 600, "seed": 4, "k": 1, "q": 0.2},
]


def question(case: dict[str, Any]) -> tuple[Ranking, WeightModel]:
    """The report's services, and what is known of the weights."""
    with (ROOT / "data" / "scores.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    scores = [[int(row[index]) for index in INDEX_IDS] for row in rows]
    table = ScoreTable([int(row["todo_id"]) for row in rows], scores)
    return rank(table, REPORT), MODELS[case["model"]]


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """What pysensmcda makes of one case."""
    from pysensmcda.smaa import central_weights, confidence_factors, simulate

    ranking, model = question(case)
    scores, q, samples = ranking.table.scores, case["q"], case["samples"]
    of_weights, of_scores, of_factors = np.random.default_rng(case["seed"]).spawn(3)
    weights = np.concatenate(list(model.samples(of_weights, samples))).astype(float)
    wrong = scores + score_errors(of_scores, scores, q, samples)
    types = np.ones(len(INDEX_IDS))
    found = simulate(
        weighted_sum,
        scores.astype(float),
        types,
        weights=weights,
        matrix_samples=wrong.astype(float) if q else None,
    )
    central = central_weights(found) / weights[0].sum()
    made = {
        **case,
        "rank_counts": found.rank_counts.astype(int).tolist(),
        "central_weights": [None if np.isnan(row).any() else row.tolist() for row in central],
    }
    if q:
        again = scores + score_errors(of_factors, scores, q, samples)
        factors = confidence_factors(
            weighted_sum, np.rint(central * WHOLE), types, matrix_samples=again.astype(float)
        )
        made["confidence_factors"] = [None if np.isnan(f) else f for f in factors.tolist()]
    return made


def weighted_sum(matrix: np.ndarray, weights: np.ndarray, types: np.ndarray) -> np.ndarray:
    return np.asarray(matrix @ weights)


if __name__ == "__main__":
    made = {"pysensmcda": "2.0.0", "cases": [answer(case) for case in CASES]}
    PATH.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
