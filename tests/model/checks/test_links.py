"""Links between services and systems: numbers, readings, and what the titles say."""

import pytest

from model.checks import links
from model.checks.finding import Finding, Tables
from tests.data.package import Rows, tables
from tests.model.checks.planting import Plant, after, change, drop, found_in


def check(data: Tables) -> list[Finding]:
    rules = (
        links.check_numbers,
        links.check_numberings,
        links.check_title_evidence,
        links.check_without_system,
        links.check_without_service,
        links.check_related,
    )
    return [finding for rule in rules for finding in rule(data)]


def test_numbers_that_are_not_the_services_own() -> None:
    found = found_in(check, tables())
    numbers = {
        f.subject_id: (f.printed, f.follows) for i, f in found.items() if i.startswith("F-numbers-")
    }
    assert numbers == {
        "CS01-1": ("36, 47", "38, 69"),
        "CS05-1": ("92, 93", "82, 83"),
        "FE02-1": ("91", "81"),
        "FE02-2": ("91", "81"),
        "FE02-3": ("92", "82"),
        "MP04-1": ("92", "82"),
        "CZ01-1": ("82, 81, 83", "85, 84, 86"),
        "CZ01-3a": ("92, 91", "82, 81"),
        "SC02-1": ("87", "90"),
        "SC02-2": ("89", "92"),
        "SC02-3": ("87, 90, 89, 88", "90, 93, 92, 91"),
        "SC03-1": ("81, 82, 83, 84, 85", "84, 85, 86, 87, 88"),
    }


def test_services_that_no_system_gives() -> None:
    found = found_in(check, tables())
    without = [f.subject_id for i, f in found.items() if i.startswith("F-no-system-")]
    assert " ".join(without) == "20 22 26 27 29 41 44 47 49 50 66 75 77 78 79 89"


def by_table_1(link_id: str) -> Plant:
    """Read the number of a link by Table 1."""

    def plant(data: dict[str, Rows]) -> None:
        link = next(row for row in data["service_systems"] if row["link_id"] == link_id)
        link.update(service=link["printed_number"], numbering="table_1")

    return plant


@pytest.mark.parametrize(
    ("link_id", "follows"),
    [
        ("CS01-1-s2", "38: بازار میوه"),
        ("CS01-1-s3", "69: میوه"),
        ("SC02-1-s1", "90: فرهنگ"),
        ("SC02-2-s1", "92: متخصصان مشاهیر نخبگان"),
    ],
)
def test_titles_speak_against_the_wrong_numbering(link_id: str, follows: str) -> None:
    finding = after(check, by_table_1(link_id))[f"F-link-title-{link_id}"]
    assert finding.follows == follows


def test_titles_speak_against_none_of_the_readings_taken() -> None:
    assert not any("link-title" in finding_id for finding_id in found_in(check, tables()))


PLANTED = [
    ("F-numbers-CS02-1", change("service_systems", "CS02-1-s1", service="41")),
    ("F-numbering-CS02-1-s1", change("service_systems", "CS02-1-s1", service="41")),
    ("F-no-system-40", change("service_systems", "CS02-1-s1", service="41")),
    ("F-numbers-CS02-1", change("service_systems", "CS02-1-s1", printed_number="38")),
    ("F-numbering-CS01-1-s2", change("service_systems", "CS01-1-s2", service="36")),
    ("F-numbering-CZ01-3a-s1", change("service_systems", "CZ01-3a-s1", service="83")),
    ("F-numbering-SC02-3-s5", change("service_systems", "SC02-3-s5", service="92")),
    ("F-link-CS02-1-s1", change("service_systems", "CS02-1-s1", service="")),
    ("F-no-service-CS02-1", drop("service_systems", "system", "CS02-1")),
    ("F-related-TR01-1-r1", change("system_links", "TR01-1-r1", printed_code="LG01-9")),
    ("F-related-TR01-1-r1", change("system_links", "TR01-1-r1", related_system="LG01-2")),
    ("F-related-TR01-1-r1", change("systems", "LG01-4", printed_code="LG01-3")),
]


@pytest.mark.parametrize(("finding_id", "plant"), PLANTED)
def test_a_planted_error_is_found(finding_id: str, plant: Plant) -> None:
    assert finding_id not in found_in(check, tables())
    assert finding_id in after(check, plant)


def test_a_shifted_number_means_one_service_everywhere() -> None:
    found = after(check, change("service_systems", "FE02-3-s1", service="20"))
    finding = found["F-numbering-FE02-3-s1"]
    assert (finding.printed, finding.follows) == ("92", "82")


def test_no_two_shifted_numbers_mean_one_service() -> None:
    found = after(check, change("service_systems", "CS05-1-s2", service="82"))
    finding = found["F-numbering-CS05-1-s2"]
    assert (finding.printed, finding.follows) == ("93", "")


def test_an_unresolved_number_is_open_and_breaks_no_numbering() -> None:
    unresolved = change("service_systems", "CS02-1-s1", service="", numbering="unresolved")
    found = after(check, unresolved)
    assert found["F-link-CS02-1-s1"].printed == "40"
    assert {i for i in found if "CS02-1" in i} == {"F-link-CS02-1-s1", "F-no-service-CS02-1"}


def test_a_code_may_name_an_integrated_system() -> None:
    family = {"related_system": "", "related_integrated": "LG01", "printed_code": "LG01"}
    found = after(check, change("system_links", "TR01-1-r1", **family))
    assert "F-related-TR01-1-r1" not in found
