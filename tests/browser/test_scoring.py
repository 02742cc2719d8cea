"""The browser's weighing held to the vectors that Python's is held to as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.browser.screen import Screen

VECTORS = Path(__file__).parents[1] / "vectors"
CHECKER = (VECTORS / "check_scoring.js").read_text(encoding="utf-8")
ASK = f"{CHECKER}; return scoringDifferences(window.tarazu.scoring, JSON.parse(arguments[0]));"


def vectors() -> dict[str, Any]:
    return json.loads((VECTORS / "scoring.json").read_text(encoding="utf-8"))


def test_every_vector(screen: Screen) -> None:
    screen.open("/priorities")
    assert screen.js(ASK, json.dumps(vectors())) == []


def test_a_difference_would_be_told(screen: Screen) -> None:
    screen.open("/priorities")
    other = vectors()
    case = next(case for case in other["cases"] if len(case["expected"]["ranks"]) > 10)
    case["expected"]["ranks"][7] += 1
    other["refusals"][0]["code"] = "error.other"
    # A case is ranked twice, a refusal once.
    assert len(screen.js(ASK, json.dumps(other))) == 3
