"""The targets as a goal: the narrowest decides, and without any everything is meant by no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import Catalogue, ServiceStatus, StatusChange, Target, TargetScope
from model.targets import aim_of, outlooks, service_history, services_in
from tests.model.cities import city, domain, service

DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, tzinfo=UTC)
LITTLE = city(
    domains=(domain("green", 1), domain("roads", 2)),
    services=(
        service(1, "green", "existing"),
        service(2, "green", "to_do"),
        service(3, "roads", "in_progress"),
    ),
)


def target(name: str, by: date, *, domain: str | None = None, service: int | None = None) -> Target:
    scope = TargetScope.ALL
    if domain is not None:
        scope = TargetScope.DOMAIN
    if service is not None:
        scope = TargetScope.SERVICE
    return Target(
        target_id=name,
        scope=scope,
        service=service,
        domain=domain,
        by=by,
        note=None,
        added_at=MOMENT,
        added_by="Maryam",
    )


def with_targets(*targets: Target) -> Catalogue:
    return replace(LITTLE, targets=targets)


def test_without_a_target_all_are_meant_by_no_day() -> None:
    aim = aim_of(LITTLE)
    assert aim.assumed
    assert aim.goal.due == dict.fromkeys((1, 2, 3), date.max)
    assert aim.goal.due_by(DAY) == frozenset()


ALL = target("1-1", DAY)
GREEN = target("2-1", DAY + timedelta(days=5), domain="green")
TWO = target("3-1", DAY - timedelta(days=3), service=2)


@given(st.permutations([ALL, GREEN, TWO]))
def test_the_narrowest_target_decides_in_whatever_order_they_came(targets: list[Target]) -> None:
    aim = aim_of(with_targets(*targets))
    assert not aim.assumed
    assert aim.goal.due == {1: GREEN.by, 2: TWO.by, 3: ALL.by}


def test_a_domain_alone_leaves_the_others_out() -> None:
    assert set(aim_of(with_targets(GREEN)).goal.due) == {1, 2}


def test_each_target_tells_of_the_services_that_it_decides_on() -> None:
    found = outlooks(with_targets(TWO, GREEN, ALL), DAY)
    assert [(one.target, one.services, one.open, one.missing) for one in found] == [
        (ALL, 1, 0, 1),
        (GREEN, 1, 1, 0),
        (TWO, 1, 0, 1),
    ]
    assert [one.days_left for one in found] == [0, 5, -3]
    assert [one.late for one in found] == [False, False, True]
    assert sum(one.services for one in found) == len(LITTLE.services)


def test_a_target_may_be_overruled_altogether() -> None:
    roads = target("4-1", DAY, domain="roads")
    three = target("5-1", DAY, service=3)
    first, _ = outlooks(with_targets(roads, three), DAY)
    assert (first.services, first.missing, first.late) == (0, 0, False)
    assert services_in(LITTLE, roads) == (3,)


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [("2", None, "to_do"), ("2", "to_do", None), ("9", "to_do", "existing")],
)
def test_what_is_no_change_of_a_status_is_left_out(
    key: str, old: str | None, new: str | None
) -> None:
    told = StatusChange(
        at=MOMENT, day=DAY, who="package:x 1", revision=2, kind="service", key=key, old=old, new=new
    )
    changed = replace(told, key="3", old="to_do", new="in_progress")
    (only,) = service_history(LITTLE, (told, changed))
    assert (only.service, only.old, only.new) == (
        3,
        ServiceStatus.TO_DO,
        ServiceStatus.IN_PROGRESS,
    )
