"""A link reopens the picture it was taken of; a damaged one says what it could not read."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.expected import Expected, digits, title
from tests.browser.screen import LANGUAGES, Screen
from tests.browser.weighing import Weighing

NOTICE = "#priorities-notice .notice"
LONG = "9" * 5000

DAMAGED = {
    "negative": ("3,1,-1,2,2,1", "-1"),
    "not a number": ("3,1,NaN,2,2,1", "NaN"),
    "infinite": ("3,1,inf,2,2,1", "بی‌نهایت"),
    "too large": ("3,1,11,2,2,1", "11"),
    "far too large": (f"3,1,{LONG},2,2,1", "99999"),
    "missing": ("3,1,1,2,2", "سهولت اجرا"),
    "all zero": ("0,0,0,0,0,0", "صفر"),
    "markup": ("<img src=x onerror=alert(1)>,1,1,1,1,1", "<img src=x"),
}
OTHERS = {
    "x=47.coverage.4": "4",
    "d=nowhere": "nowhere",
    "g=4": "4",
    "q=" + "a" * 101: "100",
    "c=rank,colour": "colour",
    "s=61": "61",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_link_opens_with_the_report_and_says_why(screen: Screen, name: str) -> None:
    weights, quoted = DAMAGED[name]
    weighing = Weighing(screen, "?w=" + quote(weights, safe=",."))
    notice = screen.text(NOTICE + " li")
    assert digits(quoted, "fa") in notice or quoted in notice
    assert len(notice) > len(quoted) + 5
    assert not set("{}") & set(notice)
    weighing.expect(Expected())
    assert screen.query == "?w=3,1,1,2,2,1"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_fault_of_a_link_is_told(screen: Screen, lang: str) -> None:
    weighing = Weighing(screen, "?w=1,1,1,1,1,1&" + "&".join(OTHERS), lang=lang)
    told = screen.texts(NOTICE + " li")
    assert len(told) == len(OTHERS)
    for line, quoted in zip(told, OTHERS.values(), strict=True):
        assert quoted in line or digits(quoted, lang) in line
    weighing.expect(Expected((1, 1, 1, 1, 1, 1)))
    assert screen.query == "?w=1,1,1,1,1,1"


def test_what_can_be_read_of_a_damaged_link_is_kept(screen: Screen) -> None:
    Weighing(screen, "?w=11&g=3&s=47&q=" + quote("بازارچه"), lang="fa")
    screen.wait_for(NOTICE)
    screen.wait_query("w=3,1,1,2,2,1", "g=3", "s=47", "q=بازارچه")
    screen.wait_text("#priorities-why", title(47, "fa"))


def test_an_unknown_part_and_a_repeated_one_do_no_harm(screen: Screen) -> None:
    weighing = Weighing(screen, "?z=1&w=1,1,1,1,1,1&w=2,2,2,2,2,2&&=&utm_source=x")
    weighing.expect(Expected((2, 2, 2, 2, 2, 2)))
    assert not screen.all(NOTICE)


def test_persian_digits_and_commas_are_read(screen: Screen) -> None:
    weighing = Weighing(screen, "?w=" + quote("۲، ۱،۳,۲,١,٠١"))
    weighing.expect(Expected((2, 1, 3, 2, 1, 1)))
    assert not screen.all(NOTICE)


def test_a_notice_goes_away_with_the_next_opening(screen: Screen) -> None:
    Weighing(screen, "?w=11")
    screen.wait_for(NOTICE)
    Weighing(screen)
    assert not screen.all(NOTICE)


def test_the_address_opened_elsewhere_shows_the_same_picture(screen: Screen) -> None:
    here = Weighing(screen)
    here.drag("economy", 8)
    here.press("ease", Keys.ARROW_UP)
    here.tick("groups", "1")
    here.tick("columns", "domain")
    here.choose(57)
    screen.click("#priorities-why .why-row:nth-of-type(1) .score-button[data-score='3']")
    screen.wait_query("w=3,1,8,2,2,", "g=1", "c=", "s=57", "x=57.smartness.3")
    link = screen.js("return location.href")
    picture = {
        "shown": here.shown(),
        "rows": here.rows()[:8],
        "weights": here.weights(),
        "counts": screen.texts(".count-now"),
        "summary": screen.texts("#priorities-summary"),
        "movers": screen.texts("#priorities-movers li"),
        "why": screen.texts("#priorities-why"),
        "headers": here.headers(),
        "bars": [round(bar, 2) for bar in here.bars()],
    }
    screen.new_tab()
    there = Weighing(screen, link.removeprefix(screen.address + "/priorities"))
    screen.until(lambda: there.shown() == picture["shown"], "the same order")
    screen.wait_text("#priorities-why", title(57, "fa"))
    assert picture == {
        "shown": there.shown(),
        "rows": there.rows()[:8],
        "weights": there.weights(),
        "counts": screen.texts(".count-now"),
        "summary": screen.texts("#priorities-summary"),
        "movers": screen.texts("#priorities-movers li"),
        "why": screen.texts("#priorities-why"),
        "headers": there.headers(),
        "bars": [round(bar, 2) for bar in there.bars()],
    }
    assert screen.js("return location.href") == link


def test_back_and_forward_leave_and_return(screen: Screen) -> None:
    weighing = Weighing(screen, lang="en")
    weighing.press("economy", Keys.END)
    weighing.expect(Expected((3, 1, 10, 2, 2, 1)))
    screen.click(".brand")
    screen.until(lambda: screen.path == "/", "the first page")
    screen.driver.back()
    screen.wait_for("#priorities-arranged[data-ready]")
    weighing.expect(Expected((3, 1, 10, 2, 2, 1)))
