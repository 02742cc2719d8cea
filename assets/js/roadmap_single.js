/* Capacities of single domains and quarters: what is set, one more to set, each to be taken back. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const MEASURES = ["effort", "count"];

  class Single {
    /** `acts` has turn(changes, settled). */
    constructor(place, dataset, words, acts) {
      this.words = words;
      this.acts = acts;
      this.domains = dataset.headings.domain.filter(([key]) => key);
      const menu = (name) => make("select", { class: "form-select", id: "roadmap-single-" + name });
      this.measure = menu("measure");
      this.domain = menu("domain");
      this.quarter = menu("quarter");
      this.value = make("input", { type: "number", min: 0, max: 100000, step: 1, class: "form-control plan-number", id: "roadmap-single-value" });
      this.options(this.measure, MEASURES.map((name) => [name, words.say("roadmap.capacity." + name)]));
      this.options(this.domain, [["", words.say("roadmap.capacity.all")], ...this.domains]);
      this.list = make("ul", { class: "single-set" });
      const field = (name, control) => make("label", { class: "plan-field", for: control.id }, make("span", {}, words.say("roadmap.single." + name)), control);
      const form = make(
        "form",
        { class: "single-form" },
        field("measure", this.measure),
        field("domain", this.domain),
        field("quarter", this.quarter),
        field("value", this.value),
        make("button", { type: "submit", class: "tool-button" }, words.say("roadmap.single.add"))
      );
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.add();
      });
      place.replaceChildren(make("h3", { class: "why-part" }, words.say("roadmap.single")), this.list, form);
    }

    options(select, pairs) {
      const chosen = select.value;
      select.replaceChildren(...pairs.map(([value, title]) => make("option", { value }, title)));
      if (pairs.some(([value]) => value === chosen)) select.value = chosen;
    }

    /** Set what the fields say; whatever that is, the server judges it. */
    add() {
      const text = this.value.value.trim();
      const value = text === "" ? "" : Number(text);
      const { measure, domain, quarter } = { measure: this.measure.value, domain: this.domain.value, quarter: this.quarter.value };
      if (!domain && !quarter) {
        const at = MEASURES.indexOf(measure);
        this.acts.turn({ capacities: this.view.capacities.map((old, i) => (i === at ? value : old)) }, true);
        return;
      }
      const name = domain ? measure + ":" + domain : measure;
      const entry = quarter ? [name, quarter, value] : [name, value];
      this.acts.turn({ single: [...this.view.single.filter((one) => !this.same(one, entry)), entry] }, true);
    }

    same(one, other) {
      return one.length === other.length && one.slice(0, -1).join() === other.slice(0, -1).join();
    }

    says(entry) {
      const { words } = this;
      const [measure, domain] = entry[0].split(":");
      const of = domain ? (this.domains.find(([key]) => key === domain) || [domain, domain])[1] : words.say("roadmap.capacity.all");
      const name = words.say("roadmap.capacity.of", { measure: words.say("roadmap.capacity." + measure), of });
      const head = this.heads.find((one) => one.key === entry[1]);
      const when = entry.length === 3 ? (head ? head.name : entry[1]) : words.say("roadmap.single.always");
      return words.say("roadmap.single.set", { name, when, value: entry[entry.length - 1] });
    }

    /** Show what is set now; `heads` name the quarters of the plan. */
    show(view, heads) {
      this.view = view;
      this.heads = heads;
      this.options(this.quarter, [["", this.words.say("roadmap.single.always")], ...heads.map((head) => [head.key, head.name])]);
      this.list.replaceChildren(
        ...view.single.map((entry) =>
          make(
            "li",
            {},
            make("span", {}, this.says(entry)),
            make(
              "button",
              { type: "button", class: "text-button", onclick: () => this.acts.turn({ single: this.view.single.filter((one) => one !== entry) }, true) },
              this.words.say("roadmap.single.remove")
            )
          )
        )
      );
      this.list.hidden = !view.single.length;
    }
  }

  tarazu.RoadmapSingle = Single;
})();
