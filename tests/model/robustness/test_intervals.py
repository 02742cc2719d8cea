"""Intervals held to brute force with fractions, and to the whole settings that end them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.robustness.intervals import IndexStability, Interval, Parting, stability
from model.scoring import Bounds, Ranking, ScoreTable, rank
from model.weights import INDEX_IDS, INDEX_POSITION, Weights
from tests.model import strategies
from tests.model.robustness import brute
from tests.model.robustness.budget import fewer
from tests.model.test_report import REPORT, SCORES

KINDS = ("groups", "groups_off_border", "top", "order")


def report_table() -> ScoreTable:
    ids = [int(row["todo_id"]) for row in SCORES]
    return ScoreTable(ids, [[int(row[i]) for i in INDEX_IDS] for row in SCORES])


def changed(ranking: Ranking, kind: str, shares: list[Fraction], k: int) -> bool:
    """Whether something has changed at other shares, by brute force."""
    scores = ranking.table.scores.tolist()
    pair = (ranking.bounds.group_1, ranking.bounds.group_2)
    now = list(ranking.weights.shares)
    if kind in ("groups", "groups_off_border"):
        before, after = brute.groups(scores, now, pair), brute.groups(scores, shares, pair)
        means = brute.totals(scores, now)
        exact = [100 * mean in pair and kind == "groups_off_border" for mean in means]
        return any(a != b and not e for a, b, e in zip(before, after, exact, strict=True))
    before, after = brute.ranks(scores, now), brute.ranks(scores, shares)
    if kind == "top":
        return brute.top_changed(before, after, k)
    return brute.order_changed(before, after)


def holds_to_brute_force(ranking: Ranking, one: IndexStability, kind: str, k: int) -> None:
    column = INDEX_POSITION[one.index]
    values = ranking.weights.values
    bounds = [Fraction(b, 100) for b in (ranking.bounds.group_1, ranking.bounds.group_2)]
    path = brute.places(ranking.table.scores.tolist(), values, column, bounds)
    there = {s: changed(ranking, kind, brute.moved(values, column, s), k) for s in path}
    interval: Interval = getattr(one, kind)
    for end, upwards in ((interval.low, False), (interval.high, True)):
        expected = brute.first_change(path, one.now.share, upwards, there)
        if expected is None:
            assert end.free
            assert end.place.share == int(upwards)
            assert (end.ids, end.before, end.after) == ((), None, None)
        else:
            assert not end.free
            assert (end.place.share, end.included) == expected
            assert end.ids


@pytest.mark.parametrize("kind", KINDS)
@fewer(3)
@given(strategies.tables(max_size=7), strategies.weights, strategies.bounds, st.integers(1, 7))
def test_ends_are_where_brute_force_finds_them(kind, table, weights, bounds, k) -> None:  # type: ignore[no-untyped-def]
    ranking = rank(table, weights, bounds)
    k = min(k, len(table))
    for one in stability(ranking, k).indices:
        holds_to_brute_force(ranking, one, kind, k)


@fewer(3)
@given(strategies.tables(max_size=12), strategies.weights, strategies.bounds, st.integers(1, 12))
def test_the_change_is_one_slider_step_past_the_end_and_not_before(  # type: ignore[no-untyped-def]
    table, weights, bounds, k
) -> None:
    ranking = rank(table, weights, bounds)
    k = min(k, len(table))
    for one in stability(ranking, k).indices:
        for kind in KINDS:
            interval = getattr(one, kind)
            for end in (interval.low, interval.high):
                if end.after is None:
                    continue
                assert not changed(ranking, kind, list(end.before.shares), k)
                assert changed(ranking, kind, list(end.after.shares), k)
                steps = abs(end.after[one.index] - end.before[one.index])
                rescaled = others(end.after, one.index) != others(end.before, one.index)
                assert steps == 1 or rescaled
                # Who is level at the cut may come and go between two whole settings.
                if kind != "top" or not one.at_cut:
                    assert interval.contains(end.before.shares[INDEX_POSITION[one.index]])
                assert proportional(end.after, ranking.weights, one.index)


def others(weights: Weights, index: str) -> tuple[int, ...]:
    return tuple(w for i, w in weights.as_dict().items() if i != index)


def proportional(one: Weights, other: Weights, index: str) -> bool:
    here, there = others(one, index), others(other, index)
    if not any(there):
        there = (1,) * len(there)
    return all(a * sum(there) == b * sum(here) for a, b in zip(here, there, strict=True))


def test_a_setting_is_found_whenever_the_slider_comes_so_far() -> None:
    """Within the slider's range the other sliders are left alone."""
    found = stability(rank(report_table(), REPORT), 10)
    for one in found.indices:
        for kind in KINDS:
            interval = getattr(one, kind)
            for end in (interval.low, interval.high):
                position = end.place.slider
                if not end.free and position is not None and position < 10:
                    assert end.after is not None
                    assert others(end.after, one.index) == others(REPORT, one.index)


