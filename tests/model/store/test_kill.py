"""A writer that is killed in the middle loses nothing it acknowledged and leaves no half edit."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from random import Random

from model.scenarios.content import Content
from model.store import Add, Edit, Store
from model.store.scenarios import Wish
from model.weights import Weights

CITY = "littleton"
KILLS = 50


def _write_for_ever(store: Store, told: Connection) -> None:
    """Edit two rows and add one, again and again, and tell the revision of each that was kept."""
    while True:
        catalogue = store.catalogue(CITY)
        link, system = catalogue.service_systems[0], catalogue.systems[0]
        status = "done" if system.status == "not_done" else "not_done"
        step = {"kind": "note", "day": "1400/05/12", "text": str(link.version)}
        wishes = [
            Edit("service_system", link.link_id, {"reason_fa": str(link.version)}, link.version),
            Add("prerequisite_step", {"prerequisite": "own-1", **step}),
            Edit("system", system.system_id, {"status": status}, system.version),
        ]
        store.change_all(wishes, "سارا", city=CITY)
        told.send(catalogue.version.revision + 1)


def _change_and_undo_for_ever(store: Store, told: Connection) -> None:
    """Set a target and take it back, again and again, and tell each revision that was kept."""
    while True:
        revision = store.data_version(CITY).revision
        if revision % 2:
            store.add("target", {"scope": "all", "by": "1402/12/29"}, "سارا", city=CITY)
        else:
            store.undo_last("سارا", city=CITY)
        told.send(revision + 1)


def _acknowledged(told: Connection) -> Iterator[int]:
    while True:
        try:
            yield told.recv()
        except EOFError:
            return


def _kill_one(store: Store, random: Random, write: Callable[[Store, Connection], None]) -> int:
    """Let a writer make a few edits, kill it at any moment after, and give its last revision."""
    context = get_context("fork")
    hears, tells = context.Pipe(duplex=False)
    writer = context.Process(target=write, args=(store, tells))
    writer.start()
    tells.close()
    for _ in range(random.randint(1, 3)):
        hears.recv()
    hears.poll(random.random() * 0.01)
    assert writer.pid is not None
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    last = max(_acknowledged(hears), default=0)
    hears.close()
    return last


def test_a_killed_writer_loses_nothing_and_leaves_nothing_half_done(store: Store) -> None:
    random = Random(2)
    for _ in range(KILLS):
        store.close()
        last = _kill_one(store, random, _write_for_ever)
        catalogue = store.catalogue(CITY)
        revision = catalogue.version.revision
        assert last <= revision
        assert catalogue.service_systems[0].version == revision
        assert catalogue.systems[0].version == revision
        assert catalogue.service_systems[0].reason_fa == str(revision - 1)
        said = [step.text for step in catalogue.prerequisite_steps]
        assert said == [str(version) for version in range(1, revision)]
    lines = Counter(line.revision for line in store.history(CITY))
    assert lines == dict.fromkeys(range(2, revision + 1), 3)
    assert store.catalogue(CITY, 1).systems[0].status == "not_done"


def test_a_killed_undo_is_whole_or_has_not_been(store: Store) -> None:
    random = Random(3)
    for _ in range(KILLS // 2):
        store.close()
        last = _kill_one(store, random, _change_and_undo_for_ever)
        catalogue = store.catalogue(CITY)
        revision = catalogue.version.revision
        assert last <= revision
        assert [target.target_id for target in catalogue.targets] == (
            [] if revision % 2 else [f"{revision}-1"]
        )
    lines = store.history(CITY)
    assert [line.revision for line in lines] == list(range(revision, 1, -1))
    undone = {line.revision: line.undoes for line in lines}
    assert undone == {n: n - 1 if n % 2 else None for n in range(2, revision + 1)}


def _save_for_ever(store: Store, told: Connection) -> None:
    """Save a scenario, propose it and take it back, and tell each version that was kept."""
    content = Content(Weights((1, 2, 3, 4, 5, 6)))
    while True:
        scenario = store.scenarios.one(CITY, "s1")
        key, version = scenario.key, scenario.version
        if scenario.status == "proposed":
            store.scenarios.move(CITY, key, "draft", version, "سارا")
        elif version % 3:
            store.scenarios.save(CITY, key, Wish(content, str(version)), version, "سارا")
        else:
            store.scenarios.move(CITY, key, "proposed", version, "سارا")
        told.send(version + 1)


def test_a_killed_save_of_a_scenario_is_whole_or_has_not_been(store: Store) -> None:
    random = Random(4)
    store.scenarios.add(CITY, "برش", Wish(Content(Weights((1,) * 6)), "0"), "سارا")
    for _ in range(KILLS):
        store.close()
        last = _kill_one(store, random, _save_for_ever)
        scenario = store.scenarios.one(CITY, "s1")
        assert last <= scenario.version
        changes = store.scenarios.changes(CITY, "s1")
        versions = Counter(line.version for line in changes)
        assert versions == {1: 4, **dict.fromkeys(range(2, scenario.version + 1), 1)}
        saves = [line.version for line in changes if line.field == "revision"]
        revisions = store.scenarios.revisions(CITY, "s1")
        assert [int(one.reason) for one in revisions] == [version - 1 for version in saves]
        assert [one.number for one in revisions] == list(range(len(saves), 0, -1))
