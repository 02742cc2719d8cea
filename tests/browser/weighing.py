"""The weighing table as a test handles it."""

from __future__ import annotations

import itertools
import re
from itertools import pairwise
from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.webelement import WebElement

from tests.browser.expected import MARKS, Expected, digits, title
from tests.browser.screen import Screen

GRID = "#priorities-grid"
ROW = f"{GRID} .ag-center-cols-container .ag-row"
CARD = f"{ROW} .cell-card"
INDICES = ("smartness", "resources", "economy", "coverage", "frequency", "ease")
READ_ROWS = """
  const rows = [...document.querySelectorAll(arguments[0])];
  rows.sort((one, other) => one.getAttribute("row-index") - other.getAttribute("row-index"));
  return rows.map((row) => Object.fromEntries([
    ["id", Number(row.getAttribute("row-id"))],
    ["place", Number(row.getAttribute("row-index"))],
    ...[...row.querySelectorAll("[role=gridcell]")].map(
      (cell) => [cell.getAttribute("col-id"), cell.innerText.trim()]),
  ]));
"""
SHOWN_IDS = """
  const ids = [];
  dash_ag_grid.getApi("priorities-grid")
    .forEachNodeAfterFilterAndSort((node) => ids.push(node.data.id));
  return ids;
"""
# Shapes of the movement chart: lines of those who moved up, down; bars of the groups now.
UP, DOWN, BARS = 1, 2, (6, 7, 8)


def filled(row: dict[str, Any]) -> bool:
    """Whether the cells of a row are drawn; the grid makes a row first and fills it later."""
    return all(row[name] for name in ("rank", "service", "total", "card") if name in row)


