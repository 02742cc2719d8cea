"""How fast the robustness analyses are, held to the goals and to peers, in one run.

    python -m benchmarks.bench_robustness

The report's sixty services, and sixty at random of which nearly all differ. Acceptability is
counted on 10,000 weights by Tarazu; by pysensmcda, in a process of its own, with pymcdm's weighted
sum as its documentation has it and with a bare product; and by a loop over pymcdm with and without
its validation, over a tenth of the weights and multiplied. The goals are held to the peers as
documented. Rounds are interleaved; medians are shown. Beside the time that passed stands the time
of the processor where the work is all in this process: on a busy machine they are far apart.
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from pymcdm.methods import WSM

from benchmarks.peers import pysensmcda
from model.robustness.box import around
from model.robustness.extremes import extremes
from model.robustness.intervals import stability
from model.robustness.preference import preference
from model.robustness.reach import Above, IntoFirst, IntoGroup, Target, reach
from model.robustness.sampling import Anywhere
from model.robustness.smaa import acceptability
from model.robustness.steps import all_steps, service_steps
from model.scoring import Ranking, ScoreTable, rank
from model.weights import INDEX_IDS, Weights

WEIGHTS = Weights((3, 1, 1, 2, 2, 1))
SEED = 1398
ROUNDS = 9
SAMPLES = 10_000
LOOPED = SAMPLES // 10
TURNS = 3
MANY = 10_000
GIBIBYTE = 2**30
PEERS = {"pysensmcda": 20, "a loop over pymcdm": 300}
"""At least so many times as fast as each peer."""
FRAME = 16.7
"""Milliseconds between two pictures on a screen."""

verdicts: list[str] = []


def report() -> Ranking:
    """Rank the sixty services as the report does."""
    path = Path(__file__).parents[1] / "data" / "scores.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    scores = [[int(row[index]) for index in INDEX_IDS] for row in rows]
    return rank(ScoreTable([int(row["todo_id"]) for row in rows], scores), WEIGHTS)


def at_random(services: int) -> Ranking:
    """Rank services with random scores."""
    scores = np.random.default_rng(SEED).integers(1, 4, (services, 6), dtype=np.int8)
    return rank(ScoreTable(np.arange(services), scores), WEIGHTS)


class Took(NamedTuple):
    """How long some work took."""

    passed: float
    processor: float | None = None


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> Took:
    """Median times of some work after a first go."""
    work()
    runs = [timed(work) for _ in range(rounds)]
    return Took(*(1e3 * median(column) for column in zip(*runs, strict=True)))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that passed, and those of the processor."""
    passed, processor = perf_counter(), process_time()
    work()
    return perf_counter() - passed, process_time() - processor


def show(what: str, took: Took | float, goal: float | None = None, unit: str = "ms") -> None:
    """Print a figure, and remember whether its goal is met."""
    passed, processor = took if isinstance(took, Took) else (took, None)
    beside = "" if processor is None else f"{processor:>10,.1f} {unit} of the processor"
    print(f"{what:<62}{passed:>10,.1f} {unit}{beside}")
    if goal is not None:
        met = "met" if passed <= goal else "MISSED"
        verdicts.append(f"goal {what}, {goal:g} {unit}: {met} ({passed:.1f} {unit}{beside})")


def faster(peer: str, ours: float, theirs: float, goal: float | None) -> None:
    """Print how many times as fast as a peer, and remember whether the goal is met."""
    ratio = theirs / ours
    print(f"{peer:<62}{theirs:>10,.1f} ms, {ratio:,.0f} times ours")
    if goal is not None:
        met = "met" if ratio >= goal else "MISSED"
        verdicts.append(f"goal {goal:g} times as fast as {peer}: {met} ({ratio:.0f} times)")


def bench_acceptability(ranking: Ranking) -> None:
    """Count rank acceptability, taking turns with the peers."""
    scores = ranking.table.scores
    rng = np.random.default_rng(SEED)
    units = np.concatenate(list(Anywhere().samples(rng, SAMPLES))).astype(float)
    weights = units / units.sum(axis=1, keepdims=True)
    contestants: dict[str, Callable[[], tuple[float, ...]]] = {
        "Tarazu": lambda: timed(lambda: acceptability(ranking, samples=SAMPLES)),
        "pysensmcda": lambda: (theirs("documented"),),
        "pysensmcda, a bare product": lambda: (theirs("leanest"),),
        "a loop over pymcdm": lambda: (looped(scores, weights, validation=True),),
        "a loop over pymcdm, no validation": lambda: (looped(scores, weights, validation=False),),
    }
    times: dict[str, list[tuple[float, ...]]] = {name: [] for name in contestants}
    with pysensmcda(scores, weights) as theirs:
        for _ in range(ROUNDS):
            for name, work in contestants.items():
                times[name].append(work())
    found = {
        name: Took(*(1e3 * median(column) for column in zip(*runs[1:], strict=True)))
        for name, runs in times.items()
    }
    ours = found.pop("Tarazu")
    show(f"acceptability of {len(ranking)} services, 10,000 samples", ours, 15)
    for name, took in found.items():
        faster(name, ours.passed, took.passed, PEERS.get(name))


