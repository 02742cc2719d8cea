"""What a plan that came back says otherwise."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given
from hypothesis import settings as effort

from model.calendar import Quarter
from model.roadmap.actuals import Actual
from model.roadmap.exchange.differences import differences, is_same_plan
from model.roadmap.exchange.fasten import fasten
from model.roadmap.exchange.loose import loosen
from model.roadmap.exchange.parcel import Parcel
from tests.model.roadmap.exchange.parcels import parcels, qom_parcel


@given(parcels())
@effort(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_parcel_does_not_differ_from_itself(parcel: Parcel) -> None:
    again = fasten(loosen(parcel))[0]
    assert differences(parcel, again) == ()
    assert is_same_plan(parcel, again)


def test_each_thing_that_differs_is_told_once() -> None:
    here = qom_parcel()
    settings = replace(here.kept.settings, stability=70)
    actuals = (*here.actuals[:2], Actual("service:12", Quarter(1405, 1), None, 10))
    there = replace(
        here,
        kept=replace(here.kept, settings=settings),
        actuals=actuals,
        assumptions={**here.assumptions, "units_load": 9},
        baseline=None,
    )
    found = {(one.part, one.subject): (one.now, one.wanted) for one in differences(here, there)}
    assert found.pop(("setting", "stability")) == ("20", "70")
    assert found.pop(("assumption", "units_load"))[1] == "9"
    assert found.pop(("course", "service:12")) == ("", "1405-Q1 10%")
    assert [part for part, _ in found].count("course") == 1
    assert {part for part, _ in found} == {"course", "baseline"}
    assert not is_same_plan(here, there)
