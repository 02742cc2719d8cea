"""Charters in the store: rows added and taken away, dates, measured values, undo."""

from __future__ import annotations

from typing import Any

import pytest

from model.calendar import parse_jalali
from model.errors import InvalidInput, StaleEdit, TarazuError
from model.periods import Period
from model.store import Store

CITY, WHO = "littleton", "سارا"


def add(store: Store, kind: str, /, **values: object) -> Any:
    return store.add(kind, values, WHO, city=CITY)


def refused(store: Store, kind: str, /, **values: object) -> str:
    before = store.data_version(CITY)
    with pytest.raises(TarazuError) as refusal:
        add(store, kind, **values)
    assert store.data_version(CITY) == before
    return refusal.value.code


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("charter_item", {"field": "aim_long", "title_fa": "هدف"}),
        ("milestone", {"title_fa": "گام", "planned": "۱۳۹۹/۰۵"}),
        ("indicator", {"title_en": "Users", "unit": "user", "target": 50}),
        ("charter_actor", {"body": "water", "part": "owner", "title_fa": "مالک"}),
        ("charter_budget", {"kind": "new", "title_fa": "ردیف"}),
        ("charter_prerequisite", {"kind": "system", "system": "ledger"}),
        ("charter_prerequisite", {"kind": "action", "title_fa": "قرارداد"}),
    ],
)
def test_a_row_is_added_and_taken_away_and_taken_back(
    store: Store, kind: str, values: dict[str, object]
) -> None:
    row = add(store, kind, charter="c-2", **values)
    assert (row.charter, row.holds, row.added_by, row.document) == ("c-2", True, WHO, "plan")
    title = values.get("title_fa") or values.get("title_en")
    assert (row.title_fa, row.title_en) == (title, title)
    key = next(getattr(row, name) for name in vars(row) if name.endswith("_id"))
    gone = store.remove(kind, key, row.version, WHO, city=CITY)
    assert gone.holds is False  # type: ignore[attr-defined]
    store.undo_last(WHO, city=CITY)
    store.undo_last(WHO, city=CITY)
    last = store.history(CITY, limit=1)[0]
    assert (last.key, last.field, last.new) == (key, "holds", False)


def test_rows_stand_after_those_of_the_package(store: Store) -> None:
    row = add(store, "milestone", charter="c-1", title_fa="گام", planned="1399-04")
    assert row.position == 2
    assert row.planned == Period(1399, 4)
    assert row.basis == "resolved"
    assert store.catalogue(CITY).milestones[-1] == row


def test_a_milestone_does_not_come_before_the_start(store: Store) -> None:
    early = "error.milestone.early"
    assert refused(store, "milestone", charter="c-1", title_fa="گام", planned="1398") == early
    assert refused(store, "milestone", charter="c-1", title_fa="گام", done="1399-01") == early
    with pytest.raises(InvalidInput) as refusal:
        store.edit("milestone", "c-1-m", {"replanned": "1399-01"}, 1, WHO, city=CITY)
    assert refusal.value.code == early
    with pytest.raises(InvalidInput) as refusal:
        store.edit("charter", "c-1", {"started": "1399-06"}, 1, WHO, city=CITY)
    assert refusal.value.code == early
    done = store.edit("milestone", "c-1-m", {"done": "1399-02-31"}, 1, WHO, city=CITY)
    assert done.done == Period(1399, 2, 31)  # type: ignore[attr-defined]


@pytest.mark.parametrize("date", ["1404/12/30", "1399-13", "soon"])
def test_a_date_that_is_none_is_refused(store: Store, date: str) -> None:
    code = refused(store, "milestone", charter="c-1", title_fa="گام", planned=date)
    assert code in ("error.date.impossible", "error.period.malformed")


def test_an_indicator_has_a_unit(store: Store) -> None:
    said = {"charter": "c-1", "title_fa": "شاخص", "target": 3}
    assert refused(store, "indicator", **said) == "error.indicator.unit"
    assert refused(store, "indicator", **said, unit=" ") == "error.add.missing"
    assert refused(store, "indicator", **said, unit="miles") == "error.edit.value"
    with pytest.raises(InvalidInput):
        store.edit("indicator", "c-1-i", {"unit": None}, 1, WHO, city=CITY)


def test_a_prerequisite_names_what_its_kind_asks_for(store: Store) -> None:
    for wrong in (
        {"kind": "project"},
        {"kind": "system"},
        {"kind": "action"},
        {"kind": "project", "project": 1},
    ):
        code = refused(store, "charter_prerequisite", charter="c-1", **wrong)
        assert code == "error.charter.waits"


def test_measured_values_are_added_and_never_changed(store: Store) -> None:
    value = add(store, "indicator_value", indicator="c-1-i", day="1399/06/31", hundredths=250)
    assert value.day == parse_jalali("1399-06-31")
    later = add(store, "indicator_value", indicator="c-1-i", day="1399/06/31", hundredths=300)
    assert store.catalogue(CITY).indicator_values == (value, later)
    with pytest.raises(InvalidInput) as refusal:
        store.edit("indicator_value", value.value_id, {"hundredths": 1}, 1, WHO, city=CITY)
    assert refusal.value.code == "error.edit.field"
    with pytest.raises(InvalidInput) as refusal:
        store.remove("indicator_value", value.value_id, 1, WHO, city=CITY)
    assert refusal.value.code == "error.remove.kind"
    store.undo_last(WHO, city=CITY)
    assert [v.withdrawn for v in store.catalogue(CITY).indicator_values] == [False, True]
    said = {"indicator": "c-1-i", "hundredths": 1}
    assert refused(store, "indicator_value", **said, day="1470/01/01") == "error.value.future"
    assert refused(store, "indicator_value", **{**said, "indicator": "x"}, day="1399/01/01") == (
        "error.edit.reference"
    )


def test_a_stale_edit_shows_both_values(store: Store) -> None:
    store.edit("charter", "c-1", {"cost_million": 7}, 1, "رضا", city=CITY)
    with pytest.raises(StaleEdit) as refusal:
        store.edit("charter", "c-1", {"cost_million": 9}, 1, WHO, city=CITY)
    assert refusal.value.params["values"] == {"cost_million": (7, 9)}


def test_an_earlier_state_of_a_charter_can_be_read(store: Store) -> None:
    store.edit("milestone", "c-1-m", {"done": "1399-04"}, 1, WHO, city=CITY)
    store.edit("project", 1, {"direct": False, "direct_basis": "resolved"}, 1, WHO, city=CITY)
    catalogue = store.catalogue(CITY, 1)
    assert catalogue.milestones[0].done is None
    assert catalogue.project(1).direct is True
    assert store.catalogue(CITY).project(1).direct is False
