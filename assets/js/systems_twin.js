/* The table beside the graph: every link that is drawn, with its reason. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});

  /** A thing by kind and name, with the link that chooses it. */
  function named(things, key) {
    const [kind, title, href, code] = things[key];
    return [kind + " ", tarazu.make("a", { href }, title), code ? " " + code : ""];
  }

  function mark(bases, basis) {
    const [word, help] = bases[basis];
    return tarazu.make("span", { class: "basis basis-" + basis, title: help }, word);
  }

  function table(twin) {
    const make = tarazu.make;
    const cell = (name, ...parts) => make(name, {}, ...parts);
    const head = twin.columns.map((title) => make("th", { scope: "col" }, title));
    const body = twin.rows.map(([source, relation, target, basis, why]) =>
      cell(
        "tr",
        make("th", { scope: "row" }, ...named(twin.things, source)),
        cell("td", relation),
        cell("td", ...named(twin.things, target)),
        cell("td", mark(twin.bases, basis)),
        cell("td", why)
      )
    );
    return make(
      "div",
      { class: "table-scroll", tabindex: "0", role: "region", "aria-label": twin.caption },
      make(
        "table",
        { class: "plain-table systems-twin" },
        make("caption", { class: "visually-hidden" }, twin.caption),
        cell("thead", cell("tr", ...head)),
        cell("tbody", ...body)
      )
    );
  }

  function parts(twin) {
    if (twin.nothing) {
      const [reason, next] = twin.nothing.map((text) => tarazu.make("p", {}, text));
      next.className = "quiet";
      return [tarazu.make("div", { class: "empty-state" }, reason, next)];
    }
    const found = twin.rows.length ? [table(twin)] : [];
    if (!twin.loose.length) return found;
    const loose = twin.loose.map((key) => tarazu.make("li", {}, ...named(twin.things, key)));
    return [...found, tarazu.make("p", {}, twin.looseSays), tarazu.make("ul", {}, ...loose)];
  }

  Object.assign((clientside.systems = clientside.systems || {}), {
    /** Build the table; nobody waits for it while it is folded. */
    tabulate(twin) {
      const place = document.getElementById("systems-twin");
      if (!twin || !place) return window.dash_clientside.no_update;
      place.parentElement.querySelector("summary").textContent = twin.summary || "";
      place.parentElement.open = place.parentElement.open || Boolean(twin.nothing);
      place.replaceChildren(...parts(twin));
      return twin.rows ? twin.rows.length : 0;
    },
  });
})();