class Weighing:
    """The weighing table on a screen.

    Parameters
    ----------
    screen : Screen
    language : {"fa", "en"}
        The language it was opened in.
    """

    def __init__(self, screen: Screen, query: str = "", lang: str = "fa", **window: Any) -> None:
        self.screen = screen
        self.language = lang
        screen.open("/priorities" + query, lang=lang, **window)

    # Scales

    def thumb(self, index: str) -> WebElement:
        """The thumb of one scale."""
        return self.screen.wait_for(f"#scale-{index} [role=slider]")

    def drag(self, index: str, weight: int, steps: int = 6) -> None:
        """Drag a scale to a weight with the mouse, in several moves."""
        self.start_drag(index, weight, steps).release().perform()

    def start_drag(self, index: str, weight: int, steps: int = 6) -> ActionChains:
        """Press the mouse on a thumb and take it to a weight; what is returned can release it."""
        thumb = self.thumb(index)
        self.screen.js("arguments[0].scrollIntoView({block: 'center'})", thumb)
        start = thumb.rect["x"] + thumb.rect["width"] / 2
        end = self._place(index, weight)
        chain = ActionChains(self.screen.driver, duration=20).click_and_hold(thumb)
        places = [round(start + (end - start) * step / steps) for step in range(steps + 1)]
        for here, there in pairwise(places):
            chain.move_by_offset(there - here, 0)
        chain.perform()
        return ActionChains(self.screen.driver, duration=0)

    def _place(self, index: str, weight: int) -> float:
        """Where on the screen a weight is, read off the track of the scale."""
        track = self.screen.wait_for(f"#scale-{index} .dash-slider-root").rect
        part = weight / 10
        part = 1 - part if self.language == "fa" else part
        return track["x"] + track["width"] * part

    def press(self, index: str, *keys: str) -> None:
        """Press keys on a scale."""
        self.thumb(index).send_keys(*keys)

    def weights(self) -> list[int]:
        """The weights at which the thumbs stand."""
        return [int(self.thumb(index).get_attribute("aria-valuenow")) for index in INDICES]

    def written_weights(self) -> list[str]:
        """The weights written beside the scales."""
        return self.screen.texts(".scale-value")

    # Table

    def rows(self) -> list[dict[str, Any]]:
        """The rows drawn, from the top: id, place and the text of each cell by column."""
        return self.screen.js(READ_ROWS, ROW)

    def shown(self) -> list[int]:
        """All services shown, in their order, also those below the edge."""
        return self.screen.js(SHOWN_IDS)

    def row(self, todo: int) -> dict[str, Any]:
        """The row of one service, scrolled into view."""
        tries = itertools.count(1)

        def scrolled() -> dict[str, Any] | None:
            # The grid takes itself to be there when a scroll of its own is still under way; as a
            # hand would, scroll away and back once in a while.
            self.screen.js(
                "const grid = dash_ag_grid.getApi('priorities-grid');"
                "if (arguments[1]) grid.ensureIndexVisible(grid.getDisplayedRowCount() - 1);"
                "grid.ensureNodeVisible(grid.getRowNode(String(arguments[0])))",
                todo,
                next(tries) % 20 == 0,
            )
            return next((row for row in self.rows() if row["id"] == todo and filled(row)), None)

        return self.screen.until(scrolled, f"row {todo}")

    def choose(self, todo: int) -> None:
        """Click a service in the table."""
        self.row(todo)
        self.screen.click(f'{ROW}[row-id="{todo}"] .cell-title')
        self.screen.wait_query(f"s={todo}")

    def marked(self) -> list[int]:
        """The drawn rows that are marked as chosen."""
        return self.screen.js(
            "return [...document.querySelectorAll(arguments[0])]"
            ".map((row) => Number(row.getAttribute('row-id')))",
            f"{ROW}.is-chosen",
        )

    def headers(self) -> list[str]:
        """The ids of the columns shown."""
        found = self.screen.js(
            "return [...document.querySelectorAll(arguments[0])]"
            ".sort((a, b) => a.ariaColIndex - b.ariaColIndex).map(e => e.getAttribute('col-id'))",
            f"{GRID} .ag-header-cell[col-id]",
        )
        return found

    def tick(self, menu: str, value: str) -> None:
        """Open a menu of ticks and tick one, or take the tick away."""
        box = f"#priorities-{menu}"
        if not self.screen.js(
            "return document.querySelector(arguments[0]).closest('details').open", box
        ):
            self.screen.click(f"details:has({box}) summary")
        self.screen.click(f'{box} input[value="{value}"]')
        self.screen.click(f"details:has({box}) summary")

    # Chart and counts

    def path(self, shape: int) -> str:
        """What one shape of the movement chart draws."""
        return self.screen.until(
            lambda: self.screen.js(
                "return document.querySelector("
                "`#priorities-movement .shapelayer path[data-index='${arguments[0]}']`)"
                "?.getAttribute('d')",
                shape,
            ),
            f"shape {shape} of the chart",
        )

    def lines(self, shape: int) -> int:
        """How many lines a shape of the movement chart draws."""
        drawn = re.findall(r"M[^L]+L", self.path(shape))
        return len(drawn)

    def bars(self) -> list[float]:
        """The heights of the groups' bars at the present side, as parts of the whole."""
        heights = []
        for shape in BARS:
            _, start, _, end = map(float, re.findall(r"-?[\d.]+", self.path(shape)))
            heights.append(abs(end - start))
        return [height / sum(heights) for height in heights]

    # The whole

    def expect(self, expected: Expected, order: list[int] | None = None) -> None:
        """Wait for a picture and hold every part of it to what is expected."""
        order = expected.order if order is None else order
        screen, language = self.screen, self.language
        screen.wait_query(expected.query())
        # A step counts, and can be undone, when the scale is let go.
        kept = ",".join(map(str, expected.weights))
        screen.wait_for(f'#priorities-arranged[data-kept="{kept}"]')
        # The thumbs are React's and follow a moment later.
        screen.until(lambda: self.weights() == list(expected.weights), "the thumbs in their places")
        assert self.written_weights() == [digits(w, language) for w in expected.weights]
        screen.until(lambda: self.shown() == order, f"the order {order}, not {self.shown()}")
        screen.until(
            lambda: all([r["id"]] == order[r["place"] :][:1] and filled(r) for r in self.rows()),
            "rows drawn in that order",
        )
        for row in self.rows()[:10]:
            self._expect_row(row, expected)
        counts = [digits(count, language) for count in expected.counts]
        assert screen.texts(".count-now") == counts
        total = sum(expected.counts)
        for bar, count in zip(self.bars(), expected.counts, strict=True):
            assert abs(bar - count / total) < 0.01
        assert digits(len(expected.crossed), language) in screen.text("#priorities-summary")

    def _expect_row(self, row: dict[str, Any], expected: Expected) -> None:
        todo, language = row["id"], self.language
        group, was = expected.of(todo, "groups"), expected.was(todo, "groups")
        change = expected.of(todo, "rank_change")
        assert row["rank"] == expected.rank_text(todo, language)
        assert title(todo, language) in row["service"]
        assert row["total"] == digits(expected.of(todo, "totals"), language)
        assert row["group"].startswith(f"{MARKS[group]} {digits(group, language)}")
        assert (digits(was, language) in row["group"][3:]) == (group != was)
        assert row["change"].lstrip("▲▼ ") == ("–" if not change else digits(abs(change), language))
        assert row["change"].startswith({True: "▲", False: "▼"}.get(change > 0, "")) or not change
