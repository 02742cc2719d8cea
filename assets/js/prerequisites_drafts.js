/* What is typed about a prerequisite and not saved: kept in this browser until it is saved or given up. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const PREFIX = "tarazu-draft:";
  const FIELDS = ["status", "contact_unit", "council", "expected_quarter", "next_step", "next_step_date"];
  const byId = (name) => document.getElementById("prerequisites-" + name);
  const none = () => window.dash_clientside.no_update;
  const place = (city, key) => PREFIX + city + ":" + key;

  /** A browser may keep nothing, or no more; then what is typed lives as long as the page. */
  function storage(act, otherwise) {
    try {
      return act(window.localStorage);
    } catch (_) {
      return otherwise;
    }
  }

  function kept(city, key) {
    return storage((store) => JSON.parse(store.getItem(place(city, key))), null);
  }

  function drop(city, key) {
    storage((store) => store.removeItem(place(city, key)));
  }

  function all(city) {
    const start = place(city, "");
    return storage((store) => Object.keys(store), [])
      .filter((name) => name.startsWith(start))
      .map((name) => ({ key: name.slice(start.length), ...kept(city, name.slice(start.length)) }));
  }

  /**
   * What the fields are when nothing is typed: of the state, of a step (its kind, day, number, date,
   * text and the status after it), of a link (what is blocked, and why). The kind of a step alone
   * says nothing.
   */
  function untouched(shown, day, edited) {
    const state = FIELDS.map((name) => shown.values[name] || "");
    return [...state, null, day, "", "", "", "-", "", (edited && edited.was) || ""];
  }

  /** Whether anything in the panel differs from what it showed. */
  function typedIn(shown, filled, edited, typed) {
    if (!shown || !filled || shown.key !== filled.shown.key) return false;
    return untouched(shown, filled.day, edited).some(
      (before, i) => before !== null && (typed[i] || "").trim() !== before.trim()
    );
  }

  function titled(key, title) {
    const card = document.querySelector('.board-card[data-prerequisite="' + key + '"] .board-name');
    return card ? card.textContent : title || key;
  }

  /** Name the others about which something is typed and not saved. */
  function tell(city, chosen) {
    const box = byId("drafts");
    if (!box) return;
    const make = tarazu.make;
    const links = all(city)
      .filter((one) => one.key !== chosen)
      .map((one) => make("li", {}, make("a", { href: "?p=" + encodeURIComponent(one.key) }, titled(one.key, one.title))));
    box.hidden = !links.length;
    box.replaceChildren(make("p", {}, box.dataset.says), make("ul", {}, ...links));
  }

  tarazu.drafts = {
    FIELDS,
    kept,
    drop,
    typedIn,
    /** The fields as they are filled when nothing is kept; a status that stays, a letter. */
    empty: (shown, day) => [...FIELDS.map((name) => shown.values[name]), "letter", day, "", "", "", "-", "", ""],
  };

  Object.assign((clientside.prerequisites = clientside.prerequisites || {}), {
    /** Keep what is typed with every letter; forget it once nothing differs any more. */
    keepDraft(shown, edited, board, ...rest) {
      const typed = rest.slice(0, -3);
      const [chosen, filled, city] = rest.slice(-3);
      if (!city) return none();
      if (shown && filled && chosen === shown.key) byId("panel").dataset.filled = chosen;
      if (typedIn(shown, filled, edited, typed)) {
        const head = byId("head").querySelector("h2");
        const draft = { shown, edited, typed, title: head && head.textContent };
        storage((store) => store.setItem(place(city, shown.key), JSON.stringify(draft)));
      } else if (shown && filled && shown.key === filled.shown.key) drop(city, shown.key);
      window.requestAnimationFrame(() => tell(city, chosen));
      return none();
    },
  });
})();
