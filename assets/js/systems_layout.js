/* Where the things of the graph stand: in layers that are shaped after the frame, so that all of it
   is seen at once and its words can be read. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  // A thing, and the room between it and the next in its row and in its column.
  const WIDE = { width: 200, height: 78, aside: 32, below: 20, font: 14, words: 186, round: 170 };
  const SMALL = { width: 158, height: 92, aside: 16, below: 16, font: 13, words: 148, round: 126 };
  const HEAD = 40; // the name of a layer
  const APART = 56; // from one layer to the next
  const EDGE = 10; // pixels between the graph and its frame
  const LEGIBLE = 11.2; // pixels of the smallest words
  const LARGEST = 1.1;
  const TALLEST = 2400; // pixels that a frame may take so that its words can be read
  const LONG = 1.5; // by how much more than its usual height a frame grows without looking further

  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  const span = (number, size, room) => number * size + (number - 1) * room;

  /** Layers beside one another, each at most `rows` deep. */
  function across(lengths, rows, box) {
    const columns = lengths.map((length) => Math.ceil(length / rows));
    const deep = lengths.map((length, i) => Math.ceil(length / columns[i]));
    const wide = columns.map((number) => span(number, box.width, box.aside));
    const height = HEAD + span(Math.max(...deep), box.height, box.below);
    return { down: false, box, columns, deep, wide, width: sum(wide) + (wide.length - 1) * APART, height };
  }

  /** Layers below one another, each at most `most` wide. */
  function down(lengths, most, box) {
    const columns = lengths.map((length) => Math.min(most, length));
    const deep = lengths.map((length, i) => Math.ceil(length / columns[i]));
    const wide = columns.map((number) => span(number, box.width, box.aside));
    const height = sum(deep.map((rows) => HEAD + span(rows, box.height, box.below))) + (deep.length - 1) * APART;
    return { down: true, box, columns, deep, wide, width: Math.max(...wide), height };
  }

  /** At which zoom a shape fills the width of the frame, legible if it can be. */
  function zoomed(shape, frame) {
    const least = (LEGIBLE * frame.type) / shape.box.font;
    const room = (frame.width - 2 * EDGE) / shape.width;
    const fits = (frame.height - 2 * EDGE) / shape.height;
    const zoom = Math.min(LARGEST * frame.type, room, Math.max(fits, least));
    return { ...shape, zoom, small: zoom < least, tall: zoom * shape.height + 2 * EDGE };
  }

  function shapes(lengths, frame) {
    const longest = Math.max(...lengths);
    const rows = Array.from({ length: longest }, (_, i) => i + 1);
    const fitting = (box) =>
      rows.map((most) => zoomed(across(lengths, most, box), frame)).find((shape) => !shape.small);
    const stacked = function (box) {
      const pitch = ((box.width + box.aside) * LEGIBLE * frame.type) / box.font;
      const most = Math.floor((frame.width - 2 * EDGE + box.aside) / pitch);
      return most && zoomed(down(lengths, most, box), frame);
    };
    return [fitting(WIDE), fitting(SMALL), stacked(WIDE), stacked(SMALL)].filter(
      (shape) => shape && !shape.small && shape.tall <= TALLEST
    );
  }

  /** All of it as large as the frame lets it be, whether or not its words can be read. */
  function overview(lengths, frame) {
    let best = null;
    for (let rows = 1; rows <= Math.max(...lengths); rows++) {
      const shape = across(lengths, rows, WIDE);
      const zoom = Math.min(
        (frame.width - 2 * EDGE) / shape.width,
        (frame.height - 2 * EDGE) / shape.height
      );
      if (!best || zoom > best.zoom) best = { ...shape, zoom, small: true, tall: frame.height };
    }
    return best;
  }

  function shaped(lengths, frame) {
    const found = shapes(lengths, frame);
    const short = found.find((shape) => shape.tall <= LONG * frame.height);
    return short || found.sort((a, b) => a.tall - b.tall)[0] || overview(lengths, frame);
  }

  /** Place the heads and the things of each layer; those that belong together stand side by side. */
  function places(layers, shape, rtl) {
    const { box } = shape;
    const found = {};
    const put = (one, x, y) => (found[one.data.id] = { x: rtl ? shape.width - x : x, y });
    let left = 0;
    let top = 0;
    layers.forEach(function (layer, i) {
      const start = shape.down ? (shape.width - shape.wide[i]) / 2 : left;
      const tall = span(shape.deep[i], box.height, box.below);
      const first = top + HEAD + (shape.down ? 0 : (shape.height - HEAD - tall) / 2);
      put(layer.head, start + shape.wide[i] / 2, top + HEAD / 2);
      layer.things.forEach(function (thing, number) {
        const column = number % shape.columns[i];
        const row = Math.floor(number / shape.columns[i]);
        put(
          thing,
          start + box.width / 2 + column * (box.width + box.aside),
          first + box.height / 2 + row * (box.height + box.below)
        );
      });
      if (shape.down) top += HEAD + tall + APART;
      else left += shape.wide[i] + APART;
    });
    return found;
  }

  /**
   * Place a graph in a frame.
   *
   * layers: [{head, things: [{data: {id}}]}], none of them empty.
   * frame: {width, height} in pixels, the height being what it takes if all goes in; and type, how
   *   much larger than usual words are.
   * Gives places by id, the box of a thing, the zoom, the height that the frame should take, and
   * whether it is all too much for its words to be read.
   */
  tarazu.graphLayout = function graphLayout(layers, frame, rtl) {
    if (!layers.length) return { places: {}, box: WIDE, zoom: 1, width: 0, height: 0, tall: frame.height, small: false };
    const shape = shaped(layers.map((layer) => layer.things.length), frame);
    const { box, zoom, width, height, small, tall } = shape;
    return { places: places(layers, shape, rtl), box, zoom, width, height, small, tall };
  };
})();
