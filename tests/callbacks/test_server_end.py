"""No process outlives the server, however it ends; gunicorn and its signals are of POSIX."""

from __future__ import annotations

import dataclasses
import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import psutil
import pytest

from model.settings import ROOT, Settings
from tests.callbacks.background_page import PATIENCE, ended, environment, until
from tests.callbacks.conftest import CALLBACKS


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
    for process in family:
        ended(process.pid)
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
