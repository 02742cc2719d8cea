/* The roadmap while it is used: what Dash and the hand report, passed on to the open page. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const none = () => window.dash_clientside.no_update;
  const byId = (name) => document.getElementById("roadmap-" + name);
  let page = null;
  const here = () => (page && byId("scroll") ? page : null);

  clientside.roadmap = {
    opened: () => window.location.search,

    mount(dataset) {
      if (!dataset) return none();
      page = new tarazu.RoadmapPage(dataset);
      if (dataset.answer) {
        page.settled = true;
        page.take(dataset.answer);
      }
      return none();
    },

    answered(answer) {
      if (answer && here()) page.take(answer);
      return none();
    },

    improved(answer) {
      if (answer && here()) page.improve(answer);
      return none();
    },

    chained(chain) {
      if (chain && here()) page.chained(chain);
      return none();
    },

    arranged(by, layout, kinds, text) {
      if (!here() || !page.answer) return none();
      if (by !== page.view.by) page.group(by);
      if (layout !== page.view.layout) page.layout(layout);
      if ((kinds || []).join() !== page.view.kinds.join() || (text || "") !== page.view.text) page.narrow(kinds || [], text || "");
      return none();
    },
  };

  /** Buttons and menus that say what they do in `data-roadmap`. */
  function act(place) {
    const { roadmap, item } = place.dataset;
    const quarter = () => document.getElementById("roadmap-quarter").value;
    if (roadmap === "choose") page.choose(item);
    else if (roadmap === "pin" || roadmap === "forbid" || roadmap === "latest") page.wish(roadmap, item, quarter());
    else if (roadmap === "free") page.unwish(item);
    else if (roadmap === "come") page.come(item, quarter());
    else if (roadmap === "close") page.choose(null);
    else if (roadmap === "critical") {
      page.critical(!page.view.critical);
      place.setAttribute("aria-pressed", String(page.view.critical));
    } else if (roadmap === "reset") page.turn(JSON.parse(JSON.stringify({ ...page.dataset.defaults, by: page.view.by, layout: page.view.layout, chosen: page.view.chosen })), true);
    else if (roadmap === "link") tarazu.copy(window.location.href, page.words.say("roadmap.link_copied"), page.words.say("roadmap.link_not_copied"));
  }

  document.addEventListener("click", function (event) {
    const place = event.target.closest && event.target.closest("[data-roadmap]");
    if (place && here() && page.answer) act(place);
  });
  document.addEventListener("tarazu:size", () => here() && page.timeline.resize());
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && here() && page.view.chosen && !tarazu.writing(event.target)) page.choose(null);
  });
})();
