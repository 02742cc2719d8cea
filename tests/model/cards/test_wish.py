"""What a page wishes to write: read whole, and every fault told with its field."""

from __future__ import annotations

import json
from typing import Any

import pytest

from model.cards.card import card_of, example_card
from model.cards.export import card_json
from model.cards.form import national_form
from model.cards.wish import MOST_FIELDS, faults_of, read_wish, stale_of
from model.errors import InvalidInput
from tests.model import cities
from tests.model.cards.test_cards import written

FORM = national_form()


def wish(service: int = 1, **values: Any) -> Any:
    said = {name: {"value": value, "version": seen} for name, (value, seen) in values.items()}
    return read_wish({"service": service, "values": said, "count": 3})


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "x",
        {},
        {"service": "1", "values": {}},
        {"service": True, "values": {}},
        {"service": 1, "values": []},
        {"service": 1, "values": {"visits": 2}},
        {"service": 1, "values": {"visits": {"value": 2}}},
        {"service": 1, "values": {"visits": {"value": 2, "version": "0"}}},
        {"service": 1, "values": dict.fromkeys(map(str, range(MOST_FIELDS + 1)))},
    ],
)
def test_what_no_page_of_ours_sends_is_malformed(sent: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read_wish(sent)
    assert refusal.value.code == "error.request.malformed"


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        wish(shoe_size=(2, 0))
    assert refusal.value.code == "error.card.field"


def test_every_fault_is_told_with_its_field() -> None:
    faults = faults_of(FORM, wish(visits=("دو", 0), costs=([{"amount": "زیاد"}], 0), code=("۱", 0)))
    assert {name: fault.code for name, fault in faults.items()} == {
        "visits": "error.card.number",
        "costs": "error.card.money",
    }


def test_only_other_values_of_others_are_stale() -> None:
    card = card_of(written(1, visits=4, code="12"), 1)
    asked = wish(visits=("۵", 1), code=("12", 1), recipients=(9, 0))
    assert stale_of(card, asked) == {"visits": (4, 5)}
    assert stale_of(card, wish(visits=(5, 2))) == {}


def test_a_card_as_json_has_every_field_in_order_and_whose_word_it_is() -> None:
    catalogue = written(1, visits=4, service_kind=["g2c", "g2b"], costs=[{"amount": 0}])
    content = json.loads(json.dumps(card_json(catalogue, card_of(catalogue, 1))))
    assert [one["id"] for one in content["sections"]] == [s.section_id for s in FORM.sections]
    fields = {field["id"]: field for part in content["sections"] for field in part["fields"]}
    assert list(fields) == [field.field_id for field in FORM.kept]
    assert fields["visits"] | {"value": 4, "by": "مریم", "version": 2} == fields["visits"]
    assert fields["level"]["basis"] == "assumed"
    assert fields["level"]["chosen"] == [{"fa": "شهری", "en": "Urban"}]
    assert fields["service_kind"]["chosen"][0]["en"].startswith("For citizens")
    assert fields["costs"]["value"] == [{"amount": 0}]
    assert (content["city"], content["service"]) == ("qom", 1)
    numbers = content["completeness"]
    assert numbers["asked"] == numbers["written"] + numbers["known"] + numbers["missing"]


def test_the_example_belongs_to_no_city() -> None:
    content = card_json(cities.qom(), example_card())
    assert (content["city"], content["service"], content["data_version"]) == (None, None, None)
    assert content["electronic"]["request"] == "electronic"
