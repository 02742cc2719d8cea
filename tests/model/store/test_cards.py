"""What people write into the cards of services: kept, refused, taken back, never half done."""

from __future__ import annotations

import os
import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import pytest

from model.catalogue import Operation
from model.errors import InvalidInput, NotFound, StaleEdit, TarazuError
from model.store import Edit, Fill, Store, open_store
from tests.model.store import little_city

CITY = "littleton"
KILLS = 20


def fill(store: Store, *wishes: Fill, who: str = "سارا") -> Any:
    return store.change_all(wishes, who, city=CITY)


def refused(store: Store, *wishes: Any) -> TarazuError:
    """The refusal of a change; nothing was written."""
    before = store.data_version(CITY)
    with pytest.raises(TarazuError) as refusal:
        store.change_all(wishes, "سارا", city=CITY)
    assert store.data_version(CITY) == before
    return refusal.value


def test_values_of_every_shape_are_kept_with_who_and_when(store: Store) -> None:
    kept = fill(
        store,
        Fill(1, "title", " نقشه  شهر ", 0),
        Fill(1, "visits", "۲", 0),
        Fill(1, "service_kind", ["g2b", "g2c"], 0),
        Fill(1, "costs", [{"amount": "12,000", "online_payment": "yes"}, {"amount": 0}], 0),
    )
    catalogue = store.catalogue(CITY)
    assert sorted(kept, key=lambda row: row.field) == list(catalogue.card_values)
    found = {row.field: row for row in catalogue.card_values_by_service[1]}
    assert found["title"].value == "نقشه شهر"
    assert found["visits"].value == 2
    assert found["service_kind"].value == ("g2c", "g2b")
    assert found["costs"].value == ({"amount": 12000, "online_payment": "yes"}, {"amount": 0})
    assert {row.added_by for row in found.values()} == {"سارا"}
    assert {row.version for row in found.values()} == {1}
    lines = store.history(CITY, kind="card_value", key="1/visits")
    assert [(line.operation, line.revision) for line in lines] == [(Operation.ADD, 2)]


def test_a_change_has_its_line_and_an_earlier_card_can_be_read_back(store: Store) -> None:
    fill(store, Fill(1, "processes", [{"process": "الف"}], 0))
    fill(store, Fill(1, "processes", [{"process": "ب"}, {"process": "الف"}], 1), who="مریم")
    fill(store, Fill(1, "processes", None, 2))
    (row,) = store.catalogue(CITY).card_values
    assert (row.value, row.version, row.updated_by) == (None, 3, "سارا")
    (second,) = store.catalogue(CITY, 3).card_values
    assert second.value == ({"process": "ب"}, {"process": "الف"})
    assert (second.version, second.updated_by) == (2, "مریم")
    (first,) = store.catalogue(CITY, 2).card_values
    assert (first.value, first.version, first.updated_by) == (({"process": "الف"},), 1, None)
    assert store.catalogue(CITY, 1).card_values == ()
    newest, *_ = store.history(CITY, kind="card_value", key="1/processes")
    assert (newest.field, newest.new) == ("value", None)
    assert newest.old == [{"process": "ب"}, {"process": "الف"}]


def test_what_is_there_already_changes_nothing(store: Store) -> None:
    fill(store, Fill(1, "visits", 2, 0))
    before = store.data_version(CITY)
    fill(store, Fill(1, "visits", "۲", 1))
    assert store.data_version(CITY) == before


