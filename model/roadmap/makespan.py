"""The shortest schedule of a project network, so that the planner can be held to known optima.

The same two steps as for a roadmap: a serial schedule at once, then CP-SAT begun from it, with a
bound. Here periods are many and only the end counts, which intervals serve better than steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ortools.sat.python import cp_model

from model.errors import InvalidInput, quoted
from model.roadmap.network import Network

MOST_SECONDS: Final = 3_600.0
MOST_WORKERS: Final = 64


@dataclass(frozen=True)
class Schedule:
    """When each job begins.

    Attributes
    ----------
    starts : tuple of int
        The period in which each job begins, from 0.
    makespan : int
        When the last is finished.
    bound : int
        None can be finished sooner.
    """

    starts: tuple[int, ...]
    makespan: int
    bound: int

    @property
    def optimal(self) -> bool:
        """Whether it is proven that none is shorter."""
        return self.makespan == self.bound


def shortest(
    network: Network, *, seconds: float = 10.0, workers: int = 1, seed: int = 0
) -> Schedule:
    """Look for the shortest schedule.

    Parameters
    ----------
    seconds : float
        How long to look; a limit always ends with a schedule.
    workers : int
        Searches side by side; only a single one gives the same schedule every time.

    Raises
    ------
    InvalidInput
        ``error.roadmap.seconds``, ``error.network.workers``.
    """
    if not 0 < seconds <= MOST_SECONDS:
        raise InvalidInput("error.roadmap.seconds", value=quoted(seconds), maximum=MOST_SECONDS)
    if not 1 <= workers <= MOST_WORKERS:
        raise InvalidInput("error.network.workers", value=quoted(workers), maximum=MOST_WORKERS)
    first = at_once(network)
    if first.optimal:
        return first
    model = cp_model.CpModel()
    latest = [first.makespan - tail for tail in tails(network)]
    heads_ = heads(network)
    starts = [model.new_int_var(low, high, "") for low, high in zip(heads_, latest, strict=True)]
    end = model.new_int_var(first.bound, first.makespan, "")
    _constrain(model, network, starts, end)
    model.minimize(end)
    for variable, start in zip(starts, first.starts, strict=True):
        model.add_hint(variable, start)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    bound = max(first.bound, int(solver.best_objective_bound + 0.5))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Schedule(first.starts, first.makespan, min(bound, first.makespan))
    found = tuple(solver.value(variable) for variable in starts)
    makespan = _end(network, found)
    return Schedule(found, makespan, min(bound, makespan))


def _constrain(
    model: cp_model.CpModel, network: Network, starts: list[cp_model.IntVar], end: cp_model.IntVar
) -> None:
    durations = network.durations
    for job, others in enumerate(network.successors):
        model.add(starts[job] + durations[job] <= end)
        for other in others:
            model.add(starts[job] + durations[job] <= starts[other])
    intervals = [
        model.new_fixed_size_interval_var(start, duration, "")
        for start, duration in zip(starts, durations, strict=True)
    ]
    for resource, capacity in enumerate(network.capacities):
        users = [
            job
            for job, demands in enumerate(network.demands)
            if demands[resource] and durations[job]
        ]
        demands = [network.demands[job][resource] for job in users]
        if sum(demands) > capacity:
            model.add_cumulative([intervals[job] for job in users], demands, capacity)


def heads(network: Network) -> list[int]:
    """When each job can begin at the soonest if no resource ever lacks."""
    found = [0] * len(network.durations)
    for job in network.order:
        for other in network.successors[job]:
            found[other] = max(found[other], found[job] + network.durations[job])
    return found


def tails(network: Network) -> list[int]:
    """How long it is at least from the beginning of each job to the end of all."""
    found = list(network.durations)
    for job in reversed(network.order):
        behind = [found[other] for other in network.successors[job]]
        found[job] = network.durations[job] + max(behind, default=0)
    return found


def at_once(network: Network) -> Schedule:
    """The best of a few serial schedules, with a bound from the longest path and the resources."""
    tail, head = tails(network), heads(network)
    followers = [len(others) for others in network.successors]
    work = [
        duration * sum(demands)
        for duration, demands in zip(network.durations, network.demands, strict=True)
    ]
    rules = [
        [-length for length in tail],
        [(head[job] - tail[job]) for job in range(len(tail))],
        [-(tail[job] + count) for job, count in enumerate(followers)],
        [-(amount + tail[job]) for job, amount in enumerate(work)],
    ]
    schedules = [_serial(network, keys) for keys in rules]
    best = min(schedules, key=lambda starts: _end(network, starts))
    makespan = _end(network, best)
    bound = max(tail)
    for resource, capacity in enumerate(network.capacities):
        amount = sum(
            duration * demands[resource]
            for duration, demands in zip(network.durations, network.demands, strict=True)
        )
        if capacity:
            bound = max(bound, -(-amount // capacity))
    return Schedule(best, makespan, min(bound, makespan))


def _end(network: Network, starts: tuple[int, ...]) -> int:
    return max(start + took for start, took in zip(starts, network.durations, strict=True))


def _serial(network: Network, keys: list[int]) -> tuple[int, ...]:
    """One job after the other, of those that may come next the one with the least key."""
    horizon = sum(network.durations) + 1
    left = [[capacity] * horizon for capacity in network.capacities]
    waiting = [len(others) for others in network.predecessors]
    ready = [job for job, count in enumerate(waiting) if not count]
    starts = [0] * len(keys)
    while ready:
        job = min(ready, key=lambda one: (keys[one], one))
        ready.remove(job)
        duration = network.durations[job]
        before = network.predecessors[job]
        first = max((starts[other] + network.durations[other] for other in before), default=0)
        starts[job] = _room(left, network.demands[job], first, duration)
        for row, amount in zip(left, network.demands[job], strict=True):
            for period in range(starts[job], starts[job] + duration):
                row[period] -= amount
        for other in network.successors[job]:
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    return tuple(starts)


def _room(left: list[list[int]], demands: tuple[int, ...], first: int, duration: int) -> int:
    start = first
    while True:
        blocked = -1
        for row, amount in zip(left, demands, strict=True):
            if amount:
                for period in range(start + duration - 1, max(start, blocked + 1) - 1, -1):
                    if row[period] < amount:
                        blocked = period
                        break
        if blocked < start:
            return start
        start = blocked + 1
