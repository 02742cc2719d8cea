/* The roadmap while it is used: what Dash and the hand report, passed on to the open page. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const none = () => window.dash_clientside.no_update;
  const byId = (name) => document.getElementById("roadmap-" + name);
  const set = (name, properties) => window.dash_clientside.set_props("roadmap-" + name, properties);
  const LARGEST_SENT = 1900000; // characters of a file, as a browser writes it, that the server takes
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

    explained(children) {
      if (children && here()) page.owe("why", false);
      return none();
    },

    slipped(plans) {
      if (here()) page.slipped(plans);
      return none();
    },

    risked(ends) {
      if (ends && here()) page.risked(ends);
      return none();
    },

    edited(edited) {
      if (edited && here()) {
        byId("why").dataset.item = "";
        page.anew();
      }
      return none();
    },

    because(because) {
      if (because && here()) page.because(because);
      return none();
    },

    /** Somebody kept or adopted a plan here: what it is held against may be another now. */
    changed(changed) {
      if (changed && here()) page.anew();
      return none();
    },

    filesOpened: () => window.dash_clientside.callback_context.triggered_id === "roadmap-files-open",

    /** A file came back: it is read against the plan that is on the screen now. */
    fileReturned(contents, name) {
      if (!contents || !here() || !page.answer) return none();
      if (contents.length <= LARGEST_SENT) return page.given({ contents, name });
      const children = document.querySelector("[data-too-large]").dataset.tooLarge;
      const says = { namespace: "dash_html_components", type: "Div", props: { className: "notice notice-warning", children } };
      set("file-preview", { children: says });
      set("file-keep", { hidden: true });
      return none();
    },

    /** What a file brought is kept: its plan is opened, or what follows from its progress is shown. */
    fileKept(kept) {
      if (!kept || !here()) return none();
      set("plans-changed", { data: [kept.key, kept.courses] });
      if (kept.key) page.open(kept.key);
      return none();
    },

    chained(chain) {
      if (chain && here()) page.chained(chain);
      return none();
    },

    arranged(by, layout, kinds, text, panel) {
      if (!here() || !page.answer) return none();
      if (by !== page.view.by) page.group(by);
      if (panel !== page.view.panel) page.panel(panel);
      if (layout !== page.view.layout) page.layout(layout);
      if ((kinds || []).join() !== page.view.kinds.join() || (text || "") !== page.view.text) page.narrow(kinds || [], text || "");
      return none();
    },
  };

  const field = (name) => document.getElementById("roadmap-course-" + name).value;

  /** The whole number in a field; the text itself if it is none, so that the server can say so. */
  function number(id) {
    const place = document.getElementById(id);
    const input = place.matches("input") ? place : place.querySelector("input");
    const value = Number(input.value);
    return input.value.trim() !== "" && Number.isInteger(value) ? value : input.value;
  }

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
    } else if (roadmap === "domains") {
      const open = byId("usage").classList.toggle("with-domains");
      place.setAttribute("aria-pressed", String(open));
      page.timeline.resize();
    } else if (roadmap === "reset") page.turn(JSON.parse(JSON.stringify({ ...page.dataset.defaults, by: page.view.by, layout: page.view.layout, chosen: page.view.chosen })), true);
    else if (roadmap === "open-plan") page.open(place.dataset.key);
    else if (roadmap === "file") set("file-ask", { data: page.given({ kind: place.dataset.key, at: Date.now() }) });
    else if (roadmap === "base") page.compare(place.dataset.key);
    else if (roadmap === "add-plan") page.keep({ do: "add" });
    else if (roadmap === "save-plan") page.keep({ do: "save", key: place.dataset.key, version: Number(place.dataset.version) });
    else if (roadmap === "move-plan") page.keep({ do: "move", key: place.dataset.key, version: Number(place.dataset.version), status: place.dataset.status });
    else if (roadmap === "late") page.late(document.getElementById("roadmap-late-subject").value, Number(document.getElementById("roadmap-late-quarters").value));
    else if (roadmap === "late-item") page.late(item, Number(document.getElementById("roadmap-late-quarters").value));
    else if (roadmap === "overlay") page.overlay(place.dataset.key);
    else if (roadmap === "assume") page.edit({ kind: "roadmap_assumption", key: place.dataset.key, version: Number(place.dataset.version), value: number("assumed-" + place.dataset.key) });
    else if (roadmap === "course") page.edit({ kind: "roadmap_actual", key: item, version: Number(place.dataset.version), start: field("start"), finish: field("finish"), percent: number("roadmap-course-percent") });
    else if (roadmap === "print") {
      document.documentElement.dataset.paper = place.dataset.key;
      window.print();
    } else if (roadmap === "link") tarazu.copy(window.location.href, page.words.say("roadmap.link_copied"), page.words.say("roadmap.link_not_copied"));
  }

  document.addEventListener("click", function (event) {
    if (here() && event.target.closest && event.target.closest("#roadmap-better-stop")) page.owe("plan", false);
    const place = event.target.closest && event.target.closest("[data-roadmap]");
    if (place && here() && page.answer) act(place);
  });
  document.addEventListener("tarazu:print", function () {
    const drawn = Boolean(here() && page.answer);
    tarazu.roadmapPaper.size(drawn);
    if (drawn) tarazu.roadmapPaper.fill(byId("paper"), page);
  });
  document.addEventListener("tarazu:size", function () {
    if (!here() || !page.answer) return;
    page.timeline.resize();
    page.draw();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && here() && page.view.chosen && !tarazu.writing(event.target)) page.choose(null);
  });
})();
