"""A graph of what needs what: services, systems, integrated systems, prerequisites, bodies.

Every edge runs from what needs to what is needed, and has one of five kinds:

- a service is *given by* its systems;
- a system is *related to* other systems and integrated systems;
- an integrated system *consists of* its systems;
- a service or a system is *held by* a prerequisite;
- a prerequisite is *owed by* bodies.

Something is *there* when nothing has to wait for it. What waits for what follows from the edges
between things that are not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from model.errors import InvalidInput, NotFound, quoted
from model.reach import components, cycle_in, reaches


class NodeKind(StrEnum):
    """What the graph is made of."""

    SERVICE = "service"
    SYSTEM = "system"
    INTEGRATED_SYSTEM = "integrated_system"
    PREREQUISITE = "prerequisite"
    BODY = "body"


class EdgeKind(StrEnum):
    """How one thing needs another."""

    GIVEN_BY = "given_by"
    RELATED_TO = "related_to"
    CONSISTS_OF = "consists_of"
    HELD_BY = "held_by"
    OWED_BY = "owed_by"


ENDS: Final[Mapping[EdgeKind, frozenset[tuple[NodeKind, NodeKind]]]] = {
    EdgeKind.GIVEN_BY: frozenset([(NodeKind.SERVICE, NodeKind.SYSTEM)]),
    EdgeKind.RELATED_TO: frozenset(
        [(NodeKind.SYSTEM, NodeKind.SYSTEM), (NodeKind.SYSTEM, NodeKind.INTEGRATED_SYSTEM)]
    ),
    EdgeKind.CONSISTS_OF: frozenset([(NodeKind.INTEGRATED_SYSTEM, NodeKind.SYSTEM)]),
    EdgeKind.HELD_BY: frozenset(
        [(NodeKind.SERVICE, NodeKind.PREREQUISITE), (NodeKind.SYSTEM, NodeKind.PREREQUISITE)]
    ),
    EdgeKind.OWED_BY: frozenset([(NodeKind.PREREQUISITE, NodeKind.BODY)]),
}
"""What each kind of edge may tie: so services are needed by nothing, and bodies need nothing."""


class Node(NamedTuple):
    """One thing, under the id that its own file gives it."""

    kind: NodeKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` needs `target`.

    Attributes
    ----------
    link : str
        Key of the row that says so; empty for what a code says by itself.
    basis : str
        ``printed``, ``resolved`` or ``assumed``.
    """

    source: Node
    target: Node
    kind: EdgeKind
    link: str = ""
    basis: str = "printed"


@dataclass(frozen=True, slots=True)
class Item:
    """A node with what is known of it.

    Attributes
    ----------
    status : str
        Its status in its own words; empty for integrated systems and bodies.
    there : bool
        Whether nothing has to wait for it.
    other : bool
        Whether it lies with another body and not with the municipality itself.
    """

    node: Node
    status: str = ""
    there: bool = False
    other: bool = False


