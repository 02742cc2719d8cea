/* What was set before: undo and redo over whole pictures. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const LONGEST = 200;

  /** Keep a line of pictures; `keep` ignores one equal to the present one, and says whether it kept it. */
  function history(first) {
    let past = [];
    let future = [];
    let present = JSON.stringify(first);

    function keep(picture) {
      const text = JSON.stringify(picture);
      if (text === present) return false;
      past.push(present);
      if (past.length > LONGEST) past.shift();
      present = text;
      future = [];
      return true;
    }

    function step(from, to) {
      if (!from.length) return null;
      to.push(present);
      present = from.pop();
      return JSON.parse(present);
    }

    return {
      keep,
      undo: () => step(past, future),
      redo: () => step(future, past),
      canUndo: () => past.length > 0,
      canRedo: () => future.length > 0,
    };
  }

  tarazu.history = history;
})();
