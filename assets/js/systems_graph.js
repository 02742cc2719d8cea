/* The graph of the systems: drawn in either theme, fitted to its frame, and fitted anew as that changes. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const STEP = 1.35;
  const TYPE = 14; // pixels of the usual words
  const none = () => window.dash_clientside.no_update;
  const place = () => document.getElementById("systems-graph");
  let drawn = null; // the picture that is shown
  let laid = null; // where its things stand

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
    const { box } = laid;
    const arrow = { "target-arrow-shape": "triangle", "arrow-scale": 0.9, "curve-style": "bezier", opacity: 0.75 };
    return [
      {
        selector: "node",
        style: {
          shape: "round-rectangle",
          width: box.width,
          height: box.height,
          label: "data(label)",
          color: ink,
          "background-color": card,
          "border-color": quiet,
          "border-width": 1,
          "font-family": "Vazirmatn",
          "font-size": box.font,
          "text-wrap": "wrap",
          "text-max-width": box.words,
          "text-valign": "center",
          "text-halign": "center",
          "line-height": 1.25,
        },
      },
      { selector: "node.service", style: { shape: "rectangle" } },
      { selector: "node.integrated_system", style: { "border-style": "double", "border-width": 4 } },
      { selector: "node.prerequisite", style: { shape: "cut-rectangle" } },
      { selector: "node.body", style: { shape: "ellipse", width: box.width + 14, height: box.height + 6, "text-max-width": box.round } },
      { selector: "node.there", style: { "border-color": colour("status-existing"), "border-width": 3 } },
      { selector: "node.chosen", style: { "background-color": chosen, "border-color": accent, "border-width": 4, "font-weight": 700 } },
      {
        selector: "node.layer",
        style: {
          shape: "rectangle",
          "background-opacity": 0,
          "border-width": 0,
          color: quiet,
          "font-size": box.font + 2,
          height: 30,
          events: "no",
          "text-background-color": card,
          "text-background-opacity": 1,
          "text-background-padding": 4,
        },
      },
      { selector: "edge", style: { ...arrow, width: 1.4, "line-color": quiet, "target-arrow-color": quiet } },
      { selector: "edge.assumed", style: { "line-style": "dashed" } },
      { selector: "edge.within", style: { "curve-style": "unbundled-bezier", "control-point-distances": 125, "control-point-weights": 0.5 } },
      { selector: "edge.near", style: { opacity: 1, width: 2.2, "line-color": accent, "target-arrow-color": accent } },
    ];
  }

  /** The frame as its style sheet has it, whatever height it took for the graph before. */
  function frame() {
    const canvas = place().closest(".systems-canvas");
    const type = parseFloat(window.getComputedStyle(document.documentElement).fontSize) / TYPE;
    const before = canvas.style.height;
    canvas.style.height = "";
    const found = { width: canvas.clientWidth, height: canvas.clientHeight, type };
    canvas.style.height = before;
    return found;
  }

  function lay() {
    const rtl = document.documentElement.dir === "rtl";
    laid = tarazu.graphLayout(drawn.layers, frame(), rtl);
    const canvas = place().closest(".systems-canvas");
    canvas.style.height = Math.ceil(laid.tall) + "px";
    canvas.closest(".systems-frame").dataset.small = laid.small;
  }

  const upright = (link) => laid.places[link.source].x === laid.places[link.target].x;

  function elements() {
    const placed = (one) => ({ ...one, position: laid.places[one.data.id] });
    return [
      ...drawn.layers.map((layer) => placed(layer.head)),
      ...drawn.layers.flatMap((layer) => layer.things.map(placed)),
      ...drawn.links.map((one) => (upright(one.data) ? { ...one, classes: one.classes + " within" } : one)),
    ];
  }

  /** Show all of it; if that is more than can be read, the hand may move it about. */
  function fit() {
    const cy = graph();
    if (!cy || !laid) return;
    cy.resize();
    cy.viewport({
      zoom: laid.zoom,
      pan: { x: (cy.width() - laid.zoom * laid.width) / 2, y: (cy.height() - laid.zoom * laid.height) / 2 },
    });
    hold(false);
  }

  /** A graph that is seen whole lets the page scroll under a finger. */
  function hold(moves) {
    const cy = graph();
    cy.userPanningEnabled(moves);
    place().closest(".systems-frame").dataset.moves = moves;
  }

  function zoom(how) {
    const cy = graph();
    if (!cy) return;
    if (how === "fit") return fit();
    const level = cy.zoom() * (how === "in" ? STEP : 1 / STEP);
    cy.zoom({ level, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    hold(true);
  }

  /** Put what is in the graph where it stands now. */
  function arrange() {
    const cy = graph();
    cy.batch(function () {
      cy.nodes().positions((node) => laid.places[node.id()]);
      cy.edges().forEach((edge) => edge.toggleClass("within", upright(edge.data())));
    });
    fit();
  }

  function whole(cy, picture) {
    const things = picture.layers.flatMap((layer) => layer.things);
    const links = picture.links;
    const number = picture.layers.length + things.length + links.length;
    return cy.elements().length === number && [...things, ...links].every((one) => cy.hasElementWithId(one.data.id));
  }

  /** Once all of a picture is in the graph, bring it into the frame. */
  function settle(picture, tries) {
    const cy = graph();
    if (picture !== drawn || !place()) return;
    if (!cy || !whole(cy, picture)) {
      if (tries) window.requestAnimationFrame(() => settle(picture, tries - 1));
      return;
    }
    arrange();
    cy.one("render", function () {
      if (place()) place().dataset.drawn = cy.elements().length;
    });
    cy.forceRender();
    tarazu.attendGraph();
  }

  function again() {
    if (!place() || !drawn || !graph() || !whole(graph(), drawn)) return;
    const { box } = laid;
    lay();
    if (laid.box !== box) restyle();
    arrange();
  }

  function restyle() {
    if (place() && laid) window.dash_clientside.set_props("systems-graph", { stylesheet: styles() });
  }

  /** Paper shows a picture of the graph, whole and in light colours whatever the theme. */
  function toPaper() {
    const cy = graph();
    if (!cy || !laid) return;
    const root = document.documentElement;
    const theme = root.dataset.bsTheme;
    root.dataset.bsTheme = "light";
    cy.style().fromJson(styles()).update();
    const picture = tarazu.make("img", { src: cy.png({ full: true, scale: 2 }), alt: "" });
    root.dataset.bsTheme = theme;
    cy.style().fromJson(styles()).update();
    place().closest(".systems-frame").querySelector(".systems-paper").replaceChildren(picture);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-zoom]");
    if (button) zoom(button.dataset.zoom);
  });
  document.addEventListener("tarazu:size", again);
  document.addEventListener("tarazu:print", toPaper);
  new window.MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });

  Object.assign((clientside.systems = clientside.systems || {}), {
    draw(picture) {
      if (!picture || !place()) return [none(), none(), none()];
      delete place().dataset.drawn;
      drawn = picture;
      lay();
      const found = elements();
      // The canvas cannot wait for a typeface by itself.
      document.fonts.load("14px Vazirmatn", "\u0633").then(() => settle(picture, 200));
      return [found, styles(), found.length];
    },
  });
})();
