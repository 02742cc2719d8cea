"""Two cities in one application: the address says which, and they never mix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash.testing.browser import Browser

from app import create_app
from model.settings import Settings
from tests.browser.access import barriers
from tests.browser.screen import PHONE, Screen
from tests.browser.serving import Complaints, serving, visiting
from tests.cities import two_cities

DIGITS = {"fa": ("۹۳", "۴"), "en": ("93", "4")}
NAME, WAYS = ".frame-city-name", ".city-switch .city-way"


@pytest.fixture(scope="module")
def cities_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an application with Qom and a little city."""
    folder = two_cities(tmp_path_factory.mktemp("cities"))
    store = f"sqlite:///{folder}/tarazu.db"
    with serving(create_app(Settings(store, folder, "127.0.0.1", 8050, "en"))) as address:
        yield address


@pytest.fixture
def screen(
    cities_address: str, browser: Browser, complaints: Complaints, tmp_path: Path
) -> Iterator[Screen]:
    with visiting(browser, cities_address, complaints, tmp_path) as opened:
        yield opened


def test_another_city_is_chosen_and_stays_from_page_to_page(screen: Screen) -> None:
    screen.open("/services", lang="en")
    screen.wait_text(NAME, "Qom")
    screen.click(".city-switch summary")
    assert screen.texts(WAYS) == ["Qom", "Little City"]
    screen.click(f"{WAYS}[data-city=littleton]")
    screen.wait_text(NAME, "Little City")
    assert screen.path == "/services"
    screen.wait_query("city=littleton")
    screen.wait_text("#services-summary", "4")
    screen.click(".frame-link[href='/gaps']")
    screen.wait_text("#gaps-answer", "4")
    screen.wait_query("city=littleton")
    screen.driver.back()
    screen.until(lambda: screen.path == "/services", "the page before")
    screen.wait_query("city=littleton")


def test_two_tabs_show_two_cities(screen: Screen) -> None:
    screen.open("/gaps", lang="en")
    screen.wait_text("#gaps-answer", "93")
    first = screen.driver.current_window_handle
    screen.new_tab()
    screen.open("/gaps?city=littleton", lang="en")
    screen.wait_text("#gaps-answer", "4")
    screen.driver.switch_to.window(first)
    screen.click(".frame-link[href='/services']")
    screen.wait_text("#services-summary", "93")
    assert screen.text(NAME) == "Qom"


@pytest.mark.parametrize("path", ["/priorities", "/systems", "/prerequisites"])
def test_what_the_documents_do_not_give_is_said(screen: Screen, path: str) -> None:
    screen.open(f"{path}?city=littleton", lang="en", ready=".lost")
    assert "Little City" in screen.text(".lost")
    assert screen.texts(".lost .ways")[1] == "Qom"
    assert "93" not in screen.text("main")
    assert barriers(screen) == []
    screen.click(".lost .ways:last-child a")
    screen.wait_text(NAME, "Qom")
    assert screen.path == path


def test_the_switch_has_its_place_on_a_phone(screen: Screen) -> None:
    screen.open("/?city=littleton", width=PHONE, height=844)
    screen.click(".city-switch summary")
    screen.wait_for(WAYS)
    assert screen.overflow() <= 0
    assert barriers(screen) == []


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_cities_side_by_side(screen: Screen, lang: str) -> None:
    screen.open("/cities", lang=lang, ready=".cities-table tbody tr")
    columns = screen.texts(".cities-table thead th")
    assert columns[1:] == (["قم", "شهرک"] if lang == "fa" else ["Qom", "Little City"])
    first = screen.texts(".cities-table tbody tr:first-child td")
    assert all(mark in cell for cell, mark in zip(first, DIGITS[lang], strict=True))
    assert barriers(screen) == []
    screen.resize(PHONE, 844)
    screen.until(lambda: screen.overflow() <= 0, "nothing wider than a phone")
