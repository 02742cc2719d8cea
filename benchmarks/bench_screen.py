"""How long from a key or the mouse on a scale until the whole table is painted anew.

    python -m benchmarks.bench_screen

Real input events go to a real browser through its own protocol. The page itself takes the time:
from the event's time stamp until the frame after the last change of a text or of a row's place is
painted (a message posted in that frame's animation callback arrives). The chart's paths change in
the same step as the texts. Events come far enough apart that what is done when the hand rests falls
between them.

Then forty events come 16 ms apart, ready or not. A tick is drawn if the page was
changed to its weight; the frames are those that were painted for them, fewer where events come
faster than the display. Of the mouse the browser itself passes on one move to a frame, so the goal
is held to the keys.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
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
  window.painted = [];
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
  // Rows that left the view are taken away only when they have glided out.
  const gone = (record) => record.target.classList.contains("ag-center-cols-container");
  const watcher = new MutationObserver(function (records) {
    if (records.every(gone)) return;
    changed = true;
    afterPaint(note);
  });
  for (const place of document.querySelectorAll(".scales, #priorities-grid")) {
    watcher.observe(place, {subtree: true, childList: true, attributeFilter: ["row-index"]});
  }
  window.drawn = [];
  function see(where) {
    if (where.at(-1) !== written.textContent) where.push(written.textContent);
  }
  new MutationObserver(() => see(window.drawn)).observe(written, {childList: true});
  let last = null;
  function note() { last = performance.now(); }
  window.takeTime = function () {
    const took = changed && since !== null ? last - since : null;
    since = null; changed = false;
    return took;
  };
  (function look() {
    see(window.painted);
    requestAnimationFrame(look);
  })();
"""

Event = tuple[str, dict[str, Any]]
"""A command of the browser's protocol and its parameters."""


def keys(weights: Sequence[int], start: int) -> Iterator[Event]:
    """The key events that take the focused scale through weights one step apart."""
    for before, after in zip([start, *weights], weights, strict=False):
        key, code = ("ArrowUp", 38) if after > before else ("ArrowDown", 40)
        how = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        yield "Input.dispatchKeyEvent", {"type": "rawKeyDown", **how}


def moves(weights: Sequence[int], track: dict[str, float]) -> Iterator[Event]:
    """The mouse moves that drag a held thumb through weights; the scale runs from right to left."""
    for weight in weights:
        x = track["x"] + track["width"] * (1 - weight / 10)
        yield "Input.dispatchMouseEvent", _mouse("mouseMoved", x, track["y"] + track["height"] / 2)


def _mouse(kind: str, x: float, y: float) -> dict[str, Any]:
    return {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1}


def opened(browser: Browser, address: str, query: str = "") -> WebDriver:
    """Open the weighing table on a projector and begin to watch it."""
    driver = browser.driver
    size = {"width": 1920, "height": 1080, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.get(f"{address}/priorities{query}")
    browser.wait_for_element("#priorities-arranged[data-ready]", timeout=120)
    driver.execute_script(WATCH)
    return driver


def timed(driver: WebDriver, events: Iterator[Event]) -> list[float]:
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


Way = Callable[[WebDriver, Sequence[int]], Iterator[Event]]


def by_key(driver: WebDriver, weights: Sequence[int]) -> Iterator[Event]:
    """Give the focus to the thumb, and the key events that take it through weights."""
    driver.execute_script("document.querySelector(arguments[0]).focus()", THUMB)
    return keys(weights, start=1)


def by_mouse(driver: WebDriver, weights: Sequence[int]) -> Iterator[Event]:
    """Take hold of the thumb, and give the moves that drag it through weights."""
    place = "return document.querySelector(arguments[0]).getBoundingClientRect().toJSON()"
    thumb = driver.execute_script(place, THUMB)
    track = driver.execute_script(place, "#scale-economy .dash-slider-root")
    x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", _mouse("mousePressed", x, y))
    return moves(weights, track)


def burst(driver: WebDriver, way: Way) -> tuple[int, int]:
    """Send forty events 16 ms apart, not waiting; how many were drawn, in how many frames."""
    events = list(way(driver, list(islice(cycle(WEIGHTS), TICKS))))
    sleep(REST)
    driver.execute_script(
        "drawn.splice(0, drawn.length - 1); painted.splice(0, painted.length - 1)"
    )
    before = driver.execute_script("return [drawn.length, painted.length]")
    trio.run(_burst, _socket(driver), events)
    sleep(5 * REST)
    after = driver.execute_script("return [drawn.length, painted.length]")
    return after[0] - before[0], after[1] - before[1]


def _socket(driver: WebDriver) -> str:
    where = driver.capabilities["goog:chromeOptions"]["debuggerAddress"]
    with urlopen(f"http://{where}/json/list") as answer:
        pages = json.load(answer)
    return next(page["webSocketDebuggerUrl"] for page in pages if "/priorities" in page["url"])


async def _burst(address: str, events: list[Event]) -> None:
    async with open_websocket_url(address) as socket:
        start = trio.current_time()
        for number, (command, parameters) in enumerate(events):
            await trio.sleep_until(start + number * TICK)
            message = {"id": number, "method": command, "params": parameters}
            await socket.send_message(json.dumps(message))
        for _ in events:
            await socket.get_message()


WAYS = (("key", by_key, ""), ("mouse", by_mouse, ""), ("chosen", by_key, "?s=47"))
"""The last draws the steps of a chosen service under all six scales besides."""


def main() -> None:
    """Print the table and which goal is missed."""
    weights = list(islice(cycle(WEIGHTS), EVENTS + WARM_UP))
    verdicts = []
    times_of = f"{'median, ms':>12}{'p95, ms':>10}"
    print(f"{'services':>9}  {'moved by':<10}{times_of}{'drawn':>10}{'frames':>9}")
    for services, goal in GOALS.items():
        with TemporaryDirectory() as folder, browsing() as browser:
            whole = services > CITY_SERVICES
            package = package_of(services, Path(folder)) if whole else ROOT / "data"
            with serving(Path(folder) / "tarazu.db", package) as running:
                for name, way, query in WAYS:
                    driver = opened(browser, running.address, query)
                    times = timed(driver, way(driver, weights))
                    drawn, frames = burst(opened(browser, running.address, query), way)
                    p95 = quantiles(times, n=20)[-1]
                    found = f"{median(times):>12.0f}{p95:>10.0f}"
                    print(f"{services:>9,}  {name:<10}{found}{drawn:>4} of {TICKS}{frames:>9}")
                    verdict = "met" if p95 <= goal else "MISSED"
                    at = f"goal at {services:,} by {name}"
                    verdicts.append(f"{at}, p95 {goal} ms: {verdict} ({p95:.0f} ms)")
                    if way is by_key:
                        verdict = "met" if drawn == TICKS else "MISSED"
                        verdicts.append(
                            f"{at}, {TICKS} of {TICKS} ticks drawn: {verdict} ({drawn})"
                        )
    print("", *verdicts, sep="\n")


if __name__ == "__main__":
    main()
