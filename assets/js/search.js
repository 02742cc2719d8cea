/* What a text is found by; the twin of search_key and matches in model/text.py. */
(function () {
  "use strict";
  const tarazu = (window.tarazu = window.tarazu || {});
  const FOLDED = { "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ٱ": "ا", "ة": "ه", "ۀ": "ه", "ء": "", "ـ": "" };
  const DIGITS = "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩";

  /** Letters and digits only, spelling variants folded together: half-spaces and vowel signs do not count. */
  function key(text) {
    return text
      .replace(/[\ufb50-\ufdff\ufe70-\ufefe]+/g, (form) => form.normalize("NFKC"))
      .replace(/[\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
      .normalize("NFC")
      .replace(/[يىئكٱةۀءـ]/g, (letter) => FOLDED[letter])
      .replace(/[۰-۹٠-٩]/g, (digit) => String(DIGITS.indexOf(digit) % 10))
      .normalize("NFD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "");
  }

  /** The keys of the words of a query, all of which must occur in what is looked for. */
  function words(query) {
    return query.split(/\s+/).map(key).filter(Boolean);
  }

  tarazu.search = { key, words };
})();
