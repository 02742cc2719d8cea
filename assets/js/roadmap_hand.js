/* Bars of the timeline in the hand. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const { make } = tarazu;

  /** A bar is taken by the hand: it follows by whole quarters and is pinned where it is let go. */
  function press(timeline, event) {
    timeline.dragged = false;
    const bar = event.target.closest(".plan-bar.is-free");
    const r = timeline.rowOf(event.target);
    if (!bar || event.button !== 0 || r < 0) return;
    const item = timeline.rows[r].item;
    const wide = timeline.laneWidth / timeline.columns;
    const sign = timeline.words.direction === "rtl" ? -1 : 1;
    const from = event.clientX;
    let by = 0;
    const badge = make("span", { class: "plan-badge" });
    const move = (moved) => {
      by = Math.round(((moved.clientX - from) * sign) / wide);
      by = Math.max(-item.start, Math.min(timeline.answer.quarters - item.duration - item.start, by));
      if (by || timeline.dragged) {
        timeline.dragged = true;
        bar.classList.add("is-held");
        tarazu.roadmapBars.lay(timeline, bar, item.start + by, item.finish + by);
        badge.textContent = timeline.words.say("roadmap.begin_in", { quarter: timeline.name(item.start + by) });
        bar.append(badge);
      }
    };
    const end = (done) => {
      document.removeEventListener("pointermove", move);
      document.removeEventListener("pointerup", end);
      document.removeEventListener("pointercancel", end);
      badge.remove();
      bar.classList.remove("is-held");
      if (timeline.dragged && by && done.type === "pointerup") timeline.acts.pin(item.id, item.start + by);
      else tarazu.roadmapBars.lay(timeline, bar, item.start, item.finish);
      window.setTimeout(() => (timeline.dragged = false));
    };
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", end);
    document.addEventListener("pointercancel", end);
    event.preventDefault();
    timeline.current = r;
  }

  tarazu.roadmapHand = { press };
})();
