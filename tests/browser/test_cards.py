"""The national card of a service: filled and printed, edited by two at once, sent as a sheet."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.request import urlopen

import openpyxl
import pytest
from selenium.webdriver.support.select import Select

from tests.browser.access import barriers
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, PROJECTOR, THEMES, Screen

CARD = "#service-card .national-card"
DETAILS, PROCESSES = "#card-part-details", "#card-part-processes"


def opened(screen: Screen, service: object = 5, **how: object) -> Screen:
    screen.open(f"/services/{service}", ready=CARD, **how)  # type: ignore[arg-type]
    return screen


def edit(screen: Screen, section: str) -> str:
    """Open the editor of a section and give where it stands."""
    place = f"#card-part-{section} .card-editor"
    screen.click(f"[data-card-edit={section}]")
    screen.wait_for(f"{place} .main-button")
    return place


def save(screen: Screen, place: str) -> None:
    screen.click(f"{place} .main-button")


def test_a_card_is_filled_confirmed_and_printed(desk: Screen) -> None:
    opened(desk)
    place = edit(desk, "details")
    desk.type("#card-input-visits", "دو بار")
    desk.type("#card-input-costs-1-amount", "زیاد")
    save(desk, place)
    desk.wait_text(f"{DETAILS} [data-field=costs] .card-fault", "«زیاد» مبلغ نیست")
    assert "عدد نیست" in desk.text(f"{DETAILS} [data-field=visits] .card-fault")
    assert desk.wait_for("#card-input-visits").get_attribute("value") == "دو بار"
    assert desk.wait_for("[data-field=frequency]").is_displayed() is False
    Select(desk.wait_for("#card-input-frequency_per")).select_by_value("year")
    desk.until(lambda: desk.wait_for("[data-field=frequency]").is_displayed(), "the next question")
    desk.type("#card-input-visits", "۲")
    desk.type("#card-input-costs-1-amount", "12,000")
    save(desk, place)
    desk.wait_text(f"{DETAILS} .card-lines", "۱۲٬۰۰۰")
    assert "۳ از ۸" in desk.text(f"{DETAILS} .card-count")
    place = edit(desk, "processes")
    desk.type("#card-input-processes-1-process", "ثبت درخواست")
    desk.click(f"{place} [data-field=processes] > div > .text-button")
    desk.type("#card-input-processes-2-process", "صدور")
    desk.click(f"{place} li:nth-child(2) .card-item-tools button")
    save(desk, place)
    desk.until(lambda: desk.texts(".flow-box") == ["صدور", "ثبت درخواست"], "the flow in its order")
    desk.click("[data-card-confirm=provider]")
    desk.wait_gone("[data-card-confirm=provider]")
    desk.click(".card-history-fold summary")
    desk.wait_text(".card-history", "Maryam")
    assert "۱۲٬۰۰۰" in desk.text(".card-history")
    desk.wait_text("#service-card-undo-says", "نام دستگاه اجرایی")
    desk.click("#service-card-undo")
    desk.wait_for("[data-card-confirm=provider]")
    desk.click("[data-card-confirm=provider]")
    desk.wait_gone("[data-card-confirm=provider]")
    desk.click("[data-card-print]")
    assert desk.downloaded("card-5.pdf").read_bytes().startswith(b"%PDF")
    assert not desk.wait_for("#service-card-print-wait").is_displayed()
    with urlopen(f"{desk.address}/services/5/card.pdf") as answer:
        assert answer.read(4) == b"%PDF"
    with urlopen(f"{desk.address}/services/5/card.json") as answer:
        content = json.load(answer)
    fields = {one["id"]: one for part in content["sections"] for one in part["fields"]}
    assert fields["costs"]["value"] == [{"amount": 12000}]
    assert fields["provider"]["by"] == "Maryam"
    desk.open("/gaps", ready="#gaps-stages table")
    assert len(desk.all("#gaps-stages tbody tr")) == 4


def test_the_second_of_two_sees_both_and_chooses(desk: Screen) -> None:
    opened(desk, 6)
    first = desk.driver.current_window_handle
    desk.new_tab()
    opened(desk, 6)
    place = edit(desk, "details")
    desk.type("#card-input-visits", "5")
    desk.type("#card-input-recipients", "900")
    second = desk.driver.current_window_handle
    desk.driver.switch_to.window(first)
    save_first = edit(desk, "details")
    desk.type("#card-input-visits", "3")
    save(desk, save_first)
    desk.wait_text(f"{DETAILS} .card-lines", "۳")
    desk.driver.switch_to.window(second)
    save(desk, place)
    fault = f"{DETAILS} [data-field=visits] .card-fault"
    desk.wait_text(fault, "Maryam")
    assert "۳" in desk.text(fault)
    assert "۵" in desk.text(fault)
    assert desk.wait_for("#card-input-recipients").get_attribute("value") == "900"
    desk.click(f"{fault} button")
    desk.wait_text(f"{DETAILS} .card-lines", "۹۰۰")
    assert "۵" in desk.text(f"{DETAILS} .card-lines")


def test_without_a_name_nothing_is_kept(desk: Screen) -> None:
    desk.choose("tarazu-name", None)
    opened(desk, 7, lang="en")
    place = edit(desk, "provider")
    desk.type("#card-input-parent_body", "City of Qom")
    save(desk, place)
    desk.wait_text(f"{place} .panel-said", "name")
    assert desk.wait_for("#card-input-parent_body").get_attribute("value") == "City of Qom"


def test_a_sheet_of_cards_is_applied_whole_or_not_at_all(desk: Screen) -> None:
    desk.open("/services", ready="#services-cards table")
    before = desk.texts("#services-cards tbody tr")[-1]
    desk.click("#sheet-card-get")
    good, broken = edited(desk.downloaded("tarazu-cards.xlsx"))

    def give(file: Path) -> None:
        desk.wait_for("#sheet-card-put input[type=file]").send_keys(str(file))

    give(broken)
    desk.wait_text("#sheet-card-preview", "940")
    assert not desk.wait_for("#sheet-card-apply").is_displayed()
    assert desk.texts("#services-cards tbody tr")[-1] == before
    give(good)
    desk.wait_text("#sheet-card-preview", "۲ سطر عوض می‌شود")
    desk.click("#sheet-card-apply")
    desk.wait_text("#sheet-card-said", "۲ سطر")
    desk.until(lambda: desk.texts("#services-cards tbody tr")[-1] != before, "the new counts")


def edited(path: Path) -> tuple[Path, Path]:
    """Fill two cards in a sheet, once rightly and once for a service that does not exist."""
    book = openpyxl.load_workbook(path)
    rows = book.active
    place = next(one.column for one in rows[1] if str(one.value).startswith("5. تعداد بار"))
    for number in (9, 10):
        rows.cell(number, place).value = "۱"
    good, broken = path.with_name("good.xlsx"), path.with_name("broken.xlsx")
    book.save(good)
    rows.cell(10, 1).value = "940"
    book.save(broken)
    return good, broken


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_fits_and_there_are_no_barriers(screen: Screen, lang: str, theme: str) -> None:
    for width in (PHONE, LAPTOP, PROJECTOR):
        opened(screen, "example" if width == PROJECTOR else 1, lang=lang, theme=theme, width=width)
        if width != PROJECTOR:
            edit(screen, "access" if width == PHONE else "details")
            assert barriers(screen) == []
        assert screen.overflow() == 0
    screen.open("/services", ready="#services-cards table", lang=lang, theme=theme, width=PHONE)
    assert screen.overflow() == 0
    assert barriers(screen) == []
