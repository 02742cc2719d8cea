/**
 * The weighing, in the browser: the twin of model/scoring.py, model/movement.py and model/what_if.py.
 *
 * Both are held to tests/vectors/scoring.json. All sums and comparisons are of integers. There are
 * only 729 ways to score a service, so totals are found per profile and ranks per total: a ranking of
 * n services takes some n + 729 steps and, given an old result to write into, makes no garbage.
 */
(function () {
  "use strict";

  /** The indices in the order of the report's Table 5; every list of six follows it. */
  const INDEX_IDS = Object.freeze([
    "smartness", "resources", "economy", "coverage", "frequency", "ease",
  ]);
  const N = INDEX_IDS.length;
  const MAX_WEIGHT = 10;
  const MIN_SCORE = 1;
  const MAX_SCORE = 3;
  const N_PROFILES = Math.pow(MAX_SCORE, N);
  const MAX_TOTAL = MAX_WEIGHT * MAX_SCORE * N;
  /** The report's bounds: 20 and 14 of 30, in hundredths of the mean score. */
  const DEFAULT_BOUNDS = Object.freeze({ group_1: 200, group_2: 140 });

  /** The six scores of every profile, one after the other; profile p is p written in base three. */
  const PROFILES = new Uint8Array(N_PROFILES * N);
  for (let p = 0; p < N_PROFILES; p++) {
    for (let j = 0, rest = p; j < N; j++, rest = Math.floor(rest / MAX_SCORE)) {
      PROFILES[p * N + j] = (rest % MAX_SCORE) + MIN_SCORE;
    }
  }

  // Scratch of one ranking, by profile and by total.
  const totalOf = new Uint8Array(N_PROFILES);
  const servicesWith = new Int32Array(MAX_TOTAL + 1);
  const rankOf = new Int32Array(MAX_TOTAL + 1);
  const nextPlace = new Int32Array(MAX_TOTAL + 1);

  /**
   * An error with the same code and params as the model's.
   * @param {string} code dotted key of the message
   * @param {Object} [params] values for its placeholders
   * @returns {Error & {code: string, params: Object}}
   */
  function refusal(code, params) {
    return Object.assign(new Error(code), { code: code, params: params || {} });
  }

  /**
   * @param {number[]} weights six whole numbers from 0 to 10, not all zero
   * @throws the first rule broken, as model.weights.parse_weights
   */
  function checkWeights(weights) {
    if (!Array.isArray(weights)) {
      throw refusal("error.weights.malformed", { value: String(weights) });
    }
    if (weights.length > N) {
      throw refusal("error.weights.too_many", { count: weights.length, expected: N });
    }
    let sum = 0;
    for (let j = 0; j < N; j++) {
      const value = weights[j];
      const where = { index: INDEX_IDS[j], value: String(value), maximum: MAX_WEIGHT };
      if (value === undefined || value === null) throw refusal("error.weights.missing", where);
      if (typeof value !== "number" || Number.isNaN(value)) {
        throw refusal("error.weights.not_a_number", where);
      }
      if (!Number.isFinite(value)) throw refusal("error.weights.infinite", where);
      if (!Number.isInteger(value)) throw refusal("error.weights.not_integer", where);
      if (value < 0) throw refusal("error.weights.negative", where);
      if (value > MAX_WEIGHT) throw refusal("error.weights.too_large", where);
      sum += value;
    }
    if (sum === 0) throw refusal("error.weights.all_zero");
  }

  /**
   * @param {{group_1: number, group_2: number}} bounds hundredths of the mean score
   * @throws the first rule broken, as model.scoring.Bounds
   */
  function checkBounds(bounds) {
    for (const group of [1, 2]) {
      const value = bounds["group_" + group];
      const where = { group: group, value: String(value) };
      if (!Number.isInteger(value)) throw refusal("error.bounds.not_integer", where);
      if (value < 100 * MIN_SCORE || value > 100 * MAX_SCORE) {
        throw refusal("error.bounds.out_of_range", where);
      }
    }
    if (bounds.group_2 >= bounds.group_1) throw refusal("error.bounds.order", bounds);
  }

  /**
   * Rows made ready to be ranked again and again.
   * @typedef {Object} Table
   * @property {number[]} ids
   * @property {Uint8Array} scores n times six, one row after the other
   * @property {Uint16Array} profileOf profile of each row
   * @property {Int32Array} profileCounts rows of each profile
   * @property {Int32Array} byId rows in ascending order of id
   * @property {Map<number, number>} rowOf row of each id
   */

  /**
   * @param {{id: number, scores: number[]}[]} rows
   * @returns {Table}
   * @throws error.service.duplicate, error.scores.shape, .not_integer or .out_of_range
   */
  function prepare(rows) {
    const ids = rows.map((row) => row.id);
    const rowOf = new Map(ids.map((id, row) => [id, row]));
    if (rowOf.size < ids.length) {
      throw refusal("error.service.duplicate", { id: ids.find((id, row) => rowOf.get(id) !== row) });
    }
    const scores = new Uint8Array(rows.length * N);
    rows.forEach(function (row, r) {
      if (row.scores.length !== N) throw refusal("error.scores.shape", { id: row.id });
      row.scores.forEach(function (score, j) {
        const where = { id: row.id, index: INDEX_IDS[j], value: String(score) };
        if (!Number.isInteger(score)) throw refusal("error.scores.not_integer", where);
        if (!isScore(score)) throw refusal("error.scores.out_of_range", where);
        scores[r * N + j] = score;
      });
    });
    const byId = Int32Array.from(ids.keys()).sort((a, b) => ids[a] - ids[b]);
    return withProfiles({ ids: ids, scores: scores, byId: byId, rowOf: rowOf });
  }

  /** Add to a table the profile of each row and how many rows have each. */
  function withProfiles(table) {
    const n = table.ids.length;
    table.profileOf = new Uint16Array(n);
    table.profileCounts = new Int32Array(N_PROFILES);
    for (let r = 0; r < n; r++) {
      let profile = 0;
      for (let j = N - 1; j >= 0; j--) {
        profile = profile * MAX_SCORE + table.scores[r * N + j] - MIN_SCORE;
      }
      table.profileOf[r] = profile;
      table.profileCounts[profile] += 1;
    }
    return table;
  }

  function isScore(score) {
    return Number.isInteger(score) && score >= MIN_SCORE && score <= MAX_SCORE;
  }

  function asTable(rows) {
    return Array.isArray(rows) ? prepare(rows) : rows;
  }

  /**
   * The same table with single scores judged otherwise; the given one stays as it is.
   * @param {Table|Object[]} rows
   * @param {{id: number, index: string, score: number}[]} whatIfs
   * @returns {Table}
   * @throws error.service.unknown, error.what_if.index or error.what_if.score
   */
  function applyWhatIfs(rows, whatIfs) {
    const table = asTable(rows);
    if (whatIfs.length === 0) return table;
    const scores = table.scores.slice();
    for (const whatIf of whatIfs) {
      const row = table.rowOf.get(whatIf.id);
      const column = INDEX_IDS.indexOf(whatIf.index);
      if (row === undefined) throw refusal("error.service.unknown", { value: String(whatIf.id) });
      if (column < 0) throw refusal("error.what_if.index", { value: String(whatIf.index) });
      if (!isScore(whatIf.score)) {
        throw refusal("error.what_if.score", { value: String(whatIf.score) });
      }
      scores[row * N + column] = whatIf.score;
    }
    return withProfiles({ ids: table.ids, scores: scores, byId: table.byId, rowOf: table.rowOf });
  }

  /**
   * What rank() found; arrays follow the rows of the table.
   * @typedef {Object} Ranking
   * @property {Table} table
   * @property {number[]} weights
   * @property {{group_1: number, group_2: number}} bounds
   * @property {number} weightSum
   * @property {Uint8Array} totals sum of weight times score
   * @property {Uint16Array} meanHundredths mean score in hundredths, rounded down
   * @property {Int32Array} ranks competition ranks: equal totals share one
   * @property {Uint8Array} tied 1 if another row has the same total
   * @property {Uint8Array} groups 1, 2 or 3
   * @property {Uint8Array} contributions weight times score, six to a row
   * @property {Uint8Array} pointsUp points missing to the next better group, 0 in group 1
   * @property {Uint8Array} pointsDown points whose loss drops it a group, 0 in group 3
   * @property {Int32Array} order rows from first to last: by rank, ties by id
   * @property {number[]} groupCounts rows in groups 1, 2 and 3
   */

  function emptyRanking(n) {
    return {
      totals: new Uint8Array(n),
      meanHundredths: new Uint16Array(n),
      ranks: new Int32Array(n),
      tied: new Uint8Array(n),
      groups: new Uint8Array(n),
      contributions: new Uint8Array(n * N),
      pointsUp: new Uint8Array(n),
      pointsDown: new Uint8Array(n),
      order: new Int32Array(n),
      groupCounts: [0, 0, 0],
    };
  }

  /**
   * Rank services by their weighted sum.
   * @param {Table|{id: number, scores: number[]}[]} rows what prepare() made, or rows
   * @param {number[]} weights six, in the order of INDEX_IDS
   * @param {{group_1: number, group_2: number}} [bounds] default the report's
   * @param {Ranking} [into] an old result of as many rows, to be overwritten
   * @returns {Ranking}
   * @throws as checkWeights, checkBounds and prepare
   */
  function rank(rows, weights, bounds, into) {
    const table = asTable(rows);
    bounds = bounds || DEFAULT_BOUNDS;
    checkWeights(weights);
    checkBounds(bounds);
    const n = table.ids.length;
    const result = into && into.totals.length === n ? into : emptyRanking(n);
    result.table = table;
    result.weights = weights.slice();
    result.bounds = bounds;
    result.weightSum = weights.reduce((sum, weight) => sum + weight, 0);
    rankTotals(table, weights);
    fillRows(result);
    return result;
  }

  /** Total of each profile, then rank of each total. */
  function rankTotals(table, weights) {
    servicesWith.fill(0);
    for (let p = 0; p < N_PROFILES; p++) {
      if (table.profileCounts[p] === 0) continue;
      let total = 0;
      for (let j = 0; j < N; j++) total += weights[j] * PROFILES[p * N + j];
      totalOf[p] = total;
      servicesWith[total] += table.profileCounts[p];
    }
    for (let total = MAX_TOTAL, rank = 1; total >= 0; total--) {
      rankOf[total] = rank;
      nextPlace[total] = rank - 1;
      rank += servicesWith[total];
    }
  }

  /** Write what follows from its total into every row. */
  function fillRows(result) {
    const table = result.table;
    const weights = result.weights;
    const first = Math.ceil((result.bounds.group_1 * result.weightSum) / 100);
    const second = Math.ceil((result.bounds.group_2 * result.weightSum) / 100);
    result.groupCounts.fill(0);
    for (let r = 0; r < table.ids.length; r++) {
      const total = totalOf[table.profileOf[r]];
      const group = total >= first ? 1 : total >= second ? 2 : 3;
      result.totals[r] = total;
      result.meanHundredths[r] = Math.floor((100 * total) / result.weightSum);
      result.ranks[r] = rankOf[total];
      result.tied[r] = servicesWith[total] > 1 ? 1 : 0;
      result.groups[r] = group;
      result.groupCounts[group - 1] += 1;
      result.pointsUp[r] = group === 1 ? 0 : (group === 2 ? first : second) - total;
      result.pointsDown[r] = group === 3 ? 0 : total - (group === 1 ? first : second) + 1;
      for (let j = 0; j < N; j++) {
        result.contributions[r * N + j] = weights[j] * table.scores[r * N + j];
      }
    }
    // Those ahead of a total take the places before its rank, so each row falls into its own place.
    for (let k = 0; k < table.byId.length; k++) {
      const row = table.byId[k];
      result.order[nextPlace[result.totals[row]]++] = row;
    }
  }

  /**
   * Who moved from one ranking to another of the same services.
   * @param {Ranking} now
   * @param {Ranking} base
   * @returns {{now: Ranking, rankChange: Int32Array, groupChange: Int8Array, crossings: number[],
   *   groupCountChange: number[]}} by rows of `now`: places gained, groups gained; the rows that
   *   changed group, those that gained most first, then by place; growth of groups 1, 2 and 3
   * @throws error.compare.services
   */
  function compare(now, base) {
    const n = now.totals.length;
    const sameRows = now.table.rowOf === base.table.rowOf;
    const rankChange = new Int32Array(n);
    const groupChange = new Int8Array(n);
    if (n !== base.totals.length) throw refusal("error.compare.services");
    for (let r = 0; r < n; r++) {
      const there = sameRows ? r : base.table.rowOf.get(now.table.ids[r]);
      if (there === undefined) throw refusal("error.compare.services");
      rankChange[r] = base.ranks[there] - now.ranks[r];
      groupChange[r] = base.groups[there] - now.groups[r];
    }
    const crossings = [];
    for (const gain of [2, 1, -1, -2]) {
      for (const row of now.order) if (groupChange[row] === gain) crossings.push(row);
    }
    return {
      now: now,
      rankChange: rankChange,
      groupChange: groupChange,
      crossings: crossings,
      groupCountChange: now.groupCounts.map((count, k) => count - base.groupCounts[k]),
    };
  }

  /**
   * @param {Object} movement what compare() returned
   * @param {number} count
   * @returns {number[]} the rows whose rank changed most, equal changes by place
   */
  function topMovers(movement, count) {
    const change = movement.rankChange;
    const order = movement.now.order;
    const nextPlaceOf = new Int32Array(order.length + 1); // by number of places moved
    for (let k = 0; k < order.length; k++) nextPlaceOf[Math.abs(change[k])] += 1;
    let places = 0;
    for (let size = order.length; size > 0; size--) {
      const rows = nextPlaceOf[size];
      nextPlaceOf[size] = places;
      places += rows;
    }
    const found = new Array(places);
    for (let k = 0; k < order.length; k++) {
      const size = Math.abs(change[order[k]]);
      if (size > 0) found[nextPlaceOf[size]++] = order[k];
    }
    return found.slice(0, count);
  }

  /**
   * @param {Ranking} ranking
   * @param {number} id
   * @param {number} count how many to name above and below
   * @returns {{tied: number[], above: number[], below: number[]}} rows with the same total by id,
   *   and the nearest rows with a higher and a lower total, from first to last
   * @throws error.service.unknown
   */
  function neighbours(ranking, id, count) {
    const own = ranking.table.rowOf.get(id);
    if (own === undefined) throw refusal("error.service.unknown", { value: String(id) });
    const order = Array.from(ranking.order);
    const start = ranking.ranks[own] - 1;
    let end = start;
    while (end < order.length && ranking.totals[order[end]] === ranking.totals[own]) end++;
    return {
      tied: order.slice(start, end).filter((row) => row !== own),
      above: order.slice(Math.max(start - count, 0), start),
      below: order.slice(end, end + count),
    };
  }

  window.tarazu = window.tarazu || {};
  window.tarazu.scoring = Object.freeze({
    INDEX_IDS: INDEX_IDS,
    DEFAULT_BOUNDS: DEFAULT_BOUNDS,
    MAX_WEIGHT: MAX_WEIGHT,
    MIN_SCORE: MIN_SCORE,
    MAX_SCORE: MAX_SCORE,
    prepare: prepare,
    checkWeights: checkWeights,
    checkBounds: checkBounds,
    applyWhatIfs: applyWhatIfs,
    rank: rank,
    compare: compare,
    topMovers: topMovers,
    neighbours: neighbours,
  });
})();
