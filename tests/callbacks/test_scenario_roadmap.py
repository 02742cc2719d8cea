"""The roadmap's settings in a scenario: kept from the roadmap, shown, opened, compared, sent on."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app import create_app
from model.calendar import Quarter
from model.roadmap.records import WishKind
from model.roadmap.settings import QuarterWish, Settings
from model.scenarios.content import Content
from model.settings import Settings as Installation
from tests.callbacks.conftest import Visitor

CITY = "qom"
SAVE, OPEN, PAGE = "scenario-save-where.value", "scenario-save-picture", "scenario-body"
QUERY = "?w=2,1,3,2,1,1&cap=120,24,45,6&strength=80&wait=1&pin=service:26.1407-Q1"
"""A picture of the roadmap; its quarter lies beyond every first one of these years."""


@pytest.fixture(scope="module")
def desk(place: Installation) -> Visitor:
    """Somebody with a name, at an application whose store is hers."""
    found = Visitor(create_app(place))
    found.client.set_cookie("tarazu-name", "Maryam")
    found.speak("en")
    return found


def scenarios(desk: Visitor) -> Any:
    return desk.app._background_manager.services.store.scenarios


def keep(desk: Visitor, query: str, where: str = "new", **seen: object) -> str:
    """Press the button of the dialog; give what was said."""
    picture = {"query": query, "revision": 1, **seen}
    fields = (where, "From the roadmap", "plan", "for the council", "2.00", "1.40")
    answer = desk.call(SAVE, 1, None, picture, *fields, "en")
    assert answer.status_code == 200
    return json.dumps(answer.json["response"], ensure_ascii=False)


@pytest.fixture(scope="module")
def key(desk: Visitor) -> str:
    """A scenario that was kept from the roadmap."""
    assert "Revision 1" in keep(desk, QUERY, planned=True)
    return scenarios(desk).all(CITY)[0].key


def roadmap(desk: Visitor, key: str) -> Settings:
    found = scenarios(desk).one(CITY, key).newest.content.roadmap
    assert found is not None
    return found


def test_the_settings_of_the_roadmap_are_kept(desk: Visitor, key: str) -> None:
    content = scenarios(desk).one(CITY, key).newest.content
    found = roadmap(desk, key)
    assert content.weights.values == (2, 1, 3, 2, 1, 1)
    assert (found.capacities.effort, found.group_strength) == (120, 80)
    assert found.wishes == (QuarterWish(WishKind.PIN, "service:26", Quarter(1407, 1)),)


def test_the_dialog_says_what_would_be_kept(desk: Visitor) -> None:
    seen = {"query": QUERY, "revision": 1, "planned": True}
    answer = desk.call(OPEN, seen, "en").json["response"]
    assert "Roadmap from" in answer["scenario-save-picture"]["children"]
    plain = desk.call(OPEN, {**seen, "query": "?w=2,1,3,2,1,1", "planned": False}, "en")
    assert "Roadmap" not in plain.json["response"]["scenario-save-picture"]["children"]
    places = plain.json["response"]["scenario-save-where"]["options"]
    assert any("its roadmap settings stay" in place["label"] for place in places)


def test_its_page_shows_them_and_leads_to_the_same_roadmap(desk: Visitor, key: str) -> None:
    body = desk.body(desk.output(PAGE), True, None, f"/scenarios/{key}", "", "en")
    shown = json.dumps(desk.send(body).json["response"], ensure_ascii=False)
    assert "to the digit" in shown
    assert "What is its roadmap?" in shown
    assert "Spring 1407" in shown
    (link,) = {part for part in _links(json.loads(shown)) if part.startswith("/roadmap?")}
    query = parse_qs(urlsplit(link).query)
    assert query["w"] == ["2,1,3,2,1,1"]
    opened = desk.call("roadmap-plan.data", {"query": f"?{urlsplit(link).query}"}, "en")
    direct = desk.call("roadmap-plan.data", {"query": QUERY}, "en")
    names = ("ids", "rows", "usage", "start", "quarters")
    for name in names:
        one, other = (
            answer.json["response"]["roadmap-plan"]["data"][name] for answer in (opened, direct)
        )
        assert one == other, name


def _links(part: object) -> set[str]:
    if isinstance(part, dict):
        own = {part["href"]} if isinstance(part.get("href"), str) else set()
        return own.union(*map(_links, part.values()))
    return set().union(*map(_links, part)) if isinstance(part, list) else set()


def test_a_revision_from_the_weighing_table_keeps_them(desk: Visitor, key: str) -> None:
    before = roadmap(desk, key)
    item = scenarios(desk).one(CITY, key)
    assert "Revision 2" in keep(desk, "?w=1,1,1,1,1,1", where=f"{key}:{item.version}")
    again = scenarios(desk).one(CITY, key).newest.content
    assert again == Content(again.weights, again.bounds, {}, before)
    assert again.weights.values == (1, 1, 1, 1, 1, 1)


def test_they_stand_side_by_side(desk: Visitor, key: str) -> None:
    keep(desk, "?cap=165,24,45,6&hard=1", planned=True)
    other = scenarios(desk).all(CITY)[0].key
    answer = desk.call("scenarios-compare-notice", f"?compare={key},{other},report", "en")
    shown = json.dumps(answer.json["response"], ensure_ascii=False)
    assert "How do the roadmaps differ?" in shown
    assert "do not open in the same quarter" in shown
    plain = desk.call("scenarios-compare-notice", "?compare=report,report.1", "en")
    assert "How do the roadmaps differ?" not in json.dumps(plain.json["response"])


def test_a_file_brings_them_back(desk: Visitor, key: str) -> None:
    known = {"key": key, "version": 1, "number": 1, "adopted": None}
    answer = desk.call("scenario-download.data", {"act": "download"}, known, "en")
    packed = answer.json["response"]["scenario-download"]["data"]["content"]
    said = json.loads(base64.b64decode(packed))
    assert said["roadmap"]["capacities"]["effort"] == 120
    before = len(scenarios(desk).all(CITY))
    desk.call("scenarios-put-said", f"data:application/json;base64,{packed}", "en")
    assert len(scenarios(desk).all(CITY)) == before + 1
    back = scenarios(desk).all(CITY)[0]
    assert back.newest.content.roadmap == roadmap(desk, key)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?w=11,1,1,1,1,1", "10"),
        ("?w=-1,1,1,1,1,1", "-1"),
        ("?w=0,0,0,0,0,0", "zero"),
        ("?x=47.coverage.9", "9"),
        ("?b=140,200", "group"),
        ("?k=61", "61"),
    ],
)
def test_a_picture_that_cannot_be_is_refused_and_nothing_is_kept(
    desk: Visitor, query: str, says: str
) -> None:
    before = scenarios(desk).all(CITY)
    answer = keep(desk, query)
    assert "notice-warning" in answer
    assert says in answer
    assert scenarios(desk).all(CITY) == before


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?pin=service:999.1407-Q1", "service:999"),
        ("?pin=service:1.1405-Q4", "can’t begin before"),
        ("?n=0", "1 to 40 quarters"),
        ("?cap=0,24,45,6", "zero"),
        ("?plan=p99", "p99"),
    ],
)
def test_settings_that_cannot_be_are_refused_and_nothing_is_kept(
    desk: Visitor, query: str, says: str
) -> None:
    before = scenarios(desk).all(CITY)
    assert says in keep(desk, query, planned=True)
    assert scenarios(desk).all(CITY) == before
