/* The picture on the weighing table, to and from the address bar. Its Python twin is model/view.py. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const SETTLE_MS = 120;
  let waiting = null;
  let coming = null; // the address that is about to be shown

  /** Write a picture as a query string, leaving out what is at its default. */
  function format(view, defaults) {
    const parts = [["w", view.weights.join(",")]];
    const whatIfs = view.whatIfs.map((item) => [item.id, item.index, item.score].join("."));
    if (whatIfs.length) parts.push(["x", whatIfs.join(",")]);
    const bounds = [view.bounds.group_1, view.bounds.group_2].join(",");
    if (bounds !== defaults.bounds) parts.push(["b", bounds]);
    if (view.domains.length) parts.push(["d", view.domains.join(",")]);
    if (view.groups.length) parts.push(["g", view.groups.join(",")]);
    if (view.text) parts.push(["q", encodeURIComponent(view.text)]);
    if (view.columns.join() !== defaults.columns.join()) parts.push(["c", view.columns.join(",")]);
    if (view.selected !== null) parts.push(["s", view.selected]);
    if (view.first !== defaults.first) parts.push(["k", view.first]);
    return "?" + parts.map((part) => part.join("=")).join("&");
  }

  /**
   * Put the picture into the address bar without leaving the page, once the hand rests: browsers
   * refuse addresses that change at every step of a drag.
   */
  function show(query) {
    const before = window.location.href;
    window.clearTimeout(waiting);
    coming = query;
    waiting = window.setTimeout(function () {
      coming = null;
      if (window.location.href !== before) return; // a link was followed meanwhile
      window.history.replaceState(window.history.state, "", window.location.pathname + query);
    }, SETTLE_MS);
  }

  /** The query string of the picture on the screen, though the address bar may not show it yet. */
  function latest() {
    return coming === null ? window.location.search : coming;
  }

  tarazu.address = { format, latest, show };
})();
