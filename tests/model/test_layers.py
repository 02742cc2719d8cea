"""Where a graph is drawn: layers in order, nothing on top of anything, the same every time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.graph import Edge, Node, NodeKind
from model.layers import Drawing, Size, draw
from tests.model.graphs import edge, node, nodes

SIZE = Size(width=200, height=80, gap=100, ratio=1.6)


def drawn(shorts: str, *ties: str) -> Drawing:
    """Draw some short names, tied as in ``s1 yA``."""
    edges = [edge(*nodes(tie)) for tie in ties]
    return draw(nodes(shorts), edges, SIZE)


def test_nothing_takes_no_room() -> None:
    assert draw([], [], SIZE) == Drawing({}, {})


def test_layers_stand_in_the_order_of_the_kinds() -> None:
    found = drawn("b1 p1 iF yA s1")
    across = [found.places[one][0] for one in nodes("s1 yA iF p1 b1")]
    assert across == [0, 300, 600, 900, 1200]
    assert list(found.layers) == list(NodeKind)
    assert {number for _, _, number in found.layers.values()} == {1}


def test_things_stand_beside_what_they_are_tied_to() -> None:
    found = drawn("s1 s2 s3 yA yB yC", "s1 yC", "s2 yB", "s3 yA")
    services = sorted(nodes("s1 s2 s3"), key=lambda one: found.places[one][1])
    partners = {node("s1"): node("yC"), node("s2"): node("yB"), node("s3"): node("yA")}
    systems = sorted(nodes("yA yB yC"), key=lambda one: found.places[one][1])
    assert [partners[one] for one in services] == systems


def test_a_long_layer_takes_several_columns() -> None:
    found = draw([Node(NodeKind.SERVICE, str(n)) for n in range(60)], [], SIZE)
    across = {x for x, _ in found.places.values()}
    assert 1 < len(across) < 60


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_nothing_stands_on_top_of_anything_and_all_is_below_the_heads(
    services: int, systems: int, data: st.DataObject
) -> None:
    left = [Node(NodeKind.SERVICE, str(n)) for n in range(services)]
    right = [Node(NodeKind.SYSTEM, f"A{n}") for n in range(systems)]
    pairs = st.tuples(st.sampled_from(left), st.sampled_from(right))
    edges: list[Edge] = [edge(*pair) for pair in data.draw(st.lists(pairs, max_size=30))]
    found = draw([*left, *right], edges, SIZE)
    assert len(set(found.places.values())) == services + systems
    top = next(iter(found.layers.values()))[1]
    assert all(y >= top + SIZE.height / 2 for _, y in found.places.values())
    assert draw([*left, *right], edges, SIZE) == found
