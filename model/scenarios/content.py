"""What a scenario says: weights, group bounds, scores judged otherwise, the roadmap's settings."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from model.catalogue import Catalogue
from model.errors import InvalidInput, quoted
from model.roadmap.interchange import settings_from_json, to_json
from model.roadmap.settings import Settings
from model.scores import MAX_SCORE, MIN_SCORE
from model.scoring import DEFAULT_BOUNDS, Bounds, Ranking
from model.text import to_ascii_digits
from model.weighing import report_weights, weigh
from model.weights import INDEX_IDS, Weights, parse_weights
from model.what_if import WhatIfs

PARTS: Final = ("weights", "bounds", "what_ifs")
ROADMAP: Final = "roadmap"
"""The part that a scenario may have or not."""
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
    roadmap : Settings or None
        What the council sets for the plan; None if the scenario says nothing of it. The wishes
        stand in one order, each once: no other order gives another plan.
    """

    weights: Weights
    bounds: Bounds = DEFAULT_BOUNDS
    what_ifs: WhatIfs = field(default_factory=dict)
    roadmap: Settings | None = None

    def __post_init__(self) -> None:
        if self.roadmap is not None:
            wishes = tuple(sorted(set(self.roadmap.wishes)))
            object.__setattr__(self, "roadmap", replace(self.roadmap, wishes=wishes))

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
    settings = content.roadmap
    planned = {} if settings is None else {ROADMAP: json.loads(to_json(settings))}
    return {
        "weights": content.weights.as_dict(),
        "bounds": {"group_1": content.bounds.group_1, "group_2": content.bounds.group_2},
        "what_ifs": [
            {"service": service, "index": index, "score": score}
            for (service, index), score in what_ifs
        ],
        **planned,
    }


def from_plain(given: object) -> Content:
    """Read what `as_plain` wrote, or what somebody else did.

    Raises
    ------
    InvalidInput
        ``error.scenario.content``, ``error.weights.*``, ``error.bounds.*``, ``error.what_if.*`` or
        ``error.roadmap.*``
    """
    if not isinstance(given, Mapping) or {*given, ROADMAP} != {*PARTS, ROADMAP}:
        raise InvalidInput("error.scenario.content", expected=", ".join(PARTS))
    weights, bounds, what_ifs = (given[part] for part in PARTS)
    if not isinstance(weights, Mapping):
        raise InvalidInput("error.weights.malformed", value=quoted(weights))
    if not isinstance(bounds, Mapping) or set(bounds) != {"group_1", "group_2"}:
        raise InvalidInput("error.scenario.content", expected="group_1, group_2")
    settings = settings_from_json(json.dumps(given[ROADMAP])) if ROADMAP in given else None
    return Content(parse_weights(weights), Bounds(**bounds), _what_ifs(what_ifs), settings)


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
