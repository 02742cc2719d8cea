"""What a scenario says: weights, group bounds, and scores judged otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from model.catalogue import Catalogue
from model.errors import InvalidInput, quoted
from model.scores import MAX_SCORE, MIN_SCORE
from model.scoring import DEFAULT_BOUNDS, Bounds, Ranking
from model.text import to_ascii_digits
from model.weighing import report_weights, weigh
from model.weights import INDEX_IDS, Weights, parse_weights
from model.what_if import WhatIfs

PARTS: Final = ("weights", "bounds", "what_ifs")
MOST_WHAT_IFS: Final = 10_000

_MEAN: Final = re.compile(r"([0-9])(?:[.,\u066b/]([0-9]{1,2}))?")
"""A mean score, with the decimal marks that people use."""


@dataclass(frozen=True)
class Content:
    """The settings of a picture.

    Attributes
    ----------
    weights : Weights
    bounds : Bounds
    what_ifs : mapping of (int, str) to int
        Scores judged otherwise: ``(todo_id, index_id) -> score``.
    """

    weights: Weights
    bounds: Bounds = DEFAULT_BOUNDS
    what_ifs: WhatIfs = field(default_factory=dict)

    def ranking(self, catalogue: Catalogue) -> Ranking:
        """Rank a city's services by these settings."""
        return weigh(catalogue, self.weights, self.what_ifs, self.bounds)


def report_content(catalogue: Catalogue) -> Content:
    """Give the settings of the city's report."""
    return Content(report_weights(catalogue))


def as_plain(content: Content) -> dict[str, Any]:
    """Write the settings as JSON can hold them: equal settings are written equally."""
    order = {index: place for place, index in enumerate(INDEX_IDS)}
    what_ifs = sorted(content.what_ifs.items(), key=lambda item: (item[0][0], order[item[0][1]]))
    return {
        "weights": content.weights.as_dict(),
        "bounds": {"group_1": content.bounds.group_1, "group_2": content.bounds.group_2},
        "what_ifs": [
            {"service": service, "index": index, "score": score}
            for (service, index), score in what_ifs
        ],
    }


def from_plain(given: object) -> Content:
    """Read what `as_plain` wrote, or what somebody else did.

    Raises
    ------
    InvalidInput
        ``error.scenario.content``, ``error.weights.*``, ``error.bounds.*`` or ``error.what_if.*``
    """
    if not isinstance(given, Mapping) or set(given) != set(PARTS):
        raise InvalidInput("error.scenario.content", expected=", ".join(PARTS))
    weights, bounds, what_ifs = (given[part] for part in PARTS)
    if not isinstance(weights, Mapping):
        raise InvalidInput("error.weights.malformed", value=quoted(weights))
    if not isinstance(bounds, Mapping) or set(bounds) != {"group_1", "group_2"}:
        raise InvalidInput("error.scenario.content", expected="group_1, group_2")
    return Content(parse_weights(weights), Bounds(**bounds), _what_ifs(what_ifs))


def read_bounds(first: object, second: object) -> Bounds:
    """Read where groups 1 and 2 begin, as people write mean scores: ``2.00`` or ``۲٫۰۰``.

    Raises
    ------
    InvalidInput
        ``error.bounds.mean``, or as `model.scoring.Bounds`
    """
    return Bounds(*map(_hundredths, (first, second)))


def _hundredths(given: object) -> int:
    text = to_ascii_digits(given).strip() if isinstance(given, str) else ""
    found = _MEAN.fullmatch(text)
    if found is None:
        raise InvalidInput("error.bounds.mean", value=quoted(given))
    whole, parts = found.groups()
    return 100 * int(whole) + int((parts or "").ljust(2, "0"))


def _what_ifs(given: object) -> WhatIfs:
    if not isinstance(given, list) or len(given) > MOST_WHAT_IFS:
        raise InvalidInput("error.what_if.malformed", value=quoted(given))
    found: dict[tuple[int, str], int] = {}
    for item in given:
        if not isinstance(item, Mapping) or set(item) != {"service", "index", "score"}:
            raise InvalidInput("error.what_if.malformed", value=quoted(item))
        service, index, score = item["service"], item["index"], item["score"]
        if index not in INDEX_IDS:
            raise InvalidInput("error.what_if.index", value=quoted(index))
        if type(score) is not int or not MIN_SCORE <= score <= MAX_SCORE:
            raise InvalidInput("error.what_if.score", value=quoted(score))
        if type(service) is not int or (service, index) in found:
            raise InvalidInput("error.what_if.malformed", value=quoted(item))
        found[service, index] = score
    return found
