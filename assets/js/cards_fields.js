/* The fields of a card's editor: each built from what the form says of it, and read back. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const make = (...parts) => tarazu.make(...parts); // its script is loaded later

  /** A field of one line or of several. */
  function written(field, id, value, words, longest) {
    const shown = value === null || value === undefined ? "" : value;
    const attributes = {
      id,
      class: "form-control",
      dir: field.type === "address" ? "ltr" : "auto",
      maxlength: longest[field.type] || longest.text,
      autocomplete: "off",
    };
    if (field.type === "integer" || field.type === "money") attributes.inputmode = "numeric";
    const input = make(field.type === "long_text" ? "textarea" : "input", attributes);
    if (field.type === "long_text") input.rows = 3;
    else input.type = "text";
    input.value = typeof shown === "number" ? words.number(shown) : shown;
    return { element: input, read: () => input.value.trim() || null, set: (v) => { input.value = v === null ? "" : v; } };
  }

  /** One of several, or none. */
  function choice(field, id, value) {
    const none = make("option", { value: "" }, "—");
    const options = field.choices.map(([code, title]) => make("option", { value: code }, title));
    const select = make("select", { id, class: "form-select" }, none, ...options);
    select.value = value || "";
    return { element: select, read: () => select.value || null, set: (v) => { select.value = v || ""; } };
  }

  /** Any of several. */
  function choices(field, id, value) {
    const boxes = field.choices.map(function ([code, title, guide]) {
      const box = make("input", { type: "checkbox", class: "form-check-input", value: code });
      box.checked = (value || []).includes(code);
      return [box, make("label", { class: "card-choice", title: guide || null }, box, " ", title)];
    });
    const element = make("div", { class: "card-choices", id }, ...boxes.map(([, label]) => label));
    return {
      element,
      read() {
        const chosen = boxes.filter(([box]) => box.checked).map(([box]) => box.value);
        return chosen.length ? chosen : null;
      },
      set(v) {
        for (const [box] of boxes) box.checked = (v || []).includes(box.value);
      },
    };
  }

  /** Items in an order, each with its parts. */
  function group(field, id, value, words, longest, most) {
    const list = make("ol", { class: "card-item-list" });
    let items = [];
    let count = 0;

    function move(item, by) {
      const place = items.indexOf(item);
      const other = items[place + by];
      if (!other) return;
      items[place] = other;
      items[place + by] = item;
      list.insertBefore(by < 0 ? item.element : other.element, by < 0 ? other.element : item.element);
    }

    function button(text, label, act) {
      return make("button", { type: "button", class: "text-button", "aria-label": label, title: label, onclick: act }, text);
    }

    function add(given) {
      if (items.length >= most) return null;
      count += 1;
      const name = id + "-" + count;
      const parts = field.parts.map(function (part) {
        const control = tarazu.cardField(part, name + "-" + part.id, (given || {})[part.id], words, longest, most);
        const caption = part.type === "choices"
          ? make("span", { class: "card-label", id: name + "-" + part.id + "-label" }, part.title)
          : make("label", { for: name + "-" + part.id, title: part.guide }, part.title);
        if (part.type === "choices") {
          control.element.setAttribute("role", "group");
          control.element.setAttribute("aria-labelledby", name + "-" + part.id + "-label");
        }
        return { part, control, element: make("div", { class: "panel-field" }, caption, control.element) };
      });
      const item = { parts };
      const tools = make("div", { class: "card-item-tools" },
        button("↑", words.say("card.script.up"), () => move(item, -1)),
        button("↓", words.say("card.script.down"), () => move(item, 1)),
        button("×", words.say("card.script.remove"), function () {
          items = items.filter((one) => one !== item);
          item.element.remove();
        }));
      const fields = make("div", { class: "card-item" }, ...parts.map((one) => one.element));
      item.element = make("li", {}, make("div", { class: "card-row" }, fields, tools));
      items.push(item);
      list.append(item.element);
      return item;
    }

    const more = button("+ " + words.say("card.script.add"), words.say("card.script.add_to", { title: field.title }), function () {
      const item = add(null);
      if (item) item.parts[0].element.querySelector("input, select, textarea").focus();
    });
    for (const one of value || []) add(one);
    if (!items.length) add(null);
    return {
      element: make("div", { id, role: "group", "aria-label": field.title }, list, more),
      read() {
        const said = items
          .map((item) => Object.fromEntries(item.parts.map(({ part, control }) => [part.id, control.read()]).filter(([, v]) => v !== null)))
          .filter((item) => Object.keys(item).length);
        return said.length ? said : null;
      },
      set(v) {
        for (const item of items) item.element.remove();
        items = [];
        for (const one of v || []) add(one);
        if (!items.length) add(null);
      },
    };
  }

  /** Build the control of a field: its element, how it is read, and how it is set. */
  tarazu.cardField = function cardField(field, id, value, words, longest, most) {
    if (field.type === "group") return group(field, id, value, words, longest, most);
    if (field.type === "choice") return choice(field, id, value);
    if (field.type === "choices") return choices(field, id, value);
    return written(field, id, value, words, longest);
  };
})();
