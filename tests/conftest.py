"""What every test shares: the browser that dash.testing drives."""

from __future__ import annotations

import shutil

from selenium.webdriver.chrome.options import Options

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,1000",
)


def pytest_setup_options() -> Options:
    """Give dash.testing a quiet Chromium of a known size.

    Debian's Chromium is taken when it is there; elsewhere the driver finds its own browser, or
    `DASH_TEST_CHROMEPATH` names it.
    """
    options = Options()
    chromium = shutil.which("chromium")
    if chromium:
        options.binary_location = chromium
    for argument in CHROMIUM_ARGUMENTS:
        options.add_argument(argument)
    return options
