"""One plan on the screen: what a picture makes, what moved, where today lies, what is read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.calendar import Quarter
from model.errors import InvalidInput
from model.roadmap.grouping import NONE, headings
from model.roadmap.plan import Method, make_plan
from model.roadmap.problem import Problem
from model.roadmap.records import ItemKind, Wish, WishKind
from model.roadmap.serial import first_plan
from model.roadmap.sound import check, read_starts
from model.roadmap.stage import read_stage_view, report_stage, shifts, stage_of, today_in
from tests.model.cities import qom
from tests.model.roadmap.checker import faults as rules_broken
from tests.model.roadmap.examples import (
    DAY,
    outside,
    problem,
    problems,
    qom_problem,
    service,
    system,
)


def starts(plan, of):  # type: ignore[no-untyped-def]
    return [plan.start_of(item.id) for item in of.items]


def test_the_reports_picture_is_the_reports_plan() -> None:
    stage = report_stage(qom(), DAY)
    assert stage.problem == qom_problem()
    view, refused = read_stage_view(qom(), "", DAY)
    assert refused == ()
    assert stage_of(qom(), view).plan == stage.plan
    assert list(shifts(stage.plan, stage.plan, stage.problem)) == []


def test_what_moved_is_what_finishes_elsewhere_in_time() -> None:
    given = problem(service("service:1", 2), service("service:2", 1), count=1)
    plan = first_plan(given)
    pinned = replace(given, wishes=(Wish(WishKind.PIN, "service:1", 3),))
    moved = {one.item: one for one in shifts(plan, first_plan(pinned), pinned)}
    assert moved["service:1"].after == 4
    assert moved["service:1"].quarters == 4 - (moved["service:1"].before or 0)
    later = replace(plan, start=plan.start.later(1))
    assert {one.quarters for one in shifts(plan, later, given)} == {1}


def test_a_plan_read_back_keeps_every_rule() -> None:
    given = qom_problem()
    plan = first_plan(given)
    back = read_starts(given, starts(plan, given), "serial", plan.bound)
    assert back.entries == plan.entries
    assert back.method is Method.SERIAL
    assert rules_broken(given, back) == []


@pytest.mark.parametrize("sent", [None, "1,2", [0], [True, 0, 0], [0.5, 0, 0], {"0": 1}])
def test_what_is_no_plan_is_refused(sent: object) -> None:
    given = problem(system("system:1"), service("service:1", needs=("system:1",)), outside("p", 2))
    with pytest.raises(InvalidInput, match="plan malformed"):
        read_starts(given, sent, "serial", 0)
    with pytest.raises(InvalidInput, match="plan malformed"):
        read_starts(given, [0, 1, 2], "magic", 0)


@pytest.mark.parametrize(
    ("sent", "item", "rule"),
    [
        ([0, 0, 2], "service:1", "need"),
        ([None, 1, 2], "service:1", "need"),
        ([0, 1, 3], "p", "fixed"),
        ([0, 6, 2], "service:1", "horizon"),
        ([-1, 1, 2], "system:1", "horizon"),
    ],
)
def test_a_plan_that_breaks_a_rule_is_refused_by_name(
    sent: list[int | None], item: str, rule: str
) -> None:
    given = problem(system("system:1"), service("service:1", needs=("system:1",)), outside("p", 2))
    with pytest.raises(InvalidInput) as refused:
        check(given, sent)
    assert refused.value.params == {"item": item, "rule": rule}


def test_capacities_wishes_and_groups_are_held_too() -> None:
    two = problem(service("service:1"), service("service:2"), count=1)
    with pytest.raises(InvalidInput, match="rule count"):
        check(two, [0, 0])
    for kind, start in ((WishKind.PIN, 0), (WishKind.FORBID, 1), (WishKind.LATEST, 2)):
        wished = replace(two, wishes=(Wish(kind, "service:1", 1),))
        with pytest.raises(InvalidInput, match=f"rule {kind.value}"):
            check(wished, [start, 4])
    hard = replace(problem(service("service:1"), service("service:2", group=2)), hard_groups=True)
    with pytest.raises(InvalidInput, match="rule group"):
        check(hard, [1, 0])
    check(hard, [1, 1])


@given(problems(most=4), st.data())
@settings(max_examples=150)
def test_the_server_refuses_what_the_independent_checker_finds_fault_with(
    one: Problem, data: st.DataObject
) -> None:
    quarters = st.none() | st.integers(0, one.quarters - 1)
    sent = [item.fixed if item.fixed is not None else data.draw(quarters) for item in one.items]
    try:
        check(one, sent)
    except InvalidInput:
        assert rules_broken(one, make_plan(one, sent, bound=0, method=Method.SERIAL))
    else:
        assert not rules_broken(one, make_plan(one, sent, bound=0, method=Method.SERIAL))


def test_every_item_stands_under_a_heading_of_every_grouping() -> None:
    given = qom_problem()
    for by in ("domain", "group", "body", "system", "council"):
        under = headings(qom(), given, by)
        assert set(under) == {item.id for item in given.items}
        assert all(under.values())
    bodies = headings(qom(), given, "body")
    for item in given.items:
        for need in item.needs:
            assert set(bodies[need]) - {NONE} <= set(bodies[item.id])
    systems = headings(qom(), given, "system")
    assert all(systems[i.id] == (i.id,) for i in given.items if i.kind is ItemKind.SYSTEM)


@pytest.mark.parametrize(
    ("day", "at"),
    [(date(2026, 12, 22), 0.0), (date(2027, 3, 21), 1.0), (date(2026, 9, 23), -1.0)],
)
def test_today_lies_where_its_quarter_begins(day: date, at: float) -> None:
    assert today_in(Quarter(1405, 4), day) == at
