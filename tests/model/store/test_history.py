"""The history is whole: from it every earlier state can be seen again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from model.catalogue import Catalogue, ServiceStatus
from model.errors import NotFound
from model.store import Edit, Store
from model.store.history import from_snapshot, to_snapshot
from tests.model.store import little_city

CITY = "littleton"


class Life:
    """People and packages at work on a city, at random but from a seed."""

    def __init__(self, store: Store, package: Path, seed: int) -> None:
        self.store, self.package, self.random = store, package, Random(seed)
        self.tables = little_city.rows()
        self.loads = 1

    def acts(self) -> list[Callable[[], None]]:
        """What is done to the city, in some order."""
        acts = [self.edit] * 6 + [self.edit_together] * 4 + [self.load] * 6
        self.random.shuffle(acts)
        return acts

    def edit(self) -> None:
        service = self.random.choice(self.store.catalogue(CITY).services)
        status = self.random.choice(list(ServiceStatus))
        changes = {"status": status}
        key = service.service_id
        self.store.edit("service", key, changes, service.version, "سارا", city=CITY)

    def edit_together(self) -> None:
        catalogue = self.store.catalogue(CITY)
        services = [None, *(service.service_id for service in catalogue.services)]
        edits = [
            Edit(
                "service_system",
                link.link_id,
                {"service": self.random.choice(services), "reason_fa": str(self.random.random())},
                link.version,
            )
            for link in catalogue.service_systems
        ]
        self.store.edit_all(edits, "رضا", city=CITY)

    def load(self) -> None:
        rows = self.tables["services"]
        whole = little_city.rows()["services"]
        self.random.choice(rows)["status"] = self.random.choice(list(ServiceStatus)).value
        self.random.choice(rows)["title_en"] = str(self.random.random())
        if len(rows) == len(whole):
            self.tables["services"] = [row for row in rows if row["service_id"] != 10]
        else:
            rows.append(whole[-1])
        self.loads += 1
        described = little_city.describe(self.tables, version=f"1.{self.loads}")
        little_city.write(self.package, self.tables, described)
        self.store.load(self.package)


@pytest.mark.parametrize("seed", range(4))
def test_every_state_can_be_seen_again(store: Store, package: Path, seed: int) -> None:
    life = Life(store, package, seed)
    seen: dict[int, Catalogue] = {}
    for act in life.acts():
        catalogue = store.catalogue(CITY)
        seen[catalogue.version.revision] = catalogue
        act()
    for revision, catalogue in seen.items():
        assert store.catalogue(CITY, revision) == catalogue
        assert store.data_version(CITY, revision) == catalogue.version


def test_looking_back_is_not_kept_as_the_newest(store: Store) -> None:
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
    assert store.catalogue(CITY, 1).service(1).status == "to_do"
    assert store.catalogue(CITY).service(1).status == "existing"
    assert store.catalogue(CITY, 2) is store.catalogue(CITY)


def test_the_history_can_be_narrowed(store: Store) -> None:
    store.edit("service", 1, {"status": "existing"}, 1, "سارا", city=CITY)
    store.edit("service", 2, {"status": "existing"}, 1, "رضا", city=CITY)
    store.edit("system", "G1-2", {"status": "done"}, 1, "سارا", city=CITY)
    everything = store.history(CITY)
    assert [line.revision for line in everything] == [4, 3, 2]
    assert store.history(CITY, kind="service") == everything[1:]
    assert store.history(CITY, kind="service", key=2) == everything[1:2]
    assert store.history(CITY, after=2) == everything[:2]
    assert store.history(CITY, limit=1) == everything[:1]
    assert store.history(CITY, kind="dragon") == ()
    assert [version.revision for version in store.versions(CITY)] == [4, 3, 2, 1]
    assert store.versions(CITY)[0] == store.data_version(CITY)
    with pytest.raises(NotFound):
        store.versions("atlantis")


def test_snapshots_are_read_back(store: Store) -> None:
    changes = {"expected_quarter": "1400-Q2", "next_step_date": "1400/05/12"}
    edited = store.edit("prerequisite", "own-1", changes, 1, "سارا", city=CITY)
    row = {"city": CITY, "package_values": None, **vars(edited)}
    assert from_snapshot("prerequisite", json.loads(json.dumps(to_snapshot(row)))) == row


def test_a_column_that_a_kept_row_did_not_have_yet_is_empty() -> None:
    kept = from_snapshot("prerequisite", {"prerequisite_id": "own-1", "updated_at": None})
    assert (kept["prerequisite_id"], kept["next_step"], kept["updated_at"]) == ("own-1", None, None)
