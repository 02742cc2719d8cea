"""The systems and what ties them: rows of a list, and the picture of the graph that is asked for.

The picture stands in the address bar: the chosen thing (or all), how far and which way to look
from it, which kinds to show, and how many deliveries to weigh together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar
from urllib.parse import parse_qs

from model.catalogue import Catalogue, SystemStatus
from model.errors import InvalidInput, TarazuError, quoted
from model.filters import MAX_QUERY, Choices, Filters
from model.graph import Edge, EdgeKind, Graph, Item, Node, NodeKind, parse_node
from model.impact import Impact, Impacts
from model.leverage import Leverage
from model.neighbourhood import Direction, Hidden, neighbourhood
from model.worth import Worth

Value = TypeVar("Value")
Worths = Mapping[int, Worth]
"""What each service is worth, by its number."""

ALL: Final = "all"
"""What stands in the address for every thing, and for any distance."""
DEPTHS: Final = (1, 2, 3, 4)
DEPTH: Final = 2
TOGETHER: Final = 3
MOST_OFFERED: Final = 10
KINDS: Final = (NodeKind.SYSTEM, NodeKind.INTEGRATED_SYSTEM)
"""What the list holds."""


@dataclass(frozen=True, slots=True)
class Look:
    """What of the graph is asked for.

    Attributes
    ----------
    centre : Node or None
        The chosen thing; None for all of them, and then neither distance nor direction counts.
    depth : int or None
        Steps away from it; None for any number.
    direction : Direction
    kinds : tuple of NodeKind
    """

    centre: Node | None
    depth: int | None = DEPTH
    direction: Direction = Direction.BOTH
    kinds: tuple[NodeKind, ...] = tuple(NodeKind)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a look shows.

    Attributes
    ----------
    items : tuple of Item
        The nearest to the chosen thing first.
    edges : tuple of Edge
        Every edge between two of them.
    hidden : mapping of Hidden to int
        How many edges are not shown, and why.
    """

    items: tuple[Item, ...]
    edges: tuple[Edge, ...]
    hidden: Mapping[Hidden, int]


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A system or an integrated one.

    Attributes
    ----------
    node : Node
    status : SystemStatus or None
        None for integrated ones, which have none of their own.
    domain : str
    family : str or None
        The integrated system that it belongs to, or is.
    gives : tuple of Node
        The services that it gives; of an integrated one those that its systems give.
    needs : tuple of Node
        What it needs itself; an integrated one consists of these.
    done, parts : int
        How many of the systems of an integrated one are done, of how many.
    impact : Impact
    """

    node: Node
    status: SystemStatus | None
    domain: str
    family: str | None
    gives: tuple[Node, ...]
    needs: tuple[Node, ...]
    done: int
    parts: int
    impact: Impact

    @property
    def traits(self) -> Mapping[str, str | None]:
        """The values that filters look at, by name."""
        return {
            "kind": str(self.node.kind),
            "status": None if self.status is None else str(self.status),
            "domain": self.domain,
            "integrated": self.family,
        }


def choices(catalogue: Catalogue) -> Choices:
    """The values that each filter of the list may have."""
    return {
        "kind": [str(kind) for kind in KINDS],
        "status": [str(status) for status in SystemStatus],
        "domain": [domain.domain_id for domain in catalogue.domains],
        "integrated": [one.integrated_system_id for one in catalogue.integrated_systems],
    }


def system_rows(catalogue: Catalogue, impacts: Impacts) -> tuple[SystemRow, ...]:
    """All systems and integrated ones: what most priority waits for first."""
    graph = impacts.graph
    rows = [
        _row(graph, impacts, Node(NodeKind.SYSTEM, one.system_id), one.status, one.domain, family)
        for one in catalogue.systems
        for family in [one.integrated_system]
    ]
    for one in catalogue.integrated_systems:
        name = one.integrated_system_id
        node = Node(NodeKind.INTEGRATED_SYSTEM, name)
        rows.append(_row(graph, impacts, node, None, one.domain, name))
    return tuple(sorted(rows, key=lambda row: (-row.impact.total, graph.place(row.node))))


def _row(
    graph: Graph,
    impacts: Impacts,
    node: Node,
    status: SystemStatus | None,
    domain: str,
    family: str | None,
) -> SystemRow:
    place = graph.place(node)
    needs = graph.needs[place]
    parts = list(needs) if node.kind is NodeKind.INTEGRATED_SYSTEM else []
    givers = parts or [place]
    gives = {user for one in givers for user in graph.needed_by[one]}
    nodes = [graph.items[user].node for user in sorted(gives)]
    return SystemRow(
        node=node,
        status=status,
        domain=domain,
        family=family,
        gives=tuple(one for one in nodes if one.kind is NodeKind.SERVICE),
        needs=tuple(graph.items[need].node for need in needs),
        done=sum(graph.items[part].there for part in parts),
        parts=len(parts),
        impact=impacts.of(node),
    )


def matching_rows(
    rows: Collection[SystemRow], filters: Filters, words: Callable[[SystemRow], list[str]]
) -> tuple[SystemRow, ...]:
    """The rows that pass the filters; ``words`` gives the titles that its text is looked for in."""
    return tuple(row for row in rows if filters.keeps(row.traits, words(row)))


def counts(rows: Collection[SystemRow]) -> Mapping[str, Mapping[str, int]]:
    """How many rows each value of each filter keeps."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        for name, value in row.traits.items():
            if value is not None:
                found.setdefault(name, Counter())[value] += 1
    return found


