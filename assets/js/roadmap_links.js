/* Lines on the timeline between the chosen item, what it needs and what needs it. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const SVG = "http://www.w3.org/2000/svg";

  function layer() {
    const lines = document.createElementNS(SVG, "svg");
    lines.setAttribute("class", "plan-links");
    lines.setAttribute("aria-hidden", "true");
    return lines;
  }

  /** Draw lines from what the chosen item needs, and to what needs it. */
  function draw(timeline) {
    timeline.lines.replaceChildren();
    const { chosen } = timeline.marks || {};
    if (!chosen || !timeline.answer) return;
    const at = new Map();
    timeline.rows.forEach((row, r) => row.item && !at.has(row.item.id) && at.set(row.item.id, [r, row.item]));
    const me = timeline.answer.ids.indexOf(chosen);
    if (me < 0 || !at.has(chosen)) return;
    timeline.lines.setAttribute("width", timeline.laneWidth);
    timeline.lines.setAttribute("height", timeline.rows.length * timeline.height);
    for (const need of timeline.answer.needs[me]) link(timeline, at.get(timeline.answer.ids[need]), at.get(chosen), "is-need");
    timeline.answer.needs.forEach((needs, other) => {
      if (needs.includes(me)) link(timeline, at.get(chosen), at.get(timeline.answer.ids[other]), "is-needed");
    });
  }

  function link(timeline, from, to, kind) {
    if (!from || !to || from[1].finish === null || to[1].start === null) return;
    const wide = timeline.laneWidth / timeline.columns;
    const turned = timeline.words.direction === "rtl";
    const x = (quarter) => {
      const along = Math.max(0, (quarter + timeline.answer.lead) * wide);
      return turned ? timeline.laneWidth - along : along;
    };
    const sign = turned ? -1 : 1;
    const [x1, y1] = [x(from[1].finish + 1), (from[0] + 0.5) * timeline.height];
    const [x2, y2] = [x(to[1].start), (to[0] + 0.5) * timeline.height];
    const bend = x1 + sign * 7;
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("class", kind);
    const points = (x2 - x1) * sign >= 14
      ? ["M", x1, y1, "H", bend, "V", y2, "H", x2 - sign * 4]
      : ["M", x1, y1, "H", bend, "V", (y1 + y2) / 2, "H", x2 - sign * 9, "V", y2, "H", x2 - sign * 4];
    line.setAttribute("d", points.join(" "));
    const tip = document.createElementNS(SVG, "path");
    tip.setAttribute("class", kind + " is-tip");
    tip.setAttribute("d", ["M", x2, y2, "L", x2 - sign * 6, y2 - 4, "L", x2 - sign * 6, y2 + 4, "Z"].join(" "));
    timeline.lines.append(line, tip);
  }

  tarazu.roadmapLinks = { layer, draw };
})();
