"""The table: filters, columns, sorting, and the cards of a phone."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from model.text import search_key
from tests.browser.expected import REPORT, Expected, digits, rows, service, short_index, title
from tests.browser.screen import LANGUAGES, PHONE, Screen
from tests.browser.weighing import CARD, GRID, INDICES, ROW, Weighing

EQUAL = Expected((1, 1, 1, 1, 1, 1))
ALL_COLUMNS = [
    *("rank", "change", "service", "group", "total", "mean", "domain"),
    *("smartness", "resources", "economy", "coverage", "frequency", "ease", "share"),
]


def of_domain(expected: Expected, *domains: str) -> list[int]:
    return [todo for todo in expected.order if service(todo)["domain"] in domains]


def of_group(expected: Expected, *groups: int) -> list[int]:
    return [todo for todo in expected.order if expected.of(todo, "groups") in groups]


def test_filters_by_domain_group_and_text_narrow_together(screen: Screen) -> None:
    weighing = Weighing(screen, "?" + EQUAL.query(), lang="en")
    weighing.tick("domains", "culture")
    weighing.expect(EQUAL, of_domain(EQUAL, "culture"))
    weighing.tick("domains", "transport")
    both = of_domain(EQUAL, "culture", "transport")
    weighing.expect(EQUAL, both)
    screen.wait_query("d=culture,transport")
    weighing.tick("groups", "1")
    high = [todo for todo in both if EQUAL.of(todo, "groups") == 1]
    weighing.expect(EQUAL, high)
    screen.wait_text("#priorities-summary", str(len(high)))
    screen.type("#priorities-text", "traffic")
    found = [todo for todo in high if "traffic" in title(todo, "en").lower()]
    assert found
    weighing.expect(EQUAL, found)
    screen.wait_query("q=traffic")
    screen.type("#priorities-text", "")
    weighing.tick("groups", "1")
    weighing.tick("domains", "transport")
    weighing.tick("domains", "culture")
    weighing.expect(EQUAL)
    screen.wait_no_query("d=", "g=", "q=")


def test_a_filter_by_group_follows_the_weights(screen: Screen) -> None:
    weighing = Weighing(screen, "?g=1")
    weighing.expect(Expected(), of_group(Expected(), 1))
    weighing.press("economy", Keys.END)
    moved = Expected((3, 1, 10, 2, 2, 1))
    assert of_group(moved, 1) != of_group(Expected(), 1)
    weighing.expect(moved, of_group(moved, 1))


def test_the_search_reads_any_spelling_any_digits_and_both_languages(screen: Screen) -> None:
    weighing = Weighing(screen)
    kiosk = [todo for todo in Expected().order if "کیوسک" in service(todo)["title_fa"]]
    markets = [todo for todo in Expected().order if "بازارچه‌های" in service(todo)["title_fa"]]
    searches = {"كيوسك": kiosk, "کـیوسک": kiosk, "بازارچه های": markets, "های بازارچه": markets}
    for written, found in searches.items():
        screen.type("#priorities-text", written)
        weighing.expect(Expected(), found)
    screen.type("#priorities-text", "grocery")
    screen.until(lambda: 47 in weighing.shown(), "a title found by its English words")
    for written in ("۴۷", "٤٧", "47"):
        screen.type("#priorities-text", written)
        screen.until(lambda: weighing.shown() == [47], "a service found by its number")


def test_a_text_is_found_in_the_browser_as_it_is_in_python(screen: Screen) -> None:
    texts = [row[name] for row in rows("services") for name in ("title_fa", "title_en")]
    texts += [row["printed"] for row in rows("findings")]
    texts += [
        "ﻻﻪ ﷲ",
        "مَسئُول",
        "مسؤول",
        "آب و أب",
        "ي\u0654",
        "Ünïcode",
        "a_b-c",
        "",
        "½ ² Ⅳ",
        "İ",
        "\u200fx",
    ]
    screen.open("/priorities")
    keys = screen.js("return arguments[0].map(window.tarazu.search.key)", texts)
    for text, key in zip(texts, keys, strict=True):
        assert key == search_key(text), text


def test_nothing_found_says_what_to_do(screen: Screen) -> None:
    weighing = Weighing(screen)
    screen.type("#priorities-text", "zzzz")
    screen.wait_text(f"{GRID} .ag-overlay", "پالایه")
    assert weighing.shown() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_columns_can_be_shown_and_hidden(screen: Screen, lang: str) -> None:
    weighing = Weighing(screen, lang=lang)
    assert weighing.headers() == ["rank", "change", "service", "group", "total", "share"]
    weighing.tick("columns", "mean")
    weighing.tick("columns", "coverage")
    weighing.tick("columns", "share")
    shown = ["rank", "change", "service", "group", "total", "mean", "coverage"]
    screen.until(lambda: weighing.headers() == shown, "the chosen columns")
    screen.wait_query("c=" + ",".join(shown))
    row = screen.until(
        lambda: next((r for r in weighing.rows() if r["mean"] and r["coverage"]), None),
        "the cells of the chosen columns",
    )
    expected = Expected()
    mean = f"{expected.of(row['id'], 'mean_hundredths') / 100:.2f}"
    assert row["mean"] == digits(mean, lang)
    assert row["coverage"] == digits(expected.scores[row["id"]][3], lang)
    assert short_index("coverage", lang) in screen.text(f"{GRID} [col-id=coverage]")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_small_bar_says_its_parts_in_words(screen: Screen, lang: str) -> None:
    weighing = Weighing(screen, lang=lang)
    first = screen.until(weighing.rows, "rows")[0]["id"]
    bar = screen.wait_for(f'{ROW}[row-id="{first}"] .share-bar').get_attribute("aria-label")
    comma = {"fa": "، ", "en": ", "}[lang]
    parts = [
        f"{short_index(index, lang)} {digits(weight * score, lang)}"
        for index, weight, score in zip(INDICES, REPORT, Expected().scores[first], strict=True)
    ]
    assert bar == comma.join(parts)


def test_all_columns_in_a_link_are_shown_with_their_values(screen: Screen) -> None:
    weighing = Weighing(screen, "?c=" + ",".join(ALL_COLUMNS), lang="en", width=1920)
    screen.until(lambda: weighing.headers() == ALL_COLUMNS, "all columns")
    domains = {row["domain_id"]: row["title_en"] for row in rows("domains")}
    expected = Expected()
    screen.until(
        lambda: all(
            row[name] for row in weighing.rows() for name in ALL_COLUMNS if name != "share"
        ),
        "every cell",
    )
    for row in weighing.rows()[:8]:
        assert row["domain"] == domains[service(row["id"])["domain"]]
        scores = [int(row[index].rstrip("*")) for index in ALL_COLUMNS[7:13]]
        assert scores == expected.scores[row["id"]]


def test_sorting_by_a_column_and_back(screen: Screen) -> None:
    weighing = Weighing(screen, "?c=" + ",".join(ALL_COLUMNS), lang="en", width=1920)
    expected = Expected()

    def sorted_by(column: str) -> list[int]:
        screen.click(f"{GRID} .ag-header-cell[col-id={column}] .ag-header-cell-label")
        screen.wait_for(f"{GRID} .ag-header-cell[col-id={column}]:not([aria-sort=none])")
        return weighing.shown()

    coverage = [expected.scores[todo][3] for todo in sorted_by("coverage")]
    assert coverage == sorted(coverage, reverse=True)
    coverage = [expected.scores[todo][3] for todo in sorted_by("coverage")]
    assert coverage == sorted(coverage)
    change = [expected.of(todo, "totals") for todo in sorted_by("total")]
    assert change == sorted(change, reverse=True)
    titles = [title(todo, "en").lower() for todo in sorted_by("service")]
    assert titles == sorted(titles)
    assert sorted_by("rank") == expected.order


def test_a_sorting_by_change_follows_the_drag(screen: Screen) -> None:
    weighing = Weighing(screen, lang="en")
    screen.click(f"{GRID} .ag-header-cell[col-id=change] .ag-header-cell-label")
    weighing.drag("economy", 9)
    expected = Expected((3, 1, 9, 2, 2, 1))
    screen.wait_query(expected.query())
    change = [expected.of(todo, "rank_change") for todo in weighing.shown()]
    assert change == sorted(change, reverse=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_cards_and_no_horizontal_overflow(screen: Screen, lang: str) -> None:
    weighing = Weighing(screen, lang=lang, width=PHONE, height=844)
    assert screen.overflow() == 0
    screen.wait_for(CARD)
    assert weighing.headers() == ["card"]
    weighing.press("economy", Keys.END)
    expected = Expected((3, 1, 10, 2, 2, 1))
    screen.wait_query(expected.query())
    screen.until(lambda: weighing.shown() == expected.order, "the new order")
    first = expected.order[0]
    card = weighing.row(first)["card"]
    assert title(first, lang) in card
    assert expected.rank_text(first, lang) in card
    assert digits(expected.of(first, "totals"), lang) in card
    assert screen.overflow() == 0


def test_a_window_made_narrow_and_wide_again_changes_to_cards_and_back(screen: Screen) -> None:
    weighing = Weighing(screen)
    assert not screen.all(CARD)
    screen.resize(PHONE)
    screen.wait_for(CARD)
    screen.resize(1400)
    screen.wait_gone(CARD)
    screen.until(lambda: "rank" in weighing.headers(), "the columns")
    weighing.expect(Expected())