def picture(graph: Graph, look: Look) -> Picture:
    """What a look shows.

    Raises
    ------
    NotFound
        ``error.links.unknown``.
    """
    if look.centre is not None:
        seen = neighbourhood(
            graph, look.centre, depth=look.depth, direction=look.direction, kinds=look.kinds
        )
        return Picture(tuple(one.item for one in seen.seen), seen.edges, seen.hidden)
    edges = tuple(e for e in graph.edges if {e.source.kind, e.target.kind} <= set(look.kinds))
    hidden = {**dict.fromkeys(Hidden, 0), Hidden.KIND: len(graph.edges) - len(edges)}
    items = tuple(item for item in graph.items if item.node.kind in look.kinds)
    return Picture(items, edges, MappingProxyType(hidden))


def first_centre(leverage: Leverage) -> Node | None:
    """What to show while nothing is chosen: what opens the most priority; None for all."""
    return leverage.levers[0].node if leverage.levers else None


def read_look(
    query: object, graph: Graph, centre: Node | None
) -> tuple[Look, int, tuple[TarazuError, ...]]:
    """Read a look, and how many deliveries together, from an address.

    What is missing or wrong takes its default.

    Parameters
    ----------
    centre : Node or None
        What is chosen if the address names nothing.
    """
    text = query[:MAX_QUERY].removeprefix("?") if isinstance(query, str) else ""
    asked = {name: found[0] for name, found in parse_qs(text).items()}
    faults: list[TarazuError] = []

    def read(name: str, reader: Callable[[object], Value], default: Value) -> Value:
        if name not in asked:
            return default
        try:
            return reader(asked[name])
        except TarazuError as fault:
            faults.append(fault)
            return default

    depth: int | None = DEPTH
    look = Look(
        centre=read("s", lambda value: checked_centre(value, graph), centre),
        depth=read("depth", checked_depth, depth),
        direction=read("dir", checked_direction, Direction.BOTH),
        kinds=read("kinds", lambda value: checked_kinds(str(value).split(",")), tuple(NodeKind)),
    )
    return look, read("k", checked_together, TOGETHER), tuple(faults)


def checked_centre(value: object, graph: Graph) -> Node | None:
    """Take a chosen thing that came from outside.

    Raises
    ------
    NotFound
        ``error.links.unknown``.
    """
    if value == ALL:
        return None
    node = parse_node(value)
    graph.place(node)
    return node


def checked_depth(value: object) -> int | None:
    """Take a distance that came from outside.

    Raises
    ------
    InvalidInput
        ``error.links.depth``.
    """
    if value == ALL:
        return None
    if value not in [str(depth) for depth in DEPTHS]:
        raise InvalidInput("error.links.depth", value=quoted(value), maximum=DEPTHS[-1])
    return int(str(value))


def checked_direction(value: object) -> Direction:
    """Take a direction that came from outside.

    Raises
    ------
    InvalidInput
        ``error.filter.unknown``.
    """
    if value not in tuple(Direction):
        raise InvalidInput("error.filter.unknown", value=quoted(value))
    return Direction(str(value))


def checked_kinds(value: object) -> tuple[NodeKind, ...]:
    """Take kinds that came from outside; they are put in their own order.

    Raises
    ------
    InvalidInput
        ``error.filter.unknown`` or ``error.request.malformed``.
    """
    if not isinstance(value, list):
        raise InvalidInput("error.request.malformed")
    for name in value:
        if name not in tuple(NodeKind):
            raise InvalidInput("error.filter.unknown", value=quoted(name))
    return tuple(kind for kind in NodeKind if kind in value)


def checked_together(value: object) -> int:
    """Take a number of deliveries that came from outside.

    Raises
    ------
    InvalidInput
        ``error.leverage.count``.
    """
    if value not in [str(number) for number in range(1, MOST_OFFERED + 1)]:
        raise InvalidInput("error.leverage.count", value=quoted(value), maximum=MOST_OFFERED)
    return int(str(value))


def reasons(catalogue: Catalogue, language: str) -> Mapping[tuple[EdgeKind, str], str]:
    """Why edges are there, in words, by their kind and the key of their row."""
    rows = (
        *((EdgeKind.GIVEN_BY, row.link_id, row) for row in catalogue.service_systems),
        *((EdgeKind.RELATED_TO, row.link_id, row) for row in catalogue.system_links),
        *((EdgeKind.HELD_BY, row.link_id, row) for row in catalogue.prerequisite_services),
        *((EdgeKind.HELD_BY, row.link_id, row) for row in catalogue.prerequisite_systems),
    )
    told = {(kind, link): getattr(row, f"reason_{language}") for kind, link, row in rows}
    return {key: reason for key, reason in told.items() if reason}
