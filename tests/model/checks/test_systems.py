"""The checker of Tables 10 to 17: it finds what findings.csv keeps, and every error planted."""

import pytest

from model.checks import DERIVED_COLUMNS, systems
from tests.data.package import tables
from tests.model.checks.planting import Plant, after, change, derived_in, drop, found_in

SECTIONS = ("10", "11", "13", "14", "15", "16", "17", "4-2", "6-1", "6-2")


def test_the_kept_findings_are_those_that_the_data_gives() -> None:
    kept = [
        {column: row[column] for column in DERIVED_COLUMNS}
        for row in derived_in(*SECTIONS)
        if not row["finding_id"].startswith("F-domain-without-service-")
    ]
    assert kept == [finding.as_row() for finding in systems.check(tables())]


def test_codes_that_are_used_twice() -> None:
    found = found_in(systems.check, tables())
    twice = {i: f.printed for i, f in found.items() if f.kind == "duplicate_code"}
    assert twice == {
        "F-code-CZ01-2b": "CZ01-2",
        "F-code-TC01-1b": "TC01-1",
        "F-code-CZ01-3b": "CZ01-3",
    }


def test_open_services_whose_systems_are_not_there() -> None:
    found = found_in(systems.check, tables()).values()
    services = [f.subject_id for f in found if (f.kind, f.follows) == ("status", "existing")]
    assert services == ["19", "45", "48", "51", "52", "53", "54", "63", "67"]


PLANTED = [
    ("F-code-FE02-2", change("systems", "FE02-2", printed_code="FE02-1")),
    ("F-code-missing-FE02-2", change("systems", "FE02-2", printed_code="FE02-1")),
    ("F-code-missing-LG01-1", drop("systems", "system_id", "LG01-1")),
    ("F-code-parts-FE02-2", change("systems", "FE02-2", printed_code="FE03-2")),
    ("F-code-parts-FE02-2", change("systems", "FE02-2", printed_code="FE02")),
    ("F-code-parts-FE02-2", change("systems", "FE02-2", domain="planning")),
    ("F-integrated-empty-UR02", change("systems", "UR02-1", integrated_system="UR01")),
    ("F-integrated-title-FE02", change("integrated_systems", "FE02", title_fa="سامانه بودجه")),
    ("F-title-FE02-2", change("systems", "FE02-2", title_fa="سامانه حسابرسی")),
    ("F-title-LG01", change("integrated_systems", "LG01", printed_title_fa="سامانه مکانی")),
    ("F-title-ext-1", change("prerequisites", "ext-1", title_fa="خدمات مجوز زراعی")),
    ("F-title-t16-6", change("actions", "t16-6", printed_title_fa="نصب دوربین‌ها")),
    ("F-domain-FE02-2", change("systems", "FE02-2", printed_domain_fa="مالی")),
    ("F-domain-LG01", change("integrated_systems", "LG01", printed_domain_fa="مکان")),
    ("F-status-empty-FE02-2", change("systems", "FE02-2", printed_status="", status="unknown")),
    ("F-status-service-72", change("systems", "CZ01-2a", status="not_done")),
    ("F-status-service-73", change("systems", "CZ01-4", status="unknown")),
    ("F-status-system-CS03-1", change("systems", "CS03-1", status="done")),
    ("F-status-system-CZ01-4", change("services", "73", status="to_do")),
    ("F-status-related-TR01-1", change("systems", "LG01-3", status="not_done")),
]


@pytest.mark.parametrize(("finding_id", "plant"), PLANTED)
def test_a_planted_error_is_found(finding_id: str, plant: Plant) -> None:
    data = tables()
    assert finding_id not in found_in(systems.check, data)
    if finding_id == "F-code-missing-LG01-1":
        data["service_systems"] = data["system_links"] = []
    plant(data)
    assert finding_id in found_in(systems.check, data)


@pytest.mark.parametrize(
    ("finding_id", "repair"),
    [
        ("F-code-CZ01-2b", change("systems", "CZ01-2a", printed_code="CC01-1")),
        ("F-code-missing-CC01-1", change("systems", "CZ01-2a", printed_code="CC01-1")),
        ("F-related-SC03-1-r1", change("systems", "CZ01-2a", printed_code="CC01-1")),
        ("F-integrated-title-UR02", change("integrated_systems", "UR02", title_fa="جامع")),
        ("F-domain-UR01-1", change("systems", "UR01-1", printed_domain_fa="شهر سازی")),
        ("F-status-empty-MP03-2", change("systems", "MP03-2", printed_status="-")),
        ("F-status-service-52", change("systems", "UR01-2", status="needs_development")),
        ("F-status-service-52", change("services", "52", status="to_do")),
        ("F-status-system-UR03-1", change("systems", "UR03-1", status="needs_development")),
        ("F-status-related-TC02-1", change("systems", "LG01-2", status="done")),
    ],
)
def test_a_repaired_cell_is_no_longer_found(finding_id: str, repair: Plant) -> None:
    assert finding_id in found_in(systems.check, tables())
    assert finding_id not in after(systems.check, repair)


def test_words_in_another_spacing_are_the_same() -> None:
    respaced = change("systems", "TR02-2", printed_title_fa="سامانه پارکینگ های شهری")
    assert "F-title-TR02-2" not in after(systems.check, respaced)


def test_a_package_without_systems_has_nothing_to_check() -> None:
    services = {"services": tables()["services"]}
    assert systems.check({}) == systems.check(services) == []


def test_an_unresolved_link_counts_for_no_status() -> None:
    found = after(systems.check, change("service_systems", "CS02-1-s1", service=""))
    assert "F-status-system-CS02-1" not in found
    assert "F-link-CS02-1-s1" in found
