"""Scenarios at the screen: kept, sent on, proposed, adopted, compared, replayed after new data."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash.testing.browser import Browser

from app import create_app
from model.scenarios.content import Content
from model.settings import ROOT, Settings
from model.store import Store, open_store
from model.store.scenarios import Wish
from model.weights import Weights
from tests.browser.access import barriers
from tests.browser.screen import LANGUAGES, PHONE, THEMES, Screen
from tests.browser.serving import Complaints, serving, visiting

CITY = "qom"
ECONOMY = Content(Weights((1, 1, 5, 4, 1, 1)))
EASE = Content(Weights((1, 1, 1, 1, 3, 6)))
PICTURE = ".places-table tbody tr"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Store]]:
    """An application with two scenarios in a store of its own: its address and the store."""
    url = f"sqlite:///{tmp_path_factory.mktemp('scenarios') / 'tarazu.db'}"
    store = open_store(url, ROOT / "data")
    store.scenarios.add(CITY, "اقتصاد اول", Wish(ECONOMY, "برای بودجه"), "سارا", ["بودجه"])
    store.scenarios.add(CITY, "Ease first", Wish(EASE, "Within a year"), "Reza")
    app = create_app(Settings(url, ROOT / "data", "127.0.0.1", 8050, "fa"))
    with serving(app) as address:
        yield address, store
    store.close()


@pytest.fixture
def desk(
    kept: tuple[str, Store], browser: Browser, complaints: Complaints, tmp_path: Path
) -> Iterator[Screen]:
    """A tab of somebody who gave her name."""
    with visiting(browser, kept[0], complaints, tmp_path, name="Maryam") as opened:
        yield opened


def act(desk: Screen, name: str) -> None:
    desk.click(f"[data-act={name}]")


def test_a_picture_is_kept_and_its_link_shows_the_same_in_another_browser(
    desk: Screen,
    kept: tuple[str, Store],
    second_browser: Browser,
    complaints: Complaints,
    tmp_path: Path,
) -> None:
    desk.open("/priorities?w=3,1,5,2,2,1&x=47.coverage.3")
    desk.click("#scenario-save-open")
    desk.wait_text("#scenario-save-picture", "۳، ۱، ۵، ۲، ۲، ۱")
    desk.click("#scenario-save")
    desk.wait_text("#scenario-save-said", "عنوان")
    desk.type("#scenario-save-title", "پس از گفت‌وگو")
    desk.type("#scenario-save-tags", "جلسهٔ نهم، بودجه")
    desk.type("#scenario-save-reason", "خواست معاونت مالی")
    desk.click("#scenario-save-dialog summary")
    desk.type("#scenario-save-first", "۴")
    desk.click("#scenario-save")
    desk.wait_text("#scenario-save-said", "۳٫۰۰")
    desk.type("#scenario-save-first", "۲٫۱۰")
    desk.click("#scenario-save")
    desk.click("#scenario-save-done a")
    desk.wait_text(".scenario-same", "رقم به رقم")
    desk.wait_text(".settings-table", "۵")
    mine, seen = desk.path, desk.texts(PICTURE)
    assert len(seen) > 10
    with visiting(second_browser, kept[0], complaints, tmp_path) as other:
        other.open(f"{mine}?r=1", ready=PICTURE)
        assert other.texts(PICTURE) == seen
        act(other, "propose")
        other.wait_text("#scenario-said", "نام")
        act(other, "rename")
        other.wait_for("#scenario-words-save")
        other.click("#scenario-words-cancel")
        other.click(".scenario-page-head a.main-button")
        other.wait_for("#priorities-arranged[data-ready]")
        other.wait_query("w=3,1,5,2,2,1", "x=47.coverage.3", "b=210,140")


def test_the_roadmap_is_kept_with_its_settings_and_opened_again(desk: Screen) -> None:
    desk.open("/roadmap?strength=80&panel=plans", ready=".roadmap[data-revision]")
    desk.click("#scenario-save-open-planned")
    desk.wait_text("#scenario-save-picture", "نقشهٔ راه از")
    desk.type("#scenario-save-title", "گروه‌ها پیش از همه")
    desk.type("#scenario-save-reason", "پیشنهاد سازمان")
    desk.click("#scenario-save")
    desk.click("#scenario-save-done a")
    desk.wait_text(".plan-set", "۸۰")
    desk.wait_text(".scenario-same", "رقم به رقم")
    desk.click(".scenario-plan .card-link")
    desk.wait_for(".roadmap[data-revision]")
    desk.wait_query("strength=80")


def test_the_second_of_two_browsers_is_told_and_keeps_what_it_typed(
    desk: Screen, kept: tuple[str, Store]
) -> None:
    desk.open("/scenarios/s2", ready=PICTURE)
    act(desk, "rename")
    desk.type("#scenario-title", "Ease before all")
    item = kept[1].scenarios.one(CITY, "s2")
    kept[1].scenarios.describe(CITY, "s2", {"title": "آسان‌ها"}, item.version, "رضا")
    desk.click("#scenario-words-save")
    desk.wait_text("#scenario-words-said", "رضا")
    desk.wait_text("#scenario-words-said", "Ease before all")
    assert desk.wait_for("#scenario-title").get_attribute("value") == "Ease before all"
    desk.click("#scenario-words-cancel")
    desk.open("/scenarios/s2", ready=PICTURE)
    desk.wait_text("main h1", "آسان‌ها")


def test_what_is_adopted_is_said_and_offered_everywhere(desk: Screen) -> None:
    desk.open("/scenarios/s1", ready=PICTURE)
    act(desk, "propose")
    desk.wait_text(".scenario-page-head .pill", "پیشنهادشده")
    act(desk, "adopt")
    desk.wait_text("#scenario-sure-text", "اقتصاد اول")
    desk.click("#scenario-sure-yes")
    desk.wait_text(".scenario-page-head .pill", "مصوب")
    assert desk.all("[data-act=propose]") == []
    desk.open("/", ready=".home-adopted")
    desk.wait_text(".home-adopted", "اقتصاد اول")
    desk.wait_text(".home-leaders .card-answer", "با سناریوی مصوب")
    desk.wait_text(".home-roadmap .card-answer", "با سناریوی مصوب")
    assert desk.wait_for(".count-tile-1").get_attribute("href").endswith("w=1,1,5,4,1,1")
    for page in ("gaps", "systems", "prerequisites"):
        desk.open(f"/{page}", ready=".weighed-note")
        desk.wait_text(".weighed-note", "اقتصاد اول")
    desk.click(".weighed-note a:nth-of-type(2)")
    desk.wait_text(".weighed-note", "این صفحه با سناریوی مصوب است")
    desk.wait_query("w=1,1,5,4,1,1")


def test_scenarios_are_found_and_compared(desk: Screen) -> None:
    desk.open("/scenarios?q=بودجه", ready=".scenario-row")
    assert "اقتصاد اول" in desk.texts(".scenario-row h2")
    assert "وزن‌های خود گزارش" not in desk.texts(".scenario-row h2")
    desk.click("[data-scenario=s1] .scenario-pick input")
    desk.wait_text(".compare-says", "یک سناریو")
    desk.click("#scenarios-clear")
    desk.wait_for("[data-scenario=report]")
    desk.wait_for("[data-scenario=s1] .scenario-pick input:checked")
    desk.wait_text(".compare-says", "یک سناریو")
    for key in ("s2", "report"):
        desk.click(f"[data-scenario={key}] .scenario-pick input")
    desk.wait_text(".compare-says", "۳")
    desk.click(".compare-go")
    desk.wait_for(".compare-slope .js-plotly-plot")
    assert len(desk.texts(".compare-agreement tbody tr")) == 3
    desk.wait_text(".compare-disagreements", "سهولت اجرا")
    desk.type("#scenarios-top", "۹۹")
    desk.wait_text("#scenarios-top-said", "۶۰")
    desk.type("#scenarios-top", "۵")
    desk.wait_query("k=5")
    desk.wait_text(".compare-cards", "آیا ۵ خدمت نخست یکی است؟")
    assert desk.text("#scenarios-top-said") == ""
    for wrong, says in {
        "s1": "۱",
        "s1,tehran:s2": "tehran",
        "s1,s99": "s99",
    }.items():
        desk.open(f"/scenarios?compare={wrong}", ready="#scenarios-compare-notice .notice")
        desk.wait_text("#scenarios-compare-notice", says)


def test_a_file_comes_back_and_a_touched_one_is_refused(desk: Screen) -> None:
    desk.open("/scenarios/report", ready=PICTURE)
    assert desk.all("[data-act=rename]") == []
    act(desk, "download")
    path = desk.downloaded("tarazu-scenario-report-1.json")
    said = json.loads(path.read_text(encoding="utf-8"))
    touched = path.with_name("touched.json")
    touched.write_text(json.dumps({**said, "reason": "دیگر"}), encoding="utf-8")
    foreign = path.with_name("foreign.json")
    foreign.write_text('{"openapi": "3.1.0"}', encoding="utf-8")
    desk.open("/scenarios", ready=".scenario-row")
    before = desk.texts(".scenario-row h2")
    for file, says in ((touched, "چکیده"), (foreign, "این فایلِ یک سناریو نیست")):
        desk.wait_for("#scenarios-put input[type=file]").send_keys(str(file))
        desk.wait_text("#scenarios-put-said", says)
    assert desk.texts(".scenario-row h2") == before
    desk.wait_for("#scenarios-put input[type=file]").send_keys(str(path))
    desk.wait_text("#scenarios-put-said", "افزوده شد")
    desk.until(lambda: len(desk.all(".scenario-row")) == len(before) + 1, "the row of the file")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_no_barriers_and_nothing_is_cut(desk: Screen, lang: str, theme: str) -> None:
    for path, ready in (
        ("/scenarios", ".scenario-row"),
        ("/scenarios?compare=s1,s2", ".compare-slope .js-plotly-plot"),
        ("/scenarios/s1", PICTURE),
    ):
        width = PHONE if lang == "fa" else 1400
        desk.open(path, lang=lang, theme=theme, width=width, ready=ready)
        assert barriers(desk) == [], path
        assert desk.overflow() == 0, path


def test_after_new_data_both_pictures_and_what_changed_are_shown(
    desk: Screen, kept: tuple[str, Store], tmp_path: Path
) -> None:
    newer = tmp_path / "data"
    shutil.copytree(ROOT / "data", newer)
    scores = (newer / "scores.csv").read_text(encoding="utf-8").splitlines()
    place = scores[0].split(",").index("economy")
    row = next(n for n, line in enumerate(scores) if line.startswith("12,"))
    cells = scores[row].split(",")
    before, cells[place] = cells[place], "3"
    scores[row] = ",".join(cells)
    (newer / "scores.csv").write_text("\n".join(scores) + "\n", encoding="utf-8")
    descriptor = json.loads((newer / "datapackage.json").read_text(encoding="utf-8"))
    text = json.dumps({**descriptor, "version": "9.0.0"}, ensure_ascii=False)
    (newer / "datapackage.json").write_text(text, encoding="utf-8")
    kept[1].load(newer)
    desk.open("/scenarios/s1?r=1", ready=".difference-table")
    assert len(desk.texts(".difference-table tbody tr")) == 1
    line = desk.texts(".difference-table tbody tr")[0]
    assert "اقتصاد" in line
    assert "۳" in line
    assert before == "1"
    moved = desk.texts(".places-table thead th")
    assert "جای آن روز" in moved
    assert "جای امروز" in moved
    desk.open("/scenarios", ready=".scenario-row")
    desk.wait_text("[data-scenario=s1]", "داده‌ها تغییر کرده‌اند")
