"""In which layers and in which order to draw the things of a graph, so that few edges cross.

Where each of them stands follows from the frame it is shown in, and is for the page to say. The
same graph always gives the same order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from model.graph import Edge, Node, NodeKind

SWEEPS: Final = 6


def layered(nodes: Sequence[Node], edges: Sequence[Edge]) -> Mapping[NodeKind, Sequence[Node]]:
    """Put things in layers by their kind, each ordered by where its neighbours stand in the others.

    Parameters
    ----------
    nodes : sequence of Node
        Their order is that of things that nothing else sets apart.
    edges : sequence of Edge
        Between these nodes.

    Returns
    -------
    mapping of NodeKind to sequence of Node
        Layers that hold something, in the order of the kinds.
    """
    layers = {kind: [n for n in nodes if n.kind is kind] for kind in NodeKind}
    filled = {kind: layer for kind, layer in layers.items() if layer}
    _arrange(filled, edges)
    return filled


def _arrange(layers: Mapping[NodeKind, list[Node]], edges: Sequence[Edge]) -> None:
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
