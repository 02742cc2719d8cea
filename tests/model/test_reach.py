"""Reaching in a graph, against networkx."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from model.reach import components, cycle_in, reached, reaches

steps = st.integers(0, 9).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(0, max(n - 1, 0)), max_size=4, unique=True) if n else st.nothing(),
        min_size=n,
        max_size=n,
    )
)


def oracle(found: list[list[int]]) -> nx.DiGraph:
    graph: nx.DiGraph = nx.DiGraph()
    graph.add_nodes_from(range(len(found)))
    graph.add_edges_from((node, step) for node, following in enumerate(found) for step in following)
    return graph


@given(steps)
def test_components_are_those_of_networkx_and_come_after_what_they_lead_to(
    found: list[list[int]],
) -> None:
    knots = components(found)
    theirs = {frozenset(knot) for knot in nx.strongly_connected_components(oracle(found))}
    assert {frozenset(knot) for knot in knots} == theirs
    place = {node: at for at, knot in enumerate(knots) for node in knot}
    assert len(place) == len(found)
    assert all(place[step] <= place[node] for node, row in enumerate(found) for step in row)


@given(steps)
def test_a_component_has_a_circle_if_networkx_finds_one(found: list[list[int]]) -> None:
    graph = oracle(found)
    for knot in components(found):
        circle = cycle_in(found, knot)
        assert bool(circle) == (len(knot) > 1 or graph.has_edge(knot[0], knot[0]))
        for node, following in zip(circle, (*circle[1:], *circle[:1]), strict=True):
            assert graph.has_edge(node, following)
        assert len(set(circle)) == len(circle)


@given(steps, st.data())
def test_who_reaches_whom_is_the_transitive_closure(
    found: list[list[int]], data: st.DataObject
) -> None:
    marked = [data.draw(st.booleans()) for _ in found]
    closure = reaches(found, components(found), marked)
    graph = oracle(found)
    for node in graph:
        near = {node, *nx.descendants(graph, node)}
        assert list(closure[node]) == sorted(other for other in near if marked[other])


@given(steps, st.none() | st.integers(0, 4))
def test_distances_are_those_of_networkx(found: list[list[int]], depth: int | None) -> None:
    graph = oracle(found)
    for node in graph:
        theirs = nx.single_source_shortest_path_length(graph, node, cutoff=depth)
        assert reached(found, node, depth) == dict(theirs)


def test_a_chain_may_be_longer_than_python_recurses() -> None:
    chain = [[node + 1] for node in range(20_000)] + [[]]
    knots = components(chain)
    assert len(knots) == len(chain)
    assert reaches(chain, knots, [False] * 20_000 + [True])[0] == (20_000,)
    assert cycle_in([*chain[:-1], [0]], range(len(chain)))[-1] == 20_000
