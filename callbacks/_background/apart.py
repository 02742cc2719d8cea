"""Work in processes of their own beside the server.

They are started by a helper process that has read the code once and has neither threads nor
connections (Python's *forkserver*; on Windows each starts anew). A process ends with its work, when
it is stopped, after `MAX_SECONDS`, and when the server that asked is gone, however that ended.
"""

from __future__ import annotations

import logging
import multiprocessing
import multiprocessing.connection
import os
import signal
from threading import Thread
from typing import Any

import psutil

from callbacks._background.shelves import Folder, Shelf
from callbacks._background.works import (
    HOUR,
    WORKS,
    Order,
    Work,
    failure,
    mine,
    perform,
    stop_mark,
)
from callbacks._services import Services
from model.errors import TarazuError
from model.settings import Settings
from model.store import store_at

MAX_SECONDS = 600
PLACES = max(2, os.cpu_count() or 1)
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"

log = logging.getLogger(__name__)
context: Any = multiprocessing.get_context(METHOD)
if METHOD == "forkserver":
    context.set_forkserver_preload(["callbacks"])


def announce(shelf: Shelf, token: str) -> None:
    """Say that this process will see to a job."""
    shelf.set(_entry(token), {"server": _name(os.getpid())}, HOUR)


def follow(settings: Settings, shelf: Shelf, order: Order, key: str) -> None:
    """Have a job done and wait for its end; the caller's thread is for this alone."""
    try:
        if shelf.get(stop_mark(order.token)) is not None:
            return
        process = context.Process(
            target=_work_alone, args=(settings, WORKS[order.work], order, key), daemon=True
        )
        process.start()
        entry = {"server": _name(os.getpid()), "worker": _name(process.pid)}
        shelf.set(_entry(order.token), entry, HOUR)
        # It may have been stopped before it could be found.
        if shelf.get(stop_mark(order.token)) is not None:
            process.kill()
        process.join(MAX_SECONDS)
        _tidy(process, shelf, order)
    finally:
        shelf.delete(_entry(order.token))


def _tidy(process: Any, shelf: Shelf, order: Order) -> None:
    """End a job that takes too long, and say so where no answer came of it."""
    late = process.is_alive()
    if late:
        process.kill()
        process.join()
    if shelf.get(mine(order.token)) is None and shelf.get(stop_mark(order.token)) is None:
        log.error("work in the background ended without an answer: %s", order.work)
        code = "error.background.late" if late else "error.unexpected"
        shelf.set(mine(order.token), failure(TarazuError(code)), HOUR)
    process.close()


def kill(shelf: Shelf, token: str) -> None:
    """End the process of a job; of the same number, only the one that was started for it."""
    entry = shelf.get(_entry(token))
    process = _process(entry["worker"]) if entry and "worker" in entry else None
    if process is not None:
        process.kill()


def alive(shelf: Shelf, token: str) -> bool:
    """Tell whether a server sees to a job: it does until there is an answer."""
    entry = shelf.get(_entry(token))
    return bool(entry) and _process(entry["server"]) is not None


def _entry(token: str) -> str:
    return f"job:{token}"


def _name(pid: int) -> dict[str, Any]:
    """Name a process for good: numbers are given again, but not at the same moment."""
    try:
        born = psutil.Process(pid).create_time()
    except psutil.NoSuchProcess:  # done already
        born = 0.0
    return {"pid": pid, "born": born}


def _process(name: dict[str, Any]) -> psutil.Process | None:
    try:
        process = psutil.Process(name["pid"])
        same = process.create_time() == name["born"]
        return process if same and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.NoSuchProcess:
        return None


def _work_alone(settings: Settings, function: Work, order: Order, key: str) -> None:
    """Do the work, in its own process with its own connections."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    Thread(target=_end_with_server, daemon=True).start()
    WORKS[order.work] = function
    store = store_at(settings.database_url)
    try:
        perform(order, Services(store=store, settings=settings), Folder(settings.cache_dir), key)
    finally:
        store.close()


def _end_with_server() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
