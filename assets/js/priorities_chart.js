/* Who moved: lines from the report's rank to the present one, and a bar of groups at each side. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const MOST_LINES = 120;
  const MOST_BRIGHT = 40;
  const MOST_NAMED = 5;
  // Shapes of the figure, in the order in which pages/_shell/figures.py makes them.
  const SHAPES = [0, 1, 2, 6, 7, 8];
  const PLACE_NOW = 1.06;
  const NOTHING = "M0,0";
  const SETTLE_MS = 150;

  /** Rows that moved: those that changed group, then the others by how many places they moved. */
  function movers(movement) {
    const crossed = new Set(movement.crossings);
    const others = tarazu.scoring.topMovers(movement, movement.rankChange.length);
    return [...crossed, ...others.filter((row) => !crossed.has(row))];
  }

  const asIs = (value) => value;

  /** Lines from the report's rank at 0 to the present one at 1, as a path. */
  function lines(rows, from, to, x, y) {
    const left = x(0);
    const right = x(1);
    return rows.map((row) => "M" + left + "," + y(from[row]) + "L" + right + "," + y(to[row])).join("") || NOTHING;
  }

  /** Where each group begins and ends among the ranks, as paths. */
  function spans(counts, x, y) {
    let start = 0.5;
    return counts.map(function (count) {
      const span = "M" + x(PLACE_NOW) + "," + y(start) + "L" + x(PLACE_NOW) + "," + y(start + count);
      start += count;
      return span;
    });
  }

  /** Take over the plot; `draw` puts the present ranking into it. */
  function control(plot, reportRanks) {
    const size = reportRanks.length;
    let settling = null;

    /** The rows to draw, quiet ones thinned out where there are many. */
    function sets(movement, moved) {
      const most = Math.max(MOST_NAMED, Math.min(movement.crossings.length, MOST_BRIGHT));
      const named = moved.slice(0, most);
      const bright = new Set(named);
      const still = [];
      const step = Math.max(1, Math.ceil(size / MOST_LINES));
      for (let row = 0; row < size; row += step) if (!bright.has(row)) still.push(row);
      const up = named.filter((row) => movement.rankChange[row] > 0);
      const down = named.filter((row) => movement.rankChange[row] <= 0);
      return [still, up, down];
    }

    function paths(rows, now, x, y) {
      return [
        ...rows.map((set) => lines(set, reportRanks, now.ranks, x, y)),
        ...spans(now.groupCounts, x, y),
      ];
    }

    // A relayout takes longer than the rest of a step together. So a step changes the paths that
    // Plotly has drawn, in pixels of Plotly's axes, and Plotly is told when the hand rests.
    function draw(movement, moved) {
      const rows = sets(movement, moved);
      const { xaxis, yaxis } = plot._fullLayout;
      const inPixels = (axis) => (value) => Math.round(10 * (axis._offset + axis.l2p(value))) / 10;
      const drawn = paths(rows, movement.now, inPixels(xaxis), inPixels(yaxis));
      SHAPES.forEach(function (shape, k) {
        const path = plot.querySelector('.shapelayer path[data-index="' + shape + '"]');
        if (path) path.setAttribute("d", drawn[k]);
      });
      const settled = paths(rows, movement.now, asIs, asIs);
      window.clearTimeout(settling);
      settling = window.setTimeout(() => settle(settled), SETTLE_MS);
    }

    function settle(settled) {
      if (!plot.isConnected) return;
      const changes = SHAPES.map((shape, k) => ["shapes[" + shape + "].path", settled[k]]);
      window.Plotly.relayout(plot, Object.fromEntries(changes));
    }

    return { draw };
  }

  tarazu.prioritiesChart = { control, movers, MOST_NAMED };
})();
