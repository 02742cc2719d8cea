"""How smoothly a timeline of 700 items scrolls, beside one with all its rows in the document.

    python -m benchmarks.bench_timeline

A made-up plan on the page of the roadmap, in a real browser. Each step scrolls by a few rows; the
page itself takes the time until the rows stand and are laid out, and how far the painted frames
lie apart. Drawing the plan anew (after a weight has moved) is timed the same way.
"""

from __future__ import annotations

from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from benchmarks.installation import ROOT, browsing, serving

ITEMS = 700
STEPS = 240
BY = 100
"""Pixels that each step scrolls."""
GOAL = 16.7
"""Milliseconds of a frame; 95 of 100 steps have to leave the browser half of it."""
SCRIPT = (ROOT / "tests" / "vectors" / "many_rows.js").read_text(encoding="utf-8")
OPEN = f"{SCRIPT}; window.many = manyRows(window.tarazu, {ITEMS})"
SCROLL = """
  const [steps, by, done] = arguments;
  const { place, timeline } = many;
  const work = [], frames = [];
  let most = 0, last = null, number = 0;
  place.scrollTop = 0;
  requestAnimationFrame(function step(now) {
    if (last !== null) frames.push(now - last);
    last = now;
    if (number === steps) return done([work, frames, most]);
    number += 1;
    const begun = performance.now();
    place.scrollTop += by;
    timeline.window(false);
    place.getBoundingClientRect();
    work.push(performance.now() - begun);
    most = Math.max(most, place.querySelectorAll(".plan-row").length);
    requestAnimationFrame(step);
  });
"""
DRAW = """
  const times = [];
  for (let i = 0; i < 20; i += 1) {
    const begun = performance.now();
    many.show();
    many.place.getBoundingClientRect();
    times.push(performance.now() - begun);
  }
  return times;
"""
WHOLE = """
  many.timeline.window = function () { this.rows.forEach((_, r) => this.placeRow(r, true)); };
"""


def at(times: list[float], share: int) -> float:
    """The time that so many of a hundred stay below."""
    return quantiles(times, n=100, method="inclusive")[share - 1]


def main() -> None:
    """Print the times and whether the goal is met."""
    with (
        TemporaryDirectory() as folder,
        browsing() as browser,
        serving(Path(folder) / "tarazu.db") as running,
    ):
        driver = browser.driver
        size = {"width": 1920, "height": 1080, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get(f"{running.address}/roadmap")
        browser.wait_for_element(".roadmap[data-method=solver]", timeout=120)
        driver.execute_script(OPEN)
        work, frames, most = driver.execute_async_script(SCROLL, STEPS, BY)
        drawn = driver.execute_script(DRAW)
        driver.execute_script(WHOLE)
        whole = driver.execute_script(DRAW)
    print(f"{ITEMS} items, at most {most} rows in the document")
    for name, times in (
        ("a step of scrolling, its work", work),
        ("from frame to frame", frames),
        ("draw the plan anew", drawn),
        ("peer: draw it with every row in the document", whole),
    ):
        print(f"{name:<48}{at(times, 50):>8.1f} ms, p95 {at(times, 95):>7.1f} ms")
    met = at(work, 95) <= GOAL / 2
    said = "met" if met else "MISSED"
    print(f"\ngoal a step of scrolling, p95 within half a frame, {GOAL / 2:.1f} ms: {said}")


if __name__ == "__main__":
    main()
