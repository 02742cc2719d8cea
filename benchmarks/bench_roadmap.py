"""How fast plans are made, bettered, pushed and sampled, held to the goals, in one run.

    python -m benchmarks.bench_roadmap

Ten problems at random of a city's size, and three of ten times that. SciPy's MILP (HiGHS) solves
the very same rows as a peer. Project networks at random of 30 and 60 jobs show what share is solved
to proof in a second. Beside the time that passed stands the time of the processor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from statistics import median
from time import perf_counter, process_time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from benchmarks.roadmaps import generated, network
from model.roadmap.delays import Delay
from model.roadmap.makespan import shortest
from model.roadmap.plan import Method, Plan, make_plan, starts_of
from model.roadmap.problem import Problem
from model.roadmap.risk import risk
from model.roadmap.search import Search
from model.roadmap.serial import first_plan
from model.roadmap.slips import slip
from model.roadmap.solve import GAP, Nearness, improve
from model.roadmap.steps import ALWAYS, NEVER, Steps

INSTANCES = 10
ROUNDS = 5
CHANGES = 3
"""Changes after which each instance is planned anew."""

verdicts: list[str] = []


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds that passed, and those of the processor."""
    passed, processor = perf_counter(), process_time()
    work()
    return 1e3 * (perf_counter() - passed), 1e3 * (process_time() - processor)


def typical(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Median times of some work after a first go."""
    work()
    runs = [timed(work) for _ in range(rounds)]
    return median(run[0] for run in runs), median(run[1] for run in runs)


def show(what: str, runs: list[tuple[float, float]], goal: float, share: float = 0.5) -> None:
    """Print times over the instances, and hold the one at a share of them to its goal."""
    passed = sorted(run[0] for run in runs)
    at = passed[min(len(passed) - 1, max(0, round(share * len(passed)) - 1))]
    processor = median(run[1] for run in runs)
    print(f"{what:<58}{at:>10,.1f} ms, slowest {passed[-1]:,.1f} ms, processor {processor:,.1f} ms")
    met = "met" if at <= goal else "MISSED"
    verdicts.append(f"goal {what}, {goal:g} ms: {met} ({at:.1f} ms)")


def bench_first(name: str, problems: list[Problem], goal: float) -> None:
    """Time the plan that is made at once."""
    show(f"{name}: first plan", [typical(partial(first_plan, one)) for one in problems], goal)
    gaps = [first_plan(one).gap for one in problems]
    print(f"{'  its distance to the bound without capacities':<58}{100 * median(gaps):>10.1f} %")


def bench_better(name: str, problems: list[Problem], goal: float, seconds: float) -> list[Plan]:
    """Time the plan whose gap is proven to be one percent, and SciPy's MILP beside it."""
    plans, runs, peers, proven = [], [], [], 0
    for one in problems:
        runs.append(timed(lambda one=one: plans.append(improve(one, seconds=seconds))))
        proven += plans[-1].gap <= GAP
    share = 0.9
    show(f"{name}: 1 % proven, nine of ten", runs, goal, share)
    gained = [plan.value / first_plan(one).value for one, plan in zip(problems, plans, strict=True)]
    print(
        f"  proven in {proven} of {len(problems)}; better than the first by up to "
        f"{100 * (max(gained) - 1):.1f} %"
    )
    for one, plan in zip(problems, plans, strict=True):
        found: list[Plan | None] = []
        peers.append(timed(lambda one=one, found=found: found.append(highs(one, seconds))))
        other = found[0]
        if other is not None and other.value > plan.value / (1 - GAP):
            print("  the peer found a better plan")
    passed = sorted(run[0] for run in peers)
    at = passed[round(share * len(passed)) - 1]
    print(
        f"{'  peer: SciPy MILP on the same rows, nine of ten':<58}{at:>10,.1f} ms, "
        f"slowest {passed[-1]:,.1f} ms"
    )
    return plans


def highs(problem: Problem, seconds: float) -> Plan | None:
    """Solve the same program with SciPy's MILP."""
    steps = Steps(problem)
    width = len(steps.owners)
    rows: list[tuple[dict[int, int], int]] = list(steps.capacity_rows())
    for low, high in steps.order():
        if low in (NEVER, high) or high == ALWAYS:
            continue
        terms = {low: 1} if high == NEVER else {low: 1, high: -1}
        rows.append((terms, 0))
    entries = [
        (row, step, amount) for row, (terms, _) in enumerate(rows) for step, amount in terms.items()
    ]
    places = ([entry[0] for entry in entries], [entry[1] for entry in entries])
    matrix = csr_array(([entry[2] for entry in entries], places), (len(rows), width))
    limits = np.array([limit for _, limit in rows], dtype=float)
    aim, _ = steps.aim()
    cost = np.zeros(width)
    cost[list(aim)] = [-value for value in aim.values()]
    found = milp(
        cost,
        integrality=np.ones(width),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, ub=limits),
        options={"mip_rel_gap": GAP, "time_limit": 3 * seconds},
    )
    if found.x is None:
        return None
    starts = steps.starts(dict(enumerate((found.x > 0.5).astype(int).tolist())))
    return make_plan(problem, starts, bound=0, method=Method.SOLVER)


