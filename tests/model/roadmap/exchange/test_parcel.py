"""What goes out, always in the same order."""

from __future__ import annotations

from dataclasses import replace

from model.calendar import Quarter
from model.roadmap.actuals import Actual
from model.roadmap.assumptions import assumptions_of
from model.roadmap.exchange.parcel import orderly, pack
from model.roadmap.records import Wish, WishKind
from model.roadmap.settings import QuarterWish
from tests.model.cities import qom
from tests.model.roadmap.examples import qom_problem
from tests.model.roadmap.exchange.parcels import kept_of


def test_wishes_stand_in_order_each_of_them_once() -> None:
    """Of two latest quarters the first says it all; two forbidden ones are two wishes."""
    problem = qom_problem()
    item = problem.items[problem.free[0]].id
    given = [(WishKind.LATEST, 9), (WishKind.LATEST, 7), (WishKind.FORBID, 5), (WishKind.FORBID, 3)]
    wishes = tuple(Wish(kind, item, at) for kind, at in [*given, *given])
    kept = kept_of(problem)
    named = tuple(QuarterWish(one.kind, item, problem.quarter(one.quarter)) for one in wishes)
    kept = replace(
        kept,
        problem=replace(problem, wishes=wishes),
        settings=replace(kept.settings, wishes=named),
    )
    found = orderly(kept)
    assert [(one.kind, one.quarter) for one in found.problem.wishes] == [
        (WishKind.FORBID, 3),
        (WishKind.FORBID, 5),
        (WishKind.LATEST, 7),
    ]
    quarters = [one.quarter.since(problem.start) for one in found.settings.wishes]
    assert quarters == [3, 5, 7]
    assert orderly(found) == found


def test_only_what_is_said_of_progress_goes_out() -> None:
    city = qom()
    begun = Quarter(1405, 1)
    given = [Actual("service:9", begun, begun, 0), Actual("service:5"), Actual("service:30", begun)]
    parcel = pack("qom", kept_of(qom_problem()), given, assumptions_of(city))
    assert parcel.actuals == (
        Actual("service:30", begun, None, 0),
        Actual("service:9", begun, begun, 100),
    )
    assert len(parcel.assumptions) == len(city.roadmap_assumptions)
