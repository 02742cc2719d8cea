/* The prerequisites: which one is chosen, how they are laid out, and both in the address. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const PATH = "/prerequisites";
  const byId = (name) => document.getElementById("prerequisites-" + name);
  const none = () => window.dash_clientside.no_update;
  let opened = null;

  function choose(key) {
    window.dash_clientside.set_props("prerequisites-chosen", { data: key });
  }

  /** The prerequisite that a link inside the lists names. */
  function named(link) {
    const address = new URL(link.href);
    return address.pathname === PATH ? address.searchParams.get("p") : null;
  }

  function modified(event) {
    return event.metaKey || event.shiftKey || event.altKey || event.ctrlKey || event.button > 0;
  }

  /** A link in a list opens the panel beside it, without leaving the page. */
  function follow(event) {
    const link = event.target.closest && event.target.closest(".prerequisites-lists a[href], .prerequisites-drafts a[href]");
    const key = link && !modified(event) ? named(link) : null;
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    choose(key);
  }

  function wish(event) {
    const button = event.target.closest && event.target.closest("button[data-wish]");
    if (!button) return;
    window.dash_clientside.set_props("prerequisites-link-wish", {
      data: {
        wish: button.dataset.wish,
        kind: button.dataset.kind,
        key: button.dataset.key,
        version: Number(button.dataset.version),
        at: Date.now(), // so that the same wish can be made twice
      },
    });
  }

  function mark(chosen) {
    for (const card of document.querySelectorAll(".board-card")) {
      if (card.dataset.prerequisite === chosen) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    }
  }

  /** Take the hand to the panel when it opens, and back to the card when it closes. */
  function attend(chosen) {
    const before = opened;
    opened = chosen;
    if (before === chosen || before === null) return;
    window.requestAnimationFrame(function () {
      const card = document.querySelector('.board-card[data-prerequisite="' + before + '"]');
      const place = chosen ? byId("panel") : card;
      if (place) place.focus({ preventScroll: !chosen });
    });
  }

  function written(query, view, chosen, weights) {
    const parts = query ? [query.slice(1)] : [];
    if (view !== "board") parts.push("view=" + view);
    if (chosen) parts.push("p=" + encodeURIComponent(chosen));
    for (const [name, value] of Object.entries(weights || {})) parts.push(name + "=" + value);
    return parts.length ? "?" + parts.join("&") : "";
  }

  document.addEventListener("click", follow, true);
  document.addEventListener("click", wish);
  document.addEventListener("keydown", function (event) {
    const panel = byId("panel");
    if (event.key !== "Escape" || !panel || panel.hidden || tarazu.writing(event.target)) return;
    choose(null);
  });

  function notice(words) {
    return { namespace: "dash_html_components", type: "Div", props: { children: words, className: "notice" } };
  }

  Object.assign((clientside.prerequisites = clientside.prerequisites || {}), {
    /** Fill the panel with the one that is chosen; say so if something typed about another stays behind. */
    leave(chosen, refill, shown, filled, edited, city, ...typed) {
      const left = tarazu.drafts.typedIn(shown, filled, edited, typed);
      const again = window.dash_clientside.callback_context.triggered_id === "prerequisites-refill";
      // Others' changes do not take away what is typed; saving it tells of both.
      if (again && left && shown.key === chosen) return none();
      if (left && shown.key !== chosen) {
        const says = byId("panel").dataset.left.replace("{title}", byId("head").querySelector("h2").textContent);
        window.dash_clientside.set_props("shell-toast", { is_open: true, children: says });
      }
      delete byId("panel").dataset.filled; // nothing is typed into fields that are about to be filled
      return chosen ? { key: chosen, at: Date.now(), draft: tarazu.drafts.kept(city, chosen) } : none();
    },
    /** Fill the panel: with what was typed before and not saved, or with what is kept. */
    fill(filled, city) {
      if (!filled) return window.dash_clientside.callback_context.outputs_list.map(none);
      const { draft } = filled;
      if (!draft) tarazu.drafts.drop(city, filled.shown.key);
      const shown = draft ? draft.shown : filled.shown;
      const values = draft ? draft.typed : tarazu.drafts.empty(shown, filled.day);
      const says = draft ? notice(byId("panel").dataset.back) : null;
      return [shown, says, true, true, !draft, null, draft ? draft.edited : null, ...values];
    },
    close(clicks) {
      return clicks ? null : none();
    },
    /** A letter has a number and a date; other steps do not. */
    ofLetter(kind) {
      const panel = byId("panel");
      if (panel) panel.dataset.step = kind;
      return none();
    },
    keep(query, view, chosen, board, rows, weights) {
      if (query === null || query === undefined) return [none(), none()];
      const lists = document.querySelector(".prerequisites-lists");
      if (lists) lists.dataset.view = view;
      window.dash_clientside.lists.keep(written(query, view, chosen, weights), rows || []);
      window.requestAnimationFrame(() => mark(chosen));
      attend(chosen || "");
      return [query, !chosen];
    },
  });
})();
