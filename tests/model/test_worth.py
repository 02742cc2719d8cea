"""What a service is worth under a ranking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.errors import NotFound
from model.weighing import report_ranking, report_weights, weigh
from model.weights import Weights
from model.worth import Worth, worths
from tests.model.cities import qom


def test_every_scored_service_has_its_total_and_its_parts() -> None:
    ranking = report_ranking(qom())
    found = worths(qom(), ranking)
    assert len(found) == 60
    assert sum(worth.total for worth in found.values()) == int(ranking.totals.sum()) == 1111
    assert all(worth.impact + worth.readiness == worth.total for worth in found.values())
    score = qom().score_by_todo[1]
    assert found[1].coverage == score.coverage
    assert found[1].total == score.printed_total
    assert found[1].group == score.printed_group


def test_a_what_if_and_a_weight_move_it() -> None:
    ease = worths(qom(), weigh(qom(), Weights((0, 0, 0, 0, 0, 1)), {(1, "coverage"): 1}))
    score = qom().score_by_todo[1]
    assert ease[1] == Worth(
        total=score.ease, group=3 - (score.ease > 1) * 2, impact=0, readiness=score.ease, coverage=1
    )


def test_a_ranking_of_other_services_is_refused() -> None:
    ranking = weigh(qom(), report_weights(qom()))
    with pytest.raises(NotFound) as refusal:
        worths(replace(qom(), services=qom().services[1:]), ranking)
    assert refusal.value.code == "error.service.unknown"
