"""In which order a graph is drawn: layers by kind, neighbours side by side, the same every time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.graph import Edge, Node, NodeKind
from model.layers import layered
from tests.model.graphs import edge, node, nodes


def test_nothing_takes_no_layer() -> None:
    assert layered([], []) == {}


def test_layers_stand_in_the_order_of_the_kinds() -> None:
    found = layered(nodes("b1 p1 iF yA s1"), [])
    assert list(found) == list(NodeKind)
    assert [list(layer) for layer in found.values()] == [[n] for n in nodes("s1 yA iF p1 b1")]


def test_things_stand_beside_what_they_are_tied_to() -> None:
    ties = [edge(*nodes(tie)) for tie in ("s1 yC", "s2 yB", "s3 yA")]
    found = layered(nodes("s1 s2 s3 yA yB yC"), ties)
    partners = {node("s1"): node("yC"), node("s2"): node("yB"), node("s3"): node("yA")}
    assert [partners[one] for one in found[NodeKind.SERVICE]] == list(found[NodeKind.SYSTEM])


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_everything_stands_once_in_its_layer_the_same_every_time(
    services: int, systems: int, data: st.DataObject
) -> None:
    left = [Node(NodeKind.SERVICE, str(n)) for n in range(services)]
    right = [Node(NodeKind.SYSTEM, f"A{n}") for n in range(systems)]
    pairs = st.tuples(st.sampled_from(left), st.sampled_from(right))
    edges: list[Edge] = [edge(*pair) for pair in data.draw(st.lists(pairs, max_size=30))]
    found = layered([*left, *right], edges)
    assert sorted(found[NodeKind.SERVICE], key=left.index) == left
    assert sorted(found[NodeKind.SYSTEM], key=right.index) == right
    assert layered([*left, *right], edges) == found
