/* The board of the prerequisites: a column for each status, a card for each prerequisite. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});

  function card(one) {
    const make = tarazu.make;
    const pill = ([kind, word]) => make("span", { class: "pill attention attention-" + kind }, word);
    const pills = one.attentions.length
      ? make("span", { class: "list-pills" }, ...one.attentions.map(pill))
      : null;
    return make(
      "a",
      { class: "board-card", href: one.href, "data-prerequisite": one.key },
      make("span", { class: "board-name" }, one.name),
      make("span", { class: "quiet" }, one.bodies),
      pills,
      make("span", { class: "board-waits" }, one.waits),
      one.days ? make("span", { class: "quiet" }, one.days) : null
    );
  }

  function column(one) {
    const make = tarazu.make;
    const title = make(
      "h2",
      { class: "board-title" },
      make("span", { class: "swatch standing-" + one.status }),
      make("span", {}, one.title),
      make("span", { class: "board-count" })
    );
    const cards = make("div", { class: "board-cards" });
    return make("section", { class: "board-column", "data-key": one.status }, title, cards);
  }

  /** Put elements in an order, touching only those that are new, gone or elsewhere. */
  function arrange(parent, wanted) {
    for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove();
    wanted.forEach(function (child, place) {
      if (parent.children[place] !== child) parent.insertBefore(child, parent.children[place] || null);
    });
  }

  /** The elements of some items: those that stand there already, as far as they say the same. */
  function reused(found, items, keyOf, made) {
    const there = new Map([...found].map((element) => [element.dataset.key, element]));
    return items.map(function (one) {
      const key = keyOf(one);
      const element = there.get(key) || made(one);
      element.dataset.key = key;
      return element;
    });
  }

  function fill(section, one) {
    section.style.flexGrow = one.cards.length;
    section.querySelector(".board-count").textContent = one.count;
    const cards = section.querySelector(".board-cards");
    arrange(cards, reused(cards.children, one.cards, (each) => JSON.stringify(each), card));
  }

  function parts(board, place) {
    const make = tarazu.make;
    if (board.nothing) {
      const [reason, next] = board.nothing;
      return [make("div", { class: "empty-state" }, make("p", {}, reason), make("p", { class: "quiet" }, next))];
    }
    const columns = place.querySelector(".board-columns") || make("div", { class: "board-columns" });
    const sections = reused(columns.children, board.columns, (one) => one.status + one.title, column);
    sections.forEach((section, i) => fill(section, board.columns[i]));
    arrange(columns, sections);
    return board.empty ? [columns, make("p", { class: "quiet" }, board.empty)] : [columns];
  }

  Object.assign((clientside.prerequisites = clientside.prerequisites || {}), {
    /** Lay the cards out; gives how many columns there are. */
    lay(board) {
      const place = document.getElementById("prerequisites-board");
      if (!board || !place) return window.dash_clientside.no_update;
      arrange(place, parts(board, place));
      return board.columns ? board.columns.length : 0;
    },
  });
})();
