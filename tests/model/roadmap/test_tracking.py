"""Progress against the adopted plan, and two plans side by side, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.errors import InvalidInput
from model.roadmap.actuals import Actual, applied
from model.roadmap.compare import Difference, Ground, compare
from model.roadmap.plan import Plan
from model.roadmap.problem import Problem
from model.roadmap.records import Fact, Wish, WishKind
from model.roadmap.serial import first_plan
from model.roadmap.tracking import Course, Tracking, delivered, forecast, track
from model.roadmap.why import ReasonKind
from tests.model.roadmap.examples import START, problem, qom_problem, service, system


def adopted() -> tuple[Problem, Plan]:
    """Three services one after the other, the second after a system."""
    items = (service("a", value=9), service("b", value=5, needs=("m",)), system("m"), service("c"))
    one = problem(*items, effort=1)
    return one, first_plan(one)


def followed(*actuals: Actual, now: int) -> Tracking:
    one, plan = adopted()
    known = {actual.item: actual for actual in actuals}
    items = tuple(
        applied(item, known[item.id], one.start, now) if item.id in known else item
        for item in one.items
    )
    today = first_plan(replace(one, items=items, now=now))
    return track(one, plan, today, actuals, START.later(now))


def test_the_adopted_plan() -> None:
    _, plan = adopted()
    assert [plan.finish_of(name) for name in ("c", "a", "m", "b")] == [0, 1, 2, 3]


def test_nothing_happened_and_the_first_quarter_is_over() -> None:
    found = followed(now=1)
    assert found.planned == (10, 19, 19, 24, 24, 24)
    assert found.forecast == (0, 10, 19, 19, 24, 24)
    assert found.actual == (0, 0, None, None, None, None)
    assert (found.due, found.earned, found.whole) == (10, 0, 24)
    assert [(one.item, one.variance) for one in found.late] == [
        ("a", 1),
        ("b", 1),
        ("c", 1),
        ("m", 1),
    ]


def test_the_forecast_pushes_what_is_behind_and_plans_nothing_anew() -> None:
    one, plan = adopted()
    today = forecast(replace(one, now=2), plan)
    assert [today.finish_of(name) for name in ("c", "a", "m", "b")] == [2, 3, 4, 5]
    ended = replace(one, items=tuple(item for item in one.items if item.id != "c"), now=1)
    assert delivered(one, ended) == {"c"}
    assert [forecast(ended, plan).finish_of(name) for name in ("a", "m", "b")] == [1, 2, 3]


def test_hard_groups_that_what_happened_rules_out_fall_away() -> None:
    items = (service("a"), service("b", group=2))
    one = problem(*items, hard_groups=True)
    plan = first_plan(one)
    begun = applied(one.item("b"), Actual("b", one.start), one.start, 0)
    today = replace(one, items=(replace(items[0], release=3), begun))
    assert forecast(today, plan).finish_of("a") == 3


def test_what_is_there_without_a_date_is_done_and_not_late() -> None:
    one, plan = adopted()
    found = track(one, plan, plan, [Actual("c", percent=50)], START.later(1), there={"c"})
    (c,) = [item for item in found.items if item.item == "c"]
    assert (c.course, c.percent, c.actual_finish) == (Course.DONE, 100, START.later(1))
    assert found.late == ()
    assert found.open_by({"a", "b", "c"}, START.later(1)) == 2


def test_one_is_done_and_one_is_under_way() -> None:
    done, begun = Actual("c", START, START), Actual("a", START.later(1), None, 40)
    found = followed(done, begun, now=1)
    courses = {one.item: (one.course, one.percent, one.planned_percent) for one in found.items}
    assert courses == {
        "a": (Course.UNDER_WAY, 40, 0),
        "b": (Course.WAITING, 0, 0),
        "m": (Course.WAITING, 0, 0),
        "c": (Course.DONE, 100, 100),
    }
    assert found.late == ()
    assert found.actual[:2] == (10, 10)
    assert found.forecast == found.planned


def test_one_ended_sooner_than_the_horizon_begins() -> None:
    found = followed(Actual("c", None, START.later(-1)), now=0)
    item = next(one for one in found.items if one.item == "c")
    assert (item.variance, item.expected_start) == (-1, START.later(-1))
    assert found.forecast[0] == 19
    assert found.due == 0


def test_what_the_adopted_plan_has_no_place_for() -> None:
    one = problem(service("a", 2), service("b", 2), effort=1, quarters=2)
    plan = first_plan(one)
    found = track(one, plan, plan, (), START)
    assert {item.course for item in found.items} == {Course.WAITING, Course.OUT}


def test_qom_s_curves_end_at_what_is_planned() -> None:
    plan = first_plan(qom_problem())
    found = track(qom_problem(), plan, plan, (), START)
    assert found.planned == found.forecast
    points = [i.points for i in qom_problem().items if i.id in plan.by_id]
    assert found.planned[-1] == sum(points)


def test_what_is_under_way_ends_when_the_rest_is_done() -> None:
    item = system("m", 4)
    begun = START.later(-1)
    half = applied(item, Actual("m", begun, None, 50), START, 2)
    assert (half.fact, half.fixed, half.duration) == (Fact.STARTED, -1, 5)
    whole = applied(item, Actual("m", begun, None, 100), START, 2)
    assert (whole.fixed or 0) + whole.duration - 1 == 2
    unsaid = applied(item, Actual("m", begun), START, 0)
    assert (unsaid.fixed or 0) + unsaid.duration - 1 == 2
    overdue = applied(item, Actual("m", begun), START, 5)
    assert (overdue.fixed or 0) + overdue.duration - 1 == 5
    assert applied(item, Actual("m"), START, 2) == item


@pytest.mark.parametrize("percent", [-1, 101, True, 0.5])
def test_impossible_progress_is_refused(percent: int) -> None:
    with pytest.raises(InvalidInput):
        Actual("a", START, None, percent)


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        Actual("a", START, START.later(-1))
    assert refused.value.params["item"] == "a"


def test_two_plans_say_who_moved_and_why() -> None:
    one, plan = adopted()
    items = tuple(replace(item, duration=2) if item.id == "c" else item for item in one.items)
    other = replace(one, items=items, wishes=(Wish(WishKind.PIN, "c", 0),))
    found = compare(one, plan, other, first_plan(other))
    moved = {shift.item: shift for shift in found.shifts}
    assert {name: shift.quarters for name, shift in moved.items()} == {
        "c": 1,
        "a": 1,
        "m": 1,
        "b": 1,
    }
    assert moved["c"].grounds == (Ground.DURATION, Ground.WISH)
    assert moved["a"].grounds == ()
    assert moved["a"].reasons[0].kind is ReasonKind.CAPACITY
    assert moved["a"].reasons[0].items == ("c",)
    assert found.differences == (
        Difference(Ground.DURATION, "c"),
        Difference(Ground.WISH, "c"),
    )
    assert found.gained == -24
    back = compare(other, first_plan(other), one, plan)
    assert back.gained == 24
    assert next(s for s in back.shifts if s.item == "a").reasons[0].items == ("c",)


def test_what_comes_and_goes_is_told() -> None:
    one, plan = adopted()
    resources = tuple(replace(row, capacity=(2,) * 6) for row in one.resources)
    other = replace(
        one,
        items=(*one.items[:-1], service("d")),
        resources=resources,
        hard_groups=True,
    )
    found = compare(one, plan, other, first_plan(other))
    assert set(found.differences) == {
        Difference(Ground.REMOVED, "c"),
        Difference(Ground.ADDED, "d"),
        Difference(Ground.CAPACITY, "effort"),
        Difference(Ground.HARD_GROUPS, ""),
    }
    ends = {shift.item: (shift.before, shift.after) for shift in found.shifts}
    assert ends["c"] == (START, None)
    assert ends["d"] == (None, START)


def test_the_same_plan_has_not_moved() -> None:
    one, plan = adopted()
    found = compare(one, plan, one, plan)
    assert (found.shifts, found.differences, found.gained) == ((), (), 0)
