"""The services: the list of all, one of them whole, and numbers that are none."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.access import barriers
from tests.browser.expected import digits, rows
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, PROJECTOR, THEMES, Screen

GRID, SUMMARY = "#services-grid", "#services-summary"
SERVICE = ".service .service-cards"
PRINTED = "جمع ۱۴ و گروه ۲"


def one(screen: Screen, number: object, **how: object) -> Screen:
    screen.open(f"/services/{number}", ready=SERVICE, **how)  # type: ignore[arg-type]
    return screen


def all_of(screen: Screen, query: str = "", **how: object) -> Screen:
    screen.open(f"/services{query}", ready=f"{GRID} .ag-row", **how)  # type: ignore[arg-type]
    return screen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_service_is_shown_whole(screen: Screen, lang: str) -> None:
    one(screen, 69, lang=lang)
    service = next(row for row in rows("services") if row["service_id"] == "69")
    assert screen.text("h1") == service["short_fa" if lang == "fa" else "title_en"]
    assert service["title_en"] in screen.text("main")
    assert service["short_fa"] in screen.text("main")
    place = screen.text(".service-main .card-answer")
    for number in (48, 60, 3, 13, 30):
        assert digits(number, lang) in place
    assert len(screen.all(".score-table tbody tr")) == 6
    assert screen.texts(".score-table tfoot .basis") == (
        ["محاسبه‌شده", "چاپی"] if lang == "fa" else ["computed", "printed"]
    )
    listings = [row for row in rows("service_listings") if row["service_id"] == "69"]
    assert len(screen.all(".listings tbody tr")) == len(listings)
    assert len(screen.all(".listings .is-other-row")) == 1
    findings = [
        row
        for row in rows("findings")
        if (row["subject_type"], row["subject_id"]) == ("service", "69")
    ]
    told = screen.text(".service-rest")
    for finding in findings:
        assert finding[f"effect_{lang}"] in told
    systems = [row for row in rows("service_systems") if row["service"] == "69"]
    assert {row["system"] for row in systems} <= set(screen.texts(".service-rest .code"))


def test_where_the_report_disagrees_with_itself_it_is_said_plainly(screen: Screen) -> None:
    one(screen, 69)
    assert PRINTED in screen.text(".service .notice")
    one(screen, 5)
    assert not screen.all(".service .notice")


@pytest.mark.parametrize(("number", "status"), [(17, "existing"), (56, "in_progress")])
def test_a_service_without_scores_says_why(screen: Screen, number: int, status: str) -> None:
    one(screen, number, lang="en")
    words = {"existing": "This service exists", "in_progress": "This service is in progress"}
    assert words[status] in screen.text(".service-main .empty-state")
    assert bool(screen.all(".verdict")) == (status == "in_progress")


def test_on_to_the_next_and_back(screen: Screen) -> None:
    one(screen, 1)
    assert not screen.all(".step-previous")
    screen.click(".step-next")
    screen.until(lambda: screen.path == "/services/2", "/services/2")
    screen.click(".step-previous")
    screen.until(lambda: screen.path == "/services/1", "/services/1")
    screen.until(lambda: not screen.all(".step-previous"), "the first service")
    one(screen, 93)
    assert not screen.all(".step-next")


def test_a_number_in_persian_digits_is_the_same_service(screen: Screen) -> None:
    one(screen, "۱۲")
    text = screen.text("h1")
    one(screen, "12")
    assert screen.text("h1") == text


@pytest.mark.parametrize(
    "number", ["0", "94", "abc", "-1", "9" * 300, "1/2", "%3Cb%3E", "1.5", "%E2%88%9E"]
)
def test_an_unknown_number_is_told_with_a_way_on(screen: Screen, number: str) -> None:
    screen.open(f"/services/{number}", ready=".lost", lang="en")
    assert screen.text("h1") == "No such service"
    assert "1 to 93" in screen.text(".lost")
    assert screen.overflow() == 0
    screen.click(".lost a[href='/services']")
    screen.wait_for(f"{GRID} .ag-row")


def test_a_query_does_not_make_it_another_service(screen: Screen) -> None:
    one(screen, "5?service_id=69&language=en")
    service = next(row for row in rows("services") if row["service_id"] == "5")
    assert screen.text("h1") == service["short_fa"]


def test_an_unknown_page_offers_the_pages_there_are(screen: Screen) -> None:
    screen.open("/nowhere", ready=".lost")
    assert screen.direction == "rtl"
    screen.click("#shell-language-button")
    screen.wait_text("h1", "There is no such page")
    screen.click(".lost a[href='/data']")
    screen.wait_for("#data-findings .ag-row")


def test_the_list_is_narrowed_and_the_address_keeps_it(screen: Screen) -> None:
    all_of(screen, lang="en")
    screen.wait_text(SUMMARY, "93 identified services")
    screen.click("details:has(#services-status) summary")
    screen.click("#services-status input[value=existing]")
    screen.wait_text(SUMMARY, "20 of 93")
    screen.wait_query("status=existing")
    screen.type("#services-text", "levy")
    screen.wait_query("q=levy")
    titles = [row["title_en"] for row in rows("services") if row["status"] == "existing"]
    found = [title for title in titles if "levy" in title.lower()]
    assert found
    screen.until(lambda: screen.texts(f"{GRID} .list-cell a") == found, str(found))
    link = screen.js("return location.pathname + location.search")
    screen.new_tab()
    screen.open(link, lang="en", ready=f"{GRID} .ag-row")
    screen.until(lambda: screen.texts(f"{GRID} .list-cell a") == found, str(found))
    screen.click("#services-clear")
    screen.wait_text(SUMMARY, "93 identified services")
    screen.wait_no_query("status", "q=")


def test_filters_that_do_not_exist_are_told_and_left_out(screen: Screen) -> None:
    all_of(screen, "?status=existing&domain=nonsense", lang="en")
    screen.wait_text(SUMMARY, "20 of 93")
    assert "nonsense" in screen.text("#services-notice")


def test_nothing_found_says_what_to_do(screen: Screen) -> None:
    screen.open("/services?q=zzzz", lang="en", ready=f"{GRID} .ag-overlay-no-rows-center")
    assert "Remove one of them" in screen.text(f"{GRID} .ag-overlay-no-rows-center")


def test_a_service_opens_from_the_list_with_the_keyboard(screen: Screen) -> None:
    all_of(screen)
    screen.js("window.stillHere = true")
    screen.click(f"{GRID} .ag-row[row-index='4'] [col-id=domain]")
    screen.keys(Keys.ARROW_RIGHT, Keys.ENTER)
    screen.until(lambda: screen.path == "/services/5", "/services/5")
    screen.wait_for(SERVICE)
    assert screen.js("return window.stillHere === true")


def test_cards_on_a_phone(screen: Screen) -> None:
    all_of(screen, width=PHONE)
    screen.wait_for(f"{GRID} .list-card")
    assert not screen.all(f"{GRID} [col-id=number].ag-cell")
    assert screen.overflow() == 0
    screen.resize(LAPTOP)
    screen.wait_for(f"{GRID} [col-id=number].ag-cell")
    screen.wait_gone(f"{GRID} .list-card")


@pytest.mark.parametrize("width", [PHONE, LAPTOP, PROJECTOR])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_wider_than_the_screen(screen: Screen, lang: str, width: int) -> None:
    for number in (1, 69):
        one(screen, number, lang=lang, width=width)
        assert screen.overflow() == 0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_no_barriers(screen: Screen, lang: str, theme: str) -> None:
    one(screen, 69, lang=lang, theme=theme)
    assert barriers(screen) == []
    all_of(screen, lang=lang, theme=theme)
    assert barriers(screen) == []
    screen.open("/services/0", ready=".lost", lang=lang, theme=theme)
    assert barriers(screen) == []
