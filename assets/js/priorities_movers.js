/* Who moved, in words: how many are in each group, and the services that moved, each leading to why. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const byId = (id) => document.getElementById(id);

  /** Draw counts and movers; `select(id)` is called when one of them is pressed. */
  function control(words, services, select) {
    function draw(movement, moved, report) {
      const { now } = movement;
      for (const tile of byId("priorities-counts").children) {
        const group = Number(tile.dataset.group);
        tile.querySelector(".count-now").textContent = words.number(now.groupCounts[group - 1]);
      }
      const most = tarazu.prioritiesChart.MOST_NAMED;
      const items = moved.slice(0, most).map((row) => make("li", {}, mover(movement, row, report)));
      if (!items.length) items.push(make("li", { class: "quiet" }, words.say("weigh.nobody_moved")));
      if (moved.length > most) {
        const number = moved.length - most;
        items.push(make("li", { class: "quiet" }, words.say("weigh.more_moved", { number })));
      }
      byId("priorities-movers").replaceChildren(...items);
    }

    function mover(movement, row, report) {
      const { now } = movement;
      const ranks = words.say("weigh.from_to", { from: report.ranks[row], to: now.ranks[row] });
      const groups = movement.groupChange[row]
        ? words.say("weigh.group_from_to", { from: report.groups[row], to: now.groups[row] })
        : null;
      return make(
        "button",
        { type: "button", class: "mover", onclick: () => select(services[row].id) },
        make("span", { class: movement.rankChange[row] > 0 ? "is-up" : "is-down" }, ranks),
        make("span", { class: "mover-title", dir: "auto" }, services[row].title),
        groups && make("span", { class: "cell-from" }, groups)
      );
    }

    return { draw };
  }

  tarazu.prioritiesMovers = { control };
})();
