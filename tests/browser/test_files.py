"""What is shown, as a file: CSV, Excel, a picture, paper, and a link to pass on."""

from __future__ import annotations

import base64
import csv
import io
import re
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from selenium.webdriver.common.keys import Keys

from tests.browser.expected import Expected, digits, rows, service, short_index, title
from tests.browser.screen import LANGUAGES, Screen
from tests.browser.weighing import INDICES, Weighing

A4_PIXELS = 718
"""Width of an A4 page between margins of a centimetre, at 96 dots to the inch."""
# What is wider than its place and would lose its end.
CUT = """
  return [...document.querySelectorAll("main *")]
    .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1
      && getComputedStyle(e).overflowX !== "visible" && !e.closest("svg"))
    .map((e) => e.className + ": " + e.textContent.slice(0, 40));
"""
QUERY = "?w=2,1,3,2,1,1&x=47.coverage.3&g=1,2&c=rank,change,group,total,mean,domain,coverage,share"
EXPECTED = Expected((2, 1, 3, 2, 1, 1), {(47, "coverage"): 3})


def shown_order() -> list[int]:
    return [todo for todo in EXPECTED.order if EXPECTED.of(todo, "groups") < 3]


def line(todo: int, lang: str) -> list[object]:
    """The row of a file: number, rank, change, title, group, total, mean, domain, coverage."""
    row = service(todo)
    domain = next(d for d in rows("domains") if d["domain_id"] == row["domain"])
    return [
        todo,
        EXPECTED.of(todo, "ranks"),
        EXPECTED.of(todo, "rank_change"),
        row[f"title_{lang}"],
        EXPECTED.of(todo, "groups"),
        EXPECTED.of(todo, "totals"),
        EXPECTED.of(todo, "mean_hundredths") / 100,
        domain[f"title_{lang}"],
        EXPECTED.scores[todo][3],
    ]


def opened(path: Path) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl stamps what it opens with a time in the old way.
        warnings.simplefilter("ignore", DeprecationWarning)
        return load_workbook(path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_csv_arrives_with_what_is_shown(screen: Screen, lang: str) -> None:
    Weighing(screen, QUERY, lang=lang)
    screen.click("#priorities-csv")
    content = screen.downloaded("tarazu-priorities.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, *body = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert header[8] == short_index("coverage", lang)
    assert body == [[str(cell) for cell in line(todo, lang)] for todo in shown_order()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_excel_arrives_in_the_direction_of_the_language(screen: Screen, lang: str) -> None:
    Weighing(screen, QUERY, lang=lang)
    screen.click("#priorities-excel")
    book = opened(screen.downloaded("tarazu-priorities.xlsx"))
    table, about = book.worksheets
    for sheet in book.worksheets:
        assert bool(sheet.sheet_view.rightToLeft) == (lang == "fa")
    header, *body = table.iter_rows(values_only=True)
    assert header[8] == short_index("coverage", lang)
    assert [list(row) for row in body] == [line(todo, lang) for todo in shown_order()]
    facts = [list(row) for row in about.iter_rows(values_only=True)]
    weights = [
        value
        for index, weight in zip(INDICES, EXPECTED.weights, strict=True)
        for name, value in facts
        if short_index(index, lang) in name and value == weight
    ]
    assert len(weights) >= 6
    judged = [name for name, value in facts if title(47, lang) in name and value == 3]
    assert short_index("coverage", lang) in judged[0]


def test_files_follow_the_sorting_and_the_search(screen: Screen) -> None:
    weighing = Weighing(screen, lang="en")
    screen.type("#priorities-text", "traffic")
    screen.wait_query("q=traffic")
    screen.click("#priorities-grid .ag-header-cell[col-id=service] .ag-header-cell-label")
    screen.wait_for("#priorities-grid .ag-header-cell[col-id=service][aria-sort=ascending]")
    order = weighing.shown()
    assert len(order) > 1
    screen.click("#priorities-csv")
    content = screen.downloaded("tarazu-priorities.csv").read_text("utf-8-sig")
    assert [int(row[0]) for row in list(csv.reader(io.StringIO(content)))[1:]] == order


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_arrives_and_is_not_empty(screen: Screen, lang: str) -> None:
    Weighing(screen, "?g=1", lang=lang)
    screen.click("#priorities-picture")
    width, height, colours = read_png(screen.downloaded("tarazu-priorities.png"))
    first = Expected().counts[0]
    assert width == 2800
    assert height > 2 * 34 * first
    assert colours > 20


def read_png(path: Path) -> tuple[int, int, int]:
    """Width, height, and how many different colours stand in its first filter-free bytes."""
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    data, at = b"", 8
    while at < len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        if kind == b"IDAT":
            data += content[at + 8 : at + 8 + size]
        at += size + 12
    pixels = zlib.decompress(data)
    return width, height, len({pixels[i : i + 4] for i in range(0, len(pixels) - 4, 4)})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_paper_every_service_stands_and_no_control(screen: Screen, lang: str) -> None:
    Weighing(screen, "?w=2,1,3,2,1,1", lang=lang)
    pdf = base64.b64decode(
        screen.cdp("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"]
    )
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 2
    expected = Expected((2, 1, 3, 2, 1, 1))
    screen.cdp("Emulation.setEmulatedMedia", media="print")
    paper = screen.texts(".weigh-paper tbody tr")
    assert len(paper) == 60
    for line, todo in zip(paper, expected.order, strict=True):
        assert title(todo, lang) in line
        assert expected.rank_text(todo, lang) in line
        assert digits(expected.of(todo, "totals"), lang) in line
    for control in (".frame-header", "#priorities-presets", "#priorities-csv", "#priorities-grid"):
        assert not screen.wait_for(control).is_displayed()
    assert screen.texts(".scale-value") == [digits(weight, lang) for weight in expected.weights]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_cut_on_paper(screen: Screen, lang: str) -> None:
    Weighing(screen, "?s=47", lang=lang)
    screen.js("window.dispatchEvent(new Event('beforeprint'))")
    screen.cdp("Emulation.setEmulatedMedia", media="print")
    screen.resize(A4_PIXELS)
    assert screen.overflow() == 0
    assert screen.js(CUT) == []


def test_the_link_is_copied(screen: Screen) -> None:
    weighing = Weighing(screen, lang="en")
    screen.cdp(
        "Browser.grantPermissions",
        origin=screen.address,
        permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
    )
    weighing.press("economy", Keys.END)
    screen.wait_query("w=3,1,10,2,2,1")
    screen.click("#priorities-link")
    screen.wait_text("#shell-toast", "copied")
    copied = screen.driver.execute_async_script(
        "navigator.clipboard.readText().then(arguments[arguments.length - 1])"
    )
    assert copied == screen.js("return location.href")


def test_a_picture_of_nothing_still_says_what_it_is(screen: Screen) -> None:
    Weighing(screen, "?q=zzzz")
    screen.click("#priorities-picture")
    _, height, _ = read_png(screen.downloaded("tarazu-priorities.png"))
    assert height > 300


def test_files_of_nothing_have_a_header_alone(screen: Screen) -> None:
    Weighing(screen, "?q=zzzz")
    screen.click("#priorities-csv")
    content = screen.downloaded("tarazu-priorities.csv").read_text("utf-8-sig")
    assert len(content.splitlines()) == 1
    screen.click("#priorities-excel")
    table = opened(screen.downloaded("tarazu-priorities.xlsx")).worksheets[0]
    assert table.max_row == 1
    assert digits(0, "fa") in screen.text("#priorities-summary")
