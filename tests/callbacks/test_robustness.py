"""The page of robustness as a program sees it: what is refused runs nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from dash import Dash
from dash.exceptions import PreventUpdate

from callbacks import _robustness_works as works
from callbacks._background import Job
from callbacks._services import Services
from model.errors import InvalidInput, TarazuError
from model.robustness.box import around
from model.robustness.extremes import extremes
from model.robustness.look import KINDS
from model.robustness.preference import preference
from model.robustness.progress import Cancelled, Watch
from model.robustness.reach import IntoFirst, reach
from model.robustness.smaa import acceptability
from model.weighing import report_ranking
from tests.callbacks.conftest import Visitor

PARTS = {"k": "10", "p": "5", "n": "300", "seed": "4", "m": "any", "e": "0"}
READY = "robustness-certain-ready"
WISH = "..robustness-chance.children"


@pytest.fixture
def services(application: Dash) -> Services:
    """What the application's callbacks may use."""
    found = application._background_manager.services
    assert found
    return found


def certain_of(visitor: Visitor, points: str, top: str = "10") -> dict[str, Any]:
    return visitor.call(READY, {}, points, top, "", "en").json["response"]


def wished(visitor: Visitor, **parts: str) -> dict[str, Any]:
    given = {**PARTS, **parts}
    values = [given[name] for name in works.CHANCE]
    return visitor.call(WISH, {}, None, *values, "en").json["response"]


def test_the_answers_that_are_fast_come_at_once(visitor: Visitor) -> None:
    found = certain_of(visitor, "۵")
    assert found[READY]["data"] == {"p": "۵", "k": "10"}
    assert "20 of the 23" in found["robustness-certain-says"]["children"]
    assert found["robustness-certain-graph"]["elements"]
    hold = visitor.call("robustness-hold-says", {}, "10", "", "en").json["response"]
    assert "6 of the 6 scales" in hold["robustness-hold-says"]["children"]


@pytest.mark.parametrize(
    ("points", "top"), [("-1", "10"), ("101", "10"), ("x", "10"), ("5", "61"), ("5", "")]
)
def test_points_that_cannot_be_are_told_and_nothing_is_asked(
    visitor: Visitor, points: str, top: str
) -> None:
    found = certain_of(visitor, points, top)
    if top == "":  # as if nothing was said
        assert found[READY]["data"]
        return
    assert found[READY]["data"] is None
    assert found["robustness-certain-found"]["hidden"] is True
    assert "notice-warning" in json.dumps(found["robustness-certain"])


def pairs_of(visitor: Visitor, points: str, of: str, wanted: object = True) -> dict[str, Any]:
    answer = visitor.call("robustness-pairs-says", {}, wanted, points, of, "", "en")
    return {} if answer.status_code == 204 else answer.json["response"]


def test_the_sure_pairs_are_listed_all_or_of_one_service(
    visitor: Visitor, services: Services
) -> None:
    ranking = report_ranking(services.catalogue("qom"))
    order = preference(ranking.table, around(ranking.weights, 5))
    found = pairs_of(visitor, "5", "")
    assert f"{order.decided_pairs} pairs" in found["robustness-pairs-says"]["children"]
    rows = found["robustness-pairs-grid"]["rowData"]
    assert {row["key"] for row in rows} == {
        f"{one.better}>{one.worse}" for one in order.sure_pairs()
    }
    assert [row["rank"] for row in rows] == sorted(row["rank"] for row in rows)
    own = pairs_of(visitor, "5", "47")["robustness-pairs-grid"]["rowData"]
    assert {row["key"] for row in own} == {
        row["key"] for row in rows if "47" in row["key"].split(">")
    }
    assert pairs_of(visitor, "5", "47", None) == {}


@pytest.mark.parametrize(("points", "of"), [("-1", ""), ("5", "999"), ("x", "47")])
def test_pairs_that_cannot_be_asked_for_are_told(visitor: Visitor, points: str, of: str) -> None:
    found = pairs_of(visitor, points, of)
    assert found["robustness-pairs-grid"]["rowData"] == []
    assert "notice-warning" in json.dumps(found["robustness-pairs-says"])


@pytest.mark.parametrize(
    "parts",
    [
        *({"n": "0"}, {"n": "1000000000"}, {"k": "61"}, {"e": "101"}, {"seed": "-2"}),
        {"m": "within", "p": "-1"},
    ],
    ids=str,
)
def test_samples_that_cannot_be_are_told_and_nothing_is_asked(
    visitor: Visitor, services: Services, parts: dict[str, str]
) -> None:
    found = wished(visitor, **parts)
    assert found["robustness-chance-wish"]["data"] is None
    assert "notice-warning" in json.dumps(found["robustness-chance"])
    with pytest.raises(TarazuError):
        works.ask_chance(services, {**PARTS, **parts}, "", "en")
    assert wished(visitor)["robustness-chance-wish"]["data"]


