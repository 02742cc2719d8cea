"""What people add and take away: links, follow-up steps and targets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from model.calendar import Quarter, format_jalali, today
from model.catalogue import (
    Operation,
    PrerequisiteService,
    PrerequisiteStep,
    StepKind,
    Target,
    TargetScope,
)
from model.errors import InvalidInput, NotFound, StaleEdit, TarazuError
from model.store import Add, Edit, Remove, Store
from model.store.engine import Database
from model.store.tables import TABLES

CITY = "littleton"
NOTE = {"prerequisite": "own-1", "kind": "note", "day": "1400/05/12", "text": "گفت‌وگو شد"}
LINK = {"prerequisite": "own-1", "service": 3, "reason_fa": "بی آن باز نمی‌شود"}


def add(store: Store, kind: str, values: Any, who: str = "سارا") -> Any:
    return store.add(kind, values, who, city=CITY)


def refused(store: Store, *wishes: Any, who: Any = "سارا") -> TarazuError:
    """The refusal of a change; nothing was written."""
    before = store.data_version(CITY)
    with pytest.raises(TarazuError) as refusal:
        store.change_all(wishes, who, city=CITY)
    assert store.data_version(CITY) == before
    return refusal.value


# The working state of a prerequisite


def test_the_state_of_a_prerequisite_is_kept(store: Store) -> None:
    changes = {
        "status": "requested",
        "contact_unit": " دفتر  فناوري ",
        "council": "steering_council",
        "expected_quarter": "تابستان ۱۴۰۰",
        "next_step": "نامه دوم\nو پیگیری",
        "next_step_date": "۱۴۰۰/۰۵/۱۲",
    }
    edited: Any = store.edit("prerequisite", "own-1", changes, 1, "سارا", city=CITY)
    (kept,) = store.catalogue(CITY).prerequisites
    assert kept == edited
    assert (kept.status, kept.contact_unit) == ("requested", "دفتر فناوری")
    assert (kept.council, kept.expected_quarter) == ("steering_council", Quarter(1400, 2))
    assert (kept.next_step, kept.next_step_date) == ("نامه دوم\nو پیگیری", date(2021, 8, 3))
    said = {line.field: (line.old, line.new) for line in store.history(CITY)}
    assert said["expected_quarter"] == (None, "1400-Q2")
    assert said["next_step_date"] == (None, "2021-08-03")
    emptied = {"council": "", "expected_quarter": None, "next_step_date": " "}
    emptied_row: Any = store.edit("prerequisite", "own-1", emptied, 2, "سارا", city=CITY)
    assert (emptied_row.council, emptied_row.expected_quarter) == (None, None)
    assert emptied_row.next_step_date is None
    assert store.catalogue(CITY, 2).prerequisites == (kept,)


def test_days_and_quarters_may_come_as_such(store: Store) -> None:
    changes = {"expected_quarter": Quarter(1400, 2), "next_step_date": date(2021, 8, 3)}
    edited: Any = store.edit("prerequisite", "own-1", changes, 1, "سارا", city=CITY)
    same = {"expected_quarter": "1400-Q2", "next_step_date": "1400-05-12"}
    assert store.edit("prerequisite", "own-1", same, 2, "سارا", city=CITY) == edited


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("status", "dreamt", "error.edit.value"),
        ("status", None, "error.edit.value"),
        ("council", "parish_council", "error.edit.reference"),
        ("expected_quarter", "1400-Q5", "error.quarter.out_of_range"),
        ("expected_quarter", "soon", "error.quarter.malformed"),
        ("expected_quarter", 14002, "error.edit.value"),
        ("expected_quarter", date(2021, 8, 3), "error.edit.value"),
        ("next_step_date", "1404-12-30", "error.date.impossible"),
        ("next_step_date", "2021-08-03T00:00", "error.date.malformed"),
        ("next_step_date", "a\0b", "error.edit.value"),
        ("next_step_date", True, "error.edit.value"),
        ("next_step", "\u200c", "error.edit.value"),
        ("next_step", "a\0b", "error.edit.value"),
        ("contact_unit", "x" * 2001, "error.edit.value"),
        ("prerequisite_id", "own-2", "error.edit.field"),
    ],
)
def test_a_wrong_state_is_refused(store: Store, field: str, value: Any, code: str) -> None:
    assert refused(store, Edit("prerequisite", "own-1", {field: value}, 1)).code == code


@pytest.mark.parametrize(("kind", "key"), [("service", 1), ("system", "G1-2"), ("action", "t-1")])
def test_a_status_is_one_of_its_kind(store: Store, kind: str, key: Any) -> None:
    refusal = refused(store, Edit(kind, key, {"status": "refused"}, 1))
    assert refusal.code == "error.edit.value"
    edited: Any = store.edit(kind, key, {"status": ALSO[kind]}, 1, "سارا", city=CITY)
    assert edited.status == ALSO[kind]


ALSO = {"service": "in_progress", "system": "unknown", "action": "dropped"}


# Steps


def test_a_step_is_kept_with_who_and_when(store: Store) -> None:
    step = add(store, "prerequisite_step", NOTE)
    assert isinstance(step, PrerequisiteStep)
    catalogue = store.catalogue(CITY)
    assert catalogue.prerequisite_steps == catalogue.steps_of("own-1") == (step,)
    assert catalogue.steps_of("own-2") == ()
    assert (step.step_id, step.kind, step.day) == ("2-1", StepKind.NOTE, date(2021, 8, 3))
    assert (step.added_by, step.added_at) == ("سارا", catalogue.version.changed_at)
    assert (step.withdrawn, step.version, step.updated_by) == (False, 1, None)
    (line,) = store.history(CITY)
    assert (line.operation, line.kind, line.key) == (Operation.ADD, "prerequisite_step", "2-1")
    assert store.catalogue(CITY, 1).prerequisite_steps == ()


def test_a_letter_has_a_number_and_a_date(store: Store) -> None:
    letter = {**NOTE, "kind": "letter", "letter_number": "۱۲/۳۴۵"}
    assert add(store, "prerequisite_step", letter).letter_date == date(2021, 8, 3)
    dated = {**letter, "letter_date": "1400-05-11"}
    assert add(store, "prerequisite_step", dated).letter_date == date(2021, 8, 2)


def test_the_newest_day_comes_first(store: Store) -> None:
    for day in ("1400/05/12", "1400/05/14", "1400/05/13", "1400/05/13"):
        add(store, "prerequisite_step", {**NOTE, "day": day})
    steps = store.catalogue(CITY).steps_of("own-1")
    assert [step.step_id for step in steps] == ["3-1", "5-1", "4-1", "2-1"]
    assert [step.step_id for step in store.catalogue(CITY).prerequisite_steps] == [
        "2-1",
        "3-1",
        "4-1",
        "5-1",
    ]


TOMORROW = format_jalali(today() + timedelta(days=1), "en")


@pytest.mark.parametrize(
    ("change", "code", "params"),
    [
        ({"prerequisite": "own-9"}, "error.edit.reference", {"target": "prerequisites"}),
        ({"prerequisite": None}, "error.add.missing", {"field": "prerequisite"}),
        ({"kind": "dream"}, "error.edit.value", {"expected": "letter, meeting, call, note"}),
        ({"day": TOMORROW}, "error.step.future", {"field": "day", "value": TOMORROW}),
        ({"day": " "}, "error.add.missing", {"field": "day"}),
        ({"text": "\n "}, "error.add.missing", {"field": "text"}),
        ({"text": 7}, "error.edit.value", {"field": "text"}),
        ({"letter_number": "۱"}, "error.step.letter", {}),
        ({"letter_date": "1400/05/12"}, "error.step.letter", {}),
        ({"kind": "letter"}, "error.add.missing", {"field": "letter_number"}),
        ({"step_id": "1"}, "error.add.field", {"field": "step_id"}),
        ({"added_by": "رضا"}, "error.add.field", {"field": "added_by"}),
    ],
)
def test_a_wrong_step_is_refused(store: Store, change: Any, code: str, params: Any) -> None:
    refusal = refused(store, Add("prerequisite_step", {**NOTE, **change}))
    assert refusal.code == code
    assert refusal.params.items() >= params.items()


def test_a_letter_is_not_of_the_future(store: Store) -> None:
    letter = {**NOTE, "kind": "letter", "letter_number": "1", "letter_date": TOMORROW}
    refusal = refused(store, Add("prerequisite_step", letter))
    assert (refusal.code, refusal.params["field"]) == ("error.step.future", "letter_date")


def test_a_step_is_neither_edited_nor_taken_away(store: Store) -> None:
    add(store, "prerequisite_step", NOTE)
    refusal = refused(store, Edit("prerequisite_step", "2-1", {"text": "دیگر"}, 1))
    assert (refusal.code, refusal.params["allowed"]) == ("error.edit.field", "—")
    refusal = refused(store, Remove("prerequisite_step", "2-1", 1))
    assert refusal.code == "error.remove.kind"


# Links


def test_a_link_of_ones_own_is_an_assumption_with_a_reason(store: Store) -> None:
    link = add(store, "prerequisite_service", LINK)
    assert isinstance(link, PrerequisiteService)
    assert store.catalogue(CITY).prerequisite_services[-1] == link
    assert (link.link_id, link.holds, link.basis, link.added_by) == (
        "own-1-3",
        True,
        "assumed",
        "سارا",
    )
    assert link.reason_fa == link.reason_en == "بی آن باز نمی‌شود"
    prerequisite = store.catalogue(CITY).prerequisite_by_id["own-1"]
    assert (link.document, link.row) == (prerequisite.document, prerequisite.row)
    other = {"prerequisite": "own-1", "system": "G1-10", "reason_fa": "چنین", "reason_en": "So"}
    link = add(store, "prerequisite_system", other)
    assert (link.link_id, link.reason_fa, link.reason_en) == ("own-1-G1-10", "چنین", "So")


def test_a_link_taken_away_stays_with_its_history(store: Store) -> None:
    gone: Any = store.remove("prerequisite_service", "own-1-1", 1, "سارا", city=CITY)
    assert (gone.holds, gone.version, gone.updated_by) == (False, 2, "سارا")
    assert store.remove("prerequisite_service", "own-1-1", 1, "رضا", city=CITY) == gone
    (line,) = store.history(CITY, kind="prerequisite_service", key="own-1-1")
    assert (line.field, line.old, line.new) == ("holds", True, False)
    back = add(store, "prerequisite_service", {**LINK, "service": 1}, "رضا")
    assert (back.link_id, back.holds, back.version) == ("own-1-1", True, 3)
    assert (back.reason_fa, back.added_by) == (LINK["reason_fa"], None)
    assert store.catalogue(CITY, 1).prerequisite_services[0].holds


def test_an_id_that_is_taken_is_not_used_twice(store: Store, database_url: str) -> None:
    database = Database(database_url)
    with database.writing() as session:
        renamed = update(TABLES["prerequisite_services"]).values(link_id="own-1-3")
        session.execute(renamed.where(renamed.table.c.link_id == "own-1-2"))
    database.close()
    assert add(store, "prerequisite_service", LINK).link_id == "own-1-3-2-1"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"service": 1}, "error.add.there"),
        ({"service": 99}, "error.edit.reference"),
        ({"service": "3"}, "error.edit.value"),
        ({"service": None}, "error.add.missing"),
        ({"prerequisite": "own-9"}, "error.edit.reference"),
        ({"reason_fa": None}, "error.add.missing"),
        ({"reason_fa": ""}, "error.add.missing"),
        ({"holds": False}, "error.add.field"),
        ({"basis": "printed"}, "error.add.field"),
    ],
)
def test_a_wrong_link_is_refused(store: Store, change: Any, code: str) -> None:
    assert refused(store, Add("prerequisite_service", {**LINK, **change})).code == code


def test_a_basis_is_one_of_three(store: Store) -> None:
    edited: Any = store.edit(
        "prerequisite_service", "own-1-1", {"basis": "resolved"}, 1, "سارا", city=CITY
    )
    assert edited.basis == "resolved"
    for value in ("dreamt", None, 7):
        refusal = refused(store, Edit("prerequisite_service", "own-1-1", {"basis": value}, 2))
        assert refusal.code == "error.edit.value"


# Targets


@pytest.mark.parametrize(
    ("scope", "about"), [("all", {}), ("domain", {"domain": "green"}), ("service", {"service": 3})]
)
def test_a_target_is_set_changed_and_taken_away(store: Store, scope: str, about: Any) -> None:
    values = {"scope": scope, **about, "by": "1402/12/29", "note": "برنامه پنج‌ساله"}
    target = add(store, "target", values)
    assert isinstance(target, Target)
    assert (target.scope, target.by) == (TargetScope(scope), date(2024, 3, 19))
    assert (target.service, target.domain) == (about.get("service"), about.get("domain"))
    edited: Any = store.edit(
        "target", target.target_id, {"by": "1403/12/30", "note": ""}, 1, "رضا", city=CITY
    )
    assert store.catalogue(CITY).targets == (edited,)
    assert (edited.by, edited.note, edited.added_by) == (date(2025, 3, 20), None, "سارا")
    gone = store.remove("target", target.target_id, 2, "رضا", city=CITY)
    assert gone == edited
    assert store.catalogue(CITY).targets == ()
    assert store.catalogue(CITY, 3).targets == (edited,)
    assert store.catalogue(CITY, 2).targets == (target,)
    again = add(store, "target", values)
    assert again.target_id == "5-1"


def test_a_subject_has_one_target(store: Store) -> None:
    for about in ({"scope": "all"}, {"scope": "domain", "domain": "green"}):
        target = {**about, "by": "1402/12/29"}
        first = add(store, "target", target)
        refusal = refused(store, Add("target", {**target, "by": "1403/12/29"}))
        assert refusal.code == "error.add.there"
        assert refusal.params == {"kind": "target", "key": first.target_id}
    add(store, "target", {"scope": "domain", "domain": "roads", "by": "1402/12/29"})
    assert len(store.catalogue(CITY).targets) == 3


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"scope": "all", "domain": "green"}, "error.target.subject"),
        ({"scope": "all", "service": 1}, "error.target.subject"),
        ({"scope": "domain"}, "error.target.subject"),
        ({"scope": "domain", "domain": "green", "service": 1}, "error.target.subject"),
        ({"scope": "service", "domain": "green"}, "error.target.subject"),
        ({"scope": "service", "service": 99}, "error.edit.reference"),
        ({"scope": "planet"}, "error.edit.value"),
        ({}, "error.add.missing"),
        ({"scope": "all", "by": "1404/12/30"}, "error.date.impossible"),
        ({"scope": "all", "by": None}, "error.add.missing"),
    ],
)
def test_a_wrong_target_is_refused(store: Store, values: Any, code: str) -> None:
    assert refused(store, Add("target", {"by": "1402/12/29", **values})).code == code


def test_a_stale_removal_is_refused_with_both_values(store: Store) -> None:
    target = add(store, "target", {"scope": "all", "by": "1402/12/29"})
    store.edit("target", target.target_id, {"by": "1403/12/29"}, 1, "رضا", city=CITY)
    refusal = refused(store, Remove("target", target.target_id, 1))
    assert isinstance(refusal, StaleEdit)
    assert refusal.params["values"] == {"by": (date(2025, 3, 19), None), "note": (None, None)}
    assert (refusal.params["who"], refusal.params["version"]) == ("رضا", 2)
    store.edit("prerequisite_service", "own-1-1", {"reason_fa": "دیگر"}, 1, "رضا", city=CITY)
    refusal = refused(store, Remove("prerequisite_service", "own-1-1", 1))
    assert refusal.params["values"] == {"holds": (True, False)}


# Together


def test_a_step_and_a_status_are_one_change(store: Store) -> None:
    wishes = [
        Add("prerequisite_step", NOTE),
        Edit("prerequisite", "own-1", {"status": "requested"}, 1),
        Add("prerequisite_step", {**NOTE, "kind": "call"}),
    ]
    first, edited, second = store.change_all(wishes, "سارا", city=CITY)
    assert [line.revision for line in store.history(CITY)] == [2, 2, 2]
    catalogue = store.catalogue(CITY)
    assert catalogue.prerequisite_steps == (first, second)
    assert catalogue.prerequisites == (edited,)
    stale = Edit("prerequisite", "own-1", {"status": "agreed"}, 1)
    assert refused(store, Add("prerequisite_step", NOTE), stale).code == "error.edit.stale"


def test_the_same_link_twice_in_one_change_is_refused(store: Store) -> None:
    link = Add("prerequisite_service", LINK)
    assert refused(store, link, link).code == "error.add.there"
    back = Add("prerequisite_service", {**LINK, "service": 2})
    assert refused(store, back, back).code == "error.add.there"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Add("dragon", {}), "error.edit.kind"),
        (Add("service", {"service_id": 12}), "error.add.kind"),
        (Remove("dragon", 1, 1), "error.edit.kind"),
        (Remove("service", 1, 1), "error.remove.kind"),
        (Remove("target", "2-1", 1), "error.edit.row"),
        (Remove("prerequisite_service", "own-1-1", "1"), "error.edit.version"),  # type: ignore[arg-type]
    ],
)
def test_what_nobody_may_add_or_remove_is_refused(store: Store, wish: Any, code: str) -> None:
    assert refused(store, wish).code == code


def test_additions_need_a_name_and_a_city(store: Store) -> None:
    assert refused(store, Add("prerequisite_step", NOTE), who="").code == "error.edit.who"
    with pytest.raises(NotFound):
        store.add("prerequisite_step", NOTE, "سارا", city="atlantis")


def test_what_is_refused_says_what_may_be_added(store: Store) -> None:
    refusal = refused(store, Add("service", {}))
    assert isinstance(refusal, InvalidInput)
    assert refusal.params["kind"] == "service"
    allowed = str(refusal.params["allowed"]).split(", ")
    assert {"prerequisite_service", "prerequisite_step", "target", "rollout_step"} <= {*allowed}
    assert "service" not in allowed
