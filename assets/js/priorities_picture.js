/* A picture of the table as shown, drawn on a canvas so that it carries the page's own font. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const WIDTH = 1400;
  const ROW = 34;
  const HEAD = 150;
  const FOOT = 48;
  const EDGE = 40;
  const BAR = 300;

  function colours(names) {
    const style = window.getComputedStyle(document.documentElement);
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
  }

  /** A pen that writes from the side where the language begins. */
  function pen(context, words, width) {
    const rtl = words.direction === "rtl";
    const at = (x) => (rtl ? width - x : x);
    context.direction = words.direction;
    context.textBaseline = "middle";

    function text(value, x, y, font, colour, align) {
      context.font = font + " Vazirmatn, sans-serif";
      context.fillStyle = colour;
      context.textAlign = align || "start";
      context.fillText(value, at(x), y);
    }

    function box(x, y, w, h, colour) {
      context.fillStyle = colour;
      context.fillRect(rtl ? width - x - w : x, y, w, h);
    }

    return { text, box, context };
  }

  function cut(context, value, room) {
    if (context.measureText(value).width <= room) return value;
    let text = value;
    while (text.length > 1 && context.measureText(text + "…").width > room) text = text.slice(0, -1);
    return text + "…";
  }

  function drawHead(to, words, facts, paint) {
    to.text(facts.title, EDGE, 44, "700 26px", paint.ink);
    to.text(facts.answer, EDGE, 78, "400 16px", paint.quiet);
    let x = EDGE;
    facts.indices.forEach(function (index, i) {
      to.box(x, 110, 12, 12, paint["index-" + (i + 1)]);
      const label = index.short + " " + words.number(facts.weights[i]);
      to.text(label, x + 18, 117, "400 14px", paint.ink);
      x += 34 + to.context.measureText(label).width;
    });
  }

  function drawRow(to, words, row, y, paint) {
    const middle = y + ROW / 2;
    to.box(EDGE, y, WIDTH - 2 * EDGE, 1, paint.line);
    to.text((row.tied ? "=" : "") + words.number(row.rank), EDGE + 34, middle, "700 16px", paint.ink, "end");
    to.context.font = "400 15px Vazirmatn, sans-serif";
    const title = cut(to.context, row.title, WIDTH - 2 * EDGE - BAR - 300);
    to.text(title, EDGE + 60, middle, "400 15px", paint.ink);
    const mark = tarazu.prioritiesGrid.MARKS[row.group] + " " + words.number(row.group);
    to.text(mark, WIDTH - EDGE - BAR - 150, middle, "600 15px", paint["group-" + row.group]);
    to.text(words.number(row.total), WIDTH - EDGE - BAR - 40, middle, "700 16px", paint.ink, "end");
    let x = WIDTH - EDGE - BAR;
    to.box(x, middle - 8, BAR, 16, paint.track);
    row.shares.forEach(function (share, i) {
      to.box(x, middle - 8, Math.max(0, (BAR * share) / 100 - 1), 16, paint["index-" + (i + 1)]);
      x += (BAR * share) / 100;
    });
  }

  /** Draw the rows and hand the picture to the browser as a download. */
  async function download(rows, facts, words) {
    await document.fonts.ready;
    const indices = facts.indices.map((_, i) => "index-" + (i + 1));
    const paint = colours(["ink", "quiet", "line", "card", "track", "group-1", "group-2", "group-3", ...indices]);
    const canvas = document.createElement("canvas");
    const height = HEAD + rows.length * ROW + FOOT;
    canvas.width = WIDTH * 2;
    canvas.height = height * 2;
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    context.fillStyle = paint.card;
    context.fillRect(0, 0, WIDTH, height);
    const to = pen(context, words, WIDTH);
    drawHead(to, words, facts, paint);
    rows.forEach((row, i) => drawRow(to, words, row, HEAD + i * ROW, paint));
    to.text(facts.foot, EDGE, height - FOOT / 2, "400 13px", paint.quiet);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const link = tarazu.make("a", { href: URL.createObjectURL(blob), download: facts.file });
    link.click();
    URL.revokeObjectURL(link.href);
    return blob;
  }

  tarazu.prioritiesPicture = { download };
})();
