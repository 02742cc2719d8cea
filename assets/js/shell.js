/* The frame: language, theme, presentation, print, the menu on a phone, messages. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const root = document.documentElement;
  const YEAR = 365 * 24 * 3600;
  const byId = (id) => document.getElementById(id);
  const none = () => window.dash_clientside.no_update;

  function remember(name, value) {
    document.cookie = name + "=" + value + ";path=/;max-age=" + YEAR + ";samesite=lax";
  }

  function resized() {
    document.dispatchEvent(new CustomEvent("tarazu:size"));
  }

  function speak(language) {
    const direction = language === "fa" ? "rtl" : "ltr";
    const style = byId("bootstrap-style");
    remember("tarazu-language", language);
    root.lang = language;
    root.dir = direction;
    style.href = style.dataset[direction];
  }

  function setTheme(theme) {
    remember("tarazu-theme", theme);
    root.dataset.bsTheme = theme;
  }

  function present(on) {
    root.toggleAttribute("data-presentation", on);
    const button = byId("shell-present-button");
    if (button) button.setAttribute("aria-pressed", String(on));
    window.requestAnimationFrame(resized);
  }

  function markPlace() {
    for (const link of document.querySelectorAll(".frame-link")) {
      const here = link.pathname === window.location.pathname;
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    foldMenu();
  }

  function foldMenu() {
    byId("shell").classList.remove("menu-open");
    const button = byId("shell-menu-button");
    if (button) button.setAttribute("aria-expanded", "false");
  }

  /** Show a message that asks for attention. */
  tarazu.notify = function notify(text) {
    window.dash_clientside.set_props("shell-toast", { is_open: true, children: text });
  };

  /** Tell screen readers what changed, without showing anything. */
  tarazu.announce = function announce(text) {
    const place = byId("shell-announce");
    if (place) place.textContent = text;
  };

  tarazu.copy = async function copy(text, done, failed) {
    try {
      await window.navigator.clipboard.writeText(text);
      tarazu.notify(done);
    } catch (_) {
      tarazu.notify(failed); // a browser may forbid it; the message says what to do instead
    }
  };

  clientside.shell = {
    language(clicks, current) {
      if (!clicks) return none();
      const next = current === "fa" ? "en" : "fa";
      speak(next);
      return next;
    },
    theme(clicks) {
      if (clicks) setTheme(root.dataset.bsTheme === "dark" ? "light" : "dark");
      return none();
    },
    present(clicks) {
      if (clicks) present(!root.hasAttribute("data-presentation"));
      return none();
    },
    print(clicks) {
      if (clicks) window.print();
      return none();
    },
    menu(clicks) {
      if (clicks) {
        const open = byId("shell").classList.toggle("menu-open");
        byId("shell-menu-button").setAttribute("aria-expanded", String(open));
      }
      return none();
    },
    navigated() {
      window.requestAnimationFrame(markPlace);
      return none();
    },
  };

  /** Give the slider's thumb the name that stands on the wrapper around it. */
  function nameThumbs() {
    for (const wrapper of document.querySelectorAll("[data-thumb-name]")) {
      const thumb = wrapper.querySelector("[role=slider]");
      if (thumb && thumb.getAttribute("aria-label") !== wrapper.dataset.thumbName) {
        thumb.setAttribute("aria-label", wrapper.dataset.thumbName);
      }
    }
  }

  /** The letter of a pressed key, by its place where the layout writes another script, as Persian does. */
  tarazu.letter = function letter(event) {
    if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
    return event.code && event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  };

  /** Whether keys pressed here write a text. */
  tarazu.writing = function writing(place) {
    const field = place.closest && place.closest("input, textarea, select");
    return Boolean(field) && !["checkbox", "radio", "range", "button"].includes(field.type);
  };

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && root.hasAttribute("data-presentation")) present(false);
    if (event.ctrlKey || event.metaKey || event.altKey || tarazu.writing(event.target)) return;
    if (tarazu.letter(event) === "p") present(!root.hasAttribute("data-presentation"));
  });
  window.addEventListener("resize", resized);
  window.addEventListener("beforeprint", () => document.dispatchEvent(new CustomEvent("tarazu:print")));
  new MutationObserver(nameThumbs).observe(root, { childList: true, subtree: true });
})();
