"""Settings, problems and plans read back as they were written."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from hypothesis import given, settings

from model.calendar import Quarter
from model.errors import InvalidInput
from model.roadmap.interchange import (
    plan_from_json,
    problem_from_json,
    settings_from_json,
    to_json,
)
from model.roadmap.problem import Problem
from model.roadmap.records import WishKind
from model.roadmap.serial import first_plan
from model.roadmap.settings import QuarterWish
from tests.model.roadmap.examples import problems, qom_problem
from tests.model.roadmap.examples import settings as city_settings


def test_qom_reads_back() -> None:
    one = qom_problem()
    plan = first_plan(one)
    assert problem_from_json(to_json(one)) == one
    assert plan_from_json(to_json(plan)) == plan
    assert first_plan(problem_from_json(to_json(one))) == plan


@given(problems(wished=False))
@settings(max_examples=20)
def test_any_problem_reads_back(one: Problem) -> None:
    assert problem_from_json(to_json(one)) == one
    assert pickle.loads(pickle.dumps(one)) == one


def test_settings_read_back() -> None:
    usual = city_settings()
    quarter = Quarter(1406, 2)
    capacities = replace(
        usual.capacities,
        by_domain={"effort:transport": 60},
        exceptions={("effort", quarter): 30, ("count:transport", quarter): 0},
    )
    wishes = (QuarterWish(WishKind.PIN, "service:1", quarter),)
    arrivals = {"prerequisite:ext-3": quarter}
    one = replace(usual, capacities=capacities, wishes=wishes, arrivals=arrivals, now=quarter)
    assert settings_from_json(to_json(one)) == one
    assert settings_from_json(to_json(usual)) == usual


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"schema":"tarazu.roadmap.plan/2"}',
        '{"schema":"tarazu.roadmap.plan/1"}',
        "[" * 100_000,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        plan_from_json(text)
    assert refused.value.code == "error.roadmap.json"


@pytest.mark.parametrize(
    ("what", "other"),
    [('"value":', '"value":true,"x":'), ('"entries":[[', '"entries":[[1,'), ("Q", "X")],
)
def test_a_damaged_plan_is_refused(what: str, other: str) -> None:
    text = to_json(first_plan(qom_problem()))
    with pytest.raises(InvalidInput):
        plan_from_json(text.replace(what, other, 1))
