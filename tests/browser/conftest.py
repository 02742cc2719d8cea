"""A running application and a browser in front of it, both shared, each test in a clean tab."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from dash import Dash
from dash.testing.browser import Browser

from app import create_app
from tests.browser.screen import Screen
from tests.browser.serving import Complaints, serving, visiting
from tests.installation import own_settings


@pytest.fixture(scope="session")
def address(application: Dash) -> Iterator[str]:
    """The address of the running application, on a port that was free."""
    with serving(application) as address:
        yield address


@pytest.fixture(scope="session")
def browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """The browser of dash.testing, started once: a test then takes a second or two."""
    with starting(request, tmp_path_factory) as started:
        yield started


@pytest.fixture
def second_browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Somebody else's, who shares nothing with the first: no cookie, no tab, no history."""
    with starting(request, tmp_path_factory) as started:
        yield started


@contextmanager
def starting(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Start a browser, and end it."""
    with Browser(
        browser=request.config.getoption("webdriver"),
        headless=request.config.getoption("headless"),
        options=request.config.hook.pytest_setup_options(),
        download_path=str(tmp_path_factory.mktemp("downloads")),
        percy_run=False,
        pause=request.config.getoption("pause"),
    ) as started:
        started.driver.implicitly_wait(0)
        yield started


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """What the server complains of during the test."""
    handler = Complaints()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def screen(
    address: str, browser: Browser, complaints: Complaints, tmp_path: Path
) -> Iterator[Screen]:
    """A clean tab; the test fails at its end if browser or server complained or went elsewhere."""
    with visiting(browser, address, complaints, tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def desk_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an application with a store of its own, since these tests change it."""
    with serving(create_app(own_settings(tmp_path_factory.mktemp("desk")))) as address:
        yield address


@pytest.fixture
def desk(
    desk_address: str, browser: Browser, complaints: Complaints, tmp_path: Path
) -> Iterator[Screen]:
    """A tab of somebody who gave her name."""
    with visiting(browser, desk_address, complaints, tmp_path, name="Maryam") as opened:
        yield opened
