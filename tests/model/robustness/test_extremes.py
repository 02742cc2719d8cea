from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput, NotFound
from model.robustness.box import anywhere, around
from model.robustness.extremes import GroupCertainty, extremes, group_certainty
from model.robustness.progress import Cancelled, Watch
from model.robustness.sampling import Within
from model.scoring import ScoreTable, rank
from tests.model import strategies
from tests.model.robustness import brute
from tests.model.robustness.budget import fewer
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT


@fewer(3)
@given(strategies.tables(max_size=10), strategies.weights, strategies.bounds, st.integers(0, 100))
def test_sampled_ranks_and_groups_lie_within(table, weights, bounds, points) -> None:  # type: ignore[no-untyped-def]
    box = around(weights, points)
    found = extremes(rank(table, weights, bounds), box)
    pair = (bounds.group_1, bounds.group_2)
    scores = table.scores.tolist()
    sample = next(Within(box).samples(np.random.default_rng(5), 40))
    for row in [weights.vector, *sample]:
        shares = [Fraction(int(w), int(row.sum())) for w in row]
        ranks = np.array(brute.ranks(scores, shares))
        groups = np.array(brute.groups(scores, shares, pair))
        assert (found.best_ranks <= ranks).all()
        assert (ranks <= found.worst_ranks).all()
        assert (found.best_groups <= groups).all()
        assert (groups <= found.worst_groups).all()


@fewer(3)
@given(strategies.tables(max_size=10), strategies.weights, st.integers(0, 100))
def test_the_named_weights_give_the_named_ranks(table, weights, points) -> None:  # type: ignore[no-untyped-def]
    found = extremes(rank(table, weights), around(weights, points))
    scores = table.scores.tolist()
    for row, service_id in enumerate(table.ids.tolist()):
        for extreme, ranks in (
            (found.at_best(service_id), found.best_ranks),
            (found.at_worst(service_id), found.worst_ranks),
        ):
            assert extreme.rank == ranks[row] == brute.ranks(scores, extreme.shares)[row]


def test_without_room_all_is_as_it_is() -> None:
    ranking = rank(report_table(), REPORT)
    found = extremes(ranking, around(REPORT, 0))
    assert found.best_ranks.tolist() == found.worst_ranks.tolist() == ranking.ranks.tolist()
    assert found.best_groups.tolist() == found.worst_groups.tolist() == ranking.groups.tolist()
    assert len(found.fixed) == 60
    assert [len(one.staying) for one in found.groups] == [23, 24, 13]


def test_what_the_council_hears_of_the_report() -> None:
    """Seven of the 23 services of group 1 stay there whatever the weights."""
    ranking = rank(report_table(), REPORT)
    found = extremes(ranking, anywhere())
    assert [(one.group, one.size, len(one.staying)) for one in found.groups] == [
        (1, 23, 7),
        (2, 24, 0),
        (3, 13, 2),
    ]
    least = ranking.table.scores.min(axis=1)
    assert found.groups[0].staying == tuple(sorted(ranking.ids[least >= 2].tolist()))
    near = extremes(ranking, around(REPORT, 5))
    assert [len(one.staying) for one in near.groups] == [20, 11, 11]
    assert len(near.always_first(10)) == 7
    assert len(near.ever_first(10)) == 16
    assert set(near.always_first(10)) <= set(near.ever_first(10))
    assert near.ids is ranking.ids


def test_extremes_widen_with_the_points() -> None:
    ranking = rank(report_table(), REPORT)
    found = [extremes(ranking, around(REPORT, p)) for p in (0, 3, 10, 100)]
    for near, far in pairwise(found):
        assert (far.best_ranks <= near.best_ranks).all()
        assert (far.worst_ranks >= near.worst_ranks).all()
        assert (far.best_groups <= near.best_groups).all()
        assert (far.worst_groups >= near.worst_groups).all()


def test_an_analysis_reports_and_stops() -> None:
    ranking = rank(report_table(), REPORT)
    told: list[tuple[int, int]] = []
    extremes(ranking, around(REPORT, 1), Watch(report=lambda *step: told.append(step)))
    assert told == [(k, 39) for k in range(1, 40)]
    with pytest.raises(Cancelled):
        extremes(ranking, anywhere(), Watch(stop=lambda: len(told) > 0))


def test_wrong_questions_are_refused() -> None:
    table = ScoreTable([1], [[2] * 6])
    found = extremes(rank(table, REPORT), anywhere())
    with pytest.raises(NotFound):
        found.at_best(2)
    for k in (0, 2):
        with pytest.raises(InvalidInput):
            found.always_first(k)
        with pytest.raises(InvalidInput):
            found.ever_first(k)
    assert found.groups[0] == GroupCertainty(1, 1, (1,))


@given(strategies.tables(max_size=10), strategies.weights, strategies.bounds, st.integers(0, 100))
def test_what_stays_in_its_group_is_known_without_the_ranks(table, weights, bounds, points) -> None:  # type: ignore[no-untyped-def]
    ranking, box = rank(table, weights, bounds), around(weights, points)
    assert group_certainty(ranking, box) == extremes(ranking, box).groups
