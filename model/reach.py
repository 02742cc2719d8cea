"""Reaching in a graph: circles, the order they leave, and who reaches whom.

Nodes are numbers from 0; `steps` lists for each node those that it leads to. Nothing recurses, so a
chain may be as long as the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Steps = Sequence[Sequence[int]]


def components(steps: Steps) -> tuple[tuple[int, ...], ...]:
    """The strongly connected components, each after those that it leads to.

    Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972) without recursion.

    Returns
    -------
    tuple of tuple of int
        Members in ascending order.
    """
    count = len(steps)
    found = [0] * count  # when a node was first met, from 1
    low = [0] * count
    open_ = bytearray(count)
    stack: list[int] = []
    result: list[tuple[int, ...]] = []
    clock = 0
    for root in range(count):
        if found[root]:
            continue
        path = [(root, iter(steps[root]))]
        clock += 1
        found[root] = low[root] = clock
        open_[root] = 1
        stack.append(root)
        while path:
            node, rest = path[-1]
            for following in rest:
                if not found[following]:
                    clock += 1
                    found[following] = low[following] = clock
                    open_[following] = 1
                    stack.append(following)
                    path.append((following, iter(steps[following])))
                    break
                if open_[following]:
                    low[node] = min(low[node], found[following])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == found[node]:
                    result.append(_close(stack, node, open_))
    return tuple(result)


def _close(stack: list[int], root: int, open_: bytearray) -> tuple[int, ...]:
    """Take a finished component off the stack."""
    members: list[int] = []
    while not members or members[-1] != root:
        members.append(stack.pop())
        open_[members[-1]] = 0
    return tuple(sorted(members))


def cycle_in(steps: Steps, component: Sequence[int]) -> tuple[int, ...]:
    """A shortest circle through the first member of a component; empty if it is no circle."""
    first, inside = component[0], set(component)
    before: dict[int, int] = {}
    ring = [first]
    while ring:
        following: list[int] = []
        for node in ring:
            for step in steps[node]:
                if step == first:
                    return _walked(before, first, node)
                if step in inside and step not in before:
                    before[step] = node
                    following.append(step)
        ring = following
    return ()


def _walked(before: dict[int, int], first: int, last: int) -> tuple[int, ...]:
    path = [last]
    while path[-1] != first:
        path.append(before[path[-1]])
    return tuple(reversed(path))


def reaches(
    steps: Steps, order: Iterable[Sequence[int]], marked: Sequence[bool]
) -> tuple[tuple[int, ...], ...]:
    """The marked nodes that each node reaches, itself included, ascending.

    Parameters
    ----------
    order : iterable of sequence of int
        `components` of the same steps: each is looked at once, with all it leads to known.
    """
    found: list[frozenset[int]] = [frozenset()] * len(steps)
    for component in order:
        own = [node for node in component if marked[node]]
        behind = [found[step] for node in component for step in steps[node]]
        together = frozenset(own).union(*behind) if own or len(behind) != 1 else behind[0]
        for node in component:
            found[node] = together
    return tuple(tuple(sorted(nodes)) if nodes else () for nodes in found)


def reached(steps: Steps, start: int, depth: int | None = None) -> dict[int, int]:
    """The nodes within reach of one, itself included, by their distance from it.

    Parameters
    ----------
    depth : int, optional
        No further than so many steps.
    """
    distance = {start: 0}
    ring = [start]
    while ring and (depth is None or distance[ring[0]] < depth):
        following: list[int] = []
        for node in ring:
            for step in steps[node]:
                if step not in distance:
                    distance[step] = distance[node] + 1
                    following.append(step)
        ring = following
    return distance
