"""The systems: the graph by hand and by keyboard, its table, a status that is changed, leverage."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from tests.browser.access import barriers
from tests.browser.expected import rows
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, PROJECTOR, Screen

DRAWN = "#systems-graph[data-drawn]"
CHOICE = "#systems-status-choice"


def systems(screen: Screen, query: str = "", **how: object) -> Screen:
    screen.open(f"/systems{query}", ready=DRAWN, **how)  # type: ignore[arg-type]
    screen.wait_for("#systems-grid .ag-row")
    return screen


def drawn(screen: Screen, what: str) -> int:
    """How many things or links are in the graph; the heads of the layers are not counted."""
    return screen.js(f"return window.cy.{what}().not('.layer').length")


def status_of(screen: Screen) -> str:
    return str(Select(screen.wait_for(CHOICE)).first_selected_option.get_attribute("value"))


def test_all_links_of_the_report_are_drawn_and_stand_in_the_table(screen: Screen) -> None:
    systems(screen, "?s=all", lang="en")
    count = sum(len(rows(name)) for name in ("services", "systems", "integrated_systems"))
    count += len(rows("prerequisites")) + len(rows("bodies"))
    assert drawn(screen, "nodes") == count
    assert "No link is hidden" in screen.text("#systems-says")
    screen.until(
        lambda: len(screen.all("#systems-twin tbody tr")) == drawn(screen, "edges"), "every link"
    )
    screen.click("#systems-kinds input[value=body]")
    screen.wait_text("#systems-says", "to kinds turned off")
    screen.wait_query("kinds=service,system,integrated_system,prerequisite")


def test_the_graph_by_keyboard_through_its_table(screen: Screen) -> None:
    systems(screen, "?s=system:LG01-1", lang="en")
    summary = screen.wait_for(".systems-twin-fold summary")
    summary.send_keys(Keys.ENTER)
    link = screen.wait_for("#systems-twin tbody th a[href*='service']")
    title = link.text
    link.send_keys(Keys.ENTER)
    screen.wait_query("s=service:")
    screen.wait_text("#systems-panel h2", title)
    screen.until(lambda: screen.focused().get_attribute("id") == "systems-panel", "the panel")


def test_depth_and_direction_stand_in_the_address(screen: Screen) -> None:
    systems(screen, "?s=prerequisite:ext-1&depth=1&dir=needed_by", lang="en")
    few = drawn(screen, "nodes")
    assert "in the other direction" in screen.text("#systems-says")
    screen.click("#systems-depth input[value=all] + label")
    screen.wait_query("depth=all", "dir=needed_by", "s=prerequisite:ext-1")
    screen.until(lambda: drawn(screen, "nodes") >= few, "more of the graph")
    assert "If this is late" in screen.text("#systems-panel")


def test_a_status_is_changed_by_two_and_taken_back(screen: Screen) -> None:
    systems(screen, "?s=system:LG01-1", lang="en")
    screen.choose("tarazu-name", "Sara")
    screen.driver.refresh()
    screen.wait_for(DRAWN)
    first = status_of(screen)
    screen.new_tab()
    systems(screen, "?s=system:LG01-1", lang="en")
    other = screen.driver.current_window_handle
    screen.driver.switch_to.window(screen.driver.window_handles[0])
    Select(screen.wait_for(CHOICE)).select_by_value("done")
    screen.wait_text("#systems-told", "is saved")
    screen.wait_text("#systems-panel", "Sara")
    screen.driver.switch_to.window(other)
    Select(screen.wait_for(CHOICE)).select_by_value("needs_development")
    screen.wait_text("#systems-told", "changed this after you saw it")
    assert "done" in screen.text("#systems-told")
    assert "needs development" in screen.text("#systems-told")
    assert status_of(screen) == "needs_development"
    screen.click("[data-wish-again]")
    screen.wait_text("#systems-told", "is saved")
    screen.click("#systems-undo")
    screen.wait_text("#systems-told", "Undone")
    screen.until(lambda: status_of(screen) == "done", "what stood before")
    screen.click("#systems-undo")
    screen.until(lambda: status_of(screen) == first, "what stood at first")


def test_an_edit_without_a_name_is_refused(screen: Screen) -> None:
    systems(screen, "?s=system:LG01-2", lang="en")
    Select(screen.wait_for(CHOICE)).select_by_value("done")
    screen.wait_text("#shell-toast", "name")


def test_the_best_together_beside_one_by_one(screen: Screen) -> None:
    systems(screen, "?k=3&w=3,2,1,1,1,2", lang="en")
    screen.wait_text("#systems-best", "One by one")
    assert "The best together" in screen.text("#systems-best")
    assert "not with the report" in screen.text(".weighed-note")
    Select(screen.wait_for("#systems-together")).select_by_value("5")
    screen.wait_query("k=5", "w=3,2,1,1,1,2")


def test_a_damaged_address_still_opens(screen: Screen) -> None:
    systems(screen, "?s=system:XX&depth=9&dir=up&kinds=cat&k=99&status=gone", lang="en")
    assert len(screen.all(".systems-notices li")) == 6


OUTSIDE = """
  const cy = window.cy, room = 1;
  return cy.elements().filter(function (one) {
    const box = one.renderedBoundingBox();
    const across = box.x1 < -room || box.x2 > cy.width() + room;
    return across || box.y1 < -room || box.y2 > cy.height() + room;
  }).map((one) => one.id());
