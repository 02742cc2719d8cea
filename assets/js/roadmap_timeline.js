/* The timeline: a row for each item, of which only those in sight are in the document. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const ROW_REM = 2.15;
  const SPARE = 6; // rows above and below those in sight

  class Timeline {
    /** `acts` has choose(id), pin(id, quarter) and fold(heading). */
    constructor(place, dataset, words, acts) {
      this.place = place;
      this.dataset = dataset;
      this.words = words;
      this.acts = acts;
      this.rows = [];
      this.drawn = new Map();
      this.current = 0;
      this.build();
    }

    build() {
      this.heads = make("div", { class: "plan-heads", role: "row", "aria-rowindex": 1 });
      this.body = make("div", { class: "plan-body", role: "rowgroup" });
      this.back = make("div", { class: "plan-back", "aria-hidden": "true" });
      this.lines = tarazu.roadmapLinks.layer();
      this.body.append(this.back, this.lines);
      this.grid = make("div", { class: "plan-grid", role: "treegrid", "aria-label": this.words.say("roadmap.timeline") }, this.heads, this.body);
      this.place.replaceChildren(this.grid);
      this.place.addEventListener("scroll", () => this.window(false), { passive: true });
      this.body.addEventListener("keydown", (event) => this.key(event));
      this.body.addEventListener("click", (event) => this.click(event));
      this.body.addEventListener("pointerdown", (event) => tarazu.roadmapHand.press(this, event));
    }

    /** The height of a row in pixels, in the size of type that holds now. */
    get rowHeight() {
      return Math.round(ROW_REM * parseFloat(window.getComputedStyle(document.documentElement).fontSize));
    }

    get columns() {
      return this.answer.quarters + this.answer.lead;
    }

    get laneWidth() {
      return this.heads.clientWidth - this.heads.firstElementChild.offsetWidth;
    }

    /** Show a plan; `rows` come from roadmapRows. */
    show(answer, rows, marks) {
      this.answer = answer;
      this.marks = marks;
      this.place.style.setProperty("--columns", this.columns);
      this.drawHeads();
      this.rows = rows;
      this.current = Math.min(this.current, Math.max(0, rows.length - 1));
      this.grid.setAttribute("aria-rowcount", rows.length + 1);
      this.resize();
    }

    resize() {
      if (!this.answer) return;
      this.height = this.rowHeight;
      this.place.style.setProperty("--row", this.height + "px");
      this.body.style.height = this.rows.length * this.height + "px";
      this.window();
      tarazu.roadmapLinks.draw(this);
    }

    drawHeads() {
      const { answer } = this;
      const stamp = answer.heads.map((head) => head.key).join() + answer.today;
      if (stamp === this.stamp) return;
      this.stamp = stamp;
      const corner = make("div", { class: "plan-corner", role: "columnheader" }, this.words.say("roadmap.column.item"));
      const heads = answer.heads.map((head, i) =>
        make(
          "div",
          { class: "plan-head" + (i < answer.lead ? " is-before" : "") + (head.key.endsWith("Q1") ? " is-new-year" : ""), role: "columnheader" },
          make("span", { class: "plan-season" }, head.season),
          " ",
          make("span", { class: "plan-year" }, head.year)
        )
      );
      this.heads.replaceChildren(corner, ...heads);
      const lines = answer.heads.map((head, i) =>
        make("i", {
          class: "plan-line" + (i < answer.lead ? " is-before" : "") + (head.key.endsWith("Q1") && i ? " is-new-year" : ""),
          style: "inset-inline-start:" + (100 * i) / this.columns + "%;inline-size:" + 100 / this.columns + "%",
        })
      );
      if (answer.today !== null) {
        const at = (100 * (answer.today + answer.lead)) / this.columns;
        lines.push(make("b", { class: "plan-today", style: "inset-inline-start:" + at + "%" }, make("span", {}, this.words.say("roadmap.today"))));
      }
      this.back.replaceChildren(...lines);
    }

    /** Put the rows in sight into the document and take the others out; `anew` fills those there already. */
    window(anew = true) {
      if (!this.answer) return;
      const top = this.place.scrollTop;
      const first = Math.max(0, Math.floor(top / this.height) - SPARE);
      const last = Math.min(this.rows.length, Math.ceil((top + this.place.clientHeight) / this.height) + SPARE);
      const keep = new Set();
      for (let r = first; r < last; r += 1) keep.add(this.rows[r].key);
      if (this.rows[this.current]) keep.add(this.rows[this.current].key);
      for (const [key, element] of this.drawn) {
        if (!keep.has(key)) {
          element.remove();
          this.drawn.delete(key);
        }
      }
      for (let r = first; r < last; r += 1) this.placeRow(r, anew);
      if (this.rows[this.current]) this.placeRow(this.current, anew);
    }

    placeRow(r, anew) {
      const bars = tarazu.roadmapBars;
      const row = this.rows[r];
      let element = this.drawn.get(row.key);
      const filled = Boolean(element) && !anew;
      if (!element) {
        element = row.item ? bars.itemRow(this, row) : bars.headingRow();
        this.drawn.set(row.key, element);
        this.body.append(element);
      }
      element.style.transform = "translateY(" + r * this.height + "px)";
      element.setAttribute("aria-rowindex", r + 2);
      element.tabIndex = r === this.current ? 0 : -1;
      element.dataset.row = r;
      if (filled) return;
      if (row.item) bars.fill(this, element, row.item);
      else bars.fillHeading(this, element, row);
    }

    /** The name of a quarter; of one outside the picture by how far it lies outside. */
    name(quarter) {
      const head = this.answer.heads[quarter + this.answer.lead];
      if (head) return head.name;
      return this.words.say(quarter < 0 ? "roadmap.before" : "roadmap.after");
    }

    rowOf(target) {
      const element = target.closest && target.closest(".plan-row");
      return element ? Number(element.dataset.row) : -1;
    }

    click(event) {
      const r = this.rowOf(event.target);
      if (r < 0 || this.dragged) return;
      this.current = r;
      this.use(r);
    }

    use(r) {
      const row = this.rows[r];
      if (row.item) this.acts.choose(row.item.id);
      else this.acts.fold(row.mark);
    }

    key(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -this.rows.length, End: this.rows.length };
      if (event.key in steps) this.go(this.current + steps[event.key]);
      else if (event.key === "Enter" || event.key === " ") this.use(this.current);
      else return;
      event.preventDefault();
    }

    go(r) {
      this.current = Math.max(0, Math.min(this.rows.length - 1, r));
      this.reveal(this.current);
      this.window();
      const element = this.drawn.get(this.rows[this.current].key);
      if (element) element.focus({ preventScroll: true });
    }

    reveal(r) {
      const head = this.heads.offsetHeight;
      const top = r * this.height;
      const { scrollTop, clientHeight } = this.place;
      if (top < scrollTop) this.place.scrollTop = top;
      else if (top + this.height > scrollTop + clientHeight - head) this.place.scrollTop = top + this.height - clientHeight + head;
    }

    /** Bring an item into sight. */
    find(id) {
      const r = this.rows.findIndex((row) => row.item && row.item.id === id);
      if (r >= 0) {
        this.current = r;
        this.reveal(r);
        this.window();
      }
    }

  }

  tarazu.RoadmapTimeline = Timeline;
})();
