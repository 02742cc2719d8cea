"""One responsible body: what it owes, on screen and on paper."""

from __future__ import annotations

import pytest

from tests.browser.access import barriers
from tests.browser.expected import rows
from tests.browser.paper import cut, sheets
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, Screen

CARDS = ".body-cards"


def opened(screen: Screen, body: str, **how: object) -> Screen:
    screen.open(f"/bodies/{body}", ready=CARDS, **how)  # type: ignore[arg-type]
    return screen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_the_body_owes_and_what_waits(screen: Screen, lang: str) -> None:
    opened(screen, "judiciary", lang=lang)
    owed = [
        row["prerequisite"] for row in rows("prerequisite_bodies") if row["body"] == "judiciary"
    ]
    titles = {row["prerequisite_id"]: row[f"title_{lang}"] for row in rows("prerequisites")}
    assert all(titles[key] in screen.text(".body-owes") for key in owed)
    assert len(screen.all(".body-ask li")) == len(owed)
    waiting = {r["service"] for r in rows("prerequisite_services") if r["prerequisite"] in owed}
    assert len(screen.all(".waits-table tbody tr")) == len(waiting)
    assert screen.overflow() == 0
    assert barriers(screen) == []


def test_it_prints_on_two_sheets_at_most_and_nothing_is_cut(screen: Screen) -> None:
    for body in ("judiciary", "cartographic_centre"):
        opened(screen, body, theme="dark", width=LAPTOP)
        assert 1 <= sheets(screen) <= 2
        assert cut(screen) == []
        assert screen.direction == "rtl"
        assert not screen.wait_for(".frame-header").is_displayed()
        screen.cdp("Emulation.setEmulatedMedia", media="")


def test_a_body_that_is_not_there_leads_on(screen: Screen) -> None:
    screen.open("/bodies/nobody", ready=".lost a")
    assert "nobody" in screen.text(".lost")
    screen.click(".lost a")
    screen.wait_for(".debts a[href='/bodies/judiciary']")
    screen.click(".debts a[href='/bodies/judiciary']")
    screen.wait_for(CARDS)


def test_it_stands_on_a_phone(screen: Screen) -> None:
    opened(screen, "police", width=PHONE)
    assert screen.overflow() == 0
    assert barriers(screen) == []
