"""Whether a service can start, what it waits for, and the chain that says why."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import ServiceStatus
from model.errors import InvalidInput, NotFound
from model.graph import Graph, Node, NodeKind
from model.links import catalogue_graph
from model.waiting import DELIVERABLE, Told, Waits, WaitState, chain
from tests.model.cities import qom
from tests.model.graphs import GIVEN, graph, graphs, node, nodes, waiting


@pytest.mark.parametrize(
    ("needs", "there", "state"),
    [
        ({"s1": "yA"}, "yA", "ready_to_start"),
        ({"s1": "yA"}, "", "waits_for_system"),
        ({"s1": "yA yB"}, "yA", "waits_for_system"),
        ({"s1": "yA p1"}, "yA", "waits_for_system"),
        ({"s1": "yA x1", "x1": "bz"}, "yA", "waits_for_body"),
        ({"s1": "yA x1"}, "", "waits_for_both"),
        ({"s1": "yA x1 p1"}, "yA", "waits_for_both"),
        ({"s1": "yA x1"}, "x1", "waits_for_system"),
        ({"s1": "yA x1"}, "yA x1", "ready_to_start"),
        ({"s1": ""}, "", "no_system_named"),
        ({"s1": "x1"}, "", "no_system_named"),
        ({"s1": "yA", "yA": "x1"}, "", "waits_for_both"),
        ({"s1": "yA", "yA": "yB"}, "yA", "ready_to_start"),
        ({"s1": "yA", "yA": "iF", "iF": "yB yC"}, "yC", "waits_for_system"),
        ({"s1": "yA", "yA": "yB", "yB": "yA x1"}, "", "waits_for_both"),
    ],
)
def test_the_state_of_a_service(needs: dict[str, str], there: str, state: str) -> None:
    found = Waits(graph(needs, there=there))
    assert found.states == {1: state}
    assert found.of(1).state is WaitState(state)


def test_what_a_service_waits_for() -> None:
    found = Waits(
        graph(
            {"s1": "yA x1", "yA": "iF yC p1", "iF": "yB yD", "yB": "x2", "x1": "bz", "x2": "bz ba"},
            there="yC yD",
            in_progress="s1",
        )
    )
    wait = found.of(1)
    assert wait.status is ServiceStatus.IN_PROGRESS
    assert wait.systems == nodes("yA yB")
    assert wait.own == nodes("p1")
    assert wait.external == nodes("x1 x2")
    assert wait.bodies == nodes("ba bz")
    assert wait.holders == nodes("yA yB p1 x1 x2")
    assert found.needed(1) == {found.graph.place(one) for one in wait.holders}
    assert found.all() == (wait,)


def test_an_open_service_waits_for_nothing() -> None:
    found = Waits(graph({"s1": "yA", "s2": "yA"}, there="s1"))
    assert list(found.states) == [2]
    with pytest.raises(InvalidInput) as refusal:
        found.of(1)
    assert refusal.value.code == "error.waiting.open"
    with pytest.raises(NotFound):
        found.of(3)


def test_services_are_counted_by_state_and_status() -> None:
    found = Waits(
        graph({"s1": "yA", "s2": "yA", "s3": "", "s4": "yA"}, there="s4", in_progress="s2")
    )
    assert found.counts() == {
        "ready_to_start": 0,
        "waits_for_system": 1,
        "waits_for_body": 0,
        "waits_for_both": 0,
        "no_system_named": 1,
    }
    assert sum(found.counts(ServiceStatus.IN_PROGRESS).values()) == 1
    assert not any(found.counts(ServiceStatus.EXISTING).values())


@given(graphs())
def test_a_service_waits_for_what_networkx_reaches(found: Graph) -> None:
    oracle = waiting(found)
    items = {item.node: item for item in found.items}
    named = {edge.source for edge in found.edges if edge.kind is GIVEN}
    for wait in Waits(found).all():
        one = Node(NodeKind.SERVICE, str(wait.service))
        reached = nx.descendants(oracle, one)
        assert set(wait.holders) == {other for other in reached if other.kind in DELIVERABLE}
        assert set(wait.bodies) == {other for other in reached if other.kind is NodeKind.BODY}
        assert {items[other].other for other in wait.external} <= {True}
        assert {items[other].other for other in (*wait.systems, *wait.own)} <= {False}
        expected = {
            (False, False): "ready_to_start",
            (True, False): "waits_for_system",
            (False, True): "waits_for_body",
            (True, True): "waits_for_both",
        }[bool(wait.systems + wait.own), bool(wait.external)]
        assert wait.state == (expected if one in named else "no_system_named")


@given(graphs())
def test_the_counts_add_up_to_the_services_of_a_status(found: Graph) -> None:
    waits = Waits(found)
    for status in (ServiceStatus.TO_DO, ServiceStatus.IN_PROGRESS):
        services = [
            item
            for item in found.items
            if item.node.kind is NodeKind.SERVICE and not item.there and item.status == status
        ]
        assert sum(waits.counts(status).values()) == len(services)


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_state(found: Graph, shuffle: Random) -> None:
    items, edges = list(found.items), list(found.edges)
    shuffle.shuffle(items)
    shuffle.shuffle(edges)
    assert Waits(Graph(items, edges)).all() == Waits(found).all()


def told(found: Graph, start: str) -> list[tuple[int, str, str]]:
    return [(link.depth, link.node.id, link.told) for link in chain(found, node(start))]


def test_the_chain_says_why_to_any_depth() -> None:
    needs = {"s1": "yA x1", "yA": "yB", "yB": "iF", "iF": "yC", "yC": "p1", "x1": "ba bz"}
    found = graph(needs, there="")
    assert told(found, "s1") == [
        (1, "A", "on"),
        (2, "B", "on"),
        (3, "F", "on"),
        (4, "C", "on"),
        (5, "p1", "leaf"),
        (1, "x1", "on"),
        (2, "a", "leaf"),
        (2, "z", "leaf"),
    ]
    first = chain(found, node("s1"))[0]
    assert (first.status, first.edge.source, first.edge.kind) == ("not_done", node("s1"), GIVEN)
    assert told(found, "iF") == [(1, "C", "on"), (2, "p1", "leaf")]
    assert told(found, "ba") == []


def test_the_chain_does_not_look_behind_what_is_there() -> None:
    found = graph({"s1": "yA yB", "yA": "yC", "yB": "yC"}, there="yA")
    assert told(found, "s1") == [(1, "B", "on"), (2, "C", "leaf")]
    assert told(graph({"s1": "yA"}, there="s1"), "s1") == []


def test_the_chain_tells_a_circle_and_does_not_follow_it() -> None:
    found = graph({"s1": "yA", "yA": "yB", "yB": "yA yB yC"})
    assert told(found, "s1") == [
        (1, "A", "on"),
        (2, "B", "on"),
        (3, "A", "cycle"),
        (3, "B", "cycle"),
        (3, "C", "leaf"),
    ]


def test_the_chain_tells_once_what_comes_twice() -> None:
    found = graph({"s1": "yA yB", "yA": "yC", "yB": "yC", "yC": "p1"})
    assert told(found, "s1") == [
        (1, "A", "on"),
        (2, "C", "on"),
        (3, "p1", "leaf"),
        (1, "B", "on"),
        (2, "C", "before"),
    ]


def test_of_an_unknown_thing_no_chain_is_told() -> None:
    with pytest.raises(NotFound):
        chain(graph({"s1": "yA"}), node("yZ"))


@given(graphs())
def test_the_chain_names_all_that_is_waited_for_and_each_edge_once(found: Graph) -> None:
    oracle = waiting(found)
    for item in found.items:
        links = chain(found, item.node)
        assert {link.node for link in links} | {item.node} == {
            item.node,
            *nx.descendants(oracle, item.node),
        }
        edges = [link.edge for link in links]
        assert len(set(edges)) == len(edges)
        assert sum(link.told is Told.ON for link in links) <= len(found)


def test_of_qom_s_sixty_services_three_can_start() -> None:
    waits = Waits(catalogue_graph(qom()))
    assert waits.counts() == {
        "ready_to_start": 3,
        "waits_for_system": 24,
        "waits_for_body": 2,
        "waits_for_both": 22,
        "no_system_named": 9,
    }
    to_do = {s.service_id for s in qom().services if s.status is ServiceStatus.TO_DO}
    by_state = {
        state: {number for number in to_do if waits.states[number] is state} for state in WaitState
    }
    assert by_state[WaitState.READY_TO_START] == {46, 65, 70}
    assert by_state[WaitState.WAITS_FOR_BODY] == {7, 40}
    assert by_state[WaitState.NO_SYSTEM_NAMED] == {20, 22, 26, 27, 29, 44, 66, 75, 77}
    assert not catalogue_graph(qom()).cycles


def test_why_bus_drivers_licences_wait() -> None:
    found = catalogue_graph(qom())
    links = chain(found, node("s7"))
    assert [(link.depth, link.node.id, link.edge.basis) for link in links] == [
        (1, "ext-6", "assumed"),
        (2, "police", "printed"),
        (1, "ext-10", "assumed"),
        (2, "judiciary", "printed"),
        (1, "ext-13", "assumed"),
        (2, "conscription", "printed"),
    ]
    assert [body.id for body in Waits(found).of(7).bodies] == [
        "conscription",
        "judiciary",
        "police",
    ]
