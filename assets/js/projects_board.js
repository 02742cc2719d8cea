/* The board of levels and its rules: built from data, so that a rule can be moved and seen at once. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const none = () => window.dash_clientside.no_update;
  const make = (...parts) => tarazu.make(...parts);
  let data = null;
  let rules = null;
  let say = null;

  function set(change) {
    rules = { ...rules, ...change };
    window.dash_clientside.set_props("projects-rules", { data: rules });
  }

  /* The rules */

  function ordered(order, on) {
    const kept = order.filter((rule) => on.includes(rule));
    const told = kept.length ? "" : say("projects.js.empty", {});
    window.dash_clientside.set_props("projects-rules-told", { children: told });
    if (kept.length) set({ order, on: kept });
    else drawRules();
  }

  function move(rule, by) {
    const order = [...rules.order];
    const from = order.indexOf(rule);
    order.splice(from, 1);
    order.splice(from + by, 0, rule);
    focus = { rule, by };
    ordered(order, rules.on);
  }

  let focus = null;

  function arrow(rule, by, place) {
    const up = by < 0;
    const off = up ? place === 0 : place === rules.order.length - 1;
    const label = say(up ? "projects.js.up" : "projects.js.down", { rule: data.rules[rule].name });
    return make(
      "button",
      {
        type: "button",
        class: "tool-button rule-move",
        "aria-label": label,
        title: label,
        disabled: off,
        "data-rule": rule,
        "data-by": by,
        onclick: () => move(rule, by),
      },
      up ? "▲" : "▼"
    );
  }

  function check(id, label, checked, changed, note) {
    const box = make("input", { type: "checkbox", id, class: "form-check-input", checked, onchange: () => changed(box.checked) });
    return make(
      "span",
      { class: "rule-check" },
      box,
      make("label", { for: id }, make("b", {}, label), note ? make("span", { class: "quiet" }, note) : null)
    );
  }

  function ruleLine(rule, place) {
    const { name, title } = data.rules[rule];
    const toggle = (on) => ordered(rules.order, on ? [...rules.on, rule] : rules.on.filter((one) => one !== rule));
    const on = rules.on.includes(rule);
    return make(
      "li",
      { class: on ? "rule is-on" : "rule" },
      check("projects-rule-" + rule, name, on, toggle, title === name ? null : title),
      make("span", { class: "rule-moves" }, arrow(rule, -1, place), arrow(rule, 1, place))
    );
  }

  function drawRules() {
    const panel = document.getElementById("projects-rules-panel");
    if (!panel) return;
    const changed = rules.fixes.length;
    panel.replaceChildren(
      make("ol", { class: "rules" }, ...rules.order.map(ruleLine)),
      check("projects-clarity", say("projects.js.clarity", {}), rules.clarity, (clarity) => set({ clarity }), say("projects.js.clarity_help", {})),
      make(
        "button",
        { type: "button", class: "text-button", onclick: () => set({ order: Object.keys(data.rules), on: Object.keys(data.rules), clarity: true, fixes: [] }) },
        changed ? say("projects.js.reset_fixes", { number: changed }) : say("projects.js.reset", {})
      )
    );
    if (focus) {
      const again = panel.querySelector(`[data-rule="${focus.rule}"][data-by="${focus.by}"]`);
      const place = again && again.disabled ? panel.querySelector(`[data-rule="${focus.rule}"]:not([disabled])`) : again;
      if (place) place.focus();
      focus = null;
    }
  }

  /* The levels */

  function marks(item) {
    const found = [];
    const mark = (name, key) => found.push(make("span", { class: "pill levels-" + name }, say(key, {})));
    if (item.move > 0) mark("up", "projects.js.moved_up");
    if (item.move < 0) mark("down", "projects.js.moved_down");
    if (item.fixed) mark("fixed", "projects.js.fixed");
    if (item.ambiguous) mark("ambiguous", "projects.js.ambiguous");
    if (!item.explained) mark("unexplained", "projects.js.unexplained");
    return found;
  }

  function fix(item, rule, value) {
    const start = `${item.id}.${rule}.`;
    const kept = rules.fixes.filter((one) => !one.startsWith(start));
    const own = item.attributes.find((one) => one.rule === rule).own;
    opened = item.id;
    set({ fixes: value === own ? kept : [...kept, start + value] });
  }

  function attribute(item, one) {
    const { name, values } = data.rules[one.rule];
    const id = `projects-fix-${item.id}-${one.rule}`;
    const choice = make(
      "select",
      { id, class: "form-select", onchange: () => fix(item, one.rule, choice.value) },
      ...values.map(([value, words]) => make("option", { value, selected: value === one.value }, words))
    );
    return make(
      "div",
      { class: "levels-attribute" },
      make("label", { for: id }, name, " ", make("span", { class: "basis basis-" + one.basis }, one.basisWords)),
      choice
    );
  }

  let opened = null;

  function details(item) {
    return [
      make("p", {}, item.why),
      make("p", { class: "quiet" }, item.standing),
      make("p", { class: "quiet" }, item.programme, " · ", item.reason),
      ...item.attributes.map((one) => attribute(item, one)),
      make("a", { href: item.href, onclick: tarazu.follow }, say("projects.js.open", {})),
    ];
  }

  function card(item) {
    const more = make("div", { class: "levels-more" });
    const fold = make(
      "details",
      {
        class: "levels-card" + (item.explained ? "" : " is-unexplained"),
        "data-project": item.id,
        ontoggle: () => {
          if (fold.open && !more.childNodes.length) more.append(...details(item));
          opened = fold.open ? item.id : opened === item.id ? null : opened;
        },
      },
      make(
        "summary",
        {},
        make("span", { class: "levels-title", dir: "auto" }, item.title),
        make("span", { class: "levels-marks" }, make("span", { class: "quiet" }, item.printed), ...marks(item))
      ),
      more
    );
    if (opened === item.id) {
      more.append(...details(item));
      fold.open = true;
    }
    return fold;
  }

  function column(one) {
    return make(
      "section",
      { class: "levels-column level-" + one.level.toLowerCase(), "data-level": one.level, "aria-label": one.title },
      make("h3", { class: "levels-head" }, one.title),
      make("p", { class: "quiet" }, one.says, one.room ? make("span", {}, " · ", one.room) : null),
      make("div", { class: "levels-cards" }, ...one.items.map(card))
    );
  }

  function drawBoard() {
    const place = document.getElementById("projects-board");
    if (!place) return;
    place.replaceChildren(...data.columns.map(column));
    place.dataset.drawn = rules.on.join(",") + "/" + rules.fixes.join(",") + "/" + rules.clarity;
  }

  Object.assign((clientside.projects = clientside.projects || {}), {
    board(board, kept) {
      if (!board || !kept) return none();
      data = board;
      rules = kept;
      say = tarazu.words(document.documentElement.lang, board.texts).say;
      drawRules();
      drawBoard();
      return kept;
    },
    keep(query, parts, day, rows) {
      if (query === null || query === undefined || !parts) return none();
      const all = query ? [query.slice(1)] : [];
      all.push(...parts);
      if (day) all.push("day=" + encodeURIComponent(day));
      const address = all.length ? "?" + all.join("&") : "";
      clientside.lists.keep(address, rows || []);
      return address;
    },
  });
})();
