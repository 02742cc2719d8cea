/* The weighing table while it is used: what Dash and the hand report, passed on to the open page. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const byId = (id) => document.getElementById(id);
  const STEPS = /^(Arrow|Page|Home$|End$)/;
  let page = null;
  let hand = null; // the scale that is being moved

  const none = () => window.dash_clientside.no_update;

  /** The id of what caused this call. */
  function triggered() {
    const [cause] = window.dash_clientside.callback_context.triggered;
    return cause ? cause.prop_id.slice(0, cause.prop_id.lastIndexOf(".")) : "";
  }

  const positionOf = (scale) => page.dataset.indices.findIndex((index) => index.id === scale.dataset.index);

  /** Weigh with what the thumb of a scale says; false if that cannot be. */
  function turn(scale) {
    const thumb = scale.querySelector("[role=slider]");
    if (!thumb) return true;
    const weight = Number(thumb.getAttribute("aria-valuenow"));
    const k = positionOf(scale);
    if (page.view.weights[k] === weight) return true;
    const weights = page.view.weights.slice();
    weights[k] = weight;
    return page.weigh(weights);
  }

  clientside.priorities = {
    opened: () => window.location.search,

    mount(dataset) {
      if (!dataset) return none();
      if (page) page.left = true;
      page = new tarazu.PrioritiesPage(dataset);
      page.connect();
      return none();
    },

    /** A scale was let go, or the page itself has set it: then there is nothing left to do. */
    weigh(...weights) {
      const place = byId(triggered());
      if (!page || !page.now || !place) return none();
      const scale = place.closest(".scale");
      const set = weights[positionOf(scale)] === page.view.weights[positionOf(scale)];
      if (!set && !turn(scale)) page.moveSliders();
      page.keep();
      return none();
    },

    filter(text, domains, groups, columns) {
      if (!page || !page.grid) return none();
      page.setText(text || "");
      page.view.domains = domains || [];
      page.view.groups = (groups || []).map(Number);
      page.view.columns = page.dataset.allColumns.filter((name) => name === "service" || (columns || []).includes(name));
      page.grid.arrange(page.view.columns);
      page.draw();
      return none();
    },

    /** No answer came: the question can be put again. */
    unreached(at) {
      if (at && page && page.reach) page.reach.stop();
      return none();
    },
    reached(answer) {
      if (answer && page && page.reach) page.reach.show(answer);
      return none();
    },

    step() {
      const id = triggered();
      if (!page || !page.now) return none();
      if (id === "priorities-undo") page.take(page.history.undo());
      if (id === "priorities-redo") page.take(page.history.redo());
      if (id === "priorities-reset") {
        page.view.bounds = page.dataset.report.bounds;
        page.take({ weights: page.dataset.report.weights, whatIfs: [] });
        page.keep();
      }
      return none();
    },

    ask() {
      const id = triggered();
      if (!page || !page.grid || !id) return none();
      if (id === "priorities-picture") {
        page.picture();
        return none();
      }
      if (id === "priorities-link") {
        tarazu.copy(window.location.href, page.words.say("weigh.link_copied"), page.words.say("weigh.link_not_copied"));
        return none();
      }
      return { kind: id === "priorities-csv" ? "csv" : "excel", ...page.shown(), at: Date.now() };
    },
  };

  // Under the hand the thumb itself is asked: Dash tells of a step later, and not of every one.
  const under = (event) => event.target.closest && event.target.closest(".scale");
  document.addEventListener("pointerdown", (event) => (hand = under(event)), true);
  document.addEventListener("pointerup", () => (hand = null));
  document.addEventListener("pointercancel", () => (hand = null));
  document.addEventListener("keydown", (event) => (hand = STEPS.test(event.key) ? under(event) : null), true);
  document.addEventListener("keyup", () => (hand = null));
  new MutationObserver(function (moves) {
    if (hand && page && page.now && moves.some((move) => hand.contains(move.target))) turn(hand);
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["aria-valuenow"] });

  document.addEventListener("click", function (event) {
    const preset = event.target.closest && event.target.closest("#priorities-presets .preset");
    if (preset && page && page.now) page.weighAll(preset.dataset.weights.split(",").map(Number));
    if (event.target.closest && event.target.closest(".why-close") && page) page.unselect();
    if (event.target.id === "priorities-reach-stop" && page && page.reach) page.reach.stop();
  });

  document.addEventListener("keydown", function (event) {
    if (!page || !byId("priorities-arranged") || !(event.ctrlKey || event.metaKey)) return;
    if (tarazu.writing(event.target)) return;
    const key = tarazu.letter(event);
    if (key === "z" && !event.shiftKey) page.take(page.history.undo());
    else if (key === "y" || (key === "z" && event.shiftKey)) page.take(page.history.redo());
    else return;
    event.preventDefault();
  });

  function onGrid(act) {
    if (page && page.grid && byId("priorities-arranged")) act(page.grid);
  }

  document.addEventListener("tarazu:size", () =>
    onGrid(function (grid) {
      grid.arrange(page.view.columns);
      grid.fit();
    })
  );
  document.addEventListener("tarazu:print", () =>
    onGrid(() => byId("priorities-paper").replaceChildren(tarazu.prioritiesGrid.paper(page.shownRows())))
  );
})();