@pytest.mark.parametrize("seen", [0, 1])
def test_a_stale_value_is_refused_with_both(store: Store, seen: int) -> None:
    fill(store, Fill(1, "visits", 2, 0), who="مریم")
    if seen:
        fill(store, Fill(1, "visits", 3, 1), who="مریم")
    refusal = refused(store, Fill(1, "title", "نقشه", 0), Fill(1, "visits", 5, seen))
    assert isinstance(refusal, StaleEdit)
    params = refusal.params
    assert params["values"] == {"value": (2 + seen, 5)}
    assert (params["field"], params["who"], params["version"]) == ("visits", "مریم", 1 + seen)
    assert params["at"] is not None


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Fill(1, "costs", [{"amount": "زیاد"}], 0), "error.card.money"),
        (Fill(1, "nothing", "x", 0), "error.card.field"),
        (Fill(1, "process", "x", 0), "error.card.field"),
        (Fill(99, "visits", 2, 0), "error.edit.reference"),
        (Fill("1", "visits", 2, 0), "error.edit.value"),  # type: ignore[arg-type]
        (Fill(True, "visits", 2, 0), "error.edit.value"),
        (Fill(1, "visits", 2, 1), "error.edit.version"),
        (Fill(1, "visits", 2, None), "error.edit.version"),  # type: ignore[arg-type]
        (Edit("card_value", "1/visits", {"value": 2}, 1), "error.edit.row"),
    ],
)
def test_a_wrong_wish_changes_nothing(store: Store, wish: Any, code: str) -> None:
    refusal = refused(store, Fill(1, "title", "نقشه", 0), wish)
    assert isinstance(refusal, InvalidInput | NotFound)
    assert refusal.code == code


def test_a_value_is_not_edited_past_its_check(store: Store) -> None:
    fill(store, Fill(1, "visits", 2, 0))
    wish = Edit("card_value", "1/visits", {"value": {"a": 1}}, 1)
    assert refused(store, wish).code == "error.edit.field"


def test_a_change_is_taken_back(store: Store) -> None:
    fill(store, Fill(1, "visits", 2, 0))
    fill(store, Fill(1, "visits", 3, 1))
    store.undo_last("سارا", city=CITY)
    assert store.catalogue(CITY).card_values[0].value == 2
    store.undo_last("سارا", city=CITY)
    assert store.catalogue(CITY).card_values == ()
    fill(store, Fill(1, "visits", 4, 0))
    (again,) = store.catalogue(CITY).card_values
    assert (again.value, again.version) == (4, 4)
    with pytest.raises(StaleEdit):
        fill(store, Fill(1, "visits", 9, 1))


def test_a_new_package_keeps_what_people_wrote_unless_the_service_is_gone(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    fill(store, Fill(1, "visits", 2, 0), Fill(3, "visits", 4, 0))
    tables = little_city.rows()
    tables["services"] = [row for row in tables["services"] if row["service_id"] != 3]
    tables["in_progress_scores"][0]["service_id"] = 10
    newer = little_city.write(
        tmp_path / "newer", tables, little_city.describe(tables, version="2.0.0")
    )
    reopened = open_store(database_url, newer)
    assert [row.service for row in reopened.catalogue(CITY).card_values] == [1]
    (report,) = reopened.loaded
    assert [step.key for step in report.conflicts] == ["3/visits"]
    reopened.close()


def _fill_for_ever(store: Store, told: Connection) -> None:
    """Write into two fields, again and again, and tell the revision of each that was kept."""
    while True:
        catalogue = store.catalogue(CITY)
        seen = {row.field: row.version for row in catalogue.card_values}
        number = catalogue.version.revision
        wishes = [Fill(1, name, number, seen.get(name, 0)) for name in ("visits", "recipients")]
        store.change_all(wishes, "سارا", city=CITY)
        told.send(number + 1)


def test_a_killed_writer_leaves_no_half_card(store: Store) -> None:
    random, context = Random(6), get_context("fork")
    for _ in range(KILLS):
        store.close()
        hears, tells = context.Pipe(duplex=False)
        writer = context.Process(target=_fill_for_ever, args=(store, tells))
        writer.start()
        tells.close()
        last = max(hears.recv() for _ in range(random.randint(1, 3)))
        hears.poll(random.random() * 0.01)
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        hears.close()
        catalogue = store.catalogue(CITY)
        revision = catalogue.version.revision
        assert last <= revision
        assert {row.value for row in catalogue.card_values} == {revision - 1}
        assert {row.version for row in catalogue.card_values} == {revision - 1}
    assert len(store.history(CITY, kind="card_value")) == 2 * (revision - 1)
