/* The timeline: a row for each item, of which only those in sight are in the document. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const ROW_REM = 2.15;
  const SPARE = 6; // rows above and below those in sight
  const MARKS = { 1: "●", 2: "◐", 3: "○" };
  const SIGNS = { system: "▣", prerequisite: "◇" };
  const SVG = "http://www.w3.org/2000/svg";

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
      this.links = document.createElementNS(SVG, "svg");
      this.links.setAttribute("class", "plan-links");
      this.links.setAttribute("aria-hidden", "true");
      this.body.append(this.back, this.links);
      this.grid = make("div", { class: "plan-grid", role: "treegrid", "aria-label": this.words.say("roadmap.timeline") }, this.heads, this.body);
      this.place.replaceChildren(this.grid);
      this.place.addEventListener("scroll", () => this.window(), { passive: true });
      this.body.addEventListener("keydown", (event) => this.key(event));
      this.body.addEventListener("click", (event) => this.click(event));
      this.body.addEventListener("pointerdown", (event) => this.press(event));
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
      this.drawLinks();
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

    /** Put the rows in sight into the document and take the others out. */
    window() {
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
      for (let r = first; r < last; r += 1) this.placeRow(r);
      if (this.rows[this.current]) this.placeRow(this.current);
    }

    placeRow(r) {
      const row = this.rows[r];
      let element = this.drawn.get(row.key);
      if (!element) {
        element = row.item ? this.itemRow(row) : this.headingRow(row);
        this.drawn.set(row.key, element);
        this.body.append(element);
      }
      element.style.transform = "translateY(" + r * this.height + "px)";
      element.setAttribute("aria-rowindex", r + 2);
      element.tabIndex = r === this.current ? 0 : -1;
      element.dataset.row = r;
      if (row.item) this.fill(element, row.item);
      else this.fillHeading(element, row);
    }

    headingRow() {
      return make(
        "div",
        { class: "plan-row plan-heading", role: "row", "aria-level": 1 },
        make("div", { class: "plan-heading-cell", role: "rowheader" }, make("span", { class: "plan-fold", "aria-hidden": "true" }), make("b", {}), " ", make("span", { class: "quiet" }))
      );
    }

    fillHeading(element, row) {
      const cell = element.firstElementChild;
      cell.children[1].textContent = row.heading;
      cell.children[2].textContent = this.words.number(row.number);
      element.classList.toggle("is-folded", row.folded);
      element.setAttribute("aria-expanded", String(!row.folded));
    }

    itemRow(row) {
      const known = this.dataset.items[row.item.id];
      const label = make(
        "div",
        { class: "plan-label", role: "rowheader" },
        make("span", { class: "plan-mark", "aria-hidden": "true" }),
        make("span", { class: "plan-title", dir: "auto", title: known.title }, known.title),
        make("span", { class: "plan-flag", "aria-hidden": "true" })
      );
      const lane = make(
        "div",
        { class: "plan-lane", role: "gridcell" },
        make("span", { class: "plan-base", "aria-hidden": "true" }),
        make("span", { class: "plan-use", "aria-hidden": "true" }),
        make("span", { class: "plan-bar" }),
        make("span", { class: "plan-out quiet" })
      );
      return make("div", { class: "plan-row plan-item is-" + known.kind, role: "row", "aria-level": 2, "data-id": row.item.id }, label, lane);
    }

    /** The place of a stretch of quarters on the axis, in percent of the lane. */
    span(start, finish) {
      const from = Math.max(-this.answer.lead, start);
      const to = Math.min(this.answer.quarters, finish + 1);
      const one = 100 / this.columns;
      return [(from + this.answer.lead) * one, Math.max(0, to - from) * one];
    }

    lay(element, start, finish) {
      const [at, wide] = this.span(start, finish);
      element.style.insetInlineStart = at + "%";
      element.style.inlineSize = wide + "%";
      element.hidden = wide === 0;
    }

    fill(element, item) {
      const [label, lane] = element.children;
      const [base, use, bar, out] = lane.children;
      const known = this.dataset.items[item.id];
      const { chosen, chain, wishes, moved } = this.marks;
      label.children[0].textContent = known.kind === "service" ? MARKS[item.group] || "○" : SIGNS[known.kind];
      label.children[0].className = "plan-mark" + (known.kind === "service" && item.group ? " badge-group-" + item.group : "");
      const wish = wishes.get(item.id);
      label.children[2].textContent = (wish ? "◆" : "") + (item.quick ? "★" : "");
      element.classList.toggle("is-chosen", item.id === chosen);
      element.setAttribute("aria-selected", String(item.id === chosen));
      element.classList.toggle("is-chain", chain.has(item.id));
      element.classList.toggle("is-moved", moved.has(item.id));
      const planned = item.start !== null;
      bar.hidden = use.hidden = !planned;
      out.hidden = planned;
      if (planned) {
        bar.className = ["plan-bar", item.group ? "of-" + item.group : "", item.fact ? "is-" + item.fact : "", item.free ? "is-free" : "", wish ? "is-wished" : ""].join(" ");
        this.lay(bar, item.start, item.finish);
        this.lay(use, item.finish + 1, this.answer.quarters - 1);
        if (known.kind !== "service") use.hidden = true;
      } else {
        out.textContent = this.words.say(item.blocked ? "roadmap.blocked." + item.blocked : "roadmap.no_room");
      }
      const before = this.answer.baseline[item.id];
      base.hidden = !before;
      if (before) this.lay(base, before[0], before[1]);
      lane.setAttribute("aria-label", this.says(item, known));
      bar.title = this.says(item, known);
    }

    /** What a bar says to who cannot see it. */
    says(item, known) {
      const { words } = this;
      const parts = [words.say("roadmap.kind." + known.kind)];
      if (item.group) parts.push(words.say("group." + item.group));
      if (item.start === null) parts.push(words.say(item.blocked ? "roadmap.blocked." + item.blocked : "roadmap.no_room"));
      else parts.push(words.say("roadmap.span", { from: this.name(item.start), to: this.name(item.finish) }));
      if (item.fact) parts.push(words.say("roadmap.fact." + item.fact));
      return parts.join(words.say("list.comma"));
    }

    /** The name of a quarter; of one outside the picture by how far it lies outside. */
    name(quarter) {
      const head = this.answer.heads[quarter + this.answer.lead];
      if (head) return head.name;
      return this.words.say(quarter < 0 ? "roadmap.before" : "roadmap.after");
    }

    /** Draw lines from what the chosen item needs, and to what needs it. */
    drawLinks() {
      this.links.replaceChildren();
      const { chosen } = this.marks || {};
      if (!chosen || !this.answer) return;
      const at = new Map();
      this.rows.forEach((row, r) => row.item && !at.has(row.item.id) && at.set(row.item.id, [r, row.item]));
      const me = this.answer.ids.indexOf(chosen);
      if (me < 0 || !at.has(chosen)) return;
      this.links.setAttribute("width", this.laneWidth);
      this.links.setAttribute("height", this.rows.length * this.height);
      for (const need of this.answer.needs[me]) this.link(at.get(this.answer.ids[need]), at.get(chosen), "is-need");
      this.answer.needs.forEach((needs, other) => {
        if (needs.includes(me)) this.link(at.get(chosen), at.get(this.answer.ids[other]), "is-needed");
      });
    }

    link(from, to, kind) {
      if (!from || !to || from[1].finish === null || to[1].start === null) return;
      const wide = this.laneWidth / this.columns;
      const turned = this.words.direction === "rtl";
      const x = (quarter) => {
        const along = Math.max(0, (quarter + this.answer.lead) * wide);
        return turned ? this.laneWidth - along : along;
      };
      const sign = turned ? -1 : 1;
      const [x1, y1] = [x(from[1].finish + 1), (from[0] + 0.5) * this.height];
      const [x2, y2] = [x(to[1].start), (to[0] + 0.5) * this.height];
      const bend = x1 + sign * 7;
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("class", kind);
      const points = (x2 - x1) * sign >= 14
        ? ["M", x1, y1, "H", bend, "V", y2, "H", x2 - sign * 4]
        : ["M", x1, y1, "H", bend, "V", (y1 + y2) / 2, "H", x2 - sign * 9, "V", y2, "H", x2 - sign * 4];
      line.setAttribute("d", points.join(" "));
      const tip = document.createElementNS(SVG, "path");
      tip.setAttribute("class", kind + " is-tip");
      tip.setAttribute("d", ["M", x2, y2, "L", x2 - sign * 6, y2 - 4, "L", x2 - sign * 6, y2 + 4, "Z"].join(" "));
      this.links.append(line, tip);
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

    /** A bar is taken by the hand: it follows by whole quarters and is pinned where it is let go. */
    press(event) {
      this.dragged = false;
      const bar = event.target.closest(".plan-bar.is-free");
      const r = this.rowOf(event.target);
      if (!bar || event.button !== 0 || r < 0) return;
      const item = this.rows[r].item;
      const wide = this.laneWidth / this.columns;
      const sign = this.words.direction === "rtl" ? -1 : 1;
      const from = event.clientX;
      let by = 0;
      const badge = make("span", { class: "plan-badge" });
      const move = (moved) => {
        by = Math.round(((moved.clientX - from) * sign) / wide);
        by = Math.max(-item.start, Math.min(this.answer.quarters - item.duration - item.start, by));
        if (by || this.dragged) {
          this.dragged = true;
          bar.classList.add("is-held");
          this.lay(bar, item.start + by, item.finish + by);
          badge.textContent = this.words.say("roadmap.begin_in", { quarter: this.name(item.start + by) });
          bar.append(badge);
        }
      };
      const end = (done) => {
        document.removeEventListener("pointermove", move);
        document.removeEventListener("pointerup", end);
        document.removeEventListener("pointercancel", end);
        badge.remove();
        bar.classList.remove("is-held");
        if (this.dragged && by && done.type === "pointerup") this.acts.pin(item.id, item.start + by);
        else this.lay(bar, item.start, item.finish);
        window.setTimeout(() => (this.dragged = false));
      };
      document.addEventListener("pointermove", move);
      document.addEventListener("pointerup", end);
      document.addEventListener("pointercancel", end);
      event.preventDefault();
      this.current = r;
    }
  }

  tarazu.RoadmapTimeline = Timeline;
  tarazu.roadmapMarks = { MARKS, SIGNS };
})();
