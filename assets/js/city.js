/* The chosen city stays in the address of every page, so that a link opens the same city elsewhere. */
(function () {
  "use strict";
  const NAME = "city";

  /** The city that the present address names, or null. */
  function named() {
    return new URLSearchParams(window.location.search).get(NAME);
  }

  /** An address of this application with the present city in it, unless it names one itself. */
  function within(address) {
    const city = named();
    if (!city || address === undefined || address === null) return address;
    const target = new URL(address, window.location.href);
    if (target.origin !== window.location.origin || target.searchParams.has(NAME)) return address;
    const sign = target.search ? "&" : "?";
    return target.pathname + target.search + sign + NAME + "=" + encodeURIComponent(city) + target.hash;
  }

  for (const name of ["pushState", "replaceState"]) {
    const original = window.history[name].bind(window.history);
    window.history[name] = (state, title, address) => original(state, title, within(address));
  }

  /** The same page in another city; what is about one thing leads to all of its kind, if there is such a page. */
  function placeIn(city) {
    const kind = "/" + window.location.pathname.split("/")[1];
    const pages = [...document.querySelectorAll(".frame-link")].map((link) => link.pathname);
    return (pages.includes(kind) ? kind : "/") + "?" + NAME + "=" + encodeURIComponent(city);
  }

  // Before a link is followed, in whatever way, it learns where it leads.
  function prepare(event) {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.getAttribute("href").startsWith("#")) return;
    const city = link.classList.contains("city-way") ? link.dataset.city : null;
    const address = city ? placeIn(city) : within(link.getAttribute("href"));
    if (address !== link.getAttribute("href")) link.setAttribute("href", address);
  }

  document.addEventListener("pointerdown", prepare, true);
  document.addEventListener("keydown", (event) => event.key === "Enter" && prepare(event), true);
  document.addEventListener("click", prepare, true);
  document.addEventListener("click", function fold(event) {
    for (const open of document.querySelectorAll(".city-switch[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });
})();
