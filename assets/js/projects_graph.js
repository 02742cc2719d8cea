/* The graph of what projects wait for: drawn in the colours of the theme; a project leads to its page. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const none = () => window.dash_clientside.no_update;
  const place = () => document.getElementById("projects-graph");
  const MOST_TRIES = 200;
  const READABLE = 0.6; // below this words are too small; the rest is reached by dragging
  const LARGEST = 1.1;

  function graph() {
    const found = place();
    return found && found._cyreg ? found._cyreg.cy : null;
  }

  const colour = (name) =>
    window.getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  function styles() {
    const [ink, card, quiet] = ["ink", "card", "quiet"].map(colour);
    const levels = { a: "group-1", b: "group-2", c: "group-3" };
    return [
      {
        selector: "node",
        style: {
          shape: "round-rectangle",
          width: 260,
          height: 64,
          label: "data(label)",
          color: ink,
          "background-color": card,
          "border-color": quiet,
          "border-width": 1,
          "font-family": "Vazirmatn",
          "font-size": 14,
          "text-wrap": "wrap",
          "text-max-width": 246,
          "text-valign": "center",
          "text-halign": "center",
          "line-height": 1.25,
        },
      },
      { selector: "node.system", style: { shape: "cut-rectangle", "border-style": "dashed" } },
      ...Object.entries(levels).map(([level, name]) => ({
        selector: "node.level-" + level,
        style: { "border-color": colour(name), "border-width": 3 },
      })),
      {
        selector: "edge",
        style: {
          width: 1.6,
          opacity: 0.8,
          "line-color": quiet,
          "target-arrow-color": quiet,
          "target-arrow-shape": "triangle",
          "curve-style": "bezier",
        },
      },
    ];
  }

  function settle(count, tries) {
    const cy = graph();
    if (!cy || cy.elements().length !== count) {
      if (place() && tries) window.requestAnimationFrame(() => settle(count, tries - 1));
      return;
    }
    cy.resize();
    cy.fit(cy.elements(), 14);
    if (cy.zoom() > LARGEST) cy.zoom(LARGEST);
    if (cy.zoom() < READABLE) cy.zoom(READABLE);
    cy.center(cy.elements());
    cy.removeListener("tap", "node.project");
    cy.on("tap", "node.project", (event) => go(event.target.id().split(":")[1]));
    cy.one("render", () => place() && (place().dataset.drawn = count));
    cy.forceRender();
  }

  /** Lead on as a link does, within the application. */
  function go(number) {
    const link = tarazu.make("a", { href: "/projects/" + number, onclick: tarazu.follow });
    document.body.append(link);
    link.click();
    link.remove();
  }

  function restyle() {
    if (place()) window.dash_clientside.set_props("projects-graph", { stylesheet: styles() });
  }

  new window.MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  document.addEventListener("tarazu:size", function () {
    const cy = graph();
    if (cy && cy.elements().length) settle(cy.elements().length, 1);
  });

  Object.assign((clientside.projects = clientside.projects || {}), {
    graph(elements) {
      if (!elements) return [none(), none(), none()];
      document.fonts.load("14px Vazirmatn", "\u0633").then(() => settle(elements.length, MOST_TRIES));
      return [elements, styles(), elements.length];
    },
  });
})();
