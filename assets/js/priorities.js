/* The weighing table while it is used: what Dash and the hand report, passed on to the open page. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const byId = (id) => document.getElementById(id);
  const SCALE = "scale-";
  let page = null;

  const none = () => window.dash_clientside.no_update;

  /** What caused this call; a released slider reports `drag_value` and `value` together. */
  function triggered() {
    const causes = window.dash_clientside.callback_context.triggered.map(function (cause) {
      const cut = cause.prop_id.lastIndexOf(".");
      return { id: cause.prop_id.slice(0, cut), property: cause.prop_id.slice(cut + 1), value: cause.value };
    });
    return causes.find((cause) => cause.property === "value") || causes[0] || { id: "" };
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

    weigh() {
      const { id, property, value } = triggered();
      if (!page || !page.now || !id.startsWith(SCALE) || typeof value !== "number") return none();
      const k = page.dataset.indices.findIndex((index) => SCALE + index.id === id);
      if (page.view.weights[k] !== value) {
        const weights = page.view.weights.slice();
        weights[k] = value;
        if (!page.weigh(weights)) {
          if (property === "value") page.moveSliders();
          return none();
        }
      }
      if (property === "value") page.keep();
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

    step() {
      const { id } = triggered();
      if (!page || !page.now) return none();
      if (id === "priorities-undo") page.take(page.history.undo());
      if (id === "priorities-redo") page.take(page.history.redo());
      if (id === "priorities-reset") {
        page.take({ weights: page.dataset.report.weights, whatIfs: [] });
        page.keep();
      }
      return none();
    },

    ask() {
      const { id } = triggered();
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

  document.addEventListener("click", function (event) {
    const preset = event.target.closest && event.target.closest("#priorities-presets .preset");
    if (preset && page && page.now) {
      page.take({ weights: preset.dataset.weights.split(",").map(Number), whatIfs: page.view.whatIfs });
      page.keep();
    }
    if (event.target.closest && event.target.closest(".why-close") && page) page.unselect();
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
