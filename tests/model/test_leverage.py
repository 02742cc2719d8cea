"""What to deliver so that the most opens: against brute force, and against one by one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput, NotFound
from model.graph import Graph, Node, NodeKind
from model.leverage import MOST_TIES, MOST_TOGETHER, Leverage
from model.links import catalogue_graph
from model.waiting import DELIVERABLE, Waits
from model.weighing import report_ranking, report_weights, weigh
from model.weights import Preset, presets
from model.worth import Worth, worths
from tests.model.cities import qom
from tests.model.graphs import graph, node, nodes, weighed_graphs
from tests.model.graphs import worths as made_up

PAIRS = {"s1": "yA yB", "s2": "yA yB", "s3": "yC", "s4": "yD", "s5": "yD x1"}
"""Two things open most, and neither of them anything alone."""
TOTALS = {1: 5, 2: 5, 3: 4, 4: 3, 5: 9}


def leverage(needs: Mapping[str, str], totals: Mapping[int, int], there: str = "") -> Leverage:
    return Leverage(Waits(graph(needs, there=there)), made_up(totals))


def test_single_levers_from_the_strongest_on() -> None:
    levers = leverage(PAIRS, TOTALS).levers
    assert [lever.node.id for lever in levers] == ["C", "D", "A", "B", "x1"]
    assert [lever.gain for lever in levers] == [4, 3, 0, 0, 0]
    assert [lever.waiting for lever in levers] == [4, 12, 10, 10, 9]
    assert [lever.rank for lever in levers] == [1, 2, 3, 3, 3]
    assert [lever.opens for lever in levers] == [(3,), (4,), (), (), ()]


def test_levers_that_open_as_much_share_a_rank() -> None:
    levers = leverage({"s1": "yB", "s2": "yA", "s3": "yC"}, {1: 4, 2: 4, 3: 2}).levers
    assert [(lever.node.id, lever.rank) for lever in levers] == [("A", 1), ("B", 1), ("C", 3)]


def test_what_is_there_is_no_lever() -> None:
    levers = leverage({"s1": "yA yB", "yB": "iF"}, {1: 4}, there="yA").levers
    assert [lever.node.id for lever in levers] == ["B"]


def test_the_best_two_together_are_not_the_best_two_one_by_one() -> None:
    found = leverage(PAIRS, TOTALS).together(2)
    assert found.best.nodes == nodes("yD x1")
    assert (found.best.gain, found.best.opens) == (12, (4, 5))
    assert found.greedy.nodes == nodes("yC yD")
    assert found.greedy.gain == 7
    assert found.missed == 5
    assert (found.most, found.ties, found.more_ties, found.proven) == (2, (), False, True)


def test_equal_choices_are_told() -> None:
    found = leverage({"s1": "yB", "s2": "yA", "s3": "yC", "s4": "yC"}, {1: 4, 2: 4, 3: 2, 4: 2})
    one = found.together(1)
    assert one.best.nodes == nodes("yA")
    assert [tie.nodes for tie in one.ties] == [nodes("yB"), nodes("yC")]
    two = found.together(2)
    assert [tie.nodes for tie in (two.best, *two.ties)] == [
        nodes("yA yB"),
        nodes("yA yC"),
        nodes("yB yC"),
    ]
    assert not two.more_ties


def test_more_equal_choices_than_are_told() -> None:
    needs = {f"s{number}": f"y{number}" for number in range(1, MOST_TIES + 4)}
    found = leverage(needs, dict.fromkeys(range(1, MOST_TIES + 4), 3)).together(1)
    assert len(found.ties) == MOST_TIES
    assert found.more_ties
    just = {f"s{number}": f"y{number}" for number in range(1, MOST_TIES + 2)}
    found = leverage(just, dict.fromkeys(range(1, MOST_TIES + 2), 3)).together(1)
    assert len(found.ties) == MOST_TIES
    assert not found.more_ties


def test_no_more_is_delivered_than_it_takes() -> None:
    found = leverage({"s1": "yA", "s2": "yB yC yD"}, {1: 4, 2: 9}).together(3)
    assert found.best.nodes == nodes("yB yC yD")
    found = leverage({"s1": "yA", "s2": "yB yC yD"}, {1: 4, 2: 3}).together(3)
    assert found.best.nodes == nodes("yA")
    assert found.ties == ()
    assert found.greedy.gain == 4


def test_one_by_one_goes_towards_what_most_waits_for_when_nothing_opens() -> None:
    found = leverage({"s1": "yA yB", "s2": "yA yC", "s3": "yD yE"}, {1: 4, 2: 3, 3: 6})
    assert found.greedy(3).nodes == nodes("yA yB yC")
    assert found.greedy(1).gain == 0
    assert found.together(2).best.nodes == nodes("yD yE")


def test_services_that_no_delivery_can_open_count_nothing() -> None:
    found = leverage({"s1": "x1", "s2": "yA", "s3": "yB", "s4": "yC"}, {1: 9, 2: 9, 4: 1}, "yA")
    assert {lever.node.id: lever.gain for lever in found.levers} == {"C": 1, "B": 0, "x1": 0}
    assert found.together(5).best.opens == (4,)
    nothing = leverage({"s1": "x1", "s2": "yA"}, {1: 9}).together(1)
    assert nothing.best.nodes == nothing.greedy.nodes == ()
    assert (nothing.best.gain, nothing.proven) == (0, True)


def test_what_some_deliveries_open() -> None:
    found = leverage(PAIRS, TOTALS)
    assert found.delivered(nodes("yB yA")).opens == (1, 2)
    assert found.delivered(nodes("yB yA")).gain == 10
    assert found.delivered([]).opens == ()
    for name in ("s1", "iF", "bz"):
        with pytest.raises(InvalidInput) as refusal:
            found.delivered([node(name)])
        assert refusal.value.code == "error.leverage.kind"
    with pytest.raises(NotFound):
        found.delivered([node("yZ")])


@pytest.mark.parametrize("most", [0, -1, MOST_TOGETHER + 1, 2.0, "3", None, True])
def test_an_impossible_number_of_deliveries_is_refused(most: object) -> None:
    for ask in (leverage(PAIRS, TOTALS).together, leverage(PAIRS, TOTALS).greedy):
        with pytest.raises(InvalidInput) as refusal:
            ask(most)  # type: ignore[operator]
        assert refusal.value.code == "error.leverage.count"


def test_out_of_time_the_best_so_far_is_given_and_said_not_to_be_proven() -> None:
    found = leverage(PAIRS, TOTALS).together(2, seconds=0)
    assert not found.proven
    assert found.best == found.greedy
    assert (found.ties, found.missed) == ((), 0)


def brute_force(
    found: Graph, worth: Mapping[int, Worth], most: int
) -> tuple[int, set[frozenset[Node]]]:
    """The greatest gain, and every choice of the fewest deliveries that has it."""
    waits = Waits(found)
    services = {
        wait.service: set(wait.holders)
        for wait in waits.all()
        if wait.holders and wait.state != "no_system_named" and wait.service in worth
    }
    things = [i.node for i in found.items if i.node.kind in DELIVERABLE and not i.there]
    best: tuple[int, int] = (0, 0)
    choices: set[frozenset[Node]] = {frozenset()}
    for size in range(1, most + 1):
        for choice in combinations(things, size):
            gain = sum(worth[s].total for s, needs in services.items() if needs <= set(choice))
            if (gain, -size) > best:
                best, choices = (gain, -size), set()
            if (gain, -size) == best:
                choices.add(frozenset(choice))
    return best[0], choices


@given(weighed_graphs(most=5), st.integers(1, 4))
def test_the_best_is_that_of_brute_force_with_all_its_ties(
    drawn: tuple[Graph, dict[int, Worth]], most: int
) -> None:
    found, worth = drawn
    together = Leverage(Waits(found), worth).together(most)
    gain, choices = brute_force(found, worth, most)
    assert together.proven
    assert together.best.gain == gain
    told = {frozenset(choice.nodes) for choice in (together.best, *together.ties)}
    assert told <= choices
    assert together.more_ties == (len(choices) > MOST_TIES + 1)
    if not together.more_ties:
        assert told == choices


@given(weighed_graphs(), st.integers(1, 6))
def test_the_best_is_never_less_than_one_by_one(
    drawn: tuple[Graph, dict[int, Worth]], most: int
) -> None:
    found = Leverage(Waits(drawn[0]), drawn[1])
    together = found.together(most)
    assert together.missed >= 0
    assert together.greedy == found.greedy(most)
    assert max(len(together.best.nodes), len(together.greedy.nodes)) <= most
    for choice in (together.best, together.greedy, *together.ties):
        assert found.delivered(choice.nodes) == choice
    single = max((lever.gain for lever in found.levers), default=0)
    assert found.together(1).best.gain == single


@given(weighed_graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(
    drawn: tuple[Graph, dict[int, Worth]], shuffle: Random
) -> None:
    found, worth = drawn
    items, edges, worthy = list(found.items), list(found.edges), list(worth.items())
    for rows in (items, edges, worthy):
        shuffle.shuffle(rows)
    again = Leverage(Waits(Graph(items, edges)), dict(worthy))
    one = Leverage(Waits(found), worth)
    assert again.levers == one.levers
    assert again.together(3) == one.together(3)


def test_what_to_deliver_in_qom() -> None:
    found = Leverage(Waits(catalogue_graph(qom())), worths(qom(), report_ranking(qom())))
    first = found.levers[0]
    assert (first.node.id, first.opens, first.gain, first.rank) == ("TR02-1", (5, 14), 42, 1)
    assert len(found.levers) == 54 + 31
    three = found.together(3)
    assert {one.id for one in three.best.nodes} == {"CS01-2", "CS03-2", "ext-10"}
    assert (three.best.gain, three.greedy.gain) == (105, 88)
    assert [one.id for one in three.greedy.nodes] == ["TR02-1", "own-4", "ext-8"]
    ten = found.together(10)
    assert (ten.best.gain, ten.missed, len(ten.ties)) == (361, 0, 1)
    assert all(found.together(most).proven for most in (1, 5, MOST_TOGETHER))


def test_the_weights_move_the_levers() -> None:
    waits = Waits(catalogue_graph(qom()))
    firsts = {}
    for preset, weights in presets(report_weights(qom())).items():
        levers = Leverage(waits, worths(qom(), weigh(qom(), weights))).levers
        firsts[preset] = (levers[0].node.id, levers[0].gain)
    assert firsts[Preset.REPORT] == ("TR02-1", 42)
    assert len({gain for _, gain in firsts.values()}) == len(firsts)
    assert {NodeKind.SYSTEM} == {lever.node.kind for lever in levers[:1]}
