/**
 * Holds assets/js/steps.js to steps.json, wherever the script runs.
 *
 * stepsDifferences(window.tarazu, vectors) returns one text per difference, none if all is well.
 */
function stepsDifferences(tarazu, vectors) {
  "use strict";
  const { scoring, steps } = tarazu;
  const found = [];
  const columns = scoring.INDEX_IDS.map((_, j) => j);
  let old; // a result to write into

  function hold(where, ours, expected) {
    const [a, b] = [JSON.stringify(ours), JSON.stringify(expected)];
    if (a !== b) found.push(where + ": " + a + " instead of " + b);
  }

  const lines = (array) => columns.map((j) => Array.from(array.subarray(11 * j, 11 * j + 11)));
  const turns = (followed) => columns.map((j) => [false, true].map((up) => steps.next(followed, j, up)));

  /** From an edge on, all is as at the weight clicked; one step nearer it is not. */
  function holdEdges(where, followed) {
    const shows = (at) => [followed.ranks[at], followed.groups[at], followed.ranks[at] ? 0 : followed.changes[at]].join();
    for (const j of columns) {
      for (let u = 0; u < 11; u++) {
        if (!followed.possible[11 * j + u]) continue;
        const edge = steps.edge(followed, j, u);
        const towards = Math.sign(followed.weights[j] - u);
        for (let v = u; v !== edge; v += towards) hold(where + " edge", shows(11 * j + v), shows(11 * j + u));
        const beyond = shows(11 * j + edge + towards) === shows(11 * j + u);
        if (edge !== followed.weights[j] && beyond) found.push(where + " edge stops too early");
      }
    }
  }

  vectors.cases.forEach(function (item, number) {
    const where = "case " + number;
    const ranking = scoring.rank(scoring.prepare(vectors.tables[item.table]), item.weights, item.bounds);
    old = steps.follow(ranking, item.k, -1, old);
    hold(where + " changes", lines(old.changes), item.changes);
    const stays = columns.map((j) =>
      Object.fromEntries(["groups", "top", "order"].map((kind) => [kind, steps.stays(old, kind, j)])));
    hold(where + " stays", stays, item.stays);
    hold(where + " next", turns(old), item.next);
    holdEdges(where, old);
    for (const service of item.services) {
      const row = ranking.table.rowOf.get(service.id);
      const followed = steps.follow(ranking, item.k, row);
      hold(where + " ranks", lines(followed.ranks), service.ranks);
      hold(where + " tied", lines(followed.tied), service.tied);
      hold(where + " groups", lines(followed.groups), service.groups);
      hold(where + " next of one", turns(followed), service.next);
      const stakes = steps.stakes(ranking, row).map((one) => Object.values(one));
      hold(where + " stakes", stakes, service.stakes);
      holdEdges(where, followed);
    }
  });
  return found;
}
