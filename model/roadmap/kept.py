"""What a kept plan holds: all that it was made of, so that it can be shown and explained later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from model.errors import InvalidInput
from model.roadmap.interchange import (
    plan_from_json,
    problem_from_json,
    settings_from_json,
    to_json,
)
from model.roadmap.plan import Plan
from model.roadmap.problem import Problem
from model.roadmap.settings import Settings
from model.scenarios.content import Content, from_plain
from model.scenarios.content import as_plain as weighing_as_plain
from model.scenarios.readings import digest

SCHEMA: Final = "tarazu-plan/1"
PARTS: Final = frozenset({"schema", "weighing", "settings", "problem", "plan"})


@dataclass(frozen=True)
class KeptPlan:
    """A plan with what it was made of.

    Attributes
    ----------
    weighing : Content
        Weights and scores judged otherwise.
    settings : Settings
    problem : Problem
    plan : Plan
    """

    weighing: Content
    settings: Settings
    problem: Problem
    plan: Plan


def as_plain(kept: KeptPlan) -> dict[str, Any]:
    """Write a kept plan as JSON can hold it: equal ones are written equally."""
    return {
        "schema": SCHEMA,
        "weighing": weighing_as_plain(kept.weighing),
        "settings": json.loads(to_json(kept.settings)),
        "problem": json.loads(to_json(kept.problem)),
        "plan": json.loads(to_json(kept.plan)),
    }


def from_kept(given: object) -> KeptPlan:
    """Read what `as_plain` wrote.

    Raises
    ------
    InvalidInput
        ``error.roadmap.json`` and what its parts refuse
    """
    if not isinstance(given, Mapping) or set(given) != PARTS or given["schema"] != SCHEMA:
        raise InvalidInput("error.roadmap.json", schema=SCHEMA, value="–")
    return KeptPlan(
        from_plain(given["weighing"]),
        settings_from_json(json.dumps(given["settings"])),
        problem_from_json(json.dumps(given["problem"])),
        plan_from_json(json.dumps(given["plan"])),
    )


def plan_fingerprint(kept: KeptPlan, city: str) -> str:
    """Give the SHA-256 of a plan and of all that it was made of."""
    return digest({"city": city, "content": as_plain(kept)})
