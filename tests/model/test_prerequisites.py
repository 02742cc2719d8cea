"""The prerequisites: who owes them, what waits behind, and what an address says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import PrerequisiteStatus, PrerequisiteStep, StatusChange, StepKind
from model.errors import NotFound
from model.filters import read_filters
from model.prerequisites import (
    VIEWS,
    Follow,
    asked_since,
    choices,
    last_changes,
    links_of,
    read_chosen,
    read_view,
    read_weights,
    values,
)
from model.weighing import ranking_of, report_ranking, report_weights
from tests.model import cities

TODAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def follow() -> Follow:
    qom = cities.qom()
    return Follow(qom, report_ranking(qom), TODAY)


def step(key: str, day: date, withdrawn: bool = False) -> PrerequisiteStep:
    return PrerequisiteStep(
        step_id=f"{key}-{day}",
        prerequisite=key,
        kind=StepKind.CALL,
        day=day,
        letter_number=None,
        letter_date=None,
        text="تماس",
        withdrawn=withdrawn,
        added_at=MOMENT,
        added_by="Maryam",
    )


def test_all_of_qom_stand_in_order(follow: Follow) -> None:
    keys = [standing.key for standing in follow.standings]
    assert keys == [f"own-{n}" for n in range(1, 7)] + [f"ext-{n}" for n in range(1, 26)]
    assert not any(standing.delivered for standing in follow.standings)


def test_one_is_known_with_who_owes_it_and_what_waits(follow: Follow) -> None:
    standing = follow.of("ext-12")
    assert [body.body_id for body in standing.bodies] == [
        *("cartographic_centre", "water_sewage", "electricity", "telecom", "gas"),
        "qom_municipality",
    ]
    assert [link.service for link in standing.links] == [1, 4, 20, 24]  # type: ignore[union-attr]
    assert standing.impact.services == (1, 4, 20, 24)
    assert standing.impact.total == 91


def test_a_link_that_was_taken_away_blocks_nothing() -> None:
    qom = cities.qom()
    links = tuple(replace(link, holds=False) for link in qom.prerequisite_services)
    without = replace(qom, prerequisite_services=links)
    assert links_of(without, "ext-12") == ()
    assert Follow(without, report_ranking(without), TODAY).of("ext-12").impact.services == ()


@pytest.mark.parametrize("key", ["ext-99", "", None, 3, ["ext-1"]])
def test_what_is_no_prerequisite_or_body_is_not_found(follow: Follow, key: object) -> None:
    with pytest.raises(NotFound, match="prerequisite unknown"):
        follow.of(key)
    with pytest.raises(NotFound, match="body unknown"):
        follow.debt_of(key)


def test_a_body_owes_what_table_11_says(follow: Follow) -> None:
    debt = follow.debt_of("police")
    assert {standing.key for standing in debt.owed} == {"ext-6", "ext-7", "ext-8"}
    assert [standing.impact.total for standing in debt.open] == sorted(
        (standing.impact.total for standing in debt.open), reverse=True
    )
    waiting = {service for one in debt.owed for service in one.impact.services}
    assert set(debt.impact.services) == waiting


def test_bodies_come_by_the_priority_that_waits_for_them(follow: Follow) -> None:
    totals = [debt.impact.total for debt in follow.debts]
    assert totals == sorted(totals, reverse=True)
    owing = {link.body for link in follow.catalogue.prerequisite_bodies}
    assert {debt.body.body_id for debt in follow.debts} == owing


@given(
    st.lists(st.sampled_from(list(PrerequisiteStatus)), max_size=3),
    st.lists(st.sampled_from(["own", "external"]), max_size=2),
    st.sampled_from(["", "نیروی", "CDN", "ثبت"]),
)
def test_what_passes_the_filters_has_what_they_ask(
    statuses: list[str], kinds: list[str], text: str
) -> None:
    qom = cities.qom()
    follow = Follow(qom, None, TODAY)
    query = f"?status={','.join(statuses)}&kind={','.join(kinds)}&q={text}"
    filters, faults = read_filters(query, choices(qom))
    assert not faults
    shown = follow.matching(filters)
    for one in follow.standings:
        mine = values(one)
        fits = all(not some or mine[name] & set(some) for name, some in filters.chosen.items())
        assert fits or one not in shown
        assert not fits or text or one in shown


def test_a_body_finds_what_it_owes_by_name(follow: Follow) -> None:
    filters, _ = read_filters("?q=هواشناسی کشور", choices(follow.catalogue))
    assert [one.key for one in follow.matching(filters)] == ["ext-22"]


def test_the_address_says_layout_choice_and_weights() -> None:
    qom = cities.qom()
    query = "?status=agreed&view=table&p=ext-10&w=1,1,1,1,1,3&x=47.coverage.3"
    assert read_view(query) == "table"
    assert read_chosen(query, qom) == "ext-10"
    view, faults = read_weights(query, qom)
    assert view.weights.values == (1, 1, 1, 1, 1, 3)
    assert view.what_ifs == {(47, "coverage"): 3}
    assert not faults
    assert Follow(qom, ranking_of(qom, view), TODAY).of("ext-10").impact.total == 167


@pytest.mark.parametrize("query", [None, 3, "", "?view=pie&p=ext-99&w=heavy", "?" + "p" * 50_000])
def test_a_damaged_address_gives_what_is_usual(query: object) -> None:
    qom = cities.qom()
    assert read_view(query) == VIEWS[0]
    assert read_chosen(query, qom) is None
    view, faults = read_weights(query, qom)
    assert view.weights == report_weights(qom)
    assert len(faults) == (query == "?view=pie&p=ext-99&w=heavy")


def test_since_when_it_was_asked_for() -> None:
    days = [date(2026, 5, 1), date(2026, 3, 1), date(2026, 1, 1)]
    steps = tuple(step("ext-5", day, withdrawn=day == days[-1]) for day in days)
    asked = replace(cities.qom(), prerequisite_steps=steps)
    follow = Follow(asked, None, TODAY)
    assert asked_since(asked, follow.standings) == days[1]
    assert asked_since(asked, [follow.of("ext-6")]) is None


def test_the_last_change_of_each_is_kept() -> None:
    changes = [
        StatusChange(
            at=MOMENT,
            day=TODAY,
            who="Maryam",
            revision=revision,
            kind="prerequisite",
            key=key,
            old="not_reported",
            new="requested",
        )
        for revision, key in enumerate(["ext-1", "ext-2", "ext-1"])
    ]
    assert {key: one.revision for key, one in last_changes(changes).items()} == {
        "ext-1": 2,
        "ext-2": 1,
    }
