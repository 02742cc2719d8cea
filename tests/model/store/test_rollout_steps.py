"""Steps of a rollout: planned, moved, reached and taken away, by service or by group."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from model.catalogue import RolloutStage
from model.store import Add, Store
from tests.model.store.test_adding import CITY, add, refused

STEP = {"group": "parks", "district": "d2", "stage": "pilot", "day": "1402/12/29"}


def test_a_step_is_planned_moved_reached_and_taken_away(store: Store) -> None:
    step: Any = add(store, "rollout_step", STEP)
    assert (step.group, step.service, step.district) == ("parks", None, "d2")
    assert (step.stage, step.day, step.done_on) == (RolloutStage.PILOT, date(2024, 3, 19), None)
    moved: Any = store.edit(
        "rollout_step",
        step.step_id,
        {"day": "1403/12/30", "done_on": "1403/01/05", "note": "با یک ماه تأخیر"},
        1,
        "رضا",
        city=CITY,
    )
    assert store.catalogue(CITY).rollout_steps == (moved,)
    assert (moved.day, moved.done_on) == (date(2025, 3, 20), date(2024, 3, 24))
    assert store.remove("rollout_step", step.step_id, 2, "رضا", city=CITY) == moved
    assert store.catalogue(CITY).rollout_steps == ()
    store.undo_last("رضا", city=CITY)
    (again,) = store.catalogue(CITY).rollout_steps
    assert (again.day, again.version) == (moved.day, 3)


def test_what_was_planned_is_taken_back_by_its_author(store: Store) -> None:
    add(store, "rollout_step", STEP)
    store.undo_last("سارا", city=CITY)
    assert store.catalogue(CITY).rollout_steps == ()


def test_a_stage_is_planned_once(store: Store) -> None:
    first: Any = add(store, "rollout_step", STEP)
    refusal = refused(store, Add("rollout_step", {**STEP, "day": "1403/01/01"}))
    assert refusal.code == "error.add.there"
    assert refusal.params == {"kind": "rollout_step", "key": first.step_id}
    add(store, "rollout_step", {**STEP, "stage": "running"})
    add(store, "rollout_step", {**STEP, "group": None, "service": 1})
    assert len(store.catalogue(CITY).rollout_steps) == 3


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"group": None}, "error.rollout.subject"),
        ({"service": 1}, "error.rollout.subject"),
        ({"group": "ships"}, "error.edit.reference"),
        ({"district": "d9"}, "error.edit.reference"),
        ({"district": None}, "error.add.missing"),
        ({"stage": "dreamt"}, "error.edit.value"),
        ({"day": "1404/12/30"}, "error.date.impossible"),
        ({"done_on": "1402/12/29"}, "error.add.field"),
    ],
)
def test_a_wrong_step_is_refused(store: Store, values: Any, code: str) -> None:
    assert refused(store, Add("rollout_step", {**STEP, **values})).code == code
