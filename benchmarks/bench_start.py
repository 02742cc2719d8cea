"""How soon the first page is there, and how much memory the running application takes.

    python -m benchmarks.bench_start

A start is `python app.py` until a browser shows the council's view. The very first one also makes
the store and fills it from the data package. Memory is that of the process after every page has
been opened in both languages and a file has been made.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil
from dash.testing.browser import Browser

from benchmarks.installation import Installation, browsing, serving

STARTS = 5
GOAL_SECONDS = 3.0
GOAL_MEGABYTES = 200
PAGES = {
    "/": ".home-stand",
    "/priorities": "#priorities-arranged[data-ready]",
    "/services": ".ag-row",
    "/services/69": ".service .card-box",
    "/data": ".ag-row",
}


def first_page(browser: Browser, running: Installation) -> float:
    """Seconds that a browser takes from the address to the council's view."""
    start = perf_counter()
    browser.driver.get(running.address)
    browser.wait_for_element(PAGES["/"], timeout=30)
    return perf_counter() - start


def megabytes(running: Installation) -> float:
    """Resident memory of the process and those it started."""
    process = psutil.Process(running.process.pid)
    family = [process, *process.children(recursive=True)]
    return sum(one.memory_info().rss for one in family) / 1e6


def use(browser: Browser, running: Installation) -> None:
    """Open every page in both languages, and make a file."""
    for language in ("fa", "en"):
        browser.driver.add_cookie({"name": "tarazu-language", "value": language})
        for path, ready in PAGES.items():
            browser.driver.get(running.address + path)
            browser.wait_for_element(ready, timeout=30)
    browser.driver.get(running.address + "/priorities")
    browser.wait_for_element(PAGES["/priorities"], timeout=30)
    browser.driver.execute_script("document.getElementById('priorities-excel').click()")


def main() -> None:
    """Print the table and which goal is missed."""
    print(f"{'start':<28}{'answers, s':>12}{'shown, s':>12}{'memory, MB':>12}{'in use, MB':>12}")
    worst: dict[str, float] = {}
    with TemporaryDirectory() as folder, browsing() as browser:
        store = Path(folder) / "tarazu.db"
        with serving(store) as running:
            shown = running.answered_after + first_page(browser, running)
            _line("the very first", running.answered_after, shown, megabytes(running), None)
        worst["the very first start"] = shown
        answers, shows, before, after = [], [], [], []
        for number in range(STARTS):
            with serving(store) as running:
                answers.append(running.answered_after)
                shows.append(running.answered_after + first_page(browser, running))
                before.append(megabytes(running))
                if number == 0:
                    use(browser, running)
                    after.append(megabytes(running))
        _line(
            f"later, median of {STARTS}", median(answers), median(shows), median(before), after[0]
        )
    worst["a later start"] = median(shows)
    print()
    for name, seconds in worst.items():
        verdict = "met" if seconds <= GOAL_SECONDS else "MISSED"
        print(
            f"goal for {name}, {GOAL_SECONDS:.0f} s to the first page: {verdict} ({seconds:.1f} s)"
        )
    verdict = "met" if after[0] <= GOAL_MEGABYTES else "MISSED"
    print(f"goal for memory in use, {GOAL_MEGABYTES} MB: {verdict} ({after[0]:.0f} MB)")


def _line(name: str, answers: float, shown: float, before: float, after: float | None) -> None:
    used = "" if after is None else f"{after:.0f}"
    print(f"{name:<28}{answers:>12.2f}{shown:>12.2f}{before:>12.0f}{used:>12}")


if __name__ == "__main__":
    main()