def bench_again(problems: list[Problem], plans: list[Plan]) -> None:
    """Time planning anew after one change, near the old plan."""
    runs, moved, losses = [], [], []
    for number, (one, plan) in enumerate(zip(problems, plans, strict=True)):
        rng = np.random.default_rng(number)
        free = [one.items[place] for place in one.free if one.items[place].id in plan.by_id]
        for change in rng.choice(len(free), CHANGES, replace=False).tolist():
            late = free[change]
            items = tuple(
                replace(item, duration=item.duration + 1) if item.id == late.id else item
                for item in one.items
            )
            changed = replace(one, items=items)
            found: list[Plan] = []
            near = Nearness(plan, 20)
            runs.append(
                timed(
                    lambda changed=changed, near=near, found=found: found.append(
                        improve(changed, near=near, seconds=2)
                    )
                )
            )
            before, after = starts_of(changed, plan), starts_of(changed, found[0])
            moved.append(sum(a != b for a, b in zip(before, after, strict=True)))
            losses.append(plan.value - found[0].value)
    show("plan anew after one change, near the old, half of them", runs, 300)
    within = sum(passed <= 300 for passed, _ in runs)
    print(f"  items moved: {median(moved):.0f}; within 300 ms: {within} of {len(runs)}")


def bench_slip(problems: list[Problem], plans: list[Plan]) -> None:
    """Time what slips when one body is two quarters late."""
    runs = []
    for one, plan in zip(problems, plans, strict=True):
        late = next(item.id for item in one.items if item.bodies)
        runs.append(typical(lambda one=one, plan=plan, late=late: slip(one, plan, {late: 2})))
    show("what slips", runs, 10)


def bench_risk(problems: list[Problem], plans: list[Plan]) -> None:
    """Time ten thousand samples of delays."""
    runs = []
    for one, plan in zip(problems, plans, strict=True):
        delays = {body: Delay(1, 4) for item in one.items for body in item.bodies}
        runs.append(typical(lambda one=one, plan=plan, delays=delays: risk(one, plan, delays), 2))
    show("10,000 samples of delays", runs, 300)


def bench_networks() -> None:
    """Count the project networks whose shortest schedule is proven within a second."""
    for jobs in (30, 60):
        found = [shortest(network(seed, jobs), seconds=1, workers=2) for seed in range(INSTANCES)]
        proven = sum(one.optimal for one in found)
        over = [one.makespan / one.bound - 1 for one in found]
        print(
            f"{f'networks of {jobs} jobs, a second, two searches':<58}{proven:>7} of {len(found)}"
            f" proven, up to {100 * max(over):.1f} % above the bound"
        )


def main() -> None:
    """Print the figures and which goals are missed."""
    small = [generated(seed) for seed in range(INSTANCES)]
    Search(small[0])  # what is imported and made once
    bench_first("a city", small, 10)
    plans = bench_better("a city", small, 1000, 10)
    bench_again(small, plans)
    bench_slip(small, plans)
    bench_risk(small, plans)
    print()
    large = [generated(seed, 10) for seed in range(3)]
    bench_first("ten times", large, 100)
    bench_better("ten times", large, 10_000, 20)
    print()
    bench_networks()
    print("", *verdicts, sep="\n")


if __name__ == "__main__":
    main()
