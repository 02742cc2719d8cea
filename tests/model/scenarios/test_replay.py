"""A picture opened again: the same to the digit, or what has changed since and who moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from model.calendar import Quarter
from model.catalogue import Catalogue
from model.scenarios.content import Content, report_content
from model.scenarios.readings import fingerprint
from model.scenarios.replay import replay
from tests.model.cities import qom
from tests.model.strategies import weights as some_weights

REPORT = report_content(qom())
KEPT = fingerprint(REPORT, qom())
TODAY = Quarter(1405, 3)


def rescored(todo: int, **scores: int) -> Catalogue:
    rows = tuple(
        replace(one, **scores) if one.todo_id == todo else one  # type: ignore[arg-type]
        for one in qom().scores
    )
    return replace(qom(), scores=rows)


@given(some_weights)
def test_nothing_changed_is_the_same_picture(weights: object) -> None:
    content = replace(REPORT, weights=weights)
    again = replay(content, fingerprint(content, qom()), qom(), qom(), TODAY)
    assert again.same
    assert again.intact
    assert again.moved == []
    assert [row.todo_id for row in again.rows] == [
        int(again.ranking_then.ids[row]) for row in again.ranking_then.order
    ]


def test_a_changed_score_is_named_and_both_pictures_stand() -> None:
    before = qom().score_by_todo[47]
    now = rescored(47, coverage=before.coverage % 3 + 1)
    again = replay(REPORT, KEPT, qom(), now, TODAY)
    assert not again.same
    assert again.intact
    (change,) = again.changed
    assert (change.kind, change.key, change.field) == ("score", 47, "coverage")
    assert (change.then, change.now) == (before.coverage, before.coverage % 3 + 1)
    row = next(row for row in again.rows if row.todo_id == 47)
    assert row in again.moved
    assert row.then is not None
    assert row.now is not None
    weight = REPORT.weights["coverage"]
    assert row.now.total - row.then.total == weight * (before.coverage % 3 + 1 - before.coverage)


def test_services_come_and_go() -> None:
    less = replace(qom(), scores=tuple(one for one in qom().scores if one.todo_id != 47))
    content = Content(REPORT.weights, what_ifs={(47, "ease"): 1, (3, "ease"): 1})
    gone = replay(content, fingerprint(content, qom()), qom(), less, TODAY)
    assert gone.gone == ((47, "ease"),)
    assert len(gone.ranking_now) == len(gone.ranking_then) - 1
    assert next(row for row in gone.rows if row.todo_id == 47).now is None
    came = replay(REPORT, fingerprint(REPORT, less), less, qom(), TODAY)
    assert came.rows[-1].todo_id == 47
    assert came.rows[-1].then is None


@pytest.mark.parametrize("kept", ["0" * 64, ""])
def test_a_kept_fingerprint_that_does_not_fit_is_said(kept: str) -> None:
    assert not replay(REPORT, kept, qom(), qom(), TODAY).intact
