/* Statuses that are chosen in a menu, and the targets' buttons: what is wished goes to the server,
   with the version that was seen. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const none = () => window.dash_clientside.no_update;
  let last = null;
  let count = 0;

  function wish(place, value) {
    count += 1;
    last = { place, value };
    place.classList.add("is-unsaved");
    window.dash_clientside.set_props(place.dataset.wish, {
      data: { key: place.dataset.key, version: Number(place.dataset.version), value, count },
    });
  }

  /** Menus are not printed: the word beside one is. */
  function onPaper(place) {
    const word = place.parentElement.querySelector(".action-printed");
    const chosen = place.querySelector("select").selectedOptions[0];
    if (word && chosen) word.textContent = chosen.textContent;
  }

  document.addEventListener("change", function (event) {
    const place = event.target.closest && event.target.closest("[data-wish]");
    if (place) wish(place, event.target.value);
  });

  document.addEventListener("click", function (event) {
    if (!event.target.closest) return;
    if (event.target.closest("[data-wish-again]") && last) wish(last.place, last.value);
    const target = event.target.closest("button[data-target]");
    if (target) {
      count += 1;
      window.dash_clientside.set_props("gaps-target-asked", {
        data: {
          do: target.dataset.do,
          key: target.dataset.target,
          version: Number(target.dataset.version),
          count,
        },
      });
    }
  });

  clientside.gaps = {
    /** The next wish about a row is made on the version that the server told last. */
    wished(told) {
      if (!told) return none();
      for (const place of document.querySelectorAll("[data-wish]")) {
        if (place.dataset.key !== told.key) continue;
        place.dataset.version = told.version;
        if (!told.saved) continue;
        place.classList.remove("is-unsaved");
        onPaper(place);
      }
      return none();
    },
    /** Bring the form into sight once a target is in it. */
    edited(edited) {
      if (edited) document.getElementById("gaps-target-by").focus();
      return none();
    },
  };
})();
