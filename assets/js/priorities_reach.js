/* What it would take: asks the server how a service comes where it is wanted, and does it on request. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const REST_MS = 350;
  const MOST_NAMED = 200;

  /**
   * Build the section of the chosen service. `ask(goal)` sends a question and gives the address of
   * the picture that it is about; `act.weigh(weights)` and `act.judge(index, score)` do what an
   * answer offers.
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
    let asked = ""; // the last question, by which its answer is known
    let resting = null;

    function draw(i, now, first, picture) {
      const id = dataset.services[i].id;
      const changed = picture !== shown.picture || first !== shown.first;
      if (id !== shown.id) forget();
      shown = { i, now, id, first, picture };
      if (goal && goal.kind === "first") goal.value = first;
      drawGoals();
      if (!goal || !changed) return;
      window.clearTimeout(resting);
      if (met()) arrived();
      else {
        place.classList.add("is-stale");
        resting = window.setTimeout(rested, REST_MS);
      }
    }

    /** The hand rests: what is found at once is found anew, the rest is offered. */
    function rested() {
      if (goal.kind !== "first") return send();
      place.classList.remove("is-stale");
      return put(make("p", {}, say("weigh.reach.changed")), button("reach-again", say("weigh.reach.again"), send));
    }

    /** Whether the service is where it is wanted, with the weights and scores of now. */
    function met() {
      const { i, now } = shown;
      if (goal.kind === "group") return now.groups[i] <= goal.value;
      if (goal.kind === "first") return now.ranks[i] <= goal.value;
      return now.totals[i] > now.totals[now.table.rowOf.get(goal.value)];
    }

    function arrived() {
      asked = "";
      place.classList.remove("is-stale");
      put(make("p", {}, say("weigh.reach.there")));
    }

    const put = (...children) => place.replaceChildren(...children);

    function forget() {
      goal = null;
      asked = "";
      window.clearTimeout(resting);
      others.replaceChildren(make("option", { value: "" }, say("weigh.reach.above")));
      put();
      place.classList.remove("is-stale");
    }

    /** Offer the better groups and the first k; a button stays as it is unless it changes. */
    function drawGoals() {
      const { i, now, first } = shown;
      const wanted = [];
      for (let better = now.groups[i] - 1; better > 0; better -= 1) {
        wanted.push([{ kind: "group", value: better }, say("weigh.reach.group", { group: better })]);
      }
      wanted.push([{ kind: "first", value: first }, say("weigh.reach.first", { k: first })]);
      const key = JSON.stringify([goal, wanted]);
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
      goal = { ...wanted };
      if (goal.kind !== "above") others.value = "";
      drawGoals();
      if (met()) arrived();
      else send();
    }

    function send() {
      put(make("p", { class: "quiet" }, say("weigh.reach.asking")));
      place.classList.remove("is-stale");
      asked = JSON.stringify([goal.kind, goal.value, ask(goal)]);
    }

    /** Show an answer, unless something else was asked meanwhile. */
    function show(answer) {
      if (JSON.stringify(answer.of) !== asked) return;
      if (answer.fault) {
        put(make("p", { class: "notice notice-warning" }, answer.fault));
        return;
      }
      put(
        ...answer.says.map((text) => make("p", {}, text)),
        answer.weights ? movesOf(answer) : "",
        ...answer.judgements.map(judgementOf)
      );
    }

    /** The search was stopped. */
    function stop() {
      asked = "";
      put(make("p", {}, say("weigh.reach.stopped")), button("reach-again", say("weigh.reach.again"), send));
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

    return { element, draw, show, stop, forget };
  }

  tarazu.prioritiesReach = { control };
})();
