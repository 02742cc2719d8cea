/**
 * A made-up plan of many items on a timeline of its own, in a page that has loaded the roadmap's scripts.
 *
 * manyRows(tarazu, 700) returns {place, timeline, rows, show}; the items stand under ten headings, and item n is
 * in the plan from quarter n mod 9 on. show() draws it anew.
 */
function manyRows(tarazu, number) {
  "use strict";
  const KINDS = ["service", "system", "prerequisite"];
  const HEADINGS = 10;
  const QUARTERS = 12;
  const old = document.getElementById("many-rows");
  if (old) old.remove();
  const place = document.createElement("div");
  place.id = "many-rows";
  place.className = "plan-scroll";
  place.style.cssText = "position: fixed; inset: 40px; z-index: 99; background: var(--card)";
  document.querySelector(".roadmap").append(place);

  const ids = Array.from({ length: number }, (_, n) => "item:" + n);
  const kind = (n) => KINDS[n % 3];
  const items = Object.fromEntries(ids.map((id, n) => [id, { kind: kind(n), title: "Item " + n, search: "item " + n }]));
  const headings = { domain: Array.from({ length: HEADINGS }, (_, h) => [String(h), "Heading " + h]) };
  const answer = {
    quarters: QUARTERS,
    lead: 0,
    today: 0.5,
    heads: Array.from({ length: QUARTERS }, (_, q) => ({ key: 1405 + Math.floor(q / 4) + "-Q" + ((q % 4) + 1), season: "Q" + q, year: "1405", name: "Q" + q })),
    ids,
    rows: ids.map((_, n) => [n % 9, (n % 9) + 1 + (n % 2), 2 + (n % 2), 3, kind(n) === "service" ? 1 + (n % 3) : null, n % 30, null, null, n % 5 === 0 ? 1 : 0, 1]),
    needs: ids.map((_, n) => (n > 20 ? [n - 20] : [])),
    under: ids.map((_, n) => [String(n % HEADINGS)]),
    baseline: {},
  };
  const texts = new Proxy({}, { get: (_, key) => String(key) });
  const words = tarazu.words("fa", texts);
  const dataset = { items, headings };
  const view = { by: "domain", kinds: [], text: "" };
  const acts = { choose() {}, pin() {}, fold() {}, turn() {} };
  const timeline = new tarazu.RoadmapTimeline(place, dataset, words, acts);
  const rows = tarazu.roadmapRows.arrange(answer, dataset, view, new Set());
  const marks = { chosen: "item:40", chain: new Set(), wishes: new Map(), moved: new Set(), ends: {} };
  const show = () => timeline.show(answer, rows, marks);
  show();
  return { place, timeline, rows, show };
}

/** What is in the document after scrolling so far: how many rows, and which of those that should be seen are not. */
function seenAt(many, top) {
  "use strict";
  const { place, timeline, rows } = many;
  place.scrollTop = top;
  timeline.window(false); // the event itself comes only with the next frame
  const drawn = new Map([...place.querySelectorAll(".plan-row")].map((row) => [Number(row.dataset.row), row]));
  const area = place.getBoundingClientRect();
  const missing = [];
  for (let r = 0; r < rows.length; r += 1) {
    const from = r * timeline.height - place.scrollTop;
    if (from + timeline.height < 0 || from > place.clientHeight) continue;
    const row = drawn.get(r);
    const title = row && row.textContent;
    const wanted = rows[r].item ? timeline.dataset.items[rows[r].item.id].title : rows[r].heading;
    const away = row && Math.abs(row.getBoundingClientRect().top - area.top - place.clientTop - timeline.heads.offsetHeight - from) > 1;
    if (!row || !title.includes(wanted) || away) missing.push(r);
  }
  return [drawn.size, missing];
}
