"""The findings of a city's sources: which ones there are, and those that a filter keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from model.catalogue import Catalogue, Finding
from model.checks.finding import Kind, Severity
from model.filters import Choices, Filters

TREATMENTS: Final = ("open", "resolved", "kept")
"""How a finding is treated, those that wait for a decision first."""

CHOICES: Final[Choices] = {
    "severity": tuple(map(str, Severity)),
    "kind": tuple(map(str, Kind)),
    "treatment": TREATMENTS,
}


def counts(catalogue: Catalogue) -> Mapping[str, Counter[str]]:
    """How many findings there are of each value of each filter."""
    return {name: Counter(getattr(f, name) for f in catalogue.findings) for name in CHOICES}


def matching_findings(catalogue: Catalogue, filters: Filters) -> tuple[Finding, ...]:
    """The findings that pass, the weightiest first, else in the source's order."""
    weight = {severity: place for place, severity in enumerate(CHOICES["severity"])}
    kept = [
        finding
        for finding in catalogue.findings
        if filters.keeps({name: getattr(finding, name) for name in CHOICES}, _words(finding))
    ]
    return tuple(sorted(kept, key=lambda finding: weight.get(finding.severity, len(weight))))


def _words(finding: Finding) -> tuple[str | None, ...]:
    return (
        finding.finding_id,
        finding.printed,
        finding.follows,
        finding.other_place,
        finding.effect_fa,
        finding.effect_en,
        finding.treatment_fa,
        finding.treatment_en,
    )
