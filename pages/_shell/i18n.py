"""Texts, digits and dates in the page's language.

Texts stand in gettext catalogues under ``locales/`` and are named by dotted keys. The catalogues
are compiled in memory when first used, so there is no compiled file that could be out of date.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from model.errors import TarazuError
from model.text import to_persian_digits

Language = Literal["fa", "en"]
LANGUAGES: tuple[Language, ...] = ("fa", "en")
LOCALES = Path(__file__).resolve().parents[2] / "locales"
COOKIE = "tarazu-language"


class Texts:
    """The texts of one language.

    Parameters
    ----------
    language : {"fa", "en"}
        The language of the page.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.direction: Literal["rtl", "ltr"] = "rtl" if language == "fa" else "ltr"
        path = LOCALES / language / "LC_MESSAGES" / "tarazu.po"
        with path.open("rb") as source:
            catalogue = read_po(source, locale=language, charset="utf-8")
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        self._messages = gettext.GNUTranslations(compiled)
        messages = [message for message in catalogue if message.id]
        self._plural = frozenset(message.id[0] for message in messages if message.pluralizable)
        self.keys: frozenset[str] = self._plural | {
            cast(str, message.id) for message in messages if not message.pluralizable
        }

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the text named ``key`` with ``values`` put in, numbers in the page's digits.

        Raises
        ------
        KeyError
            When the catalogue has no such text: a fault in the code, never shown to a user.
        """
        if key not in self.keys:
            raise KeyError(key)
        return self._filled(self._messages.gettext(key), values)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """Give the text named ``key`` in the plural form of ``number`` (as ``{number}``)."""
        if key not in self.keys:
            raise KeyError(key)
        text = self._messages.ngettext(key, key, number)
        return self._filled(text, {"number": number, **values})

    def number(self, value: object) -> str:
        """Write a number (or a text with digits) in the page's digits."""
        text = str(value)
        return to_persian_digits(text) if self.language == "fa" else text

    def decimal(self, value: Fraction | float, places: int = 2) -> str:
        """Write a number with so many decimals, in the page's digits."""
        shape = "0." + "0" * places if places else "0"
        system = "default"  # the decimal mark of the language; Babel leaves the digits alone
        written = format_decimal(float(value), shape, self.language, numbering_system=system)
        return self.number(written)

    def of(self, item: object, field: str = "title") -> str:
        """Give the ``<field>_fa`` or ``<field>_en`` of a record, by the page's language."""
        return cast(str, getattr(item, f"{field}_{self.language}"))

    def error(self, error: TarazuError) -> str:
        """Say what went wrong and what to do, in the page's language."""
        return self(error.code, **self.named(error.params))

    def named(self, params: Mapping[str, object]) -> dict[str, object]:
        """Put the name of an index in place of its id."""
        return {
            name: self(f"index.{value}") if f"index.{value}" in self.keys else value
            for name, value in params.items()
        }

    def starting_with(self, *prefixes: str) -> dict[str, str | list[str]]:
        """Give the texts whose keys start so, for the scripts in the browser.

        A text with plural forms is given as the list of its forms.
        """
        return dict(self._matching(prefixes))

    def _matching(self, prefixes: tuple[str, ...]) -> Iterator[tuple[str, str | list[str]]]:
        for key in sorted(self.keys):
            if key.startswith(prefixes):
                if key in self._plural:
                    yield key, [self._messages.ngettext(key, key, number) for number in (1, 2)]
                else:
                    yield key, self._messages.gettext(key)

    def _filled(self, text: str, values: dict[str, object]) -> str:
        if not values:
            return text
        return text.format(**{name: self._shown(value) for name, value in values.items()})

    def _shown(self, value: object) -> object:
        return self.number(value) if isinstance(value, (int, float)) else value


@lru_cache(maxsize=len(LANGUAGES))
def texts_in(language: Language) -> Texts:
    """Give the texts of a language; read once."""
    return Texts(language)


def language_of(value: object, default: Language = "fa") -> Language:
    """Read a language that came from outside; anything unknown gives the default."""
    return value if value in LANGUAGES else default
