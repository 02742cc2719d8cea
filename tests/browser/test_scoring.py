"""The browser's weighing and addresses held to the vectors that Python's are held to as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.browser.screen import Screen

VECTORS = Path(__file__).parents[1] / "vectors"


def asked(name: str, call: str) -> str:
    """A script that holds the browser to the vectors it is given."""
    checker = (VECTORS / f"check_{name}.js").read_text(encoding="utf-8")
    return f"{checker}; return {call}, JSON.parse(arguments[0]));"


ASK = asked("scoring", "scoringDifferences(window.tarazu.scoring")
ASK_ROADMAP = asked("roadmap_address", "roadmapAddressDifferences(window.tarazu.roadmapAddress")
ASK_STEPS = asked("steps", "stepsDifferences(window.tarazu")


def vectors(name: str) -> dict[str, Any]:
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


def test_every_vector(screen: Screen) -> None:
    screen.open("/priorities")
    assert screen.js(ASK, json.dumps(vectors("scoring"))) == []
    assert screen.js(ASK_STEPS, json.dumps(vectors("steps"))) == []
    assert screen.js(ASK_ROADMAP, json.dumps(vectors("roadmap_address"))) == []


def test_a_difference_would_be_told(screen: Screen) -> None:
    screen.open("/priorities")
    other = vectors("scoring")
    case = next(case for case in other["cases"] if len(case["expected"]["ranks"]) > 10)
    case["expected"]["ranks"][7] += 1
    other["refusals"][0]["code"] = "error.other"
    # A case is ranked twice, a refusal once.
    assert len(screen.js(ASK, json.dumps(other))) == 3
    steps = vectors("steps")
    steps["cases"][-1]["changes"][2][3] += 1
    assert len(screen.js(ASK_STEPS, json.dumps(steps))) == 1
    addresses = vectors("roadmap_address")
    addresses["cases"][7]["address"] += "0"
    assert len(screen.js(ASK_ROADMAP, json.dumps(addresses))) == 1
