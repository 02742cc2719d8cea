/* The six scales of the weighing table and what the council sets for a plan. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const CAPACITIES = ["effort", "count", "domain_effort", "domain_count"];

  class Settings {
    /** `acts` has turn(changes, settled): the view takes the changes, settled when the hand rests. */
    constructor(places, dataset, words, acts) {
      this.dataset = dataset;
      this.words = words;
      this.acts = acts;
      this.scales = dataset.indices.map((index, k) => this.scale(index, k));
      places.scales.replaceChildren(...this.scales.map((one) => one.element));
      this.presets = dataset.presets.map(([title, weights]) =>
        make("button", { type: "button", class: "preset", "data-weights": weights.join(), onclick: () => acts.turn({ weights, whatIfs: [] }, true) }, title)
      );
      places.presets.replaceChildren(...this.presets);
      places.form.replaceChildren(...this.form());
    }

    scale(index, k) {
      const { words } = this;
      const value = make("span", { class: "scale-value" });
      const percent = make("span", { class: "scale-percent" });
      const input = make("input", {
        type: "range",
        min: 0,
        max: this.dataset.maxWeight,
        step: 1,
        class: "plan-range",
        id: "roadmap-scale-" + index.id,
        "aria-label": words.say("roadmap.scale_name", { index: index.short }),
        oninput: () => this.weigh(k, Number(input.value), false),
        onchange: () => this.weigh(k, Number(input.value), true),
      });
      const report = make("span", { class: "scale-report", title: words.say("roadmap.report_weight", { weight: index.weight }), style: "--part:" + index.weight / this.dataset.maxWeight });
      const head = make("div", { class: "scale-head" }, make("span", { class: "scale-swatch share-" + k }), make("span", { class: "scale-name" }, index.short), percent, value);
      const element = make("div", { class: "plan-scale", "data-index": index.id }, head, make("div", { class: "plan-track" }, input, report));
      return { element, input, value, percent };
    }

    weigh(k, weight, settled) {
      const weights = this.view.weights.slice();
      weights[k] = weight;
      if (!weights.some(Boolean)) {
        this.scales[k].input.value = this.view.weights[k];
        tarazu.notify(this.words.say("roadmap.all_zero"));
        return;
      }
      this.acts.turn({ weights }, settled);
    }

    number(name, title, most, read, write) {
      const input = make("input", {
        type: "number",
        min: 0,
        max: most,
        step: 1,
        class: "form-control plan-number",
        id: "roadmap-set-" + name,
        onchange: () => this.acts.turn(write(input.value.trim()), true),
      });
      this.fields.push(() => document.activeElement !== input && (input.value = read()));
      return make("label", { class: "plan-field", for: input.id }, make("span", {}, title), input);
    }

    check(name, title, read, write) {
      const input = make("input", { type: "checkbox", class: "form-check-input", id: "roadmap-set-" + name, onchange: () => this.acts.turn(write(input.checked), true) });
      this.fields.push(() => (input.checked = read()));
      return make("label", { class: "plan-field plan-check", for: input.id }, input, make("span", {}, title));
    }

    form() {
      const { words } = this;
      const label = (name) => words.say("roadmap.set." + name);
      this.fields = [];
      const start = make("input", { type: "text", class: "form-control plan-number", id: "roadmap-set-start", autocomplete: "off", onchange: () => this.acts.turn({ start: start.value.trim() }, true) });
      this.fields.push(() => document.activeElement !== start && (start.value = this.view.start));
      const plain = (name, field, most) => this.number(name, label(name), most, () => this.view[field], (text) => ({ [field]: text === "" ? "" : Number(text) }));
      const capacity = (name, at) =>
        this.number(name, label(name), 100000, () => this.view.capacities[at], (text) => ({ capacities: this.view.capacities.map((old, i) => (i === at ? (text === "" ? "" : Number(text)) : old)) }));
      return [
        make("label", { class: "plan-field", for: "roadmap-set-start" }, make("span", {}, label("start")), start),
        plain("quarters", "quarters", 40),
        ...CAPACITIES.map(capacity),
        plain("strength", "strength", 1000),
        plain("quick", "quick", 1000),
        plain("stay", "stay", 100),
        this.check("hard", label("hard"), () => this.view.hard, (hard) => ({ hard })),
        this.check("wait", label("wait"), () => this.view.wait, (wait) => ({ wait })),
      ];
    }

    /** Show what is set now. */
    show(view) {
      this.view = view;
      const sum = view.weights.reduce((one, other) => one + other, 0);
      this.scales.forEach((scale, k) => {
        const weight = view.weights[k];
        if (Number(scale.input.value) !== weight) scale.input.value = weight;
        scale.input.style.setProperty("--part", weight / this.dataset.maxWeight);
        scale.value.textContent = this.words.number(weight);
        scale.percent.textContent = this.words.say("weigh.percent", { share: this.words.number(Math.round((100 * weight) / sum)) });
        scale.element.classList.toggle("is-changed", weight !== this.dataset.indices[k].weight);
      });
      for (const preset of this.presets) preset.setAttribute("aria-pressed", String(preset.dataset.weights === view.weights.join()));
      for (const draw of this.fields) draw();
    }
  }

  tarazu.RoadmapSettings = Settings;
})();
