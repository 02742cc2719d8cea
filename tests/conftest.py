"""What every test shares: the application on a store of its own, and the browser."""

from __future__ import annotations

import shutil

import pytest
from dash import Dash
from selenium.webdriver.chrome.options import Options

from model.settings import Settings
from tests.installation import own_settings

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages that were left would go on taking memory and time.
    "--disable-back-forward-cache",
    "--window-size=1400,1000",
)


def pytest_setup_options() -> Options:
    """Give dash.testing a quiet Chromium of a known size.

    Debian's Chromium is taken when it is there; elsewhere the driver finds its own browser, or
    `DASH_TEST_CHROMEPATH` names it.
    """
    options = WholeConsole()
    chromium = shutil.which("chromium")
    if chromium:
        options.binary_location = chromium
    for argument in CHROMIUM_ARGUMENTS:
        options.add_argument(argument)
    return options


class WholeConsole(Options):
    """Options that keep everything the browser says, not only what dash.testing asks for."""

    def set_capability(self, name: str, value: object) -> None:
        if name == "goog:loggingPrefs":
            value = {"browser": "ALL"}
        super().set_capability(name, value)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an application with a store of its own, filled from ``data/``."""
    return own_settings(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def application(settings: Settings) -> Dash:
    """The whole application; tests that change what is kept make their own."""
    from app import create_app

    return create_app(settings)
