"""What there is to plan in Qom, and what settings make of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

import pytest

from model.calendar import Quarter
from model.catalogue import Catalogue, PrerequisiteStatus
from model.errors import InvalidInput
from model.graph import NodeKind, parse_node
from model.links import catalogue_graph
from model.roadmap.actuals import Actual
from model.roadmap.assumptions import Assumptions, assumptions_of
from model.roadmap.city import City, city_problem
from model.roadmap.problem import Problem
from model.roadmap.records import Blocked, Fact, ItemKind, WishKind
from model.roadmap.serial import first_plan
from model.roadmap.settings import Capacities, QuarterWish, Settings, Unknown
from model.weighing import report_ranking
from tests.model.cities import city, qom
from tests.model.roadmap.checker import faults
from tests.model.roadmap.examples import START, qom_problem
from tests.model.roadmap.examples import settings as usual


def planned(
    settings: Settings | None = None,
    catalogue: Catalogue | None = None,
    actuals: tuple[Actual, ...] = (),
) -> Problem:
    catalogue = catalogue or qom()
    ranking, assumed = report_ranking(qom()), assumptions_of(qom())
    return city_problem(catalogue, ranking, settings or usual(), assumed, actuals)


def with_prerequisite(name: str, **changes: object) -> Catalogue:
    rows = tuple(
        replace(row, **changes) if row.prerequisite_id == name else row  # type: ignore[arg-type]
        for row in qom().prerequisites
    )
    return replace(qom(), prerequisites=rows)


def test_the_report_s_things_are_the_items() -> None:
    kinds = Counter(item.kind for item in qom_problem().items)
    assert kinds == {ItemKind.SERVICE: 73, ItemKind.SYSTEM: 38, ItemKind.PREREQUISITE: 31}
    assert Counter(item.status for item in qom_problem().items if item.points) == {
        "to_do": 60,
        "in_progress": 13,
    }
    assert sum(item.own_system for item in qom_problem().items) == 11
    assert qom_problem().start == START


def test_every_item_needs_what_it_waits_for() -> None:
    graph = catalogue_graph(qom())
    planned_kinds = (NodeKind.SYSTEM, NodeKind.PREREQUISITE)
    for item in qom_problem().items:
        needs = {str(edge.target) for edge in graph.edges_at(parse_node(item.id))[0]}
        direct = {
            str(graph.items[place].node)
            for place in graph.waiting_needs[graph.place(parse_node(item.id))]
            if graph.items[place].node.kind in planned_kinds
        }
        assert direct <= set(item.needs)
        extra = set(item.needs) - needs
        assert not extra or item.id == "system:CZ01-3a"  # through an integrated system


def test_values_follow_groups_and_quick_wins() -> None:
    one = qom_problem().item("service:1")
    assert (one.points, one.group) == (26, 1)
    assert one.value == 26 * (100 + 2 * 50 + (50 if one.quick_win else 0))
    plain = planned(replace(usual(), group_strength=0, quick_win_strength=0))
    assert all(item.value == 100 * item.points for item in plain.items if item.points)


def test_what_nobody_scored_is_taken_to_be_middling() -> None:
    # Service 93: ease 1 and frequency 2 as printed, 2 for each index of impact.
    item = qom_problem().item("service:93")
    assert item.points == 2 * (3 + 1 + 1 + 2) + 2 * 2 + 1 * 1
    assert item.group == 2


def test_durations_follow_ease_status_and_units() -> None:
    problem, assumed = qom_problem(), assumptions_of(qom())
    graph = City(qom(), report_ranking(qom()), usual(), assumed)
    for item in problem.items:
        if item.kind is not ItemKind.SYSTEM:
            continue
        units = graph.units(graph.graph.place(parse_node(item.id)))
        quarters = 2 if item.status == "needs_development" else 3
        load = 6 if item.status == "needs_development" else 9
        assert item.duration == quarters + (units >= 4)
        assert item.load == load + units - 1


def test_an_outside_prerequisite_comes_when_it_is_expected() -> None:
    catalogue = with_prerequisite("ext-10", expected_quarter=Quarter(1406, 3))
    item = planned(catalogue=catalogue).item("prerequisite:ext-10")
    assert (item.fact, item.fixed) == (Fact.EXPECTED, 3)
    wish = replace(usual(), arrivals={"prerequisite:ext-10": Quarter(1407, 1)})
    assert planned(wish, catalogue).item("prerequisite:ext-10").fixed == 5


def test_one_whose_quarter_is_over_comes_now() -> None:
    catalogue = with_prerequisite("ext-10", expected_quarter=Quarter(1405, 1))
    item = planned(catalogue=catalogue).item("prerequisite:ext-10")
    assert (item.fact, item.fixed) == (Fact.LATE, 0)
    later = replace(usual(), now=START.later(2))
    assert planned(later, catalogue).item("prerequisite:ext-10").fixed == 2


def test_an_unknown_quarter_is_assumed_and_says_so() -> None:
    item = qom_problem().item("prerequisite:ext-10")
    assert (item.fact, item.fixed, item.bodies) == (Fact.ASSUMED, 5, ("judiciary",))


def test_or_it_is_left_out_with_all_that_waits_for_it() -> None:
    problem = planned(replace(usual(), unknown=Unknown.WAIT))
    item = problem.item("service:6")
    assert item.blocked is Blocked.UNKNOWN
    assert item.blocked_by == tuple(f"prerequisite:ext-{n}" for n in ("10", "13", "6"))
    plan = first_plan(problem)
    assert faults(problem, plan) == []
    assert plan.start_of("service:6") is None


def test_what_is_refused_or_comes_too_late_cannot_be_planned() -> None:
    refused = with_prerequisite("ext-22", status=PrerequisiteStatus.REFUSED)
    problem = planned(catalogue=refused)
    assert problem.item("prerequisite:ext-22").blocked is Blocked.REFUSED
    assert problem.item("service:27").blocked is Blocked.REFUSED
    late = replace(usual(), arrivals={"prerequisite:ext-22": Quarter(1420, 1)})
    assert planned(late).item("service:27").blocked is Blocked.BEYOND


def test_what_is_delivered_is_no_item() -> None:
    delivered = with_prerequisite("ext-22", status=PrerequisiteStatus.DELIVERED)
    problem = planned(catalogue=delivered)
    assert "prerequisite:ext-22" not in problem.index
    assert problem.item("service:27").needs == ()


def test_wishes_name_jalali_quarters() -> None:
    wish = QuarterWish(WishKind.PIN, "service:46", START.later(4))
    problem = planned(replace(usual(), wishes=(wish,)))
    assert first_plan(problem).start_of("service:46") == 4
    for quarter in (START.later(-1), START.later(12)):
        with pytest.raises(InvalidInput) as refused:
            planned(replace(usual(), wishes=(replace(wish, quarter=quarter),)))
        assert refused.value.code == "error.roadmap.wish.quarter"


def test_capacities_may_differ_by_domain_and_quarter() -> None:
    capacities = replace(
        usual().capacities,
        by_domain={"effort:transport": 50},
        exceptions={("effort:transport", START.later(1)): 0, ("count", START): 3},
    )
    problem = planned(replace(usual(), capacities=capacities))
    rows = {row.id: row.capacity for row in problem.resources}
    assert rows["effort:transport"][:3] == (50, 0, 50)
    assert rows["count"][:2] == (3, 24)
    assert rows["count:transport"][0] == 6
    assert faults(problem, first_plan(problem)) == []


def test_what_happened_stands() -> None:
    now = replace(usual(), now=START.later(3))
    actuals = (
        Actual("service:46", START, START),
        Actual("system:LG01-2", START.later(-1), None, 50),
        Actual("system:TR01-2", START.later(1)),
        Actual("prerequisite:ext-22", None, START.later(1)),
        Actual("service:0", START),
    )
    problem = planned(now, actuals=actuals)
    done, half = problem.item("service:46"), problem.item("system:LG01-2")
    assert (done.fact, done.fixed, done.duration) == (Fact.FINISHED, 0, 1)
    # Four quarters of work (many units), half of it left from now on.
    assert (half.fact, half.fixed, half.fixed + half.duration - 1) == (Fact.STARTED, -1, 4)
    unsaid = problem.item("system:TR01-2")
    assert unsaid.duration == qom_problem().item("system:TR01-2").duration
    assert problem.item("prerequisite:ext-22").fact is Fact.FINISHED
    plan = first_plan(problem)
    assert faults(problem, plan) == []
    assert all(entry.start >= 3 for entry in plan.entries if problem.item(entry.id).fixed is None)


def test_a_city_without_assumptions_is_told_which_is_missing() -> None:
    bare = partial(city_problem, qom(), report_ranking(qom()), usual())
    with pytest.raises(InvalidInput) as refused:
        bare(assumptions_of(city()))
    assert refused.value.code == "error.roadmap.assumption.missing"
    row = replace(qom().roadmap_assumptions[0], value=-1)
    with pytest.raises(InvalidInput):
        Assumptions([row])


def test_one_body_may_have_an_assumption_of_its_own() -> None:
    rows = qom().roadmap_assumptions
    own = replace(rows[0], assumption_id="arrival_judiciary_high", value=9)
    assumed = Assumptions([*rows, own])
    assert assumed.of_kind("arrival", "judiciary_high", "judiciary") == 9
    assert assumed.of_kind("arrival", "another", "judiciary") == 6


@pytest.mark.parametrize(
    "changes",
    [
        {"quarters": 0},
        {"quarters": True},
        {"group_strength": -1},
        {"quick_win_strength": 1001},
        {"stability": 101},
    ],
)
def test_impossible_settings_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        replace(usual(), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [-1, 100_001, True, 2.5])
def test_impossible_capacities_are_refused(value: int) -> None:
    for changes in ({"effort": value}, {"by_domain": {"effort:transport": value}}):
        with pytest.raises(InvalidInput):
            replace(usual().capacities, **changes)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput):
        Capacities(1, 1, 1, 1, exceptions={("effort", START): value})