def test_the_report_stands_on_its_borders() -> None:
    """Six services have exactly the mean of a bound: nearly every change of weights moves some."""
    found = stability(rank(report_table(), REPORT), 10)
    smartness = found.indices[0]
    assert smartness.on_border == (2, 14, 16, 22, 23, 55, 60)
    assert smartness.groups.high.place == (Fraction(3, 10), Fraction(3))
    assert smartness.groups.high.included
    assert smartness.groups.high.ids == (2, 14, 16, 22, 23, 60)
    assert smartness.groups.high.after == Weights((4, 1, 1, 2, 2, 1))
    assert smartness.groups.low.place.slider == 2
    assert smartness.groups.low.ids == (44,)
    assert smartness.groups_off_border.high.place == (Fraction(11, 25), Fraction(11, 2))
    assert smartness.groups_off_border.high.before == Weights((5, 1, 1, 2, 2, 1))
    assert smartness.groups_off_border.high.after == Weights((6, 1, 1, 2, 2, 1))
    assert smartness.groups.contains(Fraction(1, 4))
    assert not smartness.groups.contains(Fraction(2, 9))
    assert found.free_of_groups == ()
    assert found.tightest.groups.width == 0
    assert found.k == 10
    assert found.parting_pairs > 0


def test_services_that_are_level_part_by_their_score_on_the_index() -> None:
    table = ScoreTable(
        [4, 5, 6, 7], [[3, 1] + [1] * 4, [1, 3] + [1] * 4, [2] * 2 + [1] * 4, [1] * 6]
    )
    found = stability(rank(table, Weights((1, 1, 1, 1, 1, 1))), 2)
    assert found.indices[0].partings == (Parting(1, ((4,), (6,), (5,))),)
    assert found.indices[0].partings[0].pairs == 3
    assert found.indices[5].partings == ()
    assert found.indices[0].at_cut == (4, 5, 6)
    assert found.indices[0].order.contains(Fraction(1, 6))


def test_a_ranking_that_no_weight_changes() -> None:
    table = ScoreTable([1, 2], [[3] * 6, [1] * 6])
    found = stability(rank(table, REPORT), 1)
    assert found.free_of_groups == INDEX_IDS
    for one in found.indices:
        assert one.groups.free
        assert one.top.free
        assert one.order.free
        assert one.groups.width == 1
        assert one.groups.contains(Fraction(0))
        assert one.groups.contains(Fraction(1))


def test_from_all_the_weight_only_less_can_be() -> None:
    """The others are then taken as equal; the nearest whole setting is 10 against 1 each."""
    table = ScoreTable([1, 2], [[2, 1, 1, 1, 1, 1], [2, 3, 3, 3, 3, 3]])
    one = stability(rank(table, Weights((7, 0, 0, 0, 0, 0)), Bounds()), 1).indices[0]
    assert one.assumed
    assert one.now.slider is None
    assert one.groups.high.free
    assert one.groups.low.place.share == 1
    assert one.groups.low.included
    assert one.groups.low.ids == (1,)
    assert one.groups.low.before == Weights((7, 0, 0, 0, 0, 0))
    assert one.groups.low.after == Weights((10, 1, 1, 1, 1, 1))
    assert one.partings == (Parting(1, ((1, 2),)),) or one.partings == ()


def test_no_setting_comes_so_far() -> None:
    """Two that are level pass the second at slider position 19; at share 1 it is third again."""
    rows = [[1, 3, 3, 1, 1, 1], [1, 3, 2, 1, 1, 1], [2, 1, 3, 1, 1, 1], [2, 1, 3, 1, 1, 1]]
    table = ScoreTable([1, 2, 3, 4], rows)
    one = stability(rank(table, Weights((1, 10, 1, 0, 0, 0))), 3).indices[0]
    assert one.at_cut == (3, 4)
    assert one.top.high.place == (Fraction(19, 30), Fraction(19))
    assert one.top.high.included
    assert one.top.high.ids == (2,)
    assert one.top.high.after is None
    assert one.top.high.before is None


@pytest.mark.parametrize("k", [0, 3, -1, 1.5, True, None, "2"])
def test_a_top_longer_than_the_list_is_refused(k: object) -> None:
    table = ScoreTable([1, 2], [[3] * 6, [1] * 6])
    with pytest.raises(InvalidInput) as caught:
        stability(rank(table, REPORT), k)  # type: ignore[arg-type]
    assert caught.value.code == "error.robustness.top"
    assert caught.value.params["maximum"] == 2
