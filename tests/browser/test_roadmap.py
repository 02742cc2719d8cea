"""The roadmap: it follows weights and wishes, is kept and adopted, asked what if, and printed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from model.settings import ROOT
from tests.browser.access import barriers
from tests.browser.paper import sheets
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, PROJECTOR, THEMES, Screen

READY, IMPROVED = ".roadmap[data-ready]", ".roadmap[data-method=solver][aria-busy=false]"
BARS = ".plan-item.is-service .plan-bar.is-free"
WHY, MOVED, NOTICE = "#roadmap-why", "#roadmap-moved", "#roadmap-notice"
VECTORS = ROOT / "tests" / "vectors"
KEPT, SAID = ".plan-kept", "#roadmap-plans-said"


def opened(screen: Screen, query: str = "", ready: str = READY, **how: Any) -> Screen:
    screen.open(f"/roadmap{query}", ready=ready, **how)
    return screen


def act(screen: Screen, name: str, more: str = "") -> None:
    """Press what says in the document what it does."""
    found = f"[data-roadmap={name}]{more}"
    screen.wait_for(found)
    screen.js("document.querySelector(arguments[0]).click()", found)


def beside(screen: Screen, panel: str) -> None:
    screen.js(f"document.querySelector('#roadmap-panel input[value={panel}]').click()")
    screen.wait_for(f".roadmap[data-panel={panel}]")


def quarter_of(screen: Screen, item: str) -> str:
    """What the row of an item says of its place."""
    return screen.js(
        "const row = document.querySelector(`[data-id='${arguments[0]}'] .plan-lane`);"
        "return row ? row.getAttribute('aria-label') : ''",
        item,
    )


def test_the_plan_follows_a_weight_and_says_who_moved_and_why(screen: Screen) -> None:
    opened(screen, ready=IMPROVED)
    assert "هیچ‌چیز جابه‌جا نشده" in screen.text(MOVED)
    scale = screen.wait_for("#roadmap-scale-ease")
    for _ in range(3):
        scale.send_keys(Keys.ARROW_LEFT)
    screen.wait_query("w=3,1,1,2,2,4")
    screen.wait_text(MOVED, "فصل زودتر")
    screen.wait_for(IMPROVED)
    moved = screen.texts(f"{MOVED} li")
    assert any(re.search(r"از .+ ۱۴\d\d به .+ ۱۴\d\d", one) for one in moved)
    screen.click(f"{MOVED} li button")
    screen.wait_text(f"{WHY} h3", screen.texts(f"{MOVED} .mover-title")[0].split("\n")[0])
    assert screen.texts(f"{WHY} .why-reasons li")
    screen.wait_query("s=")
    act(screen, "critical")
    screen.wait_for(".plan-item.is-chain")
    screen.click("#roadmap-presets .preset")
    screen.wait_no_query("w=")
    screen.wait_text(MOVED, "هیچ‌چیز جابه‌جا نشده")


def test_a_bar_is_pinned_by_hand_and_by_keyboard(screen: Screen) -> None:
    opened(screen, ready=IMPROVED)
    bar = screen.js(f"return [...document.querySelectorAll('{BARS}')].find(b => b.offsetWidth)")
    item = screen.js("return arguments[0].closest('.plan-row').dataset.id", bar)
    before = quarter_of(screen, item)
    wide = screen.js("return document.querySelector('.plan-head').offsetWidth")
    hand = ActionChains(screen.driver).move_to_element(bar).click_and_hold()
    hand.move_by_offset(-wide, 0).release().perform()
    screen.wait_query(f"pin={item}.")
    screen.until(lambda: quarter_of(screen, item) != before, "the bar in its new quarter")
    screen.wait_for(f"[data-id='{item}'] .plan-bar.is-wished")
    row = screen.wait_for(f"[data-id='{item}']")
    screen.js("arguments[0].focus()", row)
    screen.keys(Keys.ENTER)
    screen.wait_text(WHY, "سنجاق")
    screen.wait_for(IMPROVED)
    menu = Select(screen.wait_for("#roadmap-quarter"))
    menu.select_by_value("1408-Q1")
    screen.tab_to(f"{WHY} [data-roadmap=pin]")
    screen.keys(Keys.ENTER)
    screen.wait_query(f"pin={item}.1408-Q1")
    screen.until(lambda: "بهار ۱۴۰۸" in quarter_of(screen, item), "the bar where it was put")
    act(screen, "free")
    screen.wait_no_query("pin=")


def test_what_cannot_be_is_explained_by_name_and_changes_nothing(screen: Screen) -> None:
    opened(screen, "?s=service:1", ready=IMPROVED)
    screen.wait_for(f"{WHY} .why-reasons")
    title, before = screen.text(f"{WHY} h3"), quarter_of(screen, "service:1")
    Select(screen.wait_for("#roadmap-quarter")).select_by_value("1405-Q4")
    act(screen, "pin")
    screen.wait_for(f"{NOTICE} [role=alert]")
    said = screen.text(NOTICE)
    assert title in said
    assert "زمستان ۱۴۰۵" in said
    assert "service:" not in said
    assert "system:" not in said
    assert quarter_of(screen, "service:1") == before
    screen.wait_no_query("pin=")
    screen.js("document.querySelector('.plan-settings').open = true")
    screen.type("#roadmap-set-effort", "0")
    screen.keys(Keys.TAB)
    screen.wait_text(NOTICE, "صفر است")
    Select(screen.wait_for("#roadmap-single-domain")).select_by_value("transport")
    screen.type("#roadmap-single-value", "0")
    screen.click(".single-form button")
    screen.wait_text(NOTICE, "نفر-ماهِ حمل و نقل")
    screen.type("#roadmap-single-value", "20")
    screen.click(".single-form button")
    screen.wait_query("single=effort:transport.20")
    screen.wait_text(".single-set", "حمل و نقل")
    screen.click(".single-set button")
    screen.wait_no_query("single=")
    opened(screen, "?pin=service:1.soon&n=99&by=colour&cap=1")
    assert len(screen.texts(f"{NOTICE} li")) == 4


def test_what_if_a_body_is_late_is_answered_twice(screen: Screen) -> None:
    opened(screen, "?panel=late", ready=IMPROVED)
    menu = Select(screen.wait_for("#roadmap-late-subject"))
    menu.select_by_value("body:deeds_registry")
    act(screen, "late")
    screen.until(lambda: len(screen.all(".late-sum")) == 2, "the plan anew beside the pushed one")
    assert len(screen.texts(".late-table thead th")) == 4
    assert screen.texts(".late-table tbody tr")
    act(screen, "overlay", "[data-key=pushed]")
    screen.until(
        lambda: screen.js("return [...document.querySelectorAll('.plan-base')].some(b=>!b.hidden)"),
        "the plan beneath the pushed one",
    )
    screen.wait_query("late=body:deeds_registry.2")
    opened(screen, "?panel=late&s=system:LG01-1&late=body:deeds_registry.3", ready=IMPROVED)
    screen.wait_text("#roadmap-late", "۳ فصل دیرتر")
    assert screen.js("return document.getElementById('roadmap-late-quarters').value") == "3"
    screen.wait_text("#roadmap-sooner", "ثابت شده")
    act(screen, "late-item", "[data-item='system:LG01-1']")
    screen.wait_query("late=system:LG01-1.3")
    beside(screen, "risk")
    screen.until(lambda: len(screen.all(".chance-chart")) == 2, "the chances of one and of all")
    screen.wait_for(".plan-risk:not([hidden])")
    assert len(screen.all("#roadmap-risk .as-table")) == 3


def test_a_plan_is_kept_adopted_and_seen_by_another(desk: Screen) -> None:
    opened(desk, "?panel=plans", ready=IMPROVED)
    desk.type("#roadmap-plan-title", "برنامهٔ سه‌ساله")
    act(desk, "add-plan")
    desk.wait_for(f"{SAID} [role=alert]")
    desk.type("#roadmap-plan-reason", "جلسهٔ نخست")
    act(desk, "add-plan")
    desk.wait_text(KEPT, "برنامهٔ سه‌ساله")
    assert "Maryam" in desk.text(KEPT)
    first = desk.driver.current_window_handle
    desk.new_tab()
    opened(desk, "?panel=plans")
    desk.wait_for(f"{KEPT} [data-status=proposed]")
    second = desk.driver.current_window_handle
    desk.driver.switch_to.window(first)
    act(desk, "move-plan", "[data-status=proposed]")
    act(desk, "move-plan", "[data-status=adopted]")
    desk.wait_text(KEPT, "مصوب")
    desk.driver.switch_to.window(second)
    act(desk, "move-plan", "[data-status=proposed]")
    desk.wait_for(f"{SAID} [role=alert]")
    desk.wait_text(KEPT, "مصوب")
    opened(desk, "?panel=progress", ready="#roadmap-progress .curve")
    desk.until(
        lambda: desk.js("return [...document.querySelectorAll('.plan-base')].some(b=>!b.hidden)"),
        "the adopted plan beneath",
    )
    assert "برنامهٔ مصوب" in desk.text("#roadmap-progress")
    desk.open("/", ready=".home-roadmap")
    assert "برنامهٔ مصوب" in desk.text(".home-roadmap")
    desk.click(".home-roadmap .card-link")
    desk.wait_query("plan=p1")
    desk.open("/services/1", ready=".service-roadmap")
    assert desk.texts(".service-roadmap .why-reasons li")
    desk.open("/prerequisites?p=ext-11", ready=".roadmap-latest")
    assert re.search(r"تا .+ ۱۴\d\d برسد", desk.text(".roadmap-latest"))


def test_figures_and_progress_are_kept_true(desk: Screen) -> None:
    opened(desk, "?s=service:30", ready=IMPROVED)
    desk.wait_for(f"{WHY} .why-course")
    desk.js("document.querySelectorAll('.plan-settings, .why-course').forEach(d => d.open = true)")
    desk.type("#roadmap-course-percent", "40")
    act(desk, "course")
    desk.wait_text("#roadmap-edit-said", "آغاز")
    Select(desk.wait_for("#roadmap-course-start")).select_by_index(2)
    act(desk, "course")
    desk.wait_text("#roadmap-edit-said", "نگه داشته شد")
    desk.until(lambda: "آغازشده" in quarter_of(desk, "service:30"), "the bar of what is under way")
    opened(desk, "?s=system:LG01-1", ready=IMPROVED)
    desk.js("document.querySelectorAll('.plan-settings').forEach(d => d.open = true)")
    figure = "#assumed-system_quarters_not_done"
    before = quarter_of(desk, "system:LG01-1")
    assert before
    desk.wait_for(figure)
    desk.type(figure, "5")
    act(desk, "assume", "[data-key=system_quarters_not_done]")
    desk.until(lambda: quarter_of(desk, "system:LG01-1") != before, "a plan with longer work")
    desk.wait_for(IMPROVED)
    assert desk.texts(f"{NOTICE} [role=alert]") == []


def test_seven_hundred_rows_scroll_with_few_in_the_document(screen: Screen) -> None:
    opened(screen)
    made = (VECTORS / "many_rows.js").read_text(encoding="utf-8")
    screen.js(f"{made}; window.seen = seenAt; window.many = manyRows(window.tarazu, 700)")
    whole = screen.js("return many.place.scrollHeight")
    assert screen.js("return many.rows.length") == 710
    for share in (0, 0.13, 0.5, 0.77, 1, 0.3):
        number, missing = screen.js("return seen(many, arguments[0])", int(share * whole))
        assert missing == []
        assert number < 60
    # The keyboard too goes through all of them, and takes the sight along.
    screen.js("many.timeline.go(700)")
    number, missing = screen.js("return seen(many, many.place.scrollTop)")
    assert (missing, number < 60) == ([], True)
    assert screen.js("return document.activeElement.dataset.row") == "700"
    screen.js("many.place.remove()")


def on_paper(screen: Screen, paper: str) -> int:
    """Print on a size of paper and count the sheets."""
    screen.js("document.documentElement.dataset.paper = arguments[0]", paper)
    return sheets(screen)


def test_three_years_fit_on_an_a3_or_two_a4(screen: Screen) -> None:
    opened(screen)
    assert on_paper(screen, "a3") == 1
    assert on_paper(screen, "a4") == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_fits_and_there_are_no_barriers(screen: Screen, lang: str) -> None:
    for theme in THEMES:
        for width in (PHONE, LAPTOP, PROJECTOR):
            for query in ("?s=service:1", "?by=body&view=list&panel=risk"):
                opened(screen, query, lang=lang, theme=theme, width=width)
                assert screen.overflow() == 0
                if width == LAPTOP:
                    assert barriers(screen) == []
