"""The data page: findings with filters, sources, what was taken from where, downloads."""

from __future__ import annotations

import zipfile

import pytest

from tests.browser.access import barriers
from tests.browser.expected import DATA, digits, rows
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, PROJECTOR, THEMES, Screen

GRID, SUMMARY = "#data-findings", "#data-summary"


def opened(screen: Screen, query: str = "", **how: object) -> Screen:
    screen.open(f"/data{query}", ready=f"{GRID} .ag-row", **how)  # type: ignore[arg-type]
    screen.wait_for(".data-downloads")
    return screen


def number_of(**values: str) -> int:
    return sum(all(row[k] == v for k, v in values.items()) for row in rows("findings"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_findings_the_weightiest_first(screen: Screen, lang: str) -> None:
    opened(screen, lang=lang)
    screen.wait_text(SUMMARY, digits(len(rows("findings")), lang))
    first = screen.text(f"{GRID} .ag-row[row-index='0']")
    finding = next(row for row in rows("findings") if row["finding_id"] == "F-total-47")
    assert finding[f"effect_{lang}"] in first
    assert digits(14, lang) in first
    assert digits(13, lang) in first


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("?kind=sum", {"kind": "sum"}),
        ("?severity=changes_link", {"severity": "changes_link"}),
        ("?treatment=open", {"treatment": "open"}),
        ("?kind=title&treatment=resolved", {"kind": "title", "treatment": "resolved"}),
    ],
)
def test_an_address_opens_its_findings(screen: Screen, query: str, values: dict[str, str]) -> None:
    opened(screen, query, lang="en")
    screen.wait_text(SUMMARY, f"{number_of(**values)} of {len(rows('findings'))}")


def test_filters_narrow_together_and_the_address_keeps_them(screen: Screen) -> None:
    opened(screen, lang="en")
    screen.click("details:has(#data-kind) summary")
    screen.click("#data-kind input[value=numbering]")
    screen.wait_text(SUMMARY, f"{number_of(kind='numbering')} of")
    screen.wait_query("kind=numbering")
    screen.click("details:has(#data-treatment) summary")
    screen.click("#data-treatment input[value=kept]")
    both = number_of(kind="numbering", treatment="kept")
    screen.wait_text(SUMMARY, f"{both} of")
    screen.wait_query("kind=numbering", "treatment=kept")
    link = screen.js("return location.pathname + location.search")
    screen.new_tab()
    screen.open(link, lang="en", ready=f"{GRID} .ag-row")
    screen.wait_text(SUMMARY, f"{both} of")
    assert screen.js("return document.querySelector('#data-kind input[value=numbering]').checked")
    screen.click("#data-clear")
    screen.wait_text(SUMMARY, f"{len(rows('findings'))} findings")
    screen.wait_no_query("kind", "treatment")


def test_words_are_found_however_they_are_written(screen: Screen) -> None:
    opened(screen)
    wanted = [row for row in rows("findings") if "پلاک" in row["follows"]]
    screen.type("#data-text", "پلاك")
    screen.wait_query("q=پلاك")
    for row in wanted:
        screen.wait_for(f"{GRID} .ag-row[row-id='{row['finding_id']}']")
    assert len(screen.all(f"{GRID} .ag-row")) < len(rows("findings"))


def test_filters_survive_a_change_of_language(screen: Screen) -> None:
    opened(screen, "?kind=sum")
    screen.click("details:has(#data-severity) summary")
    screen.click("#data-severity input[value=changes_group]")
    screen.wait_query("severity=changes_group")
    screen.click("#shell-language-button")
    screen.wait_text(SUMMARY, "1 of")
    screen.wait_query("severity=changes_group", "kind=sum")
    assert screen.direction == "ltr"


def test_a_damaged_address_opens_what_it_can(screen: Screen) -> None:
    opened(screen, "?kind=sum,nonsense", lang="en")
    screen.wait_text(SUMMARY, "1 of")
    assert "nonsense" in screen.text("#data-notice")


def test_nothing_found_says_what_to_do(screen: Screen) -> None:
    screen.open("/data?q=zzzz", ready=f"{GRID} .ag-overlay-no-rows-center")
    assert "پالایه‌ها را بردارید" in screen.text(f"{GRID} .ag-overlay-no-rows-center")


def test_a_finding_leads_to_its_service(screen: Screen) -> None:
    opened(screen, "?kind=sum")
    screen.click(f"{GRID} .list-cell a")
    screen.until(lambda: screen.path == "/services/69", "/services/69")
    screen.wait_for(".service-cards")


def test_what_was_taken_and_what_is_missing(screen: Screen) -> None:
    opened(screen, lang="en")
    assert "Table 12" in screen.text(".data-tables .notice")
    assert len(screen.all(".data-tables tbody tr")) == len(rows("source_tables"))
    assert screen.texts(".data-tables .state-missing") == ["missing from the source"]
    assert "SPL.02" in screen.text(".data-sources")


def test_the_package_can_be_downloaded(screen: Screen) -> None:
    opened(screen)
    named = set(screen.texts(".files a"))
    assert named == {"datapackage.json", *(path.name for path in DATA.glob("*.csv"))}
    screen.click(".files a[href$='/services.csv']")
    path = screen.downloaded("services.csv")
    assert path.read_bytes() == (DATA / "services.csv").read_bytes()
    screen.click(".data-downloads a[href$='.zip']")
    with zipfile.ZipFile(screen.downloaded("tarazu-qom-1.0.0.zip")) as archive:
        assert set(archive.namelist()) == named


def test_all_that_is_shown_goes_on_paper(screen: Screen) -> None:
    opened(screen, "?kind=numbering", lang="en")
    screen.js("window.dispatchEvent(new Event('beforeprint'))")
    screen.cdp("Emulation.setEmulatedMedia", media="print")
    assert not screen.wait_for(GRID).is_displayed()
    lines = screen.all(".list-paper tbody tr")
    assert len(lines) == number_of(kind="numbering")
    assert lines[0].is_displayed()
    finding = next(row for row in rows("findings") if row["finding_id"] == "F-order-t7-47")
    assert finding["effect_en"] in screen.text(".list-paper")
    screen.cdp("Emulation.setEmulatedMedia", media="")


def test_cards_on_a_phone(screen: Screen) -> None:
    opened(screen, width=PHONE)
    screen.wait_for(f"{GRID} .list-card")
    assert screen.overflow() == 0


@pytest.mark.parametrize("width", [LAPTOP, PROJECTOR])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_wider_than_the_screen(screen: Screen, lang: str, width: int) -> None:
    opened(screen, lang=lang, width=width)
    assert screen.overflow() == 0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_no_barriers(screen: Screen, lang: str, theme: str) -> None:
    opened(screen, lang=lang, theme=theme)
    assert barriers(screen) == []
    opened(screen, lang=lang, theme=theme, width=PHONE)
    assert barriers(screen) == []
