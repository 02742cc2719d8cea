"""How far each group is in each district: documents first, people later, the furthest counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from model.catalogue import Basis, Catalogue, RolloutStage, RolloutStep
from model.rollout import matrix, told_figures
from tests.model.cities import qom

TODAY = date(2026, 11, 22)
ENDED, RUNNING, PILOT = (
    RolloutStage.IN_PERSON_ENDED,
    RolloutStage.RUNNING,
    RolloutStage.PILOT,
)


def with_steps(*steps: dict[str, Any]) -> Catalogue:
    made = [
        RolloutStep(
            **{
                "step_id": str(place),
                "group": None,
                "service": 5,
                "district": "d5",
                "done_on": None,
                "note": None,
                "added_at": datetime(2026, 1, 1, tzinfo=UTC),
                "added_by": "سارا",
                **step,
            }
        )
        for place, step in enumerate(steps)
    ]
    return replace(qom(), rollout_steps=tuple(made))


def test_the_documents_say_that_planning_left_the_counters_in_eight_districts() -> None:
    (line,) = matrix(qom(), TODAY)
    assert line.group is not None
    assert line.group.services == 20
    assert [cell.district.number for cell in line.cells] == list(range(1, 9))
    assert {(cell.stage, cell.since, cell.basis) for cell in line.cells} == {
        (ENDED, "1399-06-10", Basis.RESOLVED)
    }
    assert line.left == ()
    assert line.reached(PILOT) == line.reached(ENDED) == 8


def test_a_service_with_steps_gets_a_line_of_its_own() -> None:
    catalogue = with_steps(
        {"stage": PILOT, "day": date(2026, 1, 5), "done_on": date(2026, 1, 9)},
        {"stage": RUNNING, "day": date(2026, 3, 1)},
        {"stage": ENDED, "day": date(2027, 3, 1)},
    )
    line = matrix(catalogue, TODAY)[-1]
    assert line.service is not None
    assert line.service.service_id == 5
    cell = line.cells[4]
    assert (cell.stage, cell.day, cell.basis) == (PILOT, date(2026, 1, 9), None)
    assert cell.next is not None
    assert cell.next.stage is RUNNING
    assert cell.late
    assert line.reached(PILOT) == 1
    assert line.reached(RUNNING) == 0
    assert len(line.left) == 8


def test_who_is_ready_for_what_comes_next() -> None:
    pilot = {"stage": PILOT, "day": date(2026, 1, 5), "done_on": date(2026, 1, 9)}
    line = matrix(with_steps(pilot), TODAY)[-1]
    ready = {stage: [one.number for one in line.ready(stage)] for stage in RolloutStage}
    assert ready == {PILOT: [], RUNNING: [5], ENDED: []}
    running = {"stage": RUNNING, "day": date(2026, 3, 1), "done_on": date(2026, 3, 1)}
    tried = {**pilot, "district": "d2"}
    line = matrix(with_steps(pilot, running, tried), TODAY)[-1]
    ready = {stage: [one.number for one in line.ready(stage)] for stage in RolloutStage}
    assert ready == {PILOT: [], RUNNING: [1, 2, 3, 4, 6, 7, 8], ENDED: [5]}
    assert matrix(qom(), TODAY)[0].ready(ENDED) == ()


def test_what_is_reached_later_than_today_is_not_reached_yet() -> None:
    catalogue = with_steps({"stage": PILOT, "day": date(2027, 1, 1), "done_on": date(2027, 1, 1)})
    assert matrix(catalogue, TODAY)[-1].cells[4].stage is None
    assert matrix(catalogue, date(2027, 1, 1))[-1].cells[4].stage is PILOT


def test_a_step_is_late_from_the_day_after_its_own() -> None:
    catalogue = with_steps({"stage": PILOT, "day": TODAY})
    assert not matrix(catalogue, TODAY)[-1].cells[4].late
    assert matrix(catalogue, TODAY + timedelta(days=1))[-1].cells[4].late


def test_a_plan_behind_what_was_reached_is_no_plan_any_more() -> None:
    catalogue = with_steps(
        {"stage": RUNNING, "day": date(2026, 3, 1), "done_on": date(2026, 3, 1)},
        {"stage": PILOT, "day": date(2026, 1, 1)},
    )
    cell = matrix(catalogue, TODAY)[-1].cells[4]
    assert (cell.stage, cell.next, cell.late) == (RUNNING, None, False)


def test_a_day_that_people_entered_goes_before_the_documents() -> None:
    step = {"group": "urban_planning", "service": None, "stage": ENDED}
    catalogue = with_steps({**step, "day": date(2020, 9, 1), "done_on": date(2020, 9, 2)})
    cell = matrix(catalogue, TODAY)[0].cells[4]
    assert (cell.day, cell.since, cell.basis) == (date(2020, 9, 2), None, None)


def test_every_figure_stands_against_the_target() -> None:
    told = told_figures(qom())
    assert [one.count.value for one in told] == [20, 2, 30]
    assert [one.share for one in told] == pytest.approx([20 / 32, 2 / 32, 30 / 32])
    assert {one.programme.services_target for one in told} == {32}
