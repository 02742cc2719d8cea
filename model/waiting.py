"""Whether a service can start, and if not, what it waits for and why.

A service that is not open yet waits for everything that it needs and that is not there
(`model.links` says what that is): every system that gives it, since the source calls a service the
output of its systems together, and whatever these need in turn, to any depth. What is there is not
looked behind: a system that is done runs, whatever a system that it is related to lacks.

The municipality's own prerequisites count with its systems: both are its own work. So a service

- is *ready to start* if it waits for nothing;
- *waits for a system* if it waits for the municipality's own work alone;
- *waits for a body* if it waits for prerequisites of other bodies alone;
- *waits for both*;
- has *no system named* if the source names no system that gives it. Then nothing that is known
  could open it, whatever else it waits for, and that is said first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from model.catalogue import ServiceStatus
from model.errors import InvalidInput
from model.graph import Edge, EdgeKind, Graph, Node, NodeKind, service_node
from model.reach import reaches


class WaitState(StrEnum):
    """How ready a service is, the readiest first and the unknown last."""

    READY_TO_START = "ready_to_start"
    WAITS_FOR_SYSTEM = "waits_for_system"
    WAITS_FOR_BODY = "waits_for_body"
    WAITS_FOR_BOTH = "waits_for_both"
    NO_SYSTEM_NAMED = "no_system_named"


DELIVERABLE: Final = (NodeKind.SYSTEM, NodeKind.PREREQUISITE)
"""What can be delivered by itself; an integrated system is there with its systems."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One service that is not open yet.

    Attributes
    ----------
    service : int
    status : ServiceStatus
        To do or in progress.
    state : WaitState
    systems, own, external : tuple of Node
        The systems, the municipality's own prerequisites and those of other bodies that it waits
        for, directly or through others.
    bodies : tuple of Node
        Whom it waits for: the bodies that owe these prerequisites.
    """

    service: int
    status: ServiceStatus
    state: WaitState
    systems: tuple[Node, ...]
    own: tuple[Node, ...]
    external: tuple[Node, ...]
    bodies: tuple[Node, ...]

    @property
    def holders(self) -> tuple[Node, ...]:
        """All that has to be delivered before it can open."""
        return self.systems + self.own + self.external


class Waits:
    """What the services wait for that are not open yet.

    Parameters
    ----------
    graph : Graph

    Attributes
    ----------
    states : mapping of int to WaitState
        By service.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        marked = [not item.there and item.node.kind in DELIVERABLE for item in graph.items]
        self._holders = reaches(graph.waiting_needs, graph.waiting_order, marked)
        self._named = {e.source for e in graph.edges if e.kind is EdgeKind.GIVEN_BY}
        self.states: Mapping[int, WaitState] = MappingProxyType(
            {
                int(graph.items[place].node.id): self._state(place)
                for place in graph.of_kind(NodeKind.SERVICE)
                if not graph.items[place].there
            }
        )

    def _state(self, place: int) -> WaitState:
        if self.graph.items[place].node not in self._named:
            return WaitState.NO_SYSTEM_NAMED
        others = {self.graph.items[held].other for held in self._holders[place]}
        if len(others) == 2:
            return WaitState.WAITS_FOR_BOTH
        if others:
            return WaitState.WAITS_FOR_BODY if True in others else WaitState.WAITS_FOR_SYSTEM
        return WaitState.READY_TO_START

    def of(self, service_id: int) -> Wait:
        """What one service waits for.

        Raises
        ------
        NotFound
            ``error.links.unknown``.
        InvalidInput
            ``error.waiting.open`` if it is open already.
        """
        items = self.graph.items
        place = self.graph.place(service_node(service_id))
        if items[place].there:
            raise InvalidInput("error.waiting.open", service=service_id)
        holders = [items[held] for held in self._holders[place]]
        owed = self.graph.of_kind(NodeKind.PREREQUISITE)
        bodies = {
            body
            for held in self._holders[place]
            if held in owed
            for body in self.graph.waiting_needs[held]
        }
        system = NodeKind.SYSTEM
        return Wait(
            service=service_id,
            status=ServiceStatus(items[place].status),
            state=self.states[service_id],
            systems=tuple(item.node for item in holders if item.node.kind is system),
            own=tuple(i.node for i in holders if i.node.kind is not system and not i.other),
            external=tuple(item.node for item in holders if item.other),
            bodies=tuple(items[body].node for body in sorted(bodies)),
        )

    def all(self) -> tuple[Wait, ...]:
        """Every service that is not open yet, by number."""
        return tuple(map(self.of, self.states))

    def counts(self, status: ServiceStatus = ServiceStatus.TO_DO) -> Mapping[WaitState, int]:
        """How many services of a status are in each state; they add up to all of that status."""
        items = self.graph.items
        found = Counter(
            self.states[int(items[place].node.id)]
            for place in self.graph.of_kind(NodeKind.SERVICE)
            if items[place].status == status and not items[place].there
        )
        return MappingProxyType({state: found[state] for state in WaitState})

    def needed(self, service_id: int) -> frozenset[int]:
        """The places in the graph of all that must be delivered before a service can open."""
        return frozenset(self._holders[self.graph.place(service_node(service_id))])


class Told(StrEnum):
    """Why a step of a chain is not followed further."""

    LEAF = "leaf"
    """Nothing lies behind it."""
    ON = "on"
    """It is followed: the next steps lie behind it."""
    BEFORE = "before"
    """What lies behind it is told where it first comes."""
    CYCLE = "cycle"
    """It is one of the steps that led here."""


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain.

    Attributes
    ----------
    node : Node
    depth : int
        1 for what the service itself waits for.
    edge : Edge
        Why the step before needs it.
    status : str
        Its status in its own words.
    told : Told
    """

    node: Node
    depth: int
    edge: Edge
    status: str
    told: Told


def chain(graph: Graph, node: Node) -> tuple[Link, ...]:
    """Say why something waits: what it waits for, what that waits for, and so on.

    Parameters
    ----------
    node : Node
        A service, or anything else.

    Returns
    -------
    tuple of Link
        Depth first, so that indenting by `Link.depth` gives the tree. Each node is followed once.

    Raises
    ------
    NotFound
        ``error.links.unknown``.
    """
    needs = graph.waiting_needs
    start = graph.place(node)
    path = [start]
    rests: list[Iterator[int]] = [iter(needs[start])]
    on_path, followed = {start}, {start}
    links: list[Link] = []
    while rests:
        place = next(rests[-1], None)
        if place is None:
            rests.pop()
            on_path.discard(path.pop())
            continue
        told = _told(place, on_path, followed, bool(needs[place]))
        item = graph.items[place]
        edge = graph.edge_between(path[-1], place)
        links.append(Link(item.node, len(path), edge, item.status, told))
        if told is Told.ON:
            path.append(place)
            rests.append(iter(needs[place]))
            on_path.add(place)
            followed.add(place)
    return tuple(links)


def _told(place: int, on_path: set[int], followed: set[int], more: bool) -> Told:
    if place in on_path:
        return Told.CYCLE
    if place in followed:
        return Told.BEFORE
    return Told.ON if more else Told.LEAF
