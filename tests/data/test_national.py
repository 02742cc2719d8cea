"""The national form of the service card: sound, whole, in both languages, and nobody's data."""

import csv
import re
from collections import Counter

import pytest
from frictionless import Package

from model.cards.form import FOLDER, FieldType, national_form
from model.cards.prefill import RULES
from model.cards.stages import Stage
from model.text import ZWNJ, normalise
from tests.data.test_package import JOINED_PLURAL, PLURAL_BY_CHANCE

FORM = national_form()
ADDRESS_OF_A_PERSON = re.compile(r"@|\b\d{7,}\b|[۰-۹]{7,}")


def cells() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found += [(path.name, column, cell) for column, cell in row.items()]
    return found


def test_the_package_is_valid_and_of_no_city() -> None:
    package = Package(str(FOLDER / "datapackage.json"))
    assert package.validate().flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert package.to_dict()["scope"] == "national"
    assert {path.name for path in FOLDER.glob("*.csv")} == {r.path for r in package.resources}


def test_sections_stand_in_the_official_order() -> None:
    card = [section.number for section in FORM.sections if section.form == "card"]
    assert card == [str(number) for number in range(1, 12)]
    assert [s.form for s in FORM.sections][-2:] == ["permit", "permit_bodies"]
    places = [s.section_id for s in FORM.sections]
    order = [places.index(field.section) for field in FORM.fields]
    assert order == sorted(order)


def test_every_field_says_what_it_asks() -> None:
    for field in FORM.fields:
        assert field.title_fa
        assert field.title_en
        assert len(field.guide_fa) > 4
        assert len(field.guide_en) > 4
        assert bool(field.choices) == (field.type in (FieldType.CHOICE, FieldType.CHOICES))
        assert bool(field.reason_fa) == (field.basis != "printed")
    assert all(len(FORM.parts_by_group[group]) for group in FORM.parts_by_group)


def test_conditions_name_fields_and_codes_of_the_form() -> None:
    for field in FORM.fields:
        for place, code in field.asked_when:
            group, _, part = place.partition(".")
            asked = FORM.field_by_id[part or group]
            assert code in asked.choice_by_code
            assert (asked.parent or asked.field_id) == group


def test_what_the_form_prints_is_there() -> None:
    kinds = Counter(field.type for field in FORM.fields)
    assert kinds[FieldType.BY_HAND] == 3
    assert kinds[FieldType.DRAWN] == 1
    for stage in Stage:
        assert set(FORM.field(f"{stage}_mode").choice_by_code) == {"electronic", "paper"}
    assert set(FORM.field("level").choice_by_code) == {
        "national",
        "regional",
        "provincial",
        "urban",
        "rural",
    }
    printed = [c for c in FORM.field("life_events").choices if c.basis == "printed"]
    assert len(printed) == 8
    permits = {part.field_id: part for part in FORM.parts_by_group["permits"]}
    assert list(permits["permit_kind"].choice_by_code) == ["issue", "renew", "amend", "cancel"]
    assert len(FORM.parts_by_group["permit_bodies"]) == 9


def test_every_prefill_has_its_rule() -> None:
    assert {prefill.rule for prefill in FORM.prefills} == set(RULES)
    for prefill in FORM.prefills:
        assert FORM.field(prefill.field)


def test_all_text_is_normalised_and_has_its_half_spaces() -> None:
    for name, column, cell in cells():
        assert normalise(cell) == cell, (name, column)
        for word in re.findall(f"[\\w{ZWNJ}]+", cell):
            joined = JOINED_PLURAL.search(word) and word not in PLURAL_BY_CHANCE
            assert word not in {"ها", "های", "ای", "می"}, (name, cell)
            assert not joined or column == "printed", (name, cell)


@pytest.mark.parametrize("name", ["example", "prefills", "fields"])
def test_no_person_can_be_reached_by_what_is_kept(name: str) -> None:
    said = [cell for file, _, cell in cells() if file == f"{name}.csv"]
    assert [cell for cell in said if ADDRESS_OF_A_PERSON.search(cell)] == []
