/* Beside and under the timeline: capacity by quarters, who moved, the list with every date. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const MOST_MOVED = 14;

  /** One capacity over the quarters: how much of it is taken, and where nothing is left. */
  function usageRow(one, answer, words) {
    const title = one.domain === null ? words.say("roadmap.capacity." + one.measure) : one.name;
    const cells = one.used.map(function (used, quarter) {
      const most = one.capacity[quarter];
      const share = most ? Math.min(1, used / most) : used ? 1 : 0;
      const full = one.full[quarter];
      const says = words.say("roadmap.capacity.cell", { used, capacity: most, quarter: answer.heads[quarter + answer.lead].name });
      return make(
        "td",
        { class: full ? "is-full" : "", title: says },
        make("span", { class: "use-fill", style: "block-size:" + 100 * share + "%" }),
        make("span", { class: "use-number" }, words.number(used)),
        full ? make("span", { class: "visually-hidden" }, words.say("roadmap.capacity.full")) : null
      );
    });
    const before = Array.from({ length: answer.lead }, () => make("td", { class: "is-before" }));
    return make("tr", { class: "use-row use-" + one.measure + (one.domain ? " use-domain" : "") }, make("th", { scope: "row" }, title), ...before, ...cells);
  }

  function usage(place, answer, words) {
    const heads = answer.heads.map((head) => make("th", { scope: "col" }, head.name));
    const whole = answer.usage.filter((one) => one.domain === null);
    const single = answer.usage.filter((one) => one.domain !== null && one.measure === "effort");
    place.replaceChildren(
      make("caption", { class: "visually-hidden" }, words.say("roadmap.capacity.title")),
      make("colgroup", {}, make("col", { class: "use-names" }), ...answer.heads.map(() => make("col"))),
      make("thead", {}, make("tr", {}, make("th", {}, words.say("roadmap.capacity.title")), ...heads)),
      make("tbody", {}, ...whole.map((one) => usageRow(one, answer, words))),
      make("tbody", { class: "use-domains" }, ...single.map((one) => usageRow(one, answer, words)))
    );
    place.style.setProperty("--columns", answer.quarters + answer.lead);
  }

  /** Say in which quarters which capacities are full. */
  function fullness(answer, words) {
    const full = answer.usage.filter((one) => one.measure === "effort" || one.domain === null);
    const quarters = answer.heads.slice(answer.lead).map(function (head, quarter) {
      const names = full.filter((one) => one.full[quarter]).map((one) => one.name);
      return names.length ? head.name : null;
    });
    const some = quarters.filter(Boolean);
    if (!some.length) return words.say("roadmap.capacity.free");
    return words.say("roadmap.capacity.answer", { number: some.length, first: some[0] });
  }

  function quarterName(answer, words, quarter) {
    if (quarter === null) return words.say("roadmap.not_planned");
    const head = answer.heads[quarter + answer.lead];
    return head ? head.name : words.say(quarter < 0 ? "roadmap.before" : "roadmap.after");
  }

  const weight = (one, items) => Math.abs((one[2] === null ? 99 : one[2]) - (one[1] === null ? 99 : one[1])) * (items.get(one[0]).points + 1);

  function movedItem(one, answer, dataset, words, choose, because) {
    const [id, before, after] = one;
    const by = before === null || after === null ? null : after - before;
    const better = by === null ? after !== null : by < 0;
    const says =
      by === null
        ? words.say(after === null ? "roadmap.moved.out" : "roadmap.moved.in")
        : words.say(by < 0 ? "roadmap.moved.earlier" : "roadmap.moved.later", { number: Math.abs(by) });
    return make(
      "li",
      {},
      make(
        "button",
        { type: "button", class: "mover", onclick: () => choose(id) },
        make("span", { class: better ? "is-up" : "is-down" }, says),
        make("span", { class: "mover-title", dir: "auto" }, dataset.items[id].title),
        make("span", { class: "mover-quarters quiet" }, words.say("roadmap.moved.from_to", { from: quarterName(answer, words, before), to: quarterName(answer, words, after) })),
        because && because[id] ? make("span", { class: "mover-quarters mover-because" }, because[id]) : null
      )
    );
  }

  /** Who moved against the adopted plan, or the report's: services first, the widest moves first. */
  function moved(place, answer, dataset, words, choose, because) {
    const items = new Map(answer.ids.map((id, i) => [id, tarazu.roadmapRows.read(answer, i)]));
    const some = answer.moved.filter((one) => dataset.items[one[0]]).sort((a, b) => weight(b, items) - weight(a, items));
    const lines = some.slice(0, MOST_MOVED).map((one) => movedItem(one, answer, dataset, words, choose, because));
    if (!lines.length) lines.push(make("li", { class: "quiet" }, words.say("roadmap.moved.nobody")));
    if (some.length > MOST_MOVED) lines.push(make("li", { class: "quiet" }, words.say("roadmap.moved.more", { number: some.length - MOST_MOVED })));
    place.replaceChildren(...lines);
  }

  function movedWords(answer, dataset, words) {
    const services = answer.moved.filter((one) => dataset.items[one[0]] && dataset.items[one[0]].kind === "service");
    const earlier = services.filter((one) => one[2] !== null && (one[1] === null || one[2] < one[1])).length;
    const key = answer.adopted ? "roadmap.moved.answer_adopted" : "roadmap.moved.answer_report";
    return words.say(key, { earlier, later: services.length - earlier });
  }

  /** The rows of the list that says every date in words. */
  function listRows(answer, dataset, words, rows) {
    const seen = new Set();
    const found = [];
    for (const row of rows) {
      if (!row.item || seen.has(row.item.id)) continue;
      seen.add(row.item.id);
      const { item } = row;
      const known = dataset.items[item.id];
      const state = item.start === null ? words.say(item.blocked ? "roadmap.blocked." + item.blocked : "roadmap.no_room") : "";
      found.push({
        key: item.id,
        title: known.title,
        href: known.href,
        kind: words.say("roadmap.kind." + known.kind),
        domain: known.domain || known.bodies.join(words.say("list.comma")),
        groupOrder: item.group || 9,
        group: item.group ? words.say("group." + item.group) : "–",
        startOrder: item.start === null ? 999 : item.start,
        start: item.start === null ? "–" : quarterName(answer, words, item.start),
        finishOrder: item.finish === null ? 999 : item.finish,
        finish: item.finish === null ? state : quarterName(answer, words, item.finish),
        duration: item.duration,
        load: item.load,
        fact: item.fact ? words.say("roadmap.fact." + item.fact) : state,
        needs: answer.needs[item.i].map((need) => dataset.items[answer.ids[need]].title).join(words.say("list.semicolon")),
      });
    }
    return found;
  }

  /** On a phone: what opens in which quarter, one list per quarter. */
  function quarters(place, answer, dataset, words, rows, choose) {
    const by = new Map();
    const seen = new Set();
    for (const row of rows) {
      if (!row.item || seen.has(row.item.id)) continue;
      seen.add(row.item.id);
      const at = row.item.finish;
      if (!by.has(at)) by.set(at, []);
      by.get(at).push(row.item);
    }
    const order = [...by.keys()].sort((a, b) => (a === null ? 999 : a) - (b === null ? 999 : b));
    place.replaceChildren(
      ...order.map((quarter, i) =>
        make(
          "details",
          { class: "quarter-list", open: i < 2 },
          make("summary", {}, make("b", {}, quarterName(answer, words, quarter)), " ", make("span", { class: "quiet" }, words.number(by.get(quarter).length))),
          make("ul", {}, ...by.get(quarter).map((item) => quarterLine(item, dataset, words, choose)))
        )
      )
    );
  }

  function quarterLine(item, dataset, words, choose) {
    const { MARKS, SIGNS } = tarazu.roadmapMarks;
    const known = dataset.items[item.id];
    const mark = known.kind === "service" ? MARKS[item.group] || "○" : SIGNS[known.kind];
    return make(
      "li",
      {},
      make(
        "button",
        { type: "button", class: "mover", onclick: () => choose(item.id) },
        make("span", { class: item.group ? "badge-group-" + item.group : "quiet", "aria-hidden": "true" }, mark),
        make("span", { class: "mover-title", dir: "auto" }, known.title),
        item.fact ? make("span", { class: "pill" }, words.say("roadmap.fact." + item.fact)) : null
      )
    );
  }

  tarazu.roadmapSide = { usage, fullness, moved, movedWords, listRows, quarters, quarterName };
})();
