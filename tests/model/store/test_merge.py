"""What people did survives a new data package; what cannot is said, and kept in the history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.catalogue import Operation
from model.store import LoadReport, Store
from tests.model.store import little_city

CITY = "littleton"
STATE = {
    "contact_unit": "دفتر فناوری",
    "council": "steering_council",
    "expected_quarter": "1400-Q2",
    "next_step": "نامه دوم",
    "next_step_date": "1400/05/12",
}
NOTE = {"prerequisite": "own-1", "kind": "note", "day": "1400/05/12", "text": "گفت‌وگو شد"}
LINK = {"prerequisite": "own-1", "service": 10, "reason_fa": "بی آن باز نمی‌شود"}
TARGET = {"scope": "service", "service": 10, "by": "1402/12/29"}

Change = Callable[[little_city.Rows], Any]


def load(store: Store, folder: Path, change: Change, version: str = "2.0.0") -> LoadReport:
    """Write the package anew with a change in its rows, and load it."""
    tables = little_city.rows()
    change(tables)
    for path in folder.glob("*.csv"):
        path.unlink()
    tables = {name: rows for name, rows in tables.items() if rows}
    little_city.write(folder, tables, little_city.describe(tables, version=version))
    (report,) = store.load(folder)
    return report


def renamed(tables: little_city.Rows) -> None:
    tables["prerequisites"][0]["title_en"] = "A network"


def without_service_ten(tables: little_city.Rows) -> None:
    tables["services"] = [row for row in tables["services"] if row["service_id"] != 10]


def without_prerequisites(tables: little_city.Rows) -> None:
    for name in ("prerequisite_bodies", "prerequisite_services", "prerequisite_systems"):
        tables[name] = []
    tables["prerequisites"][0]["prerequisite_id"] = "own-2"


def conflicts(report: LoadReport) -> set[tuple[str, str, str, str | None]]:
    return {(str(c.operation), c.kind, c.key, c.field) for c in report.conflicts}


def work(store: Store) -> None:
    """Say something about everything that people may say something about."""
    store.edit("prerequisite", "own-1", {"status": "agreed", **STATE}, 1, "سارا", city=CITY)
    store.add("prerequisite_step", NOTE, "سارا", city=CITY)
    store.add("prerequisite_service", LINK, "سارا", city=CITY)
    store.remove("prerequisite_service", "own-1-1", 1, "سارا", city=CITY)
    store.edit("action", "t-1", {"status": "done"}, 1, "سارا", city=CITY)
    store.add("target", TARGET, "سارا", city=CITY)


def test_what_people_said_stays(store: Store, package: Path) -> None:
    work(store)
    before = store.catalogue(CITY)
    report = load(store, package, renamed)
    assert (report.conflicts, report.updated, report.added, report.removed) == ((), 1, 0, 0)
    after = store.catalogue(CITY)
    (kept,) = after.prerequisites
    assert (kept.title_en, kept.version) == ("A network", 3)
    assert {**vars(before.prerequisites[0]), "title_en": kept.title_en} == {
        **vars(kept),
        **{name: getattr(before.prerequisites[0], name) for name in ("version", *STAMP)},
    }
    for name in ("prerequisite_services", "prerequisite_steps", "targets", "actions"):
        assert getattr(after, name) == getattr(before, name), name
    revision = before.version.revision
    assert store.catalogue(CITY, revision) == before


STAMP = ("updated_at", "updated_by")


def test_what_refers_to_something_that_is_gone_goes_and_is_said(
    store: Store, package: Path
) -> None:
    work(store)
    before = store.catalogue(CITY)
    report = load(store, package, without_service_ten)
    assert conflicts(report) == {
        ("remove", "prerequisite_service", "own-1-10", None),
        ("remove", "target", "7-1", None),
    }
    after = store.catalogue(CITY)
    assert after.targets == ()
    assert [link.link_id for link in after.prerequisite_services] == ["own-1-1", "own-1-2"]
    assert after.prerequisite_steps == before.prerequisite_steps
    line = store.history(CITY, kind="target")[0]
    assert isinstance(line.old, dict)
    assert (line.operation, line.old["by"], line.old["service"]) == (
        Operation.REMOVE,
        "2024-03-19",
        10,
    )
    assert store.catalogue(CITY, before.version.revision) == before


def test_steps_outlive_what_they_were_about(store: Store, package: Path) -> None:
    work(store)
    steps = store.catalogue(CITY).prerequisite_steps
    report = load(store, package, without_prerequisites)
    assert {kind for _, kind, _, _ in conflicts(report)} == {"prerequisite", "prerequisite_service"}
    assert store.catalogue(CITY).prerequisite_by_id.keys() == {"own-2"}
    assert store.catalogue(CITY).prerequisite_steps == steps
    load(store, package, renamed, "3.0.0")
    assert store.catalogue(CITY).steps_of("own-1") == steps


def test_a_state_alone_is_enough_to_be_said(store: Store, package: Path) -> None:
    store.edit("prerequisite", "own-1", {"next_step": "نامه"}, 1, "سارا", city=CITY)
    assert conflicts(load(store, package, without_prerequisites)) == {
        ("remove", "prerequisite", "own-1", None)
    }


def test_a_council_that_is_gone_is_let_go_and_said(store: Store, package: Path) -> None:
    def change(tables: little_city.Rows) -> None:
        for name in ("councils", "council_reasons", "council_seats"):
            tables[name] = []

    work(store)
    report = load(store, package, change)
    assert conflicts(report) == {("set", "prerequisite", "own-1", "council")}
    (kept,) = store.catalogue(CITY).prerequisites
    assert (kept.council, kept.contact_unit, kept.version) == (None, "دفتر فناوری", 3)
    (line,) = [line for line in store.history(CITY) if line.field == "council"][:1]
    assert (line.old, line.new) == ("steering_council", None)


def proposed(reason: str, holds: str = "true") -> Change:
    """The package proposes the link that a person added."""

    def change(tables: little_city.Rows) -> None:
        row = tables["prerequisite_services"][0]
        news = {"link_id": "own-1-10", "service": 10, "holds": holds, "basis": "assumed"}
        reasons = {"reason_fa": reason, "reason_en": reason}
        tables["prerequisite_services"].append({**row, **news, **reasons, "row": 7})

    return change


def test_a_package_that_proposes_the_same_link_takes_it_over(store: Store, package: Path) -> None:
    work(store)
    report = load(store, package, proposed(LINK["reason_fa"]))  # type: ignore[arg-type]
    assert report.conflicts == ()
    link = store.catalogue(CITY).prerequisite_services[-1]
    assert (link.link_id, link.added_by, link.row, link.version) == ("own-1-10", None, 7, 2)
    report = load(store, package, proposed("دیگر"), "3.0.0")
    assert report.conflicts == ()
    assert store.catalogue(CITY).prerequisite_services[-1].reason_fa == "دیگر"
    report = load(store, package, renamed, "4.0.0")
    assert (report.removed, report.conflicts) == (1, ())


def test_what_a_person_wrote_in_such_a_link_stays(store: Store, package: Path) -> None:
    work(store)
    store.remove("prerequisite_service", "own-1-10", 1, "سارا", city=CITY)
    report = load(store, package, proposed("دیگر"))
    assert conflicts(report) == {
        ("keep", "prerequisite_service", "own-1-10", field)
        for field in ("holds", "reason_fa", "reason_en")
    }
    link = store.catalogue(CITY).prerequisite_services[-1]
    assert (link.holds, link.reason_fa, link.added_by) == (False, LINK["reason_fa"], None)
    report = load(store, package, proposed("دیگر", "false"), "3.0.0")
    assert report.conflicts == ()
    assert conflicts(load(store, package, proposed("سومی"), "4.0.0")) == {
        ("keep", "prerequisite_service", "own-1-10", field) for field in ("reason_fa", "reason_en")
    }


@pytest.mark.parametrize("field", ["reason_fa", "holds"])
def test_an_edit_of_a_link_of_ones_own_is_no_change_of_the_package(
    store: Store, package: Path, field: str
) -> None:
    work(store)
    changes = {"reason_fa": "روشن‌تر"} if field == "reason_fa" else {"holds": False}
    edited = store.edit("prerequisite_service", "own-1-10", changes, 1, "رضا", city=CITY)
    assert load(store, package, renamed).conflicts == ()
    assert store.catalogue(CITY).prerequisite_services[-1] == edited
