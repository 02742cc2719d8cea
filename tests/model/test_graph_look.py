"""The picture of the graph as an address asks for it."""

from __future__ import annotations

import pytest

from model.errors import InvalidInput, NotFound, TarazuError
from model.graph import EdgeKind, Node, NodeKind
from model.graph_look import (
    Look,
    checked_centre,
    checked_kinds,
    first_centre,
    picture,
    read_look,
    reasons,
)
from model.impact import Impacts
from model.leverage import Leverage
from model.links import catalogue_graph
from model.neighbourhood import Direction, Hidden
from model.waiting import Waits
from model.weighing import report_ranking
from model.worth import worths
from tests.model.cities import city, qom

QOM = qom()
GRAPH = catalogue_graph(QOM)
WORTHS = worths(QOM, report_ranking(QOM))
IMPACTS = Impacts(GRAPH, WORTHS)
ALL = Look(None)
MAP = Node(NodeKind.SYSTEM, "LG01-2")
LG01 = Node(NodeKind.INTEGRATED_SYSTEM, "LG01")


def codes(found: tuple[TarazuError, ...]) -> list[str]:
    return [fault.code for fault in found]


def test_all_is_all() -> None:
    found = picture(GRAPH, ALL)
    assert (found.items, found.edges) == (GRAPH.items, GRAPH.edges)
    assert not any(found.hidden.values())


def test_a_kind_that_is_off_hides_its_edges_and_says_so() -> None:
    kinds = tuple(kind for kind in NodeKind if kind is not NodeKind.BODY)
    found = picture(GRAPH, Look(None, kinds=kinds))
    owed = sum(edge.kind is EdgeKind.OWED_BY for edge in GRAPH.edges)
    assert found.hidden[Hidden.KIND] == owed == len(GRAPH.edges) - len(found.edges)
    assert picture(GRAPH, Look(None, kinds=())).items == ()


def test_without_a_bound_nothing_is_too_far() -> None:
    near, far = (picture(GRAPH, Look(MAP, depth)) for depth in (1, None))
    assert near.hidden[Hidden.DEPTH]
    assert not far.hidden[Hidden.DEPTH]
    assert set(near.edges) <= set(far.edges)


def test_what_is_shown_first_opens_the_most() -> None:
    leverage = Leverage(Waits(GRAPH), WORTHS)
    best = first_centre(leverage)
    assert best is not None
    assert leverage.delivered([best]).gain == max(lever.gain for lever in leverage.levers)
    nothing = catalogue_graph(city())
    assert first_centre(Leverage(Waits(nothing), {})) is None


def test_an_address_is_read() -> None:
    query = "?s=integrated_system:LG01&depth=all&dir=needs&kinds=body,service&k=5&w=1,1,1,1,1,1"
    look, together, faults = read_look(query, GRAPH, None)
    assert look == Look(LG01, None, Direction.NEEDS, (NodeKind.SERVICE, NodeKind.BODY))
    assert (together, faults) == (5, ())


def test_a_damaged_address_still_opens() -> None:
    query = "?s=system:gone&depth=9&dir=up&kinds=cat&k=99"
    look, together, faults = read_look(query, GRAPH, LG01)
    assert (look, together) == (Look(LG01), 3)
    assert codes(faults) == [
        "error.links.unknown",
        "error.links.depth",
        "error.filter.unknown",
        "error.filter.unknown",
        "error.leverage.count",
    ]
    for nothing in (None, 5, "", "?"):
        assert read_look(nothing, GRAPH, LG01) == (Look(LG01), 3, ())


def test_what_a_page_sends_is_checked() -> None:
    assert checked_centre("all", GRAPH) is None
    with pytest.raises(NotFound):
        checked_centre({"s": 1}, GRAPH)
    for wrong in ("body", None, [7], [{}]):
        with pytest.raises(InvalidInput):
            checked_kinds(wrong)


def test_every_assumed_link_has_its_reason_in_both_languages() -> None:
    for language in ("fa", "en"):
        told = reasons(QOM, language)
        assumed = [edge for edge in GRAPH.edges if edge.basis == "assumed"]
        assert assumed
        assert all(told[edge.kind, edge.link] for edge in assumed)
