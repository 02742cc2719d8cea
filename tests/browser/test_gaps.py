"""The gap: rows, weights and filters in the address, targets, statuses and what follows them."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from tests.browser.access import barriers
from tests.browser.expected import rows
from tests.browser.paper import cut, sheets
from tests.browser.screen import LANGUAGES, LAPTOP, PHONE, PROJECTOR, THEMES, Screen

TABLE, GRID, ANSWER = ".gap-table tbody tr", "#gaps-grid .ag-row", "#gaps-answer"
TWIN, FOOT = ".gap-twin", ".gap-table .gap-whole td"
TARGETS, TOLD = ".targets li", "#gaps-target-told"


def gaps(screen: Screen, query: str = "", **how: object) -> Screen:
    screen.open(f"/gaps{query}", ready=TABLE, **how)  # type: ignore[arg-type]
    screen.wait_for(GRID)
    return screen


def numbers(screen: Screen, selector: str) -> list[int]:
    """The figures of cells; what is taken off is below zero."""
    return [int(t.replace("−", "-")) for t in screen.texts(selector) if t]


def choose(screen: Screen, name: str, value: str) -> None:
    screen.click(f"#gaps-{name} input[value={value}] + label")


def fill(screen: Screen, by: str, note: str = "") -> None:
    if not screen.all("#gaps-target-fold[open]"):
        screen.click("#gaps-target-fold summary")
    screen.type("#gaps-target-by", by)
    screen.type("#gaps-target-note", note)
    screen.click("#gaps-target-save")


def test_whatever_the_rows_the_totals_add_up_to_93(screen: Screen) -> None:
    gaps(screen, lang="en")
    for name in ("domain", "group", "integrated_system"):
        choose(screen, "rows", name)
        screen.wait_text(".gap-table thead", screen.text(f"#gaps-rows input[value={name}] + label"))
        assert numbers(screen, FOOT)[:3] == [20, 13, 60]
        screen.js("document.querySelector('.as-table').open = true")
        columns = zip(
            *(
                [int(cell) for cell in line.replace("−", "-").split("\t")[1:-1]]
                for line in screen.text(TWIN).splitlines()
                if line[-1] in "%–" and "\t" in line
            ),
            strict=True,
        )
        for *parts, whole in columns:
            assert sum(parts) == whole
        assert screen.texts(f"{TWIN} tfoot tr:last-child td")[3] == "93"
        assert screen.texts(f"{TWIN} tfoot tr:last-child td")[-1] == "21% / 14% / 65%"
    choose(screen, "measure", "priority")
    screen.wait_query("by=integrated_system", "measure=priority")
    choose(screen, "rows", "index_group")
    screen.wait_text(TABLE, "Impact indices")
    impact, readiness = numbers(screen, f"{TABLE} .bar-total")
    assert numbers(screen, FOOT)[-1] == impact + readiness


def test_the_address_keeps_filters_and_weights(screen: Screen) -> None:
    gaps(screen, "?w=1,1,1,1,1,1&readiness=ready_to_start&group=nine", lang="en")
    assert "nine" in screen.text("#gaps-notice")
    assert "1, 1, 1, 1, 1, 1" in screen.text(".weighed-note")
    screen.wait_query("readiness=ready_to_start", "w=1,1,1,1,1,1")
    ready = len(screen.all(GRID))
    assert f"{ready} of 93" in screen.text("#gaps-summary")
    screen.type("#gaps-day", "1404/12/30" + Keys.ENTER)
    screen.wait_text("#shell-toast", "no such day")
    screen.type("#gaps-day", "۱۴۰۶/۰۱/۰۱" + Keys.ENTER)
    screen.wait_query("on=1406-01-01")
    screen.click("#gaps-clear")
    screen.wait_text("#gaps-summary", "93 services")
    screen.wait_no_query("readiness", "on=")
    assert "w=1,1,1,1,1,1" in screen.query
    screen.click(f"{TABLE}:nth-child(2) td:nth-of-type(4) a")
    screen.wait_query("domain=transport", "status=to_do", "w=1,1,1,1,1,1")
    screen.wait_text("#gaps-summary", "14 of 93")


def test_what_is_double_edged_is_said_plainly(screen: Screen) -> None:
    gaps(screen, lang="en")
    given = {row["service"] for row in rows("service_systems")}
    orphans = [row for row in rows("services") if row["service_id"] not in given]
    assert screen.texts(".edge-number")[1] == str(len(orphans))
    screen.click(".edges li:nth-child(2) summary")
    named = screen.texts(".edges li:nth-child(2) .names li")
    assert named == [row["title_en"] for row in orphans]
    screen.click(".edges li:nth-child(2) .names a")
    screen.wait_text("h1", named[0])
    assert "names no system" in screen.text(".waiting")


def test_a_service_says_what_stands_before_it_and_why(screen: Screen) -> None:
    screen.open("/services/6", lang="en", ready=".chain")
    links = [row for row in rows("prerequisite_services") if row["service"] == "6"]
    told = screen.text(".waiting")
    for link in links:
        assert link["reason_en"] in told
    assert "Waits for both" in told
    assert len(screen.all(".chain .basis-assumed")) == len(links)
    owed = {row["prerequisite"] for row in links}
    bodies = {r["body"] for r in rows("prerequisite_bodies") if r["prerequisite"] in owed}
    names = {row["title_en"] for row in rows("bodies") if row["body_id"] in bodies}
    assert names <= set(screen.texts(".chain ul a"))


def test_a_target_is_set_changed_by_two_and_taken_back(desk: Screen) -> None:
    gaps(desk, lang="en")
    desk.wait_text("#gaps-targets", "No target is set")
    fill(desk, "1404/12/30")
    desk.wait_text("#shell-toast", "no such day")
    assert desk.wait_for("#gaps-target-by").get_attribute("value") == "1404/12/30"
    fill(desk, "1404/12/29", "first")
    desk.wait_text(TARGETS, "overdue by")
    desk.wait_text(ANSWER, "73 of that is overdue")
    mine = desk.driver.current_window_handle
    desk.click(f"{TARGETS} [data-do=edit]")
    desk.wait_text(TOLD, "You are changing")
    desk.new_tab()
    gaps(desk, lang="en")
    desk.click(f"{TARGETS} [data-do=edit]")
    desk.wait_text(TOLD, "You are changing")
    fill(desk, "1407/12/29", "theirs")
    desk.wait_text(TARGETS, "29 Esfand 1407")
    desk.driver.switch_to.window(mine)
    fill(desk, "1406/06/31", "mine")
    desk.wait_text(TOLD, "now “theirs”, yours “mine”")
    assert "1407/12/29" in desk.text(TOLD)
    assert desk.wait_for("#gaps-target-note").get_attribute("value") == "mine"
    desk.click("#gaps-target-save")
    desk.wait_text(TARGETS, "31 Shahrivar 1406")
    desk.click("#gaps-undo")
    desk.wait_text(TARGETS, "29 Esfand 1407")
    desk.click(f"{TARGETS} [data-do=remove]")
    desk.wait_text("#gaps-targets", "No target is set")
    desk.click("#gaps-targets .names summary")
    assert len(desk.texts("#gaps-targets .names li")) >= 5


def test_gap_council_view_and_history_follow_a_status(desk: Screen) -> None:
    desk.open("/services/23", lang="en", ready="#service-status")
    Select(desk.wait_for("#service-status")).select_by_value("existing")
    desk.wait_text(".service-marks", "Existing")
    desk.wait_text(".waiting", "Maryam")
    gaps(desk, lang="en")
    assert "21 exist" in desk.text(ANSWER)
    desk.wait_for("#gaps-course .js-plotly-plot .scatterlayer path")
    assert "from 73 to 72" in desk.text("#gaps-course")
    desk.open("/", lang="en", ready=".home-stand .figure-number")
    assert desk.texts(".home-stand .figure-number")[0] == "21"
    gaps(desk, lang="en")
    desk.wait_text("#gaps-undo-says", "from “To do” to “Existing”")
    desk.click("#gaps-undo")
    desk.wait_text(ANSWER, "20 exist")


def test_an_action_is_kept_true_by_two_and_never_without_a_name(desk: Screen) -> None:
    gaps(desk, lang="en")
    first = desk.driver.current_window_handle
    desk.new_tab()
    gaps(desk, lang="en")
    Select(desk.wait_for("#action-t16-1")).select_by_value("done")
    desk.wait_text("#gaps-wish-told", "is saved")
    desk.wait_text("#gaps-actions-say", "1 are done")
    desk.driver.switch_to.window(first)
    Select(desk.wait_for("#action-t16-1")).select_by_value("dropped")
    desk.wait_text("#gaps-wish-told", "now “Done”, yours “Dropped”")
    desk.click("[data-wish-again]")
    desk.wait_text("#gaps-wish-told", "is saved")
    desk.choose("tarazu-name", None)
    Select(desk.wait_for("#action-t17-1")).select_by_value("done")
    desk.wait_text("#shell-toast", "Your name")
    assert desk.all(".is-unsaved #action-t17-1")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_can_be_used_everywhere_and_printed(screen: Screen, lang: str) -> None:
    for theme in THEMES:
        gaps(screen, lang=lang, theme=theme)
        screen.js("document.querySelectorAll('details').forEach(one => (one.open = true))")
        assert barriers(screen) == []
    screen.open("/services/6", lang=lang, ready=".chain")
    assert barriers(screen) == []
    for width in (PHONE, LAPTOP, PROJECTOR):
        gaps(screen, lang=lang, width=width)
        assert screen.overflow() == 0
    gaps(screen, lang=lang, theme="dark")
    assert sheets(screen) >= 2
    assert cut(screen) == []
