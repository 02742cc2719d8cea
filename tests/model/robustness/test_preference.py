from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import NotFound
from model.robustness.box import anywhere, around
from model.robustness.preference import Dominated, Preference, dominated, preference
from model.scoring import ScoreTable
from model.weights import Weights
from tests.model import strategies
from tests.model.robustness import programs
from tests.model.robustness.budget import fewer
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT

TABLE = ScoreTable(
    [7, 3, 5, 4, 9],
    [[3] * 6, [2] * 6, [2] * 6, [1, 3, 1, 1, 1, 1], [1] * 6],
)


@fewer(4)
@given(strategies.tables(max_size=6), strategies.weights, st.integers(0, 100))
def test_a_pair_holds_if_the_least_lead_is_not_negative(table, weights, points) -> None:  # type: ignore[no-untyped-def]
    box = around(weights, points)
    found = preference(table, box)
    scores = table.scores.astype(int)
    for a, b in product(range(len(table)), repeat=2):
        lead = programs.least(scores[a] - scores[b], box)
        assert found.holds(int(table.ids[a]), int(table.ids[b])) == (lead > -1e-6)


@given(strategies.tables(min_size=1, max_size=8), strategies.weights, st.integers(0, 100))
def test_the_listed_pairs_are_those_that_hold(table, weights, points) -> None:  # type: ignore[no-untyped-def]
    found = preference(table, around(weights, points))
    listed = found.sure_pairs()
    ids = table.ids.tolist()
    for a in ids:
        for b in ids:
            if a == b:
                continue
            named = [one for one in listed if {one.better, one.worse} == {a, b}]
            there, back = found.holds(a, b), found.holds(b, a)
            assert len(named) == (there or back)
            for one in named:
                assert found.holds(one.better, one.worse)
                assert one.level == (there and back)
    assert len(listed) == found.decided_pairs
    for a in ids:
        own = {one for one in listed if a in (one.better, one.worse)}
        assert set(found.sure_pairs(a)) == own


@given(strategies.tables(min_size=0), strategies.weights, st.integers(0, 100))
def test_the_drawn_pairs_say_everything_and_nothing_twice(table, weights, points) -> None:  # type: ignore[no-untyped-def]
    found = preference(table, around(weights, points))
    assert sorted(i for ids in found.members for i in ids) == sorted(table.ids.tolist())
    reached = closure(found)
    for (a, first), (b, second) in product(enumerate(found.members), repeat=2):
        above = found.holds(first[0], second[0]) and not found.holds(second[0], first[0])
        assert reached[a, b] == above
    for edge in found.edges:
        assert not closure(found, without=edge)[edge]


def closure(found: Preference, without: tuple[int, int] | None = None) -> np.ndarray:
    n = len(found.members)
    reached = np.zeros((n, n), dtype=bool)
    for edge in found.edges:
        reached[edge] = edge != without
    for middle in range(n):
        reached |= reached[:, [middle]] & reached[middle]
    return reached


def test_over_all_weights_it_is_dominance() -> None:
    found = preference(TABLE, anywhere())
    assert found.members == ((9,), (4,), (3, 5), (7,)) or sorted(found.members) == [
        (3, 5),
        (4,),
        (7,),
        (9,),
    ]
    named = {(found.members[a], found.members[b]) for a, b in found.edges}
    assert named == {((7,), (3, 5)), ((7,), (4,)), ((3, 5), (9,)), ((4,), (9,))}
    assert found.pairs == 10
    assert found.decided_pairs == 8
    assert dominated(TABLE) == (
        Dominated(3, (7,)),
        Dominated(4, (7,)),
        Dominated(5, (7,)),
        Dominated(9, (3, 4, 5, 7)),
    )


def test_without_room_every_pair_is_decided() -> None:
    table = report_table()
    found = preference(table, around(REPORT, 0))
    assert found.decided_pairs == found.pairs == 1770
    assert len(found.members) == 17
    assert len(found.edges) == 16


def test_fewer_pairs_hold_the_more_weights_may_move() -> None:
    table = report_table()
    decided = [preference(table, around(REPORT, p)).decided_pairs for p in (0, 2, 5, 10, 50, 100)]
    assert decided == sorted(decided, reverse=True)
    assert decided[2] == 1604


def test_an_unknown_service_is_refused() -> None:
    with pytest.raises(NotFound):
        preference(TABLE, around(Weights((1,) * 6), 5)).holds(7, 8)


@given(strategies.tables(min_size=0), strategies.weights, st.integers(0, 100))
def test_every_class_stands_one_level_below_the_lowest_above_it(table, weights, points) -> None:  # type: ignore[no-untyped-def]
    found = preference(table, around(weights, points))
    assert len(found.levels) == len(found.members)
    for one, level in enumerate(found.levels):
        above = [found.levels[a] for a, b in found.edges if b == one]
        assert level == max(above, default=-1) + 1
