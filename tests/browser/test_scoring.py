"""The browser's weighing held to the vectors that Python's is held to as well."""

from __future__ import annotations

import json
from pathlib import Path

from tests.browser.screen import Screen

VECTORS = Path(__file__).parents[1] / "vectors" / "scoring.json"

# Arrays come back as plain lists, so that equal means equal to the JSON of the vectors.
CASES = """
  const { prepare, applyWhatIfs, rank, compare, topMovers, neighbours } = window.tarazu.scoring;
  const vectors = JSON.parse(arguments[0]);
  const ids = (table, rows) => Array.from(rows, (row) => table.ids[row]);
  let old;
  return vectors.cases.map(function (one) {
    const table = prepare(vectors.tables[one.table]);
    const base = rank(table, vectors.report_weights);
    const now = rank(applyWhatIfs(table, one.what_ifs), one.weights, one.bounds, old);
    old = now;  // the next case writes into it, as a drag does
    const movement = compare(now, base);
    return {
      expected: {
        weight_sum: now.weightSum,
        totals: Array.from(now.totals),
        mean_hundredths: Array.from(now.meanHundredths),
        ranks: Array.from(now.ranks),
        tied: Array.from(now.tied, Boolean),
        groups: Array.from(now.groups),
        points_up: Array.from(now.pointsUp),
        points_down: Array.from(now.pointsDown),
        order: Array.from(now.order),
        group_counts: Array.from(now.groupCounts),
      },
      against_report: {
        rank_change: Array.from(movement.rankChange),
        group_change: Array.from(movement.groupChange),
        crossings: ids(table, movement.crossings),
        top_movers: ids(table, topMovers(movement, 5)),
        group_count_change: Array.from(movement.groupCountChange),
      },
      neighbours: one.neighbours.map(function (around) {
        const found = neighbours(now, around.id, around.count);
        return {
          id: around.id,
          count: around.count,
          tied: ids(table, found.tied),
          above: ids(table, found.above),
          below: ids(table, found.below),
        };
      }),
      contributions: Array.from(now.contributions),
    };
  });
"""
REFUSALS = """
  const { applyWhatIfs, rank } = window.tarazu.scoring;
  return JSON.parse(arguments[0]).refusals.map(function (one) {
    try {
      rank(applyWhatIfs(one.rows, one.what_ifs), one.weights, one.bounds);
      return "not refused";
    } catch (refusal) {
      return refusal.code || String(refusal);
    }
  });
"""


def test_every_vector(screen: Screen) -> None:
    text = VECTORS.read_text(encoding="utf-8")
    cases = json.loads(text)["cases"]
    screen.open("/priorities")
    found = screen.js(CASES, text)
    assert len(found) == len(cases) >= 300
    for number, (ours, case) in enumerate(zip(found, cases, strict=True)):
        for part in ("expected", "against_report", "neighbours"):
            assert ours[part] == case[part], f"case {number}, {part}"
        totals = [
            sum(ours["contributions"][i : i + 6]) for i in range(0, len(ours["contributions"]), 6)
        ]
        assert totals == case["expected"]["totals"]


def test_every_refusal(screen: Screen) -> None:
    text = VECTORS.read_text(encoding="utf-8")
    screen.open("/priorities")
    expected = [one["code"] for one in json.loads(text)["refusals"]]
    assert screen.js(REFUSALS, text) == expected
