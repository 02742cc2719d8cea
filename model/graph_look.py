"""The picture of the graph that is asked for: what of it to show around which thing.

It stands in the address bar: the chosen thing (or all), how far and which way to look from it,
which kinds to show, and how many deliveries to weigh together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar
from urllib.parse import parse_qs

from model.catalogue import Catalogue
from model.errors import InvalidInput, TarazuError, quoted
from model.filters import MAX_QUERY
from model.graph import Edge, EdgeKind, Graph, Item, Node, NodeKind, parse_node
from model.leverage import Leverage
from model.neighbourhood import Direction, Hidden, neighbourhood

Value = TypeVar("Value")

ALL: Final = "all"
"""What stands in the address for every thing, and for any distance."""
DEPTHS: Final = (1, 2, 3, 4)
DEPTH: Final = 2
TOGETHER: Final = 3
MOST_OFFERED: Final = 10


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
