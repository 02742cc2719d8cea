from __future__ import annotations

from hypothesis import given

from model.robustness.scores import Stake, score_stakes
from model.scoring import Bounds, rank
from model.weights import INDEX_IDS, Weights
from model.what_if import apply_what_ifs
from tests.model import strategies
from tests.model.robustness.test_intervals import report_table
from tests.model.test_report import REPORT


@given(strategies.tables(max_size=8), strategies.weights, strategies.bounds)
def test_stakes_are_what_each_judgement_would_change(table, weights, bounds) -> None:  # type: ignore[no-untyped-def]
    ranking = rank(table, weights, bounds)
    expected = set()
    for row, service_id in enumerate(table.ids.tolist()):
        for index, score in zip(INDEX_IDS, table.scores[row].tolist(), strict=True):
            for judged in {score - 1, score + 1} & {1, 2, 3}:
                changed = rank(
                    apply_what_ifs(table, {(service_id, index): judged}), weights, bounds
                )
                if changed.groups[row] != ranking.groups[row]:
                    expected.add(
                        Stake(
                            service_id,
                            index,
                            score,
                            judged,
                            int(ranking.groups[row]),
                            int(changed.groups[row]),
                            int(ranking.ranks[row]),
                            int(changed.ranks[row]),
                        )
                    )
    found = score_stakes(ranking)
    assert set(found.stakes) == expected
    assert len(found.stakes) == len(expected)
    assert found.scores == 6 * len(table)
    order = [(-abs(s.groups), -abs(s.places), s.id, INDEX_IDS.index(s.index)) for s in found.stakes]
    assert order == sorted(order)


def test_what_hangs_on_single_scores_in_the_report() -> None:
    found = score_stakes(rank(report_table(), REPORT))
    assert len(found.stakes) == 93
    assert len(found.cells) == 93
    assert len(found.services) == 38
    assert found.scores == 360
    first = found.stakes[0]
    assert (first.id, first.index, first.groups, first.places) == (6, "smartness", 1, 12)
    assert (47, "smartness") in found.cells


def test_a_score_may_count_in_both_directions() -> None:
    """With all the weight on smartness and group 2 just around 2, a 2 may go either way."""
    found = score_stakes(rank(report_table(), Weights((1, 0, 0, 0, 0, 0)), Bounds(250, 150)))
    up = {stake.id for stake in found.stakes if (stake.score, stake.judged) == (2, 3)}
    down = {stake.id for stake in found.stakes if (stake.score, stake.judged) == (2, 1)}
    assert up == down != set()
    assert len(found.cells) == len(found.stakes) - len(up)
