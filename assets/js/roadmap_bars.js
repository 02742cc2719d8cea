/* The rows of the timeline: headings, and items with their mark, title and bar. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const MARKS = { 1: "●", 2: "◐", 3: "○" };
  const SIGNS = { system: "▣", prerequisite: "◇" };

  function headingRow() {
    return make(
      "div",
      { class: "plan-row plan-heading", role: "row", "aria-level": 1 },
      make("div", { class: "plan-heading-cell", role: "rowheader" }, make("span", { class: "plan-fold", "aria-hidden": "true" }), make("b", {}), " ", make("span", { class: "quiet" }))
    );
  }

  function fillHeading(timeline, element, row) {
    const cell = element.firstElementChild;
    cell.children[1].textContent = row.heading;
    cell.children[2].textContent = timeline.words.number(row.number);
    element.classList.toggle("is-folded", row.folded);
    element.setAttribute("aria-expanded", String(!row.folded));
  }

  function itemRow(timeline, row) {
    const known = timeline.dataset.items[row.item.id];
    const label = make(
      "div",
      { class: "plan-label", role: "rowheader" },
      make("span", { class: "plan-mark", "aria-hidden": "true" }),
      make("span", { class: "plan-title", dir: "auto", title: known.title }, known.title),
      make("span", { class: "plan-flag", "aria-hidden": "true" })
    );
    const lane = make(
      "div",
      { class: "plan-lane", role: "gridcell" },
      make("span", { class: "plan-base", "aria-hidden": "true" }),
      make("span", { class: "plan-use", "aria-hidden": "true" }),
      make("span", { class: "plan-bar" }),
      make("span", { class: "plan-risk", "aria-hidden": "true" }, make("b", {}, "●"), make("b", {}, "◆")),
      make("span", { class: "plan-out quiet" })
    );
    return make("div", { class: "plan-row plan-item is-" + known.kind, role: "row", "aria-level": 2, "data-id": row.item.id }, label, lane);
  }

  /** The place of a stretch of quarters on the axis, in percent of the lane. */
  function span(timeline, start, finish) {
    const from = Math.max(-timeline.answer.lead, start);
    const to = Math.min(timeline.answer.quarters, finish + 1);
    const one = 100 / timeline.columns;
    return [(from + timeline.answer.lead) * one, Math.max(0, to - from) * one];
  }

  function lay(timeline, element, start, finish) {
    const [at, wide] = span(timeline, start, finish);
    element.style.insetInlineStart = at + "%";
    element.style.inlineSize = wide + "%";
    element.hidden = wide === 0;
  }

  function fill(timeline, element, item) {
    const [label, lane] = element.children;
    const [base, use, bar, risk, out] = lane.children;
    const known = timeline.dataset.items[item.id];
    const { chosen, chain, wishes, moved } = timeline.marks;
    label.children[0].textContent = known.kind === "service" ? MARKS[item.group] || "○" : SIGNS[known.kind];
    label.children[0].className = "plan-mark" + (known.kind === "service" && item.group ? " badge-group-" + item.group : "");
    const wish = wishes.get(item.id);
    label.children[2].textContent = (wish ? "◆" : "") + (item.quick ? "★" : "");
    element.classList.toggle("is-chosen", item.id === chosen);
    element.setAttribute("aria-selected", String(item.id === chosen));
    element.classList.toggle("is-chain", chain.has(item.id));
    element.classList.toggle("is-moved", moved.has(item.id));
    const planned = item.start !== null;
    bar.hidden = use.hidden = !planned;
    out.hidden = planned;
    if (planned) {
      bar.className = ["plan-bar", item.group ? "of-" + item.group : "", item.fact ? "is-" + item.fact : "", item.free ? "is-free" : "", wish ? "is-wished" : ""].join(" ");
      lay(timeline, bar, item.start, item.finish);
      lay(timeline, use, item.finish + 1, timeline.answer.quarters - 1);
      if (known.kind !== "service") use.hidden = true;
    } else {
      out.style.insetInlineStart = (100 * timeline.answer.lead) / timeline.columns + "%"; // today lies before
      out.textContent = timeline.words.say(item.blocked ? "roadmap.blocked." + item.blocked : "roadmap.no_room");
    }
    const before = timeline.answer.baseline[item.id];
    base.hidden = !before;
    if (before) lay(timeline, base, before[0], before[1]);
    fillRisk(timeline, risk, item);
    lane.setAttribute("aria-label", says(timeline, item, known));
    bar.title = says(timeline, item, known);
  }

  /** From the end of a bar to the quarter by which it is there with 80 %; a mark for half of the cases on the way. */
  function fillRisk(timeline, risk, item) {
    const ends = timeline.marks.ends[item.id];
    const last = timeline.answer.quarters - 1;
    const [p50, p80] = (ends || [null, null]).map((end) => (end === null ? last + 1 : end));
    risk.hidden = !ends || item.finish === null || p80 <= item.finish;
    if (risk.hidden) return;
    lay(timeline, risk, item.finish + 1, p80);
    const whole = Math.min(p80, last) - item.finish;
    const [half, most] = risk.children;
    half.hidden = p50 <= item.finish || p50 > last;
    half.style.insetInlineStart = (100 * (p50 - item.finish - 0.5)) / whole + "%";
    most.hidden = p80 > last;
    most.style.insetInlineStart = (100 * (p80 - item.finish - (p50 === p80 ? 0.2 : 0.5))) / whole + "%";
    risk.classList.toggle("is-beyond", p80 > last);
  }

  /** What a bar says to who cannot see it. */
  function says(timeline, item, known) {
    const { words } = timeline;
    const parts = [words.say("roadmap.kind." + known.kind)];
    if (item.group) parts.push(words.say("group." + item.group));
    if (item.start === null) parts.push(words.say(item.blocked ? "roadmap.blocked." + item.blocked : "roadmap.no_room"));
    else parts.push(words.say("roadmap.span", { from: timeline.name(item.start), to: timeline.name(item.finish) }));
    if (item.fact) parts.push(words.say("roadmap.fact." + item.fact));
    return parts.join(words.say("list.comma"));
  }

  tarazu.roadmapBars = { headingRow, fillHeading, itemRow, fill, lay };
  tarazu.roadmapMarks = { MARKS, SIGNS };
})();
