/* Lists that can be narrowed: their cells, the cards of a phone, and their filters in the address. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const CARD = "card";
  const NOTHING = "–";
  const PATIENCE = 400; // milliseconds until rows that changed go to their new places
  const NARROW = 50; // in rem, so that large type counts as a narrow screen
  const SHORT = 10; // rows that need no scrolling of their own

  const element = (name, properties, ...children) =>
    window.React.createElement(name, properties, ...children);

  function linked(text, href) {
    return href ? element("a", { href, onClick: tarazu.follow }, text) : text;
  }

  function pill(row, name) {
    const style = row[name + "Style"];
    return row[name] ? element("span", { key: name, className: "pill " + (style || "") }, row[name]) : null;
  }

  /**
   * A cell of words. `href`, `note` and `pill` name the fields that hold its address, a second line
   * and a mark; a `bare` one shows its mark alone, a `neutral` one has the page's direction.
   */
  cells.TarazuText = function TarazuText(params) {
    const row = params.data;
    return element(
      "span",
      { className: "list-cell" },
      params.pill ? pill(row, params.pill) : null,
      params.bare
        ? null
        : element(
            "span",
            params.neutral ? null : { dir: "auto" },
            linked(params.valueFormatted || params.value, row[params.href])
          ),
      params.note && row[params.note]
        ? element("span", { className: "list-note", dir: "auto" }, row[params.note])
        : null
    );
  };

  /** A whole row as a card, on a phone. */
  cells.TarazuRecord = function TarazuRecord(params) {
    const row = params.data;
    const lines = params.lines.filter(([, field]) => row[field] && row[field] !== NOTHING);
    return element(
      "span",
      { className: "list-card" },
      element("span", { className: "list-pills" }, ...params.pills.map((name) => pill(row, name))),
      element("strong", { dir: "auto" }, linked(row[params.title], row[params.href])),
      ...lines.map(([label, field]) =>
        element(
          "span",
          { key: field, className: "list-line" },
          label ? element("span", { className: "list-label" }, label) : null,
          element("span", { dir: "auto" }, row[field])
        )
      )
    );
  };

  functions.tarazuListText = function tarazuListText(params) {
    if (params.key === "noRowsToShow") return params.context.nothing;
    const texts = document.documentElement.lang === "fa" ? tarazu.gridLocaleFa : null;
    return (texts && texts[params.key]) || params.defaultValue;
  };

  functions.tarazuDigits = function tarazuDigits(params) {
    if (params.value === null || params.value === undefined) return "";
    return tarazu.words(document.documentElement.lang, {}).number(params.value);
  };

  function apiOf(place) {
    try {
      return window.dash_ag_grid.getApi(place.id);
    } catch (_) {
      return null; // the grid says so while it is not there yet
    }
  }

  /** Show the columns, or the cards on a narrow screen. */
  function arrange(place) {
    const api = apiOf(place);
    if (!api) return Boolean(document.body.contains(place)) && later(place);
    const em = parseFloat(window.getComputedStyle(document.documentElement).fontSize);
    const narrow = window.innerWidth / em < NARROW;
    if (place.dataset.narrow === String(narrow)) return true;
    place.dataset.narrow = String(narrow);
    const names = api.getColumns().map((column) => column.getColId());
    const columns = names.filter((name) => name !== CARD);
    api.setColumnsVisible(narrow ? columns : [CARD], false);
    api.setColumnsVisible(narrow ? [CARD] : columns, true);
    return true;
  }

  /** Let a short list be as high as its rows. */
  function fit(place, rows) {
    const api = apiOf(place);
    const short = rows > 0 && rows <= SHORT;
    place.classList.toggle("is-short", short);
    if (api) api.setGridOption("domLayout", short ? "autoHeight" : "normal");
  }

  function later(place) {
    window.requestAnimationFrame(() => arrange(place));
    return false;
  }

  const given = new WeakMap(); // by grid, the rows that it was given last
  const everyGrid = (change) => document.querySelectorAll(".list-grid").forEach(change);

  /** What a cell says, for the table on paper. */
  function words(definition, row) {
    const params = definition.cellRendererParams || {};
    const value = row[definition.field];
    const shown = typeof value === "number" ? functions.tarazuDigits({ value }) : value;
    const parts = [row[params.pill], params.bare ? null : shown, row[params.note]];
    return parts.filter(Boolean).map((text) => tarazu.make("div", { dir: "auto" }, text));
  }

  /** Write the rows that are shown into a table: paper has no place to scroll. */
  function toPaper(place) {
    const api = apiOf(place);
    const paper = place.parentElement.querySelector(".list-paper");
    if (!api || !paper) return;
    const columns = api.getColumns().map((column) => column.getColDef());
    const shown = columns.filter((definition) => definition.colId !== CARD);
    const cell = (name, parts) => tarazu.make(name, {}, ...parts);
    const head = shown.map((definition) => cell("th", [definition.headerName]));
    const body = [];
    api.forEachNodeAfterFilterAndSort((node) =>
      body.push(cell("tr", shown.map((definition) => cell("td", words(definition, node.data)))))
    );
    paper.replaceChildren(
      tarazu.make(
        "table",
        { class: "plain-table" },
        cell("thead", [cell("tr", head)]),
        cell("tbody", body)
      )
    );
  }

  // A cell has the focus, not the link in it: Enter follows the link.
  document.addEventListener("keydown", function (event) {
    const cell = document.activeElement;
    if (event.key !== "Enter" || !cell || !cell.matches(".list-grid .ag-cell")) return;
    const link = cell.querySelector("a");
    if (link) link.click();
  });
  document.addEventListener("tarazu:size", () => everyGrid(arrange));
  document.addEventListener("tarazu:print", () => everyGrid(toPaper));

  clientside.lists = {
    /** Give the filters that stand in the address when a list is opened. */
    opened(opened) {
      return opened ? window.location.search : window.dash_clientside.no_update;
    },
    /** Take all filters away: an empty choice for each menu, and no text. */
    clear(clicks) {
      const outputs = window.dash_clientside.callback_context.outputs_list;
      if (!clicks) return outputs.map(() => window.dash_clientside.no_update);
      return outputs.map((_, i) => (i === outputs.length - 1 ? "" : []));
    },
    /**
     * Give the grid its rows. Of rows that are there already only those that changed are drawn
     * anew; if they also stand in another order, they go to their places a moment later.
     */
    update(rows, name) {
      const none = window.dash_clientside.no_update;
      const place = document.getElementById(name);
      if (!rows || !place) return [none, none];
      const before = given.get(place) || new Map();
      const now = new Map(rows.map((row) => [row.key, JSON.stringify(row)]));
      given.set(place, now);
      if (before.size !== now.size || rows.some((row) => !before.has(row.key))) return [rows, none];
      const order = [...before.keys()];
      if (rows.some((row, i) => row.key !== order[i])) {
        window.setTimeout(function () {
          if (given.get(place) === now) window.dash_clientside.set_props(name, { rowData: rows });
        }, PATIENCE);
      }
      const update = rows.filter((row) => now.get(row.key) !== before.get(row.key));
      return update.length ? [none, { update, async: false }] : [none, none];
    },
    /** Lay a list out once it has rows, where no filter is kept with it. */
    arrange(rows) {
      everyGrid(function (place) {
        arrange(place);
      });
      const place = document.getElementById(window.dash_clientside.callback_context.triggered_id);
      if (place && rows) fit(place, rows.length);
      return window.dash_clientside.no_update;
    },
    /** Keep the filters in the address, so that a link reopens the same list. */
    keep(query, rows) {
      if (query === null || query === undefined) return window.dash_clientside.no_update;
      tarazu.address.show(query);
      everyGrid(function (place) {
        arrange(place);
        fit(place, rows.length);
      });
      return query;
    },
  };
})();
