"""How sure the order is: the questions, a long run that is stopped, what it would take applied."""

from __future__ import annotations

import pytest

from model.robustness.look import SECTIONS
from model.robustness.reach import IntoGroup, reach
from model.robustness.sampling import Anywhere
from model.robustness.smaa import acceptability
from model.scoring import rank
from tests.browser.access import barriers
from tests.browser.expected import title
from tests.browser.screen import LANGUAGES, PHONE, PROJECTOR, THEMES, Screen
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT

OPEN = "[data-question][aria-pressed=true]"
LONG = "?v=chance&n=1000000&e=20&m=any"


def robustness(screen: Screen, query: str = "", **how: object) -> Screen:
    screen.open(f"/robustness{query}", ready=OPEN, **how)  # type: ignore[arg-type]
    return screen


def done(screen: Screen, name: str) -> None:
    """Wait until a question that is answered in the background is answered."""
    screen.wait_for(f"#robustness-{name}-found:not([hidden])")


def rows(screen: Screen, name: str) -> list[dict[str, object]]:
    """What the list of a question holds."""
    return screen.js(
        "const found = []; window.dash_ag_grid.getApi(arguments[0])"
        ".forEachNode((node) => found.push(node.data)); return found",
        f"robustness-{name}-grid",
    )


def test_the_questions_have_their_answers_and_stand_in_the_address(screen: Screen) -> None:
    robustness(screen, lang="en")
    screen.wait_text(".page-answer", "7 of the 23 in Group 1")
    for name in ("hold", "certain", "scores", "weights", "chance"):
        screen.until(
            lambda name=name: any(
                letter.isdigit() for letter in screen.text(f"#robustness-{name}-says")
            ),
            f"the answer to {name}",
        )
    screen.click("[data-question=certain]")
    done(screen, "certain")
    screen.type("#robustness-points", "0\n")
    screen.wait_query("v=certain", "p=0")
    screen.wait_text("#robustness-certain-tells", "60 services have the same rank")
    screen.click(".order-pairs summary")
    screen.wait_text("#robustness-pairs-says", "1770 pairs keep their order")
    screen.js(
        "const menu = document.querySelector('#robustness-pairs-of'); menu.value = '47';"
        "menu.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    screen.wait_query("p=0", "u=47")
    screen.until(lambda: len(rows(screen, "pairs")) == 59, "the pairs of 47")
    screen.click("[data-question=weights]")
    screen.wait_query("v=weights")
    screen.js(
        "const menu = document.querySelector('#robustness-pair-0'); menu.value = '9';"
        "menu.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    screen.wait_query("a=9,1,1")
    screen.driver.refresh()
    screen.wait_for("[data-question=weights][aria-pressed=true]")
    screen.until(
        lambda: screen.js("return document.querySelector('#robustness-pair-0').value") == "9",
        "the comparison",
    )


def test_sampled_figures_are_those_of_the_model(screen: Screen) -> None:
    robustness(screen, "?v=chance&n=2000&seed=5&m=any&k=7", lang="en")
    done(screen, "chance")
    ranking = rank(report_table(), REPORT)
    found = acceptability(ranking, Anywhere(), 2000, 5, 7)
    shown = rows(screen, "chance")
    assert len(shown) == 60
    for row in shown:
        place = ranking.table.row(int(str(row["key"])))
        assert row["first"] == pytest.approx(found.first_chances[place])
        assert row["group1"] == pytest.approx(found.group_chances[place, 0])
    sure = len(found.surer_than(0.95))
    screen.wait_text("#robustness-chance-says", f"{sure} of the 60")
    screen.wait_for("#robustness-chance-map .heatmaplayer image")


def test_a_long_run_tells_how_far_it_is_and_is_stopped(screen: Screen) -> None:
    robustness(screen, LONG, lang="en")
    screen.until(
        lambda: screen.js("return document.querySelector('#robustness-chance-bar').value") > 0,
        "the progress",
    )
    screen.click("#robustness-chance-cancel")
    screen.wait_for("#robustness-chance-stopped:not([hidden])")
    screen.wait_for("#robustness-chance-wait[hidden]")
    assert screen.all("#robustness-chance-found[hidden]")
    screen.type("#robustness-wrong", "0\n")
    screen.type("#robustness-samples", "1000\n")
    done(screen, "chance")
    assert screen.all("#robustness-chance-stopped[hidden]")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_it_would_take_is_applied_with_one_click(screen: Screen, lang: str) -> None:
    robustness(screen, "?v=reach", lang=lang)
    screen.until(lambda: screen.all("#robustness-service option[value='47']"), "the services")
    screen.js(
        "const menu = document.querySelector('#robustness-service'); menu.value = '47';"
        "menu.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    done(screen, "reach")
    screen.wait_query("v=reach", "s=47")
    found = reach(rank(report_table(), REPORT), 47, IntoGroup(1))
    assert found.setting
    screen.click("#robustness-reach-found a.apply")
    screen.wait_for("#priorities-arranged[data-ready]")
    screen.wait_query(f"w={found.setting}", "s=47")
    screen.wait_text("main", title(47, lang))


@pytest.mark.parametrize(
    ("query", "place", "message"),
    [
        ("?v=certain&p=-3", "certain", "“-3” cannot be used"),
        ("?v=hold&k=99", "hold", "“99” cannot be the number"),
        ("?v=chance&n=1000000000", "chance", "“1000000000” cannot be the number of samples"),
    ],
)
def test_bad_input_is_told_and_nothing_runs(
    screen: Screen, query: str, place: str, message: str
) -> None:
    robustness(screen, query, lang="en")
    screen.wait_text(f"#robustness-{place}", message)
    if place != "hold":
        assert screen.all(f"#robustness-{place}-wait[hidden]")
        assert screen.all(f"#robustness-{place}-found[hidden]")


@pytest.mark.parametrize("theme", THEMES)
def test_there_are_no_barriers_and_nothing_is_cut(screen: Screen, theme: str) -> None:
    robustness(screen, "?s=47", theme=theme, width=PROJECTOR if theme == "dark" else PHONE)
    for name in SECTIONS:
        screen.click(f"[data-question={name}]")
        if name in ("reach", "certain", "chance"):
            done(screen, name)
        screen.wait_for(f"[data-section={name}]:not([hidden])")
        assert screen.overflow() <= 0, name
        assert barriers(screen) == [], name
