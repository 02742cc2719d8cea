"""Work in the background, beside the server and by a real Celery worker over a real Redis."""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import diskcache
import kombu.pools
import psutil
import pytest
from dash import Dash

from callbacks._background.shelves import Folder, make_private
from model.errors import TarazuError
from model.settings import ROOT, Settings
from tests.callbacks.background_app import make_app
from tests.callbacks.conftest import CALLBACKS, Visitor

REDIS = os.environ.get("TARAZU_TEST_REDIS_URL", "")
KINDS = ["embedded", *(["queued"] if REDIS else [])]
PATIENCE = 60


def until(met: Callable[[], Any]) -> Any:
    """Wait for something to be true, and give it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = met()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen")


def gone(pid: int) -> bool:
    """Whether a process has ended."""
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("background")
    return Settings(
        database_url=f"sqlite:///{folder}/tarazu.db",
        package_dir=ROOT / "data",
        host="127.0.0.1",
        port=8050,
        language="fa",
        cache_dir=folder / "cache",
    )


def environment(settings: Settings) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": settings.database_url,
        "TARAZU_CACHE": str(settings.cache_dir),
        "REDIS_URL": settings.redis_url,
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture(scope="module", params=KINDS)
def application(request: pytest.FixtureRequest, place: Settings) -> Iterator[Dash]:
    """The small application with either manager; a Celery worker runs for the second."""
    if request.param == "embedded":
        yield make_app(place)
        return
    settings = dataclasses.replace(place, redis_url=REDIS)
    app = make_app(settings)
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
    until(lambda: app._background_manager.celery.control.ping(timeout=0.2))
    yield app
    worker.terminate()
    _, complaints = worker.communicate(timeout=PATIENCE)
    lines = [line for line in complaints.splitlines() if "superuser" not in line]
    unexpected = [line for line in lines if "Warning" in line]
    # What is left open would be closed by every process forked later, and hang there.
    app._background_manager.celery.close()
    kombu.pools.reset()
    assert unexpected == []


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
        return told["sideUpdate"]["shell-toast"]["children"]

    def working(self, handles: dict[str, str]) -> int:
        """Wait until the endless work runs, and give the number of its process."""

        def told() -> int:
            progress = (self.poll("endless", handles) or {}).get("progress", {})
            return int(progress.get("endless-bar.value", 0))

        return int(until(told))


@pytest.fixture
def page(application: Dash) -> Page:
    return Page(application)


def test_the_work_is_done_elsewhere_and_its_answer_kept(page: Page, application: Dash) -> None:
    title, value, pid, drawn = page.answer("known", 7)
    assert (title, value) == ("قم", 7)
    assert pid != os.getpid()
    assert page.answer("known", 7)[3] == drawn
    assert Page(application).answer("known", 7)[3] == drawn
    assert page.answer("known", 8)[3] != drawn


def test_another_state_of_the_data_is_another_question(page: Page, application: Dash) -> None:
    drawn = page.answer("known", 9)[3]
    services = application._background_manager.services
    one = services.catalogue().prerequisites[0]
    status = "agreed" if one.status == "requested" else "requested"
    services.store.edit(
        "prerequisite", one.prerequisite_id, {"status": status}, one.version, "آزمون"
    )
    assert page.answer("known", 9)[3] != drawn


def test_progress_is_told_and_work_can_be_stopped(page: Page) -> None:
    handles = page.start("endless")
    pid = page.working(handles)
    assert page.send("endless-cancel.id", 1, cancelJob=handles["job"]).status_code == 200
    assert page.wait("endless", handles) is None
    until(lambda: gone(pid))
    assert page.poll("endless", handles) is None


def test_who_asks_anew_stops_what_was_asked_before(page: Page) -> None:
    first = page.start("endless", 1)
    pid = page.working(first)
    second = page.send("endless-answer", 2, oldJob=[first["job"]]).json
    until(lambda: gone(pid))
    assert page.wait("endless", first) is None
    handles = {part: second[part] for part in ("cacheKey", "job")}
    assert page.working(handles) != pid
    page.send("endless-cancel.id", 1, cancelJob=handles["job"])
    assert page.wait("endless", handles) is None


def test_stopping_one_leaves_another_who_asked_the_same(page: Page, application: Dash) -> None:
    other = Page(application)
    mine, theirs = page.start("endless"), other.start("endless")
    pids = page.working(mine), other.working(theirs)
    assert pids[0] != pids[1]
    page.send("endless-cancel.id", 1, cancelJob=mine["job"])
    until(lambda: gone(pids[0]))
    assert not gone(pids[1])
    other.send("endless-cancel.id", 1, cancelJob=theirs["job"])
    until(lambda: gone(pids[1]))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("known", "x", "cannot be read"),
        ("refused", 61, "61"),
        ("broken", 1, "was not done"),
        ("dead", 1, "was not done"),
    ],
)
def test_what_goes_wrong_is_told(
    page: Page, name: str, value: object, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    told = page.told(name, value)
    assert message in told, told
    assert "Traceback" not in told


def test_nothing_is_asked_by_a_page_that_has_no_value_yet(page: Page) -> None:
    assert page.send("known-answer", None).status_code == 204


def test_forged_handles_are_refused(page: Page, application: Dash) -> None:
    handles = page.start("known", 3)
    page.wait("known", handles)
    stranger = Page(application)
    victim = psutil.Process(os.getpid())
    forged: list[tuple[str, dict[str, Any], int]] = [
        ("known-answer", {"endId": "x"}, 400),
        ("known-answer", {"endId": stranger.end_id, **handles}, 400),
        ("known-answer", {"cacheKey": "secret", "job": "1"}, 400),
        ("known-answer", {**handles, "job": str(victim.pid)}, 400),
        ("known-answer", {**handles, "cacheKey": handles["cacheKey"][::-1]}, 400),
        ("known-answer", {"cacheKey": handles["cacheKey"]}, 400),
        ("known-answer", {"job": handles["job"]}, 400),
        ("known-answer", {**handles, "job": [handles["job"]] * 2}, 400),
        ("known-answer", {"oldJob": str(victim.pid)}, 400),
        ("known-answer", {"oldJob": [handles["job"]] * 100}, 400),
        ("known-answer", {"cancelJob": f"{victim.pid}~{'0' * 64}"}, 400),
        ("known-answer", {"anything": "else"}, 400),
        ("endless-answer", handles, 400),
        ("endless-cancel.id", {"cancelJob": str(victim.pid)}, 400),
        ("endless-cancel.id", {"cancelJob": "؟~\x00"}, 400),
        ("endless-cancel.id", handles, 400),
    ]
    for name, given, status in forged:
        assert page.send(name, 3, **given).status_code == status, (name, given)
    assert page.poll("known", handles)


def test_without_a_page_there_is_no_work(page: Page) -> None:
    body = page.visitor.body(page.visitor.output("known-answer"), 3)
    answer = page.visitor.client.post(CALLBACKS, json=body)
    assert answer.status_code == 400
    assert "Reload" in answer.json["error"]


def test_nobody_else_may_enter_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "cache"
    Folder(folder).set("name", {"a": [1, "ب"]}, 60)
    assert Folder(folder).get("name") == {"a": [1, "ب"]}
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o777)
    make_private(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").touch()
    with pytest.raises(TarazuError) as caught:
        make_private(tmp_path / "file" / "cache")
    assert caught.value.code == "error.background.folder"


class Planted:
    """Something that acts when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self.path,))


