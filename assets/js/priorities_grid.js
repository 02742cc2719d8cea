/* The grid of the weighing table: its cells, and how a new ranking is put into it. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const MARKS = { 1: "●", 2: "◐", 3: "○" };
  const NARROW = 700;
  const cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const live = new Set();
  let words = null;
  let chosen = null;
  let passes = () => true;

  /**
   * A cell that builds its element once and then only changes what differs. The cells on screen are
   * kept in `live`, so that a step of a drag changes them directly, without the grid rendering anew.
   */
  function cell(build, update) {
    return function TarazuCell(params) {
      const host = window.React.useRef(null);
      window.React.useLayoutEffect(function () {
        const element = host.current.firstChild || build(params);
        host.current.append(element);
        const refresh = () => update(element, params.data, params);
        refresh();
        live.add(refresh);
        return () => live.delete(refresh);
      });
      return window.React.createElement("span", { ref: host, className: "cell-host" });
    };
  }

  const textCell = (className, text) =>
    cell(
      () => tarazu.make("span", { class: className }),
      (element, row) => setText(element, text(row))
    );

  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function rankText(row) {
    return (row.tied ? "=" : "") + words.number(row.rank);
  }

  function changeText(row) {
    if (row.change === 0) return "–";
    return (row.change > 0 ? "▲ " : "▼ ") + words.number(Math.abs(row.change));
  }

  function changeClass(row) {
    return "cell-change " + (row.change > 0 ? "is-up" : row.change < 0 ? "is-down" : "is-still");
  }

  function groupParts() {
    const badge = tarazu.make("span", {});
    const from = tarazu.make("span", { class: "cell-from" });
    return tarazu.make("span", { class: "cell-group" }, badge, from);
  }

  function updateGroup(element, row) {
    const [badge, from] = element.children;
    badge.className = "badge-group badge-group-" + row.group;
    setText(badge, MARKS[row.group] + " " + words.number(row.group));
    const moved = row.group !== row.reportGroup;
    setText(from, moved ? words.say("weigh.from_group", { group: row.reportGroup }) : "");
    from.hidden = !moved;
  }

  function barParts() {
    const bar = tarazu.make("span", { class: "share-bar", role: "img" });
    for (let i = 0; i < 6; i += 1) bar.append(tarazu.make("span", { class: "share share-" + i }));
    return bar;
  }

  function updateBar(element, row) {
    for (let i = 0; i < 6; i += 1) element.children[i].style.width = row.shares[i] + "%";
    element.setAttribute("aria-label", row.shareText());
  }

  function titleParts() {
    return tarazu.make(
      "span",
      { class: "cell-service" },
      tarazu.make("span", { class: "cell-title", dir: "auto" }),
      tarazu.make("span", { class: "cell-note" })
    );
  }

  function updateTitle(element, row) {
    setText(element.children[0], row.title);
    element.children[0].title = row.title;
    setText(element.children[1], row.note);
    const line = element.closest(".ag-row");
    if (line) line.classList.toggle("is-chosen", row.id === chosen);
  }

  function cardParts() {
    return tarazu.make(
      "span",
      { class: "cell-card" },
      tarazu.make("b", { class: "card-rank" }),
      titleParts(),
      tarazu.make("b", { class: "card-total" }),
      tarazu.make("span", { class: "cell-change" }),
      groupParts(),
      barParts()
    );
  }

  function updateCard(element, row) {
    const [rank, title, total, change, group, bar] = element.children;
    setText(rank, rankText(row));
    updateTitle(title, row);
    setText(total, words.number(row.total));
    setText(change, changeText(row));
    change.className = changeClass(row);
    updateGroup(group, row);
    updateBar(bar, row);
  }

  cells.TarazuRank = textCell("cell-rank", rankText);
  cells.TarazuTotal = textCell("cell-total", (row) => words.number(row.total));
  cells.TarazuMean = textCell("cell-mean", (row) => words.number(row.mean, 2));
  cells.TarazuChange = cell(
    () => tarazu.make("span", {}),
    function (element, row) {
      setText(element, changeText(row));
      element.className = changeClass(row);
    }
  );
  cells.TarazuGroup = cell(groupParts, updateGroup);
  cells.TarazuBar = cell(barParts, updateBar);
  cells.TarazuService = cell(titleParts, updateTitle);
  cells.TarazuCard = cell(cardParts, updateCard);
  cells.TarazuScore = cell(
    () => tarazu.make("span", { class: "cell-score" }),
    function (element, row, params) {
      const index = params.column.getColId();
      setText(element, words.number(row[index]) + (row.judged[index] ? "*" : ""));
      element.classList.toggle("is-judged", Boolean(row.judged[index]));
    }
  );
  functions.tarazuPasses = (params) => passes(params.data);
  functions.tarazuGridText = function (params) {
    if (words && params.key === "noMatchingRows") return words.say("weigh.nothing_shown");
    const texts = words && words.language === "fa" ? tarazu.gridLocaleFa : null;
    return (texts && texts[params.key]) || params.defaultValue;
  };

  /** The rows as a plain table for paper, where the grid would show only those in view. */
  function paper(rows) {
    const { make } = tarazu;
    const names = ["rank", "change", "service", "group", "total", "share"];
    const head = names.map((name) => make("th", { scope: "col" }, words.say("weigh.column." + name)));
    const body = rows.map(function (row) {
      const group = groupParts();
      const bar = barParts();
      const title = titleParts();
      updateGroup(group, row);
      updateBar(bar, row);
      updateTitle(title, row);
      const change = make("span", { class: changeClass(row) }, changeText(row));
      const cells = [rankText(row), change, title, group, words.number(row.total), bar];
      return make("tr", {}, ...cells.map((content) => make("td", {}, content)));
    });
    return make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  }

  /** Take over a grid: `rows` are the very objects that the grid shows. */
  function control(api, speaking, filter) {
    words = speaking;
    passes = filter;
    let narrow = null;

    function arrange(columns) {
      const now = window.innerWidth < NARROW;
      const all = api.getColumns().map((column) => column.getColId());
      const shown = now ? ["card"] : columns;
      api.setColumnsVisible(all.filter((name) => !shown.includes(name)), false);
      api.setColumnsVisible(shown, true);
      if (now === narrow) return;
      narrow = now;
      api.setGridOption("headerHeight", now ? 0 : undefined);
      fit();
    }

    function fit() {
      const em = parseFloat(window.getComputedStyle(document.documentElement).fontSize);
      api.setGridOption("rowHeight", Math.round(em * (narrow ? 6.6 : 3)));
      api.resetRowHeights();
    }

    function fill(rows) {
      api.setGridOption("rowData", rows);
    }

    function draw() {
      api.refreshClientSideRowModel("filter");
      for (const refresh of live) refresh();
    }

    function shownIds() {
      const ids = [];
      api.forEachNodeAfterFilterAndSort((node) => ids.push(node.data.id));
      return ids;
    }

    function select(id, scroll) {
      chosen = id;
      for (const refresh of live) refresh();
      const node = id === null ? null : api.getRowNode(String(id));
      if (node && scroll) api.ensureNodeVisible(node, "middle");
    }

    return { arrange, fit, fill, draw, shownIds, select, count: () => api.getDisplayedRowCount() };
  }

  tarazu.prioritiesGrid = { control, paper, MARKS };
})();
