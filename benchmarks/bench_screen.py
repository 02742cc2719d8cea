"""How long from a key or the mouse on a scale until the whole table is painted anew.

    python -m benchmarks.bench_screen

Real input events go to a real browser through its own protocol. The page itself takes the time:
from the event's time stamp until the frame after the last change of scales and grid is painted (a
message posted in that frame's animation callback arrives). The chart's paths change in the same
step. Events come far enough apart that what is done when the hand rests falls between them.

Then forty keys come 16 ms apart, whether the page is ready or not; a tick is drawn if a frame shows
its weight.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any
from urllib.request import urlopen

import trio
from dash.testing.browser import Browser
from selenium.webdriver.remote.webdriver import WebDriver
from trio_websocket import open_websocket_url

from benchmarks.installation import CITY_SERVICES, ROOT, browsing, package_of, serving

GOALS = {CITY_SERVICES: 60, 2_000: 100}
"""Milliseconds for 95 of 100 events, by number of services."""
EVENTS = 60
WARM_UP = 5
REST = 0.4
TICKS = 40
TICK = 0.016
THUMB = "#scale-economy [role=slider]"
WEIGHTS = [*range(2, 11), *range(9, -1, -1), 1]
"""Weights one step apart, beginning after the report's 1."""
WATCH = """
  window.shown = [];
  const written = document.querySelector(".scale[data-index=economy] .scale-value");
  let since = null, changed = false;

  for (const kind of ["keydown", "pointermove"]) {
    document.addEventListener(kind, (event) => { since ??= event.timeStamp; }, true);
  }
  function afterPaint(act) {
    requestAnimationFrame(function () {
      const channel = new MessageChannel();
      channel.port1.onmessage = act;
      channel.port2.postMessage(null);
    });
  }
  const watcher = new MutationObserver(() => { changed = true; afterPaint(note); });
  for (const place of document.querySelectorAll(".scales, #priorities-grid")) {
    watcher.observe(place, {subtree: true, childList: true, attributes: true, characterData: true});
  }
  let last = null;
  function note() { last = performance.now(); }
  window.takeTime = function () {
    const took = changed && since !== null ? last - since : null;
    since = null; changed = false;
    return took;
  };
  (function look() {
    if (window.shown.at(-1) !== written.textContent) window.shown.push(written.textContent);
    requestAnimationFrame(look);
  })();
"""


def keys(weights: Sequence[int], start: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The key events that take the focused scale through weights one step apart."""
    for before, after in zip([start, *weights], weights, strict=False):
        key, code = ("ArrowUp", 38) if after > before else ("ArrowDown", 40)
        how = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        yield "Input.dispatchKeyEvent", {"type": "rawKeyDown", **how}


def moves(weights: Sequence[int], track: dict[str, float]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The mouse moves that drag a held thumb through weights; the scale runs from right to left."""
    for weight in weights:
        x = track["x"] + track["width"] * (1 - weight / 10)
        yield "Input.dispatchMouseEvent", _mouse("mouseMoved", x, track["y"] + track["height"] / 2)


def _mouse(kind: str, x: float, y: float) -> dict[str, Any]:
    return {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1}


def opened(browser: Browser, address: str) -> WebDriver:
    """Open the weighing table on a projector and begin to watch it."""
    driver = browser.driver
    size = {"width": 1920, "height": 1080, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.get(f"{address}/priorities")
    browser.wait_for_element("#priorities-arranged[data-ready]", timeout=120)
    driver.execute_script(WATCH)
    return driver


def timed(driver: WebDriver, events: Iterator[tuple[str, dict[str, Any]]]) -> list[float]:
    """Send events one by one; milliseconds until each was painted."""
    found = []
    for command, parameters in events:
        driver.execute_script("takeTime()")
        driver.execute_cdp_cmd(command, parameters)
        sleep(REST)
        took = driver.execute_script("return takeTime()")
        if took is not None:
            found.append(took)
    return found[WARM_UP:]


def by_key(driver: WebDriver, weights: Sequence[int]) -> list[float]:
    """Times of key presses."""
    driver.execute_script("document.querySelector(arguments[0]).focus()", THUMB)
    return timed(driver, keys(weights, start=1))


def by_mouse(driver: WebDriver, weights: Sequence[int]) -> list[float]:
    """Times of the moves of a drag."""
    place = "return document.querySelector(arguments[0]).getBoundingClientRect().toJSON()"
    thumb = driver.execute_script(place, THUMB)
    track = driver.execute_script(place, "#scale-economy .dash-slider-root")
    x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", _mouse("mousePressed", x, y))
    found = timed(driver, moves(weights, track))
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", _mouse("mouseReleased", x, y))
    return found


def drawn(driver: WebDriver) -> int:
    """Send forty keys 16 ms apart, waiting for nothing; how many weights a frame showed."""
    weights = list(islice(cycle(WEIGHTS), TICKS))
    driver.execute_script("document.querySelector(arguments[0]).focus()", THUMB)
    sleep(REST)
    driver.execute_script("shown.splice(0, shown.length - 1)")
    trio.run(_burst, _socket(driver), list(keys(weights, start=1)))
    sleep(5 * REST)
    shown = driver.execute_script("return shown.slice(1)")
    return len(shown)


def _socket(driver: WebDriver) -> str:
    where = driver.capabilities["goog:chromeOptions"]["debuggerAddress"]
    with urlopen(f"http://{where}/json/list") as answer:
        pages = json.load(answer)
    return next(page["webSocketDebuggerUrl"] for page in pages if "/priorities" in page["url"])


async def _burst(address: str, events: list[tuple[str, dict[str, Any]]]) -> None:
    async with open_websocket_url(address) as socket:
        start = trio.current_time()
        for number, (command, parameters) in enumerate(events):
            await trio.sleep_until(start + number * TICK)
            message = {"id": number, "method": command, "params": parameters}
            await socket.send_message(json.dumps(message))
        for _ in events:
            await socket.get_message()


def main() -> None:
    """Print the table and which goal is missed."""
    weights = list(islice(cycle(WEIGHTS), EVENTS + WARM_UP))
    verdicts = []
    print(f"{'services':>9}  {'moved by':<10}{'median, ms':>12}{'p95, ms':>10}{'drawn':>12}")
    for services, goal in GOALS.items():
        with TemporaryDirectory() as folder, browsing() as browser:
            whole = services > CITY_SERVICES
            package = package_of(services, Path(folder)) if whole else ROOT / "data"
            with serving(Path(folder) / "tarazu.db", package) as running:
                times = {}
                for name, move in (("key", by_key), ("mouse", by_mouse)):
                    times[name] = move(opened(browser, running.address), weights)
                shown = drawn(opened(browser, running.address))
        for name, found in times.items():
            p95 = quantiles(found, n=20)[-1]
            ticks = f"{shown} of {TICKS}" if name == "key" else ""
            print(f"{services:>9,}  {name:<10}{median(found):>12.0f}{p95:>10.0f}{ticks:>12}")
            verdict = "met" if p95 <= goal else "MISSED"
            verdicts.append(
                f"goal at {services:,} by {name}, p95 {goal} ms: {verdict} ({p95:.0f} ms)"
            )
        verdict = "met" if shown == TICKS else "MISSED"
        verdicts.append(
            f"goal at {services:,}, {TICKS} of {TICKS} ticks drawn: {verdict} ({shown})"
        )
    print("", *verdicts, sep="\n")


if __name__ == "__main__":
    main()
