"""An application on a port of its own and a tab in front of it, for as long as tests need them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dash import Dash
from dash.testing.browser import Browser
from werkzeug.serving import make_server

from tests.browser.screen import Screen


class Complaints(logging.Handler):
    """Keeps what the server logs at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(self.format(record))


@contextmanager
def serving(application: Dash) -> Iterator[str]:
    """Serve on a port that was free; gives the address."""
    server = make_server("127.0.0.1", 0, application.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def visiting(
    browser: Browser, address: str, complaints: Complaints, tmp_path: Path, name: str | None = None
) -> Iterator[Screen]:
    """Open a clean tab of somebody, who may have given a name.

    At its end nothing may have been fetched from elsewhere, and neither the browser nor the server
    may have complained.
    """
    opened = Screen(browser, address, tmp_path)
    if name is not None:
        opened.choose("tarazu-name", name)
    yield opened
    opened.leave()
    assert opened.foreign == []
    assert opened.console == []
    assert complaints.texts == []
