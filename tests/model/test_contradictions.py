"""Where services and systems contradict each other, and that each such place is a finding."""

from __future__ import annotations

from model.contradictions import contradictions
from tests.model.cities import city, qom, service
from tests.model.test_links import given, system


def test_each_sort_by_hand() -> None:
    found = contradictions(
        city(
            services=(
                service(1, "d", "existing"),
                service(2, "d", "existing"),
                service(3, "d", "existing"),
                service(4, "d", "to_do"),
                service(5, "d", "in_progress"),
            ),
            systems=(
                system("A"),
                system("B", "needs_development"),
                system("C", "done"),
                system("D", "done"),
                system("E", "unknown"),
            ),
            service_systems=(
                given("1", "2", "A", 2),
                given("2", "2", "E", 2),
                given("3", "3", "A", 3),
                given("4", "3", "B", 3),
                given("5", "4", "C", 4),
                given("6", "5", "C", 5),
                given("7", "9", "D", None),
            ),
        )
    )
    assert found.open_without_system == (1,)
    assert found.open_without_live == (2,)
    assert found.done_without_open == ("C",)
    assert found.done_without_service == ("D",)


def test_qom_s_contradictions_are_all_findings() -> None:
    found = contradictions(qom())
    assert found.open_without_system == (41, 47, 49, 50, 89)
    assert found.open_without_live == (19, 45, 48, 51, 52, 53, 54, 63, 67)
    assert len(found.done_without_open) == 8
    assert len(found.done_without_service) == 7
    told = {finding.finding_id for finding in qom().findings}
    assert {f"F-no-system-{number}" for number in found.open_without_system} <= told
    assert {f"F-status-service-{number}" for number in found.open_without_live} <= told


def test_each_done_system_whose_services_are_all_to_do_is_a_finding() -> None:
    told = {finding.finding_id for finding in qom().findings}
    status = {one.service_id: one.status for one in qom().services}
    for name in contradictions(qom()).done_without_open:
        given_by = [ln.service for ln in qom().service_systems if ln.system == name and ln.service]
        if any(status[number] == "to_do" for number in given_by):
            assert f"F-status-system-{name}" in told
    support = {one.system_id for one in qom().systems if one.kind == "support"}
    assert set(contradictions(qom()).done_without_service) <= support
    assert "F-no-numbers-t14" in told
