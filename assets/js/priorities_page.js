/* One opening of the weighing table: its data, its picture, and everything that shows it. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const byId = (id) => document.getElementById(id);
  const SCALE = "scale-";
  const set = (id, properties) => window.dash_clientside.set_props(id, properties);

  /** Allow or forbid a button through Dash: React keeps clicks from a button that it has disabled. */
  function enable(id, allowed) {
    if (byId(id).disabled === allowed) set(id, { disabled: !allowed });
  }

  function plotOf() {
    const plot = document.querySelector("#priorities-movement .js-plotly-plot");
    return plot && plot._fullLayout && window.Plotly ? plot : null;
  }

  function gridApi() {
    try {
      return window.dash_ag_grid && window.dash_ag_grid.getApi("priorities-grid");
    } catch (_) {
      return null; // the grid says so when it is not there yet
    }
  }

  class Page {
    constructor(dataset) {
      this.dataset = dataset;
      this.words = tarazu.words(dataset.language, dataset.texts);
      this.view = dataset.view;
      this.table = tarazu.scoring.prepare(dataset.services);
      this.report = tarazu.scoring.rank(this.table, dataset.report.weights, dataset.report.bounds);
      this.position = new Map(dataset.services.map((service, i) => [service.id, i]));
      this.history = tarazu.history(this.setting());
      this.rows = tarazu.prioritiesRows.control(this.words, dataset);
      this.movers = tarazu.prioritiesMovers.control(this.words, dataset.services, (id) => this.select(id, true));
      this.usual = Math.min(dataset.first, dataset.services.length); // so many count as the first ones
      this.view.first = Math.min(this.view.first, dataset.services.length);
      this.left = false;
    }

    setting() {
      return { weights: this.view.weights, whatIfs: this.view.whatIfs };
    }

    async connect() {
      const here = () => !this.left;
      const api = await tarazu.whenReady(gridApi, here);
      if (!api) return;
      this.grid = tarazu.prioritiesGrid.control(api, this.words, (row) => this.rows.passes(row, this.view));
      api.addEventListener("cellClicked", (event) => this.select(event.data.id));
      api.addEventListener("cellKeyDown", (event) => {
        if (event.event.key === "Enter") this.select(event.data.id);
      });
      const judge = (index, score) => this.judge(index, score);
      const weigh = (weights) => this.weighAll(weights);
      const ask = (goal) => this.ask(goal);
      this.reach = tarazu.prioritiesReach.control(this.words, this.dataset, ask, { weigh, judge });
      this.why = tarazu.prioritiesWhy.control(byId("priorities-why"), this.words, this.dataset, judge, this.reach);
      this.steps = tarazu.prioritiesSteps.control(
        this.words,
        this.dataset,
        (position, weight) => this.turn(position, weight),
        (first) => this.setFirst(first)
      );
      this.setText(this.view.text);
      this.draw();
      this.grid.fill(this.rows.all);
      this.grid.arrange(this.view.columns);
      this.drawSummary();
      const plot = await tarazu.whenReady(plotOf, here);
      if (!plot) return;
      this.chart = tarazu.prioritiesChart.control(plot, this.report.ranks);
      this.draw();
      this.grid.select(this.view.selected, true);
      if (this.view.selected !== null) byId("priorities-arranged").classList.add("has-chosen");
      this.note();
      byId("priorities-arranged").dataset.ready = "yes";
    }

    setText(text) {
      this.view.text = text;
      this.rows.search(text);
    }

    /** Compute the ranking and show it everywhere; runs at every step of a drag. */
    draw() {
      const table = tarazu.scoring.applyWhatIfs(this.table, this.view.whatIfs);
      this.now = tarazu.scoring.rank(table, this.view.weights, this.view.bounds, this.now);
      const movement = tarazu.scoring.compare(this.now, this.report);
      const moved = tarazu.prioritiesChart.movers(movement);
      this.rows.fill(this.now, this.report, movement, this.table);
      if (this.grid) this.grid.draw();
      if (this.chart) this.chart.draw(movement, moved);
      this.movers.draw(movement, moved, this.report);
      this.drawScales();
      this.drawSteps();
      this.drawWhy();
      this.crossed = movement.crossings.length;
      this.drawSummary();
      tarazu.address.show(this.query());
    }

    drawScales() {
      const { weights } = this.view;
      const sum = this.now.weightSum;
      this.dataset.indices.forEach((index, k) => {
        const scale = document.querySelector('.scale[data-index="' + index.id + '"]');
        scale.querySelector(".scale-value").textContent = this.words.number(weights[k]);
        scale.querySelector(".scale-percent").textContent = this.words.say("weigh.percent", {
          share: this.words.number(Math.round((100 * weights[k]) / sum)),
        });
        scale.classList.toggle("is-changed", weights[k] !== this.dataset.report.weights[k]);
      });
      const present = this.view.weights.join();
      for (const button of document.querySelectorAll("#priorities-presets .preset")) {
        const chosen = button.dataset.weights === present;
        button.setAttribute("aria-pressed", String(chosen));
      }
      enable("priorities-undo", this.history.canUndo());
      enable("priorities-redo", this.history.canRedo());
    }

    drawSteps() {
      if (!this.steps) return;
      const row = this.position.get(this.view.selected);
      this.steps.draw(this.now, row === undefined ? -1 : row, this.view.first);
    }

    drawWhy() {
      if (!this.why) return;
      const i = this.position.get(this.view.selected);
      if (i === undefined) this.why.clear();
      else this.why.draw(i, this.now, this.report, this.view.first, JSON.stringify(this.setting()));
    }

    drawSummary() {
      const { words } = this;
      const shown = this.grid ? this.grid.count() : this.rows.all.length;
      const whatIfs = this.view.whatIfs.length;
      const parts = [words.say("weigh.summary_services", { number: this.rows.all.length })];
      if (shown !== this.rows.all.length) parts.push(words.say("weigh.summary_shown", { number: shown }));
      parts.push(words.say("weigh.summary_crossed", { number: this.crossed }));
      if (whatIfs) parts.push(words.say("weigh.summary_what_ifs", { number: whatIfs }));
      byId("priorities-summary").textContent = parts.join(words.say("weigh.separator"));
    }

    query() {
      const { group_1, group_2 } = this.dataset.report.bounds;
      return tarazu.address.format(this.view, { columns: this.dataset.columns, bounds: [group_1, group_2].join(","), first: this.usual });
    }

    weigh(weights) {
      if (!weights.some((weight) => weight > 0)) {
        tarazu.notify(this.words.say("weigh.all_zero"));
        return false;
      }
      this.view.weights = weights;
      this.draw();
      return true;
    }

    keep() {
      if (!this.history.keep(this.setting())) return;
      this.note();
      this.drawScales();
      const first = this.now.order[0];
      tarazu.announce(
        this.words.say("weigh.announce", {
          title: this.dataset.services[first].title,
          first: this.now.groupCounts[0],
          second: this.now.groupCounts[1],
          third: this.now.groupCounts[2],
        })
      );
    }

    /** Say in the document which weights stand in the history as the present ones. */
    note() {
      byId("priorities-arranged").dataset.kept = this.view.weights.join();
    }

    /** Take a whole setting (preset, undo, redo, reset) and move the sliders to it. */
    take(setting) {
      if (!setting) return;
      this.view.weights = setting.weights;
      this.view.whatIfs = setting.whatIfs;
      this.note();
      this.draw();
      this.moveSliders();
    }

    moveSliders() {
      this.dataset.indices.forEach((index, k) => set(SCALE + index.id, { value: this.view.weights[k] }));
    }

    /** Set one weight as if its scale had been moved there. */
    turn(position, weight) {
      const weights = this.view.weights.slice();
      weights[position] = weight;
      this.weighAll(weights);
    }

    /** Set all weights, the scales too, as one step that can be undone. */
    weighAll(weights) {
      this.take({ weights, whatIfs: this.view.whatIfs });
      this.keep();
    }

    /** Ask the server what a goal would take; gives the address of the picture as it was asked. */
    ask(goal) {
      const { columns } = this.dataset;
      const plain = { ...this.view, domains: [], groups: [], text: "", columns, first: this.usual };
      const query = tarazu.address.format(plain, { columns, first: this.usual });
      const place = goal.kind === "first" ? "priorities-goal-first" : "priorities-goal";
      set(place, { data: { ...goal, query, at: Date.now() } });
      return query;
    }

    /** Another number of services counts as the first ones. */
    setFirst(first) {
      this.view.first = first;
      this.drawSteps();
      this.drawWhy();
      tarazu.address.show(this.query());
    }

    /** Try another score for the chosen service; the original score takes the trial back. */
    judge(index, score) {
      const id = this.view.selected;
      const at = 6 * this.position.get(id) + tarazu.scoring.INDEX_IDS.indexOf(index);
      const others = this.view.whatIfs.filter((item) => item.id !== id || item.index !== index);
      const original = this.table.scores[at] === score;
      this.view.whatIfs = original ? others : [...others, { id, index, score }];
      this.draw();
      this.keep();
    }

    select(id, scroll) {
      this.view.selected = id;
      this.grid.select(id, scroll);
      this.drawSteps();
      this.drawWhy();
      tarazu.address.show(this.query());
      byId("priorities-arranged").classList.add("has-chosen");
    }

    unselect() {
      this.view.selected = null;
      this.grid.select(null);
      this.drawSteps();
      this.drawWhy();
      tarazu.address.show(this.query());
      byId("priorities-arranged").classList.remove("has-chosen");
    }

    /** What is shown, in the order shown, for a download. */
    shown() {
      return { query: this.query(), ids: this.grid.shownIds() };
    }

    shownRows() {
      return this.grid.shownIds().map((id) => this.rows.all[this.position.get(id)]);
    }

    picture() {
      const facts = {
        title: this.dataset.pictureTitle,
        answer: byId("priorities-summary").textContent,
        indices: this.dataset.indices,
        weights: this.view.weights,
        foot: this.dataset.foot,
        file: this.dataset.file + ".png",
      };
      return tarazu.prioritiesPicture.download(this.shownRows(), facts, this.words);
    }
  }

  tarazu.PrioritiesPage = Page;
})();
