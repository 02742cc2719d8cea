"""The council's view: what it says, and where each of its figures leads."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.browser.access import barriers
from tests.browser.expected import Expected, digits, rows, title
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, PROJECTOR, THEMES, Screen

STAND, NEEDS, GROUPS = ".home-stand", ".home-needs", ".home-groups"
LEADERS, QUICK, FINDINGS = ".home-leaders", ".home-quick", ".home-findings"


def opened(screen: Screen, query: str = "", **how: object) -> Screen:
    screen.open("/" + query, ready=STAND, **how)  # type: ignore[arg-type]
    return screen


def of_status(status: str) -> int:
    return sum(row["status"] == status for row in rows("services"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_where_the_city_stands(screen: Screen, lang: str) -> None:
    opened(screen, lang=lang)
    counts = [of_status(status) for status in ("existing", "in_progress", "to_do")]
    shown = screen.texts(f"{STAND} .figure-number")
    assert shown == [digits(number, lang) for number in (*counts, sum(counts))]
    answer = screen.text(f"{STAND} .card-answer")
    for number in (counts[0], sum(counts), sum(counts[1:])):
        assert digits(number, lang) in answer
    assert screen.direction == ("rtl" if lang == "fa" else "ltr")


def test_each_domain_has_a_bar_and_its_figures(screen: Screen) -> None:
    opened(screen, lang="en")
    counts = Counter((row["domain"], row["status"]) for row in rows("services"))
    names = {row["domain_id"]: row["title_en"] for row in rows("domains")}
    statuses = ("existing", "in_progress", "to_do")
    wanted = [
        [names[domain], *(str(counts[domain, status]) for status in statuses)]
        for domain in names
        if any(counts[domain, status] for status in statuses)
    ]
    cells = [
        [cell.text for cell in row.find_elements("css selector", "th, td:not(.bar-cell)")][:4]
        for row in screen.all(f"{STAND} tbody tr")
    ]
    assert cells == wanted
    widest = max(sum(counts[d, s] for s in statuses) for d in names)
    widths = screen.js(
        "return [...document.querySelectorAll(arguments[0])].map(bar =>"
        " [...bar.children].reduce((sum, part) => sum + parseFloat(part.style.width), 0))",
        f"{STAND} tbody .stack",
    )
    totals = [sum(int(cell) for cell in row[1:]) for row in wanted]
    assert widths == pytest.approx([100 * total / widest for total in totals], abs=0.01)


@pytest.mark.parametrize(
    ("link", "path", "query"),
    [
        (f"{STAND} .figure-existing", "/services", "?status=existing"),
        (f"{STAND} .figure-in_progress", "/services", "?status=in_progress"),
        (f"{STAND} .figure-to_do", "/priorities", ""),
        (f"{STAND} .figure-target", "/services", ""),
        (f"{STAND} tbody a[href*='existing&domain=transport']", "/services", "domain=transport"),
        (f"{STAND} tbody a[href='/priorities?d=transport']", "/priorities", "d=transport"),
        (f"{NEEDS} .need-regrouped", "/services/69", ""),
        (f"{NEEDS} .need-missing-table", "/data", "kind=missing"),
        (f"{NEEDS} .need-open-finding", "/data", "treatment=open"),
        (f"{GROUPS} .count-tile-1", "/priorities", "g=1"),
        (f"{LEADERS} .leader-total", "/priorities", "s=5"),
        (f"{LEADERS} .leader-title", "/services/5", ""),
        (f"{QUICK} tbody a[href*='w=']", "/priorities", "w=0,0,0,0,2,1"),
        (f"{FINDINGS} .figure", "/data", "severity=changes_group"),
        (".home-version .card-link", "/data", ""),
    ],
)
def test_each_figure_leads_to_its_page(screen: Screen, link: str, path: str, query: str) -> None:
    opened(screen)
    screen.js("window.stillHere = true")
    screen.click(link)
    screen.until(lambda: screen.path == path, path)
    screen.wait_query(query)
    screen.wait_gone(STAND)
    screen.wait_for("main h1")
    assert screen.js("return window.stillHere === true")
    if path == "/priorities":
        screen.wait_for("#priorities-arranged[data-ready]")


def test_printed_and_computed_groups_are_told_apart(screen: Screen) -> None:
    opened(screen, lang="en")
    now = Expected()
    computed = [sum(now.of(todo, "groups") == group for todo in now.ids) for group in (1, 2, 3)]
    printed = Counter(int(row["printed_group"]) for row in rows("scores"))
    assert screen.texts(f"{GROUPS} .count-now") == [str(number) for number in computed]
    assert screen.texts(f"{GROUPS} .count-report") == [
        f"printed: {printed[group]}" for group in (1, 2, 3)
    ]
    remarks = screen.text(f"{GROUPS} .remarks")
    assert "23, 25, 12" in remarks
    assert "23, 24, 13" in remarks
    assert title(47, "en") in remarks


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_services_stand_in_order_with_ties(screen: Screen, lang: str) -> None:
    opened(screen, lang=lang)
    now = Expected()
    shown = screen.texts(f"{LEADERS} .leader-title")
    assert shown == [title(todo, lang) for todo in now.order[: len(shown)]]
    ranks = screen.texts(f"{LEADERS} .leader-rank")
    assert ranks[:3] == ["=" + digits(rank, lang) for rank in (1, 1, 3)]
    screen.click(f"{LEADERS} .as-table summary")
    assert len(screen.all(f"{LEADERS} .as-table tbody tr")) == len(shown)


def test_the_line_of_the_quick_wins_can_be_drawn_elsewhere(screen: Screen) -> None:
    opened(screen, lang="en")
    assert screen.text(f"{QUICK} .quick-line .basis") == "assumed"
    assert "14 services to do and 9 in progress" in screen.text(f"{QUICK} .card-answer")
    screen.click(f"{QUICK} .line-choices a[href='/?quick=7']")
    screen.wait_text(f"{QUICK} .card-answer", "29 services to do and 11 in progress")
    assert screen.query == "?quick=7"
    assert screen.text(f"{QUICK} .is-chosen") == "7"


def test_a_line_that_cannot_be_is_told_and_ours_is_taken(screen: Screen) -> None:
    opened(screen, "?quick=99", lang="en")
    assert "99" in screen.text(".notice")
    assert screen.text(f"{QUICK} .is-chosen") == "8"


def test_the_language_changes_without_a_reload(screen: Screen) -> None:
    opened(screen, "?quick=7")
    screen.js("window.stillHere = true")
    screen.click("#shell-language-button")
    screen.wait_text(f"{STAND} .card-question", "Where do we stand?")
    assert screen.text(f"{QUICK} .is-chosen") == "7"
    assert screen.direction == "ltr"
    assert screen.js("return window.stillHere === true")


@pytest.mark.parametrize("width", [PHONE, LAPTOP, PROJECTOR])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_wider_than_the_screen(screen: Screen, lang: str, width: int) -> None:
    opened(screen, lang=lang, width=width)
    assert screen.overflow() == 0
    if width > PHONE:
        screen.keys("p")
        screen.wait_for("html[data-presentation]")
        assert screen.overflow() == 0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_no_barriers(screen: Screen, lang: str, theme: str) -> None:
    opened(screen, lang=lang, theme=theme)
    assert barriers(screen) == []
