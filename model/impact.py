"""What waits for a thing: for a system, an integrated system, a prerequisite or a body.

The other way round of `model.waiting`: a service waits for all that it needs and that is not there,
so all of these hold it up. An integrated system holds up what its systems hold up, and what is
related to it as a whole. Nothing waits for what is there, and an open service waits for nothing;
who uses a thing all the same, `users` says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from model.catalogue import ServiceStatus
from model.graph import Graph, Node, NodeKind
from model.reach import reached
from model.scoring import GROUPS
from model.worth import Worths

Services = tuple[int, ...]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Impact:
    """What waits for one thing.

    Attributes
    ----------
    node : Node
    services : tuple of int
        The services that wait for it, directly or through others.
    direct : tuple of int
        Those of them with nothing but a prerequisite of the body, or a system of the integrated
        system, in between; for a system or prerequisite, with nothing in between.
    systems : tuple of Node
        The other systems that wait for it.
    to_do, in_progress : int
        How far the services are.
    total : int
        The sum of their priority totals.
    unscored : int
        How many of them have no priority total, since the source scores only what is to do.
    groups : mapping of int to int
        How many are in each priority group.
    """

    node: Node
    services: Services
    direct: Services
    systems: tuple[Node, ...]
    to_do: int
    in_progress: int
    total: int
    unscored: int
    groups: Mapping[int, int]


class Impacts:
    """What waits for every thing of a graph, under one ranking.

    Parameters
    ----------
    graph : Graph
    worths : mapping of int to Worth
        By service; see `model.worth`.

    Attributes
    ----------
    counts : ndarray of int64, shape (n,)
        How many services wait for each item of the graph, in the order of `Graph.items`. A service
        that waits counts itself.
    totals : ndarray of int64, shape (n,)
        The sum of their priority totals.
    groups : ndarray of int64, shape (n, 3)
        How many of them are in each priority group.
    """

    def __init__(self, graph: Graph, worths: Worths) -> None:
        self.graph = graph
        self._worths = worths
        services = len(graph.of_kind(NodeKind.SERVICE))
        columns = np.zeros((services, 1 + len(GROUPS)), dtype=np.int64)
        for place, item in enumerate(graph.items[:services]):
            worth = worths.get(int(item.node.id))
            if worth is not None:
                columns[place, 0] = worth.total
                columns[place, worth.group] = 1
        waiting = [[user for user in users if user < services] for users in graph.waiting_for]
        self.counts: IntArray = np.fromiter(map(len, waiting), dtype=np.int64, count=len(graph))
        sums = _sums(columns, waiting, self.counts)
        self.totals: IntArray = sums[:, 0]
        self.groups: IntArray = sums[:, 1:]

    def of(self, node: Node) -> Impact:
        """What waits for one thing.

        Raises
        ------
        NotFound
            ``error.links.unknown``.
        """
        place = self.graph.place(node)
        waiting = [self.graph.items[p] for p in self.graph.waiting_for[place] if p != place]
        services = [item for item in waiting if item.node.kind is NodeKind.SERVICE]
        numbers = tuple(int(item.node.id) for item in services)
        worths = [self._worths[number] for number in numbers if number in self._worths]
        return Impact(
            node=node,
            services=numbers,
            direct=self._direct(place),
            systems=tuple(item.node for item in waiting if item.node.kind is NodeKind.SYSTEM),
            to_do=sum(item.status == ServiceStatus.TO_DO for item in services),
            in_progress=sum(item.status == ServiceStatus.IN_PROGRESS for item in services),
            total=sum(worth.total for worth in worths),
            unscored=len(numbers) - len(worths),
            groups={group: sum(worth.group == group for worth in worths) for group in GROUPS},
        )

    def _direct(self, place: int) -> Services:
        """The services a step away; bodies and integrated systems act through what is theirs."""
        graph = self.graph
        near: Sequence[int] = [place]
        match graph.items[place].node.kind:
            case NodeKind.BODY:
                near = graph.waiting_needed_by[place]
            case NodeKind.INTEGRATED_SYSTEM:
                near = graph.waiting_needs[place]
        users = {user for one in near for user in graph.waiting_needed_by[one]}
        found = [graph.items[user].node for user in sorted(users)]
        return tuple(int(node.id) for node in found if node.kind is NodeKind.SERVICE)

    def ranked(self, kind: NodeKind) -> tuple[Node, ...]:
        """The things of a kind that something waits for: most priority first, then most services.

        Equal ones stand in the order of their ids.
        """
        held = [place for place in self.graph.of_kind(kind) if self.counts[place]]
        held.sort(key=lambda place: (-self.totals[place], -self.counts[place], place))
        return tuple(self.graph.items[place].node for place in held)


def _sums(columns: IntArray, sets: Sequence[Sequence[int]], counts: IntArray) -> IntArray:
    """The sums of the rows of ``columns`` that each set names."""
    sums = np.zeros((len(sets), columns.shape[1]), dtype=np.int64)
    filled = np.flatnonzero(counts)
    if len(filled):
        rows = np.fromiter(chain.from_iterable(sets), dtype=np.intp, count=counts.sum())
        starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
        sums[filled] = np.add.reduceat(columns[rows], starts, axis=0)
    return sums


def users(graph: Graph, node: Node) -> tuple[Node, ...]:
    """All that needs a thing, directly or through others, whether it waits for it or not.

    Raises
    ------
    NotFound
        ``error.links.unknown``.
    """
    place = graph.place(node)
    starts = [place]
    if node.kind is NodeKind.INTEGRATED_SYSTEM:
        starts += graph.needs[place]
    found = {user for start in starts for user in reached(graph.needed_by, start)}
    return tuple(graph.items[user].node for user in sorted(found - set(starts)))
