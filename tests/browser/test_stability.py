"""Under the scales: what each weight would do; in the panel: what it would take to move up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from dash import Dash
from selenium.webdriver.common.keys import Keys

from callbacks._background.apart import PLACES
from tests.browser.expected import MARKS, REPORT, Expected, digits, short_index, title
from tests.browser.screen import PHONE, Screen
from tests.browser.weighing import INDICES, Weighing

CELLS = """
  return [...document.querySelectorAll(".steps-table tbody tr")].map(
    (row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent));
"""
STOPS = range(11)
REACH = "#priorities-why .why-reach"
ANSWER = f"{REACH} .reach-answer"


def moved(weights: tuple[int, ...], index: str, weight: int) -> tuple[int, ...]:
    return tuple(weight if name == index else w for name, w in zip(INDICES, weights, strict=True))


def places(weights: tuple[int, ...], index: str, todo: int) -> list[tuple[int, int]]:
    """Rank and group of a service at each weight of one scale."""
    settings = [Expected(moved(weights, index, weight)) for weight in STOPS]
    return [(one.of(todo, "ranks"), one.of(todo, "groups")) for one in settings]


def followed(weights: tuple[int, ...], todo: int) -> list[list[str]]:
    """The table of a chosen service: a row for each weight, a column for each index."""
    rows = []
    for weight in STOPS:
        settings = [Expected(moved(weights, index, weight)) for index in INDICES]
        rows.append([f"{e.rank_text(todo, 'fa')}{MARKS[e.of(todo, 'groups')]}" for e in settings])
    return rows


def crossings(weights: tuple[int, ...]) -> list[list[str]]:
    """The table without one: how many services would be in another group than now."""
    now = Expected(weights).result["groups"]

    def count(index: str, weight: int) -> str:
        then = Expected(moved(weights, index, weight)).result["groups"]
        return digits(sum(a != b for a, b in zip(now, then, strict=True)), "fa")

    return [[count(index, weight) for index in INDICES] for weight in STOPS]


def test_under_each_scale_stands_what_its_weights_would_do(screen: Screen) -> None:
    weighing = Weighing(screen, "?s=47")
    screen.click(".steps-twin summary")
    screen.until(lambda: screen.js(CELLS) == followed(REPORT, 47), "the ranks of 47")
    assert short_index("ease", "fa") in screen.text(".steps-table thead")
    assert len(screen.all(".steps-table [aria-current]")) == len(INDICES)
    weighing.press("economy", Keys.ARROW_UP)
    now = (3, 1, 2, 2, 2, 1)
    screen.until(lambda: screen.js(CELLS) == followed(now, 47), "the ranks after a step")
    rank = digits(Expected(now).of(47, "ranks"), "fa")
    screen.until(
        lambda: rank in (weighing.thumb("economy").get_attribute("aria-description") or ""),
        "the same in words",
    )
    assert short_index("economy", "fa") in screen.text("#priorities-gist")
    screen.click(".why-close")
    screen.until(lambda: screen.js(CELLS) == crossings(now), "how many change group")
    heights = screen.js(
        "return [...document.querySelectorAll('.steps-bars')].map(e => e.getBBox().height)"
    )
    most = [max(column) for column in zip(*[map(int, row) for row in crossings(now)], strict=True)]
    assert heights.index(max(heights)) == most.index(max(most))


def test_a_break_point_is_a_key_or_a_press_away(screen: Screen) -> None:
    found = places(REPORT, "economy", 47)
    ahead = next(u for u in range(2, 11) if found[u] != found[1])
    last = max(u for u, (one, other) in enumerate(pairwise(found), 1) if one != other)
    weighing = Weighing(screen, "?s=47")
    weighing.press("economy", Keys.PAGE_UP)
    weighing.expect(Expected(moved(REPORT, "economy", ahead)))
    weighing.press("economy", Keys.PAGE_DOWN)
    weighing.expect(Expected(moved(REPORT, "economy", 1)))
    # The far end of the drawing is weight 10, at the left in Persian; its step begins before.
    drawing = screen.wait_for(".scale[data-index=economy] .scale-steps svg")
    screen.js(
        "const box = arguments[0].getBoundingClientRect();"
        "arguments[0].dispatchEvent(new MouseEvent('click',"
        "{bubbles: true, clientX: box.left + 2, clientY: box.top + 2}))",
        drawing,
    )
    weighing.expect(Expected(moved(REPORT, "economy", last)))
    for _ in range(3):
        screen.chord(Keys.CONTROL, "z")
    weighing.expect(Expected())


def test_what_it_would_take_is_found_applied_and_taken_back(screen: Screen) -> None:
    weighing = Weighing(screen, "?s=47", lang="en")
    screen.click(f"{REACH} .preset:nth-of-type(2)")  # group 1, after group 2
    screen.wait_for(f"{ANSWER} .reach-weigh")
    moves = screen.texts(f"{ANSWER} .reach-moves li")
    setting = list(REPORT)
    for move in moves:
        name, _, ends = move.partition("\n")
        name, before, _, after = (name + " " + ends).rsplit(maxsplit=3)
        index = next(i for i in INDICES if short_index(i, "en") == name.strip())
        assert setting[INDICES.index(index)] == int(before)
        setting[INDICES.index(index)] = int(after)
    steps = sum(abs(a - b) for a, b in zip(setting, REPORT, strict=True))
    assert f" {steps} step" in screen.text(ANSWER)
    reached = Expected(setting)
    assert reached.of(47, "groups") == 1
    screen.click(f"{ANSWER} .reach-weigh")
    weighing.expect(reached)
    screen.wait_text(ANSWER, "it is there")
    screen.click("#priorities-undo")
    weighing.expect(Expected())
    screen.wait_for(f"{ANSWER}:not(.is-stale) .reach-weigh")

    screen.click(f"{REACH} .preset:nth-of-type(1)")
    screen.wait_text(ANSWER, "in group 2")
    screen.click(f"{ANSWER} .reach-judge")
    screen.wait_query("x=47.smartness.2")
    weighing.expect(Expected(what_ifs={(47, "smartness"): 2}))
    assert screen.wait_for("#priorities-why .why-judged").is_displayed()
    screen.resize(PHONE)
    screen.wait_for(".cell-card")
    assert screen.overflow() == 0


def test_the_way_into_the_first_few_is_searched_in_the_background(screen: Screen) -> None:
    weighing = Weighing(screen, "?s=47", lang="en")
    screen.click(f"{REACH} .preset:nth-of-type(3)")
    screen.wait_for(f"{ANSWER} .reach-weigh")
    screen.wait_gone("#priorities-reach-work:not([hidden])")
    assert "among the first 10" in screen.text(ANSWER)
    screen.click(f"{ANSWER} .reach-weigh")
    screen.wait_text(ANSWER, "it is there")
    reached = Expected(weighing.weights())
    assert reached.of(47, "ranks") <= 10
    weighing.expect(reached)
    screen.click("#priorities-undo")
    weighing.expect(Expected())
    screen.wait_text(ANSWER, "have changed since")


@contextmanager
def nobody_free(application: Dash) -> Iterator[None]:
    """Let what is asked in the background wait its turn, which does not come meanwhile."""
    places = application._background_manager._places
    for _ in range(PLACES):
        assert places.acquire(timeout=60)
    try:
        yield
    finally:
        places.release(PLACES)


def test_a_search_is_stopped_and_asked_again_and_k_stands_in_the_address(
    screen: Screen, application: Dash
) -> None:
    Weighing(screen, "?s=47&k=7", lang="en")
    chosen = "return document.querySelector('.steps-first').value"
    assert screen.js(chosen) == "7"
    with nobody_free(application):
        screen.click(f"{REACH} .preset:nth-of-type(3)")
        screen.wait_for("#priorities-reach-work:not([hidden])")
        screen.click("#priorities-reach-stop")
        screen.wait_text(ANSWER, "stopped before it found")
        screen.wait_for("#priorities-reach-work[hidden]")
    screen.click(f"{ANSWER} .reach-again")
    screen.wait_for(f"{ANSWER} .reach-weigh")
    assert "among the first 7" in screen.text(ANSWER)
    screen.js(
        "const menu = document.querySelector('.steps-first'); menu.value = '12';"
        "menu.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    screen.wait_query("s=47", "k=12")


def test_what_no_weights_can_do_is_said_with_its_proof(screen: Screen) -> None:
    scores = Expected().scores
    low, high = next(
        (a, b)
        for a in scores
        for b in scores
        if a != b and all(x <= y for x, y in zip(scores[a], scores[b], strict=True))
    )
    Weighing(screen, f"?s={low}", lang="en")
    screen.click(f"{REACH} select")
    screen.click(f'{REACH} option[value="{high}"]')
    screen.wait_text(ANSWER, f"No weights put it above “{title(high, 'en')}”")
    assert not screen.all(f"{ANSWER} .reach-weigh")
