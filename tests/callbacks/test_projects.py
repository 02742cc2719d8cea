"""What a browser may send to the portfolio and to a project's page, and what it is told."""

from __future__ import annotations

import re

import pytest

from app import create_app
from model.settings import ROOT, Settings
from tests.callbacks.conftest import Visitor

BOARD, LIST, TIME = "projects-board-data.data", "projects-grid.rowData", "projects-timeline"
OPEN, PAGE, SAVE = "projects-rules.data", "project-body.children", "form-wished.data"
OWN = {
    "order": ["progress", "owner", "direct", "problem"],
    "on": ["progress", "owner", "direct", "problem"],
    "clarity": True,
    "fixes": [],
}
IN_TEHRAN = {"Referer": "http://localhost/projects?city=tehran"}


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """A visitor who reads English and gave her name, with a store of its own."""
    store = tmp_path_factory.mktemp("projects") / "tarazu.db"
    app = create_app(Settings(f"sqlite:///{store}", ROOT / "data", "127.0.0.1", 8050, "en"))
    found = Visitor(app)
    found.speak("en")
    found.client.set_cookie("tarazu-name", "Maryam")
    return found


def ask(visitor: Visitor, part: str, *values: object) -> dict[str, dict[str, object]]:
    body = visitor.body(visitor.output(part), *values)
    answer = visitor.send(body, headers=IN_TEHRAN)
    assert answer.status_code == 200, answer.text
    return answer.json["response"]


def levels(board: dict) -> dict[int, str]:
    return {item["id"]: column["level"] for column in board["columns"] for item in column["items"]}


def test_a_rule_moves_levels(visitor: Visitor) -> None:
    answer = ask(visitor, BOARD, OWN, "en")
    before = levels(answer["projects-board-data"]["data"])
    assert "64 of 77" in answer["projects-board-says"]["children"]
    assert answer["projects-parts"]["data"] == []
    moved = {**OWN, "on": ["problem", "progress"]}
    answer = ask(visitor, BOARD, moved, "en")
    after = levels(answer["projects-board-data"]["data"])
    assert (before[1], after[1]) == ("A", "B")
    assert "have moved" in answer["projects-board-says"]["children"]
    assert answer["projects-parts"]["data"] == ["r=problem,progress"]
    fixed = {**OWN, "fixes": ["11.progress.to_upgrade"]}
    answer = ask(visitor, BOARD, fixed, "en")
    assert levels(answer["projects-board-data"]["data"])[11] == "A"


def test_an_empty_rule_set_is_told_and_changes_nothing(visitor: Visitor) -> None:
    answer = ask(visitor, BOARD, {**OWN, "on": []}, "en")
    assert answer == {"projects-rules-told": {"children": "At least one rule has to be on."}}


@pytest.mark.parametrize("odd", [None, "", "zz", "?r=&x=1,2&day=7&level=Z", 5, ["x"], {"a": 1}])
def test_the_portfolio_opens_whatever_the_address_says(visitor: Visitor, odd: object) -> None:
    body = visitor.body(visitor.output(OPEN), odd, "en")
    assert visitor.send(body, headers=IN_TEHRAN).status_code in (200, 204)


def test_the_list_can_be_narrowed(visitor: Visitor) -> None:
    answer = ask(visitor, LIST, ["A"], [], [], "", [], OWN, "en")
    assert len(answer["projects-grid"]["rowData"]) == 13
    answer = ask(visitor, LIST, [], [], ["ambiguous"], "", [], OWN, "en")
    assert len(answer["projects-grid"]["rowData"]) == 22
    answer = ask(visitor, LIST, [], [], ["unexplained"], "", [], OWN, "en")
    assert len(answer["projects-grid"]["rowData"]) == 13


def test_a_day_that_is_none_is_told(visitor: Visitor) -> None:
    answer = ask(visitor, TIME, "1404/12/30", "en")
    assert "no such day" in str(answer["projects-day-told"]["children"])
    assert "projects-timeline" not in answer
    answer = ask(visitor, TIME, "1399/06/31", "en")
    assert "15 overdue" in str(answer["projects-timeline"])


@pytest.mark.parametrize("path", ["/projects/0", "/projects/78", "/projects/x", "/projects/"])
def test_a_project_that_is_not_there(visitor: Visitor, path: object) -> None:
    answer = ask(visitor, PAGE, True, None, "Maryam", path, "en")
    assert "There is no project" in str(answer["project-body"]["children"])


def wish(visitor: Visitor, **sent: object) -> dict:
    return ask(visitor, SAVE, {"count": 1, **sent}, "en")["form-wished"]["data"]


def test_a_charter_is_edited_and_a_stale_edit_shows_both_values(visitor: Visitor) -> None:
    edit = {"do": "edit", "kind": "charter", "key": "c-2", "version": 1}
    assert wish(visitor, **edit, values={"cost_million": "۷۰"})["saved"] is True
    stale = wish(visitor, **edit, values={"cost_million": "90"})
    assert (stale["saved"], stale["version"]) == (False, 2)
    assert "70" in stale["told"][0]
    assert "90" in stale["told"][0]
    assert wish(visitor, **{**edit, "version": 2}, values={"cost_million": "90"})["saved"]
    page = str(ask(visitor, PAGE, True, None, "Maryam", "/projects/2", "en"))
    assert "90 million tomans" in page
    assert "Maryam" in page


def test_an_attribute_is_no_assumption_any_more_once_somebody_said_it(visitor: Visitor) -> None:
    edit = {"do": "edit", "kind": "project", "key": "6", "version": 1}
    assert wish(visitor, **edit, values={"direct": "yes"})["saved"]
    answer = ask(visitor, BOARD, OWN, "en")
    items = [i for c in answer["projects-board-data"]["data"]["columns"] for i in c["items"]]
    direct = next(i for i in items if i["id"] == 6)["attributes"][2]
    assert (direct["value"], direct["basis"]) == ("yes", "resolved")


