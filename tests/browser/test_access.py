"""axe-core finds no barrier on the weighing table in any state, nor where there is no page."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.access import barriers
from tests.browser.screen import LANGUAGES, PHONE, PROJECTOR, THEMES, Screen

CHANGED = "/priorities?w=2,1,3,2,1,1&x=47.coverage.3&s=47"
DAMAGED = "/priorities?w=11&c=rank,total,mean,domain,ease"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/priorities", CHANGED, DAMAGED, "/nowhere"])
def test_there_are_no_barriers(screen: Screen, path: str, lang: str, theme: str) -> None:
    screen.open(path, lang=lang, theme=theme)
    assert barriers(screen) == []


@pytest.mark.parametrize("theme", THEMES)
def test_there_are_none_on_a_phone(screen: Screen, theme: str) -> None:
    screen.open(CHANGED, width=PHONE, height=844, theme=theme)
    assert barriers(screen) == []


@pytest.mark.parametrize("theme", THEMES)
def test_there_are_none_in_a_presentation(screen: Screen, theme: str) -> None:
    screen.open(CHANGED, width=PROJECTOR, height=1080, theme=theme)
    screen.keys("p")
    screen.wait_for("html[data-presentation]")
    assert barriers(screen) == []


@pytest.mark.parametrize("theme", THEMES)
def test_there_are_none_in_open_menus_and_messages(screen: Screen, theme: str) -> None:
    screen.open("/priorities?w=0,0,0,0,0,1", theme=theme)
    screen.wait_for("#scale-ease [role=slider]").send_keys(Keys.HOME)
    screen.wait_text("#shell-toast", "دست‌کم")
    screen.js("document.querySelectorAll('details').forEach((menu) => (menu.open = true))")
    assert barriers(screen) == []
