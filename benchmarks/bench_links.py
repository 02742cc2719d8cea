"""Who waits for what, for one city and for a hundred, against networkx, in one run.

    python -m benchmarks.bench_links

One city is the data package itself. The national catalogue is generated from it, from a seed: a
hundred cities with services, systems, integrated systems and prerequisites of their own, whose
links lead to other services of the city and whose statuses are drawn anew, and with the same bodies
for all, so that a body holds up thousands of services.

Tarazu says of every service what it waits for and of every other thing what waits for it, with
priority totals and groups: from the rows of the catalogue (the goals are held to this line), with
the graph of the links made beforehand, and with the links known and only a weight moved. networkx
is given the same edges between the same things that are not there; it makes its own graph of them
and finds for every service its descendants and for every other thing its ancestors, and the sums
are then made as plainly as one would. Both must say the same. Rounds are interleaved; medians are
shown.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import networkx as nx

from model.catalogue import Catalogue, Record, ServiceStatus, SystemStatus
from model.graph import Graph, NodeKind
from model.impact import Impacts
from model.leverage import Leverage
from model.links import catalogue_graph
from model.scoring import GROUPS, Ranking
from model.settings import ROOT
from model.store import open_store
from model.waiting import DELIVERABLE, Waits
from model.weighing import report_ranking
from model.worth import worths

WHOLE = "Tarazu, from the rows"
OURS = "Tarazu, links known"
CITIES = 100
SEED = 1398
ROUNDS = 7
TOGETHER = (1, 2, 3, 5, 8, 10, 15, 20)
GOALS = {1: 0.020, CITIES: 1.0}
"""Seconds for everything, by number of cities."""
GOAL_TOGETHER = 1.0
"""Seconds for the best deliveries together in one city, ties included."""

Answer = tuple[dict[int, int], list[int], list[tuple[int, ...]]]
"""By service how much it waits for; of every other thing the priority and the groups waiting."""
Contestant = tuple[Callable[[], Any], Callable[[Any], object]]
"""What makes what it is given, and what it does with it."""


def qom() -> Catalogue:
    """The catalogue of the data package."""
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'bench.db'}", ROOT / "data")
        catalogue = store.catalogue()
        store.close()
    return catalogue


def nation(city: Catalogue, cities: int, seed: int) -> Catalogue:
    """As many cities like one, in a single catalogue."""
    draw = Random(seed)
    parts = [_another(city, number, draw) for number in range(cities)]
    rows: dict[str, Any] = {
        name: tuple(row for part in parts for row in part[name]) for name in parts[0]
    }
    return replace(city, **rows)


def _another(city: Catalogue, number: int, draw: Random) -> dict[str, list[Record]]:
    """The rows of one more city: other numbers and ids, other links, other statuses."""
    numbers = [service.service_id for service in city.services]
    others = draw.sample(numbers, len(numbers))
    step = number * max(numbers)
    service: dict[int | None, int | None] = {None: None}
    service |= {old: new + step for old, new in zip(numbers, others, strict=True)}
    todo: dict[int | None, int | None] = {None: None}
    todo |= {row.todo_id: row.todo_id + step for row in city.scores}

    def name(text: str | None) -> str | None:
        return None if text is None else f"{number}.{text}"

    changes: dict[str, Callable[[Any], dict[str, object]]] = {
        "services": lambda row: {
            "service_id": row.service_id + step,
            "todo_id": todo[row.todo_id],
            "status": draw.choice(list(ServiceStatus)),
        },
        "scores": lambda row: {"todo_id": todo[row.todo_id]},
        "integrated_systems": lambda row: {"integrated_system_id": name(row.integrated_system_id)},
        "systems": lambda row: {
            "system_id": name(row.system_id),
            "integrated_system": name(row.integrated_system),
            "status": draw.choice(list(SystemStatus)),
        },
        "service_systems": lambda row: {
            "system": name(row.system),
            "service": service[row.service],
        },
        "system_links": lambda row: {
            "system": name(row.system),
            "related_system": name(row.related_system),
            "related_integrated": name(row.related_integrated),
        },
        "prerequisites": lambda row: {"prerequisite_id": name(row.prerequisite_id)},
        "prerequisite_bodies": lambda row: {"prerequisite": name(row.prerequisite)},
        "prerequisite_services": lambda row: {
            "prerequisite": name(row.prerequisite),
            "service": service[row.service],
        },
        "prerequisite_systems": lambda row: {
            "prerequisite": name(row.prerequisite),
            "system": name(row.system),
        },
    }
    return {
        table: [replace(row, **change(row)) for row in getattr(city, table)]
        for table, change in changes.items()
    }


def ours(catalogue: Catalogue, ranking: Ranking, graph: Graph) -> Answer:
    """What everything waits for and what waits for everything."""
    waits = Waits(graph)
    impacts = Impacts(graph, worths(catalogue, ranking))
    holders = {wait.service: len(wait.holders) for wait in waits.all()}
    others = range(len(graph.of_kind(NodeKind.SERVICE)), len(graph))
    total = [int(impacts.totals[place]) for place in others]
    group = [tuple(impacts.groups[place].tolist()) for place in others]
    return holders, total, group


def theirs(catalogue: Catalogue, ranking: Ranking, graph: Graph) -> Answer:
    """The same by networkx."""
    waiting: nx.DiGraph = nx.DiGraph()
    waiting.add_nodes_from(range(len(graph)))
    waiting.add_edges_from(
        (place, need) for place, needs in enumerate(graph.waiting_needs) for need in needs
    )
    known = worths(catalogue, ranking)
    services = graph.of_kind(NodeKind.SERVICE)
    kinds = [item.node.kind for item in graph.items]
    number = [int(graph.items[place].node.id) for place in services]
    holders = {
        number[place]: sum(kinds[p] in DELIVERABLE for p in nx.descendants(waiting, place))
        for place in services
        if not graph.items[place].there
    }
    total, group = [], []
    for place in range(len(services), len(graph)):
        near = [place]
        if kinds[place] is NodeKind.INTEGRATED_SYSTEM:
            near += waiting.successors(place)
        users = {user for start in near for user in nx.ancestors(waiting, start)}
        found = [known.get(number[user]) for user in users if user < len(services)]
        scored = [worth for worth in found if worth is not None]
        total.append(sum(worth.total for worth in scored))
        group.append(tuple(sum(worth.group == one for worth in scored) for one in GROUPS))
    return holders, total, group


def contestants(catalogue: Catalogue, ranking: Ranking, graph: Graph) -> dict[str, Contestant]:
    """Who takes part; each is given a graph of its own, since a graph keeps what it finds."""

    def anew() -> Graph:
        return catalogue_graph(catalogue)

    return {
        WHOLE: (dict, lambda _: ours(catalogue, ranking, anew())),
        OURS: (anew, partial(ours, catalogue, ranking)),
        "networkx, links known": (anew, partial(theirs, catalogue, ranking)),
        "Tarazu, weight moved": (
            lambda: graph,
            lambda known: Impacts(known, worths(catalogue, ranking)),
        ),
    }


def seconds(contestants: dict[str, Contestant], rounds: int) -> dict[str, float]:
    """Median seconds of each, taking turns; what a contestant is given first is not counted."""
    measured: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, (given, run) in contestants.items():
            first = given()
            gc.collect()  # what one left behind is not charged to the next
            start = perf_counter()
            run(first)
            measured[name].append(perf_counter() - start)
    return {name: median(runs) for name, runs in measured.items()}


def main() -> None:
    """Print the tables and which goal is missed."""
    verdicts = []
    city = qom()
    print(f"{'cities':>7}{'things':>9}{'links':>9}  {'by':<28}{'ms':>10}{'times ours':>12}")
    for cities, goal in GOALS.items():
        catalogue = city if cities == 1 else nation(city, cities, SEED)
        ranking, graph = report_ranking(catalogue), catalogue_graph(catalogue)
        if ours(catalogue, ranking, graph) != theirs(catalogue, ranking, graph):
            raise SystemExit("Tarazu and networkx do not agree")
        taken = seconds(contestants(catalogue, ranking, graph), ROUNDS)
        for name, time in taken.items():
            size = f"{cities:>7}{len(graph):>9,}{len(graph.edges):>9,}"
            print(f"{size}  {name:<28}{1000 * time:>10,.1f}{time / taken[OURS]:>12,.1f}")
        verdicts.append(verdict(f"everything, cities: {cities}", taken[WHOLE], goal))
    leverage = Leverage(Waits(catalogue_graph(city)), worths(city, report_ranking(city)))
    print(f"\n{'together':>9}{'ms':>8}{'best':>7}{'one by one':>12}{'as good':>9}")
    taken = seconds({str(k): (partial(int, k), leverage.together) for k in TOGETHER}, ROUNDS)
    for most in TOGETHER:
        found = leverage.together(most)
        ties = f"{len(found.ties)}{'+' if found.more_ties else ''}"
        time = 1000 * taken[str(most)]
        print(f"{most:>9}{time:>8.0f}{found.best.gain:>7}{found.greedy.gain:>12}{ties:>9}")
    verdicts.append(verdict("best together, slowest", max(taken.values()), GOAL_TOGETHER))
    print("", *verdicts, sep="\n")


def verdict(what: str, taken: float, goal: float) -> str:
    """Say whether a goal is met."""
    met = "met" if taken <= goal else "MISSED"
    return f"goal for {what}, {1000 * goal:.0f} ms: {met} ({1000 * taken:.0f} ms)"


if __name__ == "__main__":
    main()
