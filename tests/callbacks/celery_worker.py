"""A real Celery worker, for as long as a test needs it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import kombu.pools
from dash import Dash

from callbacks._background import Queued
from model.settings import ROOT, Settings
from tests.callbacks.background_page import PATIENCE, environment, until


@contextmanager
def working(app: Dash, settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """Start a worker and wait until it answers; it is ended without a complaint."""
    worker = subprocess.Popen(
        [
            *(sys.executable, "-m", "celery", "--app", "tests.callbacks.background_app:worker"),
            *("worker", "--concurrency", "2", "--loglevel", "ERROR"),
        ],
        env=environment(settings),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    until(lambda: queue_of(app).control.ping(timeout=1, limit=1))
    yield worker
    worker.terminate()
    _, complaints = worker.communicate(timeout=PATIENCE)
    close(app)
    lines = [line for line in complaints.splitlines() if "superuser" not in line]
    assert [line for line in lines if "Warning" in line] == []


def queue_of(app: Dash) -> object:
    """The queue of an application."""
    manager: Queued = app._background_manager
    return manager.celery


def close(app: Dash) -> None:
    """Close what Celery leaves open: every process forked later would do it, and hang there."""
    queue_of(app).close()
    kombu.pools.reset()
