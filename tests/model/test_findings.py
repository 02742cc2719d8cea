from __future__ import annotations

from model.filters import Filters, checked_filters
from model.findings import CHOICES, TREATMENTS, counts, matching_findings
from tests.model import cities

ALL = Filters(dict.fromkeys(CHOICES, ()))


def test_all_findings_of_qom_can_be_chosen() -> None:
    for finding in cities.qom().findings:
        assert finding.kind in CHOICES["kind"]
        assert finding.severity in CHOICES["severity"]
        assert finding.treatment in TREATMENTS


def test_without_filters_all_are_there_the_weightiest_first() -> None:
    found = matching_findings(cities.qom(), ALL)
    assert len(found) == len(cities.qom().findings)
    weights = [list(CHOICES["severity"]).index(finding.severity) for finding in found]
    assert weights == sorted(weights)
    assert found[0].finding_id == "F-total-47"


def test_counts_say_how_many_each_choice_keeps() -> None:
    for name, counter in counts(cities.qom()).items():
        for value, number in counter.items():
            filters = checked_filters({name: [value]}, "", CHOICES)
            assert len(matching_findings(cities.qom(), filters)) == number


def test_words_are_looked_for_in_what_is_printed_and_in_its_effect() -> None:
    catalogue = cities.city(
        findings=(
            cities.finding("F-a", printed="جستجوی بلاک"),
            cities.finding("F-b", effect_en="The plate is misread"),
            cities.finding("F-c"),
        )
    )
    for text, name in (("بلاک", "F-a"), ("PLATE misread", "F-b"), ("f-c", "F-c")):
        found = matching_findings(catalogue, checked_filters({}, text, CHOICES))
        assert [finding.finding_id for finding in found] == [name]