class Graph:
    """What needs what, sorted, so that the order in which rows come changes nothing.

    Parameters
    ----------
    items : iterable of Item
        No two with one node.
    edges : iterable of Edge
        Of several between the same two nodes the first is kept.

    Attributes
    ----------
    items : tuple of Item
        By kind, then by id; everything else speaks of them by their place in it.
    edges : tuple of Edge
    index : mapping of Node to int
        The place of each node.
    needs, needed_by : tuple of tuple of int
        For each node those that it needs, and those that need it.

    Raises
    ------
    InvalidInput
        ``error.links.twice`` for two items with one node, ``error.links.ends`` for an edge between
        things that it cannot tie.
    NotFound
        ``error.links.unknown`` for an edge to something that is not there.
    """

    def __init__(self, items: Iterable[Item], edges: Iterable[Edge]) -> None:
        self.items = tuple(sorted(items, key=lambda item: order_key(item.node)))
        self.index: Mapping[Node, int] = {i.node: place for place, i in enumerate(self.items)}
        if len(self.index) < len(self.items):
            beside = zip(self.items, self.items[1:], strict=False)
            twice = next(one.node for one, other in beside if one.node == other.node)
            raise InvalidInput("error.links.twice", node=str(twice))
        self._between = self._numbered(edges)
        self.edges = tuple(self._between.values())
        pairs = [divmod(key, len(self)) for key in self._between]
        self.needs = _listed(pairs, len(self))
        self.needed_by = _listed(sorted((need, user) for user, need in pairs), len(self))

    def __len__(self) -> int:
        return len(self.items)

    def _numbered(self, edges: Iterable[Edge]) -> dict[int, Edge]:
        """The edges by one number for the places of both ends, in the order of the items."""
        between: dict[int, Edge] = {}
        for edge in edges:
            if (edge.source.kind, edge.target.kind) not in ENDS[edge.kind]:
                ends = {"source": str(edge.source), "target": str(edge.target)}
                raise InvalidInput("error.links.ends", **ends)
            key = self.place(edge.source) * len(self) + self.place(edge.target)
            between.setdefault(key, edge)
        return dict(sorted(between.items()))

    def edge_between(self, source: int, target: int) -> Edge:
        """The edge between the things at two places."""
        return self._between[source * len(self) + target]

    def place(self, node: Node) -> int:
        """Where a node stands in `items`.

        Raises
        ------
        NotFound
            ``error.links.unknown``.
        """
        found = self.index.get(node)
        if found is None:
            raise NotFound("error.links.unknown", node=quoted(str(node)))
        return found

    def edges_at(self, node: Node) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
        """The edges that leave a node (what it needs) and those that reach it (what needs it).

        Raises
        ------
        NotFound
            ``error.links.unknown``.
        """
        place = self.place(node)
        leaving = tuple(self.edge_between(place, need) for need in self.needs[place])
        reaching = tuple(self.edge_between(user, place) for user in self.needed_by[place])
        return leaving, reaching

    def of_kind(self, kind: NodeKind) -> range:
        """The places of all nodes of a kind; `items` are sorted by kind."""
        first, count = self._spans[kind]
        return range(first, first + count)

    @cached_property
    def _spans(self) -> Mapping[NodeKind, tuple[int, int]]:
        counts = dict.fromkeys(NodeKind, 0)
        for item in self.items:
            counts[item.node.kind] += 1
        spans, first = {}, 0
        for kind, count in counts.items():
            spans[kind] = (first, count)
            first += count
        return spans

    @cached_property
    def waiting_needs(self) -> tuple[tuple[int, ...], ...]:
        """For each node that is not there, the nodes that it needs and that are not there."""
        there = [item.there for item in self.items]
        return tuple(
            () if there[place] else tuple(need for need in needs if not there[need])
            for place, needs in enumerate(self.needs)
        )

    @cached_property
    def waiting_needed_by(self) -> tuple[tuple[int, ...], ...]:
        """`waiting_needs` the other way round."""
        turned = sorted(
            (need, place) for place, needs in enumerate(self.waiting_needs) for need in needs
        )
        return _listed(turned, len(self))

    @cached_property
    def waiting_order(self) -> tuple[tuple[int, ...], ...]:
        """The nodes as `waiting_needs` ties them: what is needed first, circles together."""
        return components(self.waiting_needs)

    @cached_property
    def waiting_for(self) -> tuple[tuple[int, ...], ...]:
        """For each node the services and systems that wait for it, directly or through others.

        One that waits is itself among them. For an integrated system what waits for any of its
        systems is among them too.
        """
        kinds = (NodeKind.SERVICE, NodeKind.SYSTEM)
        marked = [item.node.kind in kinds and not item.there for item in self.items]
        waiting = list(reaches(self.waiting_needed_by, self.waiting_order[::-1], marked))
        for place in self.of_kind(NodeKind.INTEGRATED_SYSTEM):
            theirs = (waiting[system] for system in self.waiting_needs[place])
            waiting[place] = tuple(sorted({*waiting[place]}.union(*theirs)))
        return tuple(waiting)

    @cached_property
    def cycles(self) -> tuple[tuple[Node, ...], ...]:
        """The circles: things that need one another, so that none can be first.

        Of each knot of things that all need one another one shortest circle through its first
        member is told.
        """
        found = []
        for knot in components(self.needs):
            circle = cycle_in(self.needs, knot)
            if circle:
                found.append(tuple(self.items[place].node for place in circle))
        return tuple(sorted(found, key=lambda circle: [order_key(node) for node in circle]))


def _listed(pairs: Sequence[tuple[int, int]], count: int) -> tuple[tuple[int, ...], ...]:
    """For each number below ``count`` the seconds of the pairs that begin with it."""
    ends = [second for _, second in pairs]
    starts = [0] * (count + 1)
    for first, _ in pairs:
        starts[first + 1] += 1
    starts = list(accumulate(starts))
    return tuple(tuple(ends[starts[n] : starts[n + 1]]) for n in range(count))


_KINDS: Final[Mapping[NodeKind, int]] = {kind: place for place, kind in enumerate(NodeKind)}
_DIGITS: Final = re.compile(r"([0-9]+)")


def order_key(node: Node) -> tuple[int | str, ...]:
    """Sort key: by kind, then by id, with ``ext-2`` before ``ext-10``."""
    parts = _DIGITS.split(node.id)
    numbered = (int(part) if place % 2 else part for place, part in enumerate(parts))
    return _KINDS[node.kind], *numbered


def service_node(service_id: int) -> Node:
    """The node of a service."""
    return Node(NodeKind.SERVICE, str(service_id))


def parse_node(value: object) -> Node:
    """Read a node that came from outside, such as ``system:LG01-1``.

    Raises
    ------
    NotFound
        ``error.links.unknown`` if it cannot name anything.
    """
    kind, _, name = value.partition(":") if isinstance(value, str) else ("", "", "")
    if kind not in tuple(NodeKind) or not name:
        raise NotFound("error.links.unknown", node=quoted(value))
    return Node(NodeKind(kind), name)
