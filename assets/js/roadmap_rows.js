/* The rows of the roadmap: which items are shown under which headings, in which order. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const KINDS = { prerequisite: 0, system: 1, service: 2 };
  const NEVER = 1000;

  /** What a plan says of an item, by name. */
  function read(answer, i) {
    const [start, finish, duration, load, group, points, fact, blocked, quick, free] = answer.rows[i];
    return { id: answer.ids[i], i, start, finish, duration, load, group, points, fact, blocked, quick: quick === 1, free: free === 1 };
  }

  function order(one, other) {
    return (
      (one.start === null ? NEVER : one.start) - (other.start === null ? NEVER : other.start) ||
      (one.finish === null ? NEVER : one.finish) - (other.finish === null ? NEVER : other.finish) ||
      KINDS[one.kind] - KINDS[other.kind] ||
      other.points - one.points ||
      one.i - other.i
    );
  }

  /**
   * Lay the items out under their headings.
   * Gives a list of rows, `{key, heading, number}` or `{key, item}`; an item may stand under several.
   */
  function arrange(answer, dataset, view, folded) {
    const wanted = tarazu.search.words(view.text);
    const members = new Map();
    const passes = (item) => {
      const known = dataset.items[item.id];
      if (!known || (view.kinds.length && !view.kinds.includes(known.kind))) return false;
      return wanted.every((word) => known.search.includes(word));
    };
    answer.ids.forEach(function (id, i) {
      const item = read(answer, i);
      if (!passes(item)) return;
      item.kind = dataset.items[id].kind;
      for (const heading of answer.under[i]) {
        if (!members.has(heading)) members.set(heading, []);
        members.get(heading).push(item);
      }
    });
    const rows = [];
    for (const [key, title] of dataset.headings[view.by]) {
      const items = members.get(key);
      if (!items) continue;
      rows.push({ key: "h:" + key, heading: title, mark: key, number: items.length, folded: folded.has(key) });
      if (folded.has(key)) continue;
      items.sort(order);
      for (const item of items) rows.push({ key: key + "/" + item.id, item });
    }
    return rows;
  }

  tarazu.roadmapRows = { arrange, read };
})();
