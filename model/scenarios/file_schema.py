"""What the file of a scenario has to look like, as JSON Schema."""

from __future__ import annotations

from typing import Any, Final

from model.roadmap.interchange import SETTINGS
from model.roadmap.parts import LONGEST_NAME, MOST_WISHES
from model.roadmap.problem import MOST_QUARTERS
from model.roadmap.records import WishKind
from model.roadmap.settings import MOST_CAPACITY, MOST_STRENGTH, Unknown
from model.roadmap.view import WHOLE_CAPACITIES
from model.scenarios.content import MOST_WHAT_IFS, ROADMAP
from model.scenarios.readings import SCHEMA
from model.scores import MAX_SCORE, MIN_SCORE
from model.shelf import LONGEST_REASON, LONGEST_TAG, LONGEST_TITLE, MOST_TAGS
from model.weights import INDEX_IDS, MAX_WEIGHT, MIN_WEIGHT

_HASH: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_BOUND: Final = {"type": "integer", "minimum": 100 * MIN_SCORE, "maximum": 100 * MAX_SCORE}
_QUARTER: Final = {"type": "string", "pattern": "^[0-9]{4}-Q[1-4]$"}
_NAME: Final = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}
_AMOUNT: Final = {"type": "integer", "minimum": 0, "maximum": MOST_CAPACITY}
_STRENGTH: Final = {"type": "integer", "minimum": 0, "maximum": MOST_STRENGTH}
_KINDS: Final = [str(one) for one in WishKind]
_WEIGHT: Final = {"type": "integer", "minimum": MIN_WEIGHT, "maximum": MAX_WEIGHT}


def _object(**properties: object) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _without(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """A schema of objects that need not have one of their parts."""
    return {**schema, "required": [part for part in schema["required"] if part != name]}


def _list(items: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "maxItems": most, "items": items}


def _map(values: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "maxProperties": MOST_WISHES,
        "propertyNames": {"maxLength": LONGEST_NAME},
        "additionalProperties": values,
    }


def _row(*cells: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "prefixItems": list(cells), "minItems": len(cells), "items": False}


ROADMAP_SCHEMA: Final = _object(
    schema={"const": SETTINGS},
    start=_QUARTER,
    quarters={"type": "integer", "minimum": 1, "maximum": MOST_QUARTERS},
    now={"anyOf": [_QUARTER, {"type": "null"}]},
    capacities=_object(
        **dict.fromkeys(WHOLE_CAPACITIES, _AMOUNT),
        by_domain=_map(_AMOUNT),
        exceptions=_list(_row(_NAME, _QUARTER, _AMOUNT), MOST_WISHES),
    ),
    group_strength=_STRENGTH,
    hard_groups={"type": "boolean"},
    quick_win_strength=_STRENGTH,
    unknown={"enum": [str(one) for one in Unknown]},
    arrivals=_map(_QUARTER),
    wishes=_list(_row({"enum": _KINDS}, _NAME, _QUARTER), MOST_WISHES * len(_KINDS)),
    stability={"type": "integer", "minimum": 0, "maximum": 100},
)
"""What the roadmap's settings have to look like in a file."""

FILE_SCHEMA: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A scenario of Tarazu",
    **_without(
        _object(
            schema={"const": SCHEMA},
            city={"type": "string", "maxLength": 80},
            title={"type": "string", "maxLength": LONGEST_TITLE},
            tags={
                "type": "array",
                "maxItems": MOST_TAGS,
                "items": {"type": "string", "maxLength": LONGEST_TAG},
            },
            revision={"type": "integer", "minimum": 1},
            author={"type": "string", "maxLength": 200},
            saved_at={"type": "string", "maxLength": 40},
            reason={"type": "string", "maxLength": LONGEST_REASON},
            data=_object(
                package_version={"type": "string", "maxLength": 80},
                revision={"type": "integer", "minimum": 1},
            ),
            weights=_object(**dict.fromkeys(INDEX_IDS, _WEIGHT)),
            bounds=_object(group_1=_BOUND, group_2=_BOUND),
            what_ifs={
                "type": "array",
                "maxItems": MOST_WHAT_IFS,
                "items": _object(
                    service={"type": "integer", "minimum": 1},
                    index={"enum": list(INDEX_IDS)},
                    score={"type": "integer", "minimum": MIN_SCORE, "maximum": MAX_SCORE},
                ),
            },
            roadmap=ROADMAP_SCHEMA,
            fingerprint=_HASH,
            sha256=_HASH,
        ),
        ROADMAP,
    ),
}
"""What a file has to look like; ``sha256`` is of everything else in it."""
