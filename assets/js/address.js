/* The picture on the weighing table, to and from the address bar. Its Python twin is model/view.py. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const SETTLE_MS = 120;
  let waiting = null;

  /** Write a picture as a query string, leaving out what is at its default. */
  function format(view, defaults) {
    const parts = [["w", view.weights.join(",")]];
    const whatIfs = view.whatIfs.map((item) => [item.id, item.index, item.score].join("."));
    if (whatIfs.length) parts.push(["x", whatIfs.join(",")]);
    if (view.domains.length) parts.push(["d", view.domains.join(",")]);
    if (view.groups.length) parts.push(["g", view.groups.join(",")]);
    if (view.text) parts.push(["q", encodeURIComponent(view.text)]);
    if (view.columns.join() !== defaults.columns.join()) parts.push(["c", view.columns.join(",")]);
    if (view.selected !== null) parts.push(["s", view.selected]);
    return "?" + parts.map((part) => part.join("=")).join("&");
  }

  /**
   * Put the picture into the address bar without leaving the page, once the hand rests: browsers
   * refuse addresses that change at every step of a drag.
   */
  function show(query) {
    const place = window.location.pathname;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(function () {
      if (window.location.pathname !== place) return;
      window.history.replaceState(window.history.state, "", place + query);
    }, SETTLE_MS);
  }

  tarazu.address = { format, show };
})();
