"""The gap: whatever the split, the measure and the day, the parts add up to the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import ServiceStatus
from model.gaps import Gap, Gaps, Measure, Split, gap_over_time, gaps
from model.goals import NO_GOAL, Goal, everything
from model.statuses import ServiceChange
from model.weighing import report_ranking, report_weights, weigh
from model.weights import Weights
from model.worth import worths
from tests.model.cities import city, domain, qom, service
from tests.model.graphs import worths as made_up
from tests.model.test_links import family, system
from tests.model.test_links import given as gives

DAY = date(2026, 11, 22)
NUMBERS = [field.name for field in fields(Gap) if field.name != "key"]

LITTLE = city(
    domains=(domain("roads", 2), domain("green", 1), domain("idle", 3)),
    services=(
        service(1, "green", "existing"),
        service(2, "green", "to_do"),
        service(3, "roads", "in_progress"),
        service(4, "roads", "to_do"),
    ),
    integrated_systems=(family("F"), family("G")),
    systems=(system("A", family="F"), system("B", family="G"), system("C", family=None)),
    service_systems=(
        gives("1", "1", "A", 1),
        gives("2", "2", "A", 2),
        gives("3", "2", "B", 2),
        gives("4", "3", "C", 3),
        gives("5", "9", "A", None),
    ),
)
WORTH = made_up({2: 7, 3: 4, 4: 9})
GOAL = Goal({1: DAY, 2: DAY - timedelta(days=1), 4: DAY + timedelta(days=1)})


def adds_up(found: Gaps) -> None:
    for name in NUMBERS:
        parts = sum(getattr(part, name) for part in found.parts)
        assert parts - getattr(found.repeats, name) == getattr(found.whole, name), name
    for part in (*found.parts, found.repeats, found.whole):
        assert part.total == part.existing + part.in_progress + part.to_do
        assert part.gap == part.target - part.reached >= part.overdue >= 0
        assert part.due <= part.target <= part.total
        shares = [part.share(status) for status in ServiceStatus]
        assert shares == [None] * 3 if part.total == 0 else sum(filter(None, shares)) == 1
        assert sum(part.percents) == (100 if part.total else 0)
        for share, percent in zip(shares, part.percents, strict=False):
            assert share is not None
            assert abs(100 * share - percent) < 1


def brief(parts: Iterable[Gap]) -> dict[str | None, tuple[int, int, int]]:
    return {part.key: (part.existing, part.in_progress, part.to_do) for part in parts}


def test_by_domain_in_the_catalogue_s_order_without_the_empty_ones() -> None:
    found = gaps(LITTLE, WORTH, DAY)
    assert list(brief(found.parts).items()) == [("green", (1, 0, 1)), ("roads", (0, 1, 1))]
    assert brief([found.whole]) == {None: (1, 1, 2)}
    assert found.whole.share(ServiceStatus.TO_DO) == Fraction(1, 2)
    assert found.repeats.services == 0


def test_by_priority_group_with_those_that_nobody_scored() -> None:
    found = gaps(LITTLE, WORTH, DAY, split=Split.GROUP)
    assert brief(found.parts) == {"1": (0, 0, 1), "2": (0, 1, 1), None: (1, 0, 0)}
    assert found.parts[-1].unscored == found.whole.unscored == 1


def test_by_integrated_system_with_repeats_and_those_that_belong_to_none() -> None:
    found = gaps(LITTLE, WORTH, DAY, split=Split.INTEGRATED_SYSTEM)
    assert brief(found.parts) == {"F": (1, 0, 1), "G": (0, 0, 1), None: (0, 1, 1)}
    assert brief([found.repeats]) == {None: (0, 0, 1)}
    adds_up(found)


@pytest.mark.parametrize(
    ("measure", "whole"),
    [
        ("count", (1, 1, 2)),
        ("priority", (0, 4, 16)),
        ("impact", (0, 4, 16)),
        ("readiness", (0, 0, 0)),
        ("coverage", (0, 1, 2)),
    ],
)
def test_what_a_service_counts_for(measure: str, whole: tuple[int, int, int]) -> None:
    found = gaps(LITTLE, WORTH, DAY, measure=Measure(measure))
    assert brief([found.whole]) == {None: whole}
    assert (found.whole.services, found.whole.unscored) == (4, 1)


def test_the_gap_is_the_target_less_what_is_reached() -> None:
    whole = gaps(LITTLE, WORTH, DAY, goal=GOAL).whole
    assert (whole.target, whole.due, whole.reached, whole.overdue, whole.gap) == (3, 2, 1, 1, 2)
    by_priority = gaps(LITTLE, WORTH, DAY, goal=GOAL, measure=Measure.PRIORITY).whole
    assert (by_priority.target, by_priority.overdue, by_priority.gap) == (16, 7, 16)
    without = gaps(LITTLE, WORTH, DAY).whole
    assert (without.target, without.gap) == (0, 0)


def test_the_gap_over_time_follows_the_history() -> None:
    history = [
        ServiceChange(DAY - timedelta(days=4), 3, ServiceStatus.TO_DO, ServiceStatus.IN_PROGRESS),
        ServiceChange(DAY - timedelta(days=2), 1, ServiceStatus.TO_DO, ServiceStatus.EXISTING),
    ]
    days = [DAY - timedelta(days=number) for number in (5, 3, 2)]
    told = gap_over_time(LITTLE, WORTH, days, goal=everything(LITTLE, DAY), history=history)
    assert [(day, gap.gap, gap.to_do) for day, gap in told] == [
        (days[0], 4, 4),
        (days[1], 4, 3),
        (days[2], 3, 2),
    ]
    weighed = gap_over_time(LITTLE, WORTH, days, measure=Measure.PRIORITY, history=history)
    assert [gap.in_progress for _, gap in weighed] == [0, 4, 4]
    assert gap_over_time(LITTLE, WORTH, []) == ()


numbers = st.sampled_from([s.service_id for s in qom().services])
weights = st.tuples(*[st.integers(0, 10)] * 6).filter(any).map(Weights)
goals = st.dictionaries(numbers, st.dates(date(2020, 1, 1), date(2030, 1, 1))).map(Goal)


@given(
    weights,
    st.sampled_from(Split),
    st.sampled_from(Measure),
    goals,
    st.lists(st.tuples(st.integers(-300, 0), numbers, st.sampled_from(ServiceStatus))),
    st.integers(-400, 10),
)
def test_the_parts_always_add_up_to_the_93(
    drawn: Weights,
    split: Split,
    measure: Measure,
    goal: Goal,
    made: list[tuple[int, int, ServiceStatus]],
    days: int,
) -> None:
    status = {s.service_id: s.status for s in qom().services}
    history = []
    for when, number, before in sorted(made, key=lambda row: row[0], reverse=True):
        # Backwards in time, so that the last of them leads to what stands now.
        history.append(ServiceChange(DAY + timedelta(days=when), number, before, status[number]))
        status[number] = before
    found = gaps(
        qom(),
        worths(qom(), weigh(qom(), drawn)),
        DAY + timedelta(days=days),
        split=split,
        measure=measure,
        goal=goal,
        history=history[::-1],
    )
    adds_up(found)
    assert found.whole.services == 93
    assert found.whole.unscored == 33
    if measure is Measure.COUNT:
        assert found.whole.total == 93
        assert found.whole.target == len(goal.due)


def test_qom_s_gap_is_73_of_93() -> None:
    found = gaps(qom(), worths(qom(), report_ranking(qom())), DAY, goal=everything(qom(), DAY))
    adds_up(found)
    assert brief([found.whole]) == {None: (20, 13, 60)}
    assert (found.whole.target, found.whole.reached, found.whole.gap) == (93, 20, 73)
    counted = Counter(one.domain for one in qom().services)
    assert {part.key: part.total for part in found.parts} == counted


def test_qom_s_gap_by_group_is_that_of_the_ranking() -> None:
    ranking = weigh(qom(), report_weights(qom()))
    found = gaps(qom(), worths(qom(), ranking), DAY, split=Split.GROUP, goal=NO_GOAL)
    counts = {part.key: part.to_do for part in found.parts}
    assert counts == {str(group): n for group, n in ranking.group_counts.items()} | {None: 0}
    assert found.parts[-1].services == 33


def test_qom_s_gap_by_integrated_system_tells_its_repeats() -> None:
    worth = worths(qom(), report_ranking(qom()))
    found = gaps(qom(), worth, DAY, split=Split.INTEGRATED_SYSTEM)
    adds_up(found)
    assert found.parts[-1].key is None
    assert found.parts[-1].services == 16
    assert found.repeats.services == 17
    adds_up(gaps(qom(), worth, DAY, split=Split.INTEGRATED_SYSTEM, measure=Measure.COVERAGE))
