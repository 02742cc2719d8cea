"""Work that is left to Celery workers.

``celery --app app:worker worker`` starts one. Only names and JSON go through Redis: a worker looks
a name up among the works that it knows, and does nothing else.
"""

from __future__ import annotations

from typing import Any

from celery import Celery
from celery.result import AsyncResult

from callbacks._background.beat import Beat
from callbacks._background.shelves import Redis, reachable
from callbacks._background.works import WORKS, Order, perform
from callbacks._services import Services
from model.errors import InvalidInput

TASK = "tarazu.work"
MAX_SECONDS = 600
UNDONE = frozenset({"PENDING", "RECEIVED", "STARTED", "RETRY"})


def celery_of(redis_url: str) -> Celery:
    """Give the queue that lies in Redis."""
    celery = Celery("tarazu", broker=redis_url, backend=redis_url, set_as_current=False)
    celery.conf.update(
        accept_content=["json"],
        task_serializer="json",
        result_serializer="json",
        result_expires=3600,
        result_backend_always_retry=False,
        redis_socket_timeout=5.0,
        redis_socket_connect_timeout=5.0,
        task_default_queue="tarazu",
        task_time_limit=MAX_SECONDS,
        task_publish_retry=False,
        worker_prefetch_multiplier=1,
        broker_connection_retry_on_startup=True,
    )
    return celery


def worker_of(redis_url: str, services: Services) -> Celery:
    """Give a queue that a worker takes its tasks from.

    Raises
    ------
    InvalidInput
        ``error.setting`` when no Redis is named.
    """
    if not redis_url:
        raise InvalidInput("error.setting", name="REDIS_URL", value=redis_url)
    celery, shelf = celery_of(redis_url), Redis(redis_url)
    Beat(shelf)

    @celery.task(name=TASK)
    def do(given: list[Any], key: str) -> None:
        order = Order(*given)
        if order.work not in WORKS:
            raise InvalidInput("error.request.unknown")
        perform(order, services, shelf, key)

    return celery


def failed(celery: Celery, token: str) -> bool:
    """Tell whether a worker broke down over a task."""
    with reachable():
        return bool(AsyncResult(token, app=celery).state == "FAILURE")


def waiting_or_working(celery: Celery, token: str) -> bool:
    """Tell whether there is an answer to wait for; a task that nobody knows counts as waiting.

    That a worker broke down is an answer too.
    """
    with reachable():
        return AsyncResult(token, app=celery).state in (*UNDONE, "FAILURE")
