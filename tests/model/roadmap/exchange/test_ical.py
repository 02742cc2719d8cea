"""The milestones of a plan as a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from icalendar import Calendar

from model.calendar import Quarter
from model.errors import InvalidInput
from model.roadmap.exchange.ical import (
    LARGEST,
    Milestone,
    MilestoneKind,
    Wording,
    milestones,
    moved,
    read_ical,
    wished,
    write_ical,
)
from model.roadmap.exchange.parcel import Parcel
from model.roadmap.records import OUTSIDE, ItemKind, WishKind
from model.roadmap.settings import QuarterWish
from tests.model.roadmap.examples import settings
from tests.model.roadmap.exchange.parcels import parcels, qom_parcel

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
WORDS = Wording("نقشه راه", lambda one: f"گشایش؛ {one.item}, «x»\n", lambda one: str(one.quarter))
QUICK = effort(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def found_in(parcel: Parcel) -> list[Milestone]:
    return list(milestones(parcel.kept.problem, parcel.kept.plan))


def written(found: list[Milestone], now: datetime = NOW) -> bytes:
    return write_ical("qom", found, WORDS, now)


def test_every_opening_and_every_awaited_prerequisite_is_an_event() -> None:
    parcel = qom_parcel()
    problem, plan = parcel.kept.problem, parcel.kept.plan
    wanted = {
        item.id
        for item in problem.items
        if item.id in plan.by_id and (item.kind is ItemKind.SERVICE or item.fact in OUTSIDE)
    }
    found = found_in(parcel)
    assert {one.item for one in found} == wanted
    assert {one.kind for one in found} == set(MilestoneKind)
    calendar = Calendar.from_ical(written(found))
    events = {str(event["X-TARAZU-ITEM"]): event for event in calendar.walk("VEVENT")}
    assert set(events) == wanted
    for one in found:
        event = events[one.item]
        assert event["DTSTART"].dt == one.quarter.last_day
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["DTEND"].dt == one.quarter.last_day + timedelta(days=1)
        assert str(event["SUMMARY"]) == WORDS.summary(one)


def test_ids_stay_when_the_plan_moves() -> None:
    found = found_in(qom_parcel())
    later = [replace(one, quarter=one.quarter.later(1)) for one in found]

    def ids(content: bytes) -> list[str]:
        return [str(one["UID"]) for one in Calendar.from_ical(content).walk("VEVENT")]

    first = ids(written(found))
    assert first == ids(written(later, NOW + timedelta(days=9)))
    assert len(set(first)) == len(first)


@given(parcels())
@QUICK
def test_the_milestones_of_any_plan_read_back(parcel: Parcel) -> None:
    found = found_in(parcel)
    if found:
        assert list(read_ical(written(found), bool)) == found
        assert moved(parcel.kept.problem, parcel.kept.plan, found) == ()


def test_what_was_moved_is_wished() -> None:
    parcel = qom_parcel()
    problem, plan = parcel.kept.problem, parcel.kept.plan
    found = found_in(parcel)
    opening = next(one for one in found if problem.item(one.item).free)
    awaited = next(one for one in found if one.kind is MilestoneKind.AWAITED)
    later = [replace(one, quarter=one.quarter.later(2)) for one in (opening, awaited)]
    changed = moved(problem, plan, [*later, *found[2:]])
    assert set(changed) >= set(later)
    pin = QuarterWish(WishKind.PIN, opening.item, Quarter(1405, 4))
    wanted = wished(problem, replace(settings(), wishes=(pin,)), later)
    begins = later[0].quarter.later(1 - problem.item(opening.item).duration)
    assert wanted.wishes == (QuarterWish(WishKind.PIN, opening.item, begins),)
    assert wanted.arrivals == {awaited.item: later[1].quarter}


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str) -> tuple[str, ...]:
    return "BEGIN:VEVENT", *lines, "END:VEVENT"


GOOD = ("X-TARAZU-ITEM:service:5", "X-TARAZU-KIND:opening", "DTSTART;VALUE=DATE:20280101")


@pytest.mark.parametrize(
    ("content", "code", "names"),
    [
        (b"", "unreadable", ""),
        (b"hello", "unreadable", ""),
        (b"\xff\xfe", "unreadable", ""),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "unreadable", ""),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "unreadable", ""),
        (calendar(), "empty", ""),
        (calendar(*event("SUMMARY:Lunch")), "unknown", "Lunch"),
        (calendar(*event(*GOOD), *event(*GOOD)), "twice", "service:5"),
        (calendar(*event(*GOOD[:2], "SUMMARY:Opens")), "day", "Opens"),
        (calendar(*event(*GOOD[:2], "DTSTART:soon")), "day", ""),
        (calendar(*event(*GOOD[:1], *GOOD[2:], "SUMMARY:Opens")), "day", "Opens"),
        (calendar(*event(*GOOD[:2], "DTSTART;VALUE=DATE:00010101")), "day", ""),
    ],
)
def test_another_calendar_is_refused(content: bytes, code: str, names: str) -> None:
    with pytest.raises(InvalidInput) as error:
        read_ical(content, lambda item: item.startswith("service:"))
    assert error.value.code == f"error.exchange.ical.{code}"
    assert names in str(error.value.params)


def test_a_calendar_that_is_too_large_is_not_read() -> None:
    with pytest.raises(InvalidInput) as error:
        read_ical(b" " * (LARGEST + 1), bool)
    assert error.value.code == "error.exchange.large"


def test_a_moment_of_a_day_is_its_day() -> None:
    content = calendar(*event(*GOOD[:2], "DTSTART:20280101T083000Z"))
    (found,) = read_ical(content, bool)
    assert found == Milestone(MilestoneKind.OPENING, "service:5", Quarter(1406, 4))
