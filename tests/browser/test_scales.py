"""The six scales: drag one, and order, badges, chart, counts and address follow."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.expected import REPORT, Expected, digits, short_index, title
from tests.browser.screen import LANGUAGES, Screen
from tests.browser.weighing import DOWN, INDICES, UP, Weighing

# What stands on the screen at the moment at which a scale has written its new weight.
WATCH = """
  const value = document.querySelector(".scale[data-index=economy] .scale-value");
  // Asked for anew each time: Plotly puts new paths in place of the old when it settles.
  const path = () => document.querySelector(
    `#priorities-movement .shapelayer path[data-index="${arguments[0]}"]`);
  window.moments = [];
  new MutationObserver(() => window.moments.push({
    value: value.textContent,
    path: path().getAttribute("d"),
    counts: [...document.querySelectorAll(".count-now")].map((count) => count.textContent),
    ranks: Object.fromEntries([...document.querySelectorAll(".weigh-grid .ag-row")].map(
      (row) => [row.getAttribute("row-id"), row.querySelector(".cell-rank").textContent])),
  })).observe(value, {childList: true, characterData: true, subtree: true});
"""


def test_it_opens_with_the_picture_of_the_report(screen: Screen) -> None:
    weighing = Weighing(screen)
    weighing.expect(Expected())
    assert len(weighing.shown()) == 60
    assert weighing.lines(UP) == weighing.lines(DOWN) == 0
    assert screen.texts("#priorities-movers .mover") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dragging_a_scale_moves_everything(screen: Screen, lang: str) -> None:
    weighing = Weighing(screen, lang=lang)
    before = weighing.path(UP)
    weighing.drag("economy", 8)
    expected = Expected((3, 1, 8, 2, 2, 1))
    assert expected.order[:5] != Expected().order[:5]
    assert expected.crossed
    weighing.expect(expected)
    assert weighing.path(UP) != before
    gained = sum(expected.of(todo, "rank_change") > 0 for todo in expected.crossed)
    assert weighing.lines(UP) == gained
    assert weighing.lines(DOWN) == len(expected.crossed) - gained


def test_everything_moves_before_the_mouse_is_released(screen: Screen) -> None:
    weighing = Weighing(screen)
    held = weighing.start_drag("economy", 8)
    expected = Expected((3, 1, 8, 2, 2, 1))
    screen.until(lambda: weighing.shown() == expected.order, "the order while dragging")
    assert screen.texts(".count-now") == [digits(count, "fa") for count in expected.counts]
    assert weighing.lines(UP) > 0
    assert screen.wait_for("#priorities-undo").get_attribute("disabled")
    held.release().perform()
    screen.wait_for("#priorities-undo:not([disabled])")
    weighing.expect(expected)


def test_table_chart_and_counts_move_in_the_same_step(screen: Screen) -> None:
    weighing = Weighing(screen)
    screen.js(WATCH, UP)
    weighing.press("economy", Keys.END)
    expected = Expected((3, 1, 10, 2, 2, 1))
    weighing.expect(expected)
    first, *_ = screen.js("return window.moments")
    gained = sum(expected.of(todo, "rank_change") > 0 for todo in expected.crossed)
    assert first["value"] == digits(10, "fa")
    assert first["path"].count("L") == gained
    assert first["counts"] == [digits(count, "fa") for count in expected.counts]
    for todo, rank in first["ranks"].items():
        assert rank == expected.rank_text(int(todo), "fa")


def test_one_drag_is_one_step_to_undo(screen: Screen) -> None:
    weighing = Weighing(screen)
    weighing.drag("economy", 9, steps=12)
    weighing.expect(Expected((3, 1, 9, 2, 2, 1)))
    screen.click("#priorities-undo")
    weighing.expect(Expected())
    screen.wait_for("#priorities-undo[disabled]")


def test_a_scale_runs_from_right_to_left_in_persian(screen: Screen) -> None:
    weighing = Weighing(screen)
    weighing.press("economy", Keys.ARROW_LEFT)
    weighing.expect(Expected((3, 1, 2, 2, 2, 1)))
    weighing.press("economy", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    weighing.expect(Expected((3, 1, 0, 2, 2, 1)))


def test_a_scale_runs_from_left_to_right_in_english(screen: Screen) -> None:
    weighing = Weighing(screen, lang="en")
    weighing.press("economy", Keys.ARROW_RIGHT)
    weighing.expect(Expected((3, 1, 2, 2, 2, 1)))
    weighing.press("economy", Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    weighing.expect(Expected((3, 1, 0, 2, 2, 1)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_up_down_home_and_end_mean_the_same_in_both_languages(screen: Screen, lang: str) -> None:
    weighing = Weighing(screen, lang=lang)
    weighing.press("ease", Keys.ARROW_UP)
    weighing.expect(Expected((3, 1, 1, 2, 2, 2)))
    weighing.press("ease", Keys.ARROW_DOWN)
    weighing.expect(Expected())
    weighing.press("ease", Keys.END)
    weighing.expect(Expected((3, 1, 1, 2, 2, 10)))
    weighing.press("ease", Keys.ARROW_UP)
    weighing.press("ease", Keys.HOME)
    weighing.expect(Expected((3, 1, 1, 2, 2, 0)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_scales_say_their_name_value_and_share(screen: Screen, lang: str) -> None:
    weighing = Weighing(screen, lang=lang)
    for index in INDICES:
        screen.until(
            lambda index=index: (
                short_index(index, lang)
                in (weighing.thumb(index).get_attribute("aria-label") or "")
            ),
            f"the name of scale {index}",
        )
        assert weighing.thumb(index).get_attribute("aria-valuemin") == "0"
        assert weighing.thumb(index).get_attribute("aria-valuemax") == "10"
    percents = screen.texts(".scale-percent")
    shares = [digits(10 * weight, lang) for weight in REPORT]
    assert [text.strip("%٪") for text in percents] == shares


def test_those_who_cross_a_border_are_named_and_lead_to_why(screen: Screen) -> None:
    weighing = Weighing(screen, lang="en")
    weighing.drag("economy", 8)
    expected = Expected((3, 1, 8, 2, 2, 1))
    weighing.expect(expected)
    first = expected.crossed[0]
    named = screen.texts("#priorities-movers .mover")
    assert title(first, "en") in named[0]
    assert f"{expected.was(first, 'ranks')}" in named[0]
    assert f"{expected.of(first, 'ranks')}" in named[0]
    screen.click("#priorities-movers .mover")
    screen.wait_query(f"s={first}")
    screen.wait_text("#priorities-why", title(first, "en"))
    screen.until(lambda: weighing.marked() == [first], "the chosen row marked")


def test_the_first_and_the_counts_are_announced(screen: Screen) -> None:
    weighing = Weighing(screen, lang="en")
    weighing.press("economy", Keys.END)
    expected = Expected((3, 1, 10, 2, 2, 1))
    weighing.expect(expected)
    said = screen.js("return document.querySelector('[aria-live]#shell-announce').textContent")
    assert title(expected.order[0], "en") in said
    assert all(str(count) in said for count in expected.counts)
