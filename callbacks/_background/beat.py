"""Whether anybody is there to work: every worker says so again and again while it lives.

A worker that computes in its own process and does not answer questions meanwhile still says it; a
worker that was killed, or never started, does not.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Event, Thread

from celery.signals import worker_ready, worker_shutting_down

from callbacks._background.shelves import Shelf
from model.errors import TarazuError

NAME = "worker"
EVERY_SECONDS = 2.0
LASTS_SECONDS = 6
"""For so long a worker counts as there after it was last heard of."""


class Beat:
    """What a worker does to be heard of, from its start to its end.

    Parameters
    ----------
    shelf : Shelf
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._over = shelf, Event()
        # Celery holds whom it tells by weak references; this one lives as long as the process.
        worker_ready.connect(self._begin, weak=False)
        worker_shutting_down.connect(self._end, weak=False)

    def _begin(self, **_: object) -> None:
        self._over.clear()
        Thread(target=self._go_on, daemon=True).start()

    def _end(self, **_: object) -> None:
        self._over.set()

    def _go_on(self) -> None:
        while True:
            with suppress(TarazuError):  # Redis may come back
                self._shelf.set(NAME, True, LASTS_SECONDS)
            if self._over.wait(EVERY_SECONDS):
                return


def heard(shelf: Shelf) -> bool:
    """Tell whether some worker was heard of just now."""
    return shelf.get(NAME) is not None
