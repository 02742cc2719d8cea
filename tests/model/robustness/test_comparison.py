from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidInput
from model.movement import compare
from model.robustness.comparison import compare_rankings
from model.scoring import Bounds, Ranking, ScoreTable, rank
from model.weights import INDEX_IDS, Weights, presets
from tests.model import strategies
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT


@st.composite
def several(draw: st.DrawFn) -> list[Ranking]:
    """Rankings of the same services, with other scores, weights, bounds and orders of rows."""
    table = draw(strategies.tables(min_size=1, max_size=10))
    found = []
    for _ in range(draw(st.integers(2, 5))):
        rows = np.array(draw(st.permutations(range(len(table)))))
        scores = table.scores.copy()
        scores[0, draw(st.integers(0, 5))] = draw(st.integers(1, 3))
        other = ScoreTable(table.ids[rows], scores[rows])
        found.append(rank(other, draw(strategies.weights), draw(strategies.bounds)))
    return found


@given(several(), st.integers(1, 10))
def test_what_stands_side_by_side(rankings: list[Ranking], k: int) -> None:
    k = min(k, len(rankings[0]))
    found = compare_rankings(rankings, k)
    ids = found.ids.tolist()
    assert ids == sorted(rankings[0].ids.tolist())
    for place, ranking in enumerate(rankings):
        rows = [ranking.table.row(i) for i in ids]
        assert found.ranks[place].tolist() == ranking.ranks[rows].tolist()
        assert found.groups[place].tolist() == ranking.groups[rows].tolist()
    changing = [i for c, i in enumerate(ids) if len(set(found.groups[:, c].tolist())) > 1]
    assert found.changing_group == tuple(changing)
    first = [{i for c, i in enumerate(ids) if ranks[c] <= k} for ranks in found.ranks]
    assert found.always_first == tuple(sorted(set.intersection(*first)))
    assert found.ever_first == tuple(sorted(set.union(*first)))
    assert len(found.pairs) == len(rankings) * (len(rankings) - 1) // 2
    for pair in found.pairs:
        assert pair.first < pair.second
        assert pair.shared_first == tuple(sorted(first[pair.first] & first[pair.second]))
        movement = compare(rankings[pair.second], rankings[pair.first])
        assert pair.movement.crossings == movement.crossings
        order = pair.order
        assert order.same + order.turned + order.level == len(ids) * (len(ids) - 1) // 2


@given(several())
def test_the_cause_did_most_to_pass_those_that_were_passed(rankings: list[Ranking]) -> None:
    found = compare_rankings(rankings, 1)
    listed = {one.id: one for one in found.disagreements}
    places = [one.places for one in found.disagreements]
    assert places == sorted(places, reverse=True)
    for column, service_id in enumerate(found.ids.tolist()):
        ranks = found.ranks[:, column].tolist()
        if len(set(ranks)) == 1:
            assert service_id not in listed
            continue
        one = listed[service_id]
        assert one.ranks == tuple(ranks)
        assert (one.best, one.worst) == (ranks.index(min(ranks)), ranks.index(max(ranks)))
        effects = by_hand(rankings[one.best], rankings[one.worst], service_id)
        assert one.effects == effects
        assert sum(effects) > 0
        assert effects[INDEX_IDS.index(one.cause)] == max(effects)


def by_hand(best: Ranking, worst: Ranking, service_id: int) -> tuple[Fraction, ...]:
    effects = [Fraction(0)] * 6
    for other in best.ids.tolist():
        leads = []
        for ranking in (worst, best):
            mine, theirs = (
                ranking.table.scores[ranking.table.row(i)].tolist() for i in (service_id, other)
            )
            leads.append(
                [w * (a - b) for w, a, b in zip(ranking.weights.shares, mine, theirs, strict=True)]
            )
        before, after = (sum(lead) for lead in leads)
        if (after > 0) - (after < 0) > (before > 0) - (before < 0):
            effects = [
                e + new - old for e, new, old in zip(effects, leads[1], leads[0], strict=True)
            ]
    return tuple(effects)


def test_the_presets_of_the_report() -> None:
    table = report_table()
    found = compare_rankings([rank(table, w) for w in presets(REPORT).values()], 10)
    assert found.concordance is not None
    assert float(found.concordance.w) == pytest.approx(0.869, abs=0.0005)
    assert [round(pair.order.tau or 0, 3) for pair in found.pairs] == [
        0.933,
        0.879,
        0.611,
        0.851,
        0.623,
        0.435,
    ]
    assert len(found.pairs[0].shared_first) == 10
    assert found.disagreements[0].id == 36
    assert found.disagreements[0].cause == "frequency"
    assert found.disagreements[0].ranks == (31, 26, 42, 1)
    assert len(found.changing_group) == 30


def test_other_bounds_alone_change_groups_but_no_rank() -> None:
    table = report_table()
    found = compare_rankings([rank(table, REPORT), rank(table, REPORT, Bounds(250, 150))], 5)
    assert found.changing_group
    assert found.disagreements == ()
    assert found.pairs[0].order.tau == 1


@pytest.mark.parametrize("count", [0, 1, 6])
def test_two_to_five_can_be_compared(count: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        compare_rankings([rank(report_table(), REPORT)] * count, 5)
    assert caught.value.code == "error.robustness.rankings"
    assert caught.value.params == {"count": count, "minimum": 2, "maximum": 5}


def test_other_services_and_a_top_too_long_are_refused() -> None:
    here = rank(report_table(), REPORT)
    there = rank(ScoreTable([1, 2], [[1] * 6, [2] * 6]), Weights((1,) * 6))
    with pytest.raises(InvalidInput) as caught:
        compare_rankings([here, there], 2)
    assert caught.value.code == "error.compare.services"
    with pytest.raises(InvalidInput) as caught:
        compare_rankings([here, here], 61)
    assert caught.value.code == "error.robustness.top"
