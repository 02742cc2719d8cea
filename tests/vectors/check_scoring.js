/**
 * Holds assets/js/scoring.js to scoring.json, wherever the script runs.
 *
 * scoringDifferences(window.tarazu.scoring, vectors) returns one text per difference, none if all
 * is well. Every case is ranked afresh and into an old result, and compared with the report's
 * weights on the same rows and on the same rows reversed.
 */
function scoringDifferences(scoring, vectors) {
  "use strict";
  const found = [];
  const old = new Map(); // results to write into, by number of rows

  function hold(where, ours, expected) {
    const [a, b] = [JSON.stringify(ours), JSON.stringify(expected)];
    if (a !== b) found.push(where + ": " + a + " instead of " + b);
  }

  function holdRanking(where, ranking, expected) {
    hold(where + " weight_sum", ranking.weightSum, expected.weight_sum);
    hold(where + " totals", Array.from(ranking.totals), expected.totals);
    hold(where + " mean", Array.from(ranking.meanHundredths), expected.mean_hundredths);
    hold(where + " ranks", Array.from(ranking.ranks), expected.ranks);
    hold(where + " tied", Array.from(ranking.tied, Boolean), expected.tied);
    hold(where + " groups", Array.from(ranking.groups), expected.groups);
    hold(where + " points up", Array.from(ranking.pointsUp), expected.points_up);
    hold(where + " points down", Array.from(ranking.pointsDown), expected.points_down);
    hold(where + " order", Array.from(ranking.order), expected.order);
    hold(where + " group counts", Array.from(ranking.groupCounts), expected.group_counts);
    hold(where + " contributions", sums(ranking), expected.totals);
  }

  function sums(ranking) {
    return Array.from(ranking.totals, (_, row) =>
      ranking.contributions.subarray(6 * row, 6 * row + 6).reduce((sum, part) => sum + part, 0));
  }

  function holdMovement(where, ranking, base, expected) {
    const movement = scoring.compare(ranking, base);
    const ids = (rows) => Array.from(rows, (row) => ranking.table.ids[row]);
    hold(where + " rank change", Array.from(movement.rankChange), expected.rank_change);
    hold(where + " group change", Array.from(movement.groupChange), expected.group_change);
    hold(where + " crossings", ids(movement.crossings), expected.crossings);
    hold(where + " movers", ids(scoring.topMovers(movement, 5)), expected.top_movers);
    hold(where + " all movers", scoring.topMovers(movement, ranking.order.length).length,
      expected.rank_change.filter((change) => change !== 0).length);
    hold(where + " counts", movement.groupCountChange, expected.group_count_change);
  }

  function holdNeighbours(where, ranking, expected) {
    const ids = (rows) => Array.from(rows, (row) => ranking.table.ids[row]);
    const around = scoring.neighbours(ranking, expected.id, expected.count);
    hold(where + " tied", ids(around.tied), expected.tied);
    hold(where + " above", ids(around.above), expected.above);
    hold(where + " below", ids(around.below), expected.below);
  }

  function holdCase(item, number) {
    const where = "case " + number;
    const rows = vectors.tables[item.table];
    const asReported = scoring.prepare(rows);
    const asGiven = JSON.stringify(Array.from(asReported.scores));
    const table = scoring.applyWhatIfs(asReported, item.what_ifs);
    hold(where + " untouched", JSON.stringify(Array.from(asReported.scores)), asGiven);

    const fresh = scoring.rank(table, item.weights, item.bounds);
    holdRanking(where, fresh, item.expected);
    const again = scoring.rank(table, item.weights, item.bounds, old.get(rows.length));
    holdRanking(where + " again", again, item.expected);
    old.set(rows.length, again);

    for (const base of [asReported, rows.slice().reverse()]) {
      const report = scoring.rank(base, vectors.report_weights, vectors.report_bounds);
      holdMovement(where, fresh, report, item.against_report);
    }
    for (const around of item.neighbours) holdNeighbours(where, fresh, around);
  }

  function holdRefusal(item, number) {
    let code = "accepted";
    try {
      const table = scoring.applyWhatIfs(scoring.prepare(item.rows), item.what_ifs);
      scoring.rank(table, item.weights, item.bounds);
    } catch (error) {
      code = error.code || String(error);
    }
    hold("refusal " + number, code, item.code);
  }

  vectors.cases.forEach(holdCase);
  vectors.refusals.forEach(holdRefusal);
  return found;
}
