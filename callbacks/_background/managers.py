"""Dash's managers of background callbacks, one that works beside the server and one by Celery.

Dash brings two of its own. The one for diskcache forks the server with all its threads and open
connections, unpickles what it finds in its folder, and stops a job by a process number that may
belong to somebody else by then; both mix up the progress of two people who ask the same. These two
fill the same places of Dash with one way of keeping and two ways of working.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from threading import BoundedSemaphore, Thread
from typing import Any

from celery import Celery
from celery.exceptions import OperationalError
from dash.background_callback.managers import BaseBackgroundCallbackManager

from callbacks._background import apart, queue
from callbacks._background.beat import heard
from callbacks._background.shelves import Folder, Redis, Shelf
from callbacks._background.works import (
    HOUR,
    Order,
    Work,
    asked_mark,
    failure,
    mine,
    name_of,
    progress_mark,
    state_of,
    stop_mark,
)
from callbacks._services import Services
from model.errors import TarazuError
from model.settings import ROOT, Settings

SOURCES = ("callbacks/**/*.py", "model/**/*.py", "pages/**/*.py", "locales/**/*.po")
PATIENCE = 4
"""Seconds that a question may lie in the queue without any worker being heard of."""
COMMAND = "\u2068celery --app app:worker worker\u2069"
"""What starts a worker, kept in one piece whatever the direction of what is around it."""
WAITING = 32
"""How many jobs may wait for a free place before further ones are refused."""

Ask = Callable[..., dict[str, Any]]


class Manager(BaseBackgroundCallbackManager):
    """What both managers share: which answer belongs to which question.

    A handle that Dash passes through the browser, signed, is ``<callback>.<answer>.<token>``; the
    name of a job is its token.

    Parameters
    ----------
    settings : Settings
    shelf : Shelf
    """

    def __init__(self, settings: Settings, shelf: Shelf) -> None:
        # Dash's own constructor would tie this one to the functions of every other application.
        self.cache_by = None
        self.func_registry: dict[str, Ask] = {}
        self.settings = settings
        self.shelf = shelf
        self.services: Services | None = None
        self.works: dict[Ask, tuple[str, Work]] = {}
        self._orders: dict[str, Order | None] = {}

    def start(self, order: Order, key: str) -> None:
        """Let somebody do the work."""
        raise NotImplementedError

    def stop(self, token: str) -> None:
        """End a job at once, if it can be reached; it has its mark already."""
        raise NotImplementedError

    def alive(self, token: str) -> bool:
        """Tell whether somebody is at work on a job, or will be."""
        raise NotImplementedError

    # What Dash asks for.

    def register(self, key: str, fn: Ask, progress: bool) -> None:
        """Take notice of a callback: Dash looks its function up by `key`."""
        self.func_registry[key] = fn

    def build_cache_key(self, fn: Ask, args: Any, *_: object) -> str:
        """Put the question, and name its answer; a refusal is the answer to a bad question."""
        output, work = self.works[fn]
        token = secrets.token_hex(16)
        try:
            question = fn(**args) if isinstance(args, dict) else fn(*args)
            if self.services is None:
                raise TarazuError("error.unexpected")
            order = Order(name_of(work), question, state_of(self.services), token)
            handle = f"{place_of(output)}.{order.answer_key(code_digest())}.{token}"
            known = self.shelf.get(handle.split(".")[1]) is not None
            self._orders[handle] = None if known else order
        except TarazuError as error:
            handle = f"{place_of(output)}.{token}.{token}"
            self._refuse(token, error)
            self._orders[handle] = None
        return handle

    def call_job_fn(self, key: str, job_fn: object, args: object, context: object) -> str:
        """Start the work that `build_cache_key` has named, unless its answer is known."""
        token = key.split(".")[2]
        order = self._orders.pop(key, None)
        if order is not None:
            try:
                self.start(order, key.split(".")[1])
            except TarazuError as error:
                self._refuse(token, error)
        return token

    def get_progress(self, key: str) -> Any:
        """Give how far the work is: steps done, steps in all."""
        return self.shelf.get(progress_mark(key.split(".")[2]))

    def get_result(self, key: str, job: str | None) -> Any:
        """Give the answer, or `UNDEFINED` while there is none."""
        _, answer, token = key.split(".")
        kept = self.shelf.get(mine(token)) or self.shelf.get(answer)
        return self.UNDEFINED if kept is None else kept["answer"]

    def job_running(self, job: str | None) -> bool:
        """Tell whether it is worth asking again.

        It is when an answer came just now: Dash has looked for it a moment ago.
        """
        if job is None or self.shelf.get(stop_mark(job)) is not None:
            return False
        return self.alive(job) or self.shelf.get(mine(job)) is not None

    def terminate_job(self, job: str | None) -> None:
        """Stop a job; Dash also calls this for those that are done."""
        if job is not None and self.shelf.get(mine(job)) is None:
            self.shelf.set(stop_mark(job), True, HOUR)
            self.stop(job)

    def get_updated_props(self, key: str | None) -> dict[str, Any]:
        """Works set no properties but their outputs."""
        return {}

    def get_or_create_signing_secret(self, generate: Callable[[], bytes]) -> bytes:
        """Give the secret that signs handles, the same in all processes of this installation."""
        self.shelf.add("secret", generate().hex())
        return bytes.fromhex(self.shelf.get("secret"))

    def _refuse(self, token: str, error: TarazuError) -> None:
        self.shelf.set(mine(token), failure(error), HOUR)


class Embedded(Manager):
    """Works in processes beside the server, as many at once as there are processors."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings, Folder(settings.cache_dir))
        self._places = BoundedSemaphore(apart.PLACES)
        self._queue = BoundedSemaphore(apart.PLACES + WAITING)

    def start(self, order: Order, key: str) -> None:
        if not self._queue.acquire(blocking=False):
            raise TarazuError("error.background.busy")
        apart.announce(self.shelf, order.token)
        Thread(target=self._follow, args=(order, key), daemon=True).start()

    def _follow(self, order: Order, key: str) -> None:
        try:
            with self._places:
                apart.follow(self.settings, self.shelf, order, key)
        finally:
            self._queue.release()

    def stop(self, token: str) -> None:
        apart.kill(self.shelf, token)

    def alive(self, token: str) -> bool:
        return apart.alive(self.shelf, token)


