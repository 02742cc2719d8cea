"""What slips: by hand, against pushing by plain brute force, and the plan anew beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.roadmap.plan import Plan
from model.roadmap.problem import Problem
from model.roadmap.push import push, push_order
from model.roadmap.records import Fact, Wish, WishKind
from model.roadmap.serial import first_plan
from model.roadmap.slips import Moved, delayed, of_bodies, replan, slip
from model.roadmap.solve import improve
from tests.model.roadmap.checker import faults
from tests.model.roadmap.examples import (
    outside,
    problem,
    problems,
    qom_problem,
    service,
    system,
)


def waiting() -> Problem:
    """A service that waits for the police, one that needs the same people, and one apart."""
    items = (service("s", needs=("p",)), service("t", 2), outside("p", 0, "police"), service("u"))
    return problem(*items, effort=2, quarters=4)


def test_what_waits_slips_with_the_body() -> None:
    one = waiting()
    plan = first_plan(one)
    found = slip(one, plan, of_bodies(one, {"police": 2}))
    assert found.moved == (Moved("s", 1, 3, None), Moved("p", 0, 2, None))
    assert found.lost_pushed == 20
    assert faults(found.problem, found.pushed) == []


def test_what_is_late_itself_begins_later() -> None:
    one = problem(service("s", needs=("m",)), system("m", 2))
    found = slip(one, first_plan(one), {"m": 1})
    assert found.moved == (Moved("s", 2, 3, None), Moved("m", 1, 2, None))


def test_what_is_under_way_takes_longer() -> None:
    begun = system("m", 2, fixed=-1, fact=Fact.STARTED)
    one = problem(service("s", needs=("m",)), begun)
    found = slip(one, first_plan(one), {"m": 1})
    assert found.moved == (Moved("s", 1, 2, None), Moved("m", 0, 1, None))


def test_what_no_longer_fits_falls_out() -> None:
    one = waiting()
    found = slip(one, first_plan(one), {"p": 9})
    assert found.moved[0] == Moved("s", 1, None, None)
    assert found.lost_pushed == 30


def test_other_delays_matter_less_then() -> None:
    items = (service("s", needs=("p", "q")), outside("p", 0, "police"), outside("q", 0, "gas"))
    one = problem(*items)
    found = slip(one, first_plan(one), {"p": 2})
    assert [(one.item, one.before, one.after) for one in found.spared()] == [("q", 0, 2)]


def test_a_wish_that_a_delay_breaks_is_named() -> None:
    pin, latest = Wish(WishKind.PIN, "s", 1), Wish(WishKind.LATEST, "t", 2)
    one = replace(waiting(), wishes=(pin, latest))
    plan = first_plan(one)
    found = slip(one, plan, {"p": 1})
    assert found.broken == (pin,)
    anew = replan(one, found)
    assert anew.given_up == (pin,)
    assert anew.replanned is not None
    assert anew.replanned.start_of("s") == 2


def test_the_plan_anew_is_never_worse_once_moves_are_paid_for() -> None:
    plan = improve(qom_problem())
    found = slip(qom_problem(), plan, of_bodies(qom_problem(), {"judiciary": 3}))
    assert faults(found.problem, found.pushed) == []
    assert found.lost_pushed > 0
    free = replan(qom_problem(), found, stability=0)
    near = replan(qom_problem(), found, stability=80)
    assert free.replanned is not None
    assert near.replanned is not None
    assert faults(found.problem, free.replanned) == []
    assert free.replanned.value >= found.pushed.value

    def changed(plan_: Plan) -> int:
        return sum(plan_.start_of(i.id) != plan.start_of(i.id) for i in qom_problem().items)

    assert changed(near.replanned) <= changed(found.pushed)
    assert changed(near.replanned) < changed(free.replanned)


@given(problems(wished=False), st.data())
@settings(max_examples=60)
def test_pushing_is_what_a_team_would_do(one: Problem, data: st.DataObject) -> None:
    plan = first_plan(one)
    names = [entry.id for entry in plan.entries]
    assume(names)
    late = data.draw(st.dictionaries(st.sampled_from(names), st.integers(0, 3), max_size=2))
    found = slip(one, plan, late)
    assert faults(found.problem, found.pushed) == []
    assert {e.id: e.start for e in found.pushed.entries} == by_hand(found.problem, plan)
    for entry in found.pushed.entries:
        before = plan.start_of(entry.id)
        assert before is None or entry.start >= before
    if not any(late.values()):
        assert found.pushed.entries == plan.entries
        assert found.moved == ()


def by_hand(one: Problem, plan: Plan) -> Mapping[str, int]:
    """The old order, each into the first quarter that leaves the plan so far sound."""
    placed = {item.id: item.fixed for item in one.items if item.fixed is not None}
    for place in push_order(one, [plan.start_of(item.id) for item in one.items]):
        item = one.items[place]
        if any(need not in placed for need in item.needs):
            continue
        for start in range(plan.start_of(item.id) or 0, one.quarters - item.duration + 1):
            ends = [placed[need] + one.item(need).duration for need in item.needs]
            if start < max([one.now, item.release, *ends]):
                continue
            if fits({**placed, item.id: start}, one):
                placed[item.id] = start
                break
    return placed


def fits(placed: Mapping[str, int], one: Problem) -> bool:
    for resource in one.resources:
        for quarter in range(one.quarters):
            used = sum(
                resource.use(one.item(name))
                for name, start in placed.items()
                if start <= quarter < start + one.item(name).duration
            )
            if used > resource.capacity[quarter]:
                return False
    return True


def test_a_plan_carries_over_to_a_problem_with_other_items() -> None:
    one = waiting()
    plan = first_plan(one)
    fewer = replace(one, items=tuple(item for item in one.items if item.id != "t"))
    more = replace(fewer, items=(*fewer.items, service("v", needs=("u",))))
    found = push(more, plan)
    assert found is not None
    assert faults(more, found) == []
    assert found.start_of("u") == plan.start_of("u")


@pytest.mark.parametrize("late", [-1, 41, True, 1.0, "2"])
def test_impossible_delays_are_refused(late: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        delayed(waiting(), first_plan(waiting()), {"s": late})  # type: ignore[dict-item]
    assert refused.value.code == "error.roadmap.delay"


def test_what_cannot_be_late_is_refused() -> None:
    done = service("d", fixed=-2, fact=Fact.FINISHED)
    one = problem(done, service("long", 3), service("x", 3), quarters=3, effort=1)
    plan = first_plan(one)
    out = next(item.id for item in one.items if item.id not in plan.by_id)
    for name in ("d", out):
        with pytest.raises(InvalidInput) as refused:
            slip(one, plan, {name: 1})
        assert refused.value.code == "error.roadmap.delay.item"
    with pytest.raises(InvalidInput):
        slip(one, plan, {"nothing": 1})
    with pytest.raises(InvalidInput):
        of_bodies(one, {"nobody": 1})
