/* Small helpers to build elements, to wait for them and to follow links. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});

  /** Make an element: `make("p", {class: "quiet", onclick: f}, "text", child)`. */
  tarazu.make = function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) {
        element.setAttribute(key, value === true ? "" : value);
      }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  /** Follow a link inside the application without loading it anew; listens to clicks on the link. */
  tarazu.follow = function follow(event) {
    if (event.metaKey || event.shiftKey || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    window.history.pushState({}, "", event.currentTarget.getAttribute("href"));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  };

  /** Wait until `find` finds something; resolves with null if the page was left. */
  tarazu.whenReady = function (find, stillHere) {
    return new Promise(function (resolve) {
      (function look() {
        if (!stillHere()) return resolve(null);
        const found = find();
        if (found) return resolve(found);
        return window.requestAnimationFrame(look);
      })();
    });
  };
})();