@pytest.mark.parametrize("service", ["999", "x", "0"])
def test_an_unknown_service_is_told(visitor: Visitor, services: Services, service: str) -> None:
    found = visitor.call(
        "..robustness-reach.children", {}, None, service, "group1", "", "10", "fa"
    ).json["response"]
    assert found["robustness-reach-wish"]["data"] is None
    assert service in json.dumps(found["robustness-reach"], ensure_ascii=False)
    with pytest.raises(TarazuError):
        works.ask_reach(services, {"s": service}, "", "fa")


def test_a_service_is_not_put_above_itself(visitor: Visitor, services: Services) -> None:
    found = visitor.call(
        "..robustness-reach.children", {}, None, "5", "above", "5", "10", "en"
    ).json["response"]
    assert found["robustness-reach-wish"]["data"] is None
    assert "above itself" in json.dumps(found["robustness-reach"])
    with pytest.raises(InvalidInput):
        works.ask_reach(services, {"s": "5", "t": "above", "o": "5"}, "", "fa")


def test_an_address_with_faults_opens_with_a_notice(visitor: Visitor) -> None:
    found = visitor.call("robustness-weights.data", "?s=999&a=1,2&w=11&k=99", "en").json["response"]
    assert found["robustness-service"]["value"] == ""
    assert found["robustness-top"]["value"] == "99"
    notice = json.dumps(found["robustness-notice"])
    for part in ("999", "15", "11"):
        assert part in notice


@pytest.mark.parametrize("wish", [7, "x", [], {"z": "1"}, {"k": 5}, {"k": "1" * 500}], ids=str)
def test_forged_wishes_are_refused(services: Services, wish: object) -> None:
    for ask in (works.ask_certain, works.ask_chance, works.ask_reach):
        with pytest.raises(InvalidInput):
            ask(services, wish, "", "en")
        with pytest.raises(PreventUpdate):
            ask(services, None, "", "en")


def test_the_question_is_the_same_however_it_was_put(services: Services) -> None:
    one = works.ask_certain(services, {"p": "5", "k": "10"}, "?w=3,1,1,2,2,1", "fa")
    other = works.ask_certain(services, {"k": "10", "again": 3}, "?d=x&v=certain", "fa")
    assert one == other
    assert one != works.ask_certain(services, {"p": "5"}, "?w=3,1,1,2,2,2", "fa")


def job_of(services: Services, watch: Watch | None = None) -> Job:
    return Job(services, watch or Watch(), "qom")


@pytest.mark.parametrize("kind", KINDS)
def test_the_works_give_what_the_model_finds(services: Services, kind: str) -> None:
    catalogue = services.catalogue("qom")
    ranking = report_ranking(catalogue)
    question = works.ask_chance(services, {**PARTS, "m": kind, "e": "5"}, "", "en")
    _, _, rows, _, hidden = works.find_chances(job_of(services), question)  # type: ignore[misc]
    asked = works.Asked(question["asked"])
    found = acceptability(ranking, asked.model(ranking.weights), 300, 4, 10, 0.05)
    assert hidden is False
    for row in rows:
        assert row["first"] == found.first_chances[ranking.table.row(int(row["key"]))]
    question = works.ask_certain(services, {"p": "5", "k": "10"}, "", "en")
    rows, *_ = works.find_extremes(job_of(services), question)  # type: ignore[misc]
    exact = extremes(ranking, asked.box(ranking.weights))
    assert [row["worst"] for row in rows] == exact.worst_ranks[ranking.order].tolist()


def test_what_it_would_take_is_told(services: Services) -> None:
    question = works.ask_reach(services, {"s": "47", "t": "first", "k": "20"}, "", "en")
    says, shown, _ = works.find_reach(job_of(services), question)  # type: ignore[misc]
    found = reach(report_ranking(services.catalogue("qom")), 47, IntoFirst(20))
    assert str(found.steps) in says
    assert str(found.setting) in str(shown)


def test_a_work_that_is_stopped_ends(services: Services) -> None:
    question = works.ask_chance(services, {**PARTS, "n": "1000000"}, "", "en")
    with pytest.raises(Cancelled):
        works.find_chances(job_of(services, Watch(stop=lambda: True)), question)
