"""The part of the graph around one thing: what a screen draws, and what it leaves out and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from model.errors import InvalidInput, quoted
from model.graph import Edge, Graph, Item, Node, NodeKind
from model.reach import Steps, reached

FURTHEST: Final = 8
"""The greatest depth that one may ask for."""


class Direction(StrEnum):
    """Which way to look from the chosen thing."""

    NEEDS = "needs"
    NEEDED_BY = "needed_by"
    BOTH = "both"


class Hidden(StrEnum):
    """Why an edge of something that is shown is not shown."""

    KIND = "kind"
    """Its other end is of a kind that was filtered out."""
    DEPTH = "depth"
    """Its other end lies further away than the depth asked for."""
    DIRECTION = "direction"
    """It leads the other way than the direction asked for."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that is shown, and how many steps it is from the chosen one."""

    item: Item
    distance: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What lies around one thing.

    Attributes
    ----------
    centre : Node
    seen : tuple of Seen
        The nearest first.
    edges : tuple of Edge
        Every edge between two things that are shown.
    hidden : mapping of Hidden to int
        How many edges of what is shown are not shown, and why.
    """

    centre: Node
    seen: tuple[Seen, ...]
    edges: tuple[Edge, ...]
    hidden: Mapping[Hidden, int]


def neighbourhood(
    graph: Graph,
    centre: Node,
    *,
    depth: int | None = 2,
    direction: Direction = Direction.BOTH,
    kinds: Collection[NodeKind] = tuple(NodeKind),
) -> Neighbourhood:
    """What lies around one thing.

    Parameters
    ----------
    depth : int or None
        Steps away from the centre, 0 to `FURTHEST`; None for any number.
    direction : Direction
        With ``both``, what it needs and what needs it; not what else needs what it needs.
    kinds : collection of NodeKind
        What to show; nothing is reached through what is not shown. The centre is always shown.

    Raises
    ------
    NotFound
        ``error.links.unknown``.
    InvalidInput
        ``error.links.depth``.
    """
    whole = isinstance(depth, int) and not isinstance(depth, bool)
    if depth is not None and not (whole and 0 <= depth <= FURTHEST):
        raise InvalidInput("error.links.depth", value=quoted(depth), maximum=FURTHEST)
    start = graph.place(centre)
    allowed = [item.node.kind in kinds for item in graph.items]
    ways = {Direction.NEEDS: graph.needs, Direction.NEEDED_BY: graph.needed_by}
    found = {
        way: reached(_only(steps, allowed), start, depth) if direction in (way, "both") else {}
        for way, steps in ways.items()
    }
    distance = {start: 0}
    for way in found.values():
        for place, away in way.items():
            distance[place] = min(away, distance.get(place, away))
    edges: list[Edge] = []
    hidden = dict.fromkeys(Hidden, 0)
    for place in sorted(distance):
        for need in graph.needs[place]:
            if need in distance:
                edges.append(graph.edge_between(place, need))
            else:
                hidden[_why(allowed[need], place in found[Direction.NEEDS])] += 1
        for user in graph.needed_by[place]:
            if user not in distance:
                hidden[_why(allowed[user], place in found[Direction.NEEDED_BY])] += 1
    nearest = sorted(distance, key=lambda place: (distance[place], place))
    seen = tuple(Seen(graph.items[place], distance[place]) for place in nearest)
    return Neighbourhood(centre, seen, tuple(edges), MappingProxyType(hidden))


def _only(steps: Steps, allowed: list[bool]) -> Steps:
    return [[step for step in following if allowed[step]] for following in steps]


def _why(allowed: bool, same_way: bool) -> Hidden:
    """Why the other end of an edge is not shown; the same way it can only be too far."""
    if not allowed:
        return Hidden.KIND
    return Hidden.DEPTH if same_way else Hidden.DIRECTION
