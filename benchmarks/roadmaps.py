"""Planning problems at random, like a city's: services, the systems they need, outside bodies."""

from __future__ import annotations

import numpy as np

from model.calendar import Quarter
from model.roadmap.network import Network
from model.roadmap.problem import Problem
from model.roadmap.records import Fact, Item, ItemKind, Measure, Resource

QUARTERS = 12
DOMAINS = tuple("abcdefghij")


def generated(seed: int, times: int = 1) -> Problem:
    """Make a problem with 60 services, 72 systems and 31 prerequisites, so many times over."""
    rng = np.random.default_rng(seed)
    systems = [_system(rng, number, times) for number in range(72 * times)]
    own = [_own(rng, number) for number in range(6 * times)]
    outside = [_outside(rng, number) for number in range(25 * times)]
    services = [_service(rng, number, times) for number in range(60 * times)]
    items = (*services, *systems, *own, *outside)
    work = sum(item.duration * item.load for item in items)
    whole = int(work / QUARTERS * rng.uniform(1.0, 1.3))
    resources = [
        Resource(Measure.EFFORT, None, (whole,) * QUARTERS),
        Resource(Measure.COUNT, None, (24 * times,) * QUARTERS),
    ]
    for domain in DOMAINS:
        resources.append(Resource(Measure.EFFORT, domain, (whole // 4,) * QUARTERS))
        resources.append(Resource(Measure.COUNT, domain, (5 * times,) * QUARTERS))
    return Problem(Quarter(1405, 4), QUARTERS, items, tuple(resources))


def _some(rng: np.random.Generator, name: str, count: int, most: int) -> tuple[str, ...]:
    """Some of the things of a name that come before a number."""
    if not count:
        return ()
    drawn = rng.integers(0, count, rng.integers(0, most + 1))
    return tuple(f"{name}:{number}" for number in sorted(set(drawn.tolist())))


def _service(rng: np.random.Generator, number: int, times: int) -> Item:
    systems = _some(rng, "system", 72 * times, 2) or ("system:0",)
    bodies = _some(rng, "outside", 25 * times, 1) if rng.random() < 0.5 else ()
    points = int(rng.integers(10, 31))
    group = 1 if points >= 20 else 2 if points >= 14 else 3
    return Item(
        id=f"service:{number}",
        kind=ItemKind.SERVICE,
        duration=int(rng.choice([1, 1, 2])),
        load=int(rng.integers(3, 9)),
        domain=str(rng.choice(DOMAINS)),
        value=points * (50 * (3 - group) + 100),
        points=points,
        group=group,
        needs=systems + bodies,
    )


def _system(rng: np.random.Generator, number: int, times: int) -> Item:
    needs = _some(rng, "system", number, 2) if rng.random() < 0.3 else ()
    needs += _some(rng, "own", 6 * times, 1) if rng.random() < 0.1 else ()
    return Item(
        id=f"system:{number}",
        kind=ItemKind.SYSTEM,
        duration=int(rng.integers(1, 4)),
        load=int(rng.integers(4, 10)),
        domain=str(rng.choice(DOMAINS)),
        value=1,
        needs=needs,
    )


def _own(rng: np.random.Generator, number: int) -> Item:
    load = int(rng.integers(3, 6))
    return Item(f"own:{number}", ItemKind.PREREQUISITE, 2, load=load, value=1)


def _outside(rng: np.random.Generator, number: int) -> Item:
    return Item(
        id=f"outside:{number}",
        kind=ItemKind.PREREQUISITE,
        duration=1,
        bodies=(f"body:{number % 20}",),
        fixed=int(rng.integers(0, 8)),
        fact=Fact.EXPECTED,
    )


def network(seed: int, jobs: int) -> Network:
    """Make a project network with four resources, as PSPLIB's generator makes them."""
    rng = np.random.default_rng(seed)
    durations = (0, *rng.integers(1, 11, jobs).tolist(), 0)
    last = jobs + 1
    successors: list[set[int]] = [set() for _ in durations]
    for job in range(1, last):
        before = rng.integers(max(0, job - 12), job, rng.integers(1, 4))
        for other in before.tolist():
            successors[other].add(job)
    for job in range(last):
        if not successors[job]:
            successors[job].add(last)
    uses = rng.random((jobs, 4)) < 0.5
    amounts = np.where(uses, rng.integers(1, 11, (jobs, 4)), 0)
    demands = ((0,) * 4, *(tuple(row) for row in amounts.tolist()), (0,) * 4)
    capacities = tuple(int(most) for most in amounts.max(axis=0) + rng.integers(2, 14, 4))
    return Network(durations, tuple(tuple(sorted(one)) for one in successors), demands, capacities)