class Queued(Manager):
    """Leaves the work to Celery workers, wherever they run.

    Where no worker is heard of for `PATIENCE` seconds the question is taken back and refused:
    nobody waits for an answer that cannot come.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings, Redis(settings.redis_url))
        self.celery: Celery = queue.celery_of(settings.redis_url)

    def start(self, order: Order, key: str) -> None:
        self.shelf.set(asked_mark(order.token), time.time(), HOUR)
        try:
            self.celery.send_task(queue.TASK, [list(order), key], task_id=order.token)
        except OperationalError as error:
            raise TarazuError("error.background.unreachable") from error

    def stop(self, token: str) -> None:
        try:
            self.celery.control.revoke(token, terminate=True)
        except OperationalError as error:
            raise TarazuError("error.background.unreachable") from error

    def get_result(self, key: str, job: str | None) -> Any:
        """Give the answer, or that a worker broke down over it."""
        answer = super().get_result(key, job)
        if answer is not self.UNDEFINED or job is None:
            return answer
        if queue.failed(self.celery, job):
            return failure(TarazuError("error.unexpected"))["answer"]
        if self._deserted(job):
            self.shelf.set(stop_mark(job), True, HOUR)
            return failure(TarazuError("error.background.no_worker", command=COMMAND))["answer"]
        return answer

    def _deserted(self, token: str) -> bool:
        """Tell whether a job has waited long enough without any worker being heard of."""
        asked = self.shelf.get(asked_mark(token))
        waited = asked is not None and time.time() - asked > PATIENCE
        return waited and not heard(self.shelf) and self.shelf.get(stop_mark(token)) is None

    def alive(self, token: str) -> bool:
        return queue.waiting_or_working(self.celery, token)


def manager_of(settings: Settings) -> Manager:
    """Give the manager that the settings ask for."""
    return Queued(settings) if settings.redis_url else Embedded(settings)


def place_of(output: str) -> str:
    """Name a callback by its outputs, short enough for a handle."""
    return sha256(output.encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Name the code that gives the answers, so that none outlives a change of it."""
    whole = sha256()
    for path in sorted(path for pattern in SOURCES for path in ROOT.glob(pattern)):
        whole.update(path.relative_to(ROOT).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()
