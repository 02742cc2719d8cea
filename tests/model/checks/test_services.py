"""The checker of Tables 1 to 9: it finds what findings.csv keeps, and every error planted in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.checks import DERIVED_COLUMNS, Finding, services
from tests.data.package import Rows, rows, tables

OURS = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "12"}

Plant = Callable[[dict[str, Rows]], None]


def found_in(data: dict[str, Rows]) -> dict[str, Finding]:
    findings = services.check(data)
    by_id = {finding.finding_id: finding for finding in findings}
    assert len(by_id) == len(findings)
    return by_id


def change(name: str, row: int, /, **cells: str) -> Plant:
    """Change cells in the row of a file, counted from 1."""

    def plant(data: dict[str, Rows]) -> None:
        data[name][row - 1].update(cells)

    return plant


def listing(table: str, row: int, /, **cells: str) -> Plant:
    """Change cells in the row of a printed table."""

    def plant(data: dict[str, Rows]) -> None:
        there = (r for r in data["service_listings"] if r["table_no"] == table)
        next(r for r in there if r["row"] == str(row)).update(cells)

    return plant


def drop(name: str, row: int) -> Plant:
    def plant(data: dict[str, Rows]) -> None:
        del data[name][row - 1]

    return plant


def test_the_kept_findings_are_those_that_the_data_gives() -> None:
    kept = [row for row in rows("findings") if row["derived"] == "true"]
    kept = [{c: row[c] for c in DERIVED_COLUMNS} for row in kept if about_services(row)]
    derived = [finding.as_row() for finding in services.check(tables())]
    key = DERIVED_COLUMNS[0]
    assert sorted(kept, key=lambda r: r[key]) == sorted(derived, key=lambda r: r[key])


def about_services(row: dict[str, str]) -> bool:
    """Whether a derived finding is of Tables 1 to 9, or of the domains that their services use."""
    return row["table_no"] in OURS or row["finding_id"].startswith("F-domain-without-service-")


def test_one_total_is_wrong_and_costs_its_service_the_group() -> None:
    found = found_in(tables())
    total, group = found["F-total-47"], found["F-group-47"]
    assert (total.printed, total.follows, total.severity) == ("14", "13", "changes_group")
    assert (group.printed, group.follows, group.subject_id) == ("2", "3", "69")
    counts = {i: (f.printed, f.follows) for i, f in found.items() if "count-group" in i}
    assert counts == {"F-count-group-2": ("25", "24"), "F-count-group-3": ("12", "13")}
    assert [i for i in found if i.startswith("F-total")] == ["F-total-47"]


PLANTED = [
    ("F-total-1", change("scores", 1, ease="2")),
    ("F-score-t8-1-ease", change("scores", 1, ease="2")),
    ("F-total-1", change("scores", 1, printed_total="25")),
    ("F-total-t7-1", change("scores", 1, printed_total_t7="25")),
    ("F-group-1", change("scores", 1, printed_group="2")),
    ("F-count-group-1", change("scores", 1, printed_group="2")),
    ("F-order-t7-1", change("scores", 49, printed_position="1")),
    ("F-total-t8-1", change("quick_wins", 1, printed_total="8")),
    ("F-score-t8-1-frequency", change("quick_wins", 1, frequency="1")),
    ("F-order-t8-1", change("quick_wins", 1, frequency="1")),
    ("F-ties-t8-1", change("quick_wins", 1, todo_id="15")),
    ("F-total-t9-1", change("in_progress_scores", 1, ease="1")),
    ("F-order-t9-1", change("in_progress_scores", 1, ease="1")),
    ("F-total-2", change("indices", 1, weight="4")),
    ("F-title-t1-3", listing("1", 3, printed_title_fa="خدمت الکترونیکی جستجوی معابر")),
    ("F-title-t1-3", change("services", 3, title_fa="خدمت الکترونیکی معابر")),
    ("F-title-t4-1", listing("4", 1, printed_title_fa="خدمت الکترونیکی جستجو بر روی نقشه شهر")),
    ("F-title-t8-3", listing("8", 3, printed_title_fa="خدمت الکترونیکی درخواست مجوز")),
    ("F-domain-t3-1", listing("3", 1, printed_domain_fa="شورای شهر")),
    ("F-domain-t1-3", change("services", 3, domain="transport")),
    ("F-domain-without-service-civil_works", change("services", 55, domain="planning")),
    ("F-id-t6-3", listing("6", 3, printed_id="4")),
    ("F-numbering-t1-94", listing("1", 93, row="94")),
    ("F-listed-t2-17", listing("2", 1, service_id="18")),
    ("F-listed-t2-18", listing("2", 1, service_id="18")),
    ("F-listed-t4-1", change("services", 1, status="existing")),
    ("F-listed-t9-93", drop("service_listings", 379)),
    ("F-count-t9", drop("service_listings", 379)),
    ("F-count-t5", change("source_tables", 5, rows="7")),
    ("F-missing-t3", change("source_tables", 3, state="missing")),
]


@pytest.mark.parametrize(("finding_id", "plant"), PLANTED)
def test_a_planted_error_is_found(finding_id: str, plant: Plant) -> None:
    before, data = found_in(tables()), tables()
    plant(data)
    after = found_in(data)
    assert finding_id not in before
    assert finding_id in after


def test_two_services_with_one_title_are_found() -> None:
    data = tables()
    data["services"][2]["title_fa"] = data["services"][1]["title_fa"].replace(" ", "  ")
    finding = found_in(data)["F-same-title-3"]
    assert (finding.subject_id, finding.other_place) == ("3", "Table 1 row 2")


@pytest.mark.parametrize(
    ("repair", "finding_id"),
    [
        (change("scores", 47, printed_total="13", printed_total_t7="13"), "F-total-47"),
        (change("scores", 47, printed_group="3"), "F-group-47"),
        (drop("quick_wins", 60), "F-cut-off-t8"),
        (drop("in_progress_scores", 13), "F-cut-off-t9"),
        (
            listing("6", 2, printed_title_fa="خدمت الکترونیکی جستجوی پلاک در ۱۰ سال گذشته"),
            "F-title-t6-2",
        ),
        (listing("3", 6, printed_domain_fa="مدیریت و برنامه ریزی"), "F-domain-t3-6"),
        (change("source_tables", 12, state="transcribed"), "F-missing-t12"),
    ],
)
def test_what_is_put_right_is_not_found_again(repair: Plant, finding_id: str) -> None:
    data = tables()
    repair(data)
    assert finding_id in found_in(tables())
    assert finding_id not in found_in(data)


def test_other_places_are_those_that_print_it_right() -> None:
    found = found_in(tables())
    assert found["F-title-t1-70"].other_place.startswith("Table 4 row 48; Table 6 row 48")
    assert found["F-domain-t1-44"].other_place == "Table 4 row 41"
    assert found["F-domain-t1-45"].other_place == "Table 15 row 4"
    assert found["F-title-t1-4"].other_place == ""


def test_an_empty_package_has_no_findings() -> None:
    assert services.check({}) == []


def test_rows_give_the_empty_cell_for_what_is_not_there() -> None:
    row = found_in(tables())["F-missing-t12"].as_row()
    assert (row["page"], row["row"], row["kind"]) == ("48", "", "missing")
