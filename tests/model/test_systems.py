"""The list of the systems, and the picture of the graph as an address asks for it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from model.catalogue import SystemStatus
from model.errors import InvalidInput, NotFound, TarazuError
from model.filters import Filters
from model.graph import EdgeKind, Node, NodeKind
from model.impact import Impacts
from model.leverage import Leverage
from model.links import catalogue_graph
from model.neighbourhood import Direction, Hidden
from model.systems import (
    KINDS,
    Look,
    SystemRow,
    checked_centre,
    checked_kinds,
    choices,
    counts,
    first_centre,
    matching_rows,
    picture,
    read_look,
    reasons,
    system_rows,
)
from model.waiting import Waits
from model.weighing import report_ranking
from model.worth import worths
from tests.model.cities import city, qom

QOM = qom()
GRAPH = catalogue_graph(QOM)
WORTHS = worths(QOM, report_ranking(QOM))
IMPACTS = Impacts(GRAPH, WORTHS)
ROWS = system_rows(QOM, IMPACTS)
ALL = Look(None)
MAP = Node(NodeKind.SYSTEM, "LG01-2")
LG01 = Node(NodeKind.INTEGRATED_SYSTEM, "LG01")


def row(name: str) -> SystemRow:
    """The row of a system or an integrated one."""
    return next(one for one in ROWS if one.node.id == name)


def codes(found: tuple[TarazuError, ...]) -> list[str]:
    return [fault.code for fault in found]


def test_every_system_and_integrated_system_has_a_row() -> None:
    assert len(ROWS) == len(QOM.systems) + len(QOM.integrated_systems)
    assert [one.impact.total for one in ROWS] == sorted(
        (one.impact.total for one in ROWS), reverse=True
    )


def test_an_integrated_system_gives_what_its_systems_give() -> None:
    parts = [one for one in ROWS if one.family == "LG01" and one.node.kind is NodeKind.SYSTEM]
    given = {service for one in parts for service in one.gives}
    whole = row("LG01")
    assert set(whole.gives) == given
    assert set(whole.needs) == {one.node for one in parts}
    assert (whole.done, whole.parts) == (
        sum(one.status is SystemStatus.DONE for one in parts),
        len(parts),
    )


def test_filters_keep_what_the_counts_say() -> None:
    found = counts(ROWS)
    for name, values in choices(QOM).items():
        for value in values:
            chosen: Mapping[str, tuple[str, ...]] = {name: (value,)}
            kept = matching_rows(ROWS, Filters(chosen), lambda _: [])
            assert len(kept) == found.get(name, {}).get(value, 0)
    assert sum(found["kind"].values()) == len(ROWS)
    assert set(found["kind"]) == set(map(str, KINDS))
    text = matching_rows(ROWS, Filters({}, "LG01"), lambda one: [one.node.id])
    assert {one.node.id[:4] for one in text} == {"LG01"}


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
