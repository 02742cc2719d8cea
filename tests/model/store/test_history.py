"""The history is whole: from it every earlier state can be seen again."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from model.calendar import day_of
from model.catalogue import Catalogue, ServiceStatus
from model.errors import InvalidInput, NotFound, StaleEdit
from model.store import Add, Edit, Remove, Store, open_store
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
        acts += [self.follow_up] * 4 + [self.link] * 4 + [self.set_target] * 4 + [self.undo] * 6
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

    def follow_up(self) -> None:
        (row,) = self.store.catalogue(CITY).prerequisites
        quarter, day = (self.random.randint(1, 4), self.random.randint(1, 28))
        changes = {"expected_quarter": f"1400-Q{quarter}", "next_step_date": f"1400/05/{day}"}
        step = {"prerequisite": "own-1", "kind": "call", "day": f"1400/04/{day}", "text": "تماس"}
        wishes = [
            Add("prerequisite_step", step),
            Edit("prerequisite", "own-1", changes, row.version),
        ]
        self.store.change_all(wishes, self.somebody(), city=CITY)

    def link(self) -> None:
        """Add a link between what there is, or take it away."""
        catalogue = self.store.catalogue(CITY)
        service = self.random.choice(catalogue.services).service_id
        links = {link.service: link for link in catalogue.prerequisite_services}
        if service in links and links[service].holds:
            link = links[service]
            wish: Add | Remove = Remove("prerequisite_service", link.link_id, link.version)
        else:
            reason = str(self.random.random())
            ends = {"prerequisite": "own-1", "service": service}
            wish = Add("prerequisite_service", {**ends, "reason_fa": reason})
        self.store.change_all([wish], self.somebody(), city=CITY)

    def set_target(self) -> None:
        """Set a target for a service, or take it away."""
        catalogue = self.store.catalogue(CITY)
        service = self.random.choice(catalogue.services).service_id
        targets = {target.service: target for target in catalogue.targets}
        if service in targets:
            target = targets[service]
            wish: Add | Remove = Remove("target", target.target_id, target.version)
        else:
            wish = Add("target", {"scope": "service", "service": service, "by": "1402/12/29"})
        self.store.change_all([wish], self.somebody(), city=CITY)

    def undo(self) -> None:
        """Take back the last change of somebody, if nobody stands in the way."""
        with suppress(NotFound, StaleEdit, InvalidInput):
            self.store.undo_last(self.somebody(), city=CITY)

    def somebody(self) -> str:
        return self.random.choice(["سارا", "رضا"])

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


def test_looking_back_from_an_older_catalogue_sees_what_was_then(
    store: Store, database_url: str, package: Path
) -> None:
    other = open_store(database_url, package)
    assert other.catalogue(CITY).service(1).status == "to_do"
    store.edit("service", 1, {"status": "in_progress"}, 1, "سارا", city=CITY)
    store.edit("service", 1, {"status": "existing"}, 2, "سارا", city=CITY)
    assert other.catalogue(CITY, 2).service(1).status == "in_progress"
    assert other.catalogue(CITY).service(1).status == "existing"
    other.close()


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
    assert store.history(CITY, who="سارا") == (everything[0], everything[2])
    assert store.history(CITY, kind="service", who="رضا") == everything[1:2]
    assert store.history(CITY, who="مینا") == ()
    assert store.history(CITY, kind="dragon") == ()
    assert [version.revision for version in store.versions(CITY)] == [4, 3, 2, 1]
    assert store.versions(CITY)[0] == store.data_version(CITY)
    with pytest.raises(NotFound):
        store.versions("atlantis")


def test_statuses_are_told_by_day(store: Store, package: Path) -> None:
    assert store.status_history(CITY) == ()
    both = {"service": 2, "reason_fa": "همان"}
    store.edit("service_system", "b", both, 1, "سارا", city=CITY)
    store.edit("service", 1, {"status": "in_progress"}, 1, "سارا", city=CITY)
    store.edit("service", 1, {"status": "existing"}, 2, "رضا", city=CITY)
    store.undo_last("رضا", city=CITY)
    store.edit("system", "G1-2", {"status": "done"}, 1, "سارا", city=CITY)
    tables = little_city.rows()
    tables["services"] = [row for row in tables["services"] if row["service_id"] != 10]
    tables["services"].append({**tables["services"][1], "service_id": 11, "todo_id": ""})
    tables["services"][0]["status"] = "existing"
    little_city.write(package, tables, little_city.describe(tables, version="2"))
    store.load(package)
    found = store.status_history(CITY)
    assert [(change.key, change.old, change.new) for change in found] == [
        ("1", "to_do", "in_progress"),
        ("1", "in_progress", "existing"),
        ("1", "existing", "in_progress"),
        ("11", None, "to_do"),
        ("10", "existing", None),
    ]
    moments = {version.revision: version.changed_at for version in store.versions(CITY)}
    for change in found:
        assert change.at == moments[change.revision]
        assert change.day == day_of(change.at)
    (system,) = store.status_history(CITY, "system")
    assert (system.key, system.old, system.new, system.who) == ("G1-2", "not_done", "done", "سارا")
    assert store.status_history(CITY, "dragon") == ()
    with pytest.raises(NotFound):
        store.status_history("atlantis")


def test_snapshots_are_read_back(store: Store) -> None:
    changes = {"expected_quarter": "1400-Q2", "next_step_date": "1400/05/12"}
    edited = store.edit("prerequisite", "own-1", changes, 1, "سارا", city=CITY)
    row = {"city": CITY, "package_values": None, **vars(edited)}
    assert from_snapshot("prerequisite", json.loads(json.dumps(to_snapshot(row)))) == row


def test_a_column_that_a_kept_row_did_not_have_yet_is_empty() -> None:
    kept = from_snapshot("prerequisite", {"prerequisite_id": "own-1", "updated_at": None})
    assert (kept["prerequisite_id"], kept["next_step"], kept["updated_at"]) == ("own-1", None, None)
