"""What waits for a thing: the transitive closure the other way round, with networkx as oracle."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from model.catalogue import ServiceStatus
from model.errors import NotFound
from model.graph import Graph, Node, NodeKind
from model.impact import Impacts, users
from model.links import catalogue_graph
from model.waiting import Waits
from model.weighing import report_ranking, report_weights, weigh
from model.weights import Weights
from model.worth import Worth, worths
from tests.model.cities import qom
from tests.model.graphs import graph, graphs, kinds, node, nodes, waiting, weighed_graphs
from tests.model.graphs import worths as made_up

NEEDS = {
    "s1": "yA",
    "s2": "yB x1",
    "s3": "yB",
    "s4": "yA yC",
    "yA": "yB",
    "yD": "iF",
    "s5": "yD",
    "iF": "yB yC",
    "yB": "x2",
    "x1": "bz",
    "x2": "bz",
}


def test_what_waits_for_a_system() -> None:
    found = Impacts(graph(NEEDS, there="s3", in_progress="s2"), made_up({1: 7, 4: 9}))
    impact = found.of(node("yB"))
    assert impact.services == (1, 2, 4, 5)
    assert impact.direct == (2,)
    assert impact.systems == nodes("yA yD")
    assert (impact.to_do, impact.in_progress) == (3, 1)
    assert (impact.total, impact.unscored) == (16, 2)
    assert impact.groups == {1: 1, 2: 1, 3: 0}


def test_what_waits_for_a_prerequisite_a_body_and_an_integrated_system() -> None:
    found = Impacts(graph(NEEDS), made_up({}))
    assert found.of(node("x2")).services == (1, 2, 3, 4, 5)
    assert found.of(node("x2")).direct == ()
    assert found.of(node("x1")).direct == (2,)
    assert found.of(node("bz")).services == (1, 2, 3, 4, 5)
    assert found.of(node("bz")).direct == (2,)
    family = found.of(node("iF"))
    assert family.services == (1, 2, 3, 4, 5)
    assert family.direct == (2, 3, 4)
    assert family.systems == nodes("yA yB yC yD")


def test_nothing_waits_for_what_is_there() -> None:
    found = Impacts(graph(NEEDS, there="yB x2"), made_up({1: 7}))
    for name in ("yB", "x2"):
        impact = found.of(node(name))
        assert impact.services == impact.direct == impact.systems == ()
        assert impact.total == 0
    assert found.of(node("iF")).services == (4, 5)
    assert users(found.graph, node("yB")) == nodes("s1 s2 s3 s4 s5 yA yD iF")


def test_who_uses_an_integrated_system_uses_its_systems() -> None:
    found = graph(NEEDS)
    assert users(found, node("iF")) == nodes("s1 s2 s3 s4 s5 yA yD")
    assert users(found, node("s1")) == ()
    with pytest.raises(NotFound):
        users(found, node("yZ"))
    with pytest.raises(NotFound):
        Impacts(found, {}).of(node("yZ"))


def test_a_circle_waits_for_each_of_its_own() -> None:
    found = Impacts(graph({"s1": "yA", "yA": "yB", "yB": "yA"}), made_up({1: 5}))
    for name, other in (("yA", "yB"), ("yB", "yA")):
        impact = found.of(node(name))
        assert (impact.services, impact.systems, impact.total) == ((1,), nodes(other), 5)


def test_things_are_ranked_by_the_priority_that_waits_then_by_services_then_by_id() -> None:
    needs = {"s1": "yA yB", "s2": "yB", "s3": "yC", "s4": "yD", "s5": "yD", "s6": "yC", "s7": "yE"}
    found = Impacts(graph(needs, there="s7"), made_up({1: 4, 3: 6, 4: 3, 5: 3}))
    assert found.ranked(NodeKind.SYSTEM) == nodes("yC yD yB yA")
    assert found.ranked(NodeKind.BODY) == ()


@given(graphs())
def test_the_impact_is_the_transitive_closure_of_networkx(found: Graph) -> None:
    oracle, impacts = waiting(found), Impacts(found, {})
    open_ = {item.node for item in found.items if item.there}
    for item in found.items:
        near = {item.node}
        if item.node.kind is NodeKind.INTEGRATED_SYSTEM:
            near |= set(oracle.successors(item.node))
        ancestors = {user for start in near for user in (start, *nx.ancestors(oracle, start))}
        ancestors -= {item.node} | open_
        impact = impacts.of(item.node)
        services = kinds(ancestors, NodeKind.SERVICE)
        assert sorted(impact.services) == sorted(int(one.id) for one in services)
        assert set(impact.systems) == set(kinds(ancestors, NodeKind.SYSTEM))
        assert set(impact.direct) <= set(impact.services)


@given(weighed_graphs())
def test_the_sums_are_those_of_the_services(drawn: tuple[Graph, dict[int, Worth]]) -> None:
    found, worth = drawn
    impacts = Impacts(found, worth)
    for place, item in enumerate(found.items):
        if item.node.kind is NodeKind.SERVICE:
            continue
        impact = impacts.of(item.node)
        known = [worth[number] for number in impact.services if number in worth]
        assert impact.total == impacts.totals[place] == sum(one.total for one in known)
        assert len(impact.services) == impacts.counts[place] == impact.to_do + impact.in_progress
        assert impact.unscored == len(impact.services) - len(known)
        assert list(impact.groups.values()) == impacts.groups[place].tolist()
        assert sum(impact.groups.values()) + impact.unscored == len(impact.services)


@given(graphs())
def test_a_service_waits_for_a_thing_if_the_thing_holds_it_up(found: Graph) -> None:
    impacts = Impacts(found, {})
    held = {
        (wait.service, one) for wait in Waits(found).all() for one in (*wait.holders, *wait.bodies)
    }
    holding = {
        (service, item.node)
        for item in found.items
        if item.node.kind not in (NodeKind.SERVICE, NodeKind.INTEGRATED_SYSTEM)
        for service in impacts.of(item.node).services
    }
    assert held == holding


def test_what_waits_in_qom() -> None:
    impacts = Impacts(catalogue_graph(qom()), worths(qom(), report_ranking(qom())))
    first = {kind: impacts.ranked(kind)[0].id for kind in NodeKind if kind is not NodeKind.SERVICE}
    assert first == {
        "system": "LG01-2",
        "integrated_system": "LG01",
        "prerequisite": "ext-10",
        "body": "judiciary",
    }
    gis = impacts.of(Node(NodeKind.SYSTEM, "LG01-2"))
    assert (len(gis.services), gis.total) == (15, 284)
    assert gis.direct == (2, 3, 4)
    judges = impacts.of(Node(NodeKind.BODY, "judiciary"))
    assert judges.services == judges.direct == (6, 7, 12, 13, 18, 21, 28, 32, 33, 38, 40)
    assert (judges.total, judges.unscored) == (154, 0)


def test_the_weights_move_what_waits() -> None:
    found = catalogue_graph(qom())
    node_ = Node(NodeKind.PREREQUISITE, "ext-22")
    report, ease = report_weights(qom()), Weights((0, 0, 0, 0, 0, 1))
    totals = [
        Impacts(found, worths(qom(), weigh(qom(), weights))).of(node_).total
        for weights in (report, ease)
    ]
    scores = qom().score_by_todo
    todo = [qom().service(number).todo_id for number in (22, 27)]
    assert totals[0] == 52
    assert totals[1] == sum(scores[number].ease for number in todo if number is not None)
    judged = weigh(qom(), report, {(todo[0] or 0, "smartness"): 1})
    assert Impacts(found, worths(qom(), judged)).of(node_).total < 52


def test_services_in_progress_wait_without_a_priority() -> None:
    impacts = Impacts(catalogue_graph(qom()), worths(qom(), report_ranking(qom())))
    portal = impacts.of(Node(NodeKind.SYSTEM, "CZ01-1"))
    status = [qom().service(number).status for number in portal.services]
    assert portal.in_progress == status.count(ServiceStatus.IN_PROGRESS) == portal.unscored == 4
    assert portal.to_do == 3
