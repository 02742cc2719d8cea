"""The prerequisites: kept true on a board and in a panel, by several people at once."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from tests.browser.access import barriers
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, PROJECTOR, THEMES, Screen

LISTS, BOARD, PANEL = ".prerequisites-lists", ".board-columns", "#prerequisites-panel"
SAID = "#prerequisites-said"
TABLE = "#prerequisites-grid .ag-row"


def opened(screen: Screen, query: str = "", **how: Any) -> Screen:
    filled = f"{PANEL}[data-filled]:not([hidden]) h2"
    how.setdefault("ready", filled if "p=" in query else f"{BOARD} a")
    screen.open(f"/prerequisites{query}", **how)
    return screen


def choose(screen: Screen, field: str, value: str) -> None:
    """Choose an option of a menu of the panel, by its value."""
    Select(screen.wait_for(f"#prerequisites-{field}")).select_by_value(value)


def card(key: str) -> str:
    return f'.board-card[data-prerequisite="{key}"]'


def column_of(screen: Screen, key: str) -> str:
    """The name of the column in which a card lies."""
    return screen.js(
        "const card = document.querySelector(arguments[0]);"
        "return card ? card.closest('section').querySelector('h2').innerText.trim() : ''",
        card(key),
    )


def test_a_status_is_changed_by_keyboard_and_everything_follows(desk: Screen) -> None:
    opened(desk)
    assert column_of(desk, "ext-8").startswith("گزارش‌نشده")
    desk.js("document.querySelector(arguments[0]).focus()", card("ext-8"))
    desk.keys(Keys.ENTER)
    desk.wait_query("p=ext-8")
    desk.until(lambda: desk.focused().get_attribute("id") == PANEL[1:], "the focus in the panel")
    desk.wait_for(f"{PANEL}[data-filled='ext-8']")
    status = desk.tab_to("#prerequisites-status")
    assert status.tag_name == "select"
    status.send_keys("ردشده")
    desk.tab_to("#prerequisites-save")
    desk.keys(Keys.ENTER)
    desk.wait_text(SAID, "وضعیت")
    desk.until(lambda: column_of(desk, "ext-8").startswith("ردشده"), "the card to move")
    assert "رد شده" in desk.text(card("ext-8"))
    desk.wait_text("#prerequisites-history", "از «گزارش‌نشده» به «ردشده»")
    desk.open("/", ready=".home-needs .need-refused")
    assert "وسائط نقلیه" in desk.text(".home-needs .need-refused")
    desk.click(".home-needs .need-refused")
    desk.wait_text(f"{PANEL} h2", "وسائط نقلیه")
    desk.open("/bodies/police", ready=".body-ask li")
    assert "بازنگری" in desk.text(".body-ask li")
    assert "ردشده" in desk.text(".body-owes")


def test_what_a_delivery_opens_is_seen_in_the_gap_and_at_the_service(desk: Screen) -> None:
    def ready() -> str:
        desk.open("/gaps", lang="en", ready="#gaps-waiting .card-answer")
        return desk.text("#gaps-waiting .card-answer")

    before = ready()
    desk.open("/services/40", lang="en", ready=".wait-waits_for_body")
    opened(desk, "?p=ext-10", lang="en")
    choose(desk, "status", "delivered")
    desk.click("#prerequisites-save")
    desk.wait_text(SAID, "Saved")
    desk.until(lambda: column_of(desk, "ext-10").startswith("Delivered"), "the card to move")
    assert ready() == before.replace("3", "4") != before
    desk.open("/services/40", lang="en", ready=".wait-ready_to_start")
    desk.open("/", lang="en", ready=".home-needs")
    assert "identity verification" not in desk.text(".home-needs")


def test_the_second_of_two_is_told_and_what_was_typed_stays(desk: Screen) -> None:
    opened(desk, "?p=ext-6")
    first = desk.driver.current_window_handle
    desk.new_tab()
    opened(desk, "?p=ext-6")
    desk.type("#prerequisites-unit", "واحد دوم")
    choose(desk, "status", "agreed")
    second = desk.driver.current_window_handle
    desk.driver.switch_to.window(first)
    choose(desk, "status", "requested")
    desk.click("#prerequisites-save")
    desk.wait_text(SAID, "ذخیره شد")
    desk.driver.switch_to.window(second)
    desk.click("#prerequisites-save")
    desk.wait_for(f"{SAID} .stale-table")
    told = desk.texts(f"{SAID} tbody tr")
    assert any("درخواست‌شده" in row and "توافق‌شده" in row for row in told)
    assert "Maryam" in desk.text(SAID)
    assert desk.wait_for("#prerequisites-unit").get_attribute("value") == "واحد دوم"
    desk.click("#prerequisites-overwrite")
    desk.wait_text(SAID, "ذخیره شد")
    desk.until(lambda: column_of(desk, "ext-6").startswith("توافق‌شده"), "the card to move")


def test_what_is_typed_and_not_saved_outlives_a_reload_and_leaving(desk: Screen) -> None:
    opened(desk, "?p=ext-16")
    desk.type("#prerequisites-unit", "حقوقی")
    desk.type("#prerequisites-step-day", "1405/02/31")
    choose(desk, "link-subject", "prerequisite_service:24")
    desk.driver.refresh()
    typed = {"unit": "حقوقی", "step-day": "1405/02/31", "link-subject": "prerequisite_service:24"}

    def back() -> bool:
        fields = {name: desk.wait_for(f"#prerequisites-{name}") for name in typed}
        return {n: field.get_attribute("value") for n, field in fields.items()} == typed

    desk.wait_text(SAID, "هنوز ثبت نشده")
    desk.until(back, "what was typed")
    desk.click(".brand")
    desk.wait_for(".home-stand")
    opened(desk)
    desk.click("#prerequisites-drafts a")
    desk.wait_query("p=ext-16")
    desk.until(back, "what was typed")
    desk.click("#prerequisites-save")
    desk.wait_text(SAID, "ذخیره شد")
    desk.driver.refresh()
    desk.wait_text(SAID, "هنوز ثبت نشده")
    desk.click("#prerequisites-take")
    desk.until(lambda: desk.text(SAID) == "", "nothing left to save")
    desk.driver.refresh()
    unit = "#prerequisites-unit"
    desk.until(lambda: desk.wait_for(unit).get_attribute("value") == "حقوقی", "what is kept")
    assert not desk.text(SAID)


def test_what_is_typed_is_kept_while_another_is_chosen(desk: Screen) -> None:
    opened(desk, "?p=ext-14")
    desk.type("#prerequisites-unit", "فناوری")
    desk.type("#prerequisites-step-text", "نامه آماده است")
    desk.click(card("ext-15"))
    desk.wait_text("#shell-toast", "مانده است")
    unit, step = "#prerequisites-unit", "#prerequisites-step-text"
    desk.until(lambda: not desk.wait_for(unit).get_attribute("value"), "an empty field")
    assert not desk.wait_for(step).get_attribute("value")
    desk.click(card("ext-14"))
    desk.wait_text(SAID, "هنوز ثبت نشده")
    assert desk.wait_for(unit).get_attribute("value") == "فناوری"
    assert desk.wait_for(step).get_attribute("value") == "نامه آماده است"
    desk.click("#prerequisites-save")
    desk.wait_text(SAID, "ذخیره شد")
    desk.type("#prerequisites-unit", "دیگری")
    desk.click("#prerequisites-close")
    desk.click(card("ext-14"))
    desk.wait_text(SAID, "هنوز ثبت نشده")
    desk.click("#prerequisites-take")
    desk.until(lambda: desk.wait_for(unit).get_attribute("value") == "فناوری", "what is kept")


def test_a_step_is_entered_never_edited_and_taken_back(desk: Screen) -> None:
    opened(desk, "?p=ext-9")
    desk.type("#prerequisites-step-number", "123/الف")
    desk.type("#prerequisites-step-day", "1500/01/01")
    desk.type("#prerequisites-step-text", "درخواست فهرست خدمات")
    choose(desk, "step-status", "requested")
    desk.click("#prerequisites-step-save")
    desk.wait_for("#prerequisites-step-said .notice-warning")
    assert desk.wait_for("#prerequisites-step-text").get_attribute("value")
    desk.type("#prerequisites-step-day", "۱۴۰۵/۰۲/۳۱")
    desk.click("#prerequisites-step-save")
    desk.wait_text("#prerequisites-steps", "۱۲۳/الف")
    step = desk.text("#prerequisites-steps li")
    assert "۳۱ اردیبهشت ۱۴۰۵" in step
    assert "Maryam" in step
    assert not desk.all("#prerequisites-steps button, #prerequisites-steps input")
    desk.until(lambda: column_of(desk, "ext-9").startswith("درخواست‌شده"), "the card to move")
    assert "بی‌پیگیری" in desk.text(card("ext-9"))
    desk.click("#prerequisites-undo")
    desk.wait_text("#prerequisites-steps .is-withdrawn", "پس‌گرفته")
    desk.until(lambda: column_of(desk, "ext-9").startswith("گزارش‌نشده"), "the card to go back")


def test_a_quarter_that_is_over_is_asked_about(desk: Screen) -> None:
    opened(desk, "?p=ext-13")
    desk.type("#prerequisites-quarter", "فردا")
    desk.click("#prerequisites-save")
    desk.wait_text(SAID, "«فردا» فصل نیست")
    desk.type("#prerequisites-quarter", "تابستان ۱۴۰۰")
    desk.click("#prerequisites-save")
    desk.wait_text(SAID, "گذشته")
    assert "موعد گذشته" not in desk.text(card("ext-13"))
    desk.click("#prerequisites-confirm")
    desk.wait_text(card("ext-13"), "موعد گذشته")
    opened(desk, "?attention=late&view=table", ready=TABLE)
    assert any("نظام وظیفه" in row for row in desk.texts(TABLE))


def test_what_it_blocks_is_added_reasoned_and_taken_away(desk: Screen) -> None:
    opened(desk, "?p=ext-25")
    assert "شناخته نشده" in desk.text("#prerequisites-blocks")
    desk.click("#prerequisites-link-save")
    desk.wait_for("#prerequisites-link-said .notice-warning")
    choose(desk, "link-subject", "prerequisite_service:24")
    desk.type("#prerequisites-link-reason", "آگهی حراج صنف")
    desk.click("#prerequisites-link-save")
    desk.wait_text("#prerequisites-blocks", "آگهی حراج صنف")
    assert "فرض ما" in desk.text("#prerequisites-blocks")
    desk.wait_text(card("ext-25"), "۱ خدمت منتظر")
    desk.click("#prerequisites-blocks [data-wish=edit]")
    desk.wait_text("#prerequisites-link-title", "ویرایش")
    desk.type("#prerequisites-link-reason", "فهرست حراج‌ها")
    desk.click("#prerequisites-link-save")
    desk.wait_text("#prerequisites-blocks", "فهرست حراج‌ها")
    desk.click("#prerequisites-blocks [data-wish=remove]")
    desk.wait_text("#prerequisites-blocks", "شناخته نشده")
    desk.wait_text("#prerequisites-history", "پیوند برداشته شد")


def test_without_a_name_nothing_is_kept(desk: Screen) -> None:
    desk.choose("tarazu-name", None)
    opened(desk, "?p=ext-1", lang="en")
    desk.type("#prerequisites-unit", "IT office")
    desk.click("#prerequisites-save")
    desk.wait_text(SAID, "Your name")
    assert desk.wait_for("#prerequisites-unit").get_attribute("value") == "IT office"


@pytest.mark.parametrize(("view", "shown"), [("table", TABLE), ("bodies", ".debts tbody tr")])
def test_layout_filters_and_weights_stand_in_the_address(
    screen: Screen, view: str, shown: str
) -> None:
    query = f"?kind=external&q=ثبت&view={view}&w=1,1,1,1,1,3"
    opened(screen, query, ready=shown)
    assert "۱" in screen.text(".weighed-note")
    some = len(screen.all(shown))
    screen.click(f"{LISTS} .list-tools .text-button")
    screen.until(lambda: len(screen.all(shown)) > some, "more without filters")
    screen.wait_no_query("kind=", "q=")
    screen.wait_query(f"view={view}", "w=1,1,1,1,1,3")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_it_fits_and_there_are_no_barriers(screen: Screen, lang: str, theme: str) -> None:
    for width in (PHONE, LAPTOP, PROJECTOR):
        for query in ("", "?p=ext-10", "?view=bodies"):
            ready = ".debts tbody tr" if "bodies" in query else None
            how = {"ready": ready} if ready else {}
            opened(screen, query, lang=lang, theme=theme, width=width, **how)
            assert screen.overflow() == 0
            if width != PROJECTOR:
                assert barriers(screen) == []
