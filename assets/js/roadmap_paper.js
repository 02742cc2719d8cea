/* The roadmap on paper: two sheets of A4, or both beside one another on an A3. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const ROWS = 80; // on one sheet

  function span(answer, start, finish) {
    const columns = answer.quarters + answer.lead;
    const from = Math.max(-answer.lead, start);
    const to = Math.min(answer.quarters, finish + 1);
    return "inset-inline-start:" + (100 * (from + answer.lead)) / columns + "%;inline-size:" + (100 * Math.max(0, to - from)) / columns + "%";
  }

  function line(row, answer, dataset, words) {
    if (!row.item) return make("div", { class: "paper-row paper-heading" }, row.heading + " ", make("span", {}, words.number(row.number)));
    const { MARKS, SIGNS } = tarazu.roadmapMarks;
    const { item } = row;
    const known = dataset.items[item.id];
    const before = answer.baseline[item.id];
    const lane = make("div", { class: "paper-lane" });
    if (item.start === null) lane.append(make("span", { class: "paper-out" }, words.say(item.blocked ? "roadmap.blocked." + item.blocked : "roadmap.no_room")));
    else lane.append(make("span", { class: ["plan-bar", item.group ? "of-" + item.group : "", item.fact ? "is-" + item.fact : ""].join(" "), style: span(answer, item.start, item.finish) }));
    if (before) lane.append(make("span", { class: "plan-base", style: span(answer, before[0], before[1]) }));
    const mark = known.kind === "service" ? MARKS[item.group] || "○" : SIGNS[known.kind];
    return make("div", { class: "paper-row is-" + known.kind }, make("div", { class: "paper-label", dir: "auto" }, mark + " " + known.title), lane);
  }

  function heads(answer) {
    return make(
      "div",
      { class: "paper-heads" },
      make("span", {}),
      ...answer.heads.map((head) => make("span", {}, head.season, make("br"), head.year))
    );
  }

  /** A sheet begins with its heading again if the rows under it go on. */
  function sheets(rows) {
    const found = [[]];
    let heading = null;
    for (const row of rows) {
      if (found[found.length - 1].length >= ROWS) {
        found.push([]);
        if (row.item && heading) found[found.length - 1].push(heading);
      }
      if (!row.item) heading = row;
      found[found.length - 1].push(row);
    }
    return found;
  }

  /** What the marks mean, how good the plan is, what it depends on. */
  function foot(page, answer) {
    const { dataset, words, view } = page;
    const { MARKS, SIGNS } = tarazu.roadmapMarks;
    const marks = [
      ...Object.entries(MARKS).map(([group, mark]) => mark + " " + words.say("group." + group)),
      ...Object.entries(SIGNS).map(([kind, mark]) => mark + " " + words.say("roadmap.kind." + kind)),
    ];
    const weights = dataset.indices.map((index, k) => index.short + " " + words.number(view.weights[k])).join(words.say("list.comma"));
    const version = document.querySelector(".frame-version");
    const lines = [marks.join("  "), words.say("roadmap.paper.weights", { weights }), answer.methodWords, words.say("roadmap.assumed_note"), version ? version.textContent : ""];
    return make("footer", {}, lines.filter(Boolean).join(" · "));
  }

  /** Write what the page shows onto its sheets. */
  function fill(place, page) {
    const { dataset, words } = page;
    const answer = page.drawn();
    const all = tarazu.roadmapRows.arrange(answer, dataset, page.view, new Set());
    const parts = sheets(all);
    const columns = answer.quarters + answer.lead;
    place.style.setProperty("--columns", columns);
    place.replaceChildren(
      ...parts.map(function (rows, i) {
        const number = words.say("roadmap.paper.sheet", { number: i + 1, all: parts.length });
        const head = make("header", {}, make("b", {}, words.say("roadmap.paper.title", { city: dataset.city })), make("span", {}, answer.answer), make("span", {}, [answer.todayName, number].join(words.say("list.comma"))));
        const today = answer.today === null ? null : make("i", { class: "paper-today", style: "inset-inline-start:" + (100 * (answer.today + answer.lead)) / columns + "%" });
        const body = make("div", { class: "paper-body" }, make("div", { class: "paper-over" }, today), ...rows.map((row) => line(row, answer, dataset, words)));
        return make("section", { class: "paper-sheet" }, head, heads(answer), body, foot(page, answer));
      })
    );
  }

  /** Say what paper it is; the names of pages that style sheets know do not set a size everywhere. */
  function size(here) {
    const old = document.getElementById("roadmap-page-size");
    if (old) old.remove();
    if (!here) return;
    const sheet = document.documentElement.dataset.paper === "a3" ? "A3 landscape" : "A4 portrait";
    const rule = "@page { margin: 8mm; size: " + sheet + "; @bottom-center { content: none; } } @page fa { @bottom-center { content: none; } }";
    document.head.append(make("style", { id: "roadmap-page-size" }, rule));
  }

  tarazu.roadmapPaper = { fill, size };
})();
