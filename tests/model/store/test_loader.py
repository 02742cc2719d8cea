"""Loading once, loading a changed package, and merging it with what people changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.catalogue import Operation
from model.errors import InvalidPackage
from model.store import LoadReport, Store
from tests.model.store import little_city

CITY = "littleton"
WHO = "package:tarazu-littleton 1.0.0"

Change = Callable[[little_city.Rows], Any]


def load(store: Store, folder: Path, change: Change, version: str = "1.0.0") -> LoadReport:
    """Write the package anew with a change in its rows, and load it."""
    tables = little_city.rows()
    change(tables)
    little_city.write(folder, tables, little_city.describe(tables, version=version))
    (report,) = store.load(folder)
    return report


def status(value: str, number: int = 0) -> Change:
    return lambda tables: tables["services"][number].update(status=value)


def test_the_same_package_again_changes_nothing(store: Store, package: Path) -> None:
    before = store.catalogue(CITY)
    assert store.load(package) == (LoadReport(CITY, 1, changed=False),)
    assert store.catalogue(CITY) is before
    assert store.history(CITY) == ()


def test_a_changed_package_is_a_new_data_version(store: Store, package: Path) -> None:
    def change(tables: little_city.Rows) -> None:
        tables["services"][0]["status"] = "existing"
        tables["services"][0]["title_en"] = "Street lights"
        tables["domains"].append({**tables["domains"][0], "domain_id": "light"})
        tables["services"].append({**tables["services"][1], "service_id": 11, "todo_id": ""})
        tables["services"][-1]["domain"] = "light"
        del tables["quick_wins"][0]
        tables["quick_wins"].append({**little_city.rows()["quick_wins"][0], "position": 2})

    report = load(store, package, change, "1.1.0")
    assert report == LoadReport(CITY, 2, changed=True, added=3, updated=1, removed=1)
    catalogue = store.catalogue(CITY)
    assert (catalogue.version.number, catalogue.version.revision) == (2, 2)
    assert catalogue.version.package_version == "1.1.0"
    service = catalogue.service(1)
    assert (service.status, service.title_en, service.version) == ("existing", "Street lights", 2)
    assert service.updated_by == "package:tarazu-littleton 1.1.0"
    assert service.updated_at == catalogue.version.changed_at
    assert catalogue.service(11).domain == "light"
    assert catalogue.service(11).version == catalogue.service(2).version == 1
    assert [win.position for win in catalogue.quick_wins] == [2]
    said = {(line.operation, line.kind, line.key, line.field) for line in store.history(CITY)}
    assert said == {
        (Operation.SET, "service", "1", "status"),
        (Operation.SET, "service", "1", "title_en"),
        (Operation.ADD, "domain", "light", None),
        (Operation.ADD, "service", "11", None),
        (Operation.ADD, "quick_win", "2", None),
        (Operation.REMOVE, "quick_win", "1", None),
    }


def test_a_broken_package_leaves_what_is_there(store: Store, package: Path) -> None:
    store.edit("service", 1, {"status": "in_progress"}, 1, "سارا", city=CITY)
    before, said = store.catalogue(CITY), store.history(CITY)
    with pytest.raises(InvalidPackage):
        load(store, package, status("dreamt", 1))
    assert store.catalogue(CITY) is before
    assert store.history(CITY) == said


def test_an_earlier_package_can_come_back(store: Store, package: Path) -> None:
    load(store, package, status("existing"))
    assert load(store, package, status("to_do")).number == 3
    assert store.catalogue(CITY).service(1).status == "to_do"


def test_a_resource_that_is_gone_takes_its_rows_along(store: Store, package: Path) -> None:
    tables = {name: little_city.rows()[name] for name in ("cities", "sources")}
    for path in package.glob("*.csv"):
        path.unlink()
    little_city.write(package, tables)
    (report,) = store.load(package)
    whole = little_city.rows()
    assert report.removed == sum(len(rows) for name, rows in whole.items() if name not in tables)
    assert store.catalogue(CITY).services == ()


# What people changed


def test_an_edit_stays_when_the_package_says_what_it_said(store: Store, package: Path) -> None:
    store.edit("service", 1, {"status": "in_progress"}, 1, "سارا", city=CITY)
    report = load(store, package, lambda tables: tables["services"][0].update(title_en="Lights"))
    assert report.conflicts == ()
    service = store.catalogue(CITY).service(1)
    assert (service.status, service.title_en, service.version) == ("in_progress", "Lights", 3)


def test_an_edit_stays_when_the_package_says_something_else(store: Store, package: Path) -> None:
    store.edit("service", 1, {"status": "in_progress"}, 1, "سارا", city=CITY)
    report = load(store, package, status("existing"))
    (conflict,) = report.conflicts
    assert (conflict.operation, conflict.kind, conflict.key) == (Operation.KEEP, "service", "1")
    assert (conflict.field, conflict.old, conflict.new) == ("status", "in_progress", "existing")
    assert store.catalogue(CITY).service(1).status == "in_progress"
    newest = store.history(CITY, kind="service", key=1)[0]
    assert (newest.operation, newest.who, newest.new) == (Operation.KEEP, WHO, "existing")
    assert load(store, package, status("existing", 1)).conflicts[0].new == "to_do"


def test_a_package_that_agrees_takes_the_field_back(store: Store, package: Path) -> None:
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
    report = load(store, package, status("existing"))
    assert (report.updated, report.conflicts) == (0, ())
    assert store.catalogue(CITY).service(1).version == 2
    report = load(store, package, status("to_do"))
    assert (report.updated, report.conflicts) == (1, ())
    assert store.catalogue(CITY).service(1).status == "to_do"


def test_an_edit_taken_back_leaves_the_field_to_the_package(store: Store, package: Path) -> None:
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
    store.edit("service", 1, {"status": "to_do"}, 2, "سارا", city=CITY)
    assert load(store, package, status("in_progress")).conflicts == ()
    assert store.catalogue(CITY).service(1).status == "in_progress"


def without_service_ten(tables: little_city.Rows) -> None:
    tables["services"] = [row for row in tables["services"] if row["service_id"] != 10]


def test_an_edit_that_leads_nowhere_any_more_is_undone_and_said(
    store: Store, package: Path
) -> None:
    store.edit("service_system", "a", {"service": 10}, 1, "سارا", city=CITY)
    store.edit("service_system", "b", {"service": 2}, 1, "سارا", city=CITY)
    report = load(store, package, without_service_ten)
    (conflict,) = report.conflicts
    assert (conflict.kind, conflict.key, conflict.field) == ("service_system", "a", "service")
    assert (conflict.old, conflict.new) == (10, 1)
    assert [link.service for link in store.catalogue(CITY).service_systems] == [1, 2]


def test_a_link_taken_away_by_hand_stays_away(store: Store, package: Path) -> None:
    store.edit("service_system", "a", {"service": None}, 1, "سارا", city=CITY)
    load(store, package, without_service_ten)
    assert store.catalogue(CITY).service_systems[0].service is None


def test_an_edited_row_that_the_package_drops_is_said(store: Store, package: Path) -> None:
    store.edit("service", 10, {"status": "to_do"}, 1, "سارا", city=CITY)
    (conflict,) = load(store, package, without_service_ten).conflicts
    assert (conflict.operation, conflict.kind, conflict.key) == (Operation.REMOVE, "service", "10")
    (line, *_) = store.history(CITY, kind="service", key=10)
    assert isinstance(line.old, dict)
    assert (line.old["status"], line.old["updated_by"], line.new) == ("to_do", "سارا", None)
