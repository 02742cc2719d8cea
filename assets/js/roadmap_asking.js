/* What the roadmap asks the server: the plan of a picture, one question at a time, then a better plan. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;
  const byId = (name) => document.getElementById("roadmap-" + name);
  const set = (name, properties) => window.dash_clientside.set_props("roadmap-" + name, properties);

  const MOST_TRIALS = 3;

  /** What asks has `dataset`, `words`, `view`, the last picture `kept` that could be planned, `settings`, and shows answers. */
  class Asking {
    constructor() {
      this.asked = 0;
      this.trials = 0; // searches begun anew since the last better plan
      this.waiting = false; // whether the server is at work for us
      this.stale = false; // whether the picture has changed since it was asked
      this.owed = { plan: true, why: false }; // what the server still has to say
    }

    query() {
      return tarazu.roadmapAddress.format(this.view, this.dataset.defaults);
    }

    /** Say, to whoever listens, whether more is to come. */
    owe(what, owed) {
      this.owed[what] = owed;
      document.querySelector(".roadmap").setAttribute("aria-busy", String(this.owed.plan || this.owed.why));
    }

    /** Ask for the plan of the picture; while one answer is awaited the next question waits. */
    ask(settled) {
      this.settled = settled;
      this.owe("plan", true);
      tarazu.address.show(this.query());
      if (this.waiting) {
        this.stale = true;
        return;
      }
      this.waiting = true;
      this.stale = false;
      this.asked += 1;
      set("ask", { data: { query: this.query(), number: this.asked } });
    }

    /** The server has answered. */
    take(answer) {
      if (answer.number !== undefined && answer.number !== this.asked) return;
      this.waiting = false;
      const improved = this.improving;
      this.improving = false;
      if (this.stale) return this.ask(this.settled);
      const refused = answer.refused || [];
      // What was found is refused if somebody changed the data since: then another is looked for.
      if (improved && refused.length && this.trials < MOST_TRIALS) return this.anew();
      if (improved) this.trials = 0;
      const opening = this.asked === 0; // what was wrong with the address stays to be read
      if (refused.length || !(improved || opening)) this.showRefusals(refused, refused.length > 0);
      if (!answer.rows) {
        this.refuse();
        this.owe("plan", false);
        return;
      }
      this.kept = JSON.parse(JSON.stringify(this.view));
      if (answer.view) {
        this.view = { ...answer.view, by: this.view.by, layout: this.view.layout, kinds: this.view.kinds, text: this.view.text, chosen: this.view.chosen, panel: this.view.panel };
        this.settings.show(this.view);
      }
      this.show(answer);
      if (improved || answer.view) this.owe("plan", false);
      if (this.settled && !improved) this.better();
    }

    /** The data have changed, or what plans stay near: a better plan is looked for anew. */
    anew() {
      this.trials += 1;
      this.best = null;
      this.ask(true);
    }

    planned() {
      return tarazu.roadmapAddress.planned(this.view, this.dataset.defaults);
    }

    /** Ask for a better plan in the background, once the hand rests. */
    better() {
      if (this.view.plan) return;
      const query = this.planned();
      if (this.best && this.best.query === query) this.improve(this.best);
      else set("better-ask", { data: { query, at: Date.now() } });
    }

    /** A better plan was found: the server says what it brings, if it is still what is asked for. */
    improve(best) {
      this.best = best;
      if (this.waiting || this.view.plan || best.query !== this.planned()) return;
      const { starts, method, bound, against } = best;
      this.waiting = true;
      this.improving = true;
      this.asked += 1;
      set("ask", { data: { query: this.query(), number: this.asked, starts, method, bound, against } });
    }

    /** What was wished cannot be: the picture goes back to the last one that could. */
    refuse() {
      this.view = JSON.parse(JSON.stringify(this.kept));
      this.settings.show(this.view);
      tarazu.address.show(this.query());
      if (!this.answer) return;
      this.single.show(this.view, this.answer.heads.slice(this.answer.lead));
      this.draw();
    }

    showRefusals(refused, loud) {
      const place = byId("notice");
      if (!refused.length) {
        place.replaceChildren();
        return;
      }
      place.replaceChildren(
        make(
          "div",
          { class: "notice notice-warning", role: "alert" },
          make("p", {}, this.words.say(loud ? "roadmap.refused" : "roadmap.damaged")),
          make("ul", {}, ...refused.map((text) => make("li", {}, text)))
        )
      );
    }
  }

  tarazu.RoadmapAsking = Asking;
})();
