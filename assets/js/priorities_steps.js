/* Under each scale: what each of its weights would do, live; and the ways to its break points. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const SVG = "http://www.w3.org/2000/svg";
  const STOPS = 11;
  const HIGH = 22; // of the steps; the bands stand below
  const BANDS = { groups: 25, top: 28, order: 31 };
  const WHOLE = 32;
  const LEAST_SPAN = 6; // ranks: a service that hardly moves is not drawn as if it leapt
  const KEYS = { PageUp: true, PageDown: false };
  const SETTLE_MS = 120; // nobody reads words that change at every step of a drag
  const MOST_FIRST = 50; // that can be asked for
  let current = null;

  const byId = (id) => document.getElementById(id);

  function write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function shape(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** The drawing under one scale: named shapes, each changed only when it differs. */
  function drawing() {
    const shapes = { here: shape("path", { class: "steps-here" }), bars: shape("path", { class: "steps-bars" }) };
    shapes.risers = shape("path", { class: "steps-risers" });
    for (const group of [1, 2, 3]) shapes[group] = shape("path", { class: "steps-tread steps-group-" + group });
    for (const kind of Object.keys(BANDS)) shapes[kind] = shape("path", { class: "steps-band steps-" + kind });
    const box = { viewBox: "0 0 " + STOPS + " " + WHOLE, preserveAspectRatio: "none", "aria-hidden": "true" };
    const element = shape("svg", box, ...Object.values(shapes));
    const drawn = {};
    function put(name, path) {
      if (drawn[name] === path) return;
      drawn[name] = path;
      shapes[name].setAttribute("d", path);
    }
    return { element, put };
  }

  /** Treads by group and the risers between them. */
  function treads(steps, j, heightOf) {
    const paths = { 1: "", 2: "", 3: "", risers: "" };
    let before = null;
    for (let u = 0; u < STOPS; u += 1) {
      const at = STOPS * j + u;
      if (!steps.possible[at]) continue;
      const y = heightOf(steps.ranks[at]);
      paths[steps.groups[at]] += "M" + u + "," + y + "H" + (u + 1);
      if (before !== null && before !== y) paths.risers += "M" + u + "," + before + "V" + y;
      before = y;
    }
    return paths;
  }

  function bars(steps, j, most) {
    let path = "";
    for (let u = 0; u < STOPS; u += 1) {
      const changes = steps.changes[STOPS * j + u];
      const y = Math.round(10 * HIGH * (1 - changes / most)) / 10;
      if (changes) path += "M" + (u + 0.06) + "," + HIGH + "V" + y + "H" + (u + 0.94) + "V" + HIGH + "Z";
    }
    return path;
  }

  /** Where a rank is drawn: one measure for all six scales, the better the higher. */
  function measure(steps, size) {
    const ranks = Array.from(steps.ranks).filter((rank) => rank > 0);
    const best = Math.min(...ranks);
    const span = Math.max(Math.max(...ranks) - best, Math.min(LEAST_SPAN, size - 1), 1);
    return (rank) => Math.round(10 * (2 + ((rank - best) * (HIGH - 4)) / span)) / 10;
  }

  /**
   * Take over what stands under the scales; `turn(index, weight)` is called to set one weight and
   * `first(k)` when another number of first services is asked for.
   */
  function control(words, dataset, turn, first) {
    const say = words.say;
    const places = dataset.indices.map((index) => {
      const scale = document.querySelector('.scale[data-index="' + index.id + '"]');
      const { element, put } = drawing();
      const host = scale.querySelector(".scale-steps");
      host.replaceChildren(element);
      return { scale, host, put };
    });
    const foot = footOf(words, dataset, first);
    let steps;
    let chosen = false;
    let pointed = null; // the scale under the mouse or with the focus
    let settling = null;
    foot.twin.addEventListener("toggle", () => foot.twin.open && drawTwin());

    function draw(now, row, k) {
      steps = tarazu.steps.follow(now, k, row, steps);
      chosen = row >= 0;
      if (chosen) drawTreads(now.totals.length);
      else drawBars();
      dataset.indices.forEach(function (_, j) {
        const { put } = places[j];
        put("here", "M" + now.weights[j] + ",0h1V" + HIGH + "h-1Z");
        for (const [kind, y] of Object.entries(BANDS)) {
          const [low, high] = tarazu.steps.stays(steps, kind, j);
          put(kind, "M" + (low + 0.08) + "," + y + "H" + (high + 0.92));
        }
      });
      write(foot.about, say(chosen ? "weigh.steps.about_one" : "weigh.steps.about_all"));
      if (foot.k.value !== String(k)) foot.choose(k);
      if (foot.twin.open) drawTwin();
      window.clearTimeout(settling);
      settling = window.setTimeout(describe, SETTLE_MS);
    }

    function drawTreads(size) {
      const heightOf = measure(steps, size);
      places.forEach(({ put }, j) => {
        for (const [name, path] of Object.entries(treads(steps, j, heightOf))) put(name, path);
        put("bars", "");
      });
    }

    function drawBars() {
      const most = Math.max(1, ...steps.changes);
      places.forEach(({ put }, j) => {
        for (const name of [1, 2, 3, "risers"]) put(name, "");
        put("bars", bars(steps, j, most));
      });
    }

    /** What a weight of a scale would do, in words. */
    function at(j, weight, key) {
      const place = STOPS * j + weight;
      if (!chosen) return say("weigh.steps.crossing", { weight, number: steps.changes[place] });
      const rank = (steps.tied[place] ? "=" : "") + words.number(steps.ranks[place]);
      const index = dataset.indices[j].short;
      return say("weigh.steps." + key, { index, weight, rank, group: steps.groups[place] });
    }

    /** One scale in a few sentences. */
    function sentences(j) {
      const said = [];
      if (chosen) said.push(at(j, steps.weights[j], "stands"));
      const turns = [true, false].map((upwards) => tarazu.steps.next(steps, j, upwards)).filter((u) => u !== null);
      for (const weight of turns) said.push(at(j, weight, "becomes"));
      if (!turns.length) said.push(say(chosen ? "weigh.steps.steady" : "weigh.steps.free"));
      const [low, high] = tarazu.steps.stays(steps, "groups", j);
      if (chosen && low < high) said.push(say("weigh.steps.groups_stay", { low, high }));
      return said.join(" ");
    }

    /** The six together in one sentence. */
    function gist() {
      return chosen ? furthest() : touchiest();
    }

    function furthest() {
      let best = null;
      const present = steps.ranks[steps.weights[0]];
      steps.ranks.forEach(function (rank, place) {
        const far = Math.abs((place % STOPS) - steps.weights[Math.floor(place / STOPS)]);
        if (rank > 0 && rank < present && (!best || rank < best.rank || (rank === best.rank && far < best.far))) {
          best = { rank, far, place };
        }
      });
      if (!best) return say("weigh.steps.no_further");
      return at(Math.floor(best.place / STOPS), best.place % STOPS, "furthest");
    }

    function touchiest() {
      const moved = dataset.indices.map((_, j) =>
        Math.max(...[-1, 1].map((step) => {
          const u = steps.weights[j] + step;
          return u >= 0 && u < STOPS ? steps.changes[STOPS * j + u] : 0;
        }))
      );
      const number = Math.max(...moved);
      if (!number) return say("weigh.steps.calm");
      return say("weigh.steps.touchiest", { index: dataset.indices[moved.indexOf(number)].short, number });
    }

    function tell() {
      const text = pointed === null ? gist() : dataset.indices[pointed].short + ": " + sentences(pointed);
      write(foot.says, text);
    }

    /** What the drawing says in words, also for those who do not see it: said with the scale's name. */
    function describe() {
      tell();
      places.forEach(function ({ scale }, j) {
        const thumb = scale.querySelector("[role=slider]");
        if (thumb && scale.isConnected) thumb.setAttribute("aria-description", sentences(j));
      });
    }

    function drawTwin() {
      const head = dataset.indices.map((index, j) =>
        make("th", { scope: "col", title: index.short }, make("span", { class: "scale-swatch share-" + j }),
          make("span", { class: "visually-hidden" }, index.short)));
      const rows = Array.from({ length: STOPS }, (_, u) =>
        make("tr", {}, make("th", { scope: "row" }, words.number(u)), ...dataset.indices.map((_, j) => cell(j, u))));
      const corner = make("th", { scope: "col" }, make("span", { class: "visually-hidden" }, say("weigh.steps.weight")));
      foot.table.replaceChildren(
        make("caption", {}, say(chosen ? "weigh.steps.caption_one" : "weigh.steps.caption_all")),
        make("thead", {}, make("tr", {}, corner, ...head)),
        make("tbody", {}, ...rows)
      );
    }

    function cell(j, u) {
      const place = STOPS * j + u;
      const here = steps.weights[j] === u ? "true" : null;
      if (!steps.possible[place]) return make("td", {}, "–");
      if (!chosen) return make("td", { "aria-current": here }, words.number(steps.changes[place]));
      const rank = (steps.tied[place] ? "=" : "") + words.number(steps.ranks[place]);
      const group = steps.groups[place];
      const mark = make("span", { class: "badge-group-" + group }, tarazu.prioritiesGrid.MARKS[group]);
      return make("td", { "aria-current": here }, rank, mark);
    }

    const indexOf = (scale) => dataset.indices.findIndex((index) => index.id === scale.dataset.index);

    function point(scale) {
      const j = scale ? indexOf(scale) : null;
      if (j === pointed || !steps) return;
      pointed = j;
      tell();
    }

    /** Go to the next break point of a scale. */
    function jump(scale, upwards) {
      const j = indexOf(scale);
      const weight = tarazu.steps.next(steps, j, upwards);
      if (weight !== null) turn(j, weight);
    }

    /** A step was pressed: the smallest change of the weight that leads there. */
    function press(host, x) {
      const j = indexOf(host.closest(".scale"));
      const box = host.firstChild.getBoundingClientRect();
      const part = (x - box.left) / box.width;
      const u = Math.floor(STOPS * (words.direction === "rtl" ? 1 - part : part));
      if (u < 0 || u >= STOPS || !steps.possible[STOPS * j + u]) return;
      const weight = tarazu.steps.edge(steps, j, u);
      if (weight !== steps.weights[j]) turn(j, weight);
    }

    const alive = () => Boolean(steps) && places[0].scale.isConnected;
    current = { draw, point, jump, press, alive };
    return current;
  }

  /** What stands above the six scales, the reading, and below: the key of the bands and the table. */
  function footOf(words, dataset, first) {
    const { say } = words;
    const says = byId("priorities-gist");
    const about = make("p", { class: "note" });
    const most = Math.max(1, Math.min(dataset.services.length, MOST_FIRST));
    const counts = Array.from({ length: most }, (_, i) => make("option", { value: i + 1 }, words.number(i + 1)));
    const k = make("select", {
      class: "steps-first",
      "aria-label": say("weigh.steps.first"),
      onchange: (event) => first(Number(event.target.value)),
    }, ...counts);
    /** Choose a number; an address may ask for one that the menu does not offer by itself. */
    function choose(number) {
      if (![...k.options].some((one) => one.value === String(number))) k.append(make("option", { value: number }, words.number(number)));
      k.value = number;
    }
    const key = (kind, ...words_) => make("li", { class: "steps-key steps-key-" + kind }, ...words_);
    const [before, after] = say("weigh.steps.top", { k: "{k}" }).split("{k}");
    const keys = make("ul", { class: "steps-keys" },
      key("groups", say("weigh.steps.groups")), key("top", make("span", {}, before, k, after)), key("order", say("weigh.steps.order")));
    const table = make("table", { class: "steps-table" });
    const twin = make("details", { class: "steps-twin" }, make("summary", {}, say("weigh.steps.table")), table);
    byId("priorities-steps").replaceChildren(keys, about, twin);
    return { says, about, k, choose, table, twin };
  }

  const scaleOf = (event) => event.target.closest && event.target.closest(".scale");
  const ready = () => current && current.alive();
  document.addEventListener("pointerover", (event) => ready() && current.point(scaleOf(event) || focused()));
  document.addEventListener("focusin", (event) => ready() && current.point(scaleOf(event)));
  document.addEventListener("click", function (event) {
    const host = event.target.closest && event.target.closest(".scale-steps");
    if (host && ready()) current.press(host, event.clientX);
  });
  document.addEventListener("keydown", function (event) {
    const scale = event.key in KEYS && event.target.matches("[role=slider]") && scaleOf(event);
    if (!scale || !ready() || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    current.jump(scale, KEYS[event.key]);
  }, true);

  function focused() {
    return document.activeElement && document.activeElement.closest(".scale");
  }

  tarazu.prioritiesSteps = { control };
})();
