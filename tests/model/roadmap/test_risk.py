"""Risk: every sample is the plan pushed, the seed reproduces it, and small cases by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.roadmap.assumptions import assumptions_of
from model.roadmap.delays import Delay, assumed_delays
from model.roadmap.problem import Problem
from model.roadmap.pusher import Pusher
from model.roadmap.risk import risk
from model.roadmap.serial import first_plan
from model.roadmap.slips import of_bodies, slip
from model.robustness.progress import Cancelled, Watch
from tests.model.cities import qom
from tests.model.roadmap.examples import outside, problem, problems, qom_problem, service

EVEN = Delay(0, 1)


@given(problems(wished=False), st.integers(0, 3), st.integers(0, 3))
@settings(max_examples=60)
def test_every_sample_is_the_plan_pushed(one: Problem, x: int, y: int) -> None:
    plan = first_plan(one)
    pusher = Pusher(one, plan)
    assume(pusher.bodies)
    late = {"x": x, "y": y}
    column = np.array([[late[body]] for body in pusher.bodies], dtype=np.int16)
    ends = pusher.ends(column)[:, 0]
    found = slip(one, plan, of_bodies(one, {body: late[body] for body in pusher.bodies}))
    for place in pusher.told:
        finish = found.pushed.finish_of(one.items[place].id)
        assert ends[place] == finish or (finish is None and ends[place] >= one.quarters)
    assert pusher.lost(pusher.ends(column))[0] == found.lost_pushed


def test_hard_groups_are_pushed_alike() -> None:
    late = service("a", needs=("p",))
    items = (late, service("b", group=2), outside("p", 0, "x"))
    one = problem(*items, hard_groups=True)
    plan = first_plan(one)
    pusher = Pusher(one, plan)
    ends = pusher.ends(np.array([[0, 1, 2]], dtype=np.int16))
    assert ends[one.index["b"]].tolist() == [1, 2, 3]
    for quarters in (0, 1, 2):
        found = slip(one, plan, {"p": quarters})
        assert found.pushed.finish_of("b") == 1 + quarters


def test_a_coin() -> None:
    one = problem(service("s", needs=("p",)), outside("p", 0, "x"), quarters=4)
    found = risk(one, first_plan(one), {"x": Delay(1, 1)}, samples=20_000)
    chance = Delay(1, 1).chances[1]
    item = found.of("s")
    assert item is not None
    assert item.planned == 1
    assert item.on_time == pytest.approx(1 - chance, abs=0.02)
    assert item.chances[2:] == (1.0, 1.0)
    assert (item.p50, item.p80) == (2, 2)
    assert found.lost_mean == pytest.approx(10 * chance, abs=0.2)
    assert found.bodies[0].by_delay == (0, 10)
    assert found.bodies[0].cost == pytest.approx(10 * chance)
    assert found.of("nothing") is None
    assert [one.planned for one in found.whole] == [0, 1, 1, 1]
    assert [(one.p50, one.p80) for one in found.whole] == [(0, 0), (0, 0), (1, 1), (1, 1)]
    # On time in two of three cases: more than half of them, fewer than four fifths.
    likely = risk(one, first_plan(one), {"x": EVEN}, samples=20_000)
    assert (likely.whole[1].p50, likely.whole[1].p80) == (1, 0)


def test_the_chances_of_a_delay() -> None:
    assert Delay(0, 0).chances.tolist() == [1.0]
    assert Delay(0, 1).chances.sum() == pytest.approx(1)
    assert Delay(1, 1).chances.tolist() == pytest.approx([1 / 3, 2 / 3])
    assert Delay(1, 2).chances.tolist() == pytest.approx([1 / 4, 1 / 2, 1 / 4])
    assert Delay(0, 3).chances.tolist() == pytest.approx([0.4, 0.3, 0.2, 0.1])
    for likely, most in ((0, 6), (2, 6), (6, 6)):
        chances = Delay(likely, most).chances
        assert chances.sum() == pytest.approx(1)
        assert (chances >= 0).all()
        assert chances.argmax() == likely


@pytest.mark.parametrize(("likely", "most"), [(-1, 2), (3, 2), (0, 41), (True, 2), (0.5, 2)])
def test_impossible_distributions_are_refused(likely: int, most: int) -> None:
    with pytest.raises(InvalidInput):
        Delay(likely, most)


def test_qom_s_risk_is_reproduced_by_its_seed() -> None:
    one, city = qom_problem(), qom()
    plan = first_plan(one)
    delays = assumed_delays(city, assumptions_of(city))
    found = risk(one, plan, delays, samples=3_000, seed=7)
    assert risk(one, plan, delays, samples=3_000, seed=7) == found
    other = risk(one, plan, delays, samples=3_000, seed=8)
    assert other != found
    assert other.lost_mean == pytest.approx(found.lost_mean, rel=0.05)
    assert found.lost_p50 <= found.lost_p80
    assert [body.cost for body in found.bodies] == sorted(
        (body.cost for body in found.bodies), reverse=True
    )
    assert all(sorted(item.chances) == list(item.chances) for item in found.items)
    assert {item.item for item in found.items} == set(plan.by_id)
    # In each quarter fewer are surely open than likely, and more are as time goes on.
    assert all(one.p80 <= one.p50 for one in found.whole)
    for name in ("planned", "p50", "p80"):
        numbers = [getattr(one, name) for one in found.whole]
        assert numbers == sorted(numbers)
    services = [item for item in found.items if item.item.startswith("service:")]
    assert found.whole[-1].planned == len(services)


def test_without_delays_the_plan_holds() -> None:
    plan = first_plan(qom_problem())
    found = risk(qom_problem(), plan, {}, samples=10)
    assert found.lost_mean == 0
    assert all(item.on_time == 1 for item in found.items)
    assert all(item.p80 == item.planned for item in found.items)
    assert all(one.planned == one.p50 == one.p80 for one in found.whole)


def test_it_says_how_far_it_is_and_stops_when_asked() -> None:
    one = problem(service("s", needs=("p",)), outside("p", 0, "x"))
    told: list[tuple[int, int]] = []
    risk(
        one,
        first_plan(one),
        {"x": EVEN},
        samples=6_000,
        watch=Watch(lambda done, total: told.append((done, total))),
    )
    assert told == [(2500, 6000), (5000, 6000), (6000, 6000)]
    with pytest.raises(Cancelled):
        risk(one, first_plan(one), {"x": EVEN}, watch=Watch(stop=lambda: True))


@pytest.mark.parametrize("samples", [0, -1, 10_000_000, True, 1.5])
def test_impossible_samples_are_refused(samples: int) -> None:
    with pytest.raises(InvalidInput):
        risk(problem(service("s")), first_plan(problem(service("s"))), {}, samples=samples)