def test_values_are_entered_and_drawn(visitor: Visitor) -> None:
    value = {"indicator": "c-4-i-1", "day": "1399/06/31", "value": "12.5"}
    assert wish(visitor, do="add", kind="indicator_value", values=value)["saved"]
    page = str(ask(visitor, PAGE, True, None, "Maryam", "/projects/4", "en"))
    assert "Last value 12.5 on 31 Shahrivar 1399, target 50" in page


def test_a_mandate_is_named_from_the_list_or_comes_into_it(visitor: Visitor) -> None:
    known = {"do": "add", "kind": "charter_mandate", "values": {"charter": "c-66"}}
    assert wish(visitor, **{**known, "values": {"charter": "c-66", "mandate": "21.3"}})["saved"]
    new = {"charter": "c-66", "article": "۲۱", "clause": "۹", "title": "Electronic wallet"}
    assert wish(visitor, **{**known, "values": new})["saved"]
    page = str(ask(visitor, PAGE, True, None, "Maryam", "/projects/66", "en"))
    assert "Article 21, clause 9:" in page
    assert "Electronic wallet (of “Central citizen account and electronic wallet”)" in page
    again = wish(visitor, **{**known, "values": new})
    assert "there already" in again["told"][0]
    for wrong in ({"charter": "c-66"}, {**new, "clause": ""}, {**new, "clause": "0"}):
        told = wish(visitor, **{**known, "values": wrong})
        assert "article and clause" in told["told"][0]
    words = {"do": "edit", "kind": "mandate", "key": "21.9", "version": 1}
    assert wish(visitor, **words, values={"title": "Wallets"})["saved"]
    page = ask(visitor, PAGE, True, None, "Maryam", "/projects/66", "en")
    assert "to “Wallets”" in str(page["project-body"])
    removed = {"do": "remove", "kind": "charter_mandate", "key": "c-66/21.9", "version": 1}
    assert wish(visitor, **removed)["saved"]
    page = str(ask(visitor, PAGE, True, None, "Maryam", "/projects/66", "en"))
    fields = page.split("Mandate in the programme")[1].split("Long-term aims")[0]
    assert "Article 21, clause 3:" in fields
    assert "Article 21, clause 9:" not in fields


def test_a_clause_that_a_charter_numbers_otherwise_is_marked(visitor: Visitor) -> None:
    page = str(ask(visitor, PAGE, True, None, "Maryam", "/projects/2", "en"))
    assert "clause 5 in the document" in page


def test_a_target_may_be_zero(visitor: Visitor) -> None:
    values = {"charter": "c-66", "title": "Complaints", "unit": "number", "target": "0"}
    assert wish(visitor, do="add", kind="indicator", values=values)["saved"]
    page = str(ask(visitor, PAGE, True, None, "Maryam", "/projects/66", "en"))
    assert "Target: 0" in page


def test_a_part_of_a_stage_is_added_and_stays_when_the_stage_goes(visitor: Visitor) -> None:
    part = {"charter": "c-8", "field": "stage", "parent": "c-8-stage-3", "title": "New colours"}
    assert wish(visitor, do="add", kind="charter_item", values=part)["saved"]
    page = ask(visitor, PAGE, True, None, "Maryam", "/projects/8", "en")["project-body"]
    assert "New colours" in str(page)
    gone = {"do": "remove", "kind": "charter_item", "key": "c-8-stage-3", "version": 1}
    assert wish(visitor, **gone)["saved"]
    page = ask(visitor, PAGE, True, None, "Maryam", "/projects/8", "en")["project-body"]
    fields = str(page).split("Sub-projects and stages")[1].split("Schedule")[0]
    assert "New colours" in fields


def test_ranks_that_the_rules_do_not_explain_are_said(visitor: Visitor) -> None:
    answer = ask(visitor, BOARD, OWN, "en")
    ranks = str(answer["projects-ranks"]["children"])
    assert re.search("the rules give [12][0-9] of 55, and not the other 3[0-9]", ranks)
    assert "document A, rank 2, rules A, rank 1" in ranks
    tried = str(ask(visitor, OPEN, "", "en")["projects-tried"]["children"])
    assert "gets 29 right without knowing anything" in tried
    assert "do not explain the ranks" in tried
    page = str(ask(visitor, PAGE, True, None, "Maryam", "/projects/9", "en"))
    assert "2 is printed and the rules give 1" in page


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"do": "add", "kind": "indicator", "values": {"charter": "c-2", "title": "x"}}, "unit"),
        (
            {
                "do": "add",
                "kind": "milestone",
                "values": {"charter": "c-2", "title": "x", "planned": "1397"},
            },
            "before the start",
        ),
        (
            {
                "do": "add",
                "kind": "milestone",
                "values": {"charter": "c-2", "title": "x", "planned": "1404/12/30"},
            },
            "no such day",
        ),
        ({"do": "add", "kind": "finding", "values": {}}, ""),
        ({"do": "edit", "kind": "charter", "key": "c-2", "version": "1", "values": {}}, ""),
        ({"do": "remove", "kind": "charter", "key": "c-2", "version": 3}, ""),
        ({}, ""),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    visitor: Visitor, sent: dict[str, object], says: str
) -> None:
    answer = wish(visitor, **sent)
    assert answer["saved"] is False
    assert says in answer["told"][0]


def test_a_city_without_projects_says_so(visitor: Visitor) -> None:
    # Qom's report names no projects: nothing of Tehran's stands on its pages.
    body = visitor.body(visitor.output(PAGE), True, None, None, "/projects/2", "en")
    assert "There is no project" in visitor.send(body).text
