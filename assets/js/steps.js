/**
 * What one scale alone does: what every whole weight from 0 to 10 would make of the ranking, the
 * other weights as they are.
 *
 * The twin, for whole weights, of model/robustness/intervals.py, steps.py and scores.py; both are
 * held to tests/vectors/steps.json. All sums and comparisons are of integers, and totals are found
 * per profile, so that thousands of services take little longer than sixty.
 */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { INDEX_IDS, MAX_WEIGHT, MIN_SCORE, MAX_SCORE } = tarazu.scoring;
  const N = INDEX_IDS.length;
  const STOPS = MAX_WEIGHT + 1;
  const N_PROFILES = Math.pow(MAX_SCORE, N);
  const MAX_TOTAL = MAX_WEIGHT * MAX_SCORE * N;

  // Scratch of one call: the profiles that occur, from the highest present total to the lowest.
  const profile = new Uint16Array(N_PROFILES);
  const placeOf = new Int32Array(N_PROFILES);
  const count = new Int32Array(N_PROFILES);
  const now = new Int32Array(N_PROFILES);
  const group = new Uint8Array(N_PROFILES);
  const first = new Uint8Array(N_PROFILES);
  const certain = new Uint8Array(N_PROFILES);
  const then = new Int32Array(N_PROFILES);
  const score = new Uint8Array(N_PROFILES * N);
  const totalOf = new Int32Array(N_PROFILES); // by profile, like placeOf
  const servicesWith = new Int32Array(MAX_TOTAL + 1);
  const rankOf = new Int32Array(MAX_TOTAL + 1);

  /**
   * What becomes of a ranking at each whole weight of each index; index j at weight u is at 11 j + u.
   * @typedef {Object} Steps
   * @property {number[]} weights where the scales stand
   * @property {Uint8Array} possible 0 where no index would have any weight
   * @property {Int32Array} changes services that would be in another group than now
   * @property {Uint8Array} top 1 where the first k would be the same: nobody new among them, and
   *   nobody gone who is there now however ties are broken
   * @property {Uint8Array} order 1 where no two services that are not level now would change places
   *   or draw level
   * @property {Int32Array} ranks rank of the followed service, 0 if none is followed
   * @property {Uint8Array} tied 1 where it would share its rank
   * @property {Uint8Array} groups its group
   */

  function emptySteps() {
    const size = N * STOPS;
    return {
      possible: new Uint8Array(size),
      changes: new Int32Array(size),
      top: new Uint8Array(size),
      order: new Uint8Array(size),
      ranks: new Int32Array(size),
      tied: new Uint8Array(size),
      groups: new Uint8Array(size),
    };
  }

  /**
   * @param {Object} ranking what tarazu.scoring.rank() returned
   * @param {number} k how many services count as the first ones
   * @param {number} row the service to follow, -1 for none
   * @param {Steps} [into] an old result, to be overwritten
   * @returns {Steps}
   */
  function follow(ranking, k, row, into) {
    const found = into || emptySteps();
    found.weights = ranking.weights;
    const profiles = gather(ranking, k);
    const followed = row < 0 ? -1 : placeOf[ranking.table.profileOf[row]];
    for (let j = 0; j < N; j++) {
      for (let u = 0; u < STOPS; u++) {
        look(ranking, k, found, profiles, followed, j, u);
      }
    }
    return found;
  }

  /** Fill the scratch with the profiles that occur; returns how many there are. */
  function gather(ranking, k) {
    const counts = ranking.table.profileCounts;
    let n = 0;
    for (let p = 0; p < N_PROFILES; p++) {
      if (counts[p] === 0) continue;
      profile[n++] = p;
      totalOf[p] = 0;
      for (let j = 0; j < N; j++) totalOf[p] += ranking.weights[j] * scoreOf(p, j);
    }
    profile.subarray(0, n).sort((a, b) => totalOf[b] - totalOf[a]);
    let ahead = 0; // services with a higher total
    for (let i = 0; i < n; ) {
      let end = i;
      let level = 0;
      for (; end < n && totalOf[profile[end]] === totalOf[profile[i]]; end++) {
        level += counts[profile[end]];
      }
      for (; i < end; i++) {
        const p = profile[i];
        placeOf[p] = i;
        count[i] = counts[p];
        now[i] = totalOf[p];
        group[i] = groupOf(now[i], ranking.bounds, ranking.weightSum);
        first[i] = ahead + 1 <= k ? 1 : 0;
        certain[i] = ahead + level <= k ? 1 : 0;
        for (let j = 0; j < N; j++) score[i * N + j] = scoreOf(p, j);
      }
      ahead += level;
    }
    return n;
  }

  function scoreOf(p, j) {
    return (Math.floor(p / Math.pow(MAX_SCORE, j)) % MAX_SCORE) + MIN_SCORE;
  }

  function groupOf(total, bounds, sum) {
    if (100 * total >= bounds.group_1 * sum) return 1;
    return 100 * total >= bounds.group_2 * sum ? 2 : 3;
  }

  /** What weight u of index j makes of the ranking. */
  function look(ranking, k, found, n, followed, j, u) {
    const at = j * STOPS + u;
    const step = u - ranking.weights[j];
    const sum = ranking.weightSum + step;
    found.possible[at] = sum > 0 ? 1 : 0;
    found.changes[at] = found.top[at] = found.order[at] = 0;
    found.ranks[at] = found.tied[at] = found.groups[at] = 0;
    if (sum === 0) return;
    const most = MAX_SCORE * sum;
    const firstBound = ranking.bounds.group_1 * sum;
    const secondBound = ranking.bounds.group_2 * sum;
    let changes = 0;
    servicesWith.fill(0, 0, most + 1);
    for (let i = 0; i < n; i++) {
      const total = now[i] + step * score[i * N + j];
      const to = 100 * total >= firstBound ? 1 : 100 * total >= secondBound ? 2 : 3;
      if (to !== group[i]) changes += count[i];
      then[i] = total;
      servicesWith[total] += count[i];
    }
    for (let total = most, rank = 1; total >= 0; total--) {
      rankOf[total] = rank;
      rank += servicesWith[total];
    }
    found.changes[at] = changes;
    found.top[at] = sameTop(n, k) ? 1 : 0;
    found.order[at] = sameOrder(n) ? 1 : 0;
    if (followed < 0) return;
    const total = then[followed];
    found.ranks[at] = rankOf[total];
    found.tied[at] = servicesWith[total] > 1 ? 1 : 0;
    found.groups[at] = groupOf(total, ranking.bounds, sum);
  }

  function sameTop(n, k) {
    for (let i = 0; i < n; i++) {
      const inside = rankOf[then[i]] <= k;
      if (inside ? !first[i] : certain[i]) return false;
    }
    return true;
  }

  /** Whether each level of now still has all its services above all of the next. */
  function sameOrder(n) {
    let lowestAbove = MAX_TOTAL + 1;
    for (let i = 0; i < n; ) {
      const level = now[i];
      let lowest = MAX_TOTAL + 1;
      for (; i < n && now[i] === level; i++) {
        if (then[i] >= lowestAbove) return false;
        if (then[i] < lowest) lowest = then[i];
      }
      lowestAbove = lowest;
    }
    return true;
  }

  /** The weights of index j around the present one at which a condition on a place still holds. */
  function around(steps, j, holds) {
    const present = steps.weights[j];
    const fine = (u) => u >= 0 && u < STOPS && steps.possible[j * STOPS + u] && holds(j * STOPS + u);
    let low = present;
    let high = present;
    while (fine(low - 1)) low--;
    while (fine(high + 1)) high++;
    return [low, high];
  }

  /**
   * How far the scale of index j can move without a change.
   * @param {Steps} steps
   * @param {"groups"|"top"|"order"} kind no service changes group, the same first k, the same order
   * @returns {[number, number]} the least and the greatest whole weight
   */
  function stays(steps, kind, j) {
    return around(steps, j, (at) => (kind === "groups" ? steps.changes[at] === 0 : steps[kind][at] === 1));
  }

  /** Whether a scale shows the same at two places: rank and group of the service, or the changes. */
  function same(steps, one, other) {
    if (steps.ranks[one] === 0) return steps.changes[one] === steps.changes[other];
    return steps.ranks[one] === steps.ranks[other] && steps.groups[one] === steps.groups[other];
  }

  /**
   * The next break point of index j: the nearest weight with another rank or group of the followed
   * service or, if none is followed, another number of changes.
   * @returns {number|null}
   */
  function next(steps, j, upwards) {
    const present = j * STOPS + steps.weights[j];
    const [low, high] = around(steps, j, (at) => same(steps, at, present));
    const there = upwards ? high + 1 : low - 1;
    return there >= 0 && there < STOPS && steps.possible[j * STOPS + there] ? there : null;
  }

  /** The weight nearest to the present one from which on all is as at weight u of index j. */
  function edge(steps, j, u) {
    const towards = Math.sign(steps.weights[j] - u);
    let nearest = u;
    while (nearest !== steps.weights[j] && same(steps, j * STOPS + nearest + towards, j * STOPS + u)) {
      nearest += towards;
    }
    return nearest;
  }

  /**
   * The scores of one service on which its group hangs: judged one otherwise, it changes.
   * @returns {{index: string, score: number, judged: number, group: number, rank: number}[]} by index,
   *   one higher before one lower; the group and the rank that it would have
   */
  function stakes(ranking, row) {
    const found = [];
    for (let j = 0; j < N; j++) {
      const given = ranking.table.scores[row * N + j];
      for (const judged of [given + 1, given - 1]) {
        if (judged < MIN_SCORE || judged > MAX_SCORE) continue;
        const total = ranking.totals[row] + (judged - given) * ranking.weights[j];
        const to = groupOf(total, ranking.bounds, ranking.weightSum);
        if (to === ranking.groups[row]) continue;
        let rank = 1;
        ranking.totals.forEach((other, r) => (rank += r !== row && other > total ? 1 : 0));
        found.push({ index: INDEX_IDS[j], score: given, judged, group: to, rank });
      }
    }
    return found;
  }

  tarazu.steps = Object.freeze({ STOPS, follow, stays, next, edge, stakes });
})();
