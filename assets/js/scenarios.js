/* The scenarios: which are picked to be compared, what is wished of one, and the picture to be kept. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const MOST = 5;
  const none = () => window.dash_clientside.no_update;

  const picks = { city: null, keys: [] }; // in the order in which they were picked, seen or not

  const city = () => new URLSearchParams(window.location.search).get("city");

  /** The picked scenarios of this city: those that a filter hides stay picked. */
  function picked() {
    if (picks.city !== city()) Object.assign(picks, { city: city(), keys: [] });
    return picks.keys;
  }

  function pick(box) {
    const key = box.closest(".scenario-row").dataset.scenario;
    const others = picked().filter((one) => one !== key);
    picks.keys = box.checked ? [...others, key] : others;
    count();
  }

  /** Say how many are picked, and let the way to the comparison name them. */
  function count() {
    const says = document.querySelector(".compare-says");
    const go = document.querySelector(".compare-go");
    if (!says || !go) return;
    const keys = picked();
    const fits = keys.length >= 2 && keys.length <= MOST;
    const state = fits ? "ready" : ["none", "one"][keys.length] || "many";
    const number = tarazu.words(document.documentElement.lang, {}).number(keys.length);
    says.textContent = says.dataset[state].replace("#", number);
    go.setAttribute("href", "/scenarios" + (fits ? "?compare=" + keys.join(",") : ""));
    go.setAttribute("aria-disabled", String(!fits));
    document.querySelector(".compare-none").hidden = !keys.length;
  }

  /** Set the boxes of a list that was drawn anew as they were. */
  function restore() {
    for (const row of document.querySelectorAll(".scenario-row")) {
      const key = row.dataset.scenario;
      const box = row.querySelector(".scenario-pick input");
      const wanted = picked().includes(key);
      if (box && box.checked !== wanted) window.dash_clientside.set_props("scenario-pick-" + key, { value: wanted });
    }
    count();
  }

  document.addEventListener("change", function (event) {
    const box = event.target.closest && event.target.closest(".scenario-pick input");
    if (box) pick(box);
  });

  // The link is Dash's and keeps the address it was made with: the one that is shown is followed.
  document.addEventListener(
    "click",
    function (event) {
      const go = event.target.closest && event.target.closest(".compare-go");
      if (!go) return;
      event.stopPropagation();
      if (go.getAttribute("aria-disabled") === "true") {
        event.preventDefault();
        return;
      }
      if (event.metaKey || event.shiftKey || event.altKey || event.ctrlKey) return;
      event.preventDefault();
      window.history.pushState({}, "", go.getAttribute("href"));
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
      window.scrollTo(0, 0);
    },
    true
  );

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("compare-none")) {
      picks.keys = [];
      restore();
    } else if (button.dataset.share) {
      const link = new URL(button.dataset.share, window.location.href);
      if (city()) link.searchParams.set("city", city());
      tarazu.copy(link.href, button.dataset.copied, button.dataset.notCopied);
    } else if (button.dataset.act) {
      // The time lets the same be wished twice.
      window.dash_clientside.set_props("scenario-wish", { data: { act: button.dataset.act, at: Date.now() } });
    }
  });

  clientside.scenarios = {
    /** The list was drawn anew: what was picked stays picked. */
    listed(children) {
      if (children) window.requestAnimationFrame(restore);
      return none();
    },
    keep(query) {
      if (query === null || query === undefined) return none();
      tarazu.address.show(query);
      return query;
    },
    /** The picture that the weighing table shows, and the data it shows it on. */
    seen(clicks, dataset) {
      if (!clicks || !dataset) return none();
      const query = tarazu.address.latest();
      return { query, revision: dataset.revision, at: Date.now() };
    },
    /** The same of the roadmap. */
    planned(clicks) {
      const page = document.querySelector(".roadmap[data-revision]");
      if (!clicks || !page) return none();
      const query = tarazu.address.latest();
      return { query, revision: Number(page.dataset.revision), planned: true, at: Date.now() };
    },
  };
})();
