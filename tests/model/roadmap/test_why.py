"""Why an item stands where it does: true by removing what is named, and by hand on small plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from model.errors import InvalidInput
from model.roadmap.laid import Laid, usage
from model.roadmap.plan import Method, Plan, make_plan
from model.roadmap.problem import Problem
from model.roadmap.records import Blocked, Item, Wish, WishKind
from model.roadmap.serial import WishesConflict, first_plan
from model.roadmap.solve import improve
from model.roadmap.why import Reason, ReasonKind, Whys, why
from tests.model.roadmap.checker import faults
from tests.model.roadmap.examples import (
    outside,
    problem,
    problems,
    qom_problem,
    service,
    system,
)


def test_it_waits_for_what_it_needs() -> None:
    one = problem(service("s", needs=("m",)), system("m", 2))
    found = why(one, first_plan(one), "s")
    assert found.reasons == (Reason(ReasonKind.NEED, ("m",)),)
    assert (found.start, found.finish, found.slack) == (2, 2, 3)


def test_it_waits_for_a_body() -> None:
    one = problem(service("s", needs=("p",)), outside("p", 3, "police"))
    found = why(one, first_plan(one), "s")
    assert found.reasons == (Reason(ReasonKind.OUTSIDE, ("p",)),)
    fact = why(one, first_plan(one), "p")
    assert fact.reasons == (Reason(ReasonKind.FACT, ("police",)),)
    assert fact.slack == 0


def test_a_capacity_is_full_with_what_goes_before() -> None:
    one = problem(service("a", value=9), service("b", value=5), service("c", value=1), effort=1)
    found = why(one, first_plan(one), "b")
    full = Reason(ReasonKind.CAPACITY, ("a",), ("a",), "effort", 0)
    assert found.reasons == (full,)


def test_an_item_of_the_same_priority_is_not_ahead() -> None:
    one = problem(service("a", value=5), service("b", value=5), effort=1)
    (full,) = why(one, first_plan(one), "b").reasons
    assert (full.items, full.ahead) == (("a",), ())


def test_pins_and_forbidden_quarters_are_named() -> None:
    wishes = (Wish(WishKind.PIN, "a", 2), Wish(WishKind.FORBID, "b", 0))
    one = problem(service("a"), service("b"), wishes=wishes)
    found = Whys(one, first_plan(one))
    assert found.of("a").reasons == (Reason(ReasonKind.PIN, quarter=2),)
    assert found.of("b").reasons == (Reason(ReasonKind.FORBID, quarter=0),)


def test_hard_groups_are_named() -> None:
    one = problem(service("a", 3), service("b", group=2), hard_groups=True)
    found = why(one, first_plan(one), "b")
    assert found.reasons == (Reason(ReasonKind.GROUP, ("a",)),)


def test_nothing_begins_before_now() -> None:
    one = problem(service("a"), now=1)
    found = why(one, first_plan(one), "a")
    assert found.reasons == (Reason(ReasonKind.NOW),)


def test_what_stays_out_says_why() -> None:
    one = problem(service("a"), service("b", needs=("m",), value=2), system("m", 2), quarters=2)
    found = why(one, first_plan(one), "b")
    assert found.reasons == (Reason(ReasonKind.HORIZON, ("m",), quarter=1),)
    assert found.start is found.finish is None
    blocked = replace(service("c"), blocked=Blocked.UNKNOWN, blocked_by=("p",))
    body = Item("p", outside("p", 0).kind, 1, blocked=Blocked.UNKNOWN, bodies=("police",))
    two = problem(blocked, body)
    assert why(two, first_plan(two), "c").reasons == (Reason(ReasonKind.BLOCKED, ("p",)),)


def test_the_chain_leads_back_to_the_beginning() -> None:
    items = (service("s", needs=("m",)), system("m", 2), service("first", 1, value=99))
    one = problem(*items, effort=1)
    chain = Whys(one, first_plan(one)).chain("s")
    assert chain == (
        ("s", ReasonKind.PLAN),
        ("m", ReasonKind.NEED),
        ("first", ReasonKind.CAPACITY),
    )


def test_an_unknown_item_is_refused() -> None:
    with pytest.raises(InvalidInput):
        why(qom_problem(), first_plan(qom_problem()), "service:0")


def test_qom_s_reasons_are_true() -> None:
    found = improve(qom_problem())
    assert_true(qom_problem(), found)
    assert all(
        reason.kind is not ReasonKind.PLAN
        for item in qom_problem().items
        for reason in why(qom_problem(), found, item.id).reasons
    )


@given(problems())
@settings(max_examples=60)
def test_reasons_are_true(one: Problem) -> None:
    try:
        plan = first_plan(one)
    except WishesConflict:
        return
    assert_true(one, plan)


def assert_true(one: Problem, plan: Plan) -> None:
    """Without the reasons an item fits a quarter sooner; without all but one it does not."""
    whys = Whys(one, plan)
    for item in one.items:
        found = whys.of(item.id)
        start = plan.start_of(item.id)
        if not item.free or start is None:
            continue
        if any(reason.kind is ReasonKind.NOW for reason in found.reasons):
            assert start == one.now
            continue
        assert sound(relaxed(one, item.id, found.reasons), plan, item.id, start - 1)
        for left in found.reasons:
            fewer = [reason for reason in found.reasons if reason is not left]
            assert not sound(relaxed(one, item.id, fewer), plan, item.id, start - 1)


def relaxed(one: Problem, name: str, reasons: tuple[Reason, ...] | list[Reason]) -> Problem:
    """The problem without what the reasons name."""
    items, resources = list(one.items), list(one.resources)
    wishes, hard = one.wishes, one.hard_groups
    place = one.index[name]
    for reason in reasons:
        if reason.kind in (ReasonKind.NEED, ReasonKind.OUTSIDE):
            needs = tuple(need for need in items[place].needs if need not in reason.items)
            items[place] = replace(items[place], needs=needs)
        elif reason.kind is ReasonKind.CAPACITY:
            for number, resource in enumerate(resources):
                if resource.id == reason.resource:
                    assert reason.quarter is not None
                    row = list(resource.capacity)
                    row[reason.quarter] += 1000
                    resources[number] = replace(resource, capacity=tuple(row))
        elif reason.kind is ReasonKind.GROUP:
            hard = False
        elif reason.kind is ReasonKind.RELEASE:
            items[place] = replace(items[place], release=0)
        else:
            kind = WishKind(reason.kind.value)
            wishes = tuple(w for w in wishes if (w.kind, w.item) != (kind, name))
    return replace(
        one, items=tuple(items), resources=tuple(resources), wishes=wishes, hard_groups=hard
    )


def sound(one: Problem, plan: Plan, name: str, start: int) -> bool:
    """Whether a plan is sound with an item begun there; what hangs on groups apart."""
    starts = [start if item.id == name else plan.start_of(item.id) for item in one.items]
    return faults(one, make_plan(one, starts, bound=0, method=Method.SERIAL)) == []


@given(problems())
@settings(max_examples=60)
def test_slack_is_what_an_item_can_slip(one: Problem) -> None:
    try:
        plan = first_plan(one)
    except WishesConflict:
        return
    laid = Laid(one, plan)
    for place in one.free:
        start = laid.starts[place]
        if start is None:
            continue
        name, slack = one.items[place].id, laid.slack(place)
        assert all(sound(one, plan, name, start + more) for more in range(slack + 1))
        assert not sound(one, plan, name, start + slack + 1)


@given(problems())
@settings(max_examples=40)
def test_what_is_used_is_what_the_items_take(one: Problem) -> None:
    try:
        plan = first_plan(one)
    except WishesConflict:
        return
    for row in usage(one, plan):
        for quarter in range(one.quarters):
            working = [
                row.resource.use(item)
                for item in one.items
                if item.id in plan.by_id
                and plan.by_id[item.id].start <= quarter <= plan.by_id[item.id].finish
            ]
            assert row.used[quarter] == sum(working)
