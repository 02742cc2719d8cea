"""What a browser may ask about reaching a place, and what it is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from callbacks import _reach
from callbacks._background import Job
from callbacks._services import Services
from model.errors import InvalidInput
from model.robustness.progress import UNWATCHED
from model.robustness.reach import Above, IntoFirst, IntoGroup, Target, reach
from model.weighing import report_ranking
from tests.callbacks.conftest import Visitor
from tests.model.cities import qom

REACHED = "priorities-reached.data"


def told(visitor: Visitor, asked: object, language: str = "en") -> dict:
    answer = visitor.call(REACHED, asked, language)
    assert answer.status_code == 200, answer.text
    return answer.json["response"]["priorities-reached"]["data"]


def ask(kind: object, value: object, query: object = "?s=47") -> dict[str, object]:
    return {"kind": kind, "value": value, "query": query, "at": 1234}


def searched(visitor: Visitor, asked: object) -> dict[str, Any]:
    """What the search in the background answers, searched here."""
    services = visitor.app._background_manager.services
    assert isinstance(services, Services)
    question = _reach.question(asked, "en")
    answer = _reach.slow(Job(services, UNWATCHED, "qom"), json.loads(json.dumps(question)))
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize(
    ("kind", "value", "target"),
    [("group", 1, IntoGroup(1)), ("above", 5, Above(5)), ("first", 10, IntoFirst(10))],
)
def test_the_answer_is_the_models(visitor: Visitor, kind: str, value: int, target: Target) -> None:
    found = reach(report_ranking(qom()), 47, target)
    assert found.setting is not None
    answer = (searched if kind == "first" else told)(visitor, ask(kind, value))
    assert answer["of"] == [kind, value, "?s=47"]
    assert answer["weights"] == list(found.setting.values)
    assert answer["moves"] == [
        {"index": move.index, "before": move.before, "after": move.after} for move in found.moves
    ]
    assert f" {found.steps} step" in answer["says"][0]


def test_one_that_is_there_is_told_so(visitor: Visitor) -> None:
    answer = told(visitor, ask("group", 3))
    assert answer["says"] == ["With these weights it is in group 3."]
    assert answer["weights"] is None
    assert answer["judgements"] == []


def test_what_no_weights_do_is_proved_and_what_opens_a_way_is_named(visitor: Visitor) -> None:
    scores = {score.todo_id: score.values for score in qom().scores}
    (index,) = {i for i in range(6) if scores[47][i] == 3}
    query = "?s=47&x=47.ease.1,47.economy.1"
    assert index == 5
    answer = told(visitor, ask("group", 1, query))
    assert answer["weights"] is None
    assert answer["says"][0].startswith("No weights put it in group 1: its highest score is 1")
    assert [one["score"] for one in answer["judgements"]] == [2] * 6
    persian = told(visitor, ask("group", 2, query), "fa")
    assert "میانگین ۱٫۴" in persian["says"][0]


@pytest.mark.parametrize(
    "asked",
    [
        ask("group", 4),
        ask(["group"], 1),
        ask("planet", 1),
        ask("first", 10),  # searched in the background alone
        ask("above", 47),
        ask("above", 61),
        ask("group", 1, "?"),
        ask("group", 1, "?s=61"),
        ask("group", 1, "?s=47&w=0,0,0,0,0,0"),
    ],
)
def test_a_question_that_no_page_asks_is_answered_with_a_reason(
    visitor: Visitor, asked: dict[str, object]
) -> None:
    answer = told(visitor, asked)
    assert answer["of"] == [asked["kind"], asked["value"], asked["query"]]
    assert answer["fault"]


@pytest.mark.parametrize("value", [0, 61, 10**30, -1])
def test_the_first_none_or_more_than_all_are_refused(visitor: Visitor, value: int) -> None:
    assert "60" in searched(visitor, ask("first", value))["fault"]
    assert searched(visitor, ask("group", 1))["fault"]


@pytest.mark.parametrize(
    "asked", [[1, 2], {}, ask("group", True), ask("group", "1"), ask("group", 1, 7)]
)
def test_what_is_no_question_is_refused(visitor: Visitor, asked: object) -> None:
    visitor.speak("en")
    assert visitor.told(REACHED, asked, "en")
    with pytest.raises(InvalidInput):
        searched(visitor, asked)
