"""Small graphs for the tests of links: by hand, drawn by hypothesis, and as networkx has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx
from hypothesis import strategies as st

from model.graph import ENDS, Edge, EdgeKind, Graph, Item, Node, NodeKind
from model.worth import Worth

LETTERS = {
    "s": NodeKind.SERVICE,
    "y": NodeKind.SYSTEM,
    "i": NodeKind.INTEGRATED_SYSTEM,
    "p": NodeKind.PREREQUISITE,
    "x": NodeKind.PREREQUISITE,
    "b": NodeKind.BODY,
}
"""First letter of a short name; ``p`` is a prerequisite of our own, ``x`` of another body."""


def node(short: str) -> Node:
    """The node of a short name such as ``s1`` or ``yA``; prerequisites keep their letter."""
    kind = LETTERS[short[0]]
    return Node(kind, short if kind is NodeKind.PREREQUISITE else short[1:])


def nodes(shorts: str) -> tuple[Node, ...]:
    """The nodes of some short names."""
    return tuple(map(node, shorts.split()))


def edge(source: Node, target: Node) -> Edge:
    """The only edge that can tie two such nodes."""
    kind = next(k for k, ends in ENDS.items() if (source.kind, target.kind) in ends)
    return Edge(source, target, kind, f"{source}>{target}")


def graph(needs: Mapping[str, str], *, there: str = "", in_progress: str = "") -> Graph:
    """The graph in which each key needs the names in its value.

    Parameters
    ----------
    there : str
        The names of what is there: open, done, delivered.
    in_progress : str
        The services in progress; the others are still to do.
    """
    shorts = dict.fromkeys([*needs, *" ".join(needs.values()).split(), *there.split()])
    done, begun = set(there.split()), set(in_progress.split())

    def item(short: str) -> Item:
        status = {
            "s": "existing" if short in done else "in_progress" if short in begun else "to_do",
            "y": "done" if short in done else "not_done",
            "p": "delivered" if short in done else "not_reported",
            "x": "delivered" if short in done else "not_reported",
        }.get(short[0], "")
        return Item(node(short), status, short in done, other=short[0] in "xb")

    edges = [edge(node(a), node(b)) for a, targets in needs.items() for b in targets.split()]
    return Graph(map(item, shorts), edges)


def worths(totals: Mapping[int, int]) -> dict[int, Worth]:
    """Services with these totals, in the group that the total's remainder by three says."""
    return {
        service: Worth(total, total % 3 + 1, impact=total, readiness=0, coverage=1)
        for service, total in totals.items()
    }


def waiting(found: Graph) -> nx.DiGraph:
    """What waits for what, as networkx has it: straight from items and edges."""
    there = {item.node for item in found.items if item.there}
    oracle: nx.DiGraph = nx.DiGraph()
    oracle.add_nodes_from(item.node for item in found.items)
    oracle.add_edges_from(
        (e.source, e.target) for e in found.edges if not {e.source, e.target} & there
    )
    return oracle


@st.composite
def graphs(draw: st.DrawFn, most: int = 6) -> Graph:
    """Any graph of a few things of each kind, circles among the systems included."""
    items = []
    for kind in NodeKind:
        for number in range(draw(st.integers(0, most))):
            there = draw(st.booleans()) if kind is not NodeKind.BODY else False
            status = draw(st.sampled_from(["to_do", "in_progress"]))
            if kind is NodeKind.SERVICE and there:
                status = "existing"
            name = str(number) if kind is NodeKind.SERVICE else f"{kind[0]}-{number}"
            other = kind is NodeKind.BODY or (kind is NodeKind.PREREQUISITE and draw(st.booleans()))
            items.append(Item(Node(kind, name), status, there, other))
    pairs = [
        (a.node, b.node)
        for a in items
        for b in items
        if any((a.node.kind, b.node.kind) in ends for ends in ENDS.values())
    ]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4 * most)) if pairs else []
    return Graph(items, [edge(*pair) for pair in chosen])


@st.composite
def weighed_graphs(draw: st.DrawFn, most: int = 6) -> tuple[Graph, dict[int, Worth]]:
    """A graph, and what some of its services are worth."""
    found = draw(graphs(most))
    services = [int(found.items[place].node.id) for place in found.of_kind(NodeKind.SERVICE)]
    scored = [service for service in services if draw(st.booleans()) or draw(st.booleans())]
    return found, worths({service: draw(st.integers(1, 9)) for service in scored})


def kinds(found: Iterable[Node], kind: NodeKind) -> list[Node]:
    """Those of a kind."""
    return [one for one in found if one.kind is kind]


GIVEN = EdgeKind.GIVEN_BY
