/* The robustness of the order: which question is open, what is asked, all in the address; and the graph. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  const NAMES = ["k", "p", "n", "seed", "m", "e", "t", "s", "o", "u"];
  const DEFAULTS = { v: "hold", k: "10", p: "5", n: "10000", seed: "1", m: "order", e: "0", t: "group1", s: "", o: "", u: "", a: "" };
  const STEP = 1.35;
  const LARGEST = 1.1;
  const none = () => window.dash_clientside.no_update;
  const element = (name, properties, ...children) => window.React.createElement(name, properties, ...children);
  const hidden = { "aria-hidden": "true" };

  /** A bar from the best to the worst rank, with a mark where the service stands now. */
  cells.TarazuRange = function TarazuRange(params) {
    const row = params.data;
    const at = (rank) => (100 * (rank - 1)) / Math.max(row.of - 1, 1);
    return element(
      "span",
      { className: "range-cell" },
      element("span", { className: "range-words" }, row.range),
      element(
        "span",
        { className: "range-track", ...hidden },
        element("span", {
          className: "range-bar",
          style: { insetInlineStart: at(row.best) + "%", width: at(row.worst) - at(row.best) + "%" },
        }),
        element("span", { className: "range-now", style: { insetInlineStart: at(row.rank) + "%" } })
      )
    );
  };

  /** How likely each of the three groups is: three parts of a bar, and their percents. */
  cells.TarazuChances = function TarazuChances(params) {
    const row = params.data;
    const part = (group) =>
      element("span", { key: group, className: "chance-" + group, style: { width: 100 * row["group" + group] + "%" } });
    const word = (group) => element("span", { key: group }, row.groupWords[group - 1]);
    return element(
      "span",
      { className: "chances-cell", title: row.groupText },
      element("span", { className: "chances-bar", ...hidden }, part(1), part(2), part(3)),
      element("span", { className: "chances-words" }, word(1), word(2), word(3))
    );
  };

  function graph() {
    const place = document.getElementById("robustness-certain-graph");
    return place && place._cyreg ? place._cyreg.cy : null;
  }

  const colour = (name) => window.getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  /** What is drawn on a canvas knows no style sheet, so it is told the colours of the theme. */
  function styles() {
    const [ink, card, quiet] = ["ink", "card", "quiet"].map(colour);
    const box = {
      shape: "round-rectangle",
      width: 204,
      height: 62,
      label: "data(label)",
      color: ink,
      "background-color": card,
      "border-color": quiet,
      "border-width": 2,
      "font-family": "Vazirmatn",
      "font-size": 14,
      "text-wrap": "wrap",
      "text-max-width": 190,
      "text-valign": "center",
      "text-halign": "center",
    };
    const arrow = { width: 1.3, "line-color": quiet, "target-arrow-color": quiet, "target-arrow-shape": "triangle", "curve-style": "bezier", opacity: 0.7 };
    const groups = [1, 2, 3].map((group) => ({
      selector: "node.group-" + group,
      style: { "border-color": colour("group-" + group) },
    }));
    return [{ selector: "node", style: box }, ...groups, { selector: "edge", style: arrow }];
  }

  function fit() {
    const cy = graph();
    if (!cy || !cy.elements().length) return;
    cy.resize();
    if (!cy.width()) return;
    cy.fit(cy.elements(), 14);
    if (cy.zoom() > LARGEST) cy.zoom(LARGEST);
    cy.center(cy.elements());
  }

  function zoom(how) {
    const cy = graph();
    if (!cy) return;
    if (how === "fit") return fit();
    const level = cy.zoom() * (how === "in" ? STEP : 1 / STEP);
    cy.zoom({ level, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  const drawn = () => window.requestAnimationFrame(fit);

  function restyle() {
    if (graph()) window.dash_clientside.set_props("robustness-certain-graph", { stylesheet: styles() });
  }

  /** Show the answer of the open question alone. */
  function open(section) {
    for (const part of document.querySelectorAll(".question-answer")) part.hidden = part.dataset.section !== section;
    for (const button of document.querySelectorAll("[data-question]")) {
      button.setAttribute("aria-pressed", String(button.dataset.question === section));
    }
    document.dispatchEvent(new Event("tarazu:size"));
    window.dispatchEvent(new Event("resize")); // charts and grids that had no place to measure
    drawn();
  }

  document.addEventListener("click", function (event) {
    const target = event.target.closest ? event.target : null;
    const question = target && target.closest("[data-question]");
    if (question) window.dash_clientside.set_props("robustness-section", { data: question.dataset.question });
    const button = target && target.closest("[data-order-zoom]");
    if (button) zoom(button.dataset.orderZoom);
  });
  document.addEventListener("toggle", function (event) {
    const twin = event.target;
    if (twin.matches(".order-graph")) drawn();
    // The pairs are many: they are fetched once somebody wants to see them.
    if (twin.matches(".order-pairs") && twin.open) window.dash_clientside.set_props("robustness-pairs-asked", { data: true });
  }, true);
  new window.MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });

  /** Persian digits as the address has them. */
  const ascii = (text) => text.replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));

  /** Comparisons as the address holds them; nothing while all are equal. */
  function comparisons(values) {
    return values.some((value) => value && value !== "1") ? values.map((value) => value || "1").join(",") : "";
  }

  clientside.robustness = {
    /** Ask for best and worst ranks once somebody looks at them, and anew when told to. */
    wish(section, ready, again, last) {
      if (section !== "certain" && ready) return [none(), none()];
      const wish = ready ? { ...ready, again: again || null } : null;
      if (JSON.stringify(wish) === JSON.stringify(last)) {
        const changed = window.dash_clientside.callback_context.triggered.some((one) => one.prop_id.includes("ready"));
        if (!changed) return [none(), none()];
      }
      return [wish, true];
    },
    /** Say that a computation was stopped. */
    stopped(clicks) {
      return clicks ? false : none();
    },
    draw(elements) {
      if (elements && elements.length) {
        window.requestAnimationFrame(function () {
          restyle();
          drawn();
        });
      }
      return none();
    },
    /** Open the question, and keep it and all that is asked in the address. */
    keep(weights, section, ...values) {
      if (!weights || !section) return none();
      open(section);
      const parts = { v: section, a: comparisons(values.slice(NAMES.length)) };
      NAMES.forEach((name, place) => (parts[name] = ascii(values[place] || "")));
      const query = new URLSearchParams();
      for (const [name, standard] of Object.entries(DEFAULTS)) {
        if (parts[name] && parts[name] !== standard) query.set(name, parts[name]);
      }
      for (const name of ["w", "x"]) if (weights[name]) query.set(name, weights[name]);
      const written = query.toString().replace(/%2C/g, ",").replace(/%2F/g, "/");
      tarazu.address.show(written ? "?" + written : "");
      return written;
    },
  };
})();
