"""Comparing titles: the same words, however they are spaced."""

from __future__ import annotations

import re

_NOT_A_LETTER = re.compile(r"[\W_]+")
_INNERMOST_BRACKETS = re.compile(r"\s*\([^()]*\)")


def letters(text: str) -> str:
    """The letters and digits of a text, without spaces, half-spaces and punctuation.

    Unlike `model.text.search_key` it keeps letters apart that readers may confuse: «آرزاق» is not
    «ارزاق».
    """
    return _NOT_A_LETTER.sub("", text).casefold()


def same(one: str, other: str) -> bool:
    """Whether two texts have the same words, however they are spaced."""
    return letters(one) == letters(other)


def without_brackets(text: str) -> str:
    """A text without what stands in brackets, brackets within brackets included."""
    while (shorter := _INNERMOST_BRACKETS.sub("", text)) != text:
        text = shorter
    return text.strip()


def difference(one: str, other: str) -> tuple[str, str]:
    """The stretch in which two texts differ, each with a word of what they share on both sides.

    Examples
    --------
    >>> difference("جستجوی بلاک در شهر", "جستجوی پلاک در شهر")
    ('جستجوی بلاک در', 'جستجوی پلاک در')
    """
    a, b = one.split(), other.split()
    shortest = min(len(a), len(b))
    head = 0
    while head < shortest and same(a[head], b[head]):
        head += 1
    tail = 0
    while tail < shortest - head and same(a[-1 - tail], b[-1 - tail]):
        tail += 1
    start, kept = max(head - 1, 0), max(tail - 1, 0)
    return " ".join(a[start : len(a) - kept]), " ".join(b[start : len(b) - kept])
