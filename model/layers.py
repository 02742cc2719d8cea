"""Where to draw the things of a graph: in layers by kind, each ordered so that few edges cross.

The same graph always gives the same drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from model.graph import Edge, Node, NodeKind

SWEEPS: Final = 6


@dataclass(frozen=True, slots=True)
class Size:
    """The room that one thing takes, the room between layers, and the shape of the frame.

    Attributes
    ----------
    width, height : float
        From one thing to the next.
    gap : float
        What is added between one layer and the next.
    ratio : float
        Width of the frame by its height.
    """

    width: float
    height: float
    gap: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where things stand.

    Attributes
    ----------
    places : mapping of Node to (float, float)
        Middle of each thing: from the first layer on, and downwards.
    layers : mapping of NodeKind to (float, float, int)
        Middle and top of each layer that holds something, and how many things it holds.
    """

    places: Mapping[Node, tuple[float, float]]
    layers: Mapping[NodeKind, tuple[float, float, int]]


def draw(nodes: Sequence[Node], edges: Sequence[Edge], size: Size) -> Drawing:
    """Place things in layers by their kind.

    Parameters
    ----------
    nodes : sequence of Node
        Their order is that of things that nothing else sets apart.
    edges : sequence of Edge
        Between these nodes.
    size : Size
    """
    layers = {kind: [n for n in nodes if n.kind is kind] for kind in NodeKind}
    filled = {kind: layer for kind, layer in layers.items() if layer}
    if not filled:
        return Drawing({}, {})
    _arrange(filled, edges)
    most = _rows([len(layer) for layer in filled.values()], size)
    places: dict[Node, tuple[float, float]] = {}
    heads: dict[NodeKind, tuple[float, float, int]] = {}
    top = -(min(most, max(map(len, filled.values()))) + 1) / 2 * size.height
    start = 0.0
    for kind, layer in filled.items():
        columns = ceil(len(layer) / most)
        rows = ceil(len(layer) / columns)
        for number, node in enumerate(layer):
            row, column = divmod(number, columns)
            places[node] = (
                start + column * size.width,
                (row - (rows - 1) / 2) * size.height,
            )
        heads[kind] = (start + (columns - 1) * size.width / 2, top, len(layer))
        start += columns * size.width + size.gap
    return Drawing(places, heads)


def _rows(lengths: Sequence[int], size: Size) -> int:
    """How many things to put below one another, so that all is seen as large as it can be."""

    def scale(rows: int) -> float:
        columns = sum(ceil(length / rows) for length in lengths)
        wide = columns * size.width + (len(lengths) - 1) * size.gap
        return min(size.ratio / wide, 1 / ((rows + 1) * size.height))

    return max(range(1, max(lengths) + 1), key=lambda rows: (scale(rows), -rows))


def _arrange(layers: Mapping[NodeKind, list[Node]], edges: Sequence[Edge]) -> None:
    """Order each layer by where the neighbours of its things stand in the others."""
    beside: defaultdict[Node, list[Node]] = defaultdict(list)
    for edge in edges:
        if edge.source.kind is not edge.target.kind:
            beside[edge.source].append(edge.target)
            beside[edge.target].append(edge.source)
    stands = {
        node: (number + 0.5) / len(layer)
        for layer in layers.values()
        for number, node in enumerate(layer)
    }
    for sweep in range(SWEEPS):
        kinds = list(layers) if sweep % 2 else list(layers)[::-1]
        for kind in kinds:
            layer = layers[kind]
            middle = {
                node: sum(stands[other] for other in beside[node]) / len(beside[node])
                if beside[node]
                else stands[node]
                for node in layer
            }
            layer.sort(key=middle.__getitem__)
            for number, node in enumerate(layer):
                stands[node] = (number + 0.5) / len(layer)
