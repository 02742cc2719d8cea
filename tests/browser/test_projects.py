"""The portfolio: a rule that moves levels, the day, a charter edited by two, print, barriers."""

from __future__ import annotations

import base64
import re

import pytest
from selenium.webdriver.support.select import Select

from tests.browser.access import barriers
from tests.browser.screen import LAPTOP, PHONE, PROJECTOR, Screen

TEHRAN = "city=tehran"
CARD = ".levels-column[data-level='{}'] .levels-card[data-project='{}']"
DOWN = "#projects-rules-panel [data-rule={}][data-by='1']"


def portfolio(screen: Screen, query: str = "", **how: object) -> Screen:
    screen.open(f"/projects?{TEHRAN}{query}", ready="#projects-board .levels-card", **how)  # type: ignore[arg-type]
    screen.wait_for("#projects-grid .ag-row")
    return screen


def charter(screen: Screen, number: int, **how: object) -> Screen:
    screen.open(f"/projects/{number}?{TEHRAN}", ready=".charter-field", **how)  # type: ignore[arg-type]
    return screen


def test_a_rule_moves_levels_and_the_address_keeps_it(screen: Screen) -> None:
    portfolio(screen, lang="en")
    screen.wait_text("#projects-board-says", "64 of 77")
    assert [
        len(screen.all(f".levels-column[data-level={level}] .levels-card")) for level in "ABC"
    ] == [
        15,
        31,
        31,
    ]
    screen.wait_for(CARD.format("A", 34))
    for _ in range(3):
        screen.click(DOWN.format("progress"))
    screen.wait_query("r=owner,direct,problem,progress")
    screen.wait_for(CARD.format("B", 5) + ", " + CARD.format("A", 5))
    screen.wait_text("#projects-board-says", "have moved")
    assert screen.all(".levels-up, .levels-down")
    moved = screen.texts(".levels-column[data-level=A] .levels-title")
    portfolio(screen, "&r=owner,direct,problem,progress", lang="en")
    assert screen.texts(".levels-column[data-level=A] .levels-title") == moved
    screen.click("#projects-rules-panel .text-button")
    screen.wait_no_query("r=")
    screen.wait_text("#projects-board-says", "64 of 77")


def test_a_fixed_attribute_and_no_rule_at_all(screen: Screen) -> None:
    portfolio(screen, lang="en")
    screen.click(CARD.format("B", 11) + " summary")
    screen.wait_text(CARD.format("B", 11), "Progress keeps it from level A")
    Select(screen.wait_for("#projects-fix-11-progress")).select_by_value("to_upgrade")
    screen.wait_for(CARD.format("A", 11))
    screen.wait_query("x=11.progress.to_upgrade")
    for rule in ("progress", "owner", "direct", "problem"):
        screen.click(f"#projects-rule-{rule}")
    screen.wait_text("#projects-rules-told", "At least one rule")
    assert screen.wait_for("#projects-rule-problem").is_selected()
    screen.wait_query("r=problem")


def test_milestones_against_a_day(screen: Screen) -> None:
    portfolio(screen, "&day=1399-06-31", lang="en")
    screen.wait_text("#projects-timeline", "15 overdue")
    screen.type("#projects-day", "1404/12/30")
    screen.wait_text("#projects-day-told", "no such day")
    screen.type("#projects-day", "1399/03/31")
    screen.wait_text("#projects-timeline", "31 Khordad 1399")


def test_a_charter_is_edited_by_two(desk: Screen) -> None:
    charter(desk, 2, lang="en")
    desk.new_tab()
    charter(desk, 2, lang="en")
    first, second = desk.driver.window_handles[-2:]
    edit = ".charter-schedule [data-form=milestone][data-key]"
    desk.click(edit)
    desk.type("#form-field-done", "1397")
    desk.click(".form-dialog [type=submit]")
    desk.wait_text(".form-told", "before the start")
    desk.type("#form-field-done", "1399/02")
    desk.click(".form-dialog [type=submit]")
    desk.wait_gone(".form-dialog")
    desk.wait_text(".charter-schedule", "done Ordibehesht 1399")
    desk.driver.switch_to.window(first)
    desk.click(edit)
    desk.type("#form-field-done", "1399/04")
    desk.click(".form-dialog [type=submit]")
    desk.wait_text(".form-told", "Ordibehesht 1399")
    desk.wait_text(".form-told", "Tir 1399")
    assert desk.wait_for("#form-field-done").get_attribute("value") == "1399/04"
    assert barriers(desk) == []
    desk.click(".form-dialog [type=submit]")
    desk.wait_text(".charter-schedule", "done Tir 1399")
    desk.wait_text(".project-side", "Maryam")
    desk.click("#project-undo")
    desk.wait_text(".charter-schedule", "done Ordibehesht 1399")
    assert second


def test_a_value_is_entered_and_drawn_against_its_target(desk: Screen) -> None:
    charter(desk, 4, lang="fa")
    desk.click(".charter-indicators [data-form=indicator_value]")
    desk.type("#form-field-day", "۱۳۹۹/۰۶/۳۱")
    desk.type("#form-field-value", "۱۲٫۵")
    desk.click(".form-dialog [type=submit]")
    desk.wait_for(".indicator-chart .js-plotly-plot .point")
    desk.wait_text(".indicator-chart .js-plotly-plot", "هدف ۵۰")


def test_a_charter_prints_on_a4_and_nothing_is_cut(screen: Screen) -> None:
    for number in (3, 66):
        charter(screen, number)
        how = {"preferCSSPageSize": True, "printBackground": True}
        pdf = base64.b64decode(screen.cdp("Page.printToPDF", **how)["data"])
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4
        screen.cdp("Emulation.setEmulatedMedia", media="print")
        screen.resize(720)
        assert screen.overflow() <= 0
        assert not [b for b in screen.all(".form-button") if b.is_displayed()]
        screen.cdp("Emulation.setEmulatedMedia", media="")


@pytest.mark.parametrize(
    ("theme", "width", "lang"),
    [("light", PHONE, "fa"), ("dark", LAPTOP, "en"), ("light", PROJECTOR, "fa")],
)
def test_there_are_no_barriers_and_nothing_stands_out(
    screen: Screen, theme: str, width: int, lang: str
) -> None:
    portfolio(screen, theme=theme, width=width, lang=lang)
    screen.wait_for(".timeline-line")
    assert barriers(screen) == []
    assert screen.overflow() <= 0
    charter(screen, 3, theme=theme, width=width, lang=lang)
    assert barriers(screen) == []
    assert screen.overflow() <= 0
