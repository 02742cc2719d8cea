"""Persian text at the door: one spelling inside, whatever came from outside."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ZWNJ: Final = "\u200c"
"""The half-space between parts of one word, as in «می‌شود»."""

COMMAS: Final = (",", "،")
"""What stands between the things of a list, the Latin mark first."""
PERCENTS: Final = ("%", "٪")

_PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
_ASCII_DIGITS: Final = "0123456789"

_TO_ASCII: Final = str.maketrans(_PERSIAN_DIGITS + _ARABIC_DIGITS, _ASCII_DIGITS * 2)
_TO_PERSIAN: Final = str.maketrans(_ASCII_DIGITS + _ARABIC_DIGITS, _PERSIAN_DIGITS * 2)

_LETTERS: Final = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ـ": None,  # tatweel only stretches a word
        "\u00ad": ZWNJ,  # old Persian files use the soft hyphen as a half-space
        **dict(zip(_ARABIC_DIGITS, _PERSIAN_DIGITS, strict=True)),
    }
)
_INVISIBLE: Final = re.compile("[\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PRESENTATION_FORMS: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]+")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_HALF_SPACES: Final = re.compile(f"{ZWNJ}+")
_STRAY_HALF_SPACE: Final = re.compile(f"(?<![\\w\u064b-\u065f\u0670]){ZWNJ}|{ZWNJ}(?!\\w)")
_SPACE_BEFORE_MARK: Final = re.compile(" +(?=[،؛؟])")

_FOLD: Final = str.maketrans(
    {"ٱ": "ا", "ئ": "ی", "ة": "ه", "ۀ": "ه", "ء": None}  # آ, أ, إ and ؤ come apart under NFD
)
_NOT_A_WORD: Final = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    """One line of text in the project's spelling.

    Persian ی and ک instead of the Arabic letters, Arabic digits as Persian ones, presentation
    forms taken apart, bidi controls, lone surrogates and the like dropped, half-spaces kept only
    between letters, white space (line breaks too) as single spaces, none before ``،؛؟``. ASCII
    digits stay, since codes such as LG01-1 hold them. Applying it twice changes nothing.
    """
    text = _PRESENTATION_FORMS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    text = _CONTROLS.sub("", _INVISIBLE.sub("", text))
    # Once more, for letters and marks that what was dropped had kept apart.
    text = _HALF_SPACES.sub(ZWNJ, unicodedata.normalize("NFC", text))
    text = " ".join(_STRAY_HALF_SPACE.sub("", text).split())
    return _SPACE_BEFORE_MARK.sub("", text)


def search_key(text: str) -> str:
    """What a text is found by: letters and digits only, spelling variants folded together.

    Half-spaces, spaces, vowel signs and punctuation go, digits become ASCII, آ and أ become ا, and
    so on; so «می‌شود», «می شود» and «ميشود» have one key.
    """
    text = unicodedata.normalize("NFD", normalise(text).translate(_FOLD))
    return _NOT_A_WORD.sub("", to_ascii_digits(text).casefold())


def matches(key: str, query: str) -> bool:
    """Whether every word of `query` occurs in `key` (made by `search_key`), in any order."""
    words = (search_key(word) for word in normalise(query).split(" "))
    return all(word in key for word in words)


def to_ascii_digits(text: str) -> str:
    """`text` with its Persian and Arabic digits as ASCII ones."""
    return text.translate(_TO_ASCII)


def to_persian_digits(value: str | int) -> str:
    """`value` with its ASCII and Arabic digits as Persian ones."""
    return str(value).translate(_TO_PERSIAN)
