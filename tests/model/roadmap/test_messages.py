"""Every refusal of the roadmap has a sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.model.store.test_messages import ROOT, sentences

SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(ROOT / "model" / "roadmap").glob("*.py"))
)
CODES = {
    *re.findall(r'"(error\.[a-z_.]+)"', SOURCE),
    *(f"error.roadmap.{code}" for code in re.findall(r'_refuse\(\s*"([a-z_.]+)"', SOURCE)),
    *(f"error.network.{code}" for code in re.findall(r'_check\(\s*"([a-z_.]+)"', SOURCE)),
}


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_refusal_has_a_sentence(language: str) -> None:
    known = sentences(language)
    assert [code for code in sorted(CODES) if not known.get(code)] == []
