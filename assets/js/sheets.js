/* Sheets that come back: the field of a file is named for those who do not see it. */
(function () {
  "use strict";

  /** Name the field of a file, which Dash leaves nameless; its button is what the keys reach. */
  function nameFields() {
    for (const field of document.querySelectorAll("[data-file-name] input[type=file]")) {
      const name = field.closest("[data-file-name]").dataset.fileName;
      if (field.getAttribute("aria-label") === name) continue;
      field.setAttribute("aria-label", name);
      field.tabIndex = -1;
    }
  }

  new MutationObserver(nameFields).observe(document.documentElement, { childList: true, subtree: true });
})();
