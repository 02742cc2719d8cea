/* The picture on the roadmap, as the address bar has it. Its Python twin is model/roadmap/address.py. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const WISHES = ["pin", "forbid", "latest"];

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** Write a picture as a query string, leaving out what is at its default. */
  function format(view, defaults) {
    const parts = [];
    const put = (name, value) => parts.push(name + "=" + encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":"));
    const differs = (field) => !same(view[field], defaults[field]);
    if (view.plan) put("plan", view.plan + (view.revision ? "." + view.revision : ""));
    else settings(view, differs, put);
    if (view.base) put("base", view.base + (view.baseRevision ? "." + view.baseRevision : ""));
    if (view.by !== "domain") put("by", view.by);
    if (view.layout !== "timeline") put("view", view.layout);
    if (view.kinds.length) put("kinds", view.kinds.join(","));
    if (view.text) put("q", view.text);
    if (view.critical) put("critical", 1);
    if (view.late) put("late", view.late.join("."));
    if (view.chosen) put("s", view.chosen);
    if (view.panel !== "moved") put("panel", view.panel);
    return parts.length ? "?" + parts.join("&") : "";
  }

  function settings(view, differs, put) {
    if (differs("weights")) put("w", view.weights.join(","));
    if (view.whatIfs.length) put("x", view.whatIfs.map((one) => [one.id, one.index, one.score].join(".")).join(","));
    if (differs("bounds")) put("b", view.bounds.join(","));
    if (differs("start")) put("start", view.start);
    if (differs("quarters")) put("n", view.quarters);
    if (differs("capacities")) put("cap", view.capacities.join(","));
    if (view.single.length) put("single", view.single.map((one) => one.join(".")).join(","));
    if (differs("strength")) put("strength", view.strength);
    if (differs("hard")) put("hard", view.hard ? 1 : 0);
    if (differs("quick")) put("quick", view.quick);
    if (differs("wait")) put("wait", view.wait ? 1 : 0);
    if (differs("stay")) put("stay", view.stay);
    const arrivals = Object.entries(view.arrivals);
    if (arrivals.length) put("come", arrivals.map((one) => one.join(".")).join(","));
    for (const kind of WISHES) {
      const some = view.wishes.filter((wish) => wish[0] === kind);
      if (some.length) put(kind, some.map((wish) => wish[1] + "." + wish[2]).join(","));
    }
  }

  /** What a plan depends on, as a query string: the picture without how it is laid out. */
  function planned(view, defaults) {
    return format({ ...view, by: "domain", layout: "timeline", kinds: [], text: "", critical: false, late: null, chosen: null, base: null, panel: "moved" }, defaults);
  }

  tarazu.roadmapAddress = { format, planned };
})();
