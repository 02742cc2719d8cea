"""Why a service stands where it stands, and what if one of its scores were another."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.expected import Expected, digits, rows, service, short_index, title
from tests.browser.screen import LANGUAGES, PHONE, Screen
from tests.browser.weighing import INDICES, ROW, Weighing

WHY = "#priorities-why"
LIFTED = Expected(what_ifs={(47, "coverage"): 3})


def score_button(index: str, score: int) -> str:
    place = INDICES.index(index) + 1
    return f"{WHY} .why-row:nth-of-type({place}) .score-button[data-score='{score}']"


def findings(todo: int, lang: str) -> list[str]:
    about = service(todo)["service_id"]
    return [
        row[f"effect_{lang}"]
        for row in rows("findings")
        if (row["subject_type"], row["subject_id"]) == ("service", about)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("todo", [47, 5, 59])
def test_the_panel_explains_a_place(screen: Screen, lang: str, todo: int) -> None:
    weights = (2, 1, 3, 2, 1, 1)
    weighing = Weighing(screen, "?w=2,1,3,2,1,1", lang=lang)
    weighing.choose(todo)
    expect_panel(screen, Expected(weights), todo, lang)


def expect_panel(screen: Screen, expected: Expected, todo: int, lang: str) -> None:
    def said(value: object) -> str:
        return digits(value, lang)

    assert screen.text(f"{WHY} .why-title") == title(todo, lang)
    place = screen.text(f"{WHY} .why-place")
    parts = [expected.of(todo, "ranks"), expected.of(todo, "groups"), expected.of(todo, "totals")]
    parts += [3 * sum(expected.weights), expected.was(todo, "ranks"), expected.was(todo, "groups")]
    for part in parts:
        assert said(part) in place
    for index, name, line in zip(
        range(6), screen.texts(f"{WHY} .why-name"), screen.texts(f"{WHY} .why-sum"), strict=True
    ):
        weight, score = expected.weights[index], expected.scores[todo][index]
        assert name == short_index(INDICES[index], lang)
        assert line == f"{said(weight)} × {said(score)} = {said(weight * score)}"
        assert screen.wait_for(score_button(INDICES[index], score)).get_attribute(
            "aria-pressed"
        ) == ("true")
    border = screen.text(f"{WHY} .why-border")
    for name in ("points_up", "points_down"):
        if expected.of(todo, name):
            assert said(expected.of(todo, name)) in border
    near = expected.near(todo)
    shown = screen.texts(f"{WHY} .near-title")
    assert shown == [title(other, lang) for other in near]
    ranks = [said(expected.of(other, "ranks")) for other in near]
    assert screen.texts(f"{WHY} .near-rank") == ranks
    totals = [said(expected.of(other, "totals")) for other in near]
    assert screen.texts(f"{WHY} .near-total") == totals
    assert screen.texts(f"{WHY} .why-findings li") == findings(todo, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_service_47_tells_that_table_6_adds_it_up_wrongly(screen: Screen, lang: str) -> None:
    Weighing(screen, "?s=47", lang=lang)
    found = findings(47, lang)
    assert len(found) >= 2
    expect_panel(screen, Expected(), 47, lang)
    assert Expected().of(47, "totals") == 13
    assert Expected().of(47, "groups") == 3
    told = screen.text(f"{WHY} .why-findings")
    assert digits(13, lang) in told


def test_the_panel_follows_the_scales(screen: Screen) -> None:
    weighing = Weighing(screen, "?s=47")
    weighing.press("economy", Keys.END)
    moved = Expected((3, 1, 10, 2, 2, 1))
    weighing.expect(moved)
    expect_panel(screen, moved, 47, "fa")


def test_the_panel_can_be_closed_and_opened_again(screen: Screen) -> None:
    weighing = Weighing(screen, "?s=47", width=1400)
    screen.until(lambda: weighing.marked() == [47], "the chosen row marked")
    screen.click(".why-close")
    screen.wait_no_query("s=")
    assert not weighing.marked()
    screen.wait_for(f"{WHY} .empty-state")
    weighing.choose(5)
    screen.wait_text(WHY, title(5, "fa"))


def test_the_panel_leads_to_the_service_and_back_without_a_reload(screen: Screen) -> None:
    weighing = Weighing(screen, "?w=2,1,3,2,1,1&s=47")
    screen.js("window.stillHere = true")
    screen.click(f"{WHY} .why-more")
    screen.until(lambda: screen.path == f"/services/{service(47)['service_id']}", "the service")
    screen.wait_text("main", title(47, "fa"))
    screen.driver.back()
    screen.wait_for("#priorities-arranged[data-ready]")
    screen.wait_text(WHY, title(47, "fa"))
    weighing.expect(Expected((2, 1, 3, 2, 1, 1)))
    assert screen.js("return window.stillHere === true")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_score_judged_otherwise_moves_the_service_and_is_marked(
    screen: Screen, lang: str
) -> None:
    weighing = Weighing(screen, "?s=47&c=rank,change,group,total,coverage", lang=lang)
    assert LIFTED.of(47, "groups") == 2
    screen.click(score_button("coverage", 3))
    screen.wait_query("x=47.coverage.3")
    weighing.expect(LIFTED)
    expect_panel(screen, LIFTED, 47, lang)
    assert screen.wait_for(f"{WHY} .why-judged").is_displayed()
    assert screen.all(f"{WHY} .why-row.is-judged:nth-of-type(4)")
    cell = weighing.row(47)["coverage"]
    assert cell == digits(3, lang) + "*"
    assert screen.all(f'{ROW}[row-id="47"] .cell-score.is-judged')
    assert digits(1, lang) in screen.text("#priorities-summary")


def test_a_what_if_is_taken_back_by_its_score_by_undo_and_by_reset(screen: Screen) -> None:
    weighing = Weighing(screen, "?s=47")
    printed = Expected().scores[47][3]
    screen.click(score_button("coverage", 3))
    weighing.expect(LIFTED)
    assert "is-original" in screen.wait_for(score_button("coverage", printed)).get_attribute(
        "class"
    )
    screen.click(score_button("coverage", printed))
    screen.wait_no_query("x=")
    weighing.expect(Expected())
    assert not screen.wait_for(f"{WHY} .why-judged").is_displayed()
    screen.click("#priorities-undo")
    weighing.expect(LIFTED)
    screen.click("#priorities-undo")
    weighing.expect(Expected())
    screen.click("#priorities-redo")
    weighing.expect(LIFTED)
    screen.click("#priorities-reset")
    screen.wait_no_query("x=")
    weighing.expect(Expected())


def test_a_what_if_stays_when_the_weights_move_and_with_a_preset(screen: Screen) -> None:
    what_ifs = {(47, "coverage"): 3, (5, "ease"): 1}
    weighing = Weighing(screen, "?x=47.coverage.3,5.ease.1&s=5")
    weighing.expect(Expected(what_ifs=what_ifs))
    screen.click("#priorities-presets .preset:nth-child(2)")
    weighing.expect(Expected((1, 1, 1, 1, 1, 1), what_ifs))
    screen.wait_query("x=47.coverage.3,5.ease.1")


def test_each_score_says_what_it_means(screen: Screen) -> None:
    Weighing(screen, "?s=47", lang="en")
    index = next(row for row in rows("indices") if row["index_id"] == "ease")
    for score in (1, 2, 3):
        name = screen.wait_for(score_button("ease", score)).get_attribute("aria-label")
        assert index[f"meaning_{score}_en"] in name


def test_on_a_phone_a_card_opens_the_panel_over_it_and_closing_comes_back(screen: Screen) -> None:
    weighing = Weighing(screen, width=PHONE, height=844)
    first = Expected().order[0]
    screen.click(f'{ROW}[row-id="{first}"] .cell-title')
    screen.wait_query(f"s={first}")
    screen.until(lambda: covers(screen), "the panel over the page")
    assert screen.text(f"{WHY} .why-title") == title(first, "fa")
    assert screen.overflow() == 0
    screen.click(".why-close")
    screen.until(lambda: not covers(screen), "the panel gone")
    assert weighing.marked() == []


def covers(screen: Screen) -> bool:
    """Whether the panel is what a finger at the middle of the screen would touch."""
    return screen.js(
        "const there = document.elementFromPoint(innerWidth / 2, innerHeight - 120);"
        "return Boolean(there && there.closest('.weigh-why'))"
    )