def test_what_somebody_planted_in_the_folder_is_not_run(tmp_path: Path) -> None:
    folder, acted = tmp_path / "cache", tmp_path / "acted"
    Folder(folder).set("name", 1, 60)
    with diskcache.Cache(str(folder), disk=diskcache.Disk) as cache:
        cache.set("planted", Planted(acted))
    with sqlite3.connect(folder / "cache.db") as database:
        (planted,) = database.execute("SELECT value FROM Cache WHERE mode = 4").fetchone()
        database.execute("UPDATE Cache SET value = ?, mode = 4 WHERE mode != 4", (planted,))
    database.close()
    with pytest.raises(ValueError, match="not plain"):
        Folder(folder).get("name")
    assert not acted.exists()


@pytest.mark.skipif(os.name != "posix", reason="gunicorn and signals are of POSIX")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL], ids=["asked", "killed"])
def test_no_process_outlives_the_server(
    place: Settings, tmp_path: Path, ending: signal.Signals
) -> None:
    settings = dataclasses.replace(place, cache_dir=tmp_path / "cache")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "--workers", "1", "--threads", "2"),
            *("--bind", "127.0.0.1:0", "--log-level", "info"),
            "tests.callbacks.background_app:application",
        ],
        env=environment(settings),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr
    said: list[str] = []
    for line in server.stderr:
        said.append(line)
        found = re.search(r"Listening at: (http://\S+)", line)
        if found:
            break
    address = found[1]  # type: ignore[index]
    pid = _endless(address)
    family = [*psutil.Process(server.pid).children(recursive=True), psutil.Process(pid)]
    for process in [psutil.Process(server.pid), *family] if ending == signal.SIGKILL else []:
        # The helper and the work are left to notice it themselves.
        if "forkserver" not in " ".join(process.cmdline()) and process.pid != pid:
            process.send_signal(ending)
    if ending == signal.SIGTERM:
        server.terminate()
    said += server.stderr.read().splitlines()
    server.wait(PATIENCE)
    until(lambda: all(gone(process.pid) for process in family))
    server.stderr.close()
    assert not [line for line in said if "Warning" in line or "Traceback" in line], said


def _endless(address: str) -> int:
    """Start the endless work of a server, and give the number of its process."""
    with urlopen(address) as answer:  # - our own server
        end_id = re.search(r'"end_id":\s*"([^"]+)"', answer.read().decode())[1]  # type: ignore[index]
    body = json.dumps(
        {
            "output": "endless-answer.children",
            "outputs": {"id": "endless-answer", "property": "children"},
            "inputs": [{"id": "endless-value", "property": "data", "value": 1}],
            "changedPropIds": ["endless-value.data"],
            "state": [],
        }
    ).encode()

    def post(**handles: str) -> dict[str, Any]:
        query = urlencode({"endId": end_id, **handles})
        sent = Request(f"{address}{CALLBACKS}?{query}", body, {"Content-Type": "application/json"})
        with urlopen(sent) as answer:
            return dict(json.load(answer))

    first = post()
    handles = {part: str(first[part]) for part in ("cacheKey", "job")}
    return int(until(lambda: post(**handles).get("progress", {}).get("endless-bar.value")))
