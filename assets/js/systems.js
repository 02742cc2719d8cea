/* The systems: what is chosen in the graph, how it is drawn in either theme, and both in the address. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const PATH = "/systems";
  const KINDS = 5;
  const READABLE = 0.72; // below this the words of the graph are too small to read
  const LARGEST = 1.1;
  const STEP = 1.35;
  const none = () => window.dash_clientside.no_update;
  const place = () => document.getElementById("systems-graph");
  let moves = false;

  // The component sets a wheel sensitivity of its own, and the library warns of any that is set.
  const component = window.dash_cytoscape && window.dash_cytoscape.Cytoscape;
  if (component && component.defaultProps) delete component.defaultProps.wheelSensitivity;

  function graph() {
    const found = place();
    return found && found._cyreg ? found._cyreg.cy : null;
  }

  const colour = (name) =>
    window.getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  /** What is drawn on a canvas knows no style sheet, so it is told the colours of the theme. */
  function styles() {
    const [ink, card, quiet, accent, chosen] = ["ink", "card", "quiet", "accent", "chosen"].map(colour);
    const arrow = { "target-arrow-shape": "triangle", "arrow-scale": 0.9, "curve-style": "bezier", opacity: 0.75 };
    return [
      {
        selector: "node",
        style: {
          shape: "round-rectangle",
          width: 200,
          height: 78,
          label: "data(label)",
          color: ink,
          "background-color": card,
          "border-color": quiet,
          "border-width": 1,
          "font-family": "Vazirmatn",
          "font-size": 14,
          "text-wrap": "wrap",
          "text-max-width": 186,
          "text-valign": "center",
          "text-halign": "center",
          "line-height": 1.25,
        },
      },
      { selector: "node.service", style: { shape: "rectangle" } },
      { selector: "node.integrated_system", style: { "border-style": "double", "border-width": 4 } },
      { selector: "node.prerequisite", style: { shape: "cut-rectangle" } },
      { selector: "node.body", style: { shape: "ellipse", width: 214, height: 84, "text-max-width": 170 } },
      { selector: "node.there", style: { "border-color": colour("status-existing"), "border-width": 3 } },
      { selector: "node.chosen", style: { "background-color": chosen, "border-color": accent, "border-width": 4, "font-weight": 700 } },
      {
        selector: "node.layer",
        style: { shape: "rectangle", "background-opacity": 0, "border-width": 0, color: quiet, "font-size": 16, height: 30, events: "no" },
      },
      { selector: "edge", style: { ...arrow, width: 1.4, "line-color": quiet, "target-arrow-color": quiet } },
      { selector: "edge.assumed", style: { "line-style": "dashed" } },
      { selector: "edge.within", style: { "curve-style": "unbundled-bezier", "control-point-distances": 125, "control-point-weights": 0.5 } },
      { selector: "edge.near", style: { opacity: 1, width: 2.2, "line-color": accent, "target-arrow-color": accent } },
    ];
  }

  /** Show all of it if its words can be read then, or else the chosen thing and what is next to it. */
  function fit(whole) {
    const cy = graph();
    if (!cy || !cy.elements().length) return;
    cy.resize();
    cy.fit(cy.elements(), 14);
    const chosen = cy.nodes(".chosen");
    if (cy.zoom() > LARGEST) cy.zoom(LARGEST);
    if (!whole && chosen.length && cy.zoom() < READABLE) {
      cy.zoom(READABLE);
      cy.center(chosen);
    } else {
      cy.center(cy.elements());
    }
  }

  function zoom(how) {
    const cy = graph();
    if (!cy) return;
    if (how === "fit") return fit(true);
    const level = cy.zoom() * (how === "in" ? STEP : 1 / STEP);
    cy.zoom({ level, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  /** Once all of a picture is in the graph, bring it into the frame. */
  function settle(count, tries) {
    const cy = graph();
    if (!cy || cy.elements().length !== count) {
      if (place() && tries) window.requestAnimationFrame(() => settle(count, tries - 1));
      return;
    }
    fit(false);
    cy.one("render", function () {
      if (place()) place().dataset.drawn = count;
    });
    cy.forceRender();
    if (moves) attend();
  }

  /** A link far from the graph brings it into sight; the hand goes on from the panel. */
  function attend() {
    moves = false;
    const panel = document.getElementById("systems-panel");
    if (!panel) return;
    panel.focus({ preventScroll: true });
    document.querySelector(".systems-cards").scrollIntoView({ block: "start" });
  }

  function modified(event) {
    return event.metaKey || event.shiftKey || event.altKey || event.ctrlKey || event.button > 0;
  }

  function named(link) {
    const address = new URL(link.href);
    return address.pathname === PATH ? address.searchParams.get("s") : null;
  }

  /** A link to a thing chooses it, without leaving the page. */
  function follow(event) {
    const link = event.target.closest && event.target.closest(".systems a[href]");
    const key = link && !modified(event) ? named(link) : null;
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    moves = true;
    window.dash_clientside.set_props("systems-chosen", { data: key });
  }

  function restyle() {
    if (place()) window.dash_clientside.set_props("systems-graph", { stylesheet: styles() });
  }

  function written(query, chosen, depth, direction, kinds, together, weights) {
    const parts = query ? [query.slice(1)] : [];
    if (chosen) parts.push("s=" + chosen);
    if (depth && depth !== "2") parts.push("depth=" + depth);
    if (direction && direction !== "both") parts.push("dir=" + direction);
    if (kinds && kinds.length !== KINDS) parts.push("kinds=" + kinds.join(","));
    if (together && together !== "3") parts.push("k=" + together);
    for (const [name, value] of Object.entries(weights || {})) parts.push(name + "=" + value);
    return parts.length ? "?" + parts.join("&") : "";
  }

  document.addEventListener("click", follow, true);
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-zoom]");
    if (button) zoom(button.dataset.zoom);
  });
  document.addEventListener("tarazu:size", () => fit(false));
  new window.MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });

  Object.assign((clientside.systems = clientside.systems || {}), {
    draw(picture) {
      if (!picture) return [none(), none(), none()];
      if (place()) delete place().dataset.drawn;
      // The canvas cannot wait for a typeface by itself.
      document.fonts.load("14px Vazirmatn", "\u0633").then(() => settle(picture.length, 200));
      return [picture, styles(), picture.length];
    },
    /** Once what a change did to the rows is painted, what takes longer to say may be asked for. */
    afterwards(rows, changed, wished, seen) {
      const now = [changed, wished && wished.saved ? wished.key + " " + wished.version : ""].join("/");
      if (!rows || now === seen) return none();
      window.requestAnimationFrame(() =>
        window.setTimeout(() => window.dash_clientside.set_props("systems-seen", { data: now }))
      );
      return none();
    },
    tapped(data, chosen) {
      return data && data.id !== chosen && !data.id.startsWith("layer:") ? data.id : none();
    },
    searched(value, chosen) {
      return value && value !== chosen ? value : none();
    },
    everything(clicks) {
      return clicks ? "all" : none();
    },
    keep(query, chosen, depth, direction, kinds, together, rows, weights) {
      if (query === null || query === undefined || !chosen) return [none(), none()];
      document.querySelector(".systems").dataset.all = chosen === "all";
      const address = written(query, chosen, depth, direction, kinds, together, weights);
      window.dash_clientside.lists.keep(address, rows || []);
      return [query, chosen === "all" ? "" : chosen];
    },
  });
})();
