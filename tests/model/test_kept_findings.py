from __future__ import annotations

from model.checks import check
from model.kept_findings import Disagreement, disagreements
from tests.data import package


def test_qom_keeps_exactly_what_the_rules_find() -> None:
    tables = package.tables()
    assert disagreements(check(tables), tables["findings"]) == ()


def test_a_finding_that_is_not_kept() -> None:
    tables = package.tables()
    kept = [row for row in tables["findings"] if row["finding_id"] != "F-group-47"]
    assert disagreements(check(tables), kept) == (Disagreement("not_kept", "F-group-47"),)


def test_a_finding_that_a_reader_must_see_is_not_enough() -> None:
    tables = package.tables()
    for row in tables["findings"]:
        if row["finding_id"] == "F-group-47":
            row["derived"] = "false"
    assert disagreements(check(tables), tables["findings"]) == (
        Disagreement("not_kept", "F-group-47"),
    )


def test_a_kept_finding_that_the_rules_do_not_find() -> None:
    tables = package.tables()
    found = [item for item in check(tables) if item.finding_id != "F-total-47"]
    assert disagreements(found, tables["findings"]) == (Disagreement("not_found", "F-total-47"),)


def test_a_finding_told_otherwise() -> None:
    tables = package.tables()
    for row in tables["findings"]:
        if row["finding_id"] == "F-total-47":
            row["follows"] = "12"
    assert disagreements(check(tables), tables["findings"]) == (
        Disagreement("differs", "F-total-47", "follows", "12", "13"),
    )
