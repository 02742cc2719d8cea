"""Charters in the store: rows added and taken away, dates, measured values, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from model.calendar import parse_jalali
from model.errors import InvalidInput, StaleEdit, TarazuError
from model.periods import Period
from model.settings import ROOT
from model.store import Add, Store, open_store
from tests.model.store import little_city

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


def test_a_mandate_is_named_taken_away_and_named_again(store: Store) -> None:
    assert refused(store, "charter_mandate", charter="c-1", mandate="19.1") == "error.add.there"
    assert refused(store, "charter_mandate", charter="c-1", mandate="9.9") == "error.edit.reference"
    named = add(store, "charter_mandate", charter="c-2", mandate="19.1")
    assert (named.link_id, named.holds, named.added_by) == ("c-2/19.1", True, WHO)
    assert (named.position, named.printed_clause) == (1, "1")
    store.remove("charter_mandate", "c-1/19.1", 1, WHO, city=CITY)
    gone = store.catalogue(CITY).charter_mandates[0]
    assert (gone.charter, gone.holds) == ("c-1", False)
    assert add(store, "charter_mandate", charter="c-1", mandate="19.1").holds is True
    with pytest.raises(StaleEdit):
        store.remove("charter_mandate", "c-1/19.1", 1, WHO, city=CITY)


def test_a_clause_that_is_not_in_the_list_comes_with_its_mandate(store: Store) -> None:
    wishes = [
        Add("mandate", {"article": 19, "clause": 4, "title_fa": "شبکهٔ حسگر"}),
        Add("charter_mandate", {"charter": "c-2", "mandate": "19.4"}),
    ]
    store.change_all(wishes, WHO, city=CITY)
    clause = store.catalogue(CITY).mandates[1]
    assert (clause.mandate_id, clause.title_en, clause.added_by) == ("19.4", "شبکهٔ حسگر", WHO)
    said = {"clause": 4, "title_fa": "x"}
    assert refused(store, "mandate", article=19, **said) == "error.add.there"
    assert refused(store, "mandate", article=0, **said) == "error.mandate.number"
    edited = store.edit("mandate", "19.4", {"title_en": "Sensors"}, 1, "رضا", city=CITY)
    assert edited.title_en == "Sensors"  # type: ignore[attr-defined]
    store.undo_last("رضا", city=CITY)
    with pytest.raises(StaleEdit):
        store.undo_last(WHO, city=CITY)
    store.edit("mandate", "19.4", {"title_en": "Sensor network"}, 3, WHO, city=CITY)


def test_a_clause_is_gone_with_its_mandate_unless_another_names_it(store: Store) -> None:
    wishes = [
        Add("mandate", {"article": 20, "clause": 1, "title_fa": "داده"}),
        Add("charter_mandate", {"charter": "c-2", "mandate": "20.1"}),
    ]
    store.change_all(wishes, WHO, city=CITY)
    store.undo_last(WHO, city=CITY)
    assert [one.mandate_id for one in store.catalogue(CITY).mandates] == ["19.1"]
    store.change_all(wishes, WHO, city=CITY)
    store.add("charter_mandate", {"charter": "c-1", "mandate": "20.1"}, "رضا", city=CITY)
    store.undo_last(WHO, city=CITY)
    catalogue = store.catalogue(CITY)
    assert [one.mandate_id for one in catalogue.mandates] == ["19.1", "20.1"]
    named = [one.link_id for one in catalogue.charter_mandates]
    assert named == ["c-1/19.1", "c-1/20.1"]


def test_the_indicator_of_an_aim_has_a_target_and_values(store: Store) -> None:
    said = {"target": 40, "due": "1405"}
    aim: Any = store.edit("rollout_aim", "aim-1", said, 1, WHO, city=CITY)
    assert (aim.target, aim.due) == (40, Period(1405))
    value = add(store, "aim_value", aim="aim-1", day="1399/06/31", hundredths=1250)
    assert store.catalogue(CITY).aim_values == (value,)
    code = refused(store, "aim_value", aim="aim-1", day="1470/01/01", hundredths=1)
    assert code == "error.value.future"
    assert refused(store, "aim_value", aim="aim-1", day="1404/12/30", hundredths=1) == (
        "error.date.impossible"
    )
    store.undo_last(WHO, city=CITY)
    assert store.catalogue(CITY).aim_values[0].withdrawn is True


def test_what_people_added_stays_with_what_it_refers_to_when_a_new_package_comes(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    indicator = add(store, "indicator", charter="c-1", title_fa="کاربران", unit="user")
    stage = add(store, "charter_item", charter="c-1", field="stage", title_fa="گام")
    part = {"field": "stage", "title_fa": "بخش", "parent": stage.item_id}
    add(store, "charter_item", charter="c-1", **part)
    lost = add(store, "charter_item", charter="c-2", field="stage", title_fa="گام")
    add(store, "charter_item", charter="c-2", field="stage", title_fa="x", parent=lost.item_id)
    measured = indicator.indicator_id
    value = add(store, "indicator_value", indicator=measured, day="1399/06/31", hundredths=1)
    store.edit("rollout_aim", "aim-1", {"target": 40}, 1, WHO, city=CITY)
    add(store, "aim_value", aim="aim-1", day="1399/06/31", hundredths=1)
    tables = little_city.rows()
    tables["charters"] = tables["charters"][:1]
    tables["projects"] = tables["projects"][:1]
    del tables["project_gaps"], tables["charter_prerequisites"]
    newer = tmp_path / "newer"
    little_city.write(newer, tables, little_city.describe(tables, version="2.0.0"))
    reopened = open_store(database_url, newer)
    catalogue = reopened.catalogue(CITY)
    reopened.close()
    assert catalogue.indicator_values == (value,)
    assert [item.added_by for item in catalogue.charter_items] == [None, None, WHO, WHO]
    assert (catalogue.rollout_aims[0].target, len(catalogue.aim_values)) == (40, 1)


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


def test_the_packages_of_the_house_can_be_written_into(database_url: str) -> None:
    store = open_store(database_url, ROOT / "data")
    assert [len(store.catalogue(city).projects) for city in ("qom", "tehran", "mashhad")] == [
        0,
        77,
        0,
    ]
    named = store.add("charter_mandate", {"charter": "c-66", "mandate": "21.3"}, WHO, city="tehran")
    measured = {"aim": "em-2", "day": "1403/12/30", "hundredths": 7850}
    value = store.add("aim_value", measured, WHO, city="mashhad")
    assert named in store.catalogue("tehran").charter_mandates
    assert store.catalogue("mashhad").aim_values == (value,)
    assert store.catalogue("qom").aim_values == ()
    with pytest.raises(InvalidInput):
        store.add("aim_value", measured, WHO, city="qom")
    store.close()
