"""What prerequisites hold up, as the data package proposes it, and the statuses it leaves open."""

from collections import Counter

import pytest

from model.catalogue import ActionStatus, PrerequisiteStatus
from tests.data.package import descriptor, rows

NONE_KNOWN = {
    *("own-1", "own-2", "own-3", "own-5"),
    *(
        "ext-1",
        "ext-3",
        "ext-4",
        "ext-9",
        "ext-11",
        "ext-14",
        "ext-18",
        "ext-20",
        "ext-21",
        "ext-25",
    ),
}
LINKS = {"prerequisite_services": "service", "prerequisite_systems": "system"}


def column(name: str, field: str) -> list[str]:
    return [row[field] for row in rows(name)]


def enum(name: str, field: str) -> list[str]:
    resource = next(r for r in descriptor()["resources"] if r["name"] == name)
    found = next(f for f in resource["schema"]["fields"] if f["name"] == field)
    return found["constraints"]["enum"]


def test_how_much_is_proposed() -> None:
    assert len(rows("prerequisite_services")) == 42
    assert len(rows("prerequisite_systems")) == 6
    assert len(set(column("prerequisite_services", "service"))) == 31


@pytest.mark.parametrize("name", LINKS)
def test_every_link_is_marked_as_assumed_and_says_why_in_one_sentence(name: str) -> None:
    for row in rows(name):
        assert row["basis"] == "assumed"
        assert row["holds"] == "true"
        for reason in (row["reason_fa"], row["reason_en"]):
            assert 10 < len(reason) < 100, row
            assert not {".", "؛", ";", "\n"} & set(reason), row


@pytest.mark.parametrize("name", LINKS)
def test_a_link_s_key_names_both_ends_and_no_link_comes_twice(name: str) -> None:
    for row in rows(name):
        assert row["link_id"] == f"{row['prerequisite']}-{row[LINKS[name]]}"
    assert len(set(column(name, "link_id"))) == len(rows(name))


@pytest.mark.parametrize("name", LINKS)
def test_links_stand_where_their_prerequisite_stands_and_in_its_order(name: str) -> None:
    prerequisites = rows("prerequisites")
    order = [row["prerequisite_id"] for row in prerequisites]
    places = {r["prerequisite_id"]: (r["table_no"], r["page"], r["row"]) for r in prerequisites}
    found = [order.index(row["prerequisite"]) for row in rows(name)]
    assert found == sorted(found)
    for row in rows(name):
        assert places[row["prerequisite"]] == (row["table_no"], row["page"], row["row"])


def test_nothing_is_held_up_that_is_there_already() -> None:
    services = {row["service_id"]: row["status"] for row in rows("services")}
    systems = {row["system_id"]: row["status"] for row in rows("systems")}
    assert {services[name] for name in column("prerequisite_services", "service")} == {"to_do"}
    assert {systems[name] for name in column("prerequisite_systems", "system")} == {"not_done"}


def test_of_some_prerequisites_nothing_is_known_to_wait() -> None:
    holding = {p for name in LINKS for p in column(name, "prerequisite")}
    assert set(column("prerequisites", "prerequisite_id")) - holding == NONE_KNOWN


def test_what_weighs_most() -> None:
    assert Counter(column("prerequisite_services", "prerequisite")).most_common(3) == [
        ("ext-10", 11),
        ("ext-8", 6),
        ("ext-12", 4),
    ]


@pytest.mark.parametrize(
    ("name", "known"), [("prerequisites", PrerequisiteStatus), ("actions", ActionStatus)]
)
def test_the_source_reports_no_status_of_prerequisites_and_actions(name: str, known: type) -> None:
    assert enum(name, "status") == [str(status) for status in known]
    assert set(column(name, "status")) == {"not_reported"}
