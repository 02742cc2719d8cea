/* What it would take: asks the server how a service comes where it is wanted, and does it on request. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const REST_MS = 350;
  const MOST_NAMED = 200;

  /**
   * Build the section of the chosen service. `ask(goal)` sends a question, `act.weigh(weights)` and
   * `act.judge(index, score)` do what an answer offers.
   */
  function control(words, dataset, ask, act) {
    const { say } = words;
    const chips = make("div", { class: "reach-goals", role: "group", "aria-label": say("weigh.reach") });
    const others = make("select", {
      class: "reach-above",
      "aria-label": say("weigh.reach.above"),
      onpointerdown: fill,
      onfocus: fill,
      onchange: (event) => event.target.value && want({ kind: "above", value: Number(event.target.value) }),
    });
    const place = make("div", { class: "reach-answer", role: "status" });
    const element = make("section", { class: "why-reach" },
      make("h3", { class: "why-head" }, say("weigh.reach")), chips, others, place);
    const shorts = new Map(dataset.indices.map((index) => [index.id, index.short]));
    let shown = {}; // what the section was last drawn for
    let goal = null;
    let asked = null; // the moment of the last question, by which its answer is known
    let resting = null;

    function draw(i, now, first, picture) {
      const id = dataset.services[i].id;
      const changed = picture !== shown.picture || first !== shown.first;
      if (id !== shown.id) forget();
      shown = { i, now, id, first, picture };
      drawGoals(now.groups[i], first);
      if (goal && changed) {
        place.classList.add("is-stale");
        window.clearTimeout(resting);
        resting = window.setTimeout(send, REST_MS);
      }
    }

    function forget() {
      goal = asked = null;
      window.clearTimeout(resting);
      others.replaceChildren(make("option", { value: "" }, say("weigh.reach.above")));
      place.replaceChildren();
      place.classList.remove("is-stale");
    }

    function drawGoals(group, first) {
      if (goal && goal.kind === "first") goal.value = first;
      const wanted = [];
      for (let better = group - 1; better > 0; better -= 1) {
        wanted.push([{ kind: "group", value: better }, say("weigh.reach.group", { group: better })]);
      }
      wanted.push([{ kind: "first", value: first }, say("weigh.reach.first", { k: first })]);
      const key = wanted.map(([each]) => each.kind + each.value).join() + JSON.stringify(goal);
      if (chips.dataset.key === key) return;
      chips.dataset.key = key;
      chips.replaceChildren(...wanted.map(([each, text]) => chip(each, text)));
    }

    function chip(each, text) {
      const pressed = goal !== null && goal.kind === each.kind && goal.value === each.value;
      return make("button", { type: "button", class: "preset", "aria-pressed": String(pressed), onclick: () => want(each) }, text);
    }

    /** Name the services ahead or level, the nearest first. */
    function fill() {
      const { i, now } = shown;
      const ahead = Array.from(now.order).filter((row) => row !== i && now.totals[row] >= now.totals[i]);
      const options = ahead.reverse().slice(0, MOST_NAMED).map((row) =>
        make("option", { value: dataset.services[row].id }, words.number(now.ranks[row]) + " · " + dataset.services[row].title));
      const value = others.value;
      others.replaceChildren(make("option", { value: "" }, say("weigh.reach.above")), ...options);
      others.value = value;
      if (others.selectedIndex < 0) others.value = "";
    }

    function want(wanted) {
      goal = wanted;
      if (goal.kind !== "above") others.value = "";
      place.replaceChildren(make("p", { class: "quiet" }, say("weigh.reach.asking")));
      drawGoals(shown.now.groups[shown.i], shown.first);
      send();
    }

    function send() {
      if (!goal) return;
      asked = Date.now();
      ask({ ...goal, at: asked });
    }

    /** Show an answer, unless something else was asked meanwhile. */
    function show(answer) {
      if (answer.at !== asked) return;
      place.classList.remove("is-stale");
      if (answer.fault) {
        place.replaceChildren(make("p", { class: "notice notice-warning" }, answer.fault));
        return;
      }
      place.replaceChildren(
        ...answer.says.map((text) => make("p", {}, text)),
        answer.weights ? movesOf(answer) : "",
        ...answer.judgements.map(judgementOf)
      );
    }

    function movesOf(answer) {
      const moves = answer.moves.map((move) =>
        make("li", {}, make("span", { class: "scale-swatch share-" + position(move.index) }), shorts.get(move.index), " ",
          make("b", {}, say("weigh.from_to", { from: move.before, to: move.after }))));
      return make("div", { class: "reach-way" }, make("ul", { class: "reach-moves" }, ...moves),
        button("reach-weigh", say("weigh.reach.set"), () => act.weigh(answer.weights)));
    }

    function judgementOf(one) {
      return make("div", { class: "reach-way is-judged" }, make("p", {}, one.says),
        button("reach-judge", say("weigh.reach.try"), () => act.judge(one.index, one.score)));
    }

    const position = (index) => dataset.indices.findIndex((each) => each.id === index);
    const button = (name, text, onclick) => make("button", { type: "button", class: "tool-button " + name, onclick }, text);

    return { element, draw, show, forget };
  }

  tarazu.prioritiesReach = { control };
})();
