"""One responsible body: what it owes, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from dash.testing.browser import Browser

from app import create_app
from model.settings import ROOT, Settings
from model.store import Add, Edit, open_store
from tests.browser.access import barriers
from tests.browser.conftest import Complaints
from tests.browser.expected import rows
from tests.browser.paper import cut, sheets
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, Screen
from tests.browser.serving import serving

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


@pytest.fixture
def laden(
    browser: Browser, complaints: Complaints, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Screen]:
    """A tab of an application in which years of talk with the police are kept."""
    folder = tmp_path_factory.mktemp("laden")
    url = f"sqlite:///{folder / 'tarazu.db'}"
    store = open_store(url, ROOT / "data")
    owed = [row["prerequisite"] for row in rows("prerequisite_bodies") if row["body"] == "police"]
    state = {
        "status": "requested",
        "expected_quarter": "1400-Q1",
        "next_step": "Remind them of what was agreed upon " * 40,
        "next_step_date": "1400/12/29",
    }
    said = {"kind": "call", "text": "They will look for the papers and write to us again " * 30}
    steps = [{**said, "day": date(2025, month, 1)} for month in range(1, 13)]
    wishes = [Edit("prerequisite", key, state, 1) for key in owed]
    added = [
        Add("prerequisite_step", {**one, "prerequisite": key}) for key in owed for one in steps
    ]
    store.change_all([*wishes, *added], "Maryam", city="qom")
    store.close()
    app = create_app(Settings(url, ROOT / "data", "127.0.0.1", 8050, "fa"))
    with serving(app) as address:
        tab = Screen(browser, address, folder)
        yield tab
        tab.leave()
    assert tab.console == []
    assert complaints.texts == []


def test_it_prints_on_two_sheets_at_most_and_nothing_is_cut(laden: Screen) -> None:
    for body, lang in (("judiciary", "fa"), ("police", "fa"), ("police", "en")):
        opened(laden, body, lang=lang, theme="dark", width=LAPTOP)
        assert 1 <= sheets(laden) <= 2
        assert cut(laden) == []
        assert laden.direction == ("rtl" if lang == "fa" else "ltr")
        assert not laden.wait_for(".frame-header").is_displayed()
        laden.cdp("Emulation.setEmulatedMedia", media="")
    assert "39 events" in laden.text(".body-history .card-answer")
    assert "are shortened" in laden.text(".body-history .remarks")


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