"""
SMALLEST = "return window.cy.zoom() * window.cy.nodes()[0].numericStyle('font-size')"


def fitted(screen: Screen) -> None:
    """The whole graph lies in its frame and its words can be read."""
    screen.until(lambda: screen.js(OUTSIDE) == [], "the whole graph in its frame")
    assert screen.js(SMALLEST) >= 11
    assert screen.wait_for(".systems-frame").get_attribute("data-small") == "false"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_fits_every_screen_and_has_no_barriers(screen: Screen, lang: str) -> None:
    for width, theme in ((PHONE, "light"), (LAPTOP, "dark"), (PROJECTOR, "light")):
        systems(screen, "?s=system:LG01-1", lang=lang, theme=theme, width=width)
        fitted(screen)
        assert screen.overflow() <= 0
        assert barriers(screen) == []
    screen.resize(PHONE)
    screen.until(lambda: screen.js("return window.cy.width()") < PHONE, "a narrow frame")
    fitted(screen)
    screen.click("#systems-depth input[value='1'] + label")
    screen.wait_query("depth=1")
    screen.wait_for(DRAWN)
    fitted(screen)
    screen.click("[data-zoom=in]")
    assert screen.js(OUTSIDE) != []
    screen.click("[data-zoom=fit]")
    fitted(screen)


SHAPE = """
  const layers = arguments[0].map((number, place) => ({
    head: { data: { id: "layer:" + place } },
    things: Array.from({ length: number }, (_, i) => ({ data: { id: place + "." + i } })),
  }));
  return window.tarazu.graphLayout(layers, arguments[1], arguments[2]);
"""
FRAMES = {"phone": (320, 400), "laptop": (918, 620), "projector": (1430, 660)}


def test_however_large_nothing_lies_on_top_of_anything(screen: Screen) -> None:
    systems(screen)
    for lengths in ([1], [10, 11, 8], [3, 2, 1, 4, 5], [40], [93, 72, 27, 31, 34]):
        for width, height in FRAMES.values():
            frame = {"width": width, "height": height, "type": 1}
            found, mirrored = (screen.js(SHAPE, lengths, frame, rtl) for rtl in (False, True))
            box, places = found["box"], found["places"]
            assert len(places) == sum(lengths) + len(lengths)
            assert found["width"] * found["zoom"] <= width
            assert found["height"] * found["zoom"] <= found["tall"]
            assert found["small"] == (sum(lengths) > 40)
            assert found["zoom"] * box["font"] >= 11 or found["small"]
            things = [(p["x"], p["y"]) for k, p in places.items() if not k.startswith("layer")]
            for number, (x, y) in enumerate(things):
                assert box["width"] / 2 <= x <= found["width"] - box["width"] / 2
                assert box["height"] / 2 < y <= found["height"] - box["height"] / 2 + 0.01
                for other_x, other_y in things[:number]:
                    beside = abs(x - other_x) >= box["width"]
                    assert beside or abs(y - other_y) >= box["height"]
            for name, place in places.items():
                assert mirrored["places"][name]["x"] == pytest.approx(found["width"] - place["x"])
