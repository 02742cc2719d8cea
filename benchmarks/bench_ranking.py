"""Ranking 60 and 100,000 services against scikit-criteria and pymcdm, in one run.

    python -m benchmarks.bench_ranking

Each gets what it can prepare (a checked table of scores and weights, a decision matrix, an array of
floats) and gives totals and ranks. The peers get the weights as shares of 1, as pymcdm's
documentation asks. The goals are held to each peer called as documented; further lines show
scikit-criteria with the new matrix that a moved weight needs, pymcdm without its validation, and
Tarazu with checking the weights and with all that a ranking can say. Rounds are interleaved, so
that whatever else the machine does falls on all; medians are shown.
"Wrong" counts the services that do not share their rank with exactly those of the same total.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np
import numpy.typing as npt
from pymcdm.methods import WSM
from skcriteria import mkdm
from skcriteria.agg.simple import WeightedSumModel

from model.scoring import Ranking, ScoreTable, rank
from model.weights import Weights

WEIGHTS = Weights((3, 1, 1, 2, 2, 1))
SEED = 1398
ROUNDS = 15
OURS = "Tarazu"
PEERS = ("scikit-criteria", "pymcdm")
GOALS = {60: 80, 100_000: 50}
"""At least so many times as fast as each peer, by number of services."""

Ranker = Callable[[], npt.NDArray[np.generic]]


def rankers(scores: npt.NDArray[np.int8]) -> dict[str, Ranker]:
    """The contestants on one table of scores, shape (n, 6); each returns ranks, shape (n,)."""
    shares = np.array(WEIGHTS.values) / WEIGHTS.sum
    table = ScoreTable(np.arange(1, len(scores) + 1), scores)
    new_matrix = partial(mkdm, scores, [max] * len(shares), weights=shares)
    matrix = new_matrix()
    weighted_sum = WeightedSumModel()
    floats, types = scores.astype(float), np.ones(len(shares))
    # Scores share one scale already; pymcdm normalises unless it is given something that does not.
    method = WSM(normalization_function=lambda column, cost=False: column)

    def ours_with_everything() -> npt.NDArray[np.generic]:
        ranking = rank(table, WEIGHTS)
        for name in EVERYTHING:
            getattr(ranking, name)
        return ranking.ranks

    return {
        OURS: lambda: rank(table, WEIGHTS).ranks,
        "Tarazu, checking weights": lambda: rank(table, Weights(WEIGHTS.values)).ranks,
        "Tarazu, every intermediate": ours_with_everything,
        PEERS[0]: lambda: weighted_sum.evaluate(matrix).rank_,
        "scikit-criteria, new matrix": lambda: weighted_sum.evaluate(new_matrix()).rank_,
        PEERS[1]: lambda: method.rank(method(floats, shares, types)),
        "pymcdm, no validation": lambda: method.rank(method(floats, shares, types, False)),
    }


EVERYTHING = (
    *("totals", "ranks", "tied", "groups", "contributions", "points_up", "points_down"),
    *("mean_hundredths", "order", "group_counts"),
)


def times(contestants: dict[str, Ranker]) -> dict[str, float]:
    """Median seconds of one ranking, contestants taking turns."""
    repeats = {name: max(1, int(0.005 / _once(ranker))) for name, ranker in contestants.items()}
    measured: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name, ranker in contestants.items():
            start = perf_counter()
            for _ in range(repeats[name]):
                ranker()
            measured[name].append((perf_counter() - start) / repeats[name])
    return {name: median(runs) for name, runs in measured.items()}


def _once(ranker: Ranker) -> float:
    ranker()
    start = perf_counter()
    ranker()
    return perf_counter() - start


def wrong_company(ranks: npt.NDArray[np.generic], exact: Ranking) -> int:
    """How many services do not share their rank with exactly those of the same total."""
    _, together, size = np.unique(ranks, return_inverse=True, return_counts=True)
    _, both = np.unique(np.stack([together, exact.ranks]), axis=1, return_inverse=True)
    level = np.bincount(exact.ranks)[exact.ranks]
    agreeing = np.bincount(both)[both]
    return int(((agreeing != level) | (size[together] != level)).sum())


def main() -> None:
    """Print the table and which goal is missed."""
    # pymcdm warns of dominated services, of which a council's list is full.
    warnings.filterwarnings("ignore", module="pymcdm")
    print(f"{'services':>9}  {'ranking by':<28}{'µs':>12}{'times ours':>12}{'wrong':>9}")
    verdicts = []
    for services, goal in GOALS.items():
        scores = np.random.default_rng(SEED).integers(1, 4, (services, 6), dtype=np.int8)
        exact = rank(ScoreTable(np.arange(services), scores), WEIGHTS)
        contestants = rankers(scores)
        seconds = times(contestants)
        for name, ranker in contestants.items():
            ratio = seconds[name] / seconds[OURS]
            wrong = wrong_company(ranker(), exact)
            micro = seconds[name] * 1e6
            print(f"{services:>9,}  {name:<28}{micro:>12,.1f}{ratio:>12,.1f}{wrong:>9,}")
        for peer in PEERS:
            reached = seconds[peer] / seconds[OURS]
            verdicts.append(
                f"goal at {services:,} services, {goal} times as fast as {peer}: "
                f"{'met' if reached >= goal else 'MISSED'} ({reached:.0f} times)"
            )
    print("", *verdicts, sep="\n")


if __name__ == "__main__":
    main()
