"""The rules that hold a portfolio against itself: each slip, planted and found."""

from __future__ import annotations

import pytest

from model.checks import projects
from tests.data.test_tehran import tables

FOUND = {finding.finding_id for finding in projects.check(tables())}


def planted(name: str, key: str, value: str, **cells: str) -> dict[str, list[dict[str, str]]]:
    copy = {table: [dict(row) for row in rows] for table, rows in tables().items()}
    row = next(row for row in copy[name] if row[key] == value)
    row.update(cells)
    return copy


@pytest.mark.parametrize(
    ("place", "cells", "finding"),
    [
        (("charters", "charter_id", "c-1"), {"state": "blank"}, "F-charter-1"),
        (("charters", "charter_id", "c-2"), {"printed_title_fa": "معاملات"}, "F-title-2"),
        (("projects", "project_id", "3"), {"printed_title_fa": "درگاه"}, "F-misprint-3"),
        (("projects", "project_id", "3"), {"programme": "waste"}, "F-programme-3"),
        (("charters", "charter_id", "c-73"), {"status": "planning"}, None),
        (("charter_actors", "actor_id", "c-11-a-1"), {"body": "planning"}, None),
        (("projects", "project_id", "11"), {"reason": "cost"}, None),
        (("projects", "project_id", "11"), {"reason": "upgrade"}, "F-status-11"),
        (("charter_fields", "charter", "c-3"), {"state": "absent"}, "F-form-3"),
        (("charter_mandates", "charter", "c-3"), {"printed_clause": "9"}, "F-clause-3"),
        (("charter_budgets", "charter", "c-8"), {"code": "621030170"}, "F-budget-621030170"),
        (("indicators", "indicator_id", "c-3-i-2"), {"target": ""}, "F-target-c-3-i-2"),
        (("milestones", "milestone_id", "c-3-m-1"), {"planned": ""}, "F-undated-c-3-m-1"),
        (("milestones", "milestone_id", "c-4-m-1"), {"planned": "1400"}, None),
        (("projects", "project_id", "4"), {"level": "B"}, "F-part-4"),
    ],
)
def test_a_planted_slip_is_found(
    place: tuple[str, str, str], cells: dict[str, str], finding: str | None
) -> None:
    found = {one.finding_id for one in projects.check(planted(*place, **cells))}
    assert found - FOUND == ({finding} if finding else set())


def test_an_owner_is_held_against_the_reason() -> None:
    copy = planted("projects", "project_id", "11", reason="cost")
    actor = next(row for row in copy["charter_actors"] if row["actor_id"] == "c-11-a-1")
    actor["body"] = "planning"
    assert "F-owner-11" in {one.finding_id for one in projects.check(copy)}


def test_a_city_without_projects_has_no_findings() -> None:
    assert projects.check({}) == []
