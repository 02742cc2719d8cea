from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput, NotFound
from model.robustness.steps import Step, all_steps, service_steps
from model.scoring import Ranking, ScoreTable, rank
from model.weights import INDEX_IDS, Weights
from tests.model import strategies
from tests.model.robustness import brute
from tests.model.robustness.budget import fewer

REPORT = Weights((3, 1, 1, 2, 2, 1))
TABLE = ScoreTable([1, 2, 3], [[3, 1, 1, 1, 1, 1], [1, 2, 2, 2, 2, 2], [1, 2, 2, 2, 2, 2]])

shares = st.fractions(0, 1, max_denominator=60)


def at(steps: tuple[Step, ...], share: Fraction) -> int:
    (value,) = [step.value for step in steps if step.holds(share)]
    return value


def test_a_service_overtakes_two_that_are_level() -> None:
    """3t + 1 - t against 2 - t: level at t = 1/3, where it is first with them."""
    steps = service_steps(rank(TABLE, REPORT), "smartness", 1)
    assert [(step.low.share, step.high.share, step.value) for step in steps.ranks] == [
        (0, Fraction(1, 3), 3),
        (Fraction(1, 3), 1, 1),
    ]
    assert not steps.ranks[0].high_included
    assert steps.ranks[1].low_included
    assert steps.now.share == Fraction(3, 10)
    assert (steps.best_rank, steps.worst_rank) == (1, 3)
    others = service_steps(rank(TABLE, REPORT), "smartness", 2)
    assert [(step.low.share, step.value) for step in others.ranks] == [(0, 1), (Fraction(1, 3), 2)]
    assert others.ranks[0].high_included


def test_break_points_are_places_on_the_slider() -> None:
    """The other weights sum to 7, so t = 1/3 is slider position 3.5; groups change at 0.2, 0.5."""
    steps = service_steps(rank(TABLE, REPORT), "smartness", 1)
    assert [(place.share, place.slider) for place in steps.break_points] == [
        (Fraction(1, 5), Fraction(7, 4)),
        (Fraction(1, 3), Fraction(7, 2)),
        (Fraction(1, 2), Fraction(7)),
    ]
    assert [step.value for step in steps.groups] == [3, 2, 1]


def test_services_may_only_meet_at_a_place() -> None:
    """At t = 1 all that have the same score on the index are level, and nowhere before."""
    table = ScoreTable([1, 2], [[2, 3, 1, 1, 1, 1], [2, 1, 1, 1, 1, 1]])
    steps = service_steps(rank(table, REPORT), "smartness", 2)
    last = steps.ranks[-1]
    assert [step.value for step in steps.ranks] == [2, 1]
    assert last.low == last.high
    assert last.low.share == 1
    assert last.low.slider is None
    assert steps.break_points[-1].slider is None


def test_an_index_with_all_the_weight_moves_against_equal_others() -> None:
    steps = service_steps(rank(TABLE, Weights((5, 0, 0, 0, 0, 0))), "smartness", 1)
    assert steps.assumed
    assert steps.now == (Fraction(1), None)
    assert at(steps.ranks, Fraction(0)) == 3
    assert not service_steps(rank(TABLE, REPORT), "smartness", 1).assumed


def test_an_unknown_service_or_index_is_refused() -> None:
    ranking = rank(TABLE, REPORT)
    with pytest.raises(NotFound):
        service_steps(ranking, "smartness", 9)
    with pytest.raises(InvalidInput) as caught:
        service_steps(ranking, "beauty", 1)
    assert caught.value.code == "error.robustness.index"


@given(strategies.tables(max_size=8), strategies.weights, strategies.bounds, shares, st.data())
def test_rank_and_group_are_right_at_any_share(table, weights, bounds, share, data) -> None:  # type: ignore[no-untyped-def]
    ranking = rank(table, weights, bounds)
    index = data.draw(st.sampled_from(INDEX_IDS))
    column = INDEX_IDS.index(index)
    scores = table.scores.tolist()
    path = brute.places(scores, weights.values, column, bounds_of(ranking))
    where = data.draw(st.sampled_from([share, *path]))
    expected = brute.moved(weights.values, column, where)
    ranks = brute.ranks(scores, expected)
    groups = brute.groups(scores, expected, (bounds.group_1, bounds.group_2))
    for row, service_id in enumerate(table.ids.tolist()):
        steps = service_steps(ranking, index, service_id)
        assert at(steps.ranks, where) == ranks[row]
        assert at(steps.groups, where) == groups[row]


@fewer(3)
@given(strategies.tables(max_size=8), strategies.weights, strategies.bounds)
def test_steps_leave_no_gap_and_change_at_every_end(table, weights, bounds) -> None:  # type: ignore[no-untyped-def]
    ranking = rank(table, weights, bounds)
    for (service_id, index), steps in all_steps(ranking).items():
        assert steps == service_steps(ranking, index, service_id)
        for found in (steps.ranks, steps.groups):
            assert found[0].low.share == 0
            assert found[-1].high.share == 1
            for one, other in pairwise(found):
                assert one.high == other.low
                assert one.high_included != other.low_included
                assert one.value != other.value
        assert steps.ranks == () or at(steps.ranks, steps.now.share) == int(
            ranking.ranks[table.row(service_id)]
        )


def bounds_of(ranking: Ranking) -> tuple[Fraction, Fraction]:
    return Fraction(ranking.bounds.group_1, 100), Fraction(ranking.bounds.group_2, 100)
