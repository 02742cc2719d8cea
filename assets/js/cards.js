/* The card of a service: one section at a time is edited; what is typed stays until it is kept. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const make = (...parts) => tarazu.make(...parts); // its script is loaded later
  const none = () => window.dash_clientside.no_update;
  let form = null;
  let words = null;
  let open = null; // { place, fields: Map of id to { field, control, before, row, fault } }
  let count = 0;

  function send(values) {
    count += 1;
    window.dash_clientside.set_props("service-card-wish", { data: { service: form.service, values, count } });
  }

  function close() {
    if (!open) return;
    open.place.replaceChildren();
    open.place.closest(".card-part").classList.remove("is-edited");
    open = null;
  }

  /** What a field says now: in the open editor, else as it is kept. */
  function now(id) {
    const held = open && open.fields.get(id);
    return held ? held.control.read() : form.values[id];
  }

  function says(place, code) {
    const [group, part] = place.split(".");
    const value = now(group);
    const has = (one) => (Array.isArray(one) ? one.includes(code) : one === code);
    return part ? (value || []).some((item) => has(item[part])) : has(value);
  }

  /** Ask only what follows from the answers before. */
  function askFitting() {
    for (const { field, row } of open.fields.values()) {
      row.hidden = field.when.length > 0 && !field.when.some(([place, code]) => says(place, code));
    }
  }

  function rowOf(field) {
    const id = "card-input-" + field.id;
    const control = tarazu.cardField(field, id, form.values[field.id], words, form.longest, form.most);
    const several = field.type === "choices" || field.type === "group";
    const caption = several
      ? make("span", { class: "card-label", id: id + "-label" }, field.title)
      : make("label", { for: id }, field.title);
    const guide = make("p", { class: "card-guide", id: id + "-guide" }, field.guide);
    const fault = make("div", { class: "card-fault", role: "alert" });
    if (field.type === "choices") control.element.setAttribute("role", "group");
    if (several) control.element.setAttribute("aria-labelledby", id + "-label");
    if (field.type === "group") control.element.removeAttribute("aria-label");
    control.element.setAttribute("aria-describedby", id + "-guide");
    const wide = field.type === "group" || field.type === "long_text" || field.type === "choices";
    const row = make("div", { class: "panel-field" + (wide ? " is-wide" : ""), "data-field": field.id },
      caption, control.element, guide, fault);
    return { field, control, before: JSON.stringify(control.read()), row, fault, version: form.versions[field.id] };
  }

  function edit(section) {
    close();
    const place = document.querySelector('.card-editor[data-section="' + section + '"]');
    if (!form || !place) return;
    const fields = new Map(form.sections[section].map((field) => [field.id, rowOf(field)]));
    const said = make("div", { class: "panel-said", role: "status" });
    open = { place, section, fields, said };
    const button = (text, name, act) =>
      make("button", { type: "button", class: name, onclick: act }, text);
    place.replaceChildren(
      make("div", { class: "panel-fields" }, ...[...fields.values()].map((one) => one.row)),
      said,
      make("div", { class: "panel-buttons" },
        button(words.say("card.script.save"), "tool-button main-button", save),
        button(words.say("card.script.cancel"), "tool-button", close)));
    place.closest(".card-part").classList.add("is-edited");
    askFitting();
    const first = place.querySelector("input, select, textarea");
    if (first) first.focus();
  }

  function tell(text, warns) {
    const notice = make("div", { class: "notice" + (warns ? " notice-warning" : "") }, text);
    open.said.replaceChildren(notice);
  }

  function save() {
    const values = {};
    for (const [id, { control, before, fault, version }] of open.fields) {
      fault.replaceChildren();
      const value = control.read();
      if (JSON.stringify(value) !== before) values[id] = { value, version };
    }
    if (!Object.keys(values).length) tell(words.say("card.script.same"));
    else send(values);
  }

  /** Somebody else wrote there: both values, and what to do. */
  function stale(id, told) {
    const held = open.fields.get(id);
    const act = (text, then) => make("button", { type: "button", class: "tool-button", onclick: then }, text);
    held.fault.replaceChildren(
      make("p", {}, told.says),
      make("div", { class: "panel-buttons" },
        act(words.say("card.script.mine"), function () {
          held.version = told.version;
          save();
        }),
        act(words.say("card.script.theirs"), function () {
          const { theirs } = told;
          held.control.set(typeof theirs === "number" ? words.number(theirs) : theirs);
          held.version = told.version;
          held.before = JSON.stringify(held.control.read());
          held.fault.replaceChildren();
          askFitting();
        })));
  }

  document.addEventListener("click", function (event) {
    if (!event.target.closest) return;
    const button = event.target.closest("[data-card-edit]");
    if (button) edit(button.dataset.cardEdit);
    const paper = event.target.closest("[data-card-print]");
    if (paper && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      count += 1;
      window.dash_clientside.set_props("service-card-print", { data: { card: paper.dataset.cardPrint, count } });
    }
    const confirmed = event.target.closest("[data-card-confirm]");
    if (confirmed && form) {
      const id = confirmed.dataset.cardConfirm;
      send({ [id]: { value: form.values[id], version: form.versions[id] } });
    }
  });

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, function (event) {
      if (open && open.place.contains(event.target)) askFitting();
    });
  }

  clientside.cards = {
    /** What the next editor is built from. */
    loaded(data) {
      close();
      form = data || null;
      words = form && tarazu.words(form.language, form.texts);
      return none();
    },
    /** What became of a wish: the fields that were refused, each with its reason. */
    answered(told) {
      if (!told) return none();
      if (told.saved) return none();
      if (!open) {
        tarazu.notify(told.told);
        return none();
      }
      tell(told.told, true);
      let first = null;
      for (const [id, text] of Object.entries(told.faults || {})) {
        const held = open.fields.get(id);
        if (!held) continue;
        held.fault.replaceChildren(make("p", {}, text));
        first = first || held;
      }
      for (const [id, both] of Object.entries(told.stale || {})) {
        if (open.fields.has(id)) stale(id, both);
        first = first || open.fields.get(id);
      }
      if (first) first.row.scrollIntoView({ block: "center" });
      return none();
    },
  };
})();
