"""A writer that is killed in the middle loses nothing it acknowledged and leaves no half edit."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from random import Random

from model.store import Edit, Store

CITY = "littleton"
KILLS = 40


def _write_for_ever(store: Store, told: Connection) -> None:
    """Edit two rows together, again and again, and tell the revision of each that was kept."""
    while True:
        catalogue = store.catalogue(CITY)
        link, system = catalogue.service_systems[0], catalogue.systems[0]
        status = "done" if system.status == "not_done" else "not_done"
        edits = [
            Edit("service_system", link.link_id, {"reason_fa": str(link.version)}, link.version),
            Edit("system", system.system_id, {"status": status}, system.version),
        ]
        store.edit_all(edits, "سارا", city=CITY)
        told.send(catalogue.version.revision + 1)


def _acknowledged(told: Connection) -> Iterator[int]:
    while True:
        try:
            yield told.recv()
        except EOFError:
            return


def _kill_one(store: Store, random: Random) -> int:
    """Let a writer make a few edits, kill it at any moment after, and give its last revision."""
    context = get_context("fork")
    hears, tells = context.Pipe(duplex=False)
    writer = context.Process(target=_write_for_ever, args=(store, tells))
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
        last = _kill_one(store, random)
        catalogue = store.catalogue(CITY)
        revision = catalogue.version.revision
        assert last <= revision
        assert catalogue.service_systems[0].version == revision
        assert catalogue.systems[0].version == revision
        assert catalogue.service_systems[0].reason_fa == str(revision - 1)
    lines = Counter(line.revision for line in store.history(CITY))
    assert lines == dict.fromkeys(range(2, revision + 1), 2)
    assert store.catalogue(CITY, 1).systems[0].status == "not_done"
