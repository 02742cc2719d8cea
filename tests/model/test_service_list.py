from __future__ import annotations

from model.filters import checked_filters
from model.service_list import choices, matching_services
from tests.model import cities


def numbers(text: str = "", **chosen: list[str]) -> list[int]:
    catalogue = cities.qom()
    filters = checked_filters(chosen, text, choices(catalogue))
    return [service.service_id for service in matching_services(catalogue, filters)]


def test_all_services_by_number() -> None:
    assert numbers() == list(range(1, 94))


def test_by_status_and_domain() -> None:
    assert numbers(status=["in_progress"]) == [56, 57, 60, 61, 62, 64, 68, 74, 78, 79, 80, 82, 93]
    assert numbers(status=["existing"], domain=["transport"]) == [17, 19]


def test_by_words_of_either_language_and_by_number() -> None:
    assert 5 in numbers("ترافیک")
    assert 5 in numbers("live traffic")
    assert 47 in numbers("۴۷")


def test_domains_without_services_cannot_be_chosen() -> None:
    assert "council" not in choices(cities.qom())["domain"]
