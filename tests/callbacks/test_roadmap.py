"""What a browser may send to the roadmap, and what it is told about the rest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.callbacks.conftest import Visitor

PLAN, WHY, CHAIN = "roadmap-plan.data", "roadmap-reasons.children", "roadmap-chain.data"
SOONER = "roadmap-sooner.children"
KEEP, EDIT, LATE = "roadmap-plans-said.children", "roadmap-edit-said.children", "roadmap-late.child"


@pytest.fixture
def reader(visitor: Visitor) -> Visitor:
    """A visitor who reads English."""
    visitor.speak("en")
    return visitor


def planned(visitor: Visitor, query: str, **more: object) -> dict[str, Any]:
    answer = visitor.call(PLAN, {"query": query, "number": 7, **more}, "en")
    assert answer.status_code == 200
    found = answer.json["response"]["roadmap-plan"]["data"]
    assert found["number"] == 7
    return found


def on_screen(visitor: Visitor, query: str = "") -> dict[str, Any]:
    """What a page sends of the plan that it shows."""
    found = planned(visitor, query)
    starts = [row[0] for row in found["rows"]]
    return {"query": query, "starts": starts, "method": found["method"], "bound": found["bound"]}


def test_a_plan_comes_with_everything_that_is_drawn(reader: Visitor) -> None:
    found = planned(reader, "?w=1,1,1,1,1,3&by=body")
    assert len(found["ids"]) == len(found["rows"]) == len(found["needs"]) == len(found["under"])
    assert found["moved"]
    assert {one["id"] for one in found["usage"]} >= {"effort", "count"}
    assert len(found["heads"]) == found["lead"] + found["quarters"]
    assert not found["adopted"]
    again = planned(reader, **on_screen(reader, "?w=1,1,1,1,1,3"))
    assert again["rows"] == found["rows"]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?cap=0,24,45,6", "is zero"),
        ("?cap=165,24,1,6", "never more than 1"),
        ("?n=2", "longer than the plan’s 2 quarters"),
        ("?n=41", "1 to 40 quarters"),
        ("?pin=service:1.1405-Q4", "can’t begin before"),
        ("?pin=service:1.1420-Q1", "outside the plan’s 12 quarters"),
        ("?pin=service:999.1406-Q1", "service:999"),
        ("?pin=prerequisite:ext-1.1406-Q1", "not for the plan to choose"),
        ("?pin=service:5.1406-Q4,service:5.1407-Q1", "pinned to two quarters"),
        ("?latest=service:1.1405-Q4", "can’t hold together"),
        ("?single=effort:marsupials.3", "no capacity effort:marsupials"),
        ("?single=effort.1420-Q1.3", "Spring 1420 lies outside"),
        ("?single=effort:transport.0", "Person-months of Transport” is zero"),
        ("?single=effort:transport.x", "“x”"),
        ("?come=prerequisite:own-1.1406-Q1", "No outside body owes"),
        ("?start=soon", "soon"),
        ("?w=0,0,0,0,0,0", "zero"),
        ("?plan=p99", "p99"),
        ("?base=p99", "p99"),
    ],
)
def test_what_cannot_be_planned_is_said_by_name(reader: Visitor, query: str, says: str) -> None:
    found = planned(reader, query)
    assert set(found) == {"number", "refused"}
    assert says in found["refused"][0]


@pytest.mark.parametrize("asked", [7, [], {}, {"query": 7}, {"query": None}, "?w=1"])
def test_what_is_no_question_is_refused(reader: Visitor, asked: object) -> None:
    assert reader.told(PLAN, asked, "en")
    assert reader.told(WHY, asked, "en")
    assert reader.told(CHAIN, asked)


@pytest.mark.parametrize(
    "change",
    [
        {"starts": None},
        {"starts": [0]},
        {"starts": "0"},
        {"method": "magic"},
        {"bound": "much"},
        {"chosen": "service:999"},
        {"chosen": 7},
    ],
)
def test_a_forged_plan_is_not_explained(reader: Visitor, change: dict[str, object]) -> None:
    asked = {**on_screen(reader), "chosen": "service:1", **change}
    assert reader.told(WHY, asked, "en")


def test_a_plan_that_breaks_a_rule_is_neither_shown_nor_explained(reader: Visitor) -> None:
    asked = on_screen(reader)
    place = next(i for i, start in enumerate(asked["starts"]) if start and start > 5)
    asked["starts"][place] = 0
    assert "can’t be carried out" in planned(reader, **asked)["refused"][0]
    assert "can’t be carried out" in reader.told(WHY, {**asked, "chosen": "service:1"}, "en")


def test_the_smallest_change_is_told_with_its_measure(reader: Visitor) -> None:
    asked = on_screen(reader)
    told = reader.call(SOONER, {**asked, "chosen": "service:1"}, "en").text
    assert "proven that nothing smaller does" in told
    assert "Counted are" in told
    delivered = reader.call(SOONER, {**asked, "chosen": "prerequisite:ext-1"}, "en").json
    assert delivered["response"]["roadmap-sooner"]["children"] == []
    assert reader.told(SOONER, {**asked, "chosen": "service:999"}, "en")


def test_reasons_and_the_chain_are_given(reader: Visitor) -> None:
    asked = on_screen(reader)
    explained = reader.call(WHY, {**asked, "chosen": "service:1"}, "en").text
    assert "why-reasons" in explained
    chain = reader.call(CHAIN, {**asked, "chosen": "service:1"}).json["response"]
    assert chain["roadmap-chain"]["data"][0] == "service:1"
    end = reader.call(CHAIN, asked).json["response"]["roadmap-chain"]["data"]
    assert end[0].startswith("service:")


@pytest.mark.parametrize(
    ("subject", "quarters", "says"),
    [
        ("body:police", 0, "1 to 40"),
        ("body:police", 41, "1 to 40"),
        ("body:police", "2", "1 to 40"),
        ("body:nobody", 2, "nobody"),
        ("service:999", 2, "service:999"),
    ],
)
def test_a_delay_that_cannot_be_is_said(
    reader: Visitor, subject: object, quarters: object, says: str
) -> None:
    asked = {**on_screen(reader), "subject": subject, "quarters": quarters}
    output = next(
        name
        for name, one in reader.app.callback_map.items()
        if LATE in name and "callback" in one and not one.get("background")
    )
    answer = reader.send(reader.body(output, asked, "en"))
    assert says in answer.text


def test_who_is_unnamed_keeps_nothing(reader: Visitor) -> None:
    asked = {**on_screen(reader), "do": "add"}
    assert "Your name" in reader.call(KEEP, asked, "title", "reason", "en").text
    edit = {"kind": "roadmap_actual", "key": "service:1", "version": 0, "percent": 10}
    assert "Your name" in reader.call(EDIT, edit, "en").text


@pytest.mark.parametrize(
    "change",
    [
        {"do": "steal"},
        {"do": "save"},
        {"do": "move", "key": "p99", "version": 1, "status": "adopted"},
        {"do": "add", "starts": [0]},
    ],
)
def test_what_cannot_be_kept_is_refused(reader: Visitor, change: dict[str, object]) -> None:
    reader.client.set_cookie("tarazu-name", "Maryam")
    answer = reader.call(KEEP, {**on_screen(reader), **change}, "title", "reason", "en")
    assert "notice-warning" in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "service", "key": "1", "version": 1, "value": 2},
        {"kind": "roadmap_assumption", "key": "prerequisite_load", "version": "1", "value": 2},
        {"kind": "roadmap_assumption", "key": "prerequisite_load", "version": 1, "value": "2"},
        {"kind": "roadmap_assumption", "key": "prerequisite_load", "version": 9, "value": 2},
        {"kind": "roadmap_assumption", "key": "nothing", "version": 1, "value": 2},
        {"kind": "roadmap_actual", "key": "service:999", "version": 0, "percent": 0},
        {"kind": "roadmap_actual", "key": "service:1", "version": 0, "percent": "10"},
        {"kind": "roadmap_actual", "key": 1, "version": 0, "percent": 1},
    ],
)
def test_an_edit_that_no_page_makes_changes_nothing(reader: Visitor, asked: object) -> None:
    reader.client.set_cookie("tarazu-name", "Maryam")
    assert "notice-warning" in reader.call(EDIT, asked, "en").text
