"""The weighing reproduces the report: every printed total, group, order and quick-win total.

What the report prints otherwise than its own rules say stands in data/findings.csv, and only what
stands there may differ.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from model.quick_wins import rank_readiness
from model.scoring import Ranking, ScoreTable, rank
from model.weights import IMPACT, INDEX_IDS, READINESS, Preset, Weights, presets

DATA = Path(__file__).parents[2] / "data"


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SCORES = read("scores.csv")
INDICES = read("indices.csv")
REPORT = Weights(tuple(int(row["weight"]) for row in INDICES))


@pytest.fixture(scope="module")
def ranking() -> Ranking:
    ids = [int(row["todo_id"]) for row in SCORES]
    return rank(ScoreTable(ids, [[int(row[i]) for i in INDEX_IDS] for row in SCORES]), REPORT)


def explained(kind: str) -> set[int]:
    """To-do numbers of the services about which there is a finding of that kind."""
    todo_of = {row["service_id"]: row["todo_id"] for row in read("services.csv")}
    return {
        int(todo_of[row["subject_id"]])
        for row in read("findings.csv")
        if row["kind"] == kind and row["subject_type"] == "service" and todo_of[row["subject_id"]]
    }


def differing(printed: str, computed: list[int]) -> dict[int, tuple[int, int]]:
    """What the report prints and what follows, where they differ, by to-do number."""
    return {
        int(row["todo_id"]): (int(row[printed]), value)
        for row, value in zip(SCORES, computed, strict=True)
        if int(row[printed]) != value
    }


def test_the_indices_are_those_of_table_5() -> None:
    assert tuple(row["index_id"] for row in INDICES) == INDEX_IDS
    assert {row["index_id"] for row in INDICES if row["group"] == "impact"} == set(IMPACT)
    assert {row["index_id"] for row in INDICES if row["group"] == "readiness"} == set(READINESS)
    assert REPORT.values == (3, 1, 1, 2, 2, 1)
    assert presets(REPORT)[Preset.IMPACT].values == (3, 1, 1, 2, 0, 0)


@pytest.mark.parametrize("printed", ["printed_total", "printed_total_t7"])
def test_every_printed_total_follows(ranking: Ranking, printed: str) -> None:
    differences = differing(printed, ranking.totals.tolist())
    assert differences == {47: (14, 13)}
    assert set(differences) <= explained("sum")


def test_every_printed_group_follows(ranking: Ranking) -> None:
    differences = differing("printed_group", ranking.groups.tolist())
    assert differences == {47: (2, 3)}
    assert set(differences) <= explained("group") | explained("sum")


def test_groups_are_as_large_as_table_7_says_save_one(ranking: Ranking) -> None:
    assert ranking.group_counts == {1: 23, 2: 24, 3: 13}


def test_table_7_falls_by_total(ranking: Ranking) -> None:
    in_table_7 = sorted(SCORES, key=lambda row: int(row["printed_position"]))
    printed = [int(row["printed_total"]) for row in in_table_7]
    assert printed == sorted(printed, reverse=True)
    ours = [int(ranking.totals[ranking.table.row(int(row["todo_id"]))]) for row in in_table_7]
    assert [i for i, (p, o) in enumerate(zip(printed, ours, strict=True), 1) if p != o] == [47]


def test_table_8_follows_from_readiness_alone() -> None:
    printed = read("quick_wins.csv")
    rows = rank_readiness(
        [int(row["todo_id"]) for row in printed],
        [int(row["frequency"]) for row in printed],
        [int(row["ease"]) for row in printed],
        REPORT,
    )
    totals = {row.id: row.total for row in rows}
    assert {int(row["todo_id"]): int(row["printed_total"]) for row in printed} == totals
    assert [row.total for row in rows] == [int(row["printed_total"]) for row in printed]
    assert [row.id for row in rows][:48] == [int(row["todo_id"]) for row in printed][:48]
    assert sum(row.quick_win for row in rows) == 14


def test_table_8_takes_its_scores_from_table_6() -> None:
    table_6 = {row["todo_id"]: (row["frequency"], row["ease"]) for row in SCORES}
    assert {row["todo_id"]: (row["frequency"], row["ease"]) for row in read("quick_wins.csv")} == (
        table_6
    )


def test_table_9_follows_from_readiness_alone() -> None:
    printed = read("in_progress_scores.csv")
    rows = rank_readiness(
        [int(row["position"]) for row in printed],
        [int(row["frequency"]) for row in printed],
        [int(row["ease"]) for row in printed],
        REPORT,
    )
    assert [row.id for row in rows] == list(range(1, 14))
    assert [row.total for row in rows] == [int(row["printed_total"]) for row in printed]
    assert sum(row.quick_win for row in rows) == 9
