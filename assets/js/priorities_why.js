/* "Why here": how the chosen service came to its place, and what other scores would do. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const make = tarazu.make;

  /**
   * Build the panel for one service; `judge(index, score)` is called when a score is tried, and
   * `reach` is the section that says what it would take.
   */
  function control(place, words, dataset, judge, reach) {
    const say = words.say;
    let built = null;

    function scoreButtons(position) {
      const index = dataset.indices[position];
      return [1, 2, 3].map((score) =>
        make(
          "button",
          {
            type: "button",
            class: "score-button",
            "data-score": score,
            title: index.meanings[score - 1],
            "aria-label": say("weigh.judge", { index: index.short, score, meaning: index.meanings[score - 1] }),
            onclick: () => judge(index.id, score),
          },
          words.number(score)
        )
      );
    }

    function build(service) {
      const rows = dataset.indices.map(function (index, position) {
        const fill = make("span", { class: "why-fill share-" + position });
        const sum = make("span", { class: "why-sum" });
        const buttons = scoreButtons(position);
        const row = make(
          "div",
          { class: "why-row" },
          make("span", { class: "why-name" }, index.short),
          make("span", { class: "why-track" }, fill),
          make("span", { class: "why-scores", role: "group", "aria-label": index.short }, ...buttons),
          sum
        );
        return { fill, sum, buttons, row };
      });
      const title = make("p", { class: "why-title", dir: "auto" }, service.title);
      const place_ = make("p", { class: "why-place" });
      const border = make("p", { class: "why-border" });
      const stakes = make("p", { class: "why-stakes" });
      const judged = make("p", { class: "why-judged" });
      const near = make("ul", { class: "why-near" });
      const notes = make("ul", { class: "why-findings" });
      for (const finding of service.findings) notes.append(make("li", {}, finding));
      place.replaceChildren(
        title,
        place_,
        ...rows.map((row) => row.row),
        judged,
        border,
        stakes,
        reach.element,
        make("h3", { class: "why-head" }, say("weigh.neighbours")),
        near,
        ...(service.findings.length
          ? [make("h3", { class: "why-head" }, say("weigh.findings")), notes]
          : []),
        make(
          "a",
          { href: "/services/" + service.serviceId, class: "why-more", onclick: tarazu.follow },
          say("weigh.more")
        )
      );
      built = { id: service.id, rows, place: place_, border, stakes, judged, near };
    }

    function borderText(now, i) {
      const parts = [];
      if (now.pointsUp[i]) {
        parts.push(say("weigh.points_up", { number: now.pointsUp[i], group: now.groups[i] - 1 }));
      }
      if (now.pointsDown[i]) {
        parts.push(say("weigh.points_down", { number: now.pointsDown[i], group: now.groups[i] + 1 }));
      }
      return parts.join(" ");
    }

    /** Which single scores hold the group, and a mark at every score that would change it. */
    function drawStakes(now, i) {
      const stakes = tarazu.steps.stakes(now, i);
      const turning = new Map(stakes.map((stake) => [stake.index + stake.judged, stake.group]));
      built.rows.forEach(function (row, k) {
        const index = dataset.indices[k];
        for (const button of row.buttons) {
          const group = turning.get(index.id + button.dataset.score);
          const meaning = index.meanings[button.dataset.score - 1];
          button.classList.toggle("is-turning", group !== undefined);
          const title = group === undefined ? meaning : meaning + " " + say("weigh.stakes.turns", { group });
          if (button.title !== title) button.title = title;
        }
      });
      built.stakes.textContent = stakesText(stakes);
    }

    function stakesText(stakes) {
      const shorts = new Map(dataset.indices.map((index) => [index.id, index.short]));
      const by = new Map();
      for (const stake of stakes) {
        const key = (stake.judged > stake.score ? "up" : "down") + stake.group;
        by.set(key, [...(by.get(key) || []), stake]);
      }
      if (!by.size) return say("weigh.stakes.none");
      const parts = Array.from(by, ([key, each]) =>
        say(key.startsWith("up") ? "weigh.stakes.up" : "weigh.stakes.down", {
          list: each.map((stake) => shorts.get(stake.index)).join(say("list.comma")),
          group: each[0].group,
        }));
      const number = new Set(stakes.map((stake) => stake.index)).size;
      return [say("weigh.stakes.some", { number }), ...parts].join(" ");
    }

    function neighbours(now, i) {
      const at = now.order.indexOf(i);
      const near = Array.from(now.order.slice(Math.max(0, at - 2), at + 3));
      return near.map((other) =>
        make(
          "li",
          { class: other === i ? "is-chosen" : null },
          make("span", { class: "near-rank" }, words.number(now.ranks[other])),
          make("span", { class: "near-title", dir: "auto" }, dataset.services[other].title),
          make("span", { class: "near-total" }, words.number(now.totals[other]))
        )
      );
    }

    function draw(i, now, report, first, picture) {
      const service = dataset.services[i];
      const { weights } = now;
      if (!built || built.id !== service.id) build(service);
      built.place.textContent = say("weigh.place", {
        rank: now.ranks[i],
        group: now.groups[i],
        was_rank: report.ranks[i],
        was_group: report.groups[i],
        total: now.totals[i],
        most: 3 * now.weightSum,
      });
      const most = 3 * Math.max(...weights);
      let changed = 0;
      built.rows.forEach(function (row, k) {
        const score = now.table.scores[6 * i + k];
        const product = now.contributions[6 * i + k];
        const judged = score !== service.scores[k];
        if (judged) changed += 1;
        row.fill.style.width = (100 * product) / most + "%";
        row.sum.textContent = say("weigh.product", { weight: weights[k], score, product });
        row.row.classList.toggle("is-judged", judged);
        for (const button of row.buttons) {
          const choice = Number(button.dataset.score);
          button.setAttribute("aria-pressed", String(choice === score));
          button.classList.toggle("is-original", judged && choice === service.scores[k]);
        }
      });
      built.judged.textContent = changed ? say("weigh.judged", { number: changed }) : "";
      built.judged.hidden = !changed;
      built.border.textContent = borderText(now, i);
      drawStakes(now, i);
      reach.draw(i, now, first, picture);
      built.near.replaceChildren(...neighbours(now, i));
    }

    function clear() {
      built = null;
      reach.forget();
      place.replaceChildren(make("p", { class: "empty-state" }, say("weigh.why_empty")));
    }

    return { draw, clear };
  }

  tarazu.prioritiesWhy = { control };
})();
