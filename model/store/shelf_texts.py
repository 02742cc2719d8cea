"""The words that people give to what they keep: checked, and in one spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from model.errors import InvalidInput, quoted
from model.shelf import LONGEST_REASON, LONGEST_TAG, LONGEST_TITLE, MOST_TAGS, SHORTEST_TITLE
from model.text import normalise, search_key


def title_text(given: object) -> str:
    """Give a title in the project's spelling.

    Raises
    ------
    InvalidInput
        ``error.kept.title`` unless it is a line of `SHORTEST_TITLE` to `LONGEST_TITLE` characters
        with a letter or digit in it.
    """
    title = _line(given)
    if not SHORTEST_TITLE <= len(title) <= LONGEST_TITLE or not search_key(title):
        raise InvalidInput(
            "error.kept.title", value=quoted(given), shortest=SHORTEST_TITLE, longest=LONGEST_TITLE
        )
    return title


def reason_text(given: object) -> str:
    """Give the reason of a save in the project's spelling.

    Raises
    ------
    InvalidInput
        ``error.kept.reason`` if there is none or more than `LONGEST_REASON` characters.
    """
    reason = _line(given)
    if not search_key(reason) or len(reason) > LONGEST_REASON:
        raise InvalidInput("error.kept.reason", value=quoted(given), longest=LONGEST_REASON)
    return reason


def tags_of(given: object) -> tuple[str, ...]:
    """Give tags in the project's spelling, each once.

    Raises
    ------
    InvalidInput
        ``error.kept.tags`` for more than `MOST_TAGS`, or one that is empty, longer than
        `LONGEST_TAG` or has a comma in it, which separates them in an address.
    """
    listed = given if isinstance(given, Sequence) and not isinstance(given, str | bytes) else [None]
    tags = tuple(dict.fromkeys(map(_line, listed)))
    wrong = any(not search_key(tag) or len(tag) > LONGEST_TAG or "," in tag for tag in tags)
    if wrong or len(tags) > MOST_TAGS:
        raise InvalidInput(
            "error.kept.tags", value=quoted(given), most=MOST_TAGS, longest=LONGEST_TAG
        )
    return tags


def _line(given: object) -> str:
    """Give a text on one line; nothing if it is no text or has a control character in it."""
    if not isinstance(given, str):
        return ""
    lines = " ".join(given.splitlines())
    hidden = any(unicodedata.category(character) in ("Cc", "Cs") for character in lines)
    return "" if hidden else normalise(lines)
