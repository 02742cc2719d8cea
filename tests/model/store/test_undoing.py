"""Taking back the last change of its author."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from model.catalogue import Operation
from model.errors import NotFound, StaleEdit, TarazuError
from model.store import Add, Edit, Remove, Store
from tests.model.store import little_city

CITY = "littleton"
NOTE = {"prerequisite": "own-1", "kind": "note", "day": "1400/05/12", "text": "گفت‌وگو شد"}


def edit(store: Store, kind: str, key: Any, changes: Any, who: str = "سارا") -> Any:
    """Change a row as it is now."""
    catalogue = store.catalogue(CITY)
    rows = {"service": catalogue.service_by_id, "system": catalogue.system_by_id}
    rows |= {"prerequisite": catalogue.prerequisite_by_id}  # type: ignore[dict-item]
    return store.edit(kind, key, changes, rows[kind][key].version, who, city=CITY)


def undo(store: Store, who: str = "سارا") -> Any:
    wanted = store.undoable(who, city=CITY)
    done = store.undo_last(who, city=CITY)
    assert {line.undoes for line in done} == {line.revision for line in wanted}
    return done


def refused(store: Store, who: str = "سارا") -> TarazuError:
    before = store.data_version(CITY)
    with pytest.raises(TarazuError) as refusal:
        store.undo_last(who, city=CITY)
    assert store.data_version(CITY) == before
    return refusal.value


def test_an_edit_is_taken_back_as_a_new_change(store: Store) -> None:
    edit(store, "service", 1, {"status": "existing"})
    (line,) = undo(store)
    service = store.catalogue(CITY).service(1)
    assert (service.status, service.version, service.updated_by) == ("to_do", 3, "سارا")
    assert (line.operation, line.old, line.new) == (Operation.SET, "existing", "to_do")
    assert (line.revision, line.undoes, line.who) == (3, 2, "سارا")
    assert [line.undoes for line in store.history(CITY)] == [2, None]
    assert store.undoable("سارا", city=CITY) == ()
    assert refused(store).code == "error.undo.nothing"


def test_each_undo_goes_one_change_further_back(store: Store) -> None:
    edit(store, "service", 1, {"status": "existing"})
    edit(store, "service", 1, {"status": "in_progress"})
    undo(store)
    assert store.catalogue(CITY).service(1).status == "existing"
    edit(store, "system", "G1-2", {"status": "unknown"})
    undo(store)
    undo(store)
    assert store.catalogue(CITY).service(1).status == "to_do"
    assert store.catalogue(CITY).system_by_id["G1-2"].status == "not_done"
    refusal = refused(store)
    assert isinstance(refusal, NotFound)
    assert refusal.params == {"who": "سارا"}


def test_only_ones_own_change_is_taken_back(store: Store) -> None:
    edit(store, "service", 1, {"status": "existing"})
    edit(store, "system", "G1-2", {"status": "done"}, "رضا")
    undo(store, " سارا ")
    assert store.catalogue(CITY).service(1).status == "to_do"
    assert store.catalogue(CITY).system_by_id["G1-2"].status == "done"
    assert refused(store, "مینا").code == "error.undo.nothing"
    assert refused(store, "").code == "error.edit.who"
    with pytest.raises(NotFound):
        store.undo_last("سارا", city="atlantis")
    assert store.undoable("سارا", city="atlantis") == ()


def test_all_that_was_changed_together_is_taken_back(store: Store) -> None:
    before = store.catalogue(CITY)
    wishes = [
        Edit("service", 1, {"status": "existing"}, 1),
        Edit("prerequisite", "own-1", {"expected_quarter": "1400-Q2", "status": "agreed"}, 1),
        Edit("prerequisite", "own-1", {"next_step_date": "1400/05/12"}, 1),
        Remove("prerequisite_service", "own-1-1", 1),
    ]
    store.change_all(wishes, "سارا", city=CITY)
    assert len(undo(store)) == 5
    after = store.catalogue(CITY)
    assert after.service(1).status == before.service(1).status
    assert after.prerequisites[0].expected_quarter is None
    assert after.prerequisites[0].next_step_date is None
    assert after.prerequisites[0].status == "not_reported"
    assert after.prerequisite_services[0].holds


def test_what_somebody_changed_since_stays(store: Store) -> None:
    edit(store, "service", 1, {"status": "existing"})
    theirs = edit(store, "service", 1, {"status": "in_progress"}, "رضا")
    refusal = refused(store)
    assert isinstance(refusal, StaleEdit)
    assert refusal.code == "error.undo.changed"
    assert refusal.params == {
        "kind": "service",
        "key": "1",
        "field": "status",
        "yours": "to_do",
        "theirs": "in_progress",
        "who": "رضا",
        "at": theirs.updated_at,
        "version": 3,
        "values": {"status": ("in_progress", "to_do")},
    }
    undo(store, "رضا")
    assert refused(store).params["theirs"] == "existing"


def test_one_row_that_somebody_changed_keeps_all_that_was_changed_together(store: Store) -> None:
    edits = [Edit("service", key, {"status": "existing"}, 1) for key in (1, 2, 3)]
    store.edit_all(edits, "سارا", city=CITY)
    edit(store, "service", 2, {"status": "in_progress"}, "رضا")
    assert refused(store).params["key"] == "2"
    assert store.catalogue(CITY).service(1).status == "existing"


def test_a_change_of_another_row_does_not_matter(store: Store) -> None:
    edit(store, "service", 1, {"status": "existing"})
    edit(store, "service", 2, {"status": "existing"}, "رضا")
    undo(store)
    assert store.catalogue(CITY).service(2).status == "existing"


def test_a_step_that_is_taken_back_stays_to_be_seen(store: Store) -> None:
    step: Any = store.add("prerequisite_step", NOTE, "سارا", city=CITY)
    (line,) = undo(store)
    assert (line.operation, line.field, line.new) == (Operation.SET, "withdrawn", True)
    (kept,) = store.catalogue(CITY).steps_of("own-1")
    assert (kept.withdrawn, kept.text, kept.version) == (True, step.text, 2)
    assert not store.catalogue(CITY, 2).prerequisite_steps[0].withdrawn


def test_a_link_of_ones_own_does_not_hold_any_more(store: Store) -> None:
    values = {"prerequisite": "own-1", "service": 3, "reason_fa": "چنین"}
    store.add("prerequisite_service", values, "سارا", city=CITY)
    undo(store)
    link = store.catalogue(CITY).prerequisite_services[-1]
    assert (link.link_id, link.holds) == ("own-1-3", False)
    again: Any = store.add("prerequisite_service", values, "رضا", city=CITY)
    assert (again.holds, again.version, again.added_by) == (True, 3, "سارا")


def test_a_target_goes_and_comes_back(store: Store) -> None:
    values = {"scope": "service", "service": 3, "by": "1402/12/29"}
    target: Any = store.add("target", values, "سارا", city=CITY)
    edited = store.edit("target", target.target_id, {"note": "سند"}, 1, "سارا", city=CITY)
    store.remove("target", target.target_id, 2, "سارا", city=CITY)
    undo(store)
    (back,) = store.catalogue(CITY).targets
    assert (back.by, back.note, back.version) == (target.by, "سند", 3)
    assert (back.added_at, back.added_by, back.updated_by) == (target.added_at, "سارا", None)
    undo(store)
    undo(store)
    assert store.catalogue(CITY).targets == ()
    assert store.catalogue(CITY, 5).targets == (back,)
    assert store.catalogue(CITY, 3).targets == (edited,)
    assert store.catalogue(CITY, 2).targets == (target,)


def test_a_target_does_not_come_back_beside_another(store: Store) -> None:
    values = {"scope": "all", "by": "1402/12/29"}
    target: Any = store.add("target", values, "سارا", city=CITY)
    store.remove("target", target.target_id, 1, "سارا", city=CITY)
    store.add("target", values, "رضا", city=CITY)
    assert refused(store).code == "error.add.there"


def test_a_stale_addition_is_not_taken_back(store: Store) -> None:
    values = {"prerequisite": "own-1", "service": 3, "reason_fa": "چنین"}
    link: Any = store.add("prerequisite_service", values, "سارا", city=CITY)
    store.edit("prerequisite_service", link.link_id, {"reason_fa": "چنان"}, 1, "رضا", city=CITY)
    assert refused(store).params["values"] == {"holds": (True, False)}
    target: Any = store.add("target", {"scope": "all", "by": "1402/12/29"}, "سارا", city=CITY)
    store.edit("target", target.target_id, {"note": "سند"}, 1, "رضا", city=CITY)
    assert refused(store).params["yours"] == "—"


# After a new data package


def load(store: Store, folder: Path, tables: little_city.Rows) -> None:
    little_city.write(folder, tables, little_city.describe(tables, version="2.0.0"))
    store.load(folder)


def test_what_a_package_changed_since_stays(store: Store, package: Path) -> None:
    edit(store, "service", 1, {"status": "existing"})
    tables = little_city.rows()
    tables["services"][0]["title_en"] = "Street lights"
    load(store, package, tables)
    assert refused(store).params["who"] == "package:tarazu-littleton 2.0.0"


def test_what_is_gone_does_not_come_back(store: Store, package: Path) -> None:
    edit(store, "service", 10, {"status": "to_do"})
    store.edit("service_system", "b", {"service": 10}, 1, "رضا", city=CITY)
    store.edit("service_system", "b", {"service": None}, 2, "رضا", city=CITY)
    target = {"scope": "service", "service": 10, "by": "1402/12/29"}
    added: Any = store.add("target", target, "مینا", city=CITY)
    store.remove("target", added.target_id, 1, "مینا", city=CITY)
    tables = little_city.rows()
    tables["services"] = [row for row in tables["services"] if row["service_id"] != 10]
    load(store, package, tables)
    assert refused(store).code == "error.edit.row"
    assert refused(store, "رضا").code == "error.edit.reference"
    assert refused(store, "مینا").code == "error.edit.reference"


def test_a_field_taken_back_is_the_package_s_again(store: Store, package: Path) -> None:
    edit(store, "service", 1, {"status": "existing"})
    edit(store, "service", 1, {"status": "to_do"})
    undo(store)
    undo(store)
    tables = little_city.rows()
    tables["services"][0]["status"] = "in_progress"
    load(store, package, tables)
    assert store.catalogue(CITY).service(1).status == "in_progress"


def test_additions_can_be_undone_in_one(store: Store) -> None:
    step = Add("prerequisite_step", NOTE)
    target = Add("target", {"scope": "all", "by": "1402/12/29"})
    store.change_all([step, target, step], "سارا", city=CITY)
    undo(store)
    catalogue = store.catalogue(CITY)
    assert catalogue.targets == ()
    assert [step.withdrawn for step in catalogue.prerequisite_steps] == [True, True]
