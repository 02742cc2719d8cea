"""A page that asks for work in the background, and how a test waits for what it does."""

from __future__ import annotations

import os
import re
import select
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import psutil
from dash import Dash

from model.settings import ROOT, Settings
from tests.callbacks.conftest import CALLBACKS, Visitor

PATIENCE = 60


def until(asked: Callable[[], Any]) -> Any:
    """Ask again and again, as a page does, until there is something, and give it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = asked()
        if found:
            return found
    raise AssertionError("it did not happen")


def ended(pid: int) -> None:
    """Wait until a process has ended, whether or not its parent has taken notice."""
    try:
        if hasattr(os, "pidfd_open"):
            _readable(os.pidfd_open(pid))
        else:
            psutil.Process(pid).wait(PATIENCE)
    except (ProcessLookupError, psutil.NoSuchProcess):
        return


def _readable(watched: int) -> None:
    """Wait on the handle of a process, which can be read once it has ended."""
    try:
        over, _, _ = select.select([watched], [], [], PATIENCE)
    finally:
        os.close(watched)
    assert over, "the process goes on"


def running(pid: int) -> bool:
    """Whether a process goes on."""
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def environment(settings: Settings) -> dict[str, str]:
    """What a process of its own needs to find the same store, folder and queue."""
    return {
        **os.environ,
        "DATABASE_URL": settings.database_url,
        "TARAZU_CACHE": str(settings.cache_dir),
        "REDIS_URL": settings.redis_url,
        "PYTHONPATH": str(ROOT),
    }


class Page:
    """A page that the application gave, and what it sends.

    Parameters
    ----------
    app : Dash
    """

    def __init__(self, app: Dash) -> None:
        self.visitor = Visitor(app)
        self.visitor.speak("en")
        found = re.search(r'"end_id":\s*"([^"]+)"', self.visitor.client.get("/").text)
        assert found
        self.end_id = found[1]

    def send(self, name: str, value: object = None, **handles: Any) -> Any:
        """Send what the browser would, with the handles of its address."""
        body = self.visitor.body(self.visitor.output(name), value)
        query = urlencode({"endId": self.end_id, **handles}, doseq=True)
        return self.visitor.client.post(f"{CALLBACKS}?{query}", json=body)

    def start(self, name: str, value: object = 1) -> dict[str, str]:
        """Ask for work and give the handles."""
        answer = self.send(f"{name}-answer", value)
        assert answer.status_code == 200, answer.text
        return {part: answer.json[part] for part in ("cacheKey", "job")}

    def poll(self, name: str, handles: dict[str, str]) -> dict[str, Any] | None:
        """Ask once; None when there will be no answer."""
        answer = self.send(f"{name}-answer", **handles)
        assert answer.status_code in (200, 204), answer.text
        return answer.json if answer.status_code == 200 else None

    def wait(self, name: str, handles: dict[str, str]) -> dict[str, Any] | None:
        """Ask until the work is over."""
        over: list[dict[str, Any] | None] = []

        def ended() -> bool:
            told = self.poll(name, handles)
            if told is None or "response" in told:
                over.append(told)
            return bool(over)

        until(ended)
        return over[0]

    def answer(self, name: str, value: object = 1) -> list[Any]:
        """Ask for work and give what it answers."""
        told = self.wait(name, self.start(name, value))
        assert told
        return told["response"][f"{name}-answer"]["children"]["props"]["children"]

    def told(self, name: str, value: object = 1) -> str:
        """Ask for work that cannot be, and give the message."""
        told = self.wait(name, self.start(name, value))
        assert told
        assert told["response"] == {}
        assert told["sideUpdate"][f"{name}-failed"] == {"hidden": False}
        return told["sideUpdate"]["shell-toast"]["children"]

    def working(self, handles: dict[str, str]) -> int:
        """Wait until the endless work runs, and give the number of its process."""

        def told() -> int:
            progress = (self.poll("endless", handles) or {}).get("progress", {})
            return int(progress.get("endless-bar.value", 0))

        return int(until(told))
