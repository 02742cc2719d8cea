/* A small helper to build elements. */
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
})();
