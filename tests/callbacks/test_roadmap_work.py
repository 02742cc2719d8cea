"""What the roadmap lets work in the background, and what other pages say of it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callbacks import _background, _roadmap_cards
from callbacks._roadmap_better import better
from callbacks._roadmap_current import current, tracked
from callbacks._roadmap_late import replanned
from callbacks._services import Services
from callbacks.roadmap import _opened
from model.calendar import Quarter, today
from model.errors import InvalidInput
from model.roadmap.interchange import to_json
from model.roadmap.kept import KeptPlan
from model.roadmap.plan import value_of
from model.roadmap.solve import improve
from model.roadmap.sound import read_starts
from model.roadmap.stage import Stage, problem_of, read_stage_view, report_stage
from model.robustness.progress import UNWATCHED
from model.scenarios.content import Content
from model.settings import ROOT, Settings
from model.store import open_store
from model.store.plans import PlanWish
from model.store.scenarios import Wish
from pages._shell.i18n import texts_in
from pages._shell.roadmap_cards import Basis
from pages._shell.roadmap_picture import item_title

CITY = "qom"
ENDS = ("system", "related_system")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    settings = Settings(f"sqlite:///{tmp_path}/tarazu.db", ROOT / "data", "127.0.0.1", 8050, "fa")
    store = open_store(settings.database_url, settings.package_dir)
    yield Services(store=store, settings=settings)
    store.close()


def found(services: Services, query: str) -> dict[str, Any]:
    question = {"city": CITY, "query": query, "day": today().isoformat(), "adopted": None}
    return better(_background.Job(services=services, watch=UNWATCHED, city=CITY), question)  # type: ignore[return-value]


def stage_of(services: Services) -> Stage:
    return report_stage(services.catalogue(CITY), today())


def adopt(services: Services, stage: Stage) -> None:
    plans = services.store.plans
    weights = Content(stage.view.weighing.weights)
    content = KeptPlan(weights, stage.view.settings, stage.problem, stage.plan)
    item = plans.add(CITY, "برنامه", PlanWish(content, "جلسه"), "سارا")
    for status in ("proposed", "adopted"):
        item = plans.move(CITY, item.key, status, item.version, "سارا")


def adopt_scenario(services: Services, content: Content) -> None:
    scenarios = services.store.scenarios
    item = scenarios.add(CITY, "سناریو", Wish(content, "جلسه"), "سارا")
    for status in ("proposed", "adopted"):
        item = scenarios.move(CITY, item.key, status, item.version, "سارا")


def test_the_plan_that_holds_is_the_adopted_one_else_by_the_scenario_else_by_the_report(
    services: Services,
) -> None:
    catalogue = services.catalogue(CITY)
    report = stage_of(services)
    holding = current(services, catalogue)
    assert holding is not None
    assert (holding.stage, holding.basis, holding.address()) == (report, Basis.REPORT, "/roadmap")
    view, _ = read_stage_view(catalogue, "?w=0,0,0,0,0,1&pin=service:5.1408-Q1", today())
    content = Content(view.weighing.weights, roadmap=view.settings)
    adopt_scenario(services, content)
    holding = current(services, catalogue)
    assert holding is not None
    assert holding.basis is Basis.SCENARIO
    assert holding.stage.plan.start_of("service:5") == Quarter(1408, 1).since(view.settings.start)
    shown, faults = read_stage_view(catalogue, holding.address().partition("?")[2], today())
    assert (shown.weighing.weights, shown.settings, faults) == (
        view.weighing.weights,
        view.settings,
        (),
    )
    adopt(services, report)
    holding = current(services, catalogue)
    assert holding is not None
    assert (holding.basis, holding.address(s="service:5")) == (
        Basis.ADOPTED,
        "/roadmap?s=service%3A5&plan=p1",
    )


def test_a_scenario_that_the_data_do_not_allow_any_more_makes_no_plan(services: Services) -> None:
    catalogue = services.catalogue(CITY)
    view, _ = read_stage_view(catalogue, "?pin=service:5.1408-Q1", today())
    adopt_scenario(services, Content(view.weighing.weights, roadmap=view.settings))
    services.store.edit("service", 5, {"status": "existing"}, 1, "سارا", city=CITY)
    holding = current(services, services.catalogue(CITY))
    assert holding is not None
    assert holding.basis is Basis.REPORT


def test_a_better_plan_is_sound_and_better_and_says_what_it_is_held_against(
    services: Services,
) -> None:
    catalogue, query = services.catalogue(CITY), "?w=1,1,1,1,1,3"
    answer = found(services, query)
    view, _ = read_stage_view(catalogue, query, today())
    problem = problem_of(catalogue, view)
    plan = read_starts(problem, answer["starts"], answer["method"], answer["bound"])
    assert plan.gap < 0.01
    against = {item: finish for item, _, finish in answer["against"]}
    assert any(plan.finish_of(item) != finish for item, finish in against.items())


def test_a_better_plan_stays_near_an_adopted_one(services: Services) -> None:
    stage = stage_of(services)
    adopt(services, stage)
    answer = found(services, "?w=1,1,1,1,1,3&stay=100")
    assert answer["against"] is None
    assert answer["starts"] == [stage.plan.start_of(item.id) for item in stage.problem.items]
    # What it costs to stay is told: others are better than the one that moves nothing.
    view, _ = read_stage_view(services.catalogue(CITY), "?w=1,1,1,1,1,3", today())
    problem = problem_of(services.catalogue(CITY), view)
    assert answer["bound"] >= improve(problem).value > value_of(problem, answer["starts"])


def test_a_delay_is_planned_anew_beside_the_pushed_plan(services: Services) -> None:
    stage = stage_of(services)
    question = {
        "city": CITY,
        "query": "",
        "problem": to_json(stage.problem),
        "plan": to_json(stage.plan),
        "delays": {"prerequisite:ext-11": 3},
        "subject": "prerequisite:ext-11",
        "quarters": 3,
        "language": "en",
    }
    job = _background.Job(services=services, watch=UNWATCHED, city=CITY)
    shown, plans = replanned(job, question)  # type: ignore[misc]
    assert plans["replanned"]
    assert plans["pushed"]["prerequisite:ext-11"][1] == 3 + (
        stage.plan.finish_of("prerequisite:ext-11") or 0
    )
    assert "Planned anew" in str(shown)
    assert "3 quarters late" in str(shown)


def test_other_pages_speak_of_the_adopted_plan(services: Services) -> None:
    texts, catalogue = texts_in("en"), services.catalogue(CITY)
    assert "No plan is adopted" in str(_roadmap_cards.home(services, texts, catalogue))
    adopt(services, stage_of(services))
    assert "By the adopted plan" in str(_roadmap_cards.home(services, texts, catalogue))
    assert "why-reasons" in str(_roadmap_cards.service(services, texts, catalogue, 1))
    existing = next(one for one in catalogue.services if one.status == "existing")
    assert _roadmap_cards.service(services, texts, catalogue, existing.service_id) == []
    (row,) = _roadmap_cards.rows(services, texts, catalogue, [{"key": "ext-11"}])
    assert row["latest"] in str(_roadmap_cards.needed_by(services, texts, catalogue, "ext-11"))


def test_what_is_expected_later_than_adopted_is_late_on_the_council_s_view(
    services: Services,
) -> None:
    texts, catalogue = texts_in("en"), services.catalogue(CITY)
    adopt(services, stage_of(services))
    before = tracked(services, catalogue, today())
    assert before is not None
    assert before.late == ()
    figure = "system_quarters_not_done"
    (row,) = [one for one in catalogue.roadmap_assumptions if one.assumption_id == figure]
    change = {"value": row.value + 2}
    services.store.edit("roadmap_assumption", figure, change, row.version, "Sara", city=CITY)
    catalogue = services.catalogue(CITY)
    after = tracked(services, catalogue, today())
    assert after is not None
    assert after.late
    shown = str(_roadmap_cards.home(services, texts, catalogue))
    assert "items are late" in shown
    assert ", expected " in shown
    worst = after.late[0]
    assert item_title(texts, catalogue, worst.item) in shown


def test_a_city_whose_needs_run_in_a_circle_is_told_by_name_and_its_pages_stand(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for path in (ROOT / "data").iterdir():
        if path.is_file():
            shutil.copy(path, folder)
    links = folder / "system_links.csv"
    rows = list(csv.DictReader(links.read_text(encoding="utf-8").splitlines()))
    turned = next(row for row in rows if row["system"] == "CS05-2" and row["related_system"])
    circle = {
        "link_id": "LG01-1-r9",
        "system": turned["related_system"],
        "related_system": turned["system"],
    }
    with links.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(rows[0]), lineterminator="\n").writerow({**turned, **circle})
    store = open_store(f"sqlite:///{tmp_path}/tarazu.db", folder)
    services = Services(store=store, settings=Settings("", folder, "127.0.0.1", 8050, "en"))
    try:
        texts, catalogue = texts_in("en"), services.catalogue(CITY)
        first, second = (item_title(texts, catalogue, f"system:{circle[end]}") for end in ENDS)
        (card,) = _roadmap_cards.home(services, texts, catalogue)
        assert "none can be first" in str(card)
        assert first in str(card)
        assert second in str(card)
        assert _roadmap_cards.service(services, texts, catalogue, 1) == []
        with pytest.raises(InvalidInput, match="none can be first") as refused:
            _opened(services, texts, "")
        assert first in str(refused.value.params["why"])
    finally:
        store.close()
