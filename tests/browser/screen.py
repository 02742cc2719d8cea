"""What a test does at the screen: open a page, wait for what it should show, press keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from dash.testing.browser import Browser
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

Found = TypeVar("Found")

PATIENCE = 20
"""Seconds after which something that should appear counts as missing."""
PHONE, LAPTOP, PROJECTOR = 390, 1400, 1920
READY = {"/priorities": "#priorities-arranged[data-ready]"}
"""What stands on a page once it is ready to be used; elsewhere its heading."""
HEADING = "main h1"

LANGUAGES = ("fa", "en")
THEMES = ("light", "dark")


class Screen:
    """One tab of the shared browser.

    Parameters
    ----------
    browser : dash.testing.browser.Browser
    address : str
        Of the running application, such as ``http://127.0.0.1:5000``.
    downloads : Path
        Folder for the files that the tab downloads.
    """

    def __init__(self, browser: Browser, address: str, downloads: Path) -> None:
        self.driver: WebDriver = browser.driver
        self.address = address
        self.downloads = downloads
        self.foreign: list[str] = []
        self.console: list[str] = []
        self._first = self.driver.current_window_handle
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.cdp("Network.clearBrowserCookies")
        self.cdp("Storage.clearDataForOrigin", origin=address, storageTypes="local_storage")
        self.cdp("Emulation.setEmulatedMedia", media="")
        self.cdp(
            "Browser.setDownloadBehavior",
            behavior="allow",
            downloadPath=str(downloads),
            eventsEnabled=False,
        )

    # Opening and leaving

    def open(
        self,
        path: str,
        lang: str | None = "fa",
        theme: str | None = "light",
        width: int = LAPTOP,
        height: int = 1000,
        ready: str | None = None,
    ) -> None:
        """Open a page and wait until it is ready; `lang` None is a visitor who chose none."""
        self._note_resources()
        self.resize(width, height)
        self.choose("tarazu-language", lang)
        self.choose("tarazu-theme", theme)
        self.driver.get(self.address + path)
        self.wait_for(ready or READY.get(urlsplit(path).path, HEADING))

    def choose(self, cookie: str, value: str | None) -> None:
        """Set what the visitor chose before, or forget it."""
        if value is None:
            self.cdp("Network.deleteCookies", name=cookie, url=self.address)
        else:
            self.cdp("Network.setCookie", name=cookie, value=value, url=self.address)

    def resize(self, width: int, height: int = 1000) -> None:
        """Make the window so wide and high; the narrow one is a phone."""
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width <= PHONE,
        )

    def new_tab(self) -> None:
        """Open a second tab and go on there; it shares nothing with the first but the cookies."""
        self._note_resources()
        self.driver.switch_to.new_window("tab")

    def leave(self) -> None:
        """Collect what was complained of, and tidy up for the next test."""
        self._note_resources()
        self.driver.get("about:blank")
        self.console += [f"{e['level']}: {e['message']}" for e in self.driver.get_log("browser")]
        for handle in self.driver.window_handles:
            if handle != self._first:
                self.driver.switch_to.window(handle)
                self.driver.close()
        self.driver.switch_to.window(self._first)
        self.cdp("Emulation.clearDeviceMetricsOverride")

    def expect_console(self, *parts: str) -> None:
        """Take out of the console the lines that hold one of `parts`; all must have been there."""
        lines = [f"{e['level']}: {e['message']}" for e in self.driver.get_log("browser")]
        for part in parts:
            assert any(part in line for line in lines), (part, lines)
        self.console += [line for line in lines if not any(part in line for part in parts)]

    def _note_resources(self) -> None:
        loaded = self.js("return performance.getEntriesByType('resource').map(one => one.name)")
        mine = ("data:", "blob:", self.address + "/")
        self.foreign += [name for name in loaded if not name.startswith(mine)]

    # Asking

    def js(self, script: str, *arguments: object) -> Any:
        """Run a script in the page and give what it returns."""
        return self.driver.execute_script(script, *arguments)

    def cdp(self, command: str, **parameters: object) -> dict[str, Any]:
        """Ask the browser itself."""
        return self.driver.execute_cdp_cmd(command, parameters)

    def all(self, selector: str) -> list[WebElement]:
        """Every element that the selector finds now."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """The visible text of each element found, read at one moment."""
        return self.js(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())",
            selector,
        )

    def text(self, selector: str) -> str:
        """The visible text of the first element found, once it is there."""
        self.wait_for(selector)
        return self.texts(selector)[0]

    @property
    def path(self) -> str:
        """Path of the address bar."""
        return self.js("return location.pathname")

    @property
    def query(self) -> str:
        """Query string of the address bar, as a person reads it."""
        return self.js("return decodeURIComponent(location.search)")

    @property
    def direction(self) -> str:
        """Direction in which the document is laid out."""
        return self.js("return getComputedStyle(document.body).direction")

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return self.js(
            "const page = document.documentElement; return page.scrollWidth - page.clientWidth"
        )

    # Waiting

    def until(self, found: Callable[[], Found], what: str) -> Found:
        """Wait until `found` gives something true, and give it."""

        def look(_: WebDriver) -> Found | None:
            try:
                return found()
            except StaleElementReferenceException:
                return None  # it was drawn anew meanwhile

        return WebDriverWait(self.driver, PATIENCE, 0.05).until(look, f"waited for {what}")

    def wait_for(self, selector: str) -> WebElement:
        """Wait for an element."""
        return self.until(lambda: (self.all(selector) or [None])[0], selector)

    def wait_gone(self, selector: str) -> None:
        """Wait until there is no such element."""
        self.until(lambda: not self.all(selector), f"no {selector}")

    def wait_text(self, selector: str, text: str) -> None:
        """Wait until an element found has `text` in it."""
        self.until(
            lambda: any(text in found for found in self.texts(selector)),
            f"{text!r} in {selector}, which has {self.texts(selector)}",
        )

    def wait_query(self, *parts: str) -> None:
        """Wait until the address bar has every part."""
        self.until(lambda: all(part in self.query for part in parts), f"{parts} in the address")

    def wait_no_query(self, *parts: str) -> None:
        """Wait until the address bar has none of the parts."""
        self.until(
            lambda: not any(part in self.query for part in parts), f"no {parts} in the address"
        )

    # Doing

    def click(self, selector: str) -> None:
        """Click an element with the mouse once it is there and takes clicks."""
        where = "{block: 'center', inline: 'nearest', behavior: 'instant'}"

        def clicked() -> bool:
            found = self.all(selector)
            if not found or not found[0].is_enabled():
                return False
            self.js(f"arguments[0].scrollIntoView({where})", found[0])
            found[0].click()
            return True

        # What is drawn anew between finding and clicking is looked for again.
        self.until(clicked, f"{selector} to click")

    def type(self, selector: str, text: str) -> None:
        """Type a text into a field in place of what it holds."""
        field = self.wait_for(selector)
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(text or Keys.DELETE)

    def keys(self, *keys: str) -> None:
        """Press keys, one after the other, on whatever has the focus."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def chord(self, *keys: str) -> None:
        """Press keys together, such as Ctrl and Z."""
        chain = ActionChains(self.driver)
        for key in keys[:-1]:
            chain.key_down(key)
        chain.send_keys(keys[-1])
        for key in reversed(keys[:-1]):
            chain.key_up(key)
        chain.perform()

    def focused(self) -> WebElement:
        """The element that has the focus."""
        return self.driver.switch_to.active_element

    def tab_to(self, selector: str, most: int = 60) -> WebElement:
        """Press Tab until an element that the selector finds has the focus."""
        for _ in range(most):
            self.keys(Keys.TAB)
            if self.js("return document.activeElement.matches(arguments[0])", selector):
                return self.focused()
        raise AssertionError(f"{most} times Tab did not reach {selector}")

    def downloaded(self, name: str) -> Path:
        """Wait for a downloaded file."""
        path = self.downloads / name
        return self.until(lambda: path if path.is_file() else None, f"the download {name}")
