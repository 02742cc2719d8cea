"""Edits by people: what is checked, what is refused, what is written down."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm.exc import StaleDataError

from model.catalogue import Operation, Service, SystemStatus
from model.errors import InvalidInput, NotFound, StaleEdit, TarazuError
from model.store import Edit, Store
from model.store.engine import Database
from model.store.tables import System

CITY = "littleton"


def refused(
    store: Store, kind: str, key: Any, changes: Any, version: Any = 1, who: Any = "سارا"
) -> TarazuError:
    """The refusal of an edit; nothing was written."""
    before = store.data_version(CITY)
    with pytest.raises(TarazuError) as refusal:
        store.edit(kind, key, changes, version, who, city=CITY)
    assert store.data_version(CITY) == before
    return refusal.value


def test_an_edit_is_kept_with_who_and_when(store: Store) -> None:
    edited = store.edit("service", 1, {"status": "existing"}, 1, "  سارا   ر ", city=CITY)
    assert isinstance(edited, Service)
    catalogue = store.catalogue(CITY)
    assert catalogue.service(1) == edited
    assert (edited.version, edited.updated_by, edited.status) == (2, "سارا ر", "existing")
    assert edited.updated_at == catalogue.version.changed_at
    (line,) = store.history(CITY)
    assert (line.operation, line.kind, line.key) == (Operation.SET, "service", "1")
    assert (line.field, line.old, line.new) == ("status", "to_do", "existing")
    assert (line.who, line.at, line.revision) == ("سارا ر", edited.updated_at, 2)


def test_each_changed_field_has_a_line(store: Store) -> None:
    changes = {"service": 2, "reason_fa": "همان عنوان", "reason_en": " "}
    edited: Any = store.edit("service_system", "b", changes, 1, "سارا", city=CITY)
    assert (edited.service, edited.reason_fa, edited.reason_en) == (2, "همان عنوان", None)
    assert {line.field for line in store.history(CITY)} == {"service", "reason_fa"}
    assert edited.version == 2


def test_an_edit_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    edited = store.edit("service", 1, {"status": "to_do"}, 1, "سارا", city=CITY)
    assert edited.version == 1
    assert store.history(CITY) == ()
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
    again = store.edit("service", 1, {"status": "existing"}, 1, "رضا", city=CITY)
    assert (again.version, again.updated_by) == (2, "سارا")


def test_a_stale_edit_is_refused_with_both_values(store: Store) -> None:
    first = store.edit("system", "G1-2", {"status": "done"}, 1, "سارا", city=CITY)
    refusal = refused(store, "system", "G1-2", {"status": "needs_development"}, 1, "رضا")
    assert isinstance(refusal, StaleEdit)
    assert refusal.code == "error.edit.stale"
    assert refusal.params == {
        "kind": "system",
        "key": "G1-2",
        "field": "status",
        "yours": "needs_development",
        "theirs": "done",
        "who": "سارا",
        "at": first.updated_at,
        "expected_version": 1,
        "version": 2,
        "values": {"status": (SystemStatus.DONE, SystemStatus.NEEDS_DEVELOPMENT)},
    }
    assert "done" in str(refusal)
    changes = {"service": 2, "reason_fa": "x"}
    store.edit("service_system", "a", {"service": None}, 1, "سارا", city=CITY)
    refusal = refused(store, "service_system", "a", changes, 1)
    assert (refusal.params["theirs"], refusal.params["yours"]) == ("—, —", "2, x")


def test_a_version_that_is_not_there_yet_is_stale_too(store: Store) -> None:
    assert refused(store, "service", 1, {"status": "existing"}, 2).code == "error.edit.stale"


WRONG: list[tuple[str, Any, Any, str]] = [
    ("dragon", 1, {"status": "existing"}, "error.edit.kind"),
    ("service", 4, {"status": "existing"}, "error.edit.row"),
    ("service", "x", {"status": "existing"}, "error.edit.row"),
    ("service", "1/2", {"status": "existing"}, "error.edit.row"),
    ("service", "", {"status": "existing"}, "error.edit.row"),
    ("service", "۱", {"status": "existing"}, "error.edit.row"),
    ("service", 10**30, {"status": "existing"}, "error.edit.row"),
    ("service", -1, {"status": "existing"}, "error.edit.row"),
    ("service_listing", "1", {}, "error.edit.row"),
    ("system", "G1-2\0", {"status": "done"}, "error.edit.row"),
    ("service", 1, {"title_fa": "x"}, "error.edit.field"),
    ("service", 1, {"version": 7}, "error.edit.field"),
    ("service", 1, {"nothing": 7}, "error.edit.field"),
    ("service", 1, {7: 7}, "error.edit.field"),
    ("domain", "green", {"title_en": "x"}, "error.edit.field"),
    ("service", 1, {"status": "dreamt"}, "error.edit.value"),
    ("service", 1, {"status": ""}, "error.edit.value"),
    ("service", 1, {"status": None}, "error.edit.value"),
    ("service", 1, {"status": ["to_do"]}, "error.edit.value"),
    ("service", 1, {"status": 7}, "error.edit.value"),
    ("service_system", "a", {"service": "2"}, "error.edit.value"),
    ("service_system", "a", {"service": True}, "error.edit.value"),
    ("service_system", "a", {"service": 2.0}, "error.edit.value"),
    ("service_system", "a", {"service": 2**31}, "error.edit.value"),
    ("service_system", "a", {"reason_fa": "x" * 2001}, "error.edit.value"),
    ("service_system", "a", {"reason_fa": "a\0b"}, "error.edit.value"),
    ("service_system", "a", {"reason_fa": "\ud800"}, "error.edit.value"),
    ("service_system", "a", {"reason_fa": 7}, "error.edit.value"),
    ("service_system", "a", {"service": 99}, "error.edit.reference"),
    ("system_link", "c", {"related_system": "G1"}, "error.edit.reference"),
    ("system_link", "c", {"related_system": "G1-2"}, "error.link.self"),
]


def test_what_is_wrong_is_refused(store: Store) -> None:
    for kind, key, changes, code in WRONG:
        assert refused(store, kind, key, changes).code == code, (kind, key, changes)


def test_a_refused_value_says_what_was_expected(store: Store) -> None:
    refusal = refused(store, "service", 1, {"status": "dreamt"})
    assert isinstance(refusal, InvalidInput)
    assert refusal.params == {
        "field": "status",
        "value": "dreamt",
        "expected": "existing, in_progress, to_do",
    }
    refusal = refused(store, "service_system", "a", {"service": 99})
    assert refusal.params == {"field": "service", "value": 99, "target": "services"}
    refusal = refused(store, "service", 1, {"title_en": "x"})
    assert refusal.params == {"kind": "service", "field": "title_en", "allowed": "status"}


def test_a_version_is_a_whole_number(store: Store) -> None:
    for version in (None, "1", True, 1.0):
        refusal = refused(store, "service", 1, {"status": "existing"}, version)
        assert refusal.code == "error.edit.version"


def test_an_edit_needs_a_name(store: Store) -> None:
    for who in ("", "  ", None, 7, "x" * 81, "a\x1bb", "package:tarazu-qom 1.0.0"):
        refusal = refused(store, "service", 1, {"status": "existing"}, who=who)
        assert refusal.code == "error.edit.who"


def test_an_edit_needs_a_known_city(store: Store) -> None:
    for city in ("atlantis", "\0"):
        with pytest.raises(NotFound) as refusal:
            store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=city)
        assert refusal.value.code == "error.city.unknown"


def test_edits_made_together_are_all_kept_or_none(store: Store) -> None:
    good = Edit("service", 1, {"status": "existing"}, 1)
    stale = Edit("service", 2, {"status": "existing"}, 7)
    with pytest.raises(StaleEdit):
        store.edit_all([good, stale], "سارا", city=CITY)
    assert store.catalogue(CITY).service(1).status == "to_do"
    assert store.history(CITY) == ()
    other = Edit("system", "G1-2", {"status": "done"}, 1)
    records = store.edit_all([good, other], "سارا", city=CITY)
    assert [record.version for record in records] == [2, 2]
    assert {line.revision for line in store.history(CITY)} == {2}
    assert store.edit_all([], "سارا", city=CITY) == ()


def test_two_edits_of_one_row_make_one_version(store: Store) -> None:
    edits = [
        Edit("service_system", "a", {"service": 2}, 1),
        Edit("service_system", "a", {"reason_fa": "همان"}, 1),
    ]
    first, second = store.edit_all(edits, "سارا", city=CITY)
    assert first == second
    assert second.version == 2
    assert len(store.history(CITY)) == 2


def _edit_until_kept(store: Store, name: str, times: int) -> list[str]:
    """Write a text of one's own again and again, reading anew whenever the edit was stale."""
    kept: list[str] = []
    while len(kept) < times:
        seen = store.catalogue(CITY).service_systems[0]
        mine = {"reason_fa": f"{name} {len(kept)}"}
        try:
            store.edit("service_system", "a", mine, seen.version, name, city=CITY)
        except StaleEdit:
            continue
        kept.append(mine["reason_fa"])
    return kept


def test_nothing_is_lost_between_writers(store: Store) -> None:
    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(_edit_until_kept, store, name, 5) for name in "abc"]
        kept = {text for writer in writers for text in writer.result(timeout=120)}
    lines = store.history(CITY)
    assert {line.new for line in lines} == kept
    assert len(lines) == len(kept) == 15
    assert store.catalogue(CITY).service_systems[0].version == 16
    assert [line.revision for line in lines] == list(range(16, 1, -1))
    assert [line.new for line in lines[1:]] == [line.old for line in lines[:-1]]


def test_the_database_itself_refuses_an_old_version(store: Store, database_url: str) -> None:
    """Belt and braces: a writer that went round the check is stopped by the version column."""
    database = Database(database_url)

    def write_behind() -> None:
        with database.writing() as session:
            row = session.get_one(System, (CITY, "G1-2"))
            session.execute(text("UPDATE systems SET version = 9 WHERE system_id = 'G1-2'"))
            row.status = SystemStatus.DONE

    with pytest.raises(StaleDataError):
        write_behind()
    assert store.catalogue(CITY).system_by_id["G1-2"].status == "not_done"
    database.close()
