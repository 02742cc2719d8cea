"""The picture on the roadmap travels in the address, whole, and a damaged one still opens."""

from __future__ import annotations

import json

import pytest

from model.calendar import Quarter
from model.roadmap.address import read_roadmap
from model.roadmap.records import WishKind
from model.roadmap.settings import QuarterWish, Unknown
from model.roadmap.view import Late, RoadmapView, as_plain
from tests.model.cities import qom
from tests.model.roadmap import address_vectors
from tests.model.roadmap.examples import settings

FULL = (
    "?w=2,1,3,2,1,1&x=47.coverage.3&b=210,150&start=1406-Q1&n=8&cap=100,20,30,5"
    "&single=effort:transport.12,effort.1406-Q2.90&strength=20&hard=1&quick=0&wait=1&stay=80"
    "&come=prerequisite:ext-3.1406-Q4&pin=service:12.1406-Q2,system:LG01-1.1406-Q1"
    "&forbid=service:13.1406-Q1&latest=service:14.1407-Q1&by=body&view=list"
    "&kinds=system,service&q=مجوز&critical=1&late=body:police.2&s=service:12&plan=p3.2&base=p1&panel=plans"
)


def read(query: object) -> tuple[RoadmapView, list[str]]:
    view, faults = read_roadmap(query, qom(), settings())
    return view, [fault.code for fault in faults]


def test_an_empty_address_is_the_plan_of_the_report() -> None:
    for query in (None, "", "?"):
        view, faults = read(query)
        assert faults == []
        assert view.settings == settings()
        assert view.weighing.weights.values == (3, 1, 1, 2, 2, 1)


def test_every_part_is_read() -> None:
    view, faults = read(FULL)
    assert faults == []
    bounds = view.weighing.bounds
    assert (bounds.group_1, bounds.group_2) == (210, 150)
    given = view.settings
    assert (given.start, given.quarters) == (Quarter(1406, 1), 8)
    capacities = given.capacities
    assert (capacities.effort, capacities.count) == (100, 20)
    assert (capacities.domain_effort, capacities.domain_count) == (30, 5)
    assert capacities.by_domain == {"effort:transport": 12}
    assert capacities.exceptions == {("effort", Quarter(1406, 2)): 90}
    assert (given.group_strength, given.quick_win_strength, given.stability) == (20, 0, 80)
    assert given.hard_groups
    assert given.unknown is Unknown.WAIT
    assert given.arrivals == {"prerequisite:ext-3": Quarter(1406, 4)}
    assert set(given.wishes) == {
        QuarterWish(WishKind.PIN, "service:12", Quarter(1406, 2)),
        QuarterWish(WishKind.PIN, "system:LG01-1", Quarter(1406, 1)),
        QuarterWish(WishKind.FORBID, "service:13", Quarter(1406, 1)),
        QuarterWish(WishKind.LATEST, "service:14", Quarter(1407, 1)),
    }
    assert (view.by, view.layout, view.kinds) == ("body", "list", ("service", "system"))
    assert (view.text, view.critical, view.chosen) == ("مجوز", True, "service:12")
    assert view.late == Late("body:police", 2)
    assert (view.plan, view.revision) == ("p3", 2)
    assert (view.base, view.base_revision, view.panel) == ("p1", None, "plans")


def test_an_empty_address_shows_nothing_special() -> None:
    view, faults = read("")
    assert faults == []
    assert (view.critical, view.chosen, view.late, view.kinds) == (False, None, None, ())
    assert (view.by, view.layout, view.panel) == ("domain", "timeline", "moved")


def test_what_the_browser_holds_says_all_of_it() -> None:
    plain = as_plain(read(FULL)[0])
    assert plain["capacities"] == [100, 20, 30, 5]
    assert plain["single"] == [["effort:transport", 12], ["effort", "1406-Q2", 90]]
    assert ["pin", "service:12", "1406-Q2"] in plain["wishes"]
    assert plain["late"] == ["body:police", 2]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("w=1,2", "error.weights.missing"),
        ("start=1406", "error.quarter.malformed"),
        ("start=1406-Q5", "error.quarter.out_of_range"),
        ("n=0", "error.roadmap.quarters"),
        ("n=41", "error.roadmap.quarters"),
        ("n=-3", "error.roadmap.address.whole"),
        ("n=9999999", "error.roadmap.address.whole"),
        ("cap=1,2,3", "error.roadmap.address"),
        ("cap=-1,2,3,4", "error.roadmap.address.whole"),
        ("cap=100001,2,3,4", "error.roadmap.capacity.value"),
        ("single=effort", "error.roadmap.address.whole"),
        ("strength=1001", "error.roadmap.strength"),
        ("hard=yes", "error.roadmap.address.choice"),
        ("stay=101", "error.roadmap.stability"),
        ("pin=service:12", "error.roadmap.address"),
        ("pin=service:12.soon", "error.quarter.malformed"),
        ("by=colour", "error.roadmap.address.choice"),
        ("kinds=service,people", "error.roadmap.address.choice"),
        ("late=body:police.0", "error.roadmap.late"),
        ("late=2", "error.roadmap.address"),
        ("q=" + "x" * 61, "error.search.too_long"),
        ("s=" + "x" * 61, "error.roadmap.address"),
        ("plan=../x", "error.kept.unknown"),
        ("pin=" + ",".join(["service:1.1406-Q1"] * 501), "error.roadmap.address.many"),
    ],
)
def test_a_damaged_part_takes_its_default_and_is_named(part: str, code: str) -> None:
    view, faults = read(f"?by=system&{part}" if not part.startswith("by") else f"?{part}")
    assert faults == [code]
    assert view.settings == settings()
    assert view.by == ("domain" if part.startswith("by") else "system")


@pytest.mark.parametrize("query", [7, ["w"], "x" * 30_000])
def test_what_is_no_query_is_the_report_and_is_said(query: object) -> None:
    view, faults = read(query)
    assert faults == ["error.address.malformed"]
    assert view.settings == settings()


VECTORS = json.loads(address_vectors.PATH.read_text(encoding="utf-8"))


def test_the_file_is_what_the_generator_makes() -> None:
    made = address_vectors.as_text(address_vectors.make())
    assert address_vectors.PATH.read_text(encoding="utf-8") == made


def test_the_vectors_begin_with_what_is_assumed() -> None:
    assert as_plain(read("")[0]) == VECTORS["defaults"]


@pytest.mark.parametrize("number", range(len(VECTORS["cases"])))
def test_the_address_that_the_browser_writes_is_the_picture_that_is_read(number: int) -> None:
    case = VECTORS["cases"][number]
    view, faults = read(case["address"])
    assert faults == []
    wanted = {**VECTORS["defaults"], **case["view"]}
    assert as_plain(view) == wanted
