"""Every refusal of the store has a sentence in both languages, and its placeholders are filled."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from model.errors import Fault
from model.store.schema import CODES

ROOT = Path(__file__).resolve().parents[3]
SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "model" / "store").glob("*.py"))
)

FAULTS = {
    *re.findall(r'"error\.package\.([a-z_.]+)"', SOURCE),
    *re.findall(r'_fault\(\s*"([a-z_.]+)"', SOURCE),
    *(f"cell.{rule}" for rule in CODES.values()),
    *(
        f"cell.{name}"
        for name in ("boolean", "city", "control", "formula", "integer", "period", "unique")
    ),
    "row.key",
} - {"invalid"}

ERRORS: dict[str, set[str]] = {
    "error.add.field": {"kind", "field", "allowed"},
    "error.add.kind": {"kind", "allowed"},
    "error.add.missing": {"kind", "field"},
    "error.add.there": {"kind", "key"},
    "error.charter.waits": {"kind"},
    "error.city.unknown": {"city"},
    "error.database.address": set(),
    "error.database.newer": {"version"},
    "error.database.unreachable": set(),
    "error.edit.field": {"kind", "field", "allowed"},
    "error.edit.kind": {"kind"},
    "error.edit.reference": {"field", "value", "target"},
    "error.edit.row": {"kind", "key"},
    "error.edit.stale": {"kind", "key", "field", "yours", "theirs", "who", "at", "version"},
    "error.edit.value": {"field", "value", "expected"},
    "error.edit.version": {"version"},
    "error.edit.who": {"who", "longest"},
    "error.indicator.unit": set(),
    "error.kept.frozen": {"status"},
    "error.kept.other_adopted": {"title"},
    "error.kept.reason": {"value", "longest"},
    "error.kept.revision": {"key", "revision"},
    "error.kept.stale": {"title", "who", "at", "version"},
    "error.kept.status": {"status", "to"},
    "error.kept.tags": {"value", "most", "longest"},
    "error.kept.title": {"value", "shortest", "longest"},
    "error.kept.unknown": {"key"},
    "error.link.self": {"system"},
    "error.mandate.number": set(),
    "error.milestone.early": {"field", "value", "started"},
    "error.package.invalid": {"package", "count"},
    "error.remove.kind": {"kind", "allowed"},
    "error.revision.unknown": {"city", "revision"},
    "error.roadmap.actual.done": {"value"},
    "error.roadmap.actual.future": {"value"},
    "error.roadmap.actual.order": {"item", "start", "finish"},
    "error.roadmap.actual.percent": {"item", "value"},
    "error.roadmap.actual.start": set(),
    "error.roadmap.item.unknown": {"item"},
    "error.rollout.subject": set(),
    "error.scenario.report": set(),
    "error.step.future": {"field", "value"},
    "error.step.letter": set(),
    "error.target.subject": {"scope", "field"},
    "error.undo.changed": {"kind", "key", "field", "yours", "theirs", "who", "at", "version"},
    "error.undo.nothing": {"who"},
    "error.value.future": set(),
}
"""What else the store raises, and the values that come with it."""


def sentences(language: str) -> dict[str, str]:
    path = ROOT / "locales" / language / "LC_MESSAGES" / "tarazu.po"
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_no_refusal_is_forgotten_here() -> None:
    literal = set(re.findall(r'"(error\.[a-z_.]+)"', SOURCE))
    faults = {f"error.package.{code}" for code in FAULTS}
    assert literal - faults == set(ERRORS)


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_refusal_has_a_sentence(language: str) -> None:
    known = sentences(language)
    wanted = {f"error.package.{code}": set(Fault("x", "y").params) for code in FAULTS} | ERRORS
    assert [code for code in wanted if not known.get(code)] == []
    for code, values in wanted.items():
        used = {name for _, name, _, _ in Formatter().parse(known[code]) if name}
        assert used <= values, code
