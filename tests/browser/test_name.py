"""The name that changes are kept under: given in the top bar, kept by the browser."""

from __future__ import annotations

from selenium.webdriver.common.keys import Keys

from tests.browser.screen import PHONE, Screen

BUTTON, DIALOG, FIELD = "#shell-name-button", "#shell-name-dialog", "#shell-name-input"


def test_a_name_is_given_by_keyboard_and_kept(screen: Screen) -> None:
    screen.open("/")
    assert screen.text(BUTTON) == "نام شما"
    screen.wait_for(BUTTON).send_keys(Keys.ENTER)
    screen.wait_for(FIELD)
    screen.until(lambda: screen.focused().get_attribute("id") == "shell-name-input", "the focus")
    screen.keys("سارا احمدي", Keys.ENTER)
    screen.wait_gone(FIELD)
    screen.wait_text(BUTTON, "سارا احمدی")
    screen.driver.refresh()
    screen.wait_text(BUTTON, "سارا احمدی")
    screen.click("#shell-language-button")
    screen.until(lambda: screen.direction == "ltr", "English")
    screen.wait_text(BUTTON, "سارا احمدی")
    screen.click(BUTTON)
    assert screen.wait_for(FIELD).get_attribute("value") == "سارا احمدی"


def test_a_wrong_name_is_told_and_what_was_typed_stays(screen: Screen) -> None:
    screen.open("/", lang="en")
    screen.click(BUTTON)
    screen.type(FIELD, "7")
    screen.click("#shell-name-save")
    screen.wait_text("#shell-name-said", "2 to 80")
    assert screen.wait_for(FIELD).get_attribute("value") == "7"
    screen.click("#shell-name-cancel")
    screen.wait_gone(FIELD)
    assert screen.text(BUTTON) == "Your name"


def test_the_button_has_its_place_on_a_phone(screen: Screen) -> None:
    screen.open("/", width=PHONE, height=844)
    screen.choose("tarazu-name", "x" * 80)
    screen.driver.refresh()
    screen.wait_text(BUTTON, "xxx")
    assert screen.overflow() <= 0
    screen.click(BUTTON)
    screen.wait_for(FIELD)
    assert screen.overflow() <= 0