def looped(
    scores: npt.NDArray[np.int8], weights: npt.NDArray[np.float64], validation: bool
) -> float:
    """Rank with pymcdm, one weight vector after another; seconds for all of them."""
    method = WSM(normalization_function=lambda column, cost=False: column)
    floats, types = scores.astype(float), np.ones(scores.shape[1])

    def work() -> None:
        for one in weights[:LOOPED]:
            method.rank(method(floats, one, types, validation))

    return timed(work)[0] * len(weights) / LOOPED


def bench_exact(name: str, ranking: Ranking) -> None:
    """Time the exact analyses of one table."""
    one = int(ranking.ids[len(ranking) // 2])
    show(f"{name}: all intervals", milliseconds(lambda: stability(ranking, 10)), 30)
    show(
        f"{name}: all {6 * len(ranking)} step functions",
        milliseconds(lambda: all_steps(ranking)),
        30,
    )
    six = milliseconds(lambda: [service_steps(ranking, index, one) for index in INDEX_IDS])
    show(f"{name}: a service's steps under all six sliders, a frame", six, FRAME)
    for points in (5, 10, 20, 100):
        box = around(WEIGHTS, points)
        took = milliseconds(partial(extremes, ranking, box), 3)
        show(f"{name}: best and worst of all within {points} points", took, 1500)
    box = around(WEIGHTS, 10)
    show(
        f"{name}: necessary preference of all pairs",
        milliseconds(lambda: preference(ranking.table, box)),
    )


def bench_reach(ranking: Ranking) -> None:
    """Time what it would take, over some services."""
    first = int(ranking.ids[ranking.order[0]])
    targets: dict[str, Target] = {
        "into group 1": IntoGroup(1),
        "above the first": Above(first),
        "into the first 10": IntoFirst(10),
    }
    for name, target in targets.items():
        ids = [int(ranking.ids[row]) for row in ranking.order[1::4]]
        took = [1e3 * timed(partial(reach, ranking, one, target))[0] for one in ids]
        show(f"what would it take: {name}, median", median(took))
        show(f"what would it take: {name}, slowest", max(took))


def bench_large() -> None:
    """Time ten thousand services, each time in a process that says what memory it took.

    How the time grows is told by the least that the processor needed in a few turns: others on the
    machine can only add to it.
    """
    for q in (0.0, 0.1):
        turns = [[large(services, q) for services in (MANY // 10, MANY)] for _ in range(TURNS)]
        few, many = (min(turn[place] for turn in turns) for place in (0, 1))
        name = f"10,000 samples of 10,000 services, q = {q}"
        show(name, Took(many.passed, many.processor), None, "s")
        show(f"{name}: peak memory", many.peak, 2, "GiB")
        ratio = many.processor / few.processor
        show(f"{name}: times 1,000 services", ratio, 15 if q else None, "")


class Large(NamedTuple):
    """What one large table takes: seconds of the processor and in all, gibibytes."""

    processor: float
    passed: float
    peak: float


def large(services: int, q: float) -> Large:
    """Count one large table in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.bench_robustness", str(services), str(q)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return Large(*map(float, answer))


def once(services: int, q: float) -> None:
    """Count one large table and print what it took."""
    ranking = at_random(services)
    passed, processor = timed(lambda: acceptability(ranking, samples=SAMPLES, q=q))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(processor, passed, peak / GIBIBYTE)


def main() -> None:
    """Print the figures and which goals are missed."""
    # pymcdm warns of dominated services, of which a council's list is full.
    warnings.filterwarnings("ignore", module="pymcdm")
    bench_acceptability(report())
    bench_acceptability(at_random(60))
    print()
    bench_exact("report", report())
    bench_exact("random", at_random(60))
    print()
    bench_reach(report())
    print()
    bench_large()
    print("", *verdicts, sep="\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        once(int(sys.argv[1]), float(sys.argv[2]))
    else:
        main()
