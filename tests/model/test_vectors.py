"""Python's weighing held to the vectors that the browser's is held to as well."""

from __future__ import annotations

import json
from typing import Any

import pytest

from model.errors import TarazuError
from model.explanation import explain
from model.movement import compare
from model.scoring import Bounds, Ranking, ScoreTable, rank
from model.weights import parse_weights
from model.what_if import apply_what_ifs
from tests.model import scoring_vectors

VECTORS = json.loads(scoring_vectors.PATH.read_text(encoding="utf-8"))
REPORT = parse_weights(VECTORS["report_weights"])


def table_of(rows: list[dict[str, Any]]) -> ScoreTable:
    return ScoreTable([row["id"] for row in rows], [row["scores"] for row in rows])


def weigh(rows: list[dict[str, Any]], case: dict[str, Any]) -> Ranking:
    what_ifs = {(w["id"], w["index"]): w["score"] for w in case["what_ifs"]}
    table = apply_what_ifs(table_of(rows), what_ifs)
    return rank(table, parse_weights(case["weights"]), Bounds(**case["bounds"]))


def test_the_file_is_what_the_generator_makes() -> None:
    made = scoring_vectors.as_text(scoring_vectors.make())
    assert scoring_vectors.PATH.read_text(encoding="utf-8") == made


def test_there_are_enough_vectors_of_every_kind() -> None:
    cases = VECTORS["cases"]
    assert len(cases) >= 300
    assert {0, 10} <= {weight for case in cases for weight in case["weights"]}
    assert {0, 1, 2, 60, 729} <= {len(VECTORS["tables"][case["table"]]) for case in cases}
    assert sum(bool(case["what_ifs"]) for case in cases) >= 50
    assert sum(any(case["expected"]["tied"]) for case in cases) >= 100


@pytest.mark.parametrize("number", range(len(VECTORS["cases"])))
def test_case(number: int) -> None:
    case = VECTORS["cases"][number]
    rows = VECTORS["tables"][case["table"]]
    ranking = weigh(rows, case)
    expected = dict(case["expected"])
    assert ranking.weight_sum == expected.pop("weight_sum")
    assert list(ranking.group_counts.values()) == expected.pop("group_counts")
    for name, values in expected.items():
        assert getattr(ranking, name).tolist() == values, name

    movement = compare(ranking, rank(table_of(rows), REPORT))
    expected = case["against_report"]
    assert movement.rank_change.tolist() == expected["rank_change"]
    assert movement.group_change.tolist() == expected["group_change"]
    assert [crossing.id for crossing in movement.crossings] == expected["crossings"]
    assert list(movement.top_movers(5)) == expected["top_movers"]
    assert list(movement.group_count_change.values()) == expected["group_count_change"]

    for around in case["neighbours"]:
        found = explain(ranking, around["id"], around["count"])
        assert list(found.tied_with) == around["tied"]
        assert [n.id for n in found.above] == around["above"]
        assert [n.id for n in found.below] == around["below"]


@pytest.mark.parametrize("number", range(len(VECTORS["refusals"])))
def test_refusal(number: int) -> None:
    case = VECTORS["refusals"][number]
    with pytest.raises(TarazuError) as caught:
        weigh(case["rows"], case)
    assert caught.value.code == case["code"]
