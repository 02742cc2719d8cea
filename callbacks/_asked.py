"""What a callback asks for, and whether a request brings just that.

An id is a text, or a dictionary in which some keys stay open when the callback is registered:
``MATCH`` stands for one value, the same in the whole request, ``ALL`` for a list of components and
``ALLSMALLER`` for those whose value lies below that of ``MATCH``. A request names the components
that were there, so it is held against the pattern: the same keys, the fixed values, no component
twice, and one list of components wherever one pattern is asked for more than once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

MANY: tuple[object, ...] = (("ALL",), ("ALLSMALLER",))
Value = str | int | float | bool
Keys = tuple[tuple[str, object], ...]
Opened = list[dict[str, Value] | None]


@dataclass(frozen=True)
class Pattern:
    """One input, state or output as a callback is registered with it.

    Parameters
    ----------
    keys : tuple of (str, object)
        Of the id: a value, or the name of a wildcard in a list of one; a text id has the one
        key ``""``.
    name : str
        Of the property.
    written : bool
        Whether it is an output.
    """

    keys: Keys
    name: str
    written: bool = False

    @classmethod
    def of(cls, registered_id: str, registered_property: str, written: bool = False) -> Pattern:
        """Read the pattern from what Dash keeps, where wildcards stand as ``["ALL"]``."""
        name = registered_property.split("@")[0]  # what Dash adds for outputs shared by callbacks
        if not registered_id.startswith("{"):
            return cls((("", registered_id),), name, written)
        keys = json.loads(registered_id)
        return cls(tuple((key, _frozen(keys[key])) for key in sorted(keys)), name, written)

    @property
    def is_many(self) -> bool:
        """Tell whether a list of components answers to it."""
        return any(value in MANY for _, value in self.keys)

    def open_values(self, sent_id: object) -> dict[str, Value] | None:
        """Give what stands in the open keys of a component's id, or none if it is another's."""
        if isinstance(sent_id, str):
            return {} if self.keys == (("", sent_id),) else None
        if not isinstance(sent_id, Mapping) or sorted(sent_id) != [key for key, _ in self.keys]:
            return None
        found: dict[str, Value] = {}
        for key, asked in self.keys:
            value = sent_id[key]
            if not isinstance(value, str | int | float):
                return None
            if isinstance(asked, tuple):
                found[key] = value
            elif type(value) is not type(asked) or value != asked:
                return None
        return found


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def answers(asked: Sequence[Pattern], sent: Sequence[object]) -> bool:
    """Tell whether what was sent is what a page with these components would send.

    Parameters
    ----------
    asked : sequence of Pattern
        Inputs, states and outputs of a callback, in their order. The outputs' lists are not held
        against the others: the page may have read them a moment earlier.
    sent : sequence
        For each a mapping with ``id`` and ``property``, or a list of such where many are asked.
    """
    if len(asked) != len(sent):
        return False
    matched: dict[str, Value] = {}
    lists: dict[tuple[bool, Keys], Opened] = {}
    for pattern, part in zip(asked, sent, strict=True):
        if isinstance(part, list) != pattern.is_many:
            return False
        items = part if isinstance(part, list) else [part]
        opened = [_opened(pattern, item) for item in items]
        if not all(found is not None and _fits(pattern, found, matched) for found in opened):
            return False
        if len({json.dumps(found, sort_keys=True) for found in opened}) != len(opened):
            return False
        if pattern.is_many and lists.setdefault((pattern.written, pattern.keys), opened) != opened:
            return False
    return _are_smaller(lists, matched)


def _opened(pattern: Pattern, item: object) -> dict[str, Value] | None:
    if not isinstance(item, Mapping) or not isinstance(item.get("property"), str):
        return None
    if item["property"].split("@")[0] != pattern.name:
        return None
    return pattern.open_values(item.get("id"))


def _fits(pattern: Pattern, found: Mapping[str, Value], matched: dict[str, Value]) -> bool:
    """Hold the values of ``MATCH`` against those met before in the same request."""
    single = {key: found[key] for key, asked in pattern.keys if asked == ("MATCH",)}
    return all(_same(matched.setdefault(key, value), value) for key, value in single.items())


def _same(one: Value, other: Value) -> bool:
    return type(one) is type(other) and one == other


def _are_smaller(lists: Mapping[tuple[bool, Keys], Opened], matched: Mapping[str, Value]) -> bool:
    """Hold the values of ``ALLSMALLER`` against that of ``MATCH`` of the same key."""
    for (_, keys), opened in lists.items():
        for key in (key for key, asked in keys if asked == ("ALLSMALLER",)):
            border = matched.get(key)
            values = [found[key] for found in opened if found is not None]
            if border is None or not all(_is_below(value, border) for value in values):
                return False
    return True


def _is_below(value: object, border: Value) -> bool:
    if isinstance(value, str) and isinstance(border, str):
        return value < border
    return isinstance(value, int | float) and isinstance(border, int | float) and value < border


def causes(asked: Sequence[Pattern], changed: object) -> bool:
    """Tell whether all that is said to have changed is among the inputs of a callback."""
    if not isinstance(changed, list):
        return False
    return all(
        isinstance(one, str) and any(_is_cause(pattern, one) for pattern in asked)
        for one in changed
    )


def _is_cause(pattern: Pattern, changed: str) -> bool:
    name, _, prop = changed.rpartition(".")
    if not name.startswith("{"):
        return prop == pattern.name and pattern.open_values(name) is not None
    try:
        return prop == pattern.name and pattern.open_values(json.loads(name)) is not None
    except (ValueError, RecursionError):
        return False


def components(sent: Sequence[object]) -> Iterator[Mapping[str, object]]:
    """Give every component that a request names, those in lists too."""
    for part in sent:
        for item in part if isinstance(part, list) else [part]:
            if isinstance(item, Mapping):
                yield item
