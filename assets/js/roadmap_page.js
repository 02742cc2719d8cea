/* One opening of the roadmap: its picture, the plan that follows it, and everything that shows both. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const byId = (name) => document.getElementById("roadmap-" + name);
  const set = (name, properties) => window.dash_clientside.set_props("roadmap-" + name, properties);

  const PHONE = "(max-width: 700px)";

  class Page extends tarazu.RoadmapAsking {
    constructor(dataset) {
      super();
      this.dataset = dataset;
      this.words = tarazu.words(dataset.language, dataset.texts);
      this.view = dataset.view;
      this.kept = JSON.parse(JSON.stringify(dataset.view)); // the last picture that could be planned
      this.folded = new Set();
      this.chain = new Set();
      for (const item of Object.values(dataset.items)) {
        item.search = tarazu.search.key(item.title + " " + item.code + " " + item.domain + " " + item.bodies.join(" "));
      }
      const acts = {
        choose: (id) => this.choose(id),
        pin: (id, quarter) => this.wish("pin", id, this.key(quarter)),
        fold: (heading) => this.fold(heading),
        turn: (changes, settled) => this.turn(changes, settled),
      };
      this.timeline = new tarazu.RoadmapTimeline(byId("scroll"), dataset, this.words, acts);
      this.settings = new tarazu.RoadmapSettings({ scales: byId("scales"), presets: byId("presets"), form: byId("form") }, dataset, this.words, acts);
      this.single = new tarazu.RoadmapSingle(byId("single"), dataset, this.words, acts);
      this.settings.show(this.view);
      this.showRefusals(dataset.refused, false);
      if (this.view.late) {
        const [subject, quarters] = this.view.late;
        if (subject.startsWith("body:")) set("late-subject", { value: subject });
        set("late-quarters", { value: String(quarters) });
      }
    }

    key(quarter) {
      return this.answer.heads[quarter + this.answer.lead].key;
    }

    // Changing the picture

    open(key) {
      Object.assign(this.view, { plan: key, revision: null });
      this.ask(true);
    }

    compare(key) {
      Object.assign(this.view, { base: this.view.base === key ? null : key, baseRevision: null });
      this.ask(true);
    }

    /** Keep the plan on the screen, or move a kept one on. */
    keep(what) {
      set("plan-ask", { data: this.given({ ...what, at: Date.now() }) });
    }

    /** A question with the plan on the screen, as the server reads it. */
    given(what) {
      return { ...what, query: this.query(), ...this.plan() };
    }

    panel(panel) {
      this.view.panel = panel;
      tarazu.address.show(this.query());
      this.draw();
      this.picture();
    }

    /** Let the server draw what stands beside the plan: what delays may do, how far the work is, what if. */
    picture() {
      const { panel, late } = this.view;
      const data = { query: this.query(), ...this.plan() };
      if (panel === "risk" || panel === "progress") set("picture-ask", { data: { ...data, panel } });
      if (panel !== "late" || !late) return;
      const [subject, quarters] = late;
      const asked = { ...data, subject, quarters, at: Date.now() };
      set("late-ask", { data: asked });
      set("replan-ask", { data: asked });
    }

    /** Ask what happens if something or a whole body is late. */
    late(subject, quarters) {
      if (!subject) return;
      this.view.late = [subject, quarters];
      if (this.view.panel !== "late") set("panel", { value: "late" });
      this.panel("late");
    }

    /** The server has sampled the delays: by when each item is there in half and in 80 % of the cases. */
    risked(ends) {
      this.ends = ends;
      this.draw();
    }

    /** The server has pushed the plan, or planned anew. */
    slipped(plans) {
      this.slips = plans;
      if (!plans || !plans[this.laid]) this.laid = null;
      if (this.answer) this.draw();
    }

    /** Draw one of those plans over the present one, or take it away again. */
    overlay(name) {
      this.laid = this.laid === name ? null : name;
      this.draw();
    }

    /** The plan that is drawn: the present one, or one that a delay leaves with it beneath. */
    drawn() {
      const over = this.laid && this.slips && this.slips[this.laid];
      if (!over) return this.answer;
      const baseline = {};
      const rows = this.answer.rows.map((row, i) => {
        const id = this.answer.ids[i];
        if (row[0] !== null) baseline[id] = [row[0], row[1]];
        const [start, finish] = over[id] || [null, null];
        return [start, finish, ...row.slice(2)];
      });
      return { ...this.answer, rows, baseline };
    }

    edit(what) {
      set("edit-ask", { data: { ...what, at: Date.now() } });
    }

    turn(changes, settled) {
      Object.assign(this.view, changes, { plan: null, revision: null });
      this.settings.show(this.view);
      this.ask(settled);
    }

    /** Wish something of an item's quarter; another pin of it goes. */
    wish(kind, id, quarter) {
      const others = this.view.wishes.filter((one) => one[1] !== id || one[0] !== kind || (kind === "forbid" && one[2] !== quarter));
      this.view.chosen = id;
      this.found = null;
      byId("why").dataset.item = "";
      this.turn({ wishes: [...others, [kind, id, quarter]] }, true);
    }

    unwish(id) {
      byId("why").dataset.item = "";
      this.turn({ wishes: this.view.wishes.filter((one) => one[1] !== id) }, true);
    }

    come(id, quarter) {
      byId("why").dataset.item = "";
      const arrivals = { ...this.view.arrivals };
      if (quarter) arrivals[id] = quarter;
      else delete arrivals[id];
      this.turn({ arrivals }, true);
    }

    group(by) {
      this.folded.clear();
      this.view.by = by;
      this.ask(false);
    }

    narrow(kinds, text) {
      this.view.kinds = kinds;
      this.view.text = text;
      tarazu.address.show(this.query());
      this.draw();
    }

    layout(layout) {
      this.view.layout = layout;
      tarazu.address.show(this.query());
      this.draw();
    }

    fold(heading) {
      if (this.folded.has(heading)) this.folded.delete(heading);
      else this.folded.add(heading);
      this.draw();
    }

    choose(id) {
      this.view.chosen = id;
      tarazu.address.show(this.query());
      this.draw();
      this.explain();
      if (this.view.panel === "risk") this.picture();
      document.querySelector(".roadmap").dataset.chosen = id || "";
    }

    /** Let the server say why the chosen item stands where it does. */
    explain() {
      if (!this.answer || !this.view.chosen) return;
      const writing = byId("why").querySelector(".why-course[open], select:focus, input:focus");
      if (writing && byId("why").dataset.item === this.view.chosen) return;
      byId("why").dataset.item = this.view.chosen;
      this.owe("why", true);
      set("sooner", { children: this.words.say("roadmap.sooner.looking") });
      set("why-ask", { data: { query: this.query(), chosen: this.view.chosen, ...this.plan() } });
    }

    /** The plan that is shown, as the server reads it. */
    plan() {
      const { answer } = this;
      return { starts: answer.rows.map((row) => row[0]), method: answer.method, bound: answer.bound };
    }

    critical(on) {
      this.view.critical = on;
      if (!on) this.chain = new Set();
      tarazu.address.show(this.query());
      if (on) set("chain-ask", { data: { query: this.query(), chosen: this.view.chosen, ...this.plan() } });
      this.draw();
    }

    chained(ids) {
      this.chain = new Set(this.view.critical ? ids : []);
      this.draw();
    }

    // Showing

    show(answer) {
      this.answer = answer;
      this.laid = null;
      this.ends = null;
      byId("answer").textContent = answer.answer;
      byId("method").textContent = answer.methodWords;
      byId("moved-answer").textContent = tarazu.roadmapSide.movedWords(answer, this.dataset, this.words);
      byId("capacity-answer").textContent = tarazu.roadmapSide.fullness(answer, this.words);
      tarazu.roadmapSide.usage(byId("usage"), answer, this.words);
      tarazu.roadmapSide.moved(byId("moved"), answer, this.dataset, this.words, (id) => this.choose(id));
      this.draw();
      if (this.settled !== false) {
        this.explain();
        this.picture();
        if (answer.moved.length) set("because-ask", { data: { query: this.query(), ...this.plan() } });
        if (this.view.critical) this.critical(true);
        tarazu.announce(answer.answer);
      }
      this.single.show(this.view, answer.heads.slice(answer.lead));
      const page = document.querySelector(".roadmap");
      page.dataset.method = answer.method;
      page.dataset.revision = answer.revision;
      page.dataset.ready = this.asked;
    }

    /** The server says why those moved that come later. */
    because(because) {
      tarazu.roadmapSide.moved(byId("moved"), this.answer, this.dataset, this.words, (id) => this.choose(id), because);
    }

    draw() {
      const { view, dataset, words } = this;
      const answer = this.drawn();
      const rows = tarazu.roadmapRows.arrange(answer, dataset, view, this.folded);
      const marks = {
        chosen: view.chosen,
        chain: this.chain,
        ends: (view.panel === "risk" && !this.laid && this.ends) || {},
        wishes: new Map(view.wishes.map((one) => [one[1], one])),
        moved: new Set(answer.moved.map((one) => one[0])),
      };
      const page = document.querySelector(".roadmap");
      page.dataset.layout = view.layout;
      page.dataset.panel = view.panel;
      page.dataset.chosen = view.chosen || "";
      byId("nothing").hidden = rows.length > 0;
      this.timeline.show(answer, rows, marks);
      if (view.chosen && view.chosen !== this.found) this.timeline.find(view.chosen);
      this.found = view.chosen;
      if (window.matchMedia(PHONE).matches) tarazu.roadmapSide.quarters(byId("quarters"), answer, dataset, words, rows, (id) => this.choose(id));
      if (view.layout === "list") set("grid", { rowData: tarazu.roadmapSide.listRows(answer, dataset, words, rows) });
      this.rows = rows;
    }
  }

  tarazu.RoadmapPage = Page;
})();
