"""The lookups of a catalogue, on the city that the data package describes."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import NotFound
from model.store import open_store
from model.weights import INDEX_IDS

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    database = tmp_path_factory.mktemp("kept") / "tarazu.db"
    store = open_store(f"sqlite:///{database}", DATA)
    read = store.catalogue()
    store.close()
    return read


def test_titles_follow_the_language(catalogue: Catalogue) -> None:
    domain = catalogue.domain_by_id["transport"]
    assert (domain.title("fa"), domain.title("en")) == ("حمل و نقل", "Transport")
    service = catalogue.service(1)
    assert service.short("fa") == service.short_fa
    assert service.short("en") == service.title_en
    ease = catalogue.indices[5]
    assert ease.meaning(3, "fa") == ease.meaning_3_fa
    assert ease.meaning(1, "en") == ease.meaning_1_en


def test_things_are_found_by_their_ids(catalogue: Catalogue) -> None:
    assert catalogue.service_by_id[93].service_id == 93
    assert catalogue.service_by_todo[1].todo_id == 1
    assert set(catalogue.service_by_todo) == {score.todo_id for score in catalogue.scores}
    assert catalogue.system_by_id["LG01-1"].integrated_system == "LG01"
    assert catalogue.body_by_id[catalogue.bodies[0].body_id] == catalogue.bodies[0]
    assert catalogue.score_by_todo[1].values == (3, 2, 2, 2, 3, 3)
    assert catalogue.definition_by_id[catalogue.definitions[0].term_id].text_fa


def test_the_source_has_its_order_and_weights(catalogue: Catalogue) -> None:
    assert tuple(index.index_id for index in catalogue.indices) == INDEX_IDS
    assert catalogue.weights == (3, 1, 1, 2, 2, 1)
    assert [service.service_id for service in catalogue.services] == list(range(1, 94))
    assert [score.todo_id for score in catalogue.scores] == list(range(1, 61))
    assert [win.position for win in catalogue.quick_wins] == list(range(1, 61))


def test_what_is_known_about_one_service(catalogue: Catalogue) -> None:
    tables = {listing.table_no for listing in catalogue.listings_of(1)}
    assert {"1", "4", "6", "7", "8"} <= tables
    assert catalogue.listings_of(1000) == ()
    findings = catalogue.findings_of("service", 69)
    assert "F-total-47" in {finding.finding_id for finding in findings}
    assert catalogue.findings_of("service", 1000) == ()


def test_an_unknown_service_is_not_found(catalogue: Catalogue) -> None:
    with pytest.raises(NotFound) as refusal:
        catalogue.service(94)
    assert refusal.value.code == "error.service.unknown"
    assert refusal.value.params == {"value": 94}


def test_a_version_has_a_short_name(catalogue: Catalogue) -> None:
    version = catalogue.version
    assert version.label == f"{version.package_version} (1.1)"
