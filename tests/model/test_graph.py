"""The graph of what needs what: its rules, its order, its circles."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput, NotFound
from model.graph import Edge, EdgeKind, Graph, Item, Node, NodeKind, parse_node, service_node
from tests.model.graphs import graph, graphs, node, nodes, waiting


def test_things_stand_by_kind_and_by_the_size_of_their_numbers() -> None:
    found = graph({"s10": "yA10 yA2", "s2": "yA2 x1", "yA2": "iA", "x1": "bz"})
    assert [str(item.node) for item in found.items] == [
        *("service:2", "service:10", "system:A2", "system:A10"),
        *("integrated_system:A", "prerequisite:x1", "body:z"),
    ]
    assert list(found.of_kind(NodeKind.SYSTEM)) == [2, 3]
    assert found.needs[found.place(node("s2"))] == (2, 5)
    assert found.needed_by[2] == (0, 1)
    assert len(found) == 7


def test_the_edges_at_a_thing() -> None:
    found = graph({"s1": "yA yB", "s2": "yA", "yA": "yB"})
    needs, users = found.edges_at(node("yA"))
    assert [edge.target for edge in needs] == [node("yB")]
    assert [edge.source for edge in users] == [*nodes("s1 s2")]
    assert {edge.kind for edge in users} == {EdgeKind.GIVEN_BY}
    with pytest.raises(NotFound):
        found.edges_at(node("yZ"))


def test_of_two_edges_between_the_same_things_the_first_is_kept() -> None:
    items = [Item(node("s1")), Item(node("yA"))]
    edges = [Edge(node("s1"), node("yA"), EdgeKind.GIVEN_BY, link) for link in "ab"]
    found = Graph(items, edges)
    assert [edge.link for edge in found.edges] == ["a"]
    assert found.edge_between(0, 1).link == "a"


def test_what_cannot_be_is_refused() -> None:
    one, system = Item(node("s1")), Item(node("yA"))
    with pytest.raises(InvalidInput) as twice:
        Graph([one, system, one], [])
    assert (twice.value.code, twice.value.params) == ("error.links.twice", {"node": "service:1"})
    with pytest.raises(NotFound) as unknown:
        Graph([one], [Edge(node("s1"), node("yA"), EdgeKind.GIVEN_BY)])
    assert unknown.value.params == {"node": "system:A"}
    for source, target in (("yA", "s1"), ("s1", "s1"), ("bz", "x1"), ("s1", "bz")):
        with pytest.raises(InvalidInput) as wrong:
            Graph([one, system], [Edge(node(source), node(target), EdgeKind.HELD_BY)])
        assert wrong.value.code == "error.links.ends"


@pytest.mark.parametrize("kind", NodeKind)
def test_a_written_node_is_read_back(kind: NodeKind) -> None:
    found = Node(kind, "own-1:x")
    assert parse_node(str(found)) == found
    assert service_node(12) == parse_node("service:12")


@pytest.mark.parametrize(
    "value", ["", "system", "system:", "dragon:1", ":1", None, 7, ["system:A"]]
)
def test_what_names_nothing_is_not_found(value: object) -> None:
    with pytest.raises(NotFound) as refusal:
        parse_node(value)
    assert refusal.value.code == "error.links.unknown"


def test_circles_are_told_once_each() -> None:
    found = graph(
        {"yA": "yB", "yB": "yC", "yC": "yA yD", "yD": "yD", "yE": "iF", "iF": "yE", "yG": "yA"}
    )
    assert found.cycles == (nodes("yA yB yC"), nodes("yD"), nodes("yE iF"))
    assert graph({"s1": "yA", "yA": "yB"}).cycles == ()


@given(graphs())
def test_there_are_circles_where_networkx_finds_knots(found: Graph) -> None:
    every: nx.DiGraph = nx.DiGraph([(edge.source, edge.target) for edge in found.edges])
    knots = {
        frozenset(knot)
        for knot in nx.strongly_connected_components(every)
        if len(knot) > 1 or every.has_edge(*(2 * tuple(knot)))
    }
    assert len(found.cycles) == len(knots)
    for circle in found.cycles:
        assert any(set(circle) <= knot for knot in knots)


@given(graphs())
def test_what_waits_for_what_is_what_ties_things_that_are_not_there(found: Graph) -> None:
    oracle = waiting(found)
    for place, item in enumerate(found.items):
        needs = {found.items[need].node for need in found.waiting_needs[place]}
        users = {found.items[user].node for user in found.waiting_needed_by[place]}
        assert needs == set(oracle.successors(item.node))
        assert users == set(oracle.predecessors(item.node))


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(found: Graph, shuffle: Random) -> None:
    items, edges = list(found.items), list(found.edges)
    shuffle.shuffle(items)
    shuffle.shuffle(edges)
    again = Graph(items, edges)
    assert again.items == found.items
    assert again.edges == found.edges
    assert again.waiting_for == found.waiting_for
    assert again.cycles == found.cycles
