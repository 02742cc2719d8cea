"""The rollout: what is where, a new service taken to the districts, and what was reached."""

from __future__ import annotations

import pytest

from tests.browser.access import barriers
from tests.browser.screen import LANGUAGES, PHONE, THEMES, Screen

CELLS, STEPS = ".rollout-matrix .rollout-cell", ".rollout-steps-table tbody tr"
REACH = f"{STEPS}:first-child button[id*=reach]"
REMOVE = f"{STEPS}:first-child button[id*=remove]"


def rollout(screen: Screen, query: str = "", lang: str = "en", **how: object) -> Screen:
    screen.open(f"/rollout{query}", lang=lang, ready=CELLS, **how)  # type: ignore[arg-type]
    screen.wait_for("#rollout-subject option[value='service:5']") if not query else None
    return screen


def choose(screen: Screen, field: str, value: str) -> None:
    screen.click(f"#rollout-{field} option[value='{value}']")


def test_planning_left_the_counters_and_both_dates_stand(screen: Screen) -> None:
    rollout(screen)
    cells = screen.texts(CELLS)
    assert len(cells) == 8
    assert all("requests in person ended" in cell and "10 Shahrivar 1399" in cell for cell in cells)
    screen.wait_text(".briefs", "20 Mordad 1399")
    assert screen.texts(".rollout-told b") == ["20", "2", "30"]
    screen.cdp("Emulation.setEmulatedMedia", media="print")
    screen.resize(700, 1000)
    cut = "const t = document.querySelector('.table-scroll'); return t.scrollWidth - t.clientWidth"
    screen.until(lambda: screen.js(cut) == 0, "all districts on the paper")
    screen.cdp("Emulation.setEmulatedMedia", media="")


def test_mashhad_has_a_pilot_and_nothing_is_made_up(screen: Screen) -> None:
    rollout(screen, "?city=mashhad")
    assert len(screen.texts(CELLS)) == 5
    assert all("pilot" in cell for cell in screen.texts(CELLS))
    screen.wait_text("main", "The number of services is not told")
    screen.wait_text("main", "Ready for “running”: District 12")
    assert "Qom" not in screen.text("main")


def test_a_new_service_is_taken_to_the_districts(desk: Screen) -> None:
    rollout(desk)
    choose(desk, "subject", "service:5")
    choose(desk, "pilot", "d5")
    desk.type("#rollout-start", "1404/12/30")
    desk.click("#rollout-preview")
    desk.wait_text("#shell-toast", "1404/12/30")
    desk.type("#rollout-start", "1406/01/01")
    desk.click("#rollout-preview")
    desk.until(lambda: len(desk.all(".rollout-previewed tbody tr")) == 17, "eight districts twice")
    desk.wait_text(".rollout-previewed", "District 5")
    desk.click("#rollout-keep")
    desk.wait_text("#rollout-told", "17")
    desk.until(lambda: len(desk.texts(CELLS)) == 16, "a line of its own")
    desk.wait_text(CELLS, "next pilot: 1 Farvardin 1406")
    desk.wait_text("#rollout-undo-says", "17")
    desk.click(REACH)
    desk.wait_text("#rollout-told", "reached today")
    desk.click(".rollout-aims [data-form=aim_value]")
    desk.type("#form-field-day", "1403/12/30")
    desk.type("#form-field-value", "1200.5")
    desk.click(".form-dialog [type=submit]")
    desk.wait_for(".rollout-aims .indicator-chart .js-plotly-plot .point")
    desk.click(".rollout-aims [data-form=rollout_aim]")
    desk.type("#form-field-target", "900")
    desk.click(".form-dialog [type=submit]")
    desk.wait_text(".rollout-aims .js-plotly-plot", "target 900")
    desk.until(
        lambda: any("pilot\nsince" in cell for cell in desk.texts(CELLS)), "the pilot reached"
    )


def test_what_somebody_else_changed_meanwhile_is_told(desk: Screen) -> None:
    rollout(desk)
    choose(desk, "subject", "service:6")
    choose(desk, "pilot", "d1")
    desk.click("#rollout-preview")
    desk.click("#rollout-keep:not([disabled])")
    desk.wait_for(STEPS)
    first = desk.driver.current_window_handle
    desk.new_tab()
    rollout(desk)
    count = len(desk.all(STEPS))
    desk.click(REACH)
    desk.wait_text("#rollout-told", "reached today")
    desk.driver.switch_to.window(first)
    desk.click(REMOVE)
    desk.wait_text("#rollout-told .notice", "Maryam")
    assert len(desk.all(STEPS)) == count


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_everybody_can_use_it(screen: Screen, lang: str, theme: str) -> None:
    rollout(screen, lang=lang, theme=theme)
    assert barriers(screen) == []
    screen.resize(PHONE, 844)
    screen.until(lambda: screen.overflow() <= 0, "nothing wider than a phone")
