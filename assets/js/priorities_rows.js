/* The rows of the weighing table: one for each service, filled anew at every step of a drag. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const MOST_POINTS = 3;

  function control(words, dataset) {
    let wanted = [];

    function row(service) {
      const made = {
        key: String(service.id),
        id: service.id,
        title: service.title,
        note: words.say("weigh.row_note", { domain: service.domainName, id: service.id }),
        domain: service.domainName,
        domainId: service.domain,
        search: tarazu.search.key(service.title + " " + service.searched + " " + service.id),
        shares: [0, 0, 0, 0, 0, 0],
        points: [0, 0, 0, 0, 0, 0],
        judged: {},
      };
      made.shareText = () =>
        dataset.indices
          .map((index, k) => index.short + " " + words.number(made.points[k]))
          .join(words.say("list.comma"));
      return made;
    }

    const all = dataset.services.map(row);

    /** Write a ranking into the rows; `original` holds the scores before any what-if. */
    function fill(now, report, movement, original) {
      const { scores } = now.table;
      const most = MOST_POINTS * now.weightSum;
      for (let i = 0; i < all.length; i += 1) {
        const one = all[i];
        one.rank = now.ranks[i];
        one.tied = now.tied[i] === 1;
        one.change = movement.rankChange[i];
        one.group = now.groups[i];
        one.reportGroup = report.groups[i];
        one.total = now.totals[i];
        one.mean = now.meanHundredths[i] / 100;
        for (let k = 0; k < 6; k += 1) {
          const index = dataset.indices[k].id;
          one.points[k] = now.contributions[6 * i + k];
          one.shares[k] = (100 * one.points[k]) / most;
          one[index] = scores[6 * i + k];
          one.judged[index] = scores[6 * i + k] !== original.scores[6 * i + k];
        }
      }
    }

    function search(text) {
      wanted = tarazu.search.words(text);
    }

    function passes(one, { domains, groups }) {
      if (domains.length && !domains.includes(one.domainId)) return false;
      if (groups.length && !groups.includes(one.group)) return false;
      return wanted.every((word) => one.search.includes(word));
    }

    return { all, fill, search, passes };
  }

  tarazu.prioritiesRows = { control };
})();
