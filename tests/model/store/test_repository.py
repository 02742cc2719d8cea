"""The door to the store: opening, reading, caching, several cities."""

from __future__ import annotations

import json
import os
from dataclasses import FrozenInstanceError, fields
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from model.catalogue import Catalogue, Record
from model.errors import InvalidPackage, NotFound
from model.store import Store, open_store
from model.store.tables import KINDS
from tests.model.store import little_city

CITY = "littleton"


def test_every_row_of_the_package_comes_back(store: Store) -> None:
    catalogue = store.catalogue(CITY)
    for name, wanted in little_city.rows().items():
        found = [catalogue.city] if name == "cities" else getattr(catalogue, name)
        assert len(found) == len(wanted), name
    assert [service.service_id for service in catalogue.services] == [1, 2, 3, 10]
    assert [system.system_id for system in catalogue.systems] == ["G1-2", "G1-10"]
    assert [link.service for link in catalogue.service_systems] == [1, None]
    assert [finding.derived for finding in catalogue.findings] == [True, False]
    assert catalogue.service(3).title_fa == "واژه"


def test_records_have_the_columns_of_their_tables() -> None:
    for kind in KINDS.values():
        columns = {column.name for column in kind.table.__table__.columns}
        kept = {"package_values"} if kind == KINDS["city"] else {"package_values", "city"}
        assert {field.name for field in fields(kind.record)} == columns - kept


def test_what_the_store_gives_cannot_be_changed(store: Store) -> None:
    catalogue = store.catalogue(CITY)
    with pytest.raises(FrozenInstanceError):
        catalogue.services[0].status = "existing"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        catalogue.services = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        catalogue.service_by_id[1] = catalogue.services[0]  # type: ignore[index]


def test_a_catalogue_is_kept_until_the_data_move(
    store: Store, database_url: str, package: Path
) -> None:
    before = store.catalogue(CITY)
    assert store.catalogue(CITY) is before
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
    after = store.catalogue(CITY)
    assert after is not before
    assert before.service(1).status == "to_do"
    assert after.service(1).status == "existing"
    assert after.systems is before.systems
    other = open_store(database_url, package)
    assert after == other.catalogue(CITY)
    other.close()
    assert after.service(1).status == "existing"
    assert after.version.revision == before.version.revision + 1


def test_another_process_sees_an_edit(store: Store, database_url: str, package: Path) -> None:
    other = open_store(database_url, package)
    assert other.catalogue(CITY).service(1).status == "to_do"
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
    assert other.catalogue(CITY).service(1).status == "existing"
    other.close()


def test_a_catalogue_takes_one_statement_a_kind(store: Store) -> None:
    statements: list[str] = []

    def count(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", count)
    try:
        store.catalogue(CITY)
        whole = [line for line in statements if line.startswith("SELECT")]
        statements.clear()
        store.catalogue(CITY)
        again = [line for line in statements if line.startswith("SELECT")]
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert len(whole) == len(KINDS) + 2
    assert len(again) == 2


def test_an_unknown_city_is_not_found(store: Store) -> None:
    unknown: Any = ("atlantis", "", "\0", None)
    for city in unknown:
        for ask in (store.catalogue, store.data_version, store.history):
            with pytest.raises(NotFound) as refusal:
                ask(city)
            assert refusal.value.code == "error.city.unknown"


def test_an_unknown_revision_is_not_found(store: Store) -> None:
    for revision in (0, 2, -1):
        with pytest.raises(NotFound) as refusal:
            store.catalogue(CITY, revision)
        assert refusal.value.code == "error.revision.unknown"


def test_cities_never_meet(database_url: str, tmp_path: Path) -> None:
    """A second city is added by its data package alone, in a folder beside the first."""
    folder = little_city.write(tmp_path / "packages")
    store = open_store(database_url, folder)
    assert [city.city for city in store.cities()] == [CITY]
    changed = little_city.rows("farville")
    changed["cities"][0]["title_en"] = "Farville"
    changed["services"][0]["title_en"] = "Street lights"
    little_city.write(folder / "farville", changed, city="farville")
    reports = store.load(folder)
    assert [(report.city, report.changed) for report in reports] == [
        (CITY, False),
        ("farville", True),
    ]
    assert [city.title_en for city in store.cities()] == ["Farville", "Little City"]
    assert store.catalogue("farville").service(1).title_en == "Street lights"
    assert store.catalogue(CITY).service(1).title_en == "واژه"
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city="farville")
    assert store.catalogue(CITY).service(1).status == "to_do"
    assert store.history(CITY) == ()
    store.close()


def test_a_city_may_have_less(database_url: str, tmp_path: Path) -> None:
    """What a city's documents don't give is empty, not an error."""
    tables = {name: little_city.rows()[name] for name in ("cities", "sources", "domains")}
    store = open_store(database_url, little_city.write(tmp_path / "package", tables))
    catalogue = store.catalogue(CITY)
    assert len(catalogue.domains) == 2
    assert catalogue.services == catalogue.systems == catalogue.findings == ()
    store.close()


def test_two_packages_of_one_city_are_refused(database_url: str, tmp_path: Path) -> None:
    little_city.write(tmp_path / "packages" / "a")
    changed = little_city.rows()
    changed["services"][0]["title_en"] = "Other"
    little_city.write(tmp_path / "packages" / "b", changed)
    with pytest.raises(InvalidPackage) as refusal:
        open_store(database_url, tmp_path / "packages")
    assert [fault.code for fault in refusal.value.faults] == ["error.package.city.twice"]


def _child(store: Store, result: object) -> None:
    result.put((os.getpid(), store.catalogue(CITY).service(1).status))  # type: ignore[attr-defined]
    store.close()


def test_a_store_survives_a_fork(store: Store) -> None:
    store.catalogue(CITY)
    context = get_context("fork")
    result = context.Queue()
    child = context.Process(target=_child, args=(store, result))
    child.start()
    pid, status = result.get(timeout=30)
    child.join(30)
    assert child.exitcode == 0
    assert pid != os.getpid()
    assert status == "to_do"
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
    assert store.catalogue(CITY).service(1).status == "existing"


def test_the_catalogue_is_equal_after_a_second_start(
    store: Store, database_url: str, package: Path
) -> None:
    before = store.catalogue(CITY)
    store.close()
    again = open_store(database_url, package)
    assert again.catalogue(CITY) == before
    assert again.data_version(CITY).number == 1
    again.close()


def test_the_version_says_where_the_data_come_from(store: Store, package: Path) -> None:
    version = store.data_version(CITY)
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert version.package == described["name"]
    assert version.label == "1.0.0 (1.1)"
    assert version.loaded_at == version.changed_at
    assert version.loaded_at.tzinfo is not None
    assert isinstance(store.catalogue(CITY), Catalogue)
    assert all(isinstance(record, Record) for record in store.catalogue(CITY).domains)
