"""The part of the graph around one thing, and what it leaves out and why."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput, NotFound
from model.graph import Graph, NodeKind
from model.links import catalogue_graph
from model.neighbourhood import FURTHEST, Direction, Neighbourhood, neighbourhood
from tests.model.cities import qom
from tests.model.graphs import graph, graphs, node

NEEDS = {"s1": "yA x1", "s2": "yA", "s3": "yB", "yA": "yB", "yB": "iF", "iF": "yC", "x1": "bz"}


def shown(found: Neighbourhood) -> dict[str, int]:
    return {seen.item.node.id: seen.distance for seen in found.seen}


def hidden(found: Neighbourhood) -> tuple[int, int, int]:
    return tuple(found.hidden.values())  # type: ignore[return-value]


def test_what_a_thing_needs_and_what_needs_it() -> None:
    found = neighbourhood(graph(NEEDS), node("yA"), depth=1)
    assert shown(found) == {"A": 0, "1": 1, "2": 1, "B": 1}
    assert {(edge.source.id, edge.target.id) for edge in found.edges} == {
        ("1", "A"),
        ("2", "A"),
        ("A", "B"),
    }
    # B needs F, too far; service 1 needs x1 and service 3 needs B, the other way.
    assert hidden(found) == (0, 1, 2)


def test_one_way_only() -> None:
    found = graph(NEEDS)
    needs = neighbourhood(found, node("yA"), depth=3, direction=Direction.NEEDS)
    assert shown(needs) == {"A": 0, "B": 1, "F": 2, "C": 3}
    assert hidden(needs) == (0, 0, 3)
    users = neighbourhood(found, node("yB"), depth=2, direction=Direction.NEEDED_BY)
    assert shown(users) == {"B": 0, "3": 1, "A": 1, "1": 2, "2": 2}
    assert hidden(users) == (0, 0, 2)


def test_nothing_is_reached_through_what_is_filtered_out() -> None:
    kinds = [NodeKind.SYSTEM, NodeKind.SERVICE]
    found = neighbourhood(graph(NEEDS), node("s1"), depth=5, kinds=kinds)
    assert shown(found) == {"1": 0, "A": 1, "B": 2}
    assert hidden(found) == (2, 0, 2)
    centre = neighbourhood(graph(NEEDS), node("iF"), depth=1, kinds=[NodeKind.SYSTEM])
    assert shown(centre) == {"F": 0, "B": 1, "C": 1}


def test_a_thing_by_itself() -> None:
    found = neighbourhood(graph(NEEDS), node("yB"), depth=0)
    assert shown(found) == {"B": 0}
    assert hidden(found) == (0, 3, 0)
    assert found.edges == ()


@pytest.mark.parametrize("depth", [-1, FURTHEST + 1, 1.0, "2", "all", True])
def test_an_impossible_depth_is_refused(depth: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        neighbourhood(graph(NEEDS), node("yA"), depth=depth)  # type: ignore[arg-type]
    assert refusal.value.code == "error.links.depth"


def test_an_unknown_thing_is_not_found() -> None:
    with pytest.raises(NotFound):
        neighbourhood(graph(NEEDS), node("yZ"))


@given(
    graphs(),
    st.integers(0, FURTHEST),
    st.sampled_from(Direction),
    st.sets(st.sampled_from(NodeKind)),
    st.data(),
)
def test_every_edge_is_shown_or_counted_as_hidden(
    found: Graph, depth: int, direction: Direction, kinds: set[NodeKind], data: st.DataObject
) -> None:
    if not len(found):
        return
    centre = data.draw(st.sampled_from([item.node for item in found.items]))
    around = neighbourhood(found, centre, depth=depth, direction=direction, kinds=kinds)
    seen = {one.item.node for one in around.seen}
    assert seen - {centre} <= {one for one in seen if one.kind in kinds}
    both = {edge for edge in found.edges if {edge.source, edge.target} <= seen}
    touching = {edge for edge in found.edges if {edge.source, edge.target} & seen}
    assert set(around.edges) == both
    assert sum(around.hidden.values()) == len(touching - both)


@given(graphs(), st.integers(0, FURTHEST), st.data())
def test_distances_are_those_of_networkx(found: Graph, depth: int, data: st.DataObject) -> None:
    if not len(found):
        return
    centre = data.draw(st.sampled_from([item.node for item in found.items]))
    oracle: nx.DiGraph = nx.DiGraph()
    oracle.add_nodes_from(item.node for item in found.items)
    oracle.add_edges_from((edge.source, edge.target) for edge in found.edges)
    expected: dict[object, int] = {}
    for way in (oracle, oracle.reverse()):
        for one, away in nx.single_source_shortest_path_length(way, centre, cutoff=depth).items():
            expected[one] = min(away, expected.get(one, away))
    around = neighbourhood(found, centre, depth=depth)
    assert {seen.item.node: seen.distance for seen in around.seen} == expected


def test_all_of_qom_s_transparency_system() -> None:
    found = neighbourhood(catalogue_graph(qom()), node("yCZ01-3a"), depth=1)
    assert len(found.seen) == 1 + 2 + 1 + 14
    assert found.hidden["kind"] == 0
