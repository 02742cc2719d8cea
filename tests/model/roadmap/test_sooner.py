"""The smallest change that brings an item sooner: by hand, and against trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings

from model.errors import InvalidInput
from model.roadmap.plan import Method, Plan, make_plan
from model.roadmap.problem import Problem
from model.roadmap.records import Item, Wish, WishKind
from model.roadmap.serial import WishesConflict, first_plan
from model.roadmap.solve import improve
from model.roadmap.sooner import COSTS, Change, ChangeKind, Sooner
from model.roadmap.trade import smallest_change
from tests.model.roadmap.checker import faults
from tests.model.roadmap.examples import (
    outside,
    problem,
    problems,
    qom_problem,
    service,
    system,
)

Measure = tuple[int, int, int, int]


def changes(one: Problem, name: str, plan: Plan | None = None) -> tuple[Change, ...] | None:
    found = smallest_change(one, plan or first_plan(one), name)
    assert found is None or found.proven
    return None if found is None else found.changes


def test_work_that_begins_at_once_can_only_be_shorter() -> None:
    one = problem(service("s", needs=("m",)), system("m", 2))
    assert changes(one, "s") == (Change(ChangeKind.SHORTER, "m"),)
    assert changes(one, "m") == (Change(ChangeKind.SHORTER, "m"),)


def test_a_body_delivers_sooner() -> None:
    one = problem(service("s", needs=("p",)), outside("p", 3, "police"))
    assert changes(one, "s") == (Change(ChangeKind.ARRIVAL, "p", 2),)
    assert changes(one, "p") is None


def test_another_steps_aside_before_more_capacity_is_asked_for() -> None:
    one = problem(service("a", value=9), service("b", value=5), service("c", value=1), effort=1)
    found = smallest_change(one, first_plan(one), "b")
    assert found is not None
    # It changes places with the first, which then opens a quarter later and loses nine.
    assert found.changes == (Change(ChangeKind.LATER, "a", 1),)
    assert (found.start, found.finish, found.lost, found.cost) == (0, 0, 9, 1)


def test_more_capacity_where_nobody_can_step_aside() -> None:
    wish = Wish(WishKind.LATEST, "a", 0)
    one = problem(service("a", value=9), service("b", value=5), effort=1, wishes=(wish,))
    more = Change(ChangeKind.CAPACITY, None, 0, "effort", 1)
    # To give up the wish and to move it would count two as well, and lose nine.
    assert changes(one, "b") == (more,)


def test_what_it_needs_comes_sooner_and_another_makes_way() -> None:
    one = problem(system("m"), service("b", needs=("m",)), system("x"), effort=1, quarters=4)
    place = make_plan(one, [1, 2, 0], bound=0, method=Method.SERIAL)
    assert faults(one, place) == []
    earlier, later = Change(ChangeKind.EARLIER, "m", 0), Change(ChangeKind.LATER, "x", 2)
    assert changes(one, "b", place) == (earlier, later)


def test_a_wish_is_given_up() -> None:
    wishes = (Wish(WishKind.PIN, "a", 2), Wish(WishKind.FORBID, "b", 0))
    one = problem(service("a"), service("b"), wishes=wishes)
    assert changes(one, "a") == (Change(ChangeKind.WISH, "a"),)
    assert changes(one, "b") == (Change(ChangeKind.WISH, "b"),)


def test_the_order_of_the_groups_is_given_up_last() -> None:
    one = problem(service("a", 3), service("b", group=2), hard_groups=True, effort=2)
    assert changes(one, "b") == (Change(ChangeKind.GROUPS),)


def test_what_could_come_by_itself_needs_no_change() -> None:
    one = problem(service("a"))
    assert changes(one, "a", make_plan(one, [3], bound=0, method=Method.SERIAL)) == ()


def test_nothing_brings_sooner_what_begins_now_and_is_over_at_once() -> None:
    assert changes(problem(service("a"), now=1), "a") is None
    blocked = problem(service("a", 2), service("b", needs=("a",)), quarters=2)
    assert changes(blocked, "b") is None


def test_an_unknown_item_is_refused() -> None:
    with pytest.raises(InvalidInput):
        smallest_change(qom_problem(), first_plan(qom_problem()), "service:0")


def test_qom_s_smallest_changes_are_proven_and_true() -> None:
    one = qom_problem()
    plan = improve(one)
    placed = [one.items[place].id for place in one.free if one.items[place].id in plan.by_id]
    told = [smallest_change(one, plan, name) for name in placed[::10]]
    for name, found in zip(placed[::10], told, strict=True):
        if found is not None:
            assert found.proven
            assert_true(one, plan, name, found)
    assert sum(found is not None for found in told) > 5


@given(problems(most=4, quarters=4))
@settings(max_examples=120)
def test_nothing_is_smaller_than_the_smallest_of_all(one: Problem) -> None:
    try:
        plan = first_plan(one)
    except WishesConflict:
        return
    for item in one.items:
        found = smallest_change(one, plan, item.id)
        least = min(tried(one, plan, item), default=None) if item.free else None
        if found is None:
            assert least is None
            continue
        assert found.proven
        assert_true(one, plan, item.id, found)
        assert measure(one, plan, found) == least


def assert_true(one: Problem, plan: Plan, name: str, found: Sooner) -> None:
    """Once the changes are made, and no other, the plan with the item sooner keeps every rule."""
    changed, starts = after(one, plan, name, found)
    moved = make_plan(changed, starts, bound=0, method=Method.SERIAL)
    assert faults(changed, moved) == []
    assert moved.finish_of(name) == found.finish
    assert found.finish < (plan.finish_of(name) or 0)


def after(one: Problem, plan: Plan, name: str, found: Sooner) -> tuple[Problem, list[int | None]]:
    """The problem and the plan once changes are made."""
    items, resources, wishes = list(one.items), list(one.resources), one.wishes
    starts = [plan.start_of(item.id) for item in items]
    starts[one.index[name]] = found.start
    hard = one.hard_groups
    for change in found.changes:
        place = one.index[change.item] if change.item else -1
        if change.kind is ChangeKind.SHORTER:
            items[place] = replace(items[place], duration=items[place].duration - 1)
        elif change.kind is ChangeKind.CAPACITY:
            number = [resource.id for resource in resources].index(change.resource or "")
            row = list(resources[number].capacity)
            row[change.quarter or 0] += change.amount
            resources[number] = replace(resources[number], capacity=tuple(row))
        elif change.kind is ChangeKind.WISH:
            wishes = tuple(wish for wish in wishes if wish.item != change.item)
        elif change.kind is ChangeKind.GROUPS:
            hard = False
        else:
            starts[place] = change.quarter
            if change.kind is ChangeKind.ARRIVAL:
                items[place] = replace(items[place], fixed=change.quarter)
    # Every given-up wish is gone, so what is left has to hold together by itself.
    changed = replace(one, items=tuple(items), resources=tuple(resources), wishes=())
    return replace(changed, wishes=wishes, hard_groups=hard), starts


def measure(one: Problem, plan: Plan, found: Sooner) -> Measure:
    """What a change counts, loses, takes and moves."""
    added = sum(change.amount for change in found.changes)
    moves = sum(
        abs((change.quarter or 0) - (plan.start_of(change.item) or 0))
        for change in found.changes
        if change.item is not None and change.quarter is not None
    )
    return found.cost, found.lost, added, moves


def tried(one: Problem, plan: Plan, item: Item) -> Iterator[Measure]:
    """The measure of everything that brings an item sooner, the slow and plain way."""
    near = waits_for(one, item)
    choices = []
    for other in one.items:
        start = plan.start_of(other.id)
        if start is None:
            choices.append([(other.id, None, other.duration)])
        elif other.free:
            lengths = [other.duration]
            if other.duration > 1 and other.id in near:
                lengths.append(other.duration - 1)
            choices.append(
                [
                    (other.id, begin, length)
                    for length in lengths
                    for begin in range(max(one.now, other.release), one.quarters - length + 1)
                ]
            )
        else:
            sooner = range(one.now, start) if other.bodies and other.id in near else ()
            choices.append([(other.id, begin, other.duration) for begin in (*sooner, start)])
    for chosen in product(*choices):
        found = measured(one, plan, item, {name: (at, long) for name, at, long in chosen})
        if found is not None:
            yield found


def waits_for(one: Problem, item: Item) -> set[str]:
    """An item and all that it waits for."""
    found, todo = {item.id}, [item]
    while todo:
        for need in todo.pop().needs:
            if need not in found:
                found.add(need)
                todo.append(one.item(need))
    return found


def measured(
    one: Problem, plan: Plan, item: Item, where: dict[str, tuple[int | None, int]]
) -> Measure | None:
    """What it counts to have everything there; None if needs break or the item is not sooner."""
    ends = {name: None if at is None else at + long - 1 for name, (at, long) in where.items()}
    finish = plan.finish_of(item.id)
    end = ends[item.id]
    if finish is None or end is None or end >= finish:
        return None
    cost = lost = added = moves = 0
    for other in one.items:
        at, long = where[other.id]
        if at is None:
            continue
        for need in other.needs if other.fixed is None else ():
            before = ends[need]
            if before is None or before >= at:
                return None
        start = plan.start_of(other.id) or 0
        if at != start and other is not item:
            cost += COSTS[ChangeKind.LATER if other.free else ChangeKind.ARRIVAL]
            moves += abs(at - start)
        cost += COSTS[ChangeKind.SHORTER] if long < other.duration else 0
        if other is not item:
            lost += other.points * ((ends[other.id] or 0) - (plan.finish_of(other.id) or 0))
    for resource in one.resources:
        for quarter in range(one.quarters):
            used = facts = 0
            for other in one.items:
                at, long = where[other.id]
                if at is not None and at <= quarter < at + long:
                    used += resource.use(other)
                    facts += resource.use(other) if other.fixed is not None else 0
            lack = used - max(resource.capacity[quarter], facts)
            if lack > 0:
                cost, added = cost + COSTS[ChangeKind.CAPACITY], added + lack
    broken = {wish.item for wish in one.wishes if not kept(wish, where, ends)}
    cost += COSTS[ChangeKind.WISH] * len(broken)
    if one.hard_groups and unordered(one, ends):
        cost += COSTS[ChangeKind.GROUPS]
    return cost, lost, added, moves


def kept(wish: Wish, where: dict[str, tuple[int | None, int]], ends: dict[str, int | None]) -> bool:
    at, end = where[wish.item][0], ends[wish.item]
    if wish.kind is WishKind.LATEST:
        return end is not None and end <= wish.quarter
    return (at == wish.quarter) is (wish.kind is WishKind.PIN)


def unordered(one: Problem, ends: dict[str, int | None]) -> bool:
    services = [item for item in one.items if item.free and item.kind == "service"]
    for early in services:
        for late in services:
            end, opened = ends[early.id], ends[late.id]
            behind = (early.group or 0) < (late.group or 0) and opened is not None
            if behind and (end is None or end > (opened or 0)):
                return True
    return False
