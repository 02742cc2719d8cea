"""Python's step functions held to the vectors that the browser's are held to as well."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from model.robustness.intervals import Interval, stability
from model.robustness.scores import score_stakes
from model.robustness.steps import Step, service_steps
from model.scoring import Bounds, Ranking, ScoreTable, rank
from model.weights import INDEX_IDS, MAX_WEIGHT, Weights
from tests.model.robustness import steps_vectors

VECTORS = json.loads(steps_vectors.PATH.read_text(encoding="utf-8"))
CASES = VECTORS["cases"]


def ranking_of(case: dict[str, Any]) -> Ranking:
    rows = VECTORS["tables"][case["table"]]
    table = ScoreTable([row["id"] for row in rows], [row["scores"] for row in rows])
    return rank(table, Weights(tuple(case["weights"])), Bounds(**case["bounds"]))


def value(steps: tuple[Step, ...], share: Fraction) -> int:
    (found,) = [step.value for step in steps if step.holds(share)]
    return found


def whole(interval: Interval, ranking: Ranking, index: str) -> list[int]:
    """The weights of an interval, the other weights as they are."""

    def others(weights: Weights) -> list[int]:
        return [weights[name] for name in INDEX_IDS if name != index]

    ends = []
    for end, last in ((interval.low, 0), (interval.high, MAX_WEIGHT)):
        reached = end.after is not None and others(end.after) == others(ranking.weights)
        ends.append(end.before[index] if reached and end.before is not None else last)
    return ends


def test_the_file_is_what_the_generator_makes() -> None:
    made = steps_vectors.as_text(steps_vectors.make())
    assert steps_vectors.PATH.read_text(encoding="utf-8") == made


def test_there_are_vectors_of_every_kind() -> None:
    stays = [each for case in CASES for each in case["stays"]]
    assert any(low < high for each in stays for low, high in each.values())
    assert any(each["groups"] != each["order"] for each in stays)
    assert any(service["stakes"] for case in CASES for service in case["services"])
    assert any(max(case["weights"]) == sum(case["weights"]) for case in CASES)


@pytest.mark.parametrize("number", range(len(CASES)))
def test_case(number: int) -> None:
    case = CASES[number]
    ranking = ranking_of(case)
    found = stability(ranking, case["k"]).indices if len(ranking) else ()
    for column, one in enumerate(found):
        # With all the weight on one index the model takes the others as equal; a scale does not.
        if not one.assumed:
            for kind, ends in case["stays"][column].items():
                assert whole(getattr(one, kind), ranking, one.index) == ends, (one.index, kind)
    for service in case["services"]:
        _hold_service(ranking, service)


def _hold_service(ranking: Ranking, service: dict[str, Any]) -> None:
    for column, index in enumerate(INDEX_IDS):
        steps = service_steps(ranking, index, service["id"])
        rest = ranking.weight_sum - ranking.weights[index]
        for weight in range(MAX_WEIGHT + 1) if rest else ():
            share = Fraction(weight, rest + weight)
            assert value(steps.ranks, share) == service["ranks"][column][weight]
            assert value(steps.groups, share) == service["groups"][column][weight]
    stakes = [
        [stake.index, stake.score, stake.judged, stake.to_group, stake.to_rank]
        for stake in score_stakes(ranking).stakes
        if stake.id == service["id"]
    ]
    assert sorted(stakes) == sorted(service["stakes"])
