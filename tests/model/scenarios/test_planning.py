"""A scenario with the roadmap's settings: its plan again, or what has changed and who moved."""

from __future__ import annotations

from dataclasses import replace

from model.calendar import Quarter
from model.catalogue import Catalogue, PrerequisiteStatus, ServiceStatus
from model.errors import InvalidInput
from model.roadmap.records import WishKind
from model.roadmap.serial import first_plan
from model.roadmap.settings import QuarterWish, Settings
from model.scenarios.content import Content, report_content
from model.scenarios.planning import Course, Planned
from model.scenarios.readings import fingerprint
from model.scenarios.replay import Replay, replay
from tests.model.cities import qom
from tests.model.roadmap.examples import qom_problem, settings

TODAY = Quarter(1405, 3)
PINNED = QuarterWish(WishKind.PIN, "service:26", Quarter(1406, 3))


def again(
    roadmap: Settings, now: Catalogue, today: Quarter = TODAY
) -> tuple[Replay, Course, Planned]:
    """A scenario kept on Qom's data and opened on others, with the plan that was seen."""
    content = replace(report_content(qom()), roadmap=roadmap)
    found = replay(content, fingerprint(content, qom()), qom(), now, today)
    assert found.course is not None
    assert isinstance(found.course.then, Planned)
    return found, found.course, found.course.then


def test_a_scenario_of_the_weighing_alone_has_no_plan() -> None:
    content = report_content(qom())
    assert replay(content, fingerprint(content, qom()), qom(), qom(), TODAY).course is None


def test_nothing_changed_is_the_same_plan() -> None:
    found, course, then = again(settings(), qom())
    assert found.same
    assert found.intact
    assert course.moved == ()
    assert then.plan == first_plan(qom_problem())
    assert len(course.rows) == len(then.opening) == 73
    first = course.rows[0]
    assert first.then == min(quarter for quarter in then.opening.values() if quarter)
    assert then.opened == sum(row.then is not None for row in course.rows)


def test_a_changed_arrival_is_named_and_moves_what_waits_for_it() -> None:
    held = {link.prerequisite for link in qom().prerequisite_services if link.holds}
    rows = tuple(
        replace(one, status=PrerequisiteStatus.REFUSED)
        if one.kind != "own" and one.prerequisite_id in held
        else one
        for one in qom().prerequisites
    )
    found, course, then = again(settings(), replace(qom(), prerequisites=rows))
    assert found.moved == []
    assert {(one.kind, one.field) for one in found.changed} == {("prerequisite", "status")}
    assert course.moved
    assert all(row.now is None or row.now != row.then for row in course.moved)
    assert isinstance(course.now, Planned)
    assert course.now.opened < then.opened


def test_the_weighing_alone_does_not_see_what_only_a_plan_reads() -> None:
    rows = (replace(qom().roadmap_assumptions[0], value=9), *qom().roadmap_assumptions[1:])
    now = replace(qom(), roadmap_assumptions=rows)
    plain = report_content(qom())
    assert replay(plain, fingerprint(plain, qom()), qom(), now, TODAY).same
    assert not again(settings(), now)[0].same


def test_a_wish_about_what_is_there_by_now_is_left_out() -> None:
    rows = tuple(
        replace(one, status=ServiceStatus.EXISTING) if one.service_id == 26 else one
        for one in qom().services
    )
    wished = replace(settings(), wishes=(PINNED,))
    _, course, then = again(wished, replace(qom(), services=rows))
    assert then.opening[26] == Quarter(1406, 4)
    assert course.gone == (PINNED,)
    assert isinstance(course.now, Planned)
    assert 26 not in course.now.opening


def test_quarters_go_by() -> None:
    later = settings().start.later(3)
    found, course, then = again(settings(), qom(), today=later)
    assert found.same
    assert then.plan == first_plan(qom_problem())
    assert isinstance(course.now, Planned)
    assert course.moved
    fixed = {item.id for item in course.now.problem.items if not item.free}
    for entry in course.now.plan.entries:
        assert entry.id in fixed or entry.start >= 3


def test_why_there_is_no_plan_today_is_said() -> None:
    wished = replace(settings(), wishes=(PINNED,))
    _, course, _ = again(wished, qom(), today=Quarter(1407, 1))
    assert isinstance(course.now, InvalidInput)
    assert {row.now for row in course.rows} == {None}


def test_settings_that_cannot_hold_give_no_plan_of_then_either() -> None:
    unknown = replace(settings(), wishes=(replace(PINNED, item="service:999"),))
    content = Content(report_content(qom()).weights, roadmap=unknown)
    course = replay(content, fingerprint(content, qom()), qom(), qom(), TODAY).course
    assert course is not None
    assert isinstance(course.then, InvalidInput)
    assert course.gone == unknown.wishes
