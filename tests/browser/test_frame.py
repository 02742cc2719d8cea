"""The frame of every page: language, theme, presentation, and work by keyboard alone."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.expected import Expected, title
from tests.browser.screen import LANGUAGES, PHONE, PROJECTOR, Screen
from tests.browser.weighing import Weighing

MARK = "window.stillHere = true"
STILL = "return window.stillHere === true"
PRESENTING = "html[data-presentation]"
QUERY = "?w=2,1,3,2,1,1&x=47.coverage.3&g=1,2&s=57"
PICTURE = Expected((2, 1, 3, 2, 1, 1), {(47, "coverage"): 3})
SHOWN = [todo for todo in PICTURE.order if PICTURE.of(todo, "groups") < 3]


def size(screen: Screen, selector: str) -> float:
    return float(
        screen.js(
            "return getComputedStyle(document.querySelector(arguments[0])).fontSize", selector
        ).removesuffix("px")
    )


def luminance(screen: Screen) -> int:
    colour = screen.js("return getComputedStyle(document.body).backgroundColor")
    return sum(int(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3])


def switched(screen: Screen, lang: str) -> Weighing:
    """The weighing table once it stands in another language."""
    direction = "rtl" if lang == "fa" else "ltr"
    screen.until(lambda: screen.direction == direction, direction)
    screen.wait_for(f".weigh #priorities-undo[title*='{'واگرد' if lang == 'fa' else 'Undo'}']")
    screen.wait_for("#priorities-arranged[data-ready]")
    weighing = Weighing.__new__(Weighing)
    weighing.screen, weighing.language = screen, lang
    return weighing


def test_persian_is_the_language_of_a_first_visit(screen: Screen) -> None:
    screen.open("/priorities", lang=None, theme=None)
    assert screen.direction == "rtl"
    assert screen.wait_for("html").get_attribute("lang") == "fa"
    assert screen.wait_for("html").get_attribute("data-bs-theme") == "light"


def test_the_language_changes_without_a_reload_and_keeps_the_picture(screen: Screen) -> None:
    Weighing(screen, QUERY)
    screen.js(MARK)
    for lang in ("en", "fa", "en"):
        screen.click("#shell-language-button")
        weighing = switched(screen, lang)
        weighing.expect(PICTURE, SHOWN)
        screen.wait_query("x=47.coverage.3", "g=1,2", "s=57")
        screen.wait_text("#priorities-why", title(57, lang))
        grid = screen.js(
            "return getComputedStyle(document.querySelector('#priorities-grid .ag-root')).direction"
        )
        assert grid == screen.direction
        assert screen.overflow() == 0
        named = {"fa": "ترازو", "en": "Weighing table"}[lang]
        screen.until(lambda n=named: screen.js("return document.title").startswith(n), named)
    assert screen.js(STILL)


def test_the_language_is_remembered(screen: Screen) -> None:
    screen.open("/priorities", lang=None)
    screen.click("#shell-language-button")
    switched(screen, "en")
    screen.driver.refresh()
    switched(screen, "en")
    assert screen.wait_for("html").get_attribute("lang") == "en"
    assert screen.js("return document.title").startswith("Weighing table")


def test_one_style_of_bootstrap_at_a_time(screen: Screen) -> None:
    screen.open("/priorities")
    loaded = (
        "return [...document.styleSheets].map(s => s.href).filter(h => h?.includes('bootstrap'))"
    )
    assert [one.rsplit("/", 1)[1] for one in screen.js(loaded)] == ["bootstrap.rtl.min.css"]
    screen.click("#shell-language-button")
    switched(screen, "en")
    screen.until(
        lambda: [one.rsplit("/", 1)[1] for one in screen.js(loaded)] == ["bootstrap.min.css"],
        "the style for left to right alone",
    )


def test_the_theme_changes_and_is_remembered(screen: Screen) -> None:
    screen.open("/priorities", theme=None)
    screen.js(MARK)
    light = luminance(screen)
    screen.click("#shell-theme-button")
    screen.wait_for("html[data-bs-theme=dark]")
    screen.until(lambda: luminance(screen) < light / 3, "a dark page")
    assert screen.js(STILL)
    screen.driver.refresh()
    screen.wait_for("html[data-bs-theme=dark]")
    assert luminance(screen) < light / 3


@pytest.mark.parametrize("width", [1400, PROJECTOR])
def test_presentation_by_button_and_escape(screen: Screen, width: int) -> None:
    weighing = Weighing(screen, QUERY, width=width)
    normal = size(screen, "body")
    screen.click("#shell-present-button")
    screen.wait_for(PRESENTING)
    assert size(screen, "body") == pytest.approx(1.5 * normal)
    assert screen.overflow() == 0
    for clutter in ("#shell-print-button", "#priorities-csv", "#priorities-text"):
        assert not screen.wait_for(clutter).is_displayed()
    assert weighing.thumb("economy").is_displayed()
    weighing.press("economy", Keys.END)
    screen.wait_query("w=2,1,10,2,1,1")
    screen.keys(Keys.ESCAPE)
    screen.wait_gone(PRESENTING)
    assert size(screen, "body") == normal


def test_presentation_by_the_key_p_wherever_the_focus_is(screen: Screen) -> None:
    weighing = Weighing(screen)
    screen.keys("p")
    screen.wait_for(PRESENTING)
    screen.keys("P")
    screen.wait_gone(PRESENTING)
    weighing.press("economy", "p")
    screen.wait_for(PRESENTING)
    weighing.press("economy", Keys.ESCAPE)
    screen.wait_gone(PRESENTING)


def test_keys_work_on_a_persian_keyboard(screen: Screen) -> None:
    weighing = Weighing(screen)
    weighing.press("economy", Keys.ARROW_UP)
    weighing.expect(Expected((3, 1, 2, 2, 2, 1)))
    press = (
        "const event = new KeyboardEvent('keydown', {bubbles: true, ...arguments[0]});"
        "document.body.dispatchEvent(event)"
    )
    screen.js(press, {"key": "ظ", "code": "KeyZ", "ctrlKey": True})
    weighing.expect(Expected())
    screen.js(press, {"key": "غ", "code": "KeyY", "ctrlKey": True})
    weighing.expect(Expected((3, 1, 2, 2, 2, 1)))
    screen.js(press, {"key": "ح", "code": "KeyP"})
    screen.wait_for(PRESENTING)


def test_the_key_p_in_the_search_is_a_letter(screen: Screen) -> None:
    Weighing(screen, lang="en")
    screen.type("#priorities-text", "map")
    screen.wait_query("q=map")
    assert not screen.all(PRESENTING)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keyboard_alone_is_enough(screen: Screen, lang: str) -> None:
    weighing = Weighing(screen, lang=lang)
    screen.tab_to("#scale-economy [role=slider]")
    screen.keys(Keys.ARROW_UP, Keys.ARROW_UP)
    expected = Expected((3, 1, 3, 2, 2, 1))
    weighing.expect(expected)
    screen.tab_to(".ag-header-cell, .ag-cell, .ag-row")
    screen.until(into_first_cell(screen), "the first row under the focus")
    first = expected.order[0]
    assert screen.js(
        "return document.activeElement.closest('.ag-row').getAttribute('row-id')"
    ) == str(first)
    screen.keys(Keys.ARROW_DOWN, Keys.ENTER)
    second = expected.order[1]
    screen.wait_query(f"s={second}")
    screen.wait_text("#priorities-why", title(second, lang))
    screen.until(lambda: weighing.marked() == [second], "the chosen row marked")


def into_first_cell(screen: Screen):
    """Go down from the header until a cell has the focus."""

    def step() -> bool:
        if screen.js("return document.activeElement.matches('.ag-cell')"):
            return True
        screen.keys(Keys.ARROW_DOWN)
        return False

    return step


def test_the_first_tab_offers_to_skip_to_the_page(screen: Screen) -> None:
    screen.open("/priorities")
    screen.keys(Keys.TAB)
    assert screen.focused().get_attribute("class") == "skip-link"
    assert screen.focused().is_displayed()
    screen.keys(Keys.ENTER)
    screen.until(lambda: screen.js("return location.hash") == "#main", "the page's main part")


def test_what_has_the_focus_can_be_seen(screen: Screen) -> None:
    screen.open("/priorities", lang="en")
    for selector in ("#shell-theme-button", ".preset", "#scale-economy [role=slider]"):
        element = screen.tab_to(selector)
        seen = screen.js(
            "const s = getComputedStyle(arguments[0]);"
            "return [s.outlineStyle, s.outlineWidth, s.boxShadow]",
            element,
        )
        assert seen[2] != "none" or (seen[0] != "none" and seen[1] != "0px"), (selector, seen)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_finds_the_pages_behind_a_button(screen: Screen, lang: str) -> None:
    screen.open("/priorities", lang=lang, width=PHONE, height=844)
    assert not screen.wait_for(".frame-nav").is_displayed()
    screen.click("#shell-menu-button")
    screen.until(lambda: screen.wait_for(".frame-nav").is_displayed(), "the menu")
    assert screen.wait_for("#shell-menu-button").get_attribute("aria-expanded") == "true"
    screen.click(".frame-nav .frame-link[href='/']")
    screen.until(lambda: screen.path == "/", "the first page")
    screen.until(lambda: not screen.wait_for(".frame-nav").is_displayed(), "the menu closed")
    assert screen.overflow() == 0
