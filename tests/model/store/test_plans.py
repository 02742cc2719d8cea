"""Kept plans, and what was really begun and finished."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.calendar import Quarter, quarter_of, today
from model.catalogue import RoadmapActual
from model.errors import InvalidInput, NotFound, StaleEdit, TarazuError
from model.roadmap.kept import KeptPlan, as_plain, from_kept
from model.roadmap.plan import Entry
from model.roadmap.records import ItemKind
from model.roadmap.stage import report_stage
from model.scenarios.content import Content
from model.settings import ROOT
from model.store import Store, open_store
from model.store.plans import PlanWish
from tests.model.roadmap.examples import DAY

CITY = "qom"


@pytest.fixture
def qom_store(tmp_path) -> Store:  # type: ignore[no-untyped-def]
    return open_store(f"sqlite:///{tmp_path}/tarazu.db", ROOT / "data")


def content_of(store: Store) -> KeptPlan:
    stage = report_stage(store.catalogue(CITY), DAY)
    weights = Content(stage.view.weighing.weights)
    return KeptPlan(weights, stage.view.settings, stage.problem, stage.plan)


def test_a_plan_is_kept_whole_and_one_is_adopted(qom_store: Store) -> None:
    plans, content = qom_store.plans, content_of(qom_store)
    assert from_kept(as_plain(content)) == content
    first = plans.add(CITY, "نخست", PlanWish(content, "برای جلسه"), "سارا")
    second = plans.add(CITY, "دوم", PlanWish(content, "دوم"), "رضا")
    assert first.newest.content == content
    assert first.newest.fingerprint == second.newest.fingerprint
    assert plans.adopted(CITY) is None
    for item in (first, second):
        item = plans.move(CITY, item.key, "proposed", item.version, "سارا")
        known = plans.adopted(CITY)
        instead = None if known is None else known.key
        plans.move(CITY, item.key, "adopted", item.version, "سارا", instead_of=instead)
    adopted = plans.adopted(CITY)
    assert adopted is not None
    assert adopted.title == "دوم"
    assert plans.one(CITY, first.key).status == "retired"
    assert plans.changes(CITY, first.key)[0].field == "status"


def test_revisions_stay_and_a_stale_save_is_refused(qom_store: Store) -> None:
    plans, content = qom_store.plans, content_of(qom_store)
    kept = plans.add(CITY, "برنامه", PlanWish(content, "یک"), "سارا")
    other = replace(content, settings=replace(content.settings, stability=80))
    saved = plans.save(CITY, kept.key, PlanWish(other, "دو"), kept.version, "رضا")
    assert saved.newest.number == 2
    assert saved.newest.fingerprint != kept.newest.fingerprint
    with pytest.raises(StaleEdit):
        plans.save(CITY, kept.key, PlanWish(content, "سه"), kept.version, "سارا")
    assert [one.content for one in plans.revisions(CITY, kept.key)] == [other, content]
    assert plans.revision(CITY, kept.key, 1).content == content
    with pytest.raises(NotFound):
        plans.revision(CITY, kept.key, 9)


def test_a_plan_that_cannot_be_carried_out_is_not_kept(qom_store: Store) -> None:
    content = content_of(qom_store)
    by_id = {item.id: item for item in content.problem.items}
    entry = next(e for e in content.plan.entries if by_id[e.id].kind is ItemKind.SERVICE)
    early = Entry(entry.id, -3, -3 + entry.finish - entry.start)
    entries = tuple(early if e == entry else e for e in content.plan.entries)
    wish = PlanWish(replace(content, plan=replace(content.plan, entries=entries)), "ناشدنی")
    with pytest.raises(InvalidInput, match="unsound"):
        qom_store.plans.add(CITY, "ناشدنی", wish, "سارا")
    assert qom_store.plans.all(CITY) == ()


def test_a_course_is_said_once_changed_with_its_version_and_taken_away(qom_store: Store) -> None:
    now = quarter_of(today())
    values = {"item": "service:1", "start": str(now.later(-1)), "percent": 40}
    kept = qom_store.add("roadmap_actual", values, "سارا", city=CITY)
    assert isinstance(kept, RoadmapActual)
    assert (kept.start, kept.finish, kept.percent) == (now.later(-1), None, 40)
    done = {"finish": str(now), "percent": 100}
    changed = qom_store.edit("roadmap_actual", "service:1", done, 1, "رضا", city=CITY)
    assert qom_store.catalogue(CITY).roadmap_actuals == (changed,)
    with pytest.raises(StaleEdit):
        qom_store.edit("roadmap_actual", "service:1", {"start": str(now)}, 1, "سارا", city=CITY)
    with pytest.raises(InvalidInput, match="add there"):
        qom_store.add("roadmap_actual", values, "سارا", city=CITY)
    qom_store.remove("roadmap_actual", "service:1", 2, "سارا", city=CITY)
    assert qom_store.catalogue(CITY).roadmap_actuals == ()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"item": "service:999", "percent": 0}, "error.roadmap.item.unknown"),
        ({"item": "body:police", "percent": 0}, "error.roadmap.item.unknown"),
        ({"item": "system:nothing", "percent": 0}, "error.roadmap.item.unknown"),
        ({"item": "service:x", "percent": 0}, "error.roadmap.item.unknown"),
        ({"item": "service:1", "percent": 30}, "error.roadmap.actual.start"),
        ({"item": "service:1", "start": "1400-Q1", "percent": 101}, "error.roadmap.actual.percent"),
        ({"item": "service:1", "start": "1450-Q1", "percent": 1}, "error.roadmap.actual.future"),
        ({"item": "service:1", "start": "1400-Q1", "percent": 100}, "error.roadmap.actual.done"),
        (
            {"item": "service:1", "start": "1400-Q2", "finish": "1400-Q1", "percent": 100},
            "error.roadmap.actual.order",
        ),
    ],
)
def test_a_course_that_cannot_be_is_refused(
    qom_store: Store, values: dict[str, object], code: str
) -> None:
    with pytest.raises(TarazuError) as refused:
        qom_store.add("roadmap_actual", values, "سارا", city=CITY)
    assert refused.value.code == code


def test_quarters_of_a_course_are_read_as_people_write_them(qom_store: Store) -> None:
    values = {"item": "prerequisite:own-1", "start": "بهار ۱۴۰۴", "percent": 10}
    kept = qom_store.add("roadmap_actual", values, "سارا", city=CITY)
    assert isinstance(kept, RoadmapActual)
    assert kept.start == Quarter(1404, 1)
