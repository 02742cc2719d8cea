/* The forms of rows that people add and change: built when asked for, and kept with what was typed if the server refuses. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const none = () => window.dash_clientside.no_update;
  const make = (...parts) => tarazu.make(...parts);
  let forms = null;
  let say = null;
  let open = null; // the dialog that is open, what it is about, and its fields
  let count = 0;

  function send(wish) {
    count += 1;
    window.dash_clientside.set_props("form-wish", { data: { ...wish, count } });
    return count;
  }

  function control(field, value) {
    const id = "form-field-" + field.name;
    const common = { id, class: field.options ? "form-select" : "form-control", required: field.required };
    if (field.options) {
      const options = field.options.map(([key, words]) =>
        make("option", { value: key, selected: key === value }, words)
      );
      if (!field.required || !value) options.unshift(make("option", { value: "", selected: !value }, "–"));
      return make("select", common, ...options);
    }
    if (field.long) {
      const area = make("textarea", { ...common, rows: 2, dir: "auto", maxlength: 2000 });
      area.value = value;
      return area;
    }
    const input = make("input", { ...common, type: "text", dir: "auto", maxlength: 60, autocomplete: "off" });
    input.value = value;
    return input;
  }

  function line(field, value, inputs) {
    const place = control(field, value);
    inputs.set(field.name, { place, value });
    const help = field.help ? make("span", { class: "quiet", id: place.id + "-help" }, field.help) : null;
    if (help) place.setAttribute("aria-describedby", help.id);
    const label = make("label", { for: place.id }, field.label, field.required ? " *" : null);
    return make("div", { class: "form-line" }, label, place, help);
  }

  /** What was changed; of a new row all that was filled in. */
  function changed(inputs, adds) {
    const values = {};
    for (const [name, { place, value }] of inputs) {
      if (adds ? place.value.trim() : place.value !== value) values[name] = place.value;
    }
    return values;
  }

  function tell(lines) {
    open.told.replaceChildren(...lines.map((text) => make("p", {}, text)));
  }

  function submit(event) {
    event.preventDefault();
    const values = changed(open.inputs, open.adds);
    if (!open.adds && !Object.keys(values).length) return open.dialog.close();
    const { kind, fixed, key, version } = open;
    open.count = open.adds
      ? send({ do: "add", kind, values: { ...fixed, ...values } })
      : send({ do: "edit", kind, key, version, values });
  }

  function show(button) {
    const kind = button.dataset.form;
    const adds = !button.dataset.key;
    const values = adds ? {} : JSON.parse(button.dataset.values);
    const inputs = new Map();
    const { title, fields } = forms.kinds[kind];
    const told = make("div", { class: "form-told", role: "alert" });
    const cancel = make("button", { type: "button", class: "text-button", onclick: () => dialog.close() }, say("charter.form.cancel", {}));
    const heading = say(adds ? "charter.form.add" : "charter.form.edit", { what: title });
    const dialog = make(
      "dialog",
      { class: "form-dialog", "aria-labelledby": "form-title", onclose: () => dialog.remove() },
      make(
        "form",
        { novalidate: true, onsubmit: submit },
        make("h2", { id: "form-title" }, heading),
        ...fields.map((field) => line(field, values[field.name] || "", inputs)),
        told,
        make("div", { class: "form-buttons" }, make("button", { type: "submit", class: "tool-button" }, say("charter.form.save", {})), cancel)
      )
    );
    open = {
      dialog,
      told,
      inputs,
      kind,
      adds,
      key: button.dataset.key,
      version: Number(button.dataset.version),
      fixed: adds ? JSON.parse(button.dataset.fixed) : {},
    };
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-form], [data-remove]");
    if (!button || !forms || !document.getElementById("form-place")) return;
    if (button.dataset.form) return show(button);
    open = null;
    send({ do: "remove", kind: button.dataset.remove, key: button.dataset.key, version: Number(button.dataset.version) });
  });

  clientside.rowForms = {
    forms(described) {
      if (!described) return none();
      forms = described;
      say = tarazu.words(document.documentElement.lang, described.texts).say;
      return true;
    },
    /** Close the form once it is kept; else say why not and let it be sent again. */
    wished(told) {
      if (!told) return none();
      if (!open) {
        if (!told.saved) window.dash_clientside.set_props("form-said", { children: told.told.join(" ") });
        return told.count;
      }
      if (told.count !== open.count) return told.count;
      if (told.saved) {
        open.dialog.close();
        open = null;
        return told.count;
      }
      if (told.version) open.version = told.version;
      tell(told.told);
      return told.count;
    },
  };
})();
