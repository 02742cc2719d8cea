/* Words and numbers in the page's language; the words come with the page's data. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const PERSIAN = "۰۱۲۳۴۵۶۷۸۹";

  /** Give a writer of words for one language: texts by key, a list of forms where a text has a plural. */
  function words(language, texts) {
    const persian = language === "fa";

    function number(value, decimals) {
      const text = decimals === undefined ? String(value) : value.toFixed(decimals);
      if (!persian) return text;
      return text.replace(".", "٫").replace(/[0-9]/g, (digit) => PERSIAN[digit]);
    }

    function say(key, values) {
      let text = texts[key];
      if (text === undefined) throw new Error("no text named " + key);
      if (Array.isArray(text)) text = text[values.number === 1 ? 0 : 1];
      return text.replace(/\{(\w+)\}/g, function (_, name) {
        const value = values[name];
        return typeof value === "number" ? number(value) : value;
      });
    }

    return { say, number, language, direction: persian ? "rtl" : "ltr" };
  }

  tarazu.words = words;
})();
