"""The work itself: what is asked, how it is done, and what is kept of it."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from plotly.io.json import to_json_plotly

from callbacks._background.shelves import Shelf
from callbacks._services import Services
from model.catalogue import Catalogue
from model.errors import TarazuError
from model.robustness.progress import Cancelled, Watch

log = logging.getLogger(__name__)

Question = Mapping[str, Any]

HOUR = 3600
WEEK = 7 * 24 * HOUR
REPORT_SECONDS = 0.1
STOP_SECONDS = 0.2

FAILURE = "background_callback_error"
"""Under this name Dash looks for what went wrong in a background callback."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a work is given beside its question.

    Attributes
    ----------
    services : Services
        Of the process that works; its connections are its own.
    watch : Watch
        Takes the progress, and says when to stop.
    city : str
        The city that the question is about: there is no request here that could say so.
    """

    services: Services
    watch: Watch
    city: str

    def catalogue(self) -> Catalogue:
        """Give all that is known of the city."""
        return self.services.catalogue(self.city)


Work = Callable[[Job, Any], object]

WORKS: dict[str, Work] = {}
"""Every work there is, by its name; a worker does nothing else."""


def work(function: Work) -> Work:
    """Mark a function of a module as work; see `callbacks._background`."""
    WORKS[name_of(function)] = function
    return function


def name_of(function: Work) -> str:
    """Give the name under which a work is known to every process."""
    return f"{function.__module__}:{function.__qualname__}"


class Order(NamedTuple):
    """One question on its way to whoever answers it; plain JSON.

    Attributes
    ----------
    work : str
    question : dict
    state : list
        City, package version and revision of the data that the question was asked on.
    token : str
        The name of this one job.
    """

    work: str
    question: dict[str, Any]
    state: list[Any]
    token: str

    def answer_key(self, code: str) -> str:
        """Name the answer by all that it depends on."""
        parts = [self.work, self.question, self.state, code]
        return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def state_of(services: Services, city: str | None = None) -> list[Any]:
    """Give the state of the data of a city, by default the request's, as an order names it."""
    version = services.catalogue(city).version
    return [version.city, version.package_version, version.revision]


def perform(order: Order, services: Services, shelf: Shelf, key: str) -> None:
    """Do the work and put its answer, or why there is none, on the shelf.

    An answer on newer data than was asked on is given to the asker and not kept for others.
    """
    if shelf.get(stop_mark(order.token)) is not None:  # nobody waits for it any more
        return
    watch = Watch(report=_reporter(shelf, order.token), stop=_stopper(shelf, order.token))
    try:
        answer = WORKS[order.work](Job(services, watch, order.state[0]), order.question)
    except Cancelled:
        return
    except TarazuError as error:
        shelf.set(mine(order.token), failure(error), HOUR)
        return
    except Exception:
        log.exception("work in the background failed: %s", order.work)
        shelf.set(mine(order.token), failure(TarazuError("error.unexpected")), HOUR)
        return
    plain = {"answer": json.loads(to_json_plotly(answer))}
    if state_of(services, order.state[0]) == order.state:
        shelf.set(key, plain, WEEK)
    shelf.set(mine(order.token), plain, HOUR)


def failure(error: TarazuError) -> dict[str, Any]:
    """Write down what went wrong; `read_error` reads it when Dash passes it on."""
    told = to_json_plotly({"code": error.code, "params": error.params})
    return {"answer": {FAILURE: {"msg": f"<<{told}>>", "tb": ""}}}


def read_error(error: Exception) -> Exception:
    """Give the error that a work or a question raised, where Dash brings it wrapped in its own."""
    found = re.search("<<(.*)>>", str(error), re.DOTALL)
    if found is None:
        return error
    told = json.loads(found[1])
    return TarazuError(told["code"], **told["params"])


def mine(token: str) -> str:
    """Name the answer to one job."""
    return f"answer:{token}"


def stop_mark(token: str) -> str:
    """Name the mark that a job is to stop."""
    return f"stop:{token}"


def asked_mark(token: str) -> str:
    """Name the place of the moment at which a job was asked for."""
    return f"asked:{token}"


def progress_mark(token: str) -> str:
    """Name the place of a job's progress."""
    return f"progress:{token}"


def _reporter(shelf: Shelf, token: str) -> Callable[[int, int], None]:
    last = 0.0

    def report(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= REPORT_SECONDS:
            last = time.monotonic()
            shelf.set(progress_mark(token), [str(done), str(total)], HOUR)

    return report


def _stopper(shelf: Shelf, token: str) -> Callable[[], bool]:
    last = 0.0

    def stop() -> bool:
        nonlocal last
        if time.monotonic() - last < STOP_SECONDS:
            return False
        last = time.monotonic()
        return shelf.get(stop_mark(token)) is not None

    return stop
