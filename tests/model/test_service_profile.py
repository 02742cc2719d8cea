from __future__ import annotations

import pytest

from model.errors import NotFound
from model.service_profile import parse_service_id, profile
from model.weighing import report_ranking
from tests.model import cities


@pytest.fixture(scope="module")
def profiles() -> dict[int, object]:
    catalogue = cities.qom()
    ranking = report_ranking(catalogue)
    return {
        service.service_id: profile(catalogue, service.service_id, ranking)
        for service in catalogue.services
    }


@pytest.mark.parametrize(("text", "number"), [("47", 47), ("۴۷", 47), (" 5 ", 5), ("٩٣", 93)])
def test_a_number_from_an_address(text: str, number: int) -> None:
    assert parse_service_id(text) == number


@pytest.mark.parametrize("text", ["", "abc", "-1", "1.5", "9" * 5000, "4x", None, 47, "²", "1/2"])
def test_what_is_no_number_is_no_service(text: object) -> None:
    with pytest.raises(NotFound) as refused:
        parse_service_id(text)
    assert refused.value.code == "error.service.unknown"


@pytest.mark.parametrize("number", [0, 94, 999_999_999])
def test_an_unknown_number_is_no_service(number: int) -> None:
    with pytest.raises(NotFound):
        profile(cities.qom(), number, None)


def test_every_service_has_a_profile_with_its_place_in_the_tables(profiles: dict) -> None:
    assert len(profiles) == 93
    assert sum(len(found.listings) for found in profiles.values()) == 379
    assert all(found.listings[0].listing.table_no == "1" for found in profiles.values())


def test_only_services_to_do_are_scored(profiles: dict) -> None:
    for found in profiles.values():
        scored = found.service.status == "to_do"
        assert (found.explanation is not None) == scored
        assert (found.score is not None) == scored
        ready = found.service.status != "existing"
        assert (found.readiness is not None) == ready
        assert found.readiness_count == {"to_do": 60, "in_progress": 13}.get(
            found.service.status, 0
        )


def test_the_service_that_the_report_adds_up_wrongly(profiles: dict) -> None:
    found = profiles[69]
    assert (found.explanation.total, found.score.printed_total) == (13, 14)
    assert (found.explanation.group, found.score.printed_group) == (3, 2)
    assert {finding.kind for finding in found.findings} >= {"sum", "group"}


def test_neighbours_by_number(profiles: dict) -> None:
    assert profiles[1].previous is None
    assert profiles[1].next.service_id == 2
    assert profiles[93].next is None
    assert profiles[93].previous.service_id == 92


def test_differing_titles_are_those_of_the_findings(profiles: dict) -> None:
    told = {
        (int(finding.subject_id), finding.table_no, finding.row)
        for finding in cities.qom().findings
        if finding.kind == "title" and finding.subject_type == "service" and finding.derived
        if finding.finding_id.startswith("F-title-t")
    }
    marked = {
        (number, item.listing.table_no, item.listing.row)
        for number, found in profiles.items()
        for item in found.listings
        if item.other_title
    }
    assert marked == told


def test_differing_domains_are_those_of_the_findings(profiles: dict) -> None:
    told = {
        (int(finding.subject_id), finding.table_no, finding.row)
        for finding in cities.qom().findings
        if finding.finding_id.startswith("F-domain-t")
    }
    marked = {
        (number, item.listing.table_no, item.listing.row)
        for number, found in profiles.items()
        for item in found.listings
        if item.other_domain
    }
    assert marked == told


def test_systems_are_those_whose_link_was_resolved_to_it(profiles: dict) -> None:
    linked = sum(len(found.systems) for found in profiles.values())
    assert linked == sum(link.service is not None for link in cities.qom().service_systems)
    assert [item.system.system_id for item in profiles[69].systems] == ["CS01-1", "MP05-1"]


def test_a_city_without_scores() -> None:
    catalogue = cities.city(
        domains=(cities.domain("one", 1),),
        services=(cities.service(3, "one", "to_do", todo=1), cities.service(7, "one", "existing")),
    )
    found = profile(catalogue, 3, None)
    assert found.next.service_id == 7
    assert (found.score, found.explanation, found.readiness) == (None, None, None)
    assert found.listings == found.systems == found.findings == ()
