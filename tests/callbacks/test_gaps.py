"""What a browser may send to the page of the gap, and what it is told about the rest."""

from __future__ import annotations

import pytest

from tests.callbacks.conftest import Visitor

WISH, SERVICE = "gaps-wish-told.children", "service-wish-told.children"
SAVE, ASK, DRAW = "gaps-target-form.className@", "gaps-target-fold.open", "gaps-drawn.children"
NAMED = "Maryam"


def part(visitor: Visitor, *parts: str) -> str:
    (found,) = [name for name in visitor.callbacks() if all(one in name for one in parts)]
    return found


@pytest.fixture
def maryam(visitor: Visitor) -> Visitor:
    """A visitor who gave her name and reads English."""
    visitor.speak("en")
    visitor.client.set_cookie("tarazu-name", NAMED)
    return visitor


@pytest.mark.parametrize(
    "wish",
    [
        7,
        {},
        {"key": 1, "version": 1, "value": "done"},
        {"key": "t16-1", "version": "1", "value": "done"},
        {"key": "t16-1", "version": True, "value": "done"},
        {"key": "t16-1", "version": 1, "value": "finished"},
        {"key": "t16-1", "version": 1, "value": ["done"]},
        {"key": "nothing", "version": 1, "value": "done"},
    ],
)
def test_a_wish_that_no_menu_makes_changes_nothing(maryam: Visitor, wish: object) -> None:
    assert maryam.told(WISH, wish, "en")
    assert maryam.told(SERVICE, wish, "en")


def test_a_wish_without_a_name_is_refused(visitor: Visitor) -> None:
    visitor.speak("en")
    told = visitor.told(WISH, {"key": "t16-1", "version": 1, "value": "done"}, "en")
    assert "Your name" in told


@pytest.mark.parametrize(
    ("scope", "domain", "service", "by", "says"),
    [
        ("planet", None, None, "1406/01/01", "planet"),
        ("domain", "nowhere", None, "1406/01/01", "nowhere"),
        ("domain", None, None, "1406/01/01", "domain"),
        ("service", None, "94", "1406/01/01", "94"),
        ("service", None, ["1"], "1406/01/01", "service"),
        ("all", None, None, "1404/12/30", "1404/12/30"),
        ("all", None, None, "", "empty"),
        ("all", None, None, 14060101, "14060101"),
    ],
)
def test_an_impossible_target_is_told(
    maryam: Visitor, scope: object, domain: object, service: object, by: object, says: str
) -> None:
    name = part(maryam, "gaps-target-edited.data@", "gaps-target-by.value@")
    answer = maryam.send(maryam.body(name, 1, None, scope, domain, service, by, "", 0, "en"))
    assert says in answer.json["sideUpdate"]["shell-toast"]["children"]
    assert answer.json.get("response", {}) == {}


@pytest.mark.parametrize(
    "asked",
    [{}, "x", {"do": "edit", "key": "9-9", "version": 1}, {"do": "burn", "key": "1", "version": 1}],
)
def test_a_target_that_is_not_there_cannot_be_asked_for(maryam: Visitor, asked: object) -> None:
    assert maryam.told(ASK, asked, None, 0, "en")


def test_a_picture_that_no_control_makes_is_refused(maryam: Visitor) -> None:
    for rows, measure, day in (
        ("colour", "count", ""),
        ("domain", {}, ""),
        ("domain", "count", "soon"),
    ):
        assert maryam.told(DRAW, rows, measure, day, [], [], [], [], [], 0, "", "en")
    assert maryam.told(DRAW, "domain", "count", "", ["nowhere"], [], [], [], [], 0, "", "en")


def test_a_picture_is_drawn(maryam: Visitor) -> None:
    nothing: list[list[str]] = [[]] * 5
    answer = maryam.call(DRAW, "group", "priority", "", *nothing, 0, "?w=1,1,1,1,1,1", "en")
    assert answer.status_code == 200
    assert answer.json["response"]["gaps-query"]["data"] == (
        "?by=group&measure=priority&w=1,1,1,1,1,1"
    )
    assert len(answer.json["response"]["gaps-grid"]["rowData"]) == 93
