"""Every refusal of the robustness analyses has a sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from tests.model.store.test_messages import ROOT, sentences

SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(ROOT / "model" / "robustness").glob("*.py"))
)
RANGE = {"value", "minimum", "maximum"}
ERRORS: dict[str, set[str]] = {
    "error.address.malformed": set(),
    "error.group.unknown": {"value"},
    "error.request.malformed": set(),
    "error.robustness.bounds.empty": {"low", "high"},
    "error.robustness.bounds.order": {"index", "low", "high"},
    "error.robustness.comparisons": {"count", "expected"},
    "error.robustness.index": {"value"},
    "error.robustness.itself": {"id"},
    "error.robustness.judgement": {"value"},
    "error.robustness.no_variation": set(),
    "error.robustness.order": {"value"},
    "error.robustness.pair": {"value"},
    "error.robustness.pairs_missing": {"first", "second", "count"},
    "error.robustness.percent": RANGE,
    "error.robustness.points": RANGE,
    "error.robustness.probability": {"value"},
    "error.robustness.rankings": {"count", "minimum", "maximum"},
    "error.robustness.samples": RANGE,
    "error.robustness.seed": RANGE,
    "error.robustness.top": RANGE,
    "error.service.unknown": {"value"},
}
"""What the analyses raise, and the values that come with it."""


def test_no_refusal_is_forgotten_here() -> None:
    assert set(re.findall(r'"(error\.[a-z_.]+)"', SOURCE)) == set(ERRORS)


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_refusal_has_a_sentence(language: str) -> None:
    known = sentences(language)
    for code, values in ERRORS.items():
        used = {name for _, name, _, _ in Formatter().parse(known[code]) if name}
        assert known[code]
        assert used <= values, code
