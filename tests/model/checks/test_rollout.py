"""The checker of the rollout: what is told in several ways, and what nobody counted."""

from __future__ import annotations

import csv

import pytest

from model.checks import DERIVED_COLUMNS, Tables, rollout
from tests.data.package import DATA, tables
from tests.model.checks.planting import Plant, after, change, change_all


def package(city: str) -> Tables:
    """The rows of a city's package."""
    if city == "qom":
        return tables()
    found: dict[str, list[dict[str, str]]] = {}
    for path in (DATA / city).glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


@pytest.mark.parametrize("city", ["qom", "mashhad"])
def test_the_kept_findings_are_those_that_the_data_gives(city: str) -> None:
    kept = [
        {column: row[column] for column in DERIVED_COLUMNS}
        for row in package(city)["findings"]
        if row["finding_id"].startswith("F-rollout-") and row["derived"] == "true"
    ]
    assert kept == [finding.as_row() for finding in rollout.check(package(city))]
    assert kept


@pytest.mark.parametrize(
    ("finding_id", "repair"),
    [
        (
            "F-rollout-qomyar-in_person_ends",
            change("rollout_milestones", "qomyar-m4", date="1399-06-10"),
        ),
        (
            "F-rollout-qomyar-online",
            change_all("rollout_counts", "subject", "online", value="20"),
        ),
    ],
)
def test_what_is_put_right_is_not_found_again(finding_id: str, repair: Plant) -> None:
    assert finding_id in {one.finding_id for one in rollout.check(tables())}
    assert finding_id not in after(rollout.check, repair)


def test_a_heading_that_is_counted_is_no_gap() -> None:
    counted = dict(package("mashhad"))
    counted["rollout_groups"] = [{**row, "services": "10"} for row in counted["rollout_groups"]]
    assert rollout.check(counted) == []


def test_a_package_without_a_rollout_has_nothing_to_check() -> None:
    assert rollout.check({}) == []
