/* The systems: what is chosen in the graph, how it is looked at, and both in the address. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const PATH = "/systems";
  const KINDS = 5;
  const none = () => window.dash_clientside.no_update;
  let moves = false;

  /** A link far from the graph brings it into sight; the hand goes on from the panel. */
  tarazu.attendGraph = function attendGraph() {
    if (!moves) return;
    moves = false;
    const panel = document.getElementById("systems-panel");
    if (!panel) return;
    panel.focus({ preventScroll: true });
    document.querySelector(".systems-cards").scrollIntoView({ block: "start" });
  };

  function modified(event) {
    return event.metaKey || event.shiftKey || event.altKey || event.ctrlKey || event.button > 0;
  }

  function named(link) {
    const address = new URL(link.href);
    return address.pathname === PATH ? address.searchParams.get("s") : null;
  }

  /** A link to a thing chooses it, without leaving the page. */
  function follow(event) {
    const link = event.target.closest && event.target.closest(".systems a[href]");
    const key = link && !modified(event) ? named(link) : null;
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    moves = true;
    window.dash_clientside.set_props("systems-chosen", { data: key });
  }

  function written(query, chosen, depth, direction, kinds, together, weights) {
    const parts = query ? [query.slice(1)] : [];
    if (chosen) parts.push("s=" + chosen);
    if (depth && depth !== "2") parts.push("depth=" + depth);
    if (direction && direction !== "both") parts.push("dir=" + direction);
    if (kinds && kinds.length !== KINDS) parts.push("kinds=" + kinds.join(","));
    if (together && together !== "3") parts.push("k=" + together);
    for (const [name, value] of Object.entries(weights || {})) parts.push(name + "=" + value);
    return parts.length ? "?" + parts.join("&") : "";
  }

  document.addEventListener("click", follow, true);

  Object.assign((clientside.systems = clientside.systems || {}), {
    /** Once what a change did to the rows is painted, what takes longer to say may be asked for. */
    afterwards(rows, changed, wished, seen) {
      const now = [changed, wished && wished.saved ? wished.key + " " + wished.version : ""].join("/");
      if (!rows || now === seen) return none();
      window.requestAnimationFrame(() =>
        window.setTimeout(() => window.dash_clientside.set_props("systems-seen", { data: now }))
      );
      return none();
    },
    tapped(data, chosen) {
      return data && data.id !== chosen && !data.id.startsWith("layer:") ? data.id : none();
    },
    searched(value, chosen) {
      return value && value !== chosen ? value : none();
    },
    everything(clicks) {
      return clicks ? "all" : none();
    },
    keep(query, chosen, depth, direction, kinds, together, rows, weights) {
      if (query === null || query === undefined || !chosen) return [none(), none()];
      document.querySelector(".systems").dataset.all = chosen === "all";
      const address = written(query, chosen, depth, direction, kinds, together, weights);
      window.dash_clientside.lists.keep(address, rows || []);
      return [query, chosen === "all" ? "" : chosen];
    },
  });
})();
