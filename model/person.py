"""The name under which a person's changes are kept, until there are accounts."""

from __future__ import annotations

import unicodedata
from typing import Final

from model.errors import InvalidInput, quoted
from model.text import normalise

SHORTEST_NAME: Final = 2
LONGEST_NAME: Final = 80


def person_name(given: object) -> str:
    """A name in the project's spelling.

    Raises
    ------
    InvalidInput
        ``error.user.name`` for anything but a line of `SHORTEST_NAME` to `LONGEST_NAME`
        characters with a letter in it; and for names of data packages.
    """
    text = given if isinstance(given, str) else ""
    plain = all(unicodedata.category(character) not in ("Cc", "Cs") for character in text)
    name = normalise(text) if plain else ""
    fits = SHORTEST_NAME <= len(name) <= LONGEST_NAME and any(map(str.isalpha, name))
    if not fits or name.startswith("package:"):
        raise InvalidInput(
            "error.user.name", value=quoted(given), shortest=SHORTEST_NAME, longest=LONGEST_NAME
        )
    return name
